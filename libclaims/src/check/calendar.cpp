// Weekdays against dates, and days that do not exist.
#include "check/context.h"
#include "extract/quotation.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace claims::check {
namespace {

constexpr std::array<CheckInfo, 2> infos = {{
    {"date.impossible", Level::error, "A day that its month does not have.",
     "The committee will publish its report on June 31, 2024.",
     "The committee will publish its report on June 30, 2024.", "2024-06-20"},
    {"date.weekday", Level::error, "A weekday and a date that do not fall together.",
     "The two leaders met on Tuesday, June 19, 2024, in the capital.",
     "The two leaders met on Wednesday, June 19, 2024, in the capital.", "2024-06-20"},
}};

Weekday weekday_on(const Date& date) { return weekday_of(to_day(date)); }

// The weekday of the same date in the Julian calendar, in use in parts of Europe until 1923.
Weekday julian_weekday_on(const Date& date) {
  const int behind = date.year / 100 - date.year / 400 - 2;
  return static_cast<Weekday>((static_cast<int>(weekday_on(date)) - 1 + behind) % 7 + 1);
}

// "Saturday and Sunday, June 8-9", "Monday-Friday, June 3-7": the weekday beside the date is not the date's.
bool is_weekday_list(const Story& story, const TimeMention& t) {
  const std::string words = words_before(story, t.weekday.span, t.sentence, 24);
  std::string_view before = words;
  for (std::string_view joint : {" and", " or", " to", " through", " thru", " until", "-", "/", " &", ","})
    if (before.size() > joint.size() && before.substr(before.size() - joint.size()) == joint) {
      before.remove_suffix(joint.size());
      while (!before.empty() && (before.back() == ' ' || before.back() == ',' || before.back() == '-'))
        before.remove_suffix(1);
      return ends_with_word(
          before, {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues",
                   "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "weekend", "night"});
    }
  return false;
}

// The mention's words with the weekday replaced.
std::string with_weekday(const Story& story, const TimeMention& t, Weekday weekday) {
  const std::string_view text = story.document.text;
  std::string_view name = name_of(weekday);
  if (t.weekday.span.size() <= 5) name = name.substr(0, 3);
  return std::string(text.substr(t.span.begin, t.weekday.span.begin - t.span.begin)) + std::string(name) +
         std::string(text.substr(t.weekday.span.end, t.span.end - t.weekday.span.end));
}

std::string with_year(const Story& story, const TimeMention& t, int year) {
  const std::string_view text = story.document.text;
  return std::string(text.substr(t.span.begin, t.year.span.begin - t.span.begin)) + std::to_string(year) +
         std::string(text.substr(t.year.span.end, t.span.end - t.year.span.end));
}

// Whether the year of another mention may be that of a yearless date: a year of its own sentence or of the next words
// of its paragraph, or one that dates a passage told in the past before it. "Asked for since 2011" dates nothing.
bool may_lend_year(const Story& story, const TimeMention& t, const TimeMention& other) {
  if (!other.year) return false;
  if (other.sentence == t.sentence) return true;
  if (other.sentence > t.sentence)
    return other.sentence == t.sentence + 1 &&
           story.sentences[other.sentence].block == story.sentences[t.sentence].block;
  if (t.sentence - other.sentence > 3 || other.tense == Tense::future || other.tense == Tense::present) return false;
  return !ends_with_word(words_before(story, other.span, other.sentence, 16), {"since", "since the"});
}

// Another year near the mention that would make weekday and day agree.
bool other_year_fits(const Story& story, std::size_t index) {
  constexpr std::size_t reach = 12;
  const TimeMention& t = story.times[index];
  const std::size_t end = std::min(story.times.size(), index + reach + 1);
  for (std::size_t i = index > reach ? index - reach : 0; i < end; ++i) {
    const TimeMention& other = story.times[i];
    if (!may_lend_year(story, t, other)) continue;
    const Date date{other.year.value, t.month.value, t.day.value};
    if (exists(date) && static_cast<int>(weekday_on(date)) == t.weekday.value) return true;
  }
  return false;
}

std::string wrong_weekday(const Story& story, const Date& date, Weekday right, int wrong) {
  const PublicationDate& published = story.document.published;
  const bool ahead = published.has_day() && date > published.date;
  return fmt::format("{} {} a {}, not a {}", to_prose(date), ahead ? "is" : "was", name_of(right),
                     name_of(static_cast<Weekday>(wrong)));
}

void check_full(const Story& story, const TimeMention& t, Output& out) {
  const Date date = written_date(t);
  if (!exists(date) || date.year < 1583) return;
  const Weekday right = weekday_on(date);
  const auto written = static_cast<Weekday>(t.weekday.value);
  if (right == written) return;
  if (date.year <= 1923 && julian_weekday_on(date) == written) return;
  const Level level = date.year < 1753 ? Level::note : Level::error;
  Finding& f = add(out, story, "date.weekday", level, t.span, wrong_weekday(story, date, right, t.weekday.value), 0.98);
  because(f, fmt::format("the story writes {}", name_of(written)), t.weekday.span);
  // A story of January that dates last week's event to the year just past.
  const PublicationDate& published = story.document.published;
  const Date this_year{published.date.year, date.month, date.day};
  const bool year_slip = published.has_day() && date.year == published.date.year - 1 && exists(this_year) &&
                         weekday_on(this_year) == written && std::abs(to_day(this_year) - to_day(published.date)) <= 45;
  if (year_slip) {
    because(f, fmt::format("{} was a {}, close to the story's own date", to_prose(this_year), name_of(written)));
    f.replacement = with_year(story, t, this_year.year);
  } else {
    f.replacement = with_weekday(story, t, right);
  }
}

// The year of a yearless date: the nearest to the story's date on the side that the tense asks for.
Date nearest(const TimeMention& t, const Date& published) {
  Date best{};
  int best_distance = 1 << 20;
  for (int year = published.year - 1; year <= published.year + 1; ++year) {
    const Date date{year, t.month.value, t.day.value};
    if (!exists(date)) continue;
    const int ahead = to_day(date) - to_day(published);
    const bool wrong_side = (t.tense == Tense::past && ahead > 1) || (t.tense == Tense::future && ahead < -1);
    const int distance = std::abs(ahead) + (wrong_side ? 400 : 0);
    if (distance < best_distance) best = date, best_distance = distance;
  }
  return best;
}

void check_yearless(const Story& story, std::size_t index, Output& out) {
  const TimeMention& t = story.times[index];
  const PublicationDate& published = story.document.published;
  if (!published.has_day()) return;
  const Date date = nearest(t, published.date);
  if (!exists(date)) return;
  const Weekday right = weekday_on(date);
  if (static_cast<int>(right) == t.weekday.value) return;
  if (other_year_fits(story, index)) return;
  // Far from the story's date the year is anybody's guess.
  const int distance = std::abs(to_day(date) - to_day(published.date));
  if (distance > 300) return;
  const bool sure = published.source == DateSource::given || published.source == DateSource::metadata;
  const Level level = distance <= 185 && sure ? Level::error : Level::warning;
  Finding& f = add(out, story, "date.weekday", level, t.span, wrong_weekday(story, date, right, t.weekday.value),
                   level == Level::error ? 0.95 : 0.7);
  because(f, fmt::format("the story writes {}", name_of(static_cast<Weekday>(t.weekday.value))), t.weekday.span);
  because(f, fmt::format("the nearest such date is {}", to_prose(date)), t.span);
  because_published(f, story);
  f.replacement = with_weekday(story, t, right);
}

// "in October 56 children": a month followed by a count, not by a day.
bool is_count(const Story& story, const TimeMention& t) {
  if (t.year || t.weekday || t.day.span.begin < t.month.span.begin) return false;
  if (story.document.text[t.day.span.end - 1] >= 'a') return false;  // "31st"
  const std::uint32_t next = token_at(story, t.day.span.end);
  if (next >= story.tokens.size() || story.tokens[next].span.begin >= sentence_span(story, t.sentence).end)
    return false;
  const Token& token = story.tokens[next];
  if (token.kind == TokenKind::punctuation) {
    const char mark = story.document.text[token.span.begin];
    return mark == '%' || mark == '$';
  }
  if (token.kind != TokenKind::word) return true;
  const std::string word = normal(story.document.slice(token.span));
  return !starts_with_word(
      word,
      {"the",  "a",      "an",        "in",       "at",     "on",    "by",    "for",     "to",      "and",   "or",
       "of",   "with",   "as",        "after",    "before", "when",  "while", "because", "but",     "he",    "she",
       "it",   "they",   "we",        "i",        "his",    "her",   "its",   "their",   "this",    "that",  "is",
       "was",  "will",   "has",       "had",      "were",   "are",   "from",  "until",   "through", "since", "under",
       "over", "during", "following", "deadline", "if",     "where", "which", "who",     "would",   "could"});
}

void check_impossible(const Story& story, const TimeMention& t, Output& out) {
  if (is_count(story, t)) return;
  const int month = t.month.value;
  if (month < 1 || month > 12) return;
  const bool leap_day = month == 2 && t.day.value == 29;
  // "Until the thirtieth of February", people say, and mean never.
  if (month == 2 && t.day.value > 29 && !t.year && extract::in_quotation(story, t.span, 1)) return;
  std::string message;
  const int year = t.year             ? t.year.value
                   : t.period.known() ? to_date(t.period.first).year
                                      : story.document.published.date.year;
  if (leap_day) message = fmt::format("{} is not a leap year: it has no 29 February", year);
  else if (t.year)
    message = fmt::format("{} {} has {} days, not {}", month_name(month), t.year.value,
                          days_in_month(t.year.value, month), t.day.value);
  else
    message = fmt::format("{} has {} days, not {}", month_name(month), month == 2 ? 29 : days_in_month(2023, month),
                          t.day.value);
  // Without a year the words may speak of leap days at large.
  const Level level = leap_day && !t.year ? Level::warning : Level::error;
  Finding& f =
      add(out, story, "date.impossible", level, t.span, std::move(message), level == Level::error ? 0.99 : 0.6);
  because(f,
          leap_day ? "29 February exists only in years divisible by four, but not by 100 unless by 400"
                   : "the calendar has no such day",
          t.span);
}

// "state investigators said today, Friday", in a story of Thursday. A story that is dated the day after is told from
// the day before.
void check_today(const Story& story, const TimeMention& a, const TimeMention& b, Output& out) {
  const PublicationDate& published = story.document.published;
  if (!published.has_day() || published.source == DateSource::inferred || a.sentence != b.sentence) return;
  const bool first = normal(story.document.slice(a.span)) == "today";
  const TimeMention& day = first ? b : a;
  if (!first && normal(story.document.slice(b.span)) != "today") return;
  if (!day.weekday || day.month || day.year || day.span != day.weekday.span ||
      words_between(story, a.span, b.span, 4) != ",")
    return;
  if (starts_with_word(words_after(story, b.span, b.sentence, 12), {"and", "or", "to", "through", "until", "-"}))
    return;
  const Weekday right = weekday_on(published.date);
  const int apart = (static_cast<int>(right) - day.weekday.value + 7) % 7;
  if (apart <= 1) return;
  Finding& f = add(out, story, "date.weekday", Level::warning, day.span,
                   fmt::format("the story's day is a {}, not a {}", name_of(right),
                               name_of(static_cast<Weekday>(day.weekday.value))),
                   0.8);
  because(f, fmt::format("the story writes \"{}\"", normal(story.document.slice({a.span.begin, b.span.end}))),
          Span{a.span.begin, b.span.end});
  because_published(f, story);
  f.replacement = std::string(name_of(right));
}

void run(const Story& story, Output& out) {
  for (std::size_t i = 0; i < story.times.size(); ++i) {
    const TimeMention& t = story.times[i];
    if (i + 1 < story.times.size()) check_today(story, t, story.times[i + 1], out);
    if (t.impossible && t.month && t.day) {
      check_impossible(story, t, out);
    } else if (t.weekday && t.month && t.day && !is_weekday_list(story, t)) {
      if (t.year) check_full(story, t, out);
      else check_yearless(story, i, out);
    }
  }
}

}  // namespace

Family calendar() noexcept { return {infos, run}; }

}  // namespace claims::check
