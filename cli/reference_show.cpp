#include "reference.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace claims::cli {
namespace {

using Json = nlohmann::ordered_json;

void put(Json& out, const char* name, const std::string& value) {
  if (!value.empty()) out[name] = value;
}

void put(Json& out, const char* name, const std::vector<std::string>& values) {
  if (!values.empty()) out[name] = values;
}

// "2004-03-09 to 2020-01-15", "since 2004-03-09 (known to 2022-07-15)".
std::string term(const OfficeFact& office) {
  const std::string from = office.from == "?" ? "start not known" : office.from;
  if (office.to.empty()) return fmt::format("{} to at least {}", from, office.known_until);
  return fmt::format("{} to {}", from, office.to == "?" ? "a day not known" : office.to);
}

std::string title(const OfficeFact& office) {
  return fmt::format("{}{}, {}", office.office, office.place.empty() ? "" : fmt::format(" ({})", office.place),
                     office.body);
}

std::string cited(const std::string& sources, const std::string& rows) {
  return rows.empty() ? sources : fmt::format("{} ({})", sources, rows);
}

void add_line(std::string& out, const char* label, const std::vector<std::string>& values) {
  if (!values.empty()) out += fmt::format("  {:<12} {}\n", label, fmt::join(values, "; "));
}

void add_line(std::string& out, const char* label, const std::string& value) {
  if (!value.empty()) out += fmt::format("  {:<12} {}\n", label, value);
}

}  // namespace

std::string as_text(const OfficeFact& office) {
  return fmt::format("{}{}  {}  {}\n  {}\n", office.certain ? "" : "perhaps  ", term(office), office.person,
                     title(office), cited(office.sources, office.rows));
}

std::string as_text(const PersonFact& person) {
  std::string out = fmt::format("{} [{}]\n", person.name, person.key);
  add_line(out, "also written", person.spellings);
  add_line(out, "born", person.born);
  add_line(out, "died", person.died);
  add_line(out, "source", person.life_sources);
  for (const OfficeFact& office : person.offices)
    out += fmt::format("  {}  {}\n    {}\n", term(office), title(office), cited(office.sources, office.rows));
  return out;
}

std::string as_text(const EventFact& event) {
  const std::string days = event.to.empty() || event.to == event.from ? event.from
                           : event.to == "?"                          ? event.from + " to a day not known"
                                                                      : event.from + " to " + event.to;
  std::string out = fmt::format("{}  {}", days, event.nature.empty() ? event.kind : event.nature);
  if (!event.people.empty()) out += fmt::format(": {}", fmt::join(event.people, ", "));
  if (!event.state.empty()) out += fmt::format("  in {}", event.state);
  if (!event.places.empty()) out += fmt::format(" ({})", fmt::join(event.places, ", "));
  out += "\n";
  add_line(out, "met", event.met);
  add_line(out, "occasion", event.occasion);
  return out + fmt::format("  {}\n", cited(event.source, event.rows));
}

std::string as_text(const CountryFact& country) {
  std::string out = fmt::format("{}, {}\n", country.name, country.kind);
  if (country.official_name != country.name) add_line(out, "official", country.official_name);
  add_line(out, "also called", country.other_names);
  add_line(out, "formerly", country.former_names);
  add_line(out, "capital", country.capitals);
  add_line(out, "people", country.people);
  add_line(out, "adjective", country.adjectives);
  if (!country.independence.empty())
    add_line(out, "independent",
             country.independence_from.empty()
                 ? country.independence
                 : fmt::format("{}, from {}", country.independence, country.independence_from));
  return out + fmt::format("  {}\n", country.source);
}

std::string as_text(const PlaceFact& place) {
  const std::string role = place.role.empty() ? place.kind : place.role;
  return fmt::format("{}, {} {} {}\n  {}\n", place.name, role, place.kind == "capital" ? "of" : "in", place.country,
                     place.source);
}

std::string as_text(const OrganisationFact& organisation) {
  std::string out = organisation.names.front();
  if (!organisation.acronyms.empty()) out += fmt::format(" ({})", fmt::join(organisation.acronyms, ", "));
  out += fmt::format(", {}\n", organisation.kind);
  add_line(out, "also called", std::vector<std::string>(organisation.names.begin() + 1, organisation.names.end()));
  add_line(out, "founded", organisation.founded);
  add_line(out, "effective", organisation.effective);
  add_line(out, "ended", organisation.ended);
  return out + fmt::format("  {}\n", organisation.source);
}

std::string as_text(const SourceFact& source) {
  std::string out = source.name + "\n";
  add_line(out, "publisher", source.publisher);
  add_line(out, "until", source.until);
  add_line(out, "licence", source.licence);
  add_line(out, "gives", source.gives);
  return out;
}

Json as_json(const OfficeFact& office) {
  Json out;
  out["person"] = office.person;
  out["key"] = office.key;
  out["office"] = office.office;
  out["kind"] = office.kind;
  out["body"] = office.body;
  put(out, "place", office.place);
  out["from"] = office.from;
  put(out, "to", office.to);
  out["known_until"] = office.known_until;
  out["certain"] = office.certain;
  out["sources"] = office.sources;
  put(out, "rows", office.rows);
  return out;
}

Json as_json(const PersonFact& person) {
  Json out;
  out["name"] = person.name;
  out["key"] = person.key;
  put(out, "spellings", person.spellings);
  put(out, "born", person.born);
  put(out, "died", person.died);
  put(out, "life_sources", person.life_sources);
  out["offices"] = Json::array();
  for (const OfficeFact& office : person.offices) out["offices"].push_back(as_json(office));
  return out;
}

Json as_json(const EventFact& event) {
  Json out;
  out["kind"] = event.kind;
  put(out, "nature", event.nature);
  out["from"] = event.from;
  put(out, "to", event.to);
  put(out, "state", event.state);
  put(out, "places", event.places);
  put(out, "people", event.people);
  put(out, "met", event.met);
  put(out, "occasion", event.occasion);
  out["source"] = event.source;
  put(out, "rows", event.rows);
  return out;
}

Json as_json(const CountryFact& country) {
  Json out;
  out["name"] = country.name;
  out["kind"] = country.kind;
  put(out, "official_name", country.official_name);
  put(out, "other_names", country.other_names);
  put(out, "former_names", country.former_names);
  put(out, "capitals", country.capitals);
  put(out, "people", country.people);
  put(out, "adjectives", country.adjectives);
  put(out, "independence", country.independence);
  put(out, "independence_from", country.independence_from);
  out["source"] = country.source;
  return out;
}

Json as_json(const PlaceFact& place) {
  Json out;
  out["name"] = place.name;
  out["kind"] = place.kind;
  put(out, "role", place.role);
  out["country"] = place.country;
  out["source"] = place.source;
  return out;
}

Json as_json(const OrganisationFact& organisation) {
  Json out;
  out["names"] = organisation.names;
  put(out, "acronyms", organisation.acronyms);
  out["kind"] = organisation.kind;
  put(out, "founded", organisation.founded);
  put(out, "effective", organisation.effective);
  put(out, "ended", organisation.ended);
  out["source"] = organisation.source;
  return out;
}

Json as_json(const SourceFact& source) {
  Json out;
  out["name"] = source.name;
  out["publisher"] = source.publisher;
  put(out, "until", source.until);
  out["licence"] = source.licence;
  out["gives"] = source.gives;
  return out;
}

}  // namespace claims::cli
