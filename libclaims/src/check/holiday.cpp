// Holidays against the date beside them.
#include "check/context.h"
#include "extract/time_grammar.h"
#include "extract/time_holiday.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace claims::check {
namespace {

constexpr std::array<CheckInfo, 1> infos = {{
    {"date.holiday", Level::error, "A holiday and a date that do not fall together.",
     "The shop stays closed on Christmas Day, Dec. 26.", "The shop stays closed on Boxing Day, Dec. 26.", "2024-12-01"},
}};

// Days that bear the name elsewhere or bore it earlier: only a slip within the month can be told from those.
bool has_namesakes(std::string_view name) {
  return starts_with_word(
      name, {"independence", "flag", "election", "inauguration", "mother's", "father's", "mother", "father", "may",
             "memorial", "armistice", "earth", "presidents", "black", "bastille", "columbus"});
}

// Orthodox Easter: the Julian computus (Meeus, chapter 8), moved to the Gregorian calendar; 1900-2099.
Day orthodox_easter(int year) {
  const int a = year % 4, b = year % 7, c = year % 19;
  const int d = (19 * c + 15) % 30, e = (2 * a + 4 * b - d + 34) % 7;
  const int month = (d + e + 114) / 31, day = (d + e + 114) % 31 + 1;
  return to_day({year, month, day}) + 13;
}

struct Named {
  const extract::Holiday* holiday = nullptr;
  std::string name;  // normal() text
  Span span;
};

// Days that bear the name in a year.
bool falls_on(const Named& named, const Date& date) {
  const extract::Holiday& h = *named.holiday;
  const Day day = to_day(date);
  if (h.day(date.year) == day) return true;
  const bool from_easter = h.month == 0;
  if (from_easter) return orthodox_easter(date.year) + h.offset == day;
  if (starts_with_word(named.name, {"christmas"})) return date.month == 1 && date.day >= 5 && date.day <= 8;
  if (starts_with_word(named.name, {"thanksgiving"}))  // Canada: the second Monday of October
    return date.month == 10 && weekday_of(day) == Weekday::monday && date.day >= 8 && date.day <= 14;
  if (starts_with_word(named.name, {"labor", "labour"})) return date.month == 5 && date.day == 1;
  return false;
}

bool is_holiday(const Story& story, const TimeMention& t, extract::SentenceTokens& tokens, Named& named) {
  if (t.type != TimeType::date || t.granularity != TimeUnit::day || t.month || t.day || t.weekday || t.year)
    return false;
  tokens.enter(story.sentences[t.sentence]);
  const std::uint32_t i = token_at(story, t.span.begin);
  const std::uint32_t count = extract::find_holiday(tokens, i, named.holiday);
  if (count == 0) return false;
  named.span = {story.tokens[i].span.begin, story.tokens[i + count - 1].span.end};
  named.name = normal(story.document.slice(named.span));
  return true;
}

bool joins(std::string_view between) {
  return between == "," || between == "(" || between == ", on" || between == "on" || between == ", (" ||
         between == "- on" || between == "falls on" || between == "is on" || between == "fell on" ||
         between == "was on" || between == "which is" || between == ", which falls on" || between == "-";
}

// The pair stands in a list: "July 4, Labor Day and Thanksgiving".
bool in_list(const Story& story, std::size_t first, std::size_t second) {
  const auto joined = [&](std::size_t a, std::size_t b) {
    if (story.times[a].sentence != story.times[b].sentence) return false;
    const std::string between = words_between(story, story.times[a].span, story.times[b].span, 24);
    return between == "," || between == "and" || between == ", and" || between == "or" || between == "&" ||
           between == ";" || between == "/" || between == "-";
  };
  return (first > 0 && joined(first - 1, first)) || (second + 1 < story.times.size() && joined(second, second + 1));
}

// The name as the story writes it, on one line.
std::string title_of(const Story& story, const Named& named) {
  std::string name(story.document.slice(named.span));
  for (char& c : name)
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  return name;
}

std::string day_and_month(const Date& date) { return fmt::format("{} {}", date.day, month_name(date.month)); }

void report(const Story& story, const Named& named, const TimeMention& date, const Date& written, const Date& right,
            Output& out) {
  const Span span{std::min(named.span.begin, date.span.begin), std::max(named.span.end, date.span.end)};
  const bool fixed = named.holiday->month != 0 && named.holiday->nth == 0;
  const std::string name = title_of(story, named);
  Finding& f =
      add(out, story, "date.holiday", Level::error, span,
          fixed ? fmt::format("{} is {}, not {}", name, day_and_month(right), day_and_month(written))
                : fmt::format("{} {} is {}, not {}", name, right.year, day_and_month(right), day_and_month(written)),
          fixed ? 0.95 : 0.9);
  because(f, fmt::format("the story names {}", name), named.span);
  because(f, fmt::format("and dates it {}", day_and_month(written)), date.span, "reference/holidays.tsv");
  if (right.month == written.month) {
    const std::string_view text = story.document.text;
    f.replacement = std::string(text.substr(span.begin, date.day.span.begin - span.begin)) + std::to_string(right.day) +
                    std::string(text.substr(date.day.span.end, span.end - date.day.span.end));
  }
}

// The date's year as written; otherwise every year around the story's date may be meant.
void check_date(const Story& story, const Named& named, const TimeMention& date, Output& out) {
  const bool fixed = named.holiday->month != 0 && named.holiday->nth == 0;
  int year = date.year.value;
  int reach = 0;
  if (!date.year) {
    if (date.period.known()) year = to_date(date.period.first).year;
    else if (fixed) year = 2024;
    else if (story.document.published.has_year()) year = story.document.published.date.year;
    else return;
    const PublicationDate& published = story.document.published;
    const Date near{published.date.year, date.month.value, date.day.value};
    const bool of_the_news =
        published.has_day() && exists(near) && std::abs(to_day(near) - to_day(published.date)) <= 45;
    if (of_the_news) year = near.year;
    reach = fixed || of_the_news ? 0 : 1;
  }
  if (year < 1900 || year > 2099) return;
  if (has_namesakes(named.name) && (year < 1970 || date.month.value != to_date(named.holiday->day(year)).month)) return;
  for (int y = year - reach; y <= year + reach; ++y) {
    const Date candidate{y, date.month.value, date.day.value};
    if (!exists(candidate) || falls_on(named, candidate)) return;
  }
  report(story, named, date, {year, date.month.value, date.day.value}, to_date(named.holiday->day(year)), out);
}

// "Wednesday, Thanksgiving Day": the holiday has a weekday of its own.
void check_weekday(const Story& story, const Named& named, const TimeMention& day, Output& out) {
  const extract::Holiday& h = *named.holiday;
  if (has_namesakes(named.name)) return;
  const int right = h.month == 0 ? (h.offset % 7 + 6 + 7) % 7 + 1 : h.nth != 0 ? (h.weekday - 1 + h.offset) % 7 + 1 : 0;
  if (right == 0 || right == day.weekday.value) return;
  const Span span{std::min(named.span.begin, day.span.begin), std::max(named.span.end, day.span.end)};
  Finding& f = add(out, story, "date.holiday", Level::error, span,
                   fmt::format("{} is a {}, not a {}", title_of(story, named), name_of(static_cast<Weekday>(right)),
                               name_of(static_cast<Weekday>(day.weekday.value))),
                   0.9);
  because(f, "the holiday falls on that weekday every year", named.span, "reference/holidays.tsv");
  because(f, fmt::format("the story writes {}", name_of(static_cast<Weekday>(day.weekday.value))), day.weekday.span);
}

void run(const Story& story, Output& out) {
  extract::SentenceTokens tokens(story);
  for (std::size_t i = 0; i + 1 < story.times.size(); ++i) {
    const TimeMention &a = story.times[i], &b = story.times[i + 1];
    if (a.sentence != b.sentence || b.span.begin < a.span.end || b.span.begin - a.span.end > 20) continue;
    const bool date_first = a.day || a.weekday;
    const TimeMention& date = date_first ? a : b;
    const TimeMention& holiday = date_first ? b : a;
    if ((!date.day || !date.month || date.impossible) && !date.weekday) continue;
    Named named;
    if (!is_holiday(story, holiday, tokens, named)) continue;
    const std::string between = normal(story.document.slice({a.span.end, b.span.begin}));
    if (!joins(between) || in_list(story, i, i + 1)) continue;
    const std::string after = words_after(story, b.span, b.sentence, 24);
    const bool ends = after.empty() || after.front() == ',' || after.front() == '.' || after.front() == ')' ||
                      after.front() == ';' ||
                      starts_with_word(after, {"is", "was", "and", "at", "in", "when", "to", "from", "-"});
    if (date_first && (!ends || between == "on" || between == "-")) continue;
    if (starts_with_word(words_after(story, named.span, holiday.sentence, 16),
                         {"eve", "weekend", "week", "season", "break", "observed"}))
      continue;
    if (has_word(words_before(story, a.span, a.sentence, 40),
                 {"before", "after", "following", "orthodox", "coptic", "canadian", "until", "observed", "instead"}) ||
        has_word(after, {"observed", "instead", "orthodox"}))
      continue;
    if (date.day && date.month) check_date(story, named, date, out);
    else if (date.weekday && !date.month && between != "on" && between != "-") check_weekday(story, named, date, out);
  }
}

}  // namespace

Family holiday() noexcept { return {infos, run}; }

}  // namespace claims::check
