// The public face of the tables: values that own their text.
#include <claims/reference.h>

#include "data/data.h"
#include "reference/country.h"
#include "reference/event.h"
#include "reference/fields.h"
#include "reference/official.h"
#include "reference/organisation.h"
#include "reference/place.h"
#include "reference/sorted_lines.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace claims {
namespace {

using namespace reference;

std::vector<std::string> owned(const std::vector<std::string_view>& views) { return {views.begin(), views.end()}; }

OfficeFact fact_of(const Post& post, const Official& person) {
  OfficeFact fact;
  fact.person = person.name;
  fact.key = person.key;
  fact.office = post.office;
  fact.kind = post.kind;
  fact.body = post.body;
  fact.place = post.place;
  fact.from = post.from.written;
  fact.to = post.to.written;
  fact.known_until = to_iso(to_date(post.known_until));
  fact.sources = post.sources;
  fact.rows = post.rows;
  return fact;
}

PersonFact fact_of(const Official& person) {
  PersonFact fact;
  fact.key = person.key;
  fact.name = person.name;
  fact.spellings = owned(values_of(person.spellings));
  fact.born = person.born.written;
  fact.died = person.died.written;
  fact.life_sources = person.lives;
  for (const Post& post : person.posts) fact.offices.push_back(fact_of(post, person));
  return fact;
}

std::vector<std::string> words_of(const std::vector<Participant>& people) {
  std::vector<std::string> out;
  for (const Participant& who : people) out.emplace_back(who.words);
  return out;
}

EventFact fact_of(const DatedEvent& event) {
  EventFact fact;
  fact.kind = event.kind;
  fact.nature = event.nature;
  fact.from = to_iso(to_date(event.first));
  fact.to = event.last.written;
  fact.state = event.state;
  fact.places = owned(event.places);
  fact.people = words_of(event.people);
  fact.met = words_of(event.met);
  fact.occasion = event.occasion;
  fact.source = event.source;
  fact.rows = event.row;
  return fact;
}

EventFact fact_of(const Edition& edition) {
  EventFact fact;
  fact.kind = "edition";
  fact.nature = edition.number > 0 ? "no. " + std::to_string(edition.number) : "";
  fact.from = edition.days.written.empty() ? std::to_string(edition.year) : std::string(edition.days.written);
  fact.state = edition.state;
  fact.places = owned(edition.places);
  fact.occasion = std::string(edition.name) + ' ' + std::to_string(edition.year);
  fact.source = edition.source;
  fact.rows = edition.rows;
  return fact;
}

// Every word of `words` stands in `text`; both folded.
bool has_words(const std::string& text, const std::string& words) {
  const std::string spaced = " " + text + " ";
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    if (spaced.find(" " + words.substr(at, end - at) + " ") == std::string::npos) return false;
    at = end + 1;
  }
  return true;
}

void add_editions(std::string_view words, std::optional<Date> on, std::vector<EventFact>& out) {
  const std::string folded = fold_name(words);
  for (const std::string_view series : edition_series()) {
    for (const Edition& edition : editions_of(series)) {
      std::string text = std::string(edition.name).append(" ").append(series).append(" ");
      text.append(std::to_string(edition.year)).append(" ").append(edition.state);
      for (const std::string_view place : edition.places) text.append(" ").append(place);
      const bool then = !on || (edition.days.days.known() && edition.days.days.contains({to_day(*on), to_day(*on)}));
      if (then && has_words(fold_name(text), folded)) out.push_back(fact_of(edition));
    }
  }
}

// The kinds of office that words may mean: "President" is a head of state.
std::vector<std::string> kinds_meant(std::string_view office, std::string_view body) {
  const std::string words = fold_name(office);
  for (const char* title : {"president", "king", "queen", "emperor", "monarch", "supreme leader", "pope"})
    if (words == title) return {"head-of-state"};
  for (const char* title : {"prime minister", "premier", "chancellor", "taoiseach"})
    if (words == title) return {"head-of-government", "prime-minister"};
  return {office_kind(office, body)};
}

// The state or organisation that the words mean: "UK", "UN".
std::string body_called(std::string_view words) {
  const auto states = countries_called(words);
  if (states.size() == 1) return std::string(states.front());
  for (const CountryFacts& country : countries_by_any_name(words)) return std::string(country.name);
  for (const std::string_view held : office_kinds_held())  // organisations that go by their acronym: "NATO"
    if (held.substr(held.find('|') + 1) == words) return std::string(words);
  for (const Organisation& organisation : organisations_abbreviated(words))
    return std::string(organisation.names.front());
  return std::string(words);
}

// Every state and organisation that has terms of that kind, or where the words mean an office: "NATO chief".
std::vector<std::string> bodies_with(const std::string& kind, std::string_view office) {
  std::set<std::string> bodies;
  for (const std::string_view held : office_kinds_held()) {
    const std::size_t bar = held.find('|');
    const std::string_view body = held.substr(bar + 1);
    if (held.substr(0, bar) == kind || held.substr(0, bar) == office_kind(office, body)) bodies.emplace(body);
  }
  if (kind.starts_with("head-of-"))
    for (const std::string_view name : states()) bodies.emplace(name);
  return {bodies.begin(), bodies.end()};
}

}  // namespace

