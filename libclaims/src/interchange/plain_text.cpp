#include "interchange/plain_text.h"

#include "report/display.h"
#include "text/entity.h"

#include <algorithm>

namespace claims::interchange {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// "<b>", "</p>", "<!-- -->"; not "2 < 3".
bool begins_tag(std::string_view text, std::size_t at) {
  if (text[at] != '<' || at + 1 >= text.size()) return false;
  return is_letter(text[at + 1]) || text[at + 1] == '/' || text[at + 1] == '!' || text[at + 1] == '?';
}

// Tags that stand between letters of one word: "H<sub>2</sub>O".
bool is_inline(std::string_view tag) {
  std::string name;
  for (const char c : tag.substr(1))
    if (is_letter(c)) name += static_cast<char>(c | 0x20);
    else if (c != '/' || !name.empty()) break;
  for (const std::string_view one :
       {"a", "abbr", "b", "cite", "em", "font", "i", "mark", "q", "small", "span", "strong", "sub", "sup", "u"})
    if (name == one) return true;
  return false;
}

std::string without_tags(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = begins_tag(text, at) ? text.find('>', at) : std::string_view::npos;
    if (end == std::string_view::npos) {
      out += text[at++];
      continue;
    }
    if (!is_inline(text.substr(at, end - at))) out += ' ';
    at = end + 1;
  }
  return out;
}

}  // namespace

std::string plain_text(std::string_view text) {
  std::string out(text);
  for (int pass = 0; pass < 2; ++pass) out = text::resolve_entities(without_tags(out));
  out = report::on_one_line(without_tags(out));
  const std::size_t first = out.find_first_not_of(' ');
  return first == std::string::npos ? std::string() : out.substr(first, out.find_last_not_of(' ') + 1 - first);
}

}  // namespace claims::interchange
