// Bytes of a text as lines and characters, counted as an editor counts them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace claims::cli {

// Units of a character: bytes, UTF-16 code units, code points (PositionEncodingKind of LSP 3.17).
enum class PositionEncoding : std::uint8_t { utf8, utf16, utf32 };

struct LinePosition {
  std::uint32_t line = 0, character = 0;  // from 0
  bool operator==(const LinePosition&) const = default;
};

// Lines end with "\n", "\r\n" or "\r". The text must outlive the map.
class LineMap {
 public:
  LineMap(std::string_view text, PositionEncoding encoding);

  // Within a character: of its start; behind the text: of its end.
  LinePosition position(std::size_t offset) const;
  // Behind the end of a line: that end; behind the last line: the end of the text.
  std::size_t offset(LinePosition position) const;

 private:
  std::string_view text_;
  PositionEncoding encoding_;
  std::vector<std::size_t> starts_;
};

}  // namespace claims::cli
