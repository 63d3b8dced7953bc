// What the checks read around a mention: its neighbours' words, hedges,
// quotation marks; and how they write a finding.
#pragma once

#include "check/check.h"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace claims::check {

// Lower-case ASCII, typographic marks plain, white space as one space, trimmed.
std::string normal(std::string_view text);
// Up to `bytes` bytes of the sentence before or after a span, as normal() gives them.
std::string words_before(const Story& story, Span span, std::uint32_t sentence, std::uint32_t bytes = 64);
std::string words_after(const Story& story, Span span, std::uint32_t sentence, std::uint32_t bytes = 64);
// The text between two spans as normal() gives it; "..." where they are more than `bytes` apart.
std::string words_between(const Story& story, Span left, Span right, std::uint32_t bytes = 96);

// A sentence as normal() gives it, of its first bytes where it is longer than any that people write.
std::string sentence_words(const Story& story, std::uint32_t sentence);

// Whole words at the end, at the start, or anywhere in normal() text. A candidate may be of several words.
bool ends_with_word(std::string_view text, std::initializer_list<std::string_view> words);
bool starts_with_word(std::string_view text, std::initializer_list<std::string_view> words);
bool has_word(std::string_view text, std::initializer_list<std::string_view> words);
// An infinitive: "to" before a word that is no article, possessive, number or name-like "to the".
bool has_infinitive(std::string_view text);

// Index of the first token that ends after `offset`.
std::uint32_t token_at(const Story& story, std::uint32_t offset);
Span sentence_span(const Story& story, std::uint32_t sentence);

bool one_of(std::string_view word, std::initializer_list<std::string_view> words);

// A story's tokens by their index; what lies behind the last one is empty. For a check to derive from.
class TokenReader {
 protected:
  explicit TokenReader(const Story& story) : story_(story) {}

  std::string_view token(std::uint32_t i) const {
    return i < story_.tokens.size() ? story_.document.slice(story_.tokens[i].span) : std::string_view();
  }
  // A word with a capital: of a name, or the first of its sentence.
  bool is_name(std::uint32_t i) const {
    return i < story_.tokens.size() && story_.tokens[i].kind == TokenKind::word &&
           story_.tokens[i].has(Token::capitalised);
  }
  std::uint32_t sentence_of(std::uint32_t i) const;

  const Story& story_;
};

// What a mention writes out.
bool is_full_date(const TimeMention& t);  // year, month and day
bool is_month_day(const TimeMention& t);  // month and day, no year
bool is_bare_year(const TimeMention& t);  // a year alone
Date written_date(const TimeMention& t);  // parts as written, 0 where missing

// A number of years as the words give it: "nearly a quarter-century", "two decades", "34 years".
struct Years {
  double value = 0;
  // Differences of calendar years that the words allow.
  double low = 0;
  double high = 0;

  bool allow(int difference) const { return low <= difference && difference <= high; }
};
// Reads `span` ("34 years ago", "six-year") and a hedge inside or just before it.
std::optional<Years> years_in(const Story& story, Span span, std::uint32_t sentence);

// Adds a finding with `level`, or as a warning where its words stand in a quotation (and then says so).
Finding& add(Output& out, const Story& story, std::string_view check, Level level, Span span, std::string message,
             double confidence);
// Whether a finding of the checks before stands there already.
bool is_reported(const Output& out, Span span);
void because(Finding& finding, std::string text, std::optional<Span> span = std::nullopt, std::string evidence = {});

// "2024-06-20 (given)" as a reason: where the story's date comes from.
void because_published(Finding& finding, const Story& story);

}  // namespace claims::check
