// The tokens of a story as a reader of clauses sees them: classes, marks, names and quotations by token.
#pragma once

#include <claims/story.h>

#include <initializer_list>
#include <string_view>
#include <vector>

#include "text/lexicon.h"

namespace claims::extract {

// Tokens [first, last).
struct Range {
  std::uint32_t first = 0, last = 0;
  bool empty() const noexcept { return first >= last; }
};

class PhraseReader {
 public:
  explicit PhraseReader(const Story& story);

  const Story& story() const { return story_; }
  const Token& token(std::uint32_t i) const { return story_.tokens[i]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(story_.tokens.size()); }
  // The word in lower case where the lexicon knows it; else empty.
  std::string_view word(std::uint32_t i) const { return lexicon_[token(i).word].text; }
  bool is(std::uint32_t i, text::WordClass c) const { return lexicon_[token(i).word].is(c); }
  // Inline, so that the sizes in the list are constants and most words are passed by at a comparison each.
  bool one_of(std::uint32_t i, std::initializer_list<std::string_view> words) const {
    const Token& t = token(i);
    if (t.kind != TokenKind::word) return false;
    const std::string_view s = story_.document.slice(t.span);
    const char first = lower(s.front());
    for (const std::string_view w : words)
      if (w.size() == s.size() && w.front() == first && same_letters(s, w)) return true;
    return false;
  }
  char mark(std::uint32_t i) const;        // of punctuation, as ASCII; 0 for words
  bool quote_mark(std::uint32_t i) const;  // any
  bool dash(std::uint32_t i) const;        // between clauses, not between words
  std::string_view text(Range r) const { return story_.document.slice(span(r)); }
  Span span(Range r) const { return {token(r.first).span.begin, token(r.last - 1).span.end}; }

  std::uint32_t quotation_of(std::uint32_t i) const { return quotation_[i]; }  // no_index: outside
  bool quoted(std::uint32_t i) const { return quotation_[i] != no_index; }
  std::uint32_t name_of_token(std::uint32_t i) const { return name_[i]; }
  std::uint32_t time_of_token(std::uint32_t i) const { return time_[i]; }

  bool adverb(std::uint32_t i) const;  // what may stand inside a verb group: "later", "repeatedly"
  bool auxiliary(std::uint32_t i) const;
  bool negation(std::uint32_t i) const;
  bool pronoun(std::uint32_t i) const;  // a personal one, as a subject
  bool determiner(std::uint32_t i) const;
  bool finite(std::uint32_t i) const;  // a verb with a tense, as far as its form tells
  // A finite verb outside quotations and outside relative clauses.
  bool has_finite(Range r) const;
  // The first one; r.last if there is none.
  std::uint32_t first_finite(Range r) const;

 private:
  static char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }
  static bool same_letters(std::string_view written, std::string_view word) noexcept;

  const Story& story_;
  const text::Lexicon& lexicon_;
  std::vector<std::uint32_t> quotation_, name_, time_;
};

}  // namespace claims::extract
