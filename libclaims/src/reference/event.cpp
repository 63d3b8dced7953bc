#include "reference/event.h"

#include "data/data.h"
#include "reference/fields.h"
#include "reference/office.h"
#include "reference/sorted_lines.h"

#include <algorithm>
#include <charconv>
#include <string>

namespace claims::reference {
namespace {

// No event of the table lasts longer, so one that goes on on a day begins no earlier than this before it.
constexpr Day longest_event = 60;
constexpr int first_session_year = 1946, last_session = 80;

const SortedLines& events() {
  static const SortedLines table(data::file("reference/events.tsv"));
  return table;
}

const SortedLines& event_people() {
  static const SortedLines table(data::file("reference/event_people.tsv"));
  return table;
}

const SortedLines& editions() {
  static const SortedLines table(data::file("reference/editions.tsv"));
  return table;
}

enum EventColumn {
  event_from,
  event_to,
  event_kind,
  event_nature,
  event_state,
  event_places,
  event_people_column,
  event_met,
  event_occasion,
  event_source,
  event_row
};

int number(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

std::vector<Participant> participants(std::string_view cell) {
  std::vector<Participant> out;
  for (const std::string_view value : values_of(cell)) {
    const std::size_t bracket = value.rfind(" [");
    const bool tagged = bracket != std::string_view::npos && value.ends_with("]");
    if (tagged) out.push_back({value.substr(0, bracket), value.substr(bracket + 2, value.size() - bracket - 3)});
    else out.push_back({value, {}});
  }
  return out;
}

DatedEvent read_event(std::string_view line) {
  DatedEvent event;
  const TermDate from = read_term_date(field(line, event_from), false);
  event.first = from.days.first;
  event.last = read_term_date(field(line, event_to), false);
  event.kind = field(line, event_kind);
  event.nature = field(line, event_nature);
  event.state = field(line, event_state);
  event.places = values_of(field(line, event_places));
  event.people = participants(field(line, event_people_column));
  event.met = participants(field(line, event_met));
  event.occasion = field(line, event_occasion);
  event.source = field(line, event_source);
  event.row = field(line, event_row);
  return event;
}

bool took_part(const DatedEvent& event, std::string_view person) {
  const auto is = [&](const Participant& who) { return who.person == person; };
  return std::any_of(event.people.begin(), event.people.end(), is) ||
         std::any_of(event.met.begin(), event.met.end(), is);
}

// " kim jong un  president trump ", so that whole words can be found.
std::string words_of(std::string_view text) {
  std::string folded = " ";
  for (const char c : text) folded += c == '|' || c == '\t' || c == '[' || c == ']' ? ' ' : c;
  return " " + fold_name(folded) + " ";
}

bool has_all(const std::string& folded, const std::string& words) {
  std::size_t at = 0;
  while (at < words.size()) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    if (end > at && folded.find(" " + words.substr(at, end - at) + " ") == std::string::npos) return false;
    at = end + 1;
  }
  return true;
}

Edition read_edition(std::string_view line) {
  Edition edition;
  edition.series = field(line, 0);
  edition.year = number(field(line, 1));
  edition.number = number(field(line, 2));
  edition.name = field(line, 3);
  edition.days = read_term_date(field(line, 4), false);
  edition.places = values_of(field(line, 5));
  edition.state = field(line, 6);
  edition.source = field(line, 7);
  edition.rows = field(line, 8);
  return edition;
}

}  // namespace

std::vector<DatedEvent> events_during(Period on) {
  std::vector<DatedEvent> found;
  if (!on.known()) return found;
  const SortedLines& table = events();
  const std::string from = to_iso(to_date(on.first - longest_event)), to = to_iso(to_date(on.last));
  for (std::size_t at = table.lower_bound(from); at < table.size(); at = table.next(at)) {
    const std::string_view line = table.line(at);
    if (field(line, event_from) > to) break;
    DatedEvent event = read_event(line);
    const Day last = event.last.days.known() ? event.last.days.last : event.first;
    if (last >= on.first) found.push_back(std::move(event));
  }
  return found;
}

std::vector<DatedEvent> events_of(std::string_view person) {
  std::vector<DatedEvent> found;
  const SortedLines &index = event_people(), &table = events();
  for (std::size_t at = index.lower_bound(person); at < index.size() && !person.empty(); at = index.next(at)) {
    const std::string_view entry = index.line(at);
    if (field(entry, 0) != person) break;
    for (std::size_t row = table.lower_bound(field(entry, 1)); row < table.size(); row = table.next(row)) {
      const std::string_view line = table.line(row);
      if (field(line, event_from) != field(entry, 1)) break;
      if (field(line, event_row) == field(entry, 2)) found.push_back(read_event(line));
    }
  }
  return found;
}

std::vector<DatedEvent> events_of(std::string_view person, std::string_view other) {
  std::vector<DatedEvent> found = events_of(person);
  std::erase_if(found, [&](const DatedEvent& event) { return !took_part(event, other); });
  return found;
}

std::vector<DatedEvent> events_worded(std::string_view words) {
  std::vector<DatedEvent> found;
  const std::string folded = fold_name(words);
  if (folded.empty()) return found;
  const SortedLines& table = events();
  for (std::size_t at = table.begin(); at < table.size(); at = table.next(at)) {
    const std::string_view line = table.line(at);
    const std::size_t described = line.find('\t', line.find('\t') + 1);
    if (has_all(words_of(line.substr(described)), folded)) found.push_back(read_event(line));
  }
  return found;
}

std::vector<Edition> editions_of(std::string_view series) {
  std::vector<Edition> found;
  const SortedLines& table = editions();
  for (std::size_t at = table.lower_bound(series); at < table.size(); at = table.next(at)) {
    const std::string_view line = table.line(at);
    if (field(line, 0) != series) break;
    found.push_back(read_edition(line));
  }
  return found;
}

std::vector<std::string_view> edition_series() {
  std::vector<std::string_view> found;
  const SortedLines& table = editions();
  for (std::size_t at = table.begin(); at < table.size(); at = table.next(at)) {
    const std::string_view series = field(table.line(at), 0);
    if (found.empty() || found.back() != series) found.push_back(series);
  }
  return found;
}

int assembly_session_year(int session) noexcept {
  if (session < 1 || session > last_session) return 0;
  return session == 1 ? first_session_year : first_session_year - 1 + session;
}

int assembly_session_of(int year) noexcept {
  // The first session met twice in 1946; the second opened in 1947.
  const int session = year == first_session_year ? 1 : year - first_session_year + 1;
  return assembly_session_year(session) == year ? session : 0;
}

}  // namespace claims::reference
