// The tables of libclaims/data, linked into the library as they stand.
#pragma once

#include <span>
#include <string_view>

namespace claims::data {

struct File {
  std::string_view name;     // path below libclaims/data: "language/time.tsv"
  std::string_view content;  // static storage
  std::string_view sha256;   // of the content, lower-case hex
};

// All tables, sorted by name.
std::span<const File> files() noexcept;
// Content of one table; empty if there is none of that name.
std::string_view file(std::string_view name) noexcept;
// SHA-256 of "SHA256  NAME\n" of all tables in order, as sha256sum prints them.
std::string_view digest() noexcept;

}  // namespace claims::data
