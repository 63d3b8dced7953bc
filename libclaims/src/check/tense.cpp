// What is told as past lies before the story's date, what is told as to come after it.
#include "check/context.h"

#include <fmt/format.h>

#include <array>

namespace claims::check {
namespace {

constexpr std::array<CheckInfo, 2> infos = {{
    {"date.future-tense", Level::error, "Something announced for a date that lies before the story's own.",
     "The president will visit the factory on June 12, 2014.", "The president will visit the factory on July 12, 2024.", "2024-06-20"},
    {"date.past-tense", Level::error, "Something told as past on a date that lies after the story's own.",
     "The ministers met on June 12, 2034, in the capital.", "The ministers met on June 12, 2024, in the capital.", "2024-06-20"},
}};

// The date says when the clause's verb happens: "on June 12", a date that opens the sentence,
// or one that follows the verb directly ("met June 12").
enum class Link { none, weak, strong };

// "by June 12", "since June 12", "the June 12 vote": not when the verb happens.
bool is_bound(std::string_view before) {
  return ends_with_word(before, {"by", "since", "until", "till", "from", "through", "to", "before", "after", "between", "for", "the", "of",
                                 "past", "beyond", "following", "as of", "prior to", "effective", "dated", "due", "and", "or", "than",
                                 "ending", "ended", "beginning", "starting", "expires", "deadline", "a", "an", "its", "his", "their"});
}

// Past verbs that set or speak of what is to come.
bool is_planning(std::string_view clause) {
  return has_word(clause,
                  {"scheduled",  "planned",   "plans",     "plan",      "planning",  "expected",  "due",       "set",       "slated",
                   "postponed",  "delayed",   "moved",     "extended",  "extend",    "extends",   "expire",    "expires",   "expiring",
                   "deadline",   "effective", "until",     "through",   "proposed",  "proposes",  "announced", "pledged",   "promised",
                   "agreed",     "called",    "ordered",   "required",  "requires",  "directed",  "would",     "will",      "could",
                   "should",     "may",       "might",     "can",       "must",      "shall",     "to be",     "upcoming",  "forthcoming",
                   "target",     "targeted",  "aims",      "aimed",     "goal",      "projected", "forecast",  "estimated", "intended",
                   "intends",    "booked",    "reserved",  "approved",  "authorized", "authorised", "predicted", "predicts", "rescheduled",
                   "if",         "term",      "next",      "coming",    "future",    "runs",      "run",       "invited",   "invites",
                   "calls",      "election",  "elections", "begins",    "starts",    "takes",     "ends",      "sets",      "requested", "invitation", "designation",
                   "applications", "apply",   "available", "registration", "open",   "terminate", "terminates", "remain",  "continue"});
}

Link link_of(const Story& story, const TimeMention& t) {
  const std::string before = words_before(story, t.span, t.sentence, 90);
  if (is_bound(before)) return Link::none;
  if (before.empty() || before == "on" || before == "\"on") return Link::strong;
  if (ends_with_word(before, {"on"})) return Link::strong;
  return Link::weak;
}

// The clause around the mention, as far as the window reaches.
std::string clause_of(const Story& story, const TimeMention& t) {
  return words_before(story, t.span, t.sentence, 240) + " | " + words_after(story, t.span, t.sentence, 120);
}

void check_past(const Story& story, const TimeMention& t, const Date& date, Output& out) {
  const Link link = link_of(story, t);
  if (link == Link::none) return;
  if (is_planning(clause_of(story, t)) || has_infinitive(words_before(story, t.span, t.sentence, 120))) return;
  const Level level = link == Link::strong ? Level::error : Level::warning;
  Finding& f = add(out, story, "date.past-tense", level, t.span,
                   fmt::format("{} had not come yet, but the story tells it as past", to_prose(date)), link == Link::strong ? 0.95 : 0.6);
  because(f, "the sentence is in the past tense", t.span);
  because_published(f, story);
}

void check_future(const Story& story, const TimeMention& t, const Date& date, Output& out) {
  const Link link = link_of(story, t);
  if (link == Link::none) return;
  const std::string before = words_before(story, t.span, t.sentence, 90);
  // "will mark the attack on June 12, 2010", "the law passed on June 12 will": the date belongs to a noun or a participle.
  if (has_word(before, {"mark", "commemorate", "remember", "anniversary", "celebrate", "since", "first", "after", "honor", "honour", "back", "have"}))
    return;
  const Level level = link == Link::strong ? Level::error : Level::warning;
  Finding& f = add(out, story, "date.future-tense", level, t.span,
                   fmt::format("{} was already over, but the story tells it as to come", to_prose(date)), link == Link::strong ? 0.95 : 0.6);
  because(f, "the sentence is in the future tense", t.span);
  because_published(f, story);
}

void run(const Story& story, Output& out) {
  const PublicationDate& published = story.document.published;
  if (!published.has_day()) return;
  const Day today = to_day(published.date);
  for (const TimeMention& t : story.times) {
    if (t.tense != Tense::past && t.tense != Tense::future) continue;
    if (!is_full_date(t) || t.impossible || t.type == TimeType::duration || t.type == TimeType::set) continue;
    const Date date = written_date(t);
    if (!exists(date)) continue;
    // A day's slack for time zones and for stories written the evening before.
    if (t.tense == Tense::past && to_day(date) > today + 1) check_past(story, t, date, out);
    if (t.tense == Tense::future && to_day(date) < today - 1) check_future(story, t, date, out);
  }
}

}  // namespace

Family tense() noexcept { return {infos, run}; }

}  // namespace claims::check
