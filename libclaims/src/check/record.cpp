// Firsts and records against what the story tells of later years, and counts of occasions against the occasions.
#include "check/check.h"

#include "check/context.h"
#include "text/lexicon.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace claims::check {
namespace {

class RecordCheck : TokenReader {
 public:
  RecordCheck(const Story& story, Output& out) : TokenReader(story), out_(out) {}

  void run() {
    for (const TimeMention& t : story_.times)
      if (t.year && is_bare_year(t) && ends_with_word(words_before(story_, t.span, t.sentence, 16), {"since"}))
        check_since(t);
    for (std::uint32_t s = 0; s < story_.sentences.size(); ++s)
      for (std::uint32_t i = story_.sentences[s].first_token; i + 3 < story_.sentences[s].last_token; ++i) {
        if (story_.tokens[i].kind == TokenKind::word && token(i + 1) == "times") check_times(s, i);
        else if (token(i) == "twice") check_times(s, i);
        if (is_feat(token(i + 1))) check_ordinal(s, i);
      }
  }

 private:
  int published_year() const { return story_.document.published.date.year; }
  bool same_block(std::uint32_t s) const {
    return s + 1 < story_.sentences.size() && story_.sentences[s].block == story_.sentences[s + 1].block;
  }

  // "the first win there since 2009. They ... won 1-0 in 2012", "the best since 2008. It sold 425,000 in 2013".
  void check_since(const TimeMention& since) {
    if (!story_.document.published.has_year() || since.sentence + 1 >= story_.sentences.size()) return;
    const std::string before = words_before(story_, since.span, since.sentence, 200);
    const std::string near = before.substr(before.size() > 60 ? before.size() - 60 : 0);
    const std::uint32_t next = since.sentence + 1;
    const std::string opening = sentence_words(story_, next);
    if (!starts_with_word(opening, {"it", "they", "he", "she", "the", "sales", "output"})) return;
    if (has_word(near, {"first win", "first victory"}) && same_block(since.sentence)) check_first(since, next);
    else if (!has_word(near, {"than", "except", "since the"})) check_best(since, next, near);
  }
  void check_first(const TimeMention& since, std::uint32_t next) {
    if (!starts_with_word(sentence_words(story_, next), {"it", "they", "he", "she"})) return;
    const Sentence& sentence = story_.sentences[next];
    std::uint32_t won = no_index;
    for (std::uint32_t i = sentence.first_token; i < sentence.last_token; ++i) {
      const std::string_view word = token(i);
      if (word == "won" || word == "beat") won = i;
      else if (one_of(word, {",", "lost", "drew", "who", "whose", "which", "after", ";", "not", "by"})) won = no_index;
      if (won == no_index) continue;
      const TimeMention* year = year_at(i);
      if (!year || year->year.value <= since.year.value || year->year.value >= published_year()) continue;
      report_since(since, {story_.tokens[won].span.begin, year->span.end},
                   fmt::format("a first win since {} leaves no room for one in {}", since.year.value, year->year.value),
                   year->year.value);
      return;
    }
  }
  const TimeMention* year_at(std::uint32_t token) const {
    const std::uint32_t at = story_.tokens[token].span.begin;
    const auto t = std::lower_bound(story_.times.begin(), story_.times.end(), at,
                                    [](const TimeMention& m, std::uint32_t o) { return m.span.begin < o; });
    return t != story_.times.end() && t->span.begin == at && is_bare_year(*t) && t->year.span.size() == 4 ? &*t
                                                                                                          : nullptr;
  }

