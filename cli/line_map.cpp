#include "line_map.h"

#include <algorithm>

namespace claims::cli {
namespace {

// Bytes of the character that begins with `lead`; what is no UTF-8 counts byte by byte.
std::size_t length_of(unsigned char lead) {
  return lead < 0xC2 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 1;
}

std::uint32_t units(std::size_t length, PositionEncoding encoding) {
  if (encoding == PositionEncoding::utf8) return static_cast<std::uint32_t>(length);
  return encoding == PositionEncoding::utf16 && length == 4 ? 2 : 1;
}

}  // namespace

LineMap::LineMap(std::string_view text, PositionEncoding encoding) : text_(text), encoding_(encoding), starts_{0} {
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'))) starts_.push_back(i + 1);
}

LinePosition LineMap::position(std::size_t offset) const {
  offset = std::min(offset, text_.size());
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  const auto line = static_cast<std::uint32_t>(after - starts_.begin() - 1);
  std::uint32_t character = 0;
  for (std::size_t at = starts_[line]; at < offset;) {
    const std::size_t length = length_of(static_cast<unsigned char>(text_[at]));
    if (at + length > offset) break;
    character += units(length, encoding_);
    at += length;
  }
  return {line, character};
}

std::size_t LineMap::offset(LinePosition position) const {
  if (position.line >= starts_.size()) return text_.size();
  std::size_t at = starts_[position.line];
  std::size_t end = position.line + 1 < starts_.size() ? starts_[position.line + 1] : text_.size();
  while (end > at && (text_[end - 1] == '\n' || text_[end - 1] == '\r')) --end;
  for (std::uint32_t character = 0; at < end;) {
    const std::size_t length = std::min(length_of(static_cast<unsigned char>(text_[at])), end - at);
    character += units(length, encoding_);
    if (character > position.character) break;
    at += length;
  }
  return at;
}

}  // namespace claims::cli
