// Character references of HTML: "&amp;", "&#8217;", "&#x2019;".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace claims::text {

struct Entity {
  std::uint32_t size = 0;  // bytes of the reference; 0: `text` does not start with one
  char utf8[4] = {};
  std::uint8_t utf8_size = 0;

  std::string_view text() const noexcept { return {utf8, utf8_size}; }
};

// The reference at the start of `text`. Numbers of Windows-1252 (128..159) and
// of no character are read as HTML reads them.
Entity read_entity(std::string_view text) noexcept;

// `text` with its references resolved, for attribute values.
std::string resolve_entities(std::string_view text);

// Writes `code` as UTF-8, at most 4 bytes; the number of bytes.
std::uint8_t write_utf8(char32_t code, char* out) noexcept;

// The character that Windows-1252 has at `byte`; 0 for the five it leaves open.
char32_t windows_1252(unsigned char byte) noexcept;

}  // namespace claims::text
