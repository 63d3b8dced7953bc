#include "text/attribute.h"

#include "text/entity.h"

namespace claims::text {
namespace {

bool space(char c) { return static_cast<unsigned char>(c) <= ' '; }

std::string_view trimmed(std::string_view s) {
  while (!s.empty() && space(s.front())) s.remove_prefix(1);
  while (!s.empty() && space(s.back())) s.remove_suffix(1);
  return s;
}

}  // namespace

std::string lower_case(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return out;
}

std::string tag_name(std::string_view inside) {
  if (inside.starts_with('/')) inside.remove_prefix(1);
  std::size_t end = 0;
  while (end < inside.size() && end < 16 && !space(inside[end]) && inside[end] != '/') ++end;
  return lower_case(inside.substr(0, end));
}

std::string attribute(std::string_view inside, std::string_view name) {
  std::size_t at = 0;
  while (at < inside.size() && !space(inside[at])) ++at;
  while (at < inside.size()) {
    while (at < inside.size() && (space(inside[at]) || inside[at] == '/')) ++at;
    const std::size_t begin = at;
    while (at < inside.size() && !space(inside[at]) && inside[at] != '=') ++at;
    const std::string_view key = inside.substr(begin, at - begin);
    while (at < inside.size() && space(inside[at])) ++at;
    if (at >= inside.size() || inside[at] != '=') {
      if (key.empty()) ++at;
      continue;
    }
    ++at;
    while (at < inside.size() && space(inside[at])) ++at;
    std::size_t stop;
    std::size_t value = at;
    if (at < inside.size() && (inside[at] == '"' || inside[at] == '\'')) {
      value = at + 1;
      stop = inside.find(inside[at], value);
    } else {
      stop = at;
      while (stop < inside.size() && !space(inside[stop])) ++stop;
    }
    if (stop == std::string_view::npos) stop = inside.size();
    if (lower_case(key) == name) return resolve_entities(inside.substr(value, stop - value));
    at = stop + 1;
  }
  return {};
}

std::string link_address(std::string_view inside) {
  inside = trimmed(inside);
  if (inside.starts_with('<')) {
    inside.remove_prefix(1);
    inside = inside.substr(0, inside.find('>'));
  } else if (!inside.starts_with("{{")) {
    inside = inside.substr(0, inside.find_first_of(" \t\n"));
  }
  return resolve_entities(inside);
}

}  // namespace claims::text
