// Recognises time expressions on tokens and gives them their values.
//
// A hand-written matcher: every rule looks at a bounded number of tokens, so the
// whole is linear. time_grammar.cpp tries the rules in turn; time_date.cpp has
// calendar dates, time_year.cpp years, decades and ranges, time_clock.cpp times
// of the day, time_amount.cpp numbers,
// time_phrase.cpp reads noun phrases ("the first nine months of last year");
// time_resolve.cpp, time_duration.cpp and time_named.cpp give those values.
#pragma once

#include <claims/story.h>

#include <optional>

#include "extract/time_context.h"
#include "extract/time_value.h"
#include "text/lexicon.h"

namespace claims::extract {

using text::TimeWord;

// The tokens of one sentence; positions outside read as empty.
class SentenceTokens {
 public:
  explicit SentenceTokens(const Story& story) : story_(story), lexicon_(text::Lexicon::english()) {}
  void enter(const Sentence& sentence) { first_ = sentence.first_token, last_ = sentence.last_token; }

  std::uint32_t first() const { return first_; }
  std::uint32_t last() const { return last_; }
  bool has(std::uint32_t i) const { return i >= first_ && i < last_; }
  const Token& at(std::uint32_t i) const { return has(i) ? story_.tokens[i] : none_; }
  const text::Word& word(std::uint32_t i) const { return lexicon_[at(i).word]; }
  TimeWord role(std::uint32_t i) const { return word(i).time; }
  bool is(std::uint32_t i, TimeWord role_wanted) const { return role(i) == role_wanted; }
  std::string_view text(std::uint32_t i) const { return story_.document.slice(at(i).span); }
  // The punctuation mark as ASCII; 0 for anything else.
  char mark(std::uint32_t i) const;
  bool glued(std::uint32_t i) const { return has(i) && !at(i).has(Token::space_before); }
  // A hyphen or dash with no space on either side.
  bool hyphen(std::uint32_t i) const { return mark(i) == '-' && glued(i) && glued(i + 1); }
  bool number(std::uint32_t i) const { return at(i).kind == TokenKind::number; }
  bool capitalised(std::uint32_t i) const { return at(i).has(Token::capitalised); }
  bool is(std::uint32_t i, text::WordClass c) const { return word(i).is(c); }

 private:
  const Story& story_;
  const text::Lexicon& lexicon_;
  std::uint32_t first_ = 0, last_ = 0;
  Token none_{{0, 0}, 0, TokenKind::punctuation, 0, -1};
};

// "two to three", "2 1/2", "several".
struct Amount {
  double low = 0, high = 0;  // equal where it is one number
  bool vague = false;        // several, a few
  bool article = false;      // "a", "an"
  std::uint32_t last = 0;    // one past its last token; 0 = none

  explicit operator bool() const { return last != 0; }
};

// A noun phrase about time, as written.
struct Phrase {
  std::uint32_t first = 0, last = 0;  // tokens
  TimeWord determiner = TimeWord::none;
  TimeWord which = TimeWord::none;     // last, past, next, current, same...
  TimeWord position = TimeWord::none;  // early, mid, late
  Amount amount;
  int ordinal = 0;  // 1.. ; -1 for "final", "last half"
  bool fiscal = false, full = false, other = false, hyphen = false, plural = false;
  int shift_year = 0;      // "year-ago": -1
  TimeMention::Part year;  // "the 1988 third quarter"
  enum class Head { none, unit, weekday, month, season, day_part, period } head = Head::none;
  std::uint32_t head_token = 0;
  TimeUnit unit = TimeUnit::none;
  int number = 0;  // weekday, month or season
};

struct Match {
  std::uint32_t first = 0, last = 0;  // tokens
  TimeMention time;
};

class Grammar {
 public:
  explicit Grammar(Story& story);
  void enter(std::uint32_t sentence);
  // Reads the expression that begins at token i, appends its mentions to the
  // story and gives the token after it; i if there is none.
  std::uint32_t read(std::uint32_t i);

 private:
  using Part = TimeMention::Part;
  struct YearHint {
    int year;
    std::uint32_t last;
    Part part;
  };

  // time_grammar.cpp
  bool match(std::uint32_t i, Match& m);
  bool match_modified(std::uint32_t i, Match& m);
  bool match_core(std::uint32_t i, Match& m);
  bool match_word(std::uint32_t i, Match& m);
  bool match_reference(std::uint32_t i, Match& m);
  bool match_age(std::uint32_t i, Match& m);
  bool match_quarter_code(std::uint32_t i, Match& m);
  bool match_set_adverb(std::uint32_t i, Match& m);
  void emit(const Match& m);
  void join_range(const Match& m, TimeMention& t);

