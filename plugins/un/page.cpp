#include "page.h"

namespace un {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t max_page = 256u << 10;  // these pages are a few hundred bytes
constexpr std::size_t max_targets = 8;

std::string lower_of(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return out;
}

bool space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// A tag, as written and in lower case.
struct Tag {
  std::string_view text, lower;
};

// Value of an attribute, quoted or not.
std::string_view attribute(const Tag& tag, std::string_view name) {
  for (std::size_t at = tag.lower.find(name); at != npos; at = tag.lower.find(name, at + 1)) {
    std::size_t i = at + name.size();
    while (i < tag.text.size() && space(tag.text[i])) ++i;
    if (at == 0 || !space(tag.text[at - 1]) || i >= tag.text.size() || tag.text[i] != '=') continue;
    for (++i; i < tag.text.size() && space(tag.text[i]);) ++i;
    if (i >= tag.text.size()) return {};
    const char quote = tag.text[i];
    if (quote == '"' || quote == '\'') {
      const std::size_t end = tag.text.find(quote, i + 1);
      return end == npos ? std::string_view() : tag.text.substr(i + 1, end - i - 1);
    }
    std::size_t end = i;
    while (end < tag.text.size() && !space(tag.text[end]) && tag.text[end] != '>') ++end;
    return tag.text.substr(i, end - i);
  }
  return {};
}

std::string unescaped(std::string_view url) {
  std::string out;
  for (std::size_t i = 0; i < url.size(); ++i) {
    out += url[i];
    if (url.substr(i, 5) == "&amp;") i += 4;
  }
  return out;
}

// "0; URL=/TMP/1234.html"
std::string_view refresh_target(std::string_view content) {
  const std::string lower = lower_of(content);
  std::size_t at = lower.find("url");
  if (at == npos) return {};
  for (at += 3; at < content.size() && (space(content[at]) || content[at] == '=');) ++at;
  std::string_view target = content.substr(at);
  while (!target.empty() && (target.front() == '\'' || target.front() == '"')) target.remove_prefix(1);
  while (!target.empty() && (target.back() == '\'' || target.back() == '"' || space(target.back())))
    target.remove_suffix(1);
  return target;
}

std::string_view target_of(const Tag& tag) {
  if (tag.lower.starts_with("<meta") && lower_of(attribute(tag, "http-equiv")) == "refresh")
    return refresh_target(attribute(tag, "content"));
  if (!tag.lower.starts_with("<frame ") && !tag.lower.starts_with("<iframe ")) return {};
  const std::string_view source = attribute(tag, "src");
  return source == "about:blank" ? std::string_view() : source;
}

}  // namespace

std::vector<std::string> onward_targets(std::string_view html) {
  std::vector<std::string> out;
  html = html.substr(0, max_page);
  const std::string lower = lower_of(html);
  for (std::size_t at = lower.find('<'); at != npos && out.size() < max_targets; at = lower.find('<', at + 1)) {
    if (lower.compare(at, 4, "<!--") == 0) {
      at = lower.find("-->", at);
      if (at == npos) break;
      continue;
    }
    const std::size_t end = lower.find('>', at);
    if (end == npos) break;
    const Tag tag{html.substr(at, end + 1 - at), std::string_view(lower).substr(at, end + 1 - at)};
    if (const std::string_view target = target_of(tag); !target.empty()) out.push_back(unescaped(target));
  }
  return out;
}

bool says_missing(std::string_view page) {
  const std::string lower = lower_of(page.substr(0, max_page));
  for (const std::string_view words : {"no document matching", "document not found", "document does not exist",
                                       "document is not available", "symbol not found"})
    if (lower.find(words) != npos) return true;
  return false;
}

}  // namespace un
