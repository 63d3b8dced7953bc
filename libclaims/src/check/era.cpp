// Decades, centuries, seasons and anniversaries against the year or month beside them.
#include "check/context.h"
#include "text/lexicon.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace claims::check {
namespace {

constexpr std::array<CheckInfo, 3> infos = {{
    {"date.decade", Level::error, "A decade or century that does not hold the year given for it.",
     "The mine closed in the 1990s (2003).", "The mine closed in the 1990s (1993).", ""},
    {"date.season", Level::warning, "A season that does not hold the month given for it.",
     "The festival took place in the summer of 2020 (January).",
     "The festival took place in the summer of 2020 (July).", "2024-06-20"},
    {"event.anniversary", Level::error, "An anniversary whose number does not fit its year.",
     "The town marked the 70th anniversary of the 1950 flood.",
     "The town marked the 74th anniversary of the 1950 flood.", "2024-06-20"},
}};

std::string ordinal_text(int n) {
  const char* suffix = n % 100 >= 11 && n % 100 <= 13 ? "th"
                       : n % 10 == 1                  ? "st"
                       : n % 10 == 2                  ? "nd"
                       : n % 10 == 3                  ? "rd"
                                                      : "th";
  return fmt::format("{}{}", n, suffix);
}

// "the 1990s (2003)", "the 1990s, in 2003,": the second is an instance of the first.
bool is_instance(std::string_view between) {
  return between == "(" || between == ", in" || between == "(in" || between == "- in" || between == ", (" ||
         between == "(around" || between == "(c." || between == ", between" || between == ", from" ||
         between == ", on" || between == "(from" || between == "(between" || between == ", specifically in";
}

// The year given right behind a decade or century: "(1562)", ", in 1562". Read as a number, since old years look like
// counts.
const Token* year_behind(const Story& story, const TimeMention& era) {
  const std::uint32_t end = sentence_span(story, era.sentence).end;
  for (std::uint32_t i = token_at(story, era.span.end), steps = 0; i < story.tokens.size() && steps < 4; ++i, ++steps) {
    const Token& token = story.tokens[i];
    if (token.span.begin >= end) return nullptr;
    if (token.kind != TokenKind::number) continue;
    if (token.span.size() != 4 || token.number < 1000 || token.number > 2100) return nullptr;
    const std::string between = normal(story.document.slice({era.span.end, token.span.begin}));
    const char after = token.span.end < story.document.text.size() ? story.document.text[token.span.end] : '.';
    const bool range = ends_with_word(between, {"between", "from"});
    const bool closed =
        range || (between.find('(') == std::string::npos ? after == ',' || after == '.' || after == ';' : after == ')');
    return is_instance(between) && closed ? &token : nullptr;
  }
  return nullptr;
}

void check_decade(const Story& story, const TimeMention& era, Output& out) {
  const Token* year = era.period.known() ? year_behind(story, era) : nullptr;
  if (!year) return;
  const int first = to_date(era.period.first).year, last = to_date(era.period.last).year;
  const int y = year->number;
  // A century's first year is counted either way.
  if (y >= first - (era.granularity == TimeUnit::century ? 1 : 0) &&
      y <= last + (era.granularity == TimeUnit::century ? 1 : 0))
    return;
  if (has_word(words_before(story, era.span, era.sentence, 12), {"long"})) return;
  Finding& f = add(out, story, "date.decade", Level::error, {era.span.begin, year->span.end},
                   fmt::format("{} is not in {}, which {} from {} to {}", y, normal(story.document.slice(era.span)),
                               era.granularity == TimeUnit::century ? "runs" : "run",
                               first + (era.granularity == TimeUnit::century ? 1 : 0), last),
                   0.93);
  because(f, fmt::format("the story writes {}", normal(story.document.slice(era.span))), era.span);
  because(f, fmt::format("and gives {} for it", y), year->span);
}

// "the 18th-century church, built in 1845": the year of the thing that the century describes.
void check_built(const Story& story, const TimeMention& era, const TimeMention& year, Output& out) {
  if (era.granularity != TimeUnit::century || !era.period.known() || !is_bare_year(year)) return;
  const std::string between = words_between(story, era.span, year.span, 64);
  const std::size_t comma = between.find(',');
  if (comma == std::string::npos || comma == 0 || comma > 32 ||
      !one_of(std::string_view(between).substr(comma),
              {", built in", ", completed in", ", finished in", ", erected in", ", constructed in", ", written in",
               ", painted in", ", composed in", ", founded in", ", which was built in", ", dating from"}))
    return;
  if (has_word(between.substr(0, comma), {"and", "of", "style", "in", "on", "with", "by", "replica", "ruins"}) ||
      has_word(words_before(story, era.span, era.sentence, 32), {"of", "ruins", "replica", "style"}))
    return;
  const int first = to_date(era.period.first).year, last = to_date(era.period.last).year;
  if (year.year.value >= first - 1 && year.year.value <= last + 1) return;
  Finding& f =
      add(out, story, "date.decade", Level::warning, year.span,
          fmt::format("{} is not in the {} century", year.year.value, ordinal_text((first + 50) / 100 + 1)), 0.85);
  because(f, fmt::format("the story speaks of {}", normal(story.document.slice(era.span))), era.span);
  because(f, fmt::format("\"{}\"", between.substr(comma + 2) + " " + std::to_string(year.year.value)), year.span);
}

struct Season {
  const char* name;
  int first_month, last_month;  // generous: a month on either side
};
constexpr std::array<Season, 5> seasons = {
    {{"", 0, 0}, {"spring", 2, 6}, {"summer", 5, 9}, {"autumn", 8, 12}, {"winter", 11, 15}}};

bool season_holds(int season, int month) {
  const Season& s = seasons[static_cast<std::size_t>(season)];
  return (month >= s.first_month && month <= s.last_month) ||
         (month + 12 >= s.first_month && month + 12 <= s.last_month);
}

int season_of(const TimeMention& t) {
  if (t.type != TimeType::date || t.value.size() < 3) return 0;
  const std::string_view tail = std::string_view(t.value).substr(t.value.size() - 2);
  return tail == "SP" ? 1 : tail == "SU" ? 2 : tail == "FA" ? 3 : tail == "WI" ? 4 : 0;
}

// Countries whose seasons are the other way round, or that have none of the four.
bool is_southern(const Story& story) {
  static constexpr std::array<std::string_view, 30> names = {"Australia",
                                                             "Zealand",
                                                             "Argentin",
                                                             "Brazil",
                                                             "Chile",
                                                             "Uruguay",
                                                             "Paraguay",
                                                             "Peru",
                                                             "Bolivia",
                                                             "South Africa",
                                                             "Namibia",
                                                             "Botswana",
                                                             "Zimbabwe",
                                                             "Zambia",
                                                             "Mozambique",
                                                             "Madagascar",
                                                             "Angola",
                                                             "Lesotho",
                                                             "Eswatini",
                                                             "Malawi",
                                                             "Tanzania",
                                                             "Indonesia",
                                                             "Fiji",
                                                             "Samoa",
                                                             "Antarctic",
                                                             "Sydney",
                                                             "Melbourne",
                                                             "Buenos Aires",
                                                             "southern hemisphere",
                                                             "Southern Hemisphere"};
  return std::any_of(names.begin(), names.end(),
                     [&](std::string_view name) { return story.document.text.find(name) != std::string::npos; });
}

void check_season(const Story& story, const TimeMention& a, const TimeMention& b, std::string_view between,
                  Output& out) {
  const bool a_season = season_of(a) != 0;
  const TimeMention& season = a_season ? a : b;
  const TimeMention& month = a_season ? b : a;
  if (season_of(season) == 0 || !month.month || season_of(month) != 0) return;
  if (!is_instance(between) && between != ", on" && !(a_season && between == "of")) return;
  if (season.year && month.year && season.year.value != month.year.value) return;
  if (season_holds(season_of(season), month.month.value) || is_southern(story)) return;
  Finding& f = add(out, story, "date.season", Level::warning, {a.span.begin, b.span.end},
                   fmt::format("{} is not in {} north of the equator", month_name(month.month.value),
                               seasons[static_cast<std::size_t>(season_of(season))].name),
                   0.75);
  because(f, fmt::format("the story writes {}", normal(story.document.slice(season.span))), season.span);
  because(f, fmt::format("and gives {} for it", normal(story.document.slice(month.span))), month.span);
}

// The number of an anniversary whose noun is token i: "70th anniversary", "centenary".
int anniversary_number(const Story& story, std::uint32_t i, std::uint32_t& first) {
  const std::string word = normal(story.document.slice(story.tokens[i].span));
  first = i;
  if (word == "centenary" || word == "centennial") return 100;
  if (word == "bicentenary" || word == "bicentennial") return 200;
  if (word == "sesquicentennial") return 150;
  if (word != "anniversary" || i == 0) return 0;
  first = i - 1;
  if (story.tokens[i - 1].kind == TokenKind::ordinal) return story.tokens[i - 1].number;
  const text::Lexicon& lexicon = text::Lexicon::english();
  const text::Word& known = lexicon[story.tokens[i - 1].word];
  if (!known.is(text::WordClass::ordinal)) return 0;
  // "twenty-fifth"
  if (i >= 3 && story.document.text[story.tokens[i - 2].span.begin] == '-') {
    const text::Word& tens = lexicon[story.tokens[i - 3].word];
    if (tens.is(text::WordClass::cardinal) && tens.number >= 20 && tens.number % 10 == 0 && known.number < 10) {
      first = i - 3;
      return tens.number + known.number;
    }
  }
  return known.number;
}

// An occasion named near the anniversary that the number fits: "in 1995, on the 50th anniversary of the 1945 raid".
bool some_year_fits(const Story& story, std::size_t index, int due) {
  constexpr std::size_t reach = 8;
  const std::size_t end = std::min(story.times.size(), index + reach + 1);
  for (std::size_t i = index > reach ? index - reach : 0; i < end; ++i) {
    const TimeMention& other = story.times[i];
    if (i == index || other.type == TimeType::duration ||
        std::abs(static_cast<int>(other.sentence) - static_cast<int>(story.times[index].sentence)) > 3)
      continue;
    if (other.year && std::abs(other.year.value - due) <= 1) return true;
    if (!other.year && other.anchor == TimeAnchor::publication && other.granularity == TimeUnit::year &&
        other.period.known() && to_date(other.period.first).year == due)
      return true;
  }
  return false;
}

// "On Saturday the town marked ...": the sentence dates the occasion to the story's own days.
bool is_dated_now(const Story& story, std::uint32_t sentence) {
  const PublicationDate& published = story.document.published;
  if (!published.has_day()) return false;
  auto t = std::lower_bound(story.times.begin(), story.times.end(), sentence_span(story, sentence).begin,
                            [](const TimeMention& m, std::uint32_t at) { return m.span.begin < at; });
  for (; t != story.times.end() && t->sentence == sentence; ++t)
    if (t->anchor == TimeAnchor::publication && t->granularity == TimeUnit::day && t->period.known() &&
        std::abs(to_day(published.date) - t->period.first) <= 14)
      return true;
  return false;
}

// "marked the anniversary on Wednesday": told as past on one of the story's own days.
bool is_marked_now(const Story& story, std::uint32_t sentence) {
  return is_dated_now(story, sentence) &&
         has_word(sentence_words(story, sentence), {"marked", "celebrated", "commemorated", "observed"});
}

bool is_now(const Story& story, Span span, const TimeMention& t) {
  return is_dated_now(story, t.sentence) ||
         has_word(words_before(story, span, t.sentence, 60),
                  {"mark", "marks", "is", "are", "will", "today", "this", "commemorates", "celebrates", "commemorate"});
}

void check_anniversary(const Story& story, std::size_t index, Output& out) {
  const TimeMention& t = story.times[index];
  const PublicationDate& published = story.document.published;
  if (!published.has_year() || t.year.value < 1000 || t.year.value > published.date.year) return;
  // The nearest anniversary before the year, in its sentence and without another time between.
  const std::uint32_t year_token = token_at(story, t.year.span.begin);
  const std::uint32_t start = story.sentences[t.sentence].first_token;
  std::uint32_t i = year_token;
  for (int steps = 0; i > start && steps < 14; --i, ++steps) {
    std::uint32_t first = 0;
    const int number = anniversary_number(story, i - 1, first);
    if (number <= 0) continue;
    const Span span{story.tokens[first].span.begin, story.tokens[i - 1].span.end};
    if (index > 0 && story.times[index - 1].span.begin >= span.end) return;
    const std::string between = words_between(story, span, t.span, 110);
    if (!starts_with_word(between, {"of"}) || between.find(';') != std::string::npos) return;
    if (has_word(between, {"and", "was", "were", "who", "which", "that", "by", "until", "since", "to", "under"}))
      return;
    // "the 25th anniversary of the treaty in 2020" dates the occasion, unless the sentence speaks of now.
    // "of the treaty signed in Rome on 4 April 1949" dates the event.
    const bool dates_event =
        has_word(between, {"signed", "founded", "adopted", "opened", "established", "born", "launched", "created"});
    if (ends_with_word(between, {"in", "on"}) && !dates_event && !is_now(story, span, t)) return;
    const int due = t.year.value + number;
    // Next year's anniversary is announced this year, last year's still mentioned.
    if (dates_event && due > published.date.year &&
        has_word(sentence_words(story, t.sentence),
                 {"will", "next", "upcoming", "coming", "plans", "prepare", "preparing", "planned", "approaching"}))
      return;
    const bool exact = is_marked_now(story, t.sentence);
    if (std::abs(due - published.date.year) <= (exact ? 0 : 1) || some_year_fits(story, index, due)) return;
    const int right = published.date.year - t.year.value;
    const bool far = std::abs(due - published.date.year) > 1;
    const Level level = far && (due > published.date.year || right - number <= 15) ? Level::error : Level::warning;
    Finding& f = add(out, story, "event.anniversary", level, span,
                     fmt::format("{} is the year of the {} anniversary of {}, not of the {}", published.date.year,
                                 ordinal_text(right), t.year.value, ordinal_text(number)),
                     level == Level::error ? 0.9 : 0.6);
    because(f, fmt::format("{} + {} = {}", t.year.value, number, due), t.year.span);
    if ((level == Level::error || !far) && right > 0) f.replacement = ordinal_text(right) + " anniversary";
    because_published(f, story);
    return;
  }
}

void run(const Story& story, Output& out) {
  for (std::size_t i = 0; i < story.times.size(); ++i) {
    const TimeMention& t = story.times[i];
    if (t.year && t.type == TimeType::date && t.year.span.size() == 4) check_anniversary(story, i, out);
    if ((t.granularity == TimeUnit::decade || t.granularity == TimeUnit::century) && t.anchor == TimeAnchor::written)
      check_decade(story, t, out);
    if (i + 1 >= story.times.size() || story.times[i + 1].sentence != t.sentence) continue;
    const TimeMention& next = story.times[i + 1];
    check_built(story, t, next, out);
    if (next.span.begin < t.span.end || next.span.begin - t.span.end > 12) continue;
    const std::string between = normal(story.document.slice({t.span.end, next.span.begin}));
    check_season(story, t, next, between, out);
  }
}

}  // namespace

Family era() noexcept { return {infos, run}; }

}  // namespace claims::check
