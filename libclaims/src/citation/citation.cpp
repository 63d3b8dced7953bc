#include "citation/citation.h"

#include <algorithm>

namespace claims {

const char* name_of(CitationKind kind) noexcept {
  static constexpr const char* names[] = {"un-document", "doi", "eu-law", "us-law", "web", "treaty", "other"};
  return names[static_cast<std::size_t>(kind)];
}

const char* name_of(FactType type) noexcept {
  static constexpr const char* names[] = {"text", "date", "number", "locator"};
  return names[static_cast<std::size_t>(type)];
}

const char* name_of(SourceState state) noexcept {
  static constexpr const char* names[] = {"known", "retrieved", "missing", "unreachable"};
  return names[static_cast<std::size_t>(state)];
}

const Fact* Source::fact(std::string_view name) const noexcept {
  for (const Fact& fact : facts)
    if (fact.name == name) return &fact;
  return nullptr;
}

namespace citation {

void find_citations(Story& story) {
  std::stable_sort(story.citations.begin(), story.citations.end(), [](const Citation& a, const Citation& b) {
    return a.link != b.link ? b.link : a.span.begin < b.span.begin;
  });
}

}  // namespace citation
}  // namespace claims
