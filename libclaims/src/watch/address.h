// What the place says where an address leads to, and a page that is none of a document.
#pragma once

#include <claims/watch.h>

#include <string_view>

namespace claims::watch {

// What `url` is, to which requests for another address were led: "the home page", "a login page"; empty: neither.
std::string_view unrelated_place(std::string_view asked, std::string_view url);

// What a page with this title and text is, although the service answered 200: "a page that says that nothing was
// found", "a page that wants to see a browser"; empty: a document, as far as can be told.
enum class Standin : std::uint8_t { none, not_found, login, challenge };
Standin standin_of(const Source& source);

// Every redirect is for good (301, 308), and there is one.
bool is_lasting(const std::vector<Redirect>& redirects) noexcept;

}  // namespace claims::watch