  void check_best(const TimeMention& since, std::uint32_t next, const std::string& near) {
    const bool high = has_word(near, {"best", "highest", "most", "largest", "biggest", "strongest"});
    const bool low = has_word(near, {"worst", "lowest", "fewest", "smallest", "weakest"});
    if (high == low) return;
    // The one figure of the sentence before the record; years are none.
    const Sentence& own = story_.sentences[since.sentence];
    int value = -1;
    for (std::uint32_t i = own.first_token; i < own.last_token && story_.tokens[i].span.begin < since.span.begin; ++i) {
      if (!is_figure(i)) continue;
      if (value != -1) return;
      value = story_.tokens[i].number;
    }
    if (value < 0) return;
    // "398,000 in 2012, 425,000 in 2013": the figures of the next sentence, each with its year.
    const Sentence& sentence = story_.sentences[next];
    for (std::uint32_t i = sentence.first_token; i + 2 < sentence.last_token; ++i) {
      if (!is_figure(i) || token(i + 1) != "in") continue;
      const TimeMention* year = year_at(i + 2);
      if (!year || year->year.value <= since.year.value || year->year.value >= published_year()) continue;
      const int other = story_.tokens[i].number;
      if (other > 3 * static_cast<long>(value) || value > 3 * static_cast<long>(other)) return;
      if (high ? other <= value : other >= value) continue;
      report_since(since, {story_.tokens[i].span.begin, year->span.end},
                   fmt::format("{} in {} is {} than {}", story_.document.slice(story_.tokens[i].span), year->year.value,
                               high ? "more" : "less", value),
                   year->year.value);
      return;
    }
  }
  // A number that is no year, no percentage and no amount of money with a scale behind it.
  bool is_figure(std::uint32_t i) const {
    const Token& t = story_.tokens[i];
    return t.kind == TokenKind::number && t.number >= 100 && !year_at(i) &&
           !(t.number >= 1800 && t.number < 2100 && t.span.size() == 4) &&
           !one_of(token(i + 1), {"percent", "per", "%", "million", "billion", "."});
  }
  void report_since(const TimeMention& since, Span told, std::string fact, int year) {
    Finding& f = add(out_, story_, "record.since", Level::warning, since.span,
                     fmt::format("the story tells of {} as well: not since {}", year, since.year.value), 0.78);
    because(f, fmt::format("the story says that there was none since {}", since.year.value), since.span);
    because(f, std::move(fact), told);
  }

  static bool is_feat(std::string_view word) {
    return one_of(
        word, {"victory", "win", "title", "championship", "goal", "marriage", "term", "visit", "medal", "conviction"});
  }
  // "the third victory. Her only other one came in 2011": the second.
  void check_ordinal(std::uint32_t s, std::uint32_t i) {
    const int ordinal = value_of(i);
    if (ordinal < 3 || ordinal > 12 || !same_block(s)) return;
    const std::string own = words_after(story_, story_.tokens[i + 1].span, s, 60);
    if (has_word(own,
                 {"season", "year", "row", "this", "month", "in a", "straight", "consecutive", "career", "overall"}))
      return;
    const std::string next = sentence_words(story_, s + 1);
    const std::string noun(token(i + 1));
    for (std::string_view head : {"his", "her", "their", "its", "the"}) {
      const std::string one = fmt::format("{} only other ", head);
      if (!starts_with_word(next, {std::string_view(one).substr(0, one.size() - 1)})) continue;
      const std::string_view rest = std::string_view(next).substr(one.size());
      if (!starts_with_word(rest, {"one", noun, "came", "was"})) return;
      if (starts_with_word(rest, {fmt::format("{}s", noun)})) return;
      const Span span = story_.tokens[i].span;
      const Span other = sentence_span(story_, s + 1);
      Finding& f = add(out_, story_, "record.count", Level::warning, span,
                       fmt::format("with one other {} this is the second, not the {}", noun, token(i)), 0.82);
      because(f, fmt::format("the story calls it the {}", token(i)), span);
      because(f, fmt::format("and tells of one other {}", noun), other);
      return;
    }
  }
  // Of "third" or "3rd"; "four", "4" and "twice" as well.
  int value_of(std::uint32_t i) const {
    if (story_.tokens[i].number > 0) return story_.tokens[i].number;
    const text::Word& word = text::Lexicon::english()[story_.tokens[i].word];
    if (word.is(text::WordClass::ordinal) || word.is(text::WordClass::cardinal)) return word.number;
    return -1;
  }

