// Requests and answers of HTTP as values, without the library that reads and writes them.
#pragma once

#include <claims/result.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace claims::cli {

struct HttpField {
  std::string name, value;
};

struct HttpRequest {
  std::string method;             // "GET"
  std::string path, query;        // of the target, before and behind "?", as they were sent
  std::vector<HttpField> fields;  // names in lower case
  std::string body;
  std::string peer;            // the client's address, without its port
  std::size_t body_limit = 0;  // bytes; HttpService::admit() may lower it

  // What admit() found out, for answer() and the log.
  int route = -1;
  std::string client;        // name of the token's owner; empty: none was given
  std::uint8_t granted = 0;  // what that client may do, of Scope

  // The first field of that name, given in lower case; empty if there is none.
  std::string_view field(std::string_view name) const noexcept;
  // Of Content-Type: "text/html" of "Text/HTML; charset=utf-8"; empty if there is none.
  std::string media_type() const;
};

struct HttpResponse {
  int status = 200;
  std::string media_type;  // empty: no body
  std::string body;
  std::vector<HttpField> fields;
  std::vector<HttpField> notes;  // for the log alone
};

// RFC 8259.
HttpResponse json_answer(std::string body, int status = 200);
// RFC 9457. `code` is one word for programs: a name of claims::Code, or "unauthorized", "forbidden", "conflict",
// "too_many_requests".
HttpResponse problem(int status, std::string_view code, std::string_view detail);
// The same for an error of the engine about a request or what it named.
HttpResponse problem(const Error& error);
// The reason phrase of a status: "Not Found".
std::string_view phrase_of(int status) noexcept;

// A strong entity tag of those bytes, with its quotation marks.
std::string entity_tag(std::string_view body);
// Whether a list of If-None-Match or If-Match names `tag`: weak marks do not count, "*" names every tag.
bool names_tag(std::string_view list, std::string_view tag) noexcept;

// SHA-256 in lower-case hex.
std::string sha256_hex(std::string_view bytes);

}  // namespace claims::cli
