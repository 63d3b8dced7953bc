// Years that an event cannot have, and first times that were not.
#include "check/context.h"
#include "extract/event_words.h"
#include "extract/event_year.h"
#include "extract/quotation.h"
#include "reference/office.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

namespace claims::check {
namespace {

using extract::EventYear;
using extract::FirstEvent;
using extract::YearConflict;

constexpr std::array<CheckInfo, 2> infos = {{
    {"event.first", Level::error, "A first time since a year, though the story tells of one after that year.",
     "Angela Merkel visited Ankara in 2016. It was Angela Merkel's first visit to Ankara since 2013.",
     "Angela Merkel visited Ankara in 2010. It was Angela Merkel's first visit to Ankara since 2013.", "2021-10-16"},
    {"event.year", Level::error,
     "A year that an event cannot have: before the first of its kind, or out of a participant's time in office.",
     "The first summit of Kim Jong Un and Vladimir Putin in 2019 was brief. The 2009 Kim-Putin summit was not.",
     "The first summit of Kim Jong Un and Vladimir Putin in 2019 was brief. The 2023 Kim-Putin summit was not.",
     "2024-06-20"},
}};

// A story with more wrong years than this is no story; the bound keeps the cost linear.
constexpr std::size_t max_wrong_years = 64;

// "Kim Jong Un and Vladimir Putin", in the order of the mention.
std::string parties(const Story& story, const EventMention& mention) {
  std::vector<std::uint32_t> people;
  auto name = std::lower_bound(story.names.begin(), story.names.end(), mention.span.begin,
                               [](const NameMention& n, std::uint32_t at) { return n.span.begin < at; });
  for (; name != story.names.end() && name->span.begin < mention.span.end; ++name) {
    if (!mention.span.contains(name->span) || name->person == no_index) continue;
    if (std::find(people.begin(), people.end(), name->person) == people.end()) people.push_back(name->person);
  }
  if (people.empty()) people = mention.participants;  // "their first summit"
  std::string out;
  for (std::size_t i = 0; i < people.size(); ++i) {
    if (i > 0) out += i + 1 == people.size() ? " and " : ", ";
    out += story.people[people[i]].name;
  }
  return out;
}

// "17 December 2011", "December 1999", "1972": as exactly as the table has it.
std::string prose(const reference::TermDate& date) {
  if (date.days.first == date.days.last) return to_prose(to_date(date.days.first));
  const Date first = to_date(date.days.first);
  if (date.written.size() == 7) return fmt::format("{} {}", month_name(first.month), first.year);
  return std::string(date.written);
}

void because_first(Finding& finding, const Story& story, const FirstEvent& first, int year) {
  const EventMention& mention = story.events[first.mention];
  if (mention.verb || extract::kind_of_event(mention.type) == extract::EventKind::visit) {
    because(finding,
            fmt::format("the story puts the first {} in {}; one in {} would be earlier than the first", mention.type,
                        first.year.year, year),
            mention.span);
    return;
  }
  because(finding,
          fmt::format("the story puts the first {} of {} in {}; one in {} would be earlier than the first",
                      mention.type, parties(story, mention), first.year.year, year),
          mention.span);
}

void because_office(Finding& finding, const Person& person, YearConflict::Kind kind) {
  const reference::OfficeHolder holder = reference::holder(person.office_holder);
  const reference::OfficeTerm* first = &holder.terms.front();
  const reference::OfficeTerm* last = first;
  for (const reference::OfficeTerm& term : holder.terms) {
    if (term.from.days.first < first->from.days.first) first = &term;
    if (term.to.days.last > last->to.days.last) last = &term;
  }
  if (kind == YearConflict::after_office) {
    because(finding, fmt::format("{} was last in office, in {}, until {}", person.name, last->country, prose(last->to)),
            std::nullopt, std::string(last->sources));
  } else if (holder.terms.size() == 1 && first->to.open) {
    because(finding, fmt::format("{} has led {} only since {}", person.name, first->country, prose(first->from)),
            std::nullopt, std::string(first->sources));
  } else {
    because(finding,
            fmt::format("{} first came to office, in {}, on {}", person.name, first->country, prose(first->from)),
            std::nullopt, std::string(first->sources));
  }
}

// The event of the story's week that `mention` can be a mention of.
const Event* news_of(const Story& story, const EventMention& mention) {
  for (const Event& event : story.timeline.events)
    if (event.anchor != no_index && event.type == mention.type && event.participants == mention.participants)
      return &event;
  return nullptr;
}

void because_news(Finding& finding, const Story& story, const Event& event) {
  const PublicationDate& published = story.document.published;
  const EventMention& anchor = story.events[event.anchor];
  const std::string_view words = story.document.slice(anchor.span);
  std::string when;
  if (event.period.known() && event.period.first == event.period.last)
    when = fmt::format(": {}, {}", name_of(weekday_of(event.period.first)), to_prose(to_date(event.period.first)));
  because(finding, fmt::format("the story's {} is this week's, \"{}\"{}", event.type, words, when), anchor.span);
  if (!published.has_year()) return;
  if (published.source == DateSource::inferred)
    because(finding, fmt::format("the story dates itself to {} ({})", published.date.year, published.detail),
            published.span);
  else because_published(finding, story);
}

int year_of_news(const Story& story, const Event* event) {
  if (!event) return 0;
  if (event->period.known()) return to_date(event->period.first).year;
  return story.document.published.has_year() ? story.document.published.date.year : 0;
}

// The one year that the story gives to the same people's events, fits, and is
// one digit away.
int replacement_for(const Story& story, const std::vector<FirstEvent>& firsts, std::uint32_t mention, int year,
                    int news) {
  int found = 0;
  const auto offer = [&](int candidate) {
    if (candidate == 0 || candidate == found || candidate == year || extract::digits_apart(candidate, year) != 1)
      return;
    if (!extract::year_conflicts(story, firsts, mention, candidate).empty()) return;
    found = found == 0 ? candidate : -1;
  };
  offer(news);
  std::size_t looked_at = 0;
  for (const EventMention& other : story.events) {
    if (other.type != story.events[mention].type || !extract::same_parties(story, other, story.events[mention]))
      continue;
    if (++looked_at > extract::max_firsts || found < 0) break;
    if (const auto written = extract::written_year(story, other)) offer(written->year);
  }
  return found > 0 ? found : 0;
}

// The story's own event in a year that is still to come: "the 2042 summit".
bool check_future(const Story& story, const EventMention& mention, const EventYear& written, Output& out) {
  const PublicationDate& published = story.document.published;
  if (!published.has_year() || written.year <= published.date.year + 1 || !extract::comparable(mention)) return false;
  if (!mention.definite || mention.ordinal != 0 || story.times[written.time].tense == Tense::future) return false;
  const Event* news = news_of(story, mention);
  if (!news || year_of_news(story, news) != published.date.year) return false;
  if (extract::digits_apart(written.year, published.date.year) > 2) return false;
  Finding& finding = add(out, story, "event.year", Level::error, written.span,
                         fmt::format("this {} has not been yet", mention.type), 0.93);
  because_news(finding, story, *news);
  finding.replacement = std::to_string(published.date.year);
  return true;
}

// Returns true where it added a finding.
bool check_year(const Story& story, const std::vector<FirstEvent>& firsts, std::uint32_t m, Output& out) {
  const EventMention& mention = story.events[m];
  const auto written = extract::written_year(story, mention);
  if (!written) return false;
  const auto conflicts = extract::year_conflicts(story, firsts, m, written->year);
  if (conflicts.empty()) return check_future(story, mention, *written, out);
  const Event* news = news_of(story, mention);
  const int year_now = year_of_news(story, news);
  const int replacement = replacement_for(story, firsts, m, written->year, year_now);
  const bool of_the_week = news && (replacement == year_now || (mention.definite && mention.ordinal == 0));
  double doubt = 0.1;
  for (std::size_t i = 1; i < conflicts.size(); ++i) doubt *= 0.3;
  if (replacement) doubt *= 0.4;
  Finding& finding = add(out, story, "event.year", Level::error, written->span,
                         fmt::format("the year of this {} cannot be right", mention.type), 1 - doubt);
  for (const YearConflict& conflict : conflicts) {
    if (conflict.kind == YearConflict::before_first)
      because_first(finding, story, firsts[conflict.other], written->year);
    else because_office(finding, story.people[conflict.person], conflict.kind);
  }
  if (of_the_week) because_news(finding, story, *news);
  if (!replacement) return true;
  finding.replacement = std::to_string(replacement);
  because(finding, fmt::format("{} is one digit away and agrees with all of this", replacement));
  return true;
}

// "first visit since 2013", "last visit in 2000": the years in between must be
// empty. Nothing where the claim's own time is not known.
struct Gap {
  std::uint32_t mention;
  Period after;  // the last one before
  Day until;     // the first day of what the claim itself is about, or of the story's year
};

std::optional<Gap> gap_of(const Story& story, std::uint32_t m) {
  const EventMention& mention = story.events[m];
  if (!extract::comparable(mention) || mention.qualified == (mention.since == no_index)) return std::nullopt;
  if (mention.ordinal != 1 || mention.since == no_index) return std::nullopt;
  const TimeMention& since = story.times[mention.since];
  if (since.type != TimeType::date || !since.year || !since.period.known() || since.mod != TimeMod::none)
    return std::nullopt;
  const auto own = extract::written_year(story, mention);
  const PublicationDate& published = story.document.published;
  if (!own && !published.has_year()) return std::nullopt;
  return Gap{m, since.period, year_period(own ? own->year : published.date.year).first};
}

void check_gap(const Story& story, const Gap& gap, Output& out) {
  const EventMention& claim = story.events[gap.mention];
  for (const EventMention& other : story.events) {
    if (other.type != claim.type || other.since != no_index || !extract::same_parties(story, claim, other)) continue;
    const auto written = extract::written_year(story, other);
    if (!written) continue;
    const Period& when = story.times[written->time].period;
    if (when.first <= gap.after.last || when.last >= gap.until) continue;
    const Span since = story.times[claim.since].span;
    Finding& finding =
        add(out, story, "event.first", Level::error, since,
            fmt::format("this was not the first {} since {}", claim.type, normal(story.document.slice(since))), 0.9);
    because(finding, fmt::format("the story tells of one in {}", written->year), other.span);
    return;
  }
}

// "with today marking the official first day of the 2020 hurricane season":
// what begins today is of today. Returns the number of the year's token.
std::optional<std::uint32_t> year_begun_today(const Story& story, const TimeMention& today) {
  const std::uint32_t last = story.sentences[today.sentence].last_token;
  std::uint32_t i = token_at(story, today.span.begin);
  const auto skip = [&](std::initializer_list<std::string_view> words) {
    const std::uint32_t from = i;
    while (i < last && has_word(normal(story.document.slice(story.tokens[i].span)), words)) ++i;
    return i != from;
  };
  if (!skip({"today", "tonight"})) return std::nullopt;
  if (!skip({"is", "marks", "marking", "marked", "being"})) return std::nullopt;
  skip({"the", "official", "unofficial", "first", "opening", "traditional", "formal"});
  if (!skip({"day", "night", "start", "beginning", "opening", "kickoff"})) return std::nullopt;
  if (!skip({"of"})) return std::nullopt;
  skip({"the", "our"});
  if (i + 1 >= last || story.tokens[i].kind != TokenKind::number || story.tokens[i].span.size() != 4)
    return std::nullopt;
  // Of things that come round; "the first day of the 1967 war" is remembered, not begun.
  const std::string what = words_after(story, story.tokens[i].span, today.sentence, 40);
  if (!has_word(what, {"season", "games", "olympics", "championship", "championships", "tournament", "cup", "festival",
                       "session"}))
    return std::nullopt;
  return i;
}

// A season may carry the year before or after ("the 2023 fiscal year" begins in
// 2022, the Tokyo 2020 Games in 2021); two years off is a slip.
void check_begun_today(const Story& story, const TimeMention& today, Output& out) {
  const PublicationDate& published = story.document.published;
  const auto at = year_begun_today(story, today);
  if (!at) return;
  const Token& year = story.tokens[*at];
  const int now = published.date.year;
  if (std::abs(year.number - now) < 2 || year.number < 1900 || year.number > now + 100) return;
  Finding& finding = add(out, story, "event.year", Level::error, year.span,
                         fmt::format("what begins today is not of {}", year.number), 0.93);
  because(finding, "it begins today", today.span);
  because_published(finding, story);
  if (extract::digits_apart(year.number, now) == 1) finding.replacement = std::to_string(now);
}

void run(const Story& story, Output& out) {
  const std::vector<FirstEvent> firsts = extract::first_events(story);
  std::size_t gaps = 0, wrong_years = 0;
  for (std::uint32_t m = 0; m < story.events.size(); ++m) {
    if (wrong_years < max_wrong_years && check_year(story, firsts, m, out)) ++wrong_years;
    if (story.events[m].since == no_index || gaps >= extract::max_firsts) continue;
    if (const auto gap = gap_of(story, m)) check_gap(story, *gap, out), ++gaps;
  }
  if (!story.document.published.has_day()) return;
  for (const TimeMention& time : story.times)
    if (time.anchor == TimeAnchor::publication && time.certainty == 1) check_begun_today(story, time, out);
}

}  // namespace

Family event() noexcept { return {infos, run}; }

}  // namespace claims::check
