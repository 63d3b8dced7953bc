// Quarters and halves of a year against the months that the story gives for them.
#include "check/context.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace claims::check {
namespace {

constexpr std::array<CheckInfo, 1> infos = {{
    {"date.quarter", Level::warning, "A quarter or half of a year and months that do not belong to it.",
     "Output fell in the third quarter (April to June), the statistics office said.",
     "Output fell in the second quarter (April to June), the statistics office said.", ""},
}};

std::string word(const Story& story, std::size_t i) {
  return i < story.tokens.size() ? normal(story.document.slice(story.tokens[i].span)) : std::string();
}

// 1 to 4 for "first", "third", "Q2"'s ordinal words; 0 for anything else.
int ordinal_of(std::string_view w) {
  constexpr std::array<std::string_view, 8> words = {"first", "second", "third", "fourth", "1st", "2nd", "3rd", "4th"};
  const auto at = std::find(words.begin(), words.end(), w);
  return at == words.end() ? 0 : static_cast<int>((at - words.begin()) % 4) + 1;
}

// Years of companies and budgets begin when they like.
bool has_own_year(const Story& story, const Sentence& s) {
  const std::string words = normal(story.document.slice(s.span));
  return has_word(words,
                  {"profit",  "profits", "earnings",       "revenue", "sales",       "net",         "income",
                   "company", "shares",  "financial year", "fiscal",  "budget year", "school year", "academic year",
                   "loss",    "results", "game",           "season",  "match",       "academic"});
}

void check(const Story& story, const Sentence& s, std::size_t i, Output& out) {
  const int number = ordinal_of(word(story, i));
  const std::string unit = word(story, i + 1);
  const bool half = unit == "half";
  if (number == 0 || (unit != "quarter" && !half) || (half && number > 2)) return;
  const int last = half ? number * 6 : number * 3, first = last - (half ? 5 : 2);
  // "(April to June)", "(April-June)", ", which ended on June 30", "ended June 30", "from April to June"
  const std::uint32_t from = story.tokens[i + 1].span.end;
  auto t = std::lower_bound(story.times.begin(), story.times.end(), from,
                            [](const TimeMention& m, std::uint32_t at) { return m.span.begin < at; });
  // A year may stand between: "the third quarter of 2023 (April to June)".
  while (t != story.times.end() && t->span.end <= s.span.end && !t->month && t->span.begin < from + 24) ++t;
  if (t == story.times.end() || t->span.end > s.span.end || !t->month) return;
  const std::string between = words_between(story, {from, from}, t->span, 40);
  const bool range = t + 1 != story.times.end() && (t + 1)->month && (t + 1)->sentence == t->sentence &&
                     (t + 1)->span.begin <= t->span.end + 9 &&
                     has_word(words_between(story, t->span, (t + 1)->span, 12) + " -", {"to", "-", "through", "and"});
  const bool bracket = !between.empty() && between.back() == '(';
  const bool ended = ends_with_word(between, {"ended", "ending", "ended on", "ending on", "ended in", "to", "through",
                                              "which ended on", "ends on"}) &&
                     !range && has_word(between, {"ended", "ending", "ends"});
  if (!(range && (bracket || ends_with_word(between, {"from", "between", ","}))) && !ended) return;
  if (has_own_year(story, s) || normal(story.document.text).find("fiscal") != std::string::npos) return;
  const int begin_month = t->month.value, end_month = range ? (t + 1)->month.value : begin_month;
  if (ended ? end_month == last : begin_month == first && end_month == last) return;
  const Span months{t->span.begin, range ? (t + 1)->span.end : t->span.end};
  Finding& f = add(
      out, story, "date.quarter", Level::warning, {story.tokens[i].span.begin, story.tokens[i + 1].span.end},
      fmt::format("the {} {} of a year is {} to {}", word(story, i), unit, month_name(first), month_name(last)), 0.75);
  because(f, fmt::format("the story gives {}", normal(story.document.slice(months))), months);
  const int length = half ? 6 : 3;
  if (end_month % length == 0) {
    constexpr std::array<std::string_view, 4> names = {"first", "second", "third", "fourth"};
    f.replacement = std::string(names[static_cast<std::size_t>(end_month / length - 1)]) + " " + unit;
  }
}

void run(const Story& story, Output& out) {
  for (const Sentence& s : story.sentences)
    for (std::size_t i = s.first_token; i + 2 < s.last_token; ++i) {
      const Token& next = story.tokens[i + 1];
      if (next.kind != TokenKind::word || (next.span.size() != 7 && next.span.size() != 4)) continue;
      const char c = story.document.text[next.span.begin];
      if (c == 'q' || c == 'h' || c == 'Q') check(story, s, i, out);
    }
}

}  // namespace

Family quarter() noexcept { return {infos, run}; }

}  // namespace claims::check
