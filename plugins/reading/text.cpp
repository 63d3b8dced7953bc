#include "reading/text.h"

#include <cstdint>
#include <utility>

namespace claims::plugin {
namespace {

char folded(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~';
}

std::string encode(std::string_view text, bool slashes_too) {
  constexpr char hex[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    if (unreserved(c) || (c == '/' && !slashes_too)) {
      out.push_back(c);
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out.append({'%', hex[byte >> 4], hex[byte & 15]});
  }
  return out;
}

// Length of the well-formed UTF-8 sequence that `text` begins with (Unicode,
// table 3-7); 0 if it is none.
std::size_t sequence(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  const auto follows = [&](std::size_t i, unsigned low = 0x80, unsigned high = 0xBF) {
    return byte(i) >= low && byte(i) <= high;
  };
  const unsigned first = byte(0);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return follows(1) ? 2 : 0;
  if (first == 0xE0) return follows(1, 0xA0) && follows(2) ? 3 : 0;
  if (first == 0xED) return follows(1, 0x80, 0x9F) && follows(2) ? 3 : 0;
  if (first >= 0xE1 && first <= 0xEF) return follows(1) && follows(2) ? 3 : 0;
  if (first == 0xF0) return follows(1, 0x90) && follows(2) && follows(3) ? 4 : 0;
  if (first == 0xF4) return follows(1, 0x80, 0x8F) && follows(2) && follows(3) ? 4 : 0;
  if (first >= 0xF1 && first <= 0xF3) return follows(1) && follows(2) && follows(3) ? 4 : 0;
  return 0;
}

void append_code_point(std::string& out, std::uint32_t c) {
  if (c == 0 || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = 0xFFFD;
  if (c < 0x80) {
    out.push_back(static_cast<char>(c));
  } else if (c < 0x800) {
    out.push_back(static_cast<char>(0xC0 | (c >> 6)));
    out.push_back(static_cast<char>(0x80 | (c & 63)));
  } else if (c < 0x10000) {
    out.push_back(static_cast<char>(0xE0 | (c >> 12)));
    out.push_back(static_cast<char>(0x80 | ((c >> 6) & 63)));
    out.push_back(static_cast<char>(0x80 | (c & 63)));
  } else {
    out.push_back(static_cast<char>(0xF0 | (c >> 18)));
    out.push_back(static_cast<char>(0x80 | ((c >> 12) & 63)));
    out.push_back(static_cast<char>(0x80 | ((c >> 6) & 63)));
    out.push_back(static_cast<char>(0x80 | (c & 63)));
  }
}

// The character that the reference `name` (between "&" and ";") stands for; 0
// if it is not known.
std::uint32_t referenced(std::string_view name) {
  constexpr std::pair<std::string_view, std::uint32_t> named[] = {
      {"amp", '&'},      {"lt", '<'},       {"gt", '>'},       {"quot", '"'},     {"apos", '\''},
      {"nbsp", ' '},     {"sect", 0xA7},    {"ndash", 0x2013}, {"mdash", 0x2014}, {"lsquo", 0x2018},
      {"rsquo", 0x2019}, {"ldquo", 0x201C}, {"rdquo", 0x201D}, {"hellip", 0x2026}};
  for (const auto& [text, value] : named)
    if (text == name) return value;
  if (!name.starts_with('#')) return 0;
  name.remove_prefix(1);
  const bool hex = name.starts_with('x') || name.starts_with('X');
  if (hex) name.remove_prefix(1);
  if (name.empty() || name.size() > 7) return 0;
  std::uint32_t value = 0;
  for (const char c : name) {
    const char letter = folded(c);
    const bool digit = letter >= '0' && letter <= '9';
    if (!digit && !(hex && letter >= 'a' && letter <= 'f')) return 0;
    value = value * (hex ? 16 : 10) + static_cast<std::uint32_t>(digit ? letter - '0' : letter - 'a' + 10);
  }
  return value;
}

}  // namespace

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = folded(c);
  return out;
}

bool same_letters(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (folded(a[i]) != folded(b[i])) return false;
  return true;
}

bool digits_only(std::string_view text) {
  for (const char c : text)
    if (c < '0' || c > '9') return false;
  return !text.empty();
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

std::optional<std::string_view> between(std::string_view text, std::string_view begin, std::string_view end) {
  const std::size_t from = text.find(begin);
  if (from == std::string_view::npos) return std::nullopt;
  text.remove_prefix(from + begin.size());
  const std::size_t to = text.find(end);
  if (to == std::string_view::npos) return std::nullopt;
  return text.substr(0, to);
}

std::string encode_component(std::string_view text) { return encode(text, true); }
std::string encode_path(std::string_view text) { return encode(text, false); }

std::string one_line(std::string_view text) {
  std::string out;
  bool space = false;
  for (text = trim(text); !text.empty();) {
    if (is_space(text.front())) {
      space = true;
      text.remove_prefix(1);
      continue;
    }
    const std::size_t length = sequence(text);
    const std::string_view next = length == 0 ? std::string_view("\xEF\xBF\xBD") : text.substr(0, length);
    if (out.size() + next.size() + 4 > max_fact) return out.append("\xE2\x80\xA6");
    if (std::exchange(space, false)) out.push_back(' ');
    out.append(next);
    text.remove_prefix(length == 0 ? 1 : length);
  }
  return out;
}

std::string plain(std::string_view markup) {
  std::string out;
  while (!markup.empty()) {
    const std::size_t at = markup.find_first_of("<&");
    out.append(markup.substr(0, at));
    if (at == std::string_view::npos) break;
    markup.remove_prefix(at);
    const std::size_t end = markup.find(markup.front() == '<' ? '>' : ';');
    // A tag has a letter or a slash behind "<": "p < 0.05" is text.
    const bool tag = markup.front() == '<' && end != std::string_view::npos && end > 1 &&
                     (markup[1] == '/' || markup[1] == '!' || (folded(markup[1]) >= 'a' && folded(markup[1]) <= 'z'));
    const std::uint32_t character =
        markup.front() == '&' && end != std::string_view::npos && end < 12 ? referenced(markup.substr(1, end - 1)) : 0;
    if (character != 0) append_code_point(out, character);
    else if (!tag) out.push_back(markup.front());
    markup.remove_prefix(tag || character != 0 ? end + 1 : 1);
  }
  return one_line(out);
}

}  // namespace claims::plugin
