#include "fetch/robots.h"

#include <algorithm>
#include <cstdint>

namespace claims::fetching {
namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r";
  const std::size_t start = text.find_first_not_of(blanks);
  if (start == std::string_view::npos) return {};
  return text.substr(start, text.find_last_not_of(blanks) - start + 1);
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_word(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

// The product token that a user-agent line begins with: "claims/1.0" is "claims".
std::string_view product_of(std::string_view value) {
  if (value.starts_with('*')) return value.substr(0, 1);
  std::size_t end = 0;
  while (end < value.size() &&
         ((lower(value[end]) >= 'a' && lower(value[end]) <= 'z') || value[end] == '-' || value[end] == '_'))
    ++end;
  return value.substr(0, end);
}

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c = lower(c);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool unreserved(unsigned char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '.' ||
         c == '_' || c == '~';
}

// One spelling for each path: bytes beyond ASCII written as %XX, unreserved ones
// not, hexadecimal digits upper case (RFC 9309, section 2.2.2).
std::string normal(std::string_view path) {
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string out;
  const auto escape = [&](unsigned char c) { out += '%', out += digits[c >> 4], out += digits[c & 15]; };
  for (std::size_t i = 0; i < path.size(); ++i) {
    const auto c = static_cast<unsigned char>(path[i]);
    if (c == '%' && i + 2 < path.size() && hex(path[i + 1]) >= 0 && hex(path[i + 2]) >= 0) {
      const auto byte = static_cast<unsigned char>(hex(path[i + 1]) << 4 | hex(path[i + 2]));
      if (unreserved(byte)) out += static_cast<char>(byte);
      else escape(byte);
      i += 2;
    } else if (c >= 0x80) {
      escape(c);
    } else {
      out += path[i];
    }
  }
  return out;
}

// `*` is any text, `$` at the end the end. Time: pattern times path at worst.
bool fits(std::string_view pattern, std::string_view path) {
  const bool anchored = pattern.ends_with('$');
  if (anchored) pattern.remove_suffix(1);
  std::size_t p = 0, s = 0, star = std::string_view::npos, mark = 0;
  for (;;) {
    if (p == pattern.size() && (!anchored || s == path.size())) return true;
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      mark = s;
    } else if (p < pattern.size() && s < path.size() && pattern[p] == path[s]) {
      ++p, ++s;
    } else if (star != std::string_view::npos && mark < path.size()) {
      p = star + 1;
      s = ++mark;
    } else {
      return false;
    }
  }
}

}  // namespace

Robots Robots::nothing_allowed() {
  Robots out;
  out.rules_.push_back({"/", false});
  return out;
}

Robots Robots::parse(std::string_view text, std::string_view product) {
  text = text.substr(0, max_robots_bytes);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  Robots own, any;
  bool own_found = false, in_own = false, in_any = false, naming = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\n\r"), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    line = trimmed(line.substr(0, line.find('#')));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string_view key = trimmed(line.substr(0, colon)), value = trimmed(line.substr(colon + 1));
    if (same_word(key, "user-agent")) {
      if (!naming) in_own = in_any = false;  // lines of names that follow each other are one group
      naming = true;
      in_any |= product_of(value) == "*";
      if (same_word(product_of(value), product)) in_own = own_found = true;
      continue;
    }
    const bool allow = same_word(key, "allow");
    if (!allow && !same_word(key, "disallow")) continue;  // sitemap, crawl-delay...
    naming = false;
    if (value.empty()) continue;
    for (auto [in, rules] : {std::pair{in_own, &own.rules_}, std::pair{in_any, &any.rules_}})
      if (in && rules->size() < max_robots_rules) rules->push_back({normal(value), allow});
  }
  return own_found ? own : any;
}

bool Robots::allows(std::string_view path) const {
  if (path == "/robots.txt") return true;
  const std::string wanted = normal(path.substr(0, max_robots_path));
  const Rule* best = nullptr;
  for (const Rule& rule : rules_) {
    if (best &&
        (rule.pattern.size() < best->pattern.size() || (rule.pattern.size() == best->pattern.size() && !rule.allow)))
      continue;
    if (fits(rule.pattern, wanted)) best = &rule;
  }
  return !best || best->allow;
}

}  // namespace claims::fetching