std::vector<PersonFact> find_people(std::string_view name) {
  auto ids = officials_named(name);
  if (ids.empty()) ids = officials_surnamed(name);
  std::vector<PersonFact> found;
  for (const OfficialId id : ids) found.push_back(fact_of(official(id)));
  return found;
}

Result<std::vector<OfficeFact>> find_office(std::string_view office, std::optional<Date> on, std::string_view body) {
  std::vector<OfficeFact> found;
  const std::string meant = body.empty() ? std::string() : body_called(body);
  bool known = false;
  std::vector<PostHolder> terms;
  for (const std::string& kind : kinds_meant(office, meant)) {
    const auto bodies = meant.empty() ? bodies_with(kind, office) : std::vector<std::string>{meant};
    for (const std::string& in : bodies)
      for (const PostHolder& term : terms_of(meant.empty() ? kinds_meant(office, in).front() : kind, in))
        terms.push_back(term);
  }
  for (const PostHolder& term : terms) {
    known = true;
    const Period day = on ? Period{to_day(*on), to_day(*on)} : Period{};
    const Held held = on ? was_running(term.post, day) : Held::yes;
    if (held == Held::no) continue;
    found.push_back(fact_of(term.post, official(term.person)));
    found.back().certain = held == Held::yes;
  }
  if (!known)
    return fail(Code::not_found, "no office \"" + std::string(office) + "\"" +
                                     (body.empty() ? "" : " of \"" + std::string(body) + "\"") + " is in the tables");
  std::stable_sort(found.begin(), found.end(), [](const OfficeFact& a, const OfficeFact& b) {
    return std::tie(b.certain, a.from) < std::tie(a.certain, b.from);
  });
  return found;
}

std::vector<EventFact> find_events(std::string_view words, std::optional<Date> on) {
  std::vector<EventFact> found;
  if (fold_name(words).empty()) return found;
  for (const DatedEvent& event : events_worded(words)) {
    const Day last = event.last.days.known() ? event.last.days.last : event.first;
    if (!on || (event.first <= to_day(*on) && to_day(*on) <= last)) found.push_back(fact_of(event));
  }
  add_editions(words, on, found);
  return found;
}

std::vector<CountryFact> find_countries(std::string_view name) {
  std::vector<CountryFact> found;
  for (const CountryFacts& country : countries_by_any_name(name)) {
    CountryFact fact;
    fact.name = country.name;
    fact.kind = country.state ? "state" : "territory";
    fact.official_name = country.official_name;
    fact.other_names = owned(country.others);
    fact.former_names = owned(country.former);
    fact.capitals = owned(country.capitals);
    fact.people = owned(country.people);
    fact.adjectives = owned(country.adjectives);
    fact.independence = country.independence.written;
    fact.independence_from = country.independence_from;
    fact.source = country.source;
    found.push_back(std::move(fact));
  }
  return found;
}

std::vector<PlaceFact> find_places(std::string_view name) {
  std::vector<PlaceFact> found;
  for (const Place& place : places_called(name))
    found.push_back({std::string(place.name), place.capital ? "capital" : "place", std::string(place.role),
                     std::string(place.country), std::string(place.source)});
  return found;
}

std::vector<OrganisationFact> find_organisations(std::string_view name) {
  auto matches = organisations_abbreviated(name);
  if (matches.empty()) matches = organisations_named(name);
  std::vector<OrganisationFact> found;
  for (const Organisation& organisation : matches) {
    OrganisationFact fact;
    fact.acronyms = owned(organisation.acronyms);
    fact.names = owned(organisation.names);
    fact.kind = organisation.what;
    fact.founded = organisation.founded.written;
    fact.effective = organisation.effective.written;
    fact.ended = organisation.ended.written;
    fact.source = organisation.source;
    found.push_back(std::move(fact));
  }
  return found;
}

std::vector<SourceFact> reference_sources() {
  std::vector<SourceFact> found;
  const SortedLines table(data::file("reference/sources.tsv"));
  for (std::size_t at = table.begin(); at < table.size(); at = table.next(at)) {
    const std::string_view line = table.line(at);
    found.push_back({std::string(field(line, 0)), std::string(field(line, 1)), std::string(field(line, 2)),
                     std::string(field(line, 3)), std::string(field(line, 4))});
  }
  return found;
}

std::vector<std::string> reference_names(ReferenceKind kind) {
  switch (kind) {
    case ReferenceKind::person: return owned(official_names());
    case ReferenceKind::office: return owned(office_wordings());
    case ReferenceKind::place: {
      auto names = owned(country_names());
      for (const std::string_view place : place_names()) names.emplace_back(place);
      return names;
    }
    case ReferenceKind::organisation: return owned(organisation_names());
  }
  return {};
}

}  // namespace claims
