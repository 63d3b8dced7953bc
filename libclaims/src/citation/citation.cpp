#include "citation/citation.h"

#include <algorithm>

#include "citation/indirect.h"
#include "citation/law.h"
#include "citation/link.h"
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

std::uint32_t read_phrase(Prose& prose, Resolutions& resolutions, const Phrase& phrase) {
  switch (phrase.role) {
    case Role::resolution:
    case Role::resolutions: return resolutions.read(phrase);
    case Role::eu_act: return find_eu_act(prose, phrase);
    case Role::celex: return find_celex(prose, phrase);
    case Role::article: return find_article(prose, phrase);
    default: return find_us_law(prose, phrase);
  }
}

// The token behind the citation at token `i`; i if there is none.
std::uint32_t read_at(Prose& prose, Resolutions& resolutions, std::uint32_t i) {
  switch (prose.at(i).kind) {
    case TokenKind::punctuation: return prose.mark(i, '/') ? find_symbol(prose, i) : i;
    case TokenKind::number: return prose.text(i).starts_with("10.") ? find_doi(prose, i) : i;
    case TokenKind::word: break;
    default: return i;
  }
  const char first = prose.text(i)[0];
  if (prose.at(i).word == 0 && (first == 'h' || first == 'w'))
    if (const std::uint32_t behind = find_address(prose, i); behind != i) return behind;
  if (!prose.may_begin(i)) return i;
  const Phrase phrase = prose.phrase(i);
  return phrase ? read_phrase(prose, resolutions, phrase) : i;
}

void read_sentence(Prose& prose, Resolutions& resolutions) {
  for (std::uint32_t i = prose.first(); i < prose.last();) i = std::max(read_at(prose, resolutions, i), i + 1);
}

}  // namespace

void find_citations(Story& story, bool typed) {
  Prose prose(story, typed);
  Resolutions resolutions(prose);
  for (std::uint32_t s = 0; s < story.sentences.size(); ++s) {
    prose.enter(s);
    read_sentence(prose, resolutions);
  }
  for (std::uint32_t s = 0; s < story.sentences.size(); ++s) {
    prose.enter(s);
    find_described(prose);
  }
  resolutions.finish();
  find_links(story);
  std::stable_sort(story.citations.begin(), story.citations.end(), [](const Citation& a, const Citation& b) {
    return a.link != b.link ? b.link : a.span.begin < b.span.begin;
  });
}

}  // namespace citation
}  // namespace claims
