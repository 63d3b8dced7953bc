#include "citation/citation.h"

#include <algorithm>

#include "citation/link.h"
#include "citation/treaty.h"
#include "citation/un_document.h"

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
namespace {

void read_sentence(Prose& prose, Resolutions& resolutions) {
  for (std::uint32_t i = prose.first(); i < prose.last();) {
    std::uint32_t next = i;
    if (prose.at(i).kind == TokenKind::punctuation) {
      if (prose.mark(i, '/')) next = find_symbol(prose, i);
    } else if (prose.at(i).word == 0 && (prose.text(i)[0] == 'h' || prose.text(i)[0] == 'w')) {
      next = find_address(prose, i);
    }
    if (next == i && prose.at(i).kind == TokenKind::word && prose.may_begin(i)) {
      const Phrase phrase = prose.phrase(i);
      if (phrase.role == Role::resolution || phrase.role == Role::resolutions) next = resolutions.read(phrase);
    }
    i = next > i ? next : i + 1;
  }
}

}  // namespace

void find_citations(Story& story, bool typed) {
  Prose prose(story, typed);
  Resolutions resolutions(prose);
  for (std::uint32_t s = 0; s < story.sentences.size(); ++s) {
    prose.enter(s);
    read_sentence(prose, resolutions);
  }
  resolutions.finish();
  find_treaties(story);
  find_links(story);
  std::stable_sort(story.citations.begin(), story.citations.end(), [](const Citation& a, const Citation& b) {
    return a.link != b.link ? b.link : a.span.begin < b.span.begin;
  });
}

}  // namespace citation
}  // namespace claims
