#include "extract/event_year.h"

#include "extract/event_words.h"
#include "reference/office.h"

#include <algorithm>

namespace claims::extract {
namespace {

// A summit is a meeting of leaders; people meet and travel before they lead.
bool needs_office(const EventMention& mention) { return mention.type == "summit" && names_two_people(mention); }

void add_office_conflicts(const Story& story, const EventMention& mention, int year, std::vector<YearConflict>& out) {
  for (const std::uint32_t p : mention.participants) {
    const Person& person = story.people[p];
    if (person.office_holder == no_index) continue;
    const reference::OfficeHolder holder = reference::holder(person.office_holder);
    Day first = INT32_MAX, last = INT32_MIN;
    for (const reference::OfficeTerm& term : holder.terms) {
      // A term whose start or end is unknown allows any year on that side.
      first = std::min(first, term.from.days.known() ? term.from.days.first : INT32_MIN);
      last = std::max(last, term.to.open || !term.to.days.known() ? INT32_MAX : term.to.days.last);
    }
    if (year_period(year).last < first) out.push_back({YearConflict::before_office, no_index, p});
    if (year_period(year).first > last) out.push_back({YearConflict::after_office, no_index, p});
  }
}

}  // namespace

std::optional<EventYear> written_year(const Story& story, const EventMention& mention) {
  std::optional<EventYear> found;
  for (const std::uint32_t t : mention.times) {
    const TimeMention& time = story.times[t];
    if (time.type != TimeType::date || !time.year || time.impossible || time.mod != TimeMod::none) continue;
    if (time.year.span.size() != 4 || !time.period.known()) continue;
    if (found) return std::nullopt;  // "the 2018 and 2019 summits"
    found = EventYear{to_date(time.period.first).year, t, time.year.span};
  }
  return found;
}

bool names_two_people(const EventMention& mention) noexcept {
  return mention.participants.size() >= 2 && !mention.unknown_party && !mention.pronoun;
}

bool comparable(const EventMention& mention) noexcept {
  if (kind_of_event(mention.type) != EventKind::visit) return names_two_people(mention);
  return mention.participants.size() == 1 && mention.places.size() == 1 && !mention.unknown_party && !mention.pronoun;
}

bool same_parties(const Story& story, const EventMention& a, const EventMention& b) noexcept {
  if (a.type != b.type || a.participants != b.participants || !comparable(a) || !comparable(b)) return false;
  if (kind_of_event(a.type) != EventKind::visit) return true;
  const auto place = [&](const EventMention& m) { return story.document.slice(story.names[m.places.front()].span); };
  return place(a) == place(b);
}

std::vector<FirstEvent> first_events(const Story& story) {
  std::vector<FirstEvent> out;
  for (std::uint32_t e = 0; e < story.events.size() && out.size() < max_firsts; ++e) {
    const EventMention& mention = story.events[e];
    if (mention.ordinal != 1 || mention.qualified || mention.since != no_index || !comparable(mention)) continue;
    // "Their first meeting in 2024" may be the first of that year.
    if (mention.type != "summit" && !mention.ever && !mention.verb) continue;
    const auto year = written_year(story, mention);
    const PublicationDate& published = story.document.published;
    if (!year || (published.has_year() && year->year > published.date.year)) continue;
    out.push_back({e, *year});
  }
  return out;
}

std::vector<YearConflict> year_conflicts(const Story& story, const std::vector<FirstEvent>& firsts,
                                         std::uint32_t mention, int year) {
  std::vector<YearConflict> out;
  const EventMention& event = story.events[mention];
  if (comparable(event)) {
    for (std::uint32_t f = 0; f < firsts.size(); ++f) {
      const EventMention& first = story.events[firsts[f].mention];
      if (firsts[f].mention == mention || year >= firsts[f].year.year || !same_parties(story, first, event)) continue;
      out.push_back({YearConflict::before_first, f, no_index});
      break;
    }
  }
  if (needs_office(event)) add_office_conflicts(story, event, year, out);
  return out;
}

int digits_apart(int a, int b) noexcept {
  int different = 0;
  for (int i = 0; i < 4; ++i, a /= 10, b /= 10) different += a % 10 != b % 10;
  return different;
}

}  // namespace claims::extract
