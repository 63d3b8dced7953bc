#include "report/display.h"

#include <algorithm>

namespace claims::report {
namespace {

struct Range {
  char32_t first, last;
};

// Combining marks, joiners and variation selectors that news text may hold.
constexpr Range zero_width[] = {{0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x0610, 0x061A},
                                {0x064B, 0x065F}, {0x0900, 0x0902}, {0x093C, 0x093C}, {0x0941, 0x0948},
                                {0x0E31, 0x0E31}, {0x0E34, 0x0E3A}, {0x0E47, 0x0E4E}, {0x1AB0, 0x1AFF},
                                {0x1DC0, 0x1DFF}, {0x200B, 0x200F}, {0x2060, 0x2064}, {0x20D0, 0x20FF},
                                {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF}, {0xE0100, 0xE01EF}};

// East Asian Width W and F, and emoji.
constexpr Range wide[] = {{0x1100, 0x115F},   {0x2E80, 0x303E},   {0x3041, 0x33FF},  {0x3400, 0x4DBF},
                          {0x4E00, 0x9FFF},   {0xA000, 0xA4CF},   {0xAC00, 0xD7A3},  {0xF900, 0xFAFF},
                          {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},  {0x1F300, 0x1F64F},
                          {0x1F680, 0x1F6FF}, {0x1F900, 0x1FAFF}, {0x20000, 0x3FFFD}};

template <std::size_t N>
bool in(const Range (&ranges)[N], char32_t c) {
  return std::any_of(std::begin(ranges), std::end(ranges), [c](const Range& r) { return r.first <= c && c <= r.last; });
}

}  // namespace

int Character::width() const {
  if (code < 0x300) return 1;
  return in(zero_width, code) ? 0 : in(wide, code) ? 2 : 1;
}

bool Character::is_space() const {
  return code <= 0x20 || (code >= 0x7F && code <= 0xA0) || (code >= 0x2000 && code <= 0x200A) ||
         (code >= 0x2028 && code <= 0x202F) || (code >= 0x2066 && code <= 0x2069) || code == 0x3000;
}

Character first_character(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  std::size_t length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  length = std::min(length, text.size());
  char32_t code = length == 1 ? lead : lead & (0x7F >> length);
  for (std::size_t i = 1; i < length; ++i) code = (code << 6) | (static_cast<unsigned char>(text[i]) & 0x3F);
  return {text.substr(0, length), code};
}

Character last_character(std::string_view text) {
  std::size_t at = text.size() - 1;
  while (at > 0 && text.size() - at < 4 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return first_character(text.substr(at));
}

int display_width(std::string_view text) {
  int width = 0;
  while (!text.empty()) {
    const Character c = first_character(text);
    width += c.width();
    text.remove_prefix(c.bytes.size());
  }
  return width;
}

std::string on_one_line(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const Character c = first_character(text);
    if (!c.is_space()) out += c.bytes;
    else if (out.empty() || out.back() != ' ') out += ' ';
    text.remove_prefix(c.bytes.size());
  }
  return out;
}

std::string shortened(std::string_view text, int width) {
  int used = 0;
  std::size_t at = 0, cut = 0;
  while (at < text.size()) {
    const Character c = first_character(text.substr(at));
    used += c.width();
    if (used > width) return std::string(text.substr(0, cut)) + "...";
    at += c.bytes.size();
    if (used <= width - 3) cut = at;
  }
  return std::string(text);
}

std::string wrapped(std::string_view text, int used, int indent, int width) {
  std::string out;
  bool line_start = true;
  while (!text.empty()) {
    const std::size_t space = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, space);
    text.remove_prefix(std::min(space + 1, text.size()));
    const int columns = display_width(word);
    if (!line_start && used + 1 + columns > width) {
      out += '\n';
      out.append(static_cast<std::size_t>(indent), ' ');
      used = indent;
      line_start = true;
    }
    if (!line_start) out += ' ', ++used;
    out += word;
    used += columns;
    line_start = false;
  }
  return out;
}

}  // namespace claims::report
