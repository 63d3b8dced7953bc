#include "fetch/utf8.h"

#include "text/encoding.h"

namespace claims::fetching {
namespace {

// Length of the well-formed character that `s` begins with (Unicode, table 3-7); 0 if none.
std::size_t character(std::string_view s) {
  const auto byte = [&](std::size_t i) { return i < s.size() ? static_cast<unsigned char>(s[i]) : 0u; };
  const auto tail = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
  const unsigned a = byte(0), b = byte(1);
  if (a < 0x80) return a == 0 ? 0 : 1;
  if (a >= 0xC2 && a <= 0xDF) return tail(1) ? 2 : 0;
  if (a >= 0xE0 && a <= 0xEF) {
    const bool sound = tail(1) && (a != 0xE0 || b >= 0xA0) && (a != 0xED || b < 0xA0);
    return sound && tail(2) ? 3 : 0;
  }
  if (a >= 0xF0 && a <= 0xF4) {
    const bool sound = tail(1) && (a != 0xF0 || b >= 0x90) && (a != 0xF4 || b < 0x90);
    return sound && tail(2) && tail(3) ? 4 : 0;
  }
  return 0;
}

}  // namespace

std::string valid_utf8(std::string text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t length = character(std::string_view(text).substr(at, 4));
    if (length == 0) break;
    at += length;
  }
  if (at == text.size()) return text;
  std::string out = text.substr(0, at);
  while (at < text.size()) {
    const std::size_t length = character(std::string_view(text).substr(at, 4));
    if (length > 0) out.append(text, at, length);
    else if (text[at] != '\0') out += "\xEF\xBF\xBD";
    at += length == 0 ? 1 : length;
  }
  return out;
}

std::string text_as_utf8(std::string_view bytes) {
  Document document;
  Result<std::string> text = text::decode(std::string(bytes), false, document);
  return text ? valid_utf8(std::move(*text)) : std::string();
}

}  // namespace claims::fetching
