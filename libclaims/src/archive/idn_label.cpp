#include "archive/idn_label.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace claims::archive {
namespace {

constexpr std::size_t max_label = 63;

// Small letters of the scripts that have two kinds, as far as they are found by counting.
char32_t small(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  if ((c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x391 && c <= 0x3AB) || (c >= 0x410 && c <= 0x42F)) return c + 32;
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  if ((c >= 0x100 && c <= 0x137 && c != 0x130) || (c >= 0x14A && c <= 0x177)) return c | 1;
  if (((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E)) && c % 2 == 1) return c + 1;
  if (c >= 0x531 && c <= 0x556) return c + 48;
  return c;
}

// The characters of UTF-8; nothing where it is broken.
std::optional<std::u32string> decoded(std::string_view text) {
  std::u32string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80                   ? 1
                               : lead >= 0xC2 && lead < 0xE0 ? 2
                               : lead >= 0xE0 && lead < 0xF0 ? 3
                               : lead >= 0xF0 && lead < 0xF5 ? 4
                                                             : 0;
    if (length == 0 || i + length > text.size()) return std::nullopt;
    char32_t c = length == 1 ? lead : lead & (0x7Fu >> length);
    for (std::size_t k = 1; k < length; ++k) {
      const auto next = static_cast<unsigned char>(text[i + k]);
      if ((next & 0xC0) != 0x80) return std::nullopt;
      c = c << 6 | (next & 0x3F);
    }
    if ((c >= 0xD800 && c < 0xE000) || c > 0x10FFFF || (length == 3 && c < 0x800) || (length == 4 && c < 0x10000))
      return std::nullopt;
    out.push_back(c);
    i += length;
  }
  return out;
}

bool prohibited(char32_t c) {
  return (c >= 0x80 && c <= 0xA0) || (c >= 0x2000 && c <= 0x200F) || (c >= 0x2028 && c <= 0x202F) || c == 0x3000 ||
         (c >= 0xE000 && c <= 0xF8FF) || (c >= 0xFFF9 && c <= 0xFFFF);
}

std::uint32_t adapted(std::uint32_t delta, std::uint32_t points, bool first) {
  delta = first ? delta / 700 : delta / 2;
  delta += delta / points;
  std::uint32_t k = 0;
  for (; delta > 455; k += 36) delta /= 35;
  return k + 36 * delta / (delta + 38);
}

char digit(std::uint32_t value) { return static_cast<char>(value < 26 ? 'a' + value : '0' + value - 26); }

// RFC 3492, section 6.3.
std::string punycode(const std::u32string& label) {
  std::string out;
  for (const char32_t c : label)
    if (c < 0x80) out.push_back(static_cast<char>(c));
  const auto basic = static_cast<std::uint32_t>(out.size());
  if (basic > 0) out.push_back('-');
  std::uint32_t n = 0x80, delta = 0, bias = 72;
  for (std::uint32_t handled = basic; handled < label.size();) {
    std::uint32_t next = 0x110000;
    for (const char32_t c : label)
      if (c >= n) next = std::min<std::uint32_t>(next, c);
    delta += (next - n) * (handled + 1);
    n = next;
    for (const char32_t c : label) {
      if (c < n) ++delta;
      if (c != n) continue;
      std::uint32_t q = delta;
      for (std::uint32_t k = 36;; k += 36) {
        const std::uint32_t t = k <= bias ? 1 : std::min<std::uint32_t>(k - bias, 26);
        if (q < t) break;
        out.push_back(digit(t + (q - t) % (36 - t)));
        q = (q - t) / (36 - t);
      }
      out.push_back(digit(q));
      bias = adapted(delta, handled + 1, handled == basic);
      delta = 0;
      ++handled;
    }
    ++delta;
    ++n;
  }
  return out;
}

std::optional<std::string> ascii_label(const std::u32string& label) {
  if (label.empty() || label.size() > max_label) return std::nullopt;
  std::string out;
  if (std::all_of(label.begin(), label.end(), [](char32_t c) { return c < 0x80; })) {
    out.assign(label.begin(), label.end());
  } else {
    if (std::any_of(label.begin(), label.end(), prohibited)) return std::nullopt;
    std::u32string folded;
    for (const char32_t c : label) {
      if (c == 0xDF) folded += U"ss";
      else folded.push_back(small(c));
    }
    const bool ascii = std::all_of(folded.begin(), folded.end(), [](char32_t c) { return c < 0x80; });
    if (ascii) out.assign(folded.begin(), folded.end());
    else out = "xn--" + punycode(folded);
  }
  if (out.size() > max_label) return std::nullopt;
  return out;
}

}  // namespace

std::optional<std::string> idn_to_ascii(std::string_view host) {
  const auto text = decoded(host);
  if (!text) return std::nullopt;
  std::string out;
  std::size_t begin = 0;
  for (;;) {
    const std::size_t end = text->find_first_of(U".\u3002\uFF0E\uFF61", begin);
    const std::u32string label = text->substr(begin, end == std::u32string::npos ? end : end - begin);
    // A dot at the end names the root.
    if (label.empty() && end == std::u32string::npos && begin > 0) return out;
    const auto ascii = ascii_label(label);
    if (!ascii) return std::nullopt;
    out += *ascii;
    if (end == std::u32string::npos) return out;
    out.push_back('.');
    begin = end + 1;
  }
}

}  // namespace claims::archive
