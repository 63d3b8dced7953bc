// Ranges that run backwards, and durations that do not fit the range beside them.
#include "check/context.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <cstdlib>
#include <tuple>

namespace claims::check {
namespace {

constexpr std::array<CheckInfo, 2> infos = {{
    {"range.duration", Level::error, "A duration that is not the length of the range it describes.",
     "She led the agency from 2010 to 2018, a six-year tenure.",
     "She led the agency from 2010 to 2018, an eight-year tenure.", ""},
    {"range.reversed", Level::error, "A range that ends before it begins.",
     "He was a member of parliament from 2014 to 2004.", "The launch was moved from 2014 to 2013.", ""},
}};

struct Range {
  const TimeMention* from;
  const TimeMention* to;
  enum Form { from_to, between, dash } form;
  Span span;
};

// "from A to B", "between A and B", "A-B", "A to B".
bool is_range(const Story& story, const TimeMention& a, const TimeMention& b, Range& range) {
  if (a.sentence != b.sentence || b.span.begin < a.span.end || b.span.begin - a.span.end > 24) return false;
  const std::string joint = normal(story.document.slice({a.span.end, b.span.begin}));
  const std::string before = words_before(story, a.span, a.sentence, 24);
  range = {&a, &b, Range::from_to, {a.span.begin, b.span.end}};
  const bool to = joint == "to" || joint == "until" || joint == "till" || joint == "through" || joint == "thru" ||
                  joint == "up to" || joint == "through to" || joint == "to the" || joint == "until the";
  if (to)
    return ends_with_word(before, {"from", "from the", "(", "between"}) || before.empty() || before.back() == '(' ||
           joint == "through";
  // "joined in 1944 and served until 1947"
  if ((joint == "and served until" || joint == "and stayed until" || joint == "and worked there until" ||
       joint == "and remained until" || joint == "and led it until" || joint == "and ran it until") &&
      ends_with_word(before, {"in"}))
    return true;
  if (joint == "and") {
    range.form = Range::between;
    return ends_with_word(before, {"between"});
  }
  range.form = Range::dash;
  // A long dash sets off a correction or an aside: "in 2020 — 2019, rather".
  const std::string_view dash = story.document.slice({a.span.end, b.span.begin});
  return joint == "-" && dash.find("\xE2\x80\x94") == std::string_view::npos &&
         (dash.size() == 1 || dash.find("\xE2\x80\x93") != std::string_view::npos);
}

// "moved from 2010 to 2008", "compared with": the two are not the ends of one stretch of time.
bool is_rescheduling(std::string_view before) {
  return has_word(
      before, {"moved",       "move",        "moving",     "moves",     "postponed", "brought",   "bring",   "bringing",
               "rescheduled", "pushed",      "push",       "shifted",   "shift",     "advanced",  "advance", "changed",
               "change",      "changes",     "changing",   "revised",   "cut",       "lowered",   "reduced", "switched",
               "delayed",     "accelerated", "backdated",  "corrected", "redated",   "adjusted",  "amended", "back",
               "compared",    "rolled",      "forward",    "reset",     "dated",     "deadline",  "date",    "dates",
               "versus",      "earlier",     "descending", "reverse",   "backward",  "backwards", "rewind",  "go",
               "went",        "travel",      "travels",    "countdown"});
}

bool is_era(std::string_view after) {
  return starts_with_word(after, {"bc", "b.c", "bce", "b.c.e", "ad", "b.c.", "b.c.e."});
}

bool plain_year(const TimeMention& t) {
  return is_bare_year(t) && t.year.value >= 1000 && t.year.value <= 2200 && t.year.span.size() == 4;
}

bool is_month_of_year(const TimeMention& t) {
  return t.type == TimeType::date && t.year && t.month && !t.day && t.year.span.size() == 4;
}

// Part of a longer chain of figures: "1-800-1998-1989", "2010-2008/3".
bool is_code(const Story& story, const Range& r) {
  const std::string& text = story.document.text;
  const auto joins = [](char c) {
    return c == '-' || c == '/' || c == '#' || c == '_' || c == '$' || c == '.' || (c >= '0' && c <= '9');
  };
  const char before = r.span.begin > 0 ? text[r.span.begin - 1] : ' ';
  const char after = r.span.end < text.size() ? text[r.span.end] : ' ';
  const char next = r.span.end + 1 < text.size() ? text[r.span.end + 1] : ' ';
  return joins(before) || (joins(after) && after != '.') || (after == '.' && next >= '0' && next <= '9') ||
         after == '%';
}

void reversed(const Story& story, const Range& r, std::string message, Level level, Output& out) {
  if (r.form == Range::from_to && is_rescheduling(words_before(story, r.span, r.from->sentence, 80))) return;
  if (is_code(story, r)) return;
  if (is_era(words_after(story, r.span, r.from->sentence, 12))) return;
  Finding& f = add(out, story, "range.reversed", level, r.span, std::move(message), level == Level::error ? 0.95 : 0.7);
  const std::string_view text = story.document.text;
  because(f, fmt::format("the range begins with {}", normal(story.document.slice(r.from->span))), r.from->span);
  because(f, fmt::format("and ends with {}", normal(story.document.slice(r.to->span))), r.to->span);
  if (!r.from->year && r.to->year) return;  // turned round, the year would stand at the wrong end
  f.replacement = std::string(story.document.slice(r.to->span)) +
                  std::string(text.substr(r.from->span.end, r.to->span.begin - r.from->span.end)) +
                  std::string(story.document.slice(r.from->span));
}

void check_reversed(const Story& story, const Range& r, Output& out) {
  const TimeMention &a = *r.from, &b = *r.to;
  if (plain_year(a) && plain_year(b)) {
    if (a.year.value > b.year.value)
      reversed(story, r, fmt::format("{} comes before {}: the range runs backwards", b.year.value, a.year.value),
               Level::error, out);
    return;
  }
  if (is_full_date(a) && is_full_date(b)) {
    const Date first = written_date(a), last = written_date(b);
    if (!exists(first) || !exists(last) || first <= last) return;
    // "June 20 to June 12, 2024": the one year stands for both.
    reversed(story, r, fmt::format("{} comes before {}: the range runs backwards", to_prose(last), to_prose(first)),
             Level::error, out);
    return;
  }
  if (is_month_of_year(a) && is_month_of_year(b) && a.year.span != b.year.span) {
    if (std::tie(a.year.value, a.month.value) > std::tie(b.year.value, b.month.value))
      reversed(story, r,
               fmt::format("{} {} comes before {} {}: the range runs backwards", month_name(b.month.value),
                           b.year.value, month_name(a.month.value), a.year.value),
               Level::error, out);
    return;
  }
  // "from May 14 to April 30, 2022": the one year stands for both, unless the range is a winter's.
  constexpr int winter = 8;  // months
  const int back = a.month && b.month ? a.month.value - b.month.value : 0;
  if (a.day && !a.year && is_full_date(b) && r.form != Range::dash && back > 0 && back < 12 - winter) {
    reversed(story, r,
             fmt::format("{} {} comes before {} {}: the range runs backwards", month_name(b.month.value), b.day.value,
                         month_name(a.month.value), a.day.value),
             Level::warning, out);
    return;
  }
  // "June 20-12": the month is written once.
  const bool shared_month = a.month && b.month && a.month.span == b.month.span;
  const bool same_month = a.month && b.month && a.month.value == b.month.value;
  if (a.day && b.day && same_month && !a.year && a.day.value > b.day.value &&
      (shared_month || r.form == Range::from_to)) {
    const Level level = b.year || r.form != Range::dash ? Level::error : Level::warning;
    reversed(story, r,
             fmt::format("{} {} comes before {} {}: the range runs backwards", b.day.value, month_name(b.month.value),
                         a.day.value, month_name(a.month.value)),
             level, out);
  }
}

// Length of a range of years or of full dates, as the differences of years that one may count.
struct Length {
  double low, high;
  std::string calculation;
};

std::optional<Length> length_of(const Range& r) {
  const TimeMention &a = *r.from, &b = *r.to;
  if (plain_year(a) && plain_year(b) && a.year.value <= b.year.value) {
    const int d = b.year.value - a.year.value;
    return Length{d - 1.0, d + 1.0,
                  fmt::format("from {} to {} is {} {}", a.year.value, b.year.value, d, d == 1 ? "year" : "years")};
  }
  if (!is_full_date(a) || !is_full_date(b) || !exists(written_date(a)) || !exists(written_date(b))) return std::nullopt;
  const double days = to_day(written_date(b)) - to_day(written_date(a));
  if (days < 0) return std::nullopt;
  const double years = days / 365.2425;
  return Length{
      years - 1, years + 1,
      fmt::format("from {} to {} is {:.1f} years", to_prose(written_date(a)), to_prose(written_date(b)), years)};
}

// What lasts exactly as long as its dates: "six-year war (2010-2018)". A "five-year plan" or "three-year average" need
// not.
bool lasts(std::string_view words) {
  return has_word(
      words,
      {"war",          "tenure",       "term",          "reign",        "career",      "period",         "span",
       "stint",        "run",          "rule",          "presidency",   "conflict",    "occupation",     "marriage",
       "drought",      "siege",        "stretch",       "spell",        "premiership", "chairmanship",   "leadership",
       "dictatorship", "construction", "investigation", "imprisonment", "exile",       "mission",        "journey",
       "campaign",     "hiatus",       "absence",       "ban",          "blockade",    "insurgency",     "uprising",
       "struggle",     "effort",       "project",       "era",          "regime",      "administration", "papacy",
       "partnership",  "recession",    "depression",    "trial",        "captivity",   "detention",      "festival",
       "exhibition",   "strike",       "visit",         "trip",         "tour",        "conference",     "tournament",
       "truce",        "ceasefire",    "lockdown",      "curfew",       "summit",      "fair",           "voyage",
       "expedition",   "retreat",      "hearing"});
}

// Words between a duration and the range after it: "six years, from", "a six-year war (".
bool binds_forward(std::string_view between, bool adjective) {
  std::string_view rest = between;
  for (std::string_view tail : {"from", "between", "("})
    if (rest.size() >= tail.size() && rest.substr(rest.size() - tail.size()) == tail) {
      rest = rest.substr(0, rest.size() - tail.size());
      break;
    }
  while (!rest.empty() && (rest.back() == ' ' || rest.back() == ',' || rest.back() == '-' || rest.back() == ':'))
    rest.remove_suffix(1);
  if (adjective) return lasts(rest) && rest.size() < 40 && !has_word(rest, {"plan", "average", "and"});
  return rest.empty();
}

// Words between a range and the duration after it: ", a six-year war", ", six years", " - a stretch of".
bool binds_backward(std::string_view between, std::string_view after, bool adjective) {
  std::string_view rest = between;
  while (!rest.empty() && (rest.front() == ' ' || rest.front() == ',' || rest.front() == '-' || rest.front() == '(' ||
                           rest.front() == ')'))
    rest.remove_prefix(1);
  for (std::string_view hedge :
       {"for",       "or",    "a total of", "a period of", "a span of", "a stretch of", "nearly", "almost", "about",
        "more than", "some",  "over",       "just",        "a",         "an",           "the",    "his",    "her",
        "its",       "their", "i.e.",       "around",      "in all"}) {
    if (rest.substr(0, hedge.size()) == hedge && (rest.size() == hedge.size() || rest[hedge.size()] == ' ')) {
      rest.remove_prefix(std::min(rest.size(), hedge.size() + 1));
    }
  }
  if (!rest.empty()) return false;
  const std::string_view near = after.substr(0, 26);
  if (adjective) return lasts(near);
  return after.empty() || starts_with_word(after, {"that", "which", "during", "there"}) || after.front() == '.' ||
         after.front() == ',' || after.front() == ')' || after.front() == ';' ||
         starts_with_word(after, {"in all", "in total", "in office", "in power", "altogether", "long"});
}

// Days of a plain duration of days, weeks or months ("P5D"), and how far it may be off.
struct Days {
  int days, slack;
};
std::optional<Days> days_of(const TimeMention& t) {
  const std::string_view value = t.value;
  if (value.size() < 3 || value.size() > 5 || value.front() != 'P' || t.mod != TimeMod::none) return std::nullopt;
  int count = 0;
  for (const char c : value.substr(1, value.size() - 2)) {
    if (c < '0' || c > '9') return std::nullopt;
    count = count * 10 + (c - '0');
  }
  switch (value.back()) {
    case 'D': return Days{count, 1};  // counted with the first day or without
    case 'W': return Days{count * 7, 6};
    case 'M': return Days{count * 30 + count / 2, 24};
    default: return std::nullopt;
  }
}

// "a five-day festival from June 3 to June 10": days of one year.
void check_days(const Story& story, const Range& r, const TimeMention& duration, const std::string& own, Output& out) {
  const TimeMention &a = *r.from, &b = *r.to;
  const std::optional<Days> days = days_of(duration);
  const bool dated = a.granularity == TimeUnit::day && b.granularity == TimeUnit::day && a.month && a.day && b.day;
  if (!days || !dated || !a.period.known() || !b.period.known() || b.period.first < a.period.first) return;
  const int nights = b.period.first - a.period.first;
  if (nights > 300 || (nights + 1 >= days->days - days->slack && nights <= days->days + days->slack)) return;
  const std::string length = fmt::format("{} to {} is {} days, both counted", story.document.slice(a.span),
                                         story.document.slice(b.span), nights + 1);
  Finding& f = add(out, story, "range.duration", Level::warning, duration.span,
                   fmt::format("{}, not \"{}\"", length, own), 0.85);
  because(f, fmt::format("the story gives the duration as \"{}\"", own), duration.span);
  because(f, length, r.span);
}

void check_duration(const Story& story, const Range& r, const TimeMention& duration, bool after_range, Output& out) {
  const std::string own = normal(story.document.slice(duration.span));
  const std::string after = words_after(story, duration.span, duration.sentence, 40);
  const bool adjective = own.find('-') != std::string::npos;
  if (after_range) {
    if (!binds_backward(words_between(story, r.span, duration.span, 40), after, adjective)) return;
  } else if (!binds_forward(words_between(story, duration.span, r.span, 60), adjective)) {
    return;
  }
  if (has_word(words_before(story, duration.span, duration.sentence, 16),
               {"every", "first", "last", "next", "age", "aged", "per", "each"}))
    return;
  if (starts_with_word(after, {"old", "olds", "-old", "after", "later", "before", "earlier", "ago"})) return;
  const std::optional<Years> years = years_in(story, duration.span, duration.sentence);
  if (!years) return check_days(story, r, duration, own, out);
  const std::optional<Length> length = length_of(r);
  if (!length) return;
  const double low = years->low + (years->low < years->value ? 1 : 0),
               high = years->high - (std::isinf(years->high) ? 0 : 1);
  if (low <= length->high && length->low <= std::max(high, years->value)) return;
  Finding& f = add(out, story, "range.duration", Level::error, duration.span,
                   fmt::format("{}, not {:g}", length->calculation, years->value), 0.95);
  because(f, fmt::format("the story gives the duration as \"{}\"", own), duration.span);
  because(f, length->calculation, r.span);
}

void run(const Story& story, Output& out) {
  for (std::size_t i = 0; i + 1 < story.times.size(); ++i) {
    Range range;
    if (!is_range(story, story.times[i], story.times[i + 1], range)) continue;
    check_reversed(story, range, out);
    const auto candidate = [&](std::size_t k) {
      return k < story.times.size() && story.times[k].type == TimeType::duration &&
             story.times[k].sentence == range.from->sentence;
    };
    if (candidate(i + 2)) check_duration(story, range, story.times[i + 2], true, out);
    if (i > 0 && candidate(i - 1)) check_duration(story, range, story.times[i - 1], false, out);
  }
}

}  // namespace

Family range() noexcept { return {infos, run}; }

}  // namespace claims::check
