#include "citation/prose.h"

#include <algorithm>

#include "text/lexicon.h"
#include "text/token.h"

namespace claims::citation {

void Prose::enter(std::uint32_t sentence) {
  const Sentence& s = story_.sentences[sentence];
  sentence_ = sentence;
  first_ = s.first_token;
  last_ = s.last_token;
  text_begin_ = s.block < story_.document.blocks.size() ? story_.document.blocks[s.block].span.begin : s.span.begin;
  text_end_ = s.block < story_.document.blocks.size() ? story_.document.blocks[s.block].span.end : s.span.end;
}

bool Prose::is(std::uint32_t i, std::string_view lower_word) const {
  const std::string_view word = text(i);
  if (word.size() != lower_word.size()) return false;
  for (std::size_t k = 0; k < word.size(); ++k)
    if ((word[k] >= 'A' && word[k] <= 'Z' ? word[k] + 32 : word[k]) != lower_word[k]) return false;
  return true;
}

bool Prose::mark(std::uint32_t i, char c) const {
  return has(i) && at(i).kind == TokenKind::punctuation &&
         text::plain_character(story_.document.text, at(i).span.begin) == c;
}

bool Prose::function_word(std::uint32_t i) const {
  using text::WordClass;
  if (!has(i)) return false;
  const text::Word& word = text::Lexicon::english()[at(i).word];
  for (const WordClass c : {WordClass::preposition, WordClass::determiner, WordClass::pronoun, WordClass::conjunction,
                            WordClass::past_auxiliary, WordClass::present, WordClass::future, WordClass::modal})
    if (word.is(c)) return true;
  return false;
}

Phrase Prose::phrase_before(std::uint32_t i, Role role) const {
  constexpr std::uint32_t longest = 12;  // tokens: "treaty on the non - proliferation of nuclear weapons"
  for (std::uint32_t n = longest; n > 0; --n) {
    if (i < first_ + n) continue;
    const Phrase found = words_.at(story_, i - n, i);
    if (found.role == role && found.last == i) return found;
  }
  return {};
}

std::uint32_t Prose::token_at(std::uint32_t offset, std::uint32_t from) const {
  while (from < last_ && at(from).span.begin < offset) ++from;
  return from;
}

// "of 1967", "of June 10, 1999"
Citation::Part Prose::year_behind(std::uint32_t i, std::uint32_t& last) const {
  if (!is(i, "of") && !is(i, "from")) return {};
  if (!has(i + 1)) return {};
  const std::uint32_t begin = at(i + 1).span.begin;
  const auto& times = story_.times;
  const auto at =
      std::lower_bound(times.begin(), times.end(), begin,
                       [](const TimeMention& time, std::uint32_t offset) { return time.span.begin < offset; });
  if (at == times.end() || at->span.begin != begin || !at->year) return {};
  last = token_at(at->span.end, i);
  return at->year;
}

bool Prose::about_united_nations() const {
  if (about_ >= 0) return about_ != 0;
  about_ = 0;
  const auto count = static_cast<std::uint32_t>(story_.tokens.size());
  for (std::uint32_t i = 0; i < count && about_ == 0; ++i) {
    if (!at(i).has(Token::capitalised) || !may_begin(i)) continue;
    const Phrase found = words_.at(story_, i, count);
    if (found.role == Role::body || found.role == Role::united_nations) about_ = 1;
    else if (found.role == Role::resolution && !found.value.empty() && found.value != "short") about_ = 1;
  }
  return about_ != 0;
}

Citation& Prose::add(Span span, CitationKind kind) {
  Citation citation;
  citation.span = span;
  citation.sentence = sentence_;
  citation.kind = kind;
  story_.citations.push_back(std::move(citation));
  return story_.citations.back();
}

}  // namespace claims::citation
