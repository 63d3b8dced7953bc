// What the answer of a service says before its body is read, in the words that
// all fetchers use.
#pragma once

#include <claims/plugin.hpp>

#include <cstddef>
#include <string_view>

namespace claims::plugin {

// OK where the service answered 200 with a body of at most `max_bytes`. Else:
//   not_found    404, 410: the service has no such document
//   unreadable   a refusal, or a check for browsers (202, 403 of a guard)
//   unavailable  429, 5xx: not now
//   malformed    no body
//   limit        more than `max_bytes`
// `service` begins the sentence: "Crossref".
Status answered(const Reply& reply, std::string_view service, std::size_t max_bytes);

// OK where the body does not begin as a web page does: services put one in
// place of data when they are down, or when they take us for a robot.
Status not_a_page(const Reply& reply, std::string_view service, std::string_view expected);

// The value of a header field (RFC 9110, section 5): the first of that name,
// without the white space around it; empty if there is none.
std::string_view header(const Reply& reply, std::string_view name);

}  // namespace claims::plugin
