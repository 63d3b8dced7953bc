// Years counted from a year that the story names: "34 years ago, in 2000".
#include "check/context.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace claims::check {
namespace {

constexpr std::array<CheckInfo, 2> infos = {{
    {"date.ago", Level::error, "A count of years that does not lead from the one year to the other.",
     "The factory closed in 2000, 34 years ago.", "The factory closed in 2000, 24 years ago.", "2024-06-20"},
    {"person.tenure", Level::error, "A tenure whose length does not fit the year it began in.",
     "She has been mayor since 2000, for 15 years.", "She has been mayor since 2000, for 24 years.", "2024-06-20"},
}};

bool has_year(const TimeMention& t) {
  return t.type == TimeType::date && t.year && t.year.value >= 1000 && t.year.value <= 2200 &&
         (t.granularity == TimeUnit::year || t.granularity == TimeUnit::month || t.granularity == TimeUnit::day);
}

// A count of years and the words after it that say which way it counts.
enum class Way { none, ago, after, before, plain };

struct Count {
  Span span;
  Years years;
  Way way = Way::none;
};

// "34 years ago", "two decades later", "eight years after"; of a mention, or of the words before a year.
Way way_of(std::string_view words) {
  if (ends_with_word(words, {"ago"})) return Way::ago;
  if (ends_with_word(words, {"later", "after", "on"})) return Way::after;
  if (ends_with_word(words, {"earlier", "before", "previously"})) return Way::before;
  return Way::plain;
}

std::optional<Count> count_of(const Story& story, const TimeMention& t) {
  if (t.type != TimeType::date && t.type != TimeType::duration) return std::nullopt;
  if (t.year || t.month || t.weekday || t.day) return std::nullopt;
  const std::optional<Years> years = years_in(story, t.span, t.sentence);
  if (!years) return std::nullopt;
  Count count{t.span, *years, way_of(normal(story.document.slice(t.span)))};
  if (count.way == Way::plain) {
    const std::string after = words_after(story, t.span, t.sentence, 12);
    if (starts_with_word(after, {"ago"})) count.way = Way::ago;
    if (starts_with_word(after, {"later", "after", "on"})) count.way = Way::after;
    if (starts_with_word(after, {"earlier", "before"})) count.way = Way::before;
  }
  return count;
}

std::string years_text(int n) { return fmt::format("{} {}", n, n == 1 ? "year" : "years"); }

// "in 2000, 34 years ago", "34 years ago, in 2000", "2000 (34 years ago)": the year and the count name one time.
bool names_same_time(std::string_view between) {
  return between.empty() || between == "," || between == ", in" || between == "in" || between == "(" ||
         between == "-" || between == "--" || between == ", or" || between == ", on" || between == "on" ||
         between == ", back in" || between == "back in" || between == "- in" || between == ": in" ||
         between == ", that is" || between == ", nearly" || between == ", almost" || between == ", more than" ||
         between == ", over" || between == ", about" || between == ", some" || between == ", around" ||
         between == ", just" || between == "- nearly" || between == "- almost" || between == "- more than" ||
         between == ", at least" || between == ", exactly" || between == "-- in";
}

// The count with another number, in words where it was in words: "ten years later" for "twelve years later". Empty
// where the words are more than a plain number of years.
std::string with_count(const Story& story, const Count& count, int years) {
  static constexpr std::array<std::string_view, 21> words = {
      "",         "one",     "two",     "three",     "four",     "five",     "six",
      "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen",
      "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};
  const std::string_view text = story.document.slice(count.span);
  const std::size_t space = text.find(' ');
  if (years < 2 || space == std::string_view::npos || text.substr(space, 6) != " years") return {};
  const std::string number = normal(text.substr(0, space));
  const bool figures = number.find_first_not_of("0123456789") == std::string::npos;
  if (!figures && std::find(words.begin(), words.end(), number) == words.end()) return {};
  const bool spelt = !figures && years < static_cast<int>(words.size());
  return (spelt ? std::string(words[static_cast<std::size_t>(years)]) : std::to_string(years)) +
         std::string(text.substr(space));
}

void check_ago(const Story& story, const TimeMention& year, const Count& count, Output& out) {
  const PublicationDate& published = story.document.published;
  if (!published.has_year() || year.year.value > published.date.year) return;
  const int difference = published.date.year - year.year.value;
  if (count.years.allow(difference)) return;
  Finding& f = add(out, story, "date.ago", Level::error, count.span,
                   fmt::format("{} was {} before {}, not {:g}", year.year.value, years_text(difference),
                               published.date.year, count.years.value),
                   0.93);
  because(f, fmt::format("the story counts \"{}\"", normal(story.document.slice(count.span))), count.span);
  because(f, fmt::format("and names the year {}", year.year.value), year.year.span);
  f.replacement = with_count(story, count, difference);
  because_published(f, story);
}

// "in 1990 ..., twenty years later, in 2015".
void check_between(const Story& story, const TimeMention& from, const Count& count, const TimeMention& to,
                   Output& out) {
  const int difference = count.way == Way::before ? from.year.value - to.year.value : to.year.value - from.year.value;
  if (count.years.allow(difference) || difference < 0) return;
  Finding& f = add(out, story, "date.ago", Level::error, count.span,
                   fmt::format("from {} to {} is {}, not {:g}", std::min(from.year.value, to.year.value),
                               std::max(from.year.value, to.year.value), years_text(difference), count.years.value),
                   0.9);
  because(f, fmt::format("the story counts \"{}\"", normal(story.document.slice(count.span))), count.span);
  because(f, fmt::format("from the year {}", from.year.value), from.year.span);
  because(f, fmt::format("to the year {}", to.year.value), to.year.span);
  f.replacement = with_count(story, count, difference);
}

// The only mention with a year in the sentence before the mention `index`; none where there are several.
const TimeMention* only_year_before(const Story& story, std::size_t index) {
  const TimeMention* found = nullptr;
  constexpr std::size_t reach = 5;
  for (std::size_t back = 1; back <= std::min(reach, index); ++back) {
    const TimeMention& time = story.times[index - back];
    if (time.sentence != story.times[index].sentence) break;
    if (time.type == TimeType::duration || time.type == TimeType::age) continue;
    if (!has_year(time) || found) return nullptr;
    found = &time;
  }
  return found;
}

// "2009, six years after she joined the firm in 2001": what the count begins with, and the word before its year.
bool starts_something(std::string_view between) {
  return starts_with_word(between, {"after"}) && ends_with_word(between, {"in"}) &&
         between.find_first_of(",;:()\"") == std::string_view::npos &&
         !has_word(between, {"and", "or", "again", "before", "which", "who", "that"});
}

// Counts that stand beside a year.
void check_count(const Story& story, std::size_t index, Output& out) {
  const TimeMention& t = story.times[index];
  const std::optional<Count> count = count_of(story, t);
  if (!count) return;
  const TimeMention* before =
      index > 0 && story.times[index - 1].sentence == t.sentence ? &story.times[index - 1] : nullptr;
  const TimeMention* after = index + 1 < story.times.size() && story.times[index + 1].sentence == t.sentence
                                 ? &story.times[index + 1]
                                 : nullptr;
  if (count->way == Way::ago) {
    const bool clear = !has_word(words_after(story, t.span, t.sentence, 10), {"from"});
    if (after && has_year(*after) && names_same_time(words_between(story, t.span, after->span, 24)))
      return check_ago(story, *after, *count, out);
    if (clear && before && has_year(*before) && names_same_time(words_between(story, before->span, t.span, 24)))
      return check_ago(story, *before, *count, out);
  }
  if ((count->way == Way::after || count->way == Way::before) && after && has_year(*after) &&
      names_same_time(words_between(story, t.span, after->span, 16)))
    if (const TimeMention* from = only_year_before(story, index)) check_between(story, *from, *count, *after, out);
  if (count->way == Way::after && before && after && has_year(*before) && has_year(*after) &&
      words_between(story, before->span, t.span, 4) == "," &&
      starts_something(words_between(story, t.span, after->span, 64)))
    check_between(story, *after, *count, *before, out);
}

// The span of the count that ends just before `end`: "nearly a quarter-century" in "... after 2000".
std::optional<Span> count_before(const Story& story, std::uint32_t end, std::uint32_t sentence) {
  std::uint32_t i = token_at(story, end);
  const std::uint32_t first = story.sentences[sentence].first_token;
  std::uint32_t steps = 0;
  while (i > first && steps < 7) {
    const std::string word = normal(story.document.slice(story.tokens[i - 1].span));
    const bool part =
        story.tokens[i - 1].kind == TokenKind::number ||
        starts_with_word(word, {"years", "year",  "decade", "decades", "century", "centuries", "quarter", "half",
                                "a",     "an",    "two",    "three",   "four",    "five",      "six",     "seven",
                                "eight", "nine",  "ten",    "eleven",  "twelve",  "fifteen",   "twenty",  "thirty",
                                "forty", "fifty", "sixty",  "seventy", "eighty",  "ninety",    "hundred"}) ||
        word == "-";
    if (!part) break;
    --i, ++steps;
  }
  if (steps == 0) return std::nullopt;
  return Span{story.tokens[i].span.begin, end};
}

// The "after" of "after the rovers landed there in 2004,": one clause between it and the year, which ends there; 0 if
// there is none.
std::uint32_t after_of(const Story& story, const TimeMention& t, std::uint32_t year) {
  const std::string behind = words_after(story, t.span, t.sentence, 2);
  const auto word = [&](std::uint32_t i) { return normal(story.document.slice(story.tokens[i].span)); };
  if (behind.empty() || behind.front() != ',' || year < 4 || word(year - 1) != "in") return 0;
  const std::uint32_t first = story.sentences[t.sentence].first_token;
  for (std::uint32_t i = year - 1; i > first && year - i < 12; --i) {
    const std::string each = word(i - 1);
    if (each == "after") return i - 1;
    if (story.tokens[i - 1].kind == TokenKind::punctuation ||
        one_of(each, {"before", "since", "until", "which", "who", "that", "when", "but"}) ||
        (each == "and" && !story.tokens[i].has(Token::capitalised)))
      return 0;
  }
  return 0;
}

// "nearly a quarter-century after 2000": "now" is the story's date unless the sentence names another time.
void check_after_year(const Story& story, std::size_t index, Output& out) {
  const TimeMention& t = story.times[index];
  const PublicationDate& published = story.document.published;
  if (!is_bare_year(t) || !published.has_year() || t.year.value > published.date.year) return;
  std::string before = words_before(story, t.span, t.sentence, 60);
  std::uint32_t word = token_at(story, t.span.begin);           // the year's token; "after" is the one before
  const bool of_event = ends_with_word(before, {"after the"});  // "a decade after the 2004 tsunami"
  if (of_event) before.erase(before.size() - 4), --word;
  else if (const std::uint32_t after = after_of(story, t, word)) {  // "a decade after the rovers landed there in 2004,"
    word = after + 1;
    before = words_before(story, story.tokens[word].span, t.sentence, 60);
  }
  if (word < 2 || !ends_with_word(before, {"years after", "year after", "century after", "decades after",
                                           "decade after", "centuries after"}))
    return;
  const std::uint32_t end = story.tokens[word - 2].span.end;
  const std::optional<Span> span = count_before(story, end, t.sentence);
  if (!span) return;
  const std::optional<Years> years = years_in(story, *span, t.sentence);
  if (!years) return;
  // A weekday of the news is the same "now".
  const auto other_time = [&](std::size_t i) {
    if (i >= story.times.size() || i == index || story.times[i].sentence != t.sentence) return false;
    const TimeMention& other = story.times[i];
    const bool news = other.weekday && !other.year && other.anchor == TimeAnchor::publication;
    return !news && !other.span.overlaps(*span);
  };
  if (index + 1 < story.times.size() && other_time(index + 1) && has_year(story.times[index + 1])) {
    const std::string between = words_between(story, t.span, story.times[index + 1].span, 24);
    if (names_same_time(between) ||
        (of_event && ends_with_word(between, {", in"}) && between.find(',') + 4 == between.size()))
      check_between(story, t, {*span, *years, Way::after}, story.times[index + 1], out);
    return;
  }
  if (other_time(index + 1) || (index > 0 && other_time(index - 1))) return;
  const int difference = published.date.year - t.year.value;
  if (years->allow(difference)) return;
  // The time counted to may be one that the story is telling of.
  const bool now = has_word(words_after(story, t.span, t.sentence, 80),
                            {"is", "has", "have", "are", "now", "today", "remains", "still"});
  Finding& f = add(out, story, "date.ago", now ? Level::error : Level::warning, *span,
                   fmt::format("from {} to {} is {}, not {:g}", t.year.value, published.date.year,
                               years_text(difference), years->value),
                   now ? 0.85 : 0.6);
  because(f, fmt::format("the story counts \"{}\"", normal(story.document.slice(*span))), span);
  because(f, fmt::format("after the year {}", t.year.value), t.year.span);
  because_published(f, story);
}

// "since 2000, for 15 years", "for 15 years, since 2000".
bool is_since(const Story& story, const TimeMention& t) {
  return (is_bare_year(t) || (has_year(t) && t.granularity != TimeUnit::year)) &&
         ends_with_word(words_before(story, t.span, t.sentence, 10),
                        {"since", "since in", "since early", "since late"});
}

void check_tenure(const Story& story, std::size_t index, Output& out) {
  const PublicationDate& published = story.document.published;
  const TimeMention& a = story.times[index];
  if (!published.has_year() || index + 1 >= story.times.size()) return;
  const TimeMention& b = story.times[index + 1];
  if (b.sentence != a.sentence) return;
  const bool year_first = is_since(story, a);
  const TimeMention& year = year_first ? a : b;
  const TimeMention& duration = year_first ? b : a;
  if (duration.type != TimeType::duration || (!year_first && !is_since(story, b))) return;
  const std::string between = words_between(story, a.span, b.span, 48);
  const bool bound =
      year_first ? between == ", for" || between == "for" || between == ", a span of" || between == "(" ||
                       between == ", or" || between == ", a total of" || between == ", an uninterrupted" ||
                       between == ", an unbroken" || between == ", for nearly" || between == ", for more than" ||
                       between == ", for almost" || between == ", for about" || between == ", for over" ||
                       (between == "," && starts_with_word(words_after(story, b.span, b.sentence, 16),
                                                           {"in all", "in total", "altogether"}))
                 : between == "since" || between == ", since" || between == "(since" || between == "in power since" ||
                       between == "in office since" || between == "in office, since" || between == "in power, since" ||
                       between == "- since";
  if (!bound || year.year.value > published.date.year) return;
  const std::string after = words_after(story, duration.span, duration.sentence, 16);
  if (starts_with_word(after, {"ago", "old", "later", "before", "after", "earlier"})) return;
  if (has_word(words_before(story, duration.span, duration.sentence, 24),
               {"had", "first", "last", "every", "next", "in"}))
    return;
  const std::optional<Years> years = years_in(story, duration.span, duration.sentence);
  const int difference = published.date.year - year.year.value;
  if (!years || years->allow(difference)) return;
  Finding& f = add(out, story, "person.tenure", Level::error, duration.span,
                   fmt::format("from {} to {} is {}, not {:g}", year.year.value, published.date.year,
                               years_text(difference), years->value),
                   0.93);
  because(f, fmt::format("the story gives \"{}\"", normal(story.document.slice(duration.span))), duration.span);
  because(f, fmt::format("since the year {}", year.year.value), year.year.span);
  because_published(f, story);
}

void run(const Story& story, Output& out) {
  for (std::size_t i = 0; i < story.times.size(); ++i) {
    const TimeMention& t = story.times[i];
    check_tenure(story, i, out);
    if (t.year) check_after_year(story, i, out);
    else check_count(story, i, out);
  }
}

}  // namespace

Family elapsed() noexcept { return {infos, run}; }

}  // namespace claims::check
