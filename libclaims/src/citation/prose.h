// The tokens of one sentence, as the recognisers of citations read them.
#pragma once

#include <string_view>

#include "citation/words.h"

namespace claims::citation {

class Prose {
 public:
  explicit Prose(Story& story, bool about_united_nations = false)
      : story_(story), words_(Words::english()), about_(about_united_nations ? 1 : -1) {}
  void enter(std::uint32_t sentence);

  Story& story() const { return story_; }
  std::uint32_t sentence() const { return sentence_; }
  std::uint32_t first() const { return first_; }
  std::uint32_t last() const { return last_; }
  // Token `i`, perhaps of an earlier sentence, stands in the sentence's block.
  bool same_block(std::uint32_t i) const { return at(i).span.begin >= text_begin_; }
  std::uint32_t text_end() const { return text_end_; }  // of the sentence's block
  bool has(std::uint32_t i) const { return i >= first_ && i < last_; }
  const Token& at(std::uint32_t i) const { return story_.tokens[i]; }
  std::string_view text(std::uint32_t i) const {
    return has(i) ? story_.document.slice(at(i).span) : std::string_view();
  }
  bool is(std::uint32_t i, std::string_view lower_word) const;
  bool mark(std::uint32_t i, char c) const;  // a dash of any length is '-'
  bool number(std::uint32_t i) const { return has(i) && at(i).kind == TokenKind::number; }
  bool possessive(std::uint32_t i) const { return has(i) && at(i).kind == TokenKind::possessive; }
  bool capitalised(std::uint32_t i) const { return has(i) && at(i).has(Token::capitalised); }
  bool glued(std::uint32_t i) const { return has(i) && !at(i).has(Token::space_before); }
  // "the", "of", "and", "is": a word that is no name though it stands capitalised at a sentence's beginning.
  bool function_word(std::uint32_t i) const;

  bool may_begin(std::uint32_t i) const { return words_.may_begin(story_.document.slice(at(i).span)); }
  Phrase phrase(std::uint32_t i) const { return has(i) ? words_.at(story_, i, last_) : Phrase{}; }
  // The longest phrase of that role that ends right before token `i`.
  Phrase phrase_before(std::uint32_t i, Role role) const;
  // The first token that begins at or behind byte `offset`.
  std::uint32_t token_at(std::uint32_t offset, std::uint32_t from) const;

  // The year of "of 1967", "of June 10, 1999" at token `i`; `last` is set to the token behind it.
  Citation::Part year_behind(std::uint32_t i, std::uint32_t& last) const;

  // The story names the United Nations or one of its organs somewhere.
  bool about_united_nations() const;

  // Appends a citation of this sentence.
  Citation& add(Span span, CitationKind kind);

 private:
  Story& story_;
  const Words& words_;
  std::uint32_t sentence_ = 0, first_ = 0, last_ = 0, text_begin_ = 0, text_end_ = 0;
  mutable int about_;  // -1: not known yet
};

}  // namespace claims::citation
