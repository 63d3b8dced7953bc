#include <algorithm>

#include "citation/address.h"
#include "citation/law.h"

namespace claims::citation {
namespace {

constexpr std::uint32_t max_doi_bytes = 256;

// The name ends at white space or a quotation mark; the sentence's own marks at the end are not of it.
std::string_view name_at(std::string_view text) {
  std::size_t n = 0;
  while (n < text.size() && text[n] > ' ' && std::string_view("\"<>[]{}|").find(text[n]) == std::string_view::npos &&
         static_cast<unsigned char>(text[n]) < 0x80)
    ++n;
  text = text.substr(0, n);
  while (!text.empty()) {
    const char c = text.back();
    const bool open = c == ')' && std::count(text.begin(), text.end(), '(') < std::count(text.begin(), text.end(), ')');
    if (std::string_view(".,;:'*!?").find(c) == std::string_view::npos && !open) break;
    text.remove_suffix(1);
  }
  return text;
}

}  // namespace

std::uint32_t find_doi(Prose& prose, std::uint32_t i) {
  const std::uint32_t start = prose.at(i).span.begin;
  const std::string_view name =
      name_at(prose.story().document.slice({start, std::min(prose.text_end(), start + max_doi_bytes)}));
  std::string locator = doi_locator(name);
  if (locator.empty()) return i;
  std::uint32_t begin = start;
  for (std::uint32_t back = 1; back <= 4 && i >= prose.first() + back; ++back)
    if (prose.is(i - back, "doi")) begin = prose.at(i - back).span.begin;
  if (begin == start) {
    const std::string_view suffix = name.substr(name.find('/') + 1);
    const bool letter =
        std::any_of(suffix.begin(), suffix.end(), [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; });
    const bool digit = suffix.find_first_of("0123456789") != std::string_view::npos;
    if (!letter || !digit || suffix.size() < 6) return i;
  }
  const std::uint32_t end = start + static_cast<std::uint32_t>(name.size());
  prose.add({begin, end}, CitationKind::doi).locator = std::move(locator);
  return prose.token_at(end, i + 1);
}

}  // namespace claims::citation
