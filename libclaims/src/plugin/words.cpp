#include "plugin/words.h"

#include <claims/calendar.h>

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace claims::plugin {
namespace {

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Letters and digits in groups that single characters of `between` part.
bool is_grouped(std::string_view text, std::string_view between) {
  bool after_group = false;
  for (const char c : text) {
    if (is_lower(c) || is_digit(c)) after_group = true;
    else if (between.find(c) != between.npos && after_group) after_group = false;
    else return false;
  }
  return after_group;
}

// Length of the UTF-8 sequence at `at`, 0 if it is none (Unicode 15, table 3-7).
std::size_t sequence(const unsigned char* at, std::size_t left) {
  const auto trails = [&](std::size_t count) {
    if (left <= count) return false;
    for (std::size_t i = 1; i <= count; ++i)
      if ((at[i] & 0xC0) != 0x80) return false;
    return true;
  };
  const unsigned char lead = at[0];
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return trails(1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    if (!trails(2)) return 0;
    if ((lead == 0xE0 && at[1] < 0xA0) || (lead == 0xED && at[1] > 0x9F)) return 0;
    return 3;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    if (!trails(3)) return 0;
    if ((lead == 0xF0 && at[1] < 0x90) || (lead == 0xF4 && at[1] > 0x8F)) return 0;
    return 4;
  }
  return 0;
}

// "2006-10-14", "2006-10", "2006"
bool is_partial_date(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  int part[3] = {0, 1, 1};
  std::size_t index = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 4 || i == 7;
    if (dash ? text[i] != '-' : !is_digit(text[i])) return false;
    if (dash) part[++index] = 0;
    else part[index] = part[index] * 10 + (text[i] - '0');
  }
  return exists({part[0], part[1], part[2]});
}

}  // namespace

bool is_utf8(std::string_view text) noexcept {
  const auto* at = reinterpret_cast<const unsigned char*>(text.data());
  std::size_t left = text.size();
  while (left != 0) {
    std::uint64_t eight = 0;
    if (left >= 8) std::memcpy(&eight, at, 8);
    if (left >= 8 && (eight & 0x8080808080808080u) == 0) {
      at += 8, left -= 8;
      continue;
    }
    const std::size_t size = sequence(at, left);
    if (size == 0) return false;
    at += size, left -= size;
  }
  return true;
}

bool is_line(std::string_view text) noexcept {
  return is_utf8(text) && std::none_of(text.begin(), text.end(), [](char c) { return (c >= 0 && c < 32) || c == 127; });
}

bool is_name(std::string_view text) noexcept { return !text.empty() && is_lower(text[0]) && is_grouped(text, ".-_"); }

bool is_check_id(std::string_view text) noexcept {
  return is_name(text) && text.find('_') == text.npos && std::count(text.begin(), text.end(), '.') == 1;
}

bool is_plugin_id(std::string_view text) noexcept {
  return text.size() <= 128 && is_name(text) && text.find('.') != text.npos;
}

bool is_scheme(std::string_view text) noexcept {
  return !text.empty() && text.size() <= 32 && is_lower(text[0]) && std::all_of(text.begin(), text.end(), [](char c) {
    return is_lower(c) || is_digit(c) || c == '+' || c == '-' || c == '.';
  });
}

bool is_media_type(std::string_view text) noexcept {
  const std::size_t slash = text.find('/');
  const auto token = [](std::string_view part) {
    return !part.empty() && std::all_of(part.begin(), part.end(), [](char c) {
      return is_lower(c) || is_digit(c) || std::strchr("!#$&-^_.+*", c) != nullptr;
    });
  };
  return text.size() <= 128 && slash != text.npos && token(text.substr(0, slash)) && token(text.substr(slash + 1));
}

bool is_locator(std::string_view text) noexcept {
  const std::size_t colon = text.find(':');
  return colon != text.npos && colon + 1 < text.size() && is_scheme(text.substr(0, colon)) && is_line(text);
}

bool is_host(std::string_view text) noexcept {
  if (text == "*") return true;
  if (text.starts_with("*.")) text.remove_prefix(2);
  return text.size() <= 253 && is_grouped(text, ".-");
}

bool is_fact_date(std::string_view text) noexcept {
  const std::size_t slash = text.find('/');
  if (slash == text.npos) return is_partial_date(text);
  const std::string_view first = text.substr(0, slash), last = text.substr(slash + 1);
  const bool open = first == ".." && last == "..";
  return !open && (first == ".." || is_partial_date(first)) && (last == ".." || is_partial_date(last));
}

bool is_fact_number(std::string_view text) noexcept {
  if (text.starts_with('-')) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  const auto digits = [](std::string_view part) {
    return !part.empty() && std::all_of(part.begin(), part.end(), is_digit);
  };
  if (text.size() > 64) return false;
  return point == text.npos ? digits(text) : digits(text.substr(0, point)) && digits(text.substr(point + 1));
}

std::string_view host_of(std::string_view url) noexcept {
  if (url.starts_with("https://")) url.remove_prefix(8);
  else if (url.starts_with("http://")) url.remove_prefix(7);
  else return {};
  url = url.substr(0, url.find_first_of("/?#"));
  if (const std::size_t at = url.rfind('@'); at != url.npos) url.remove_prefix(at + 1);
  if (url.starts_with('[')) return url.substr(0, url.find(']') + 1);
  return url.substr(0, url.find(':'));
}

bool covers(std::string_view pattern, std::string_view host) noexcept {
  if (pattern == "*") return true;
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  const auto same = [&](std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
  };
  if (!pattern.starts_with("*.")) return same(pattern, host);
  const std::string_view end = pattern.substr(1);
  return host.size() > end.size() && same(end, host.substr(host.size() - end.size()));
}

}  // namespace claims::plugin
