#include "extract/event_words.h"
#include "extract/event_year.h"
#include "extract/extract.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>

namespace claims::extract {
namespace {

// Days around the publication day in which an event is the story's news.
constexpr Day news_days = 10;

std::string quoted(const Story& story, Span span) {
  return std::string("\"").append(story.document.slice(span)).append("\"");
}

// One event type of the story: the event that the story is about, and the
// dated ones beside it.
class TypeTimeline {
 public:
  TypeTimeline(Story& story, const std::vector<FirstEvent>& firsts, std::vector<std::uint32_t> mentions)
      : story_(story), firsts_(firsts), mentions_(std::move(mentions)) {}

  void run() {
    group_news();
    group_dated();
  }

 private:
  const EventMention& at(std::uint32_t m) const { return story_.events[m]; }

  // A day of the publication's week: "Wednesday's summit", "the talks on Monday".
  bool is_news(const EventMention& mention, Period& when) const {
    for (const std::uint32_t t : mention.times) {
      const TimeMention& time = story_.times[t];
      if (time.year || time.type == TimeType::duration || time.type == TimeType::set) continue;
      if (!story_.document.published.has_day()) {
        if (!time.weekday || time.month || time.day) continue;
        return true;
      }
      if (time.granularity != TimeUnit::day && time.type != TimeType::time) continue;
      const Day today = to_day(story_.document.published.date);
      if (!time.period.known() || std::abs(time.period.first - today) > news_days) continue;
      if (!when.known()) when = time.period;
      // "after Wednesday's summit", written on a Thursday: only a clause about
      // the future makes it next week's.
      if (time.weekday && !time.day && when.first > today && when.first - today > 3 && time.tense != Tense::future)
        when = {when.first - 7, when.last - 7};
      return true;
    }
    return false;
  }

  void group_news() {
    Event event;
    std::uint32_t anchor = no_index;
    bool several = false;
    for (const std::uint32_t m : mentions_) {
      const EventMention& mention = at(m);
      if (mention.since != no_index || mention.ordinal < 0 || !is_news(mention, event.period)) continue;
      if (anchor == no_index) anchor = m;
      if (names_two_people(mention)) {
        several |= !event.participants.empty() && event.participants != mention.participants;
        event.participants = mention.participants;
      }
      event.mentions.push_back(m);
    }
    if (anchor == no_index || several) return;
    event.type = at(anchor).type;
    event.anchor = anchor;
    event.why = quoted(story_, at(anchor).span) + " is of the week of the story";
    if (event.participants.empty() && kind_of_event(event.type) == EventKind::encounter) take_only_pair(event);
    add_references(event);
    add_misdated(event);
    keep(std::move(event));
  }

  // The two people of the event, where the story names one pair only.
  void take_only_pair(Event& event) const {
    for (const std::uint32_t m : mentions_) {
      const EventMention& mention = at(m);
      if (mention.participants.empty()) continue;
      if (!names_two_people(mention)) continue;
      if (!event.participants.empty() && event.participants != mention.participants) {
        event.participants.clear();
        return;
      }
      event.participants = mention.participants;
    }
    if (event.participants.size() != 2) return;
    event.why += "; " + story_.people[event.participants[0]].name + " and " +
                 story_.people[event.participants[1]].name + " are the only ones whose " + event.type + " it speaks of";
  }

  bool same_people(const Event& event, const EventMention& mention) const {
    return std::includes(event.participants.begin(), event.participants.end(), mention.participants.begin(),
                         mention.participants.end());
  }

  // "the summit", "this summit": definite, undated, nobody else in it.
  void add_references(Event& event) const {
    for (const std::uint32_t m : mentions_) {
      const EventMention& mention = at(m);
      if (!mention.definite || mention.pronoun || mention.verb || mention.ordinal != 0 || mention.unknown_party)
        continue;
      if (!mention.times.empty() || !mention.places.empty() || !same_people(event, mention)) continue;
      add(event, m);
    }
  }
  // "the 2024 Kim-Putin summit" where this is the year; and the same with a
  // year that cannot be and is a digit off.
  void add_misdated(Event& event) const {
    const PublicationDate& published = story_.document.published;
    if (!published.has_year()) return;
    const int year = event.period.known() ? to_date(event.period.first).year : published.date.year;
    for (const std::uint32_t m : mentions_) {
      const EventMention& mention = at(m);
      if (!mention.definite || mention.ordinal != 0 || !names_two_people(mention) ||
          mention.participants != event.participants)
        continue;
      const auto written = written_year(story_, mention);
      if (!written) continue;
      if (written->year == year) {
        add(event, m);
      } else if (digits_apart(written->year, year) == 1 && !year_conflicts(story_, firsts_, m, written->year).empty() &&
                 year_conflicts(story_, firsts_, m, year).empty()) {
        add(event, m);
        event.why += "; " + quoted(story_, mention.span) + " names the same two, and " + std::to_string(written->year) +
                     " cannot be its year";
      }
    }
  }
  static void add(Event& event, std::uint32_t m) {
    const auto at = std::lower_bound(event.mentions.begin(), event.mentions.end(), m);
    if (at == event.mentions.end() || *at != m) event.mentions.insert(at, m);
  }

  // What is left with the same people and the same year is one event.
  void group_dated() {
    std::map<std::tuple<std::vector<std::uint32_t>, int>, Event> dated;
    for (const std::uint32_t m : mentions_) {
      const EventMention& mention = at(m);
      if (mention.event != no_index || mention.since != no_index || !names_two_people(mention)) continue;
      const auto written = written_year(story_, mention);
      if (!written) continue;
      Event& event = dated[{mention.participants, written->year}];
      event.type = mention.type;
      event.participants = mention.participants;
      const Period period = story_.times[written->time].period;
      if (!event.period.known() || event.period.contains(period)) event.period = period;
      event.mentions.push_back(m);
    }
    for (auto& [key, event] : dated) {
      event.why = event.mentions.size() > 1 ? "the same people in the same year" : "dated by the story";
      keep(std::move(event));
    }
  }

  void keep(Event event) {
    const auto index = static_cast<std::uint32_t>(story_.timeline.events.size());
    for (const std::uint32_t m : event.mentions) story_.events[m].event = index;
    story_.timeline.events.push_back(std::move(event));
  }

  Story& story_;
  const std::vector<FirstEvent>& firsts_;
  std::vector<std::uint32_t> mentions_;
};

}  // namespace

void build_timeline(Story& story) {
  const std::vector<FirstEvent> firsts = first_events(story);
  std::map<std::string, std::vector<std::uint32_t>> by_type;
  for (std::uint32_t m = 0; m < story.events.size(); ++m) by_type[story.events[m].type].push_back(m);
  for (auto& [type, mentions] : by_type) TypeTimeline(story, firsts, std::move(mentions)).run();
}

}  // namespace claims::extract