  // "three times this year, on April 27 and on May 26".
  void check_times(std::uint32_t s, std::uint32_t i) {
    const bool twice = token(i) == "twice";
    const int count = twice ? 2 : value_of(i);
    if (count < 2 || count > 9) return;
    const std::string before = words_before(story_, story_.tokens[i].span, s, 24);
    if (ends_with_word(before, {"more than", "at least", "about", "some", "nearly", "over", "or", "than", "another"}))
      return;
    const std::uint32_t end = story_.sentences[s].last_token;
    std::uint32_t k = i + (twice ? 1 : 2);
    if (one_of(token(k), {"this", "last"}) && one_of(token(k + 1), {"year", "month", "week", "season"})) k += 2;
    if (!one_of(token(k), {",", ":"})) return;
    ++k;
    std::vector<Span> found;
    bool first_on = false;
    while (k < end) {
      const bool on = one_of(token(k), {"on", "in"});
      if (on) ++k;
      const auto t = std::lower_bound(story_.times.begin(), story_.times.end(), story_.tokens[k].span.begin,
                                      [](const TimeMention& m, std::uint32_t o) { return m.span.begin < o; });
      if (t == story_.times.end() || t->span.begin != story_.tokens[k].span.begin || t->sentence != s) break;
      if (!((t->month && t->day) || is_bare_year(*t)) || t->mod != TimeMod::none) break;
      if (found.empty()) first_on = on;
      found.push_back(t->span);
      const Span last = t->span;
      while (k < end && story_.tokens[k].span.begin < last.end) ++k;
      const std::uint32_t behind = k;
      if (token(k) == ",") ++k;
      if (token(k) == "and") ++k;
      if (k == behind) break;
      if (!starts_date(k)) {
        k = behind;
        break;
      }
    }
    if (!first_on || found.size() < 2 || static_cast<int>(found.size()) == count) return;
    if (k < end && !one_of(token(k), {",", ".", "and", ";"})) return;
    const Span span{story_.tokens[i].span.begin, story_.tokens[i + (twice ? 0 : 1)].span.end};
    Finding& f = add(out_, story_, "record.times", Level::warning, span,
                     fmt::format("{} dates stand behind it, not {}", found.size(), count), 0.82);
    because(f, fmt::format("the story says {}", story_.document.slice(span)), span);
    because(f, fmt::format("and gives {} dates", found.size()), Span{found.front().begin, found.back().end});
  }
  bool starts_date(std::uint32_t k) const {
    if (one_of(token(k), {"on", "in"})) ++k;
    if (k >= story_.tokens.size()) return false;
    const std::uint32_t at = story_.tokens[k].span.begin;
    const auto t = std::lower_bound(story_.times.begin(), story_.times.end(), at,
                                    [](const TimeMention& m, std::uint32_t o) { return m.span.begin < o; });
    return t != story_.times.end() && t->span.begin == at;
  }

  Output& out_;
};

constexpr std::array<CheckInfo, 3> infos = {{
    {"record.count", Level::warning, "An ordinal that does not fit the number of earlier occasions.",
     "It was Aldersey's third win here. Her only other one came in 2011.",
     "It was Aldersey's second win here. Her only other one came in 2011.", ""},
    {"record.since", Level::warning, "A first or a record \"since\" a year, and a later one in the next sentence.",
     "It was their first win there since 2004. They lost in 2005 and won in 2008.",
     "It was their first win there since 2008. They lost in 2005 and won in 2008.", "2014-06-20"},
    {"record.times", Level::warning, "A number of occasions that is not that of the dates behind it.",
     "The two sides met three times this year, on March 3 and on April 9.",
     "The two sides met twice this year, on March 3 and on April 9.", "2014-06-20"},
}};

}  // namespace

Family record() noexcept {
  return {infos, [](const Story& story, Output& out) { RecordCheck(story, out).run(); }};
}

}  // namespace claims::check