  // time_date.cpp
  bool match_iso(std::uint32_t i, Match& m);
  bool match_slashed(std::uint32_t i, Match& m);
  bool match_month(std::uint32_t i, Match& m);
  bool match_day_month(std::uint32_t i, Match& m);
  bool match_weekday(std::uint32_t i, Match& m);
  bool match_year(std::uint32_t i, Match& m);
  bool match_decade(std::uint32_t i, Match& m);
  bool match_century(std::uint32_t i, Match& m);
  bool match_spelled_year(std::uint32_t i, Match& m);
  bool match_holiday(std::uint32_t i, Match& m);
  std::uint32_t read_range_end(std::uint32_t i, const Match& m);
  bool month_at(std::uint32_t i, bool alone) const;
  Part day_at(std::uint32_t i, std::uint32_t& last) const;
  std::optional<YearHint> year_after(std::uint32_t i) const;
  std::optional<YearHint> spelled_year_at(std::uint32_t i) const;
  void put_month_day(Match& m, int month, Part day, const std::optional<YearHint>& year);
  void put_month(Match& m, int month, const std::optional<YearHint>& year);
  void put_weekday(Match& m, int weekday);
  Lean lean_of(const Match& m) const;
  int choose_year(int month, int day, Match& m) const;
  int leap_year_near(int year, Match& m) const;

  // time_clock.cpp
  bool match_clock(std::uint32_t i, Match& m);
  std::uint32_t read_day_part(std::uint32_t i, Match& m);
  std::uint32_t read_zone(std::uint32_t i) const;
  static std::string_view code_of(TimeWord day_part);

  // time_amount.cpp
  Amount amount_at(std::uint32_t i) const;
  bool joins_years(std::uint32_t hyphen) const;
  Amount fraction_at(std::uint32_t i) const;
  Amount one_amount(std::uint32_t i) const;
  int cardinal_at(std::uint32_t i, std::uint32_t& last) const;
  int ordinal_at(std::uint32_t i, std::uint32_t& last) const;

  // time_phrase.cpp
  bool match_compound(std::uint32_t i, Match& m);
  bool match_phrase(std::uint32_t i, Match& m);
  bool read_phrase(std::uint32_t i, Phrase& p) const;
  std::uint32_t read_premodifier(std::uint32_t i, Phrase& p) const;
  bool read_head(std::uint32_t i, Phrase& p) const;

  // time_resolve.cpp
  bool resolve(Phrase& p, Match& m);
  bool resolve_unit(Phrase& p, Match& m);
  bool resolve_unit_phrase(Phrase& p, Match& m);
  bool resolve_shift(Phrase& p, Match& m);
  bool resolve_duration(Phrase& p, Match& m);
  bool resolve_bare(Phrase& p, Match& m);
  bool resolve_year_ago(const Phrase& p, TimeMention& t);
  bool resolve_plural(const Phrase& p, Match& m);
  bool resolve_which(const Phrase& p, Match& m, int shift);
  bool resolve_quarter(const Phrase& p, TimeMention& t);
  bool resolve_the_unit(const Phrase& p, Match& m);
  bool resolve_ordinal(Phrase& p, Match& m);
  bool resolve_weekday(Phrase& p, Match& m);
  bool resolve_month(Phrase& p, Match& m);
  bool resolve_season(Phrase& p, Match& m);
  bool resolve_day_part(Phrase& p, Match& m);
  bool resolve_period(Phrase& p, Match& m);
  bool relative_to_now(TimeMention& t, TimeUnit unit, int n) const;
  bool relative_to_mention(TimeMention& t, TimeUnit unit, int n, bool same_unit);
  bool quarter_near() const;
  void year_before_quarter(TimeMention& t) const;
  std::optional<YearHint> year_of(std::uint32_t i);  // "of 1990", "last year", "a year ago"
  std::uint32_t anchor_for(TimeUnit unit) const;

  Story& story_;
  SentenceTokens tokens_;
  Clauses clauses_;
  Today today_;
  std::uint32_t sentence_ = 0;
  bool bare_unit_ = false;            // behind "the end of": "the year" alone is this year
  std::uint32_t dated_ = no_index;    // the last mention with a known period
  std::uint32_t day_ = no_index;      // the last one that is a day or a time of one
  std::uint32_t month_ = no_index;    // the last one that is a month or finer
  std::uint32_t quarter_ = no_index;  // the last one that is a quarter
};

}  // namespace claims::extract
