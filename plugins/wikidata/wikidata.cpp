// People and their offices from Wikidata.
//
//   wikidata:Q56226        the entity
//   wikidata:NAME          the one entity of that very name; more than one is none
//
//   https://www.wikidata.org/w/api.php?action=wbsearchentities
//   https://www.wikidata.org/wiki/Special:EntityData/Q56226.json
//   https://www.wikidata.org/w/api.php?action=wbgetentities
//
// Statements are read as the Wikibase JSON data model has them. P39 (position
// held) names an office by its entity only, so that the entity is asked for once
// more, with the labels of its offices.
#include "reading/answer.h"
#include "reading/date.h"
#include "reading/json.h"
#include "reading/text.h"

#include <set>

namespace claims::plugin {
namespace {

constexpr std::string_view service = "Wikidata";
constexpr std::string_view api = "https://www.wikidata.org/w/api.php?format=json&";
constexpr std::size_t max_offices = 30, max_aliases = 30, max_terms = 200;

bool is_entity(std::string_view name) {
  return name.size() > 1 && name.size() < 14 && name[0] == 'Q' && name[1] != '0' && digits_only(name.substr(1));
}

std::string name_in(std::string_view locator) {
  return locator.starts_with("wikidata:") ? one_line(locator.substr(9)) : std::string();
}

// Time values of Wikibase: {"time": "+1984-01-08T00:00:00Z", "precision": 11}:
// 9 is a year, 10 a month, 11 a day. Decades and the like are none. Days of the
// Julian calendar (Q1985786) are not days of ours: only the year is kept.
std::string time_of(const Json& snak) {
  if (text_at(snak, {"snaktype"}) != "value") return {};
  const Json& value = at(snak, {"datavalue", "value"});
  const std::string time = text_at(value, {"time"});
  const std::string precision = text_at(value, {"precision"});
  if (!time.starts_with('+') || time.size() < 11) return {};
  const bool julian = text_at(value, {"calendarmodel"}).ends_with("Q1985786");
  std::size_t length = precision == "9" ? 4 : precision == "10" ? 7 : precision == "11" ? 10 : 0;
  if (length == 0) return {};
  if (julian) length = 4;
  return read_iso_date(std::string_view(time).substr(1, length));
}

// The best statements of a property: preferred ones if there are any, else the
// normal ones; deprecated ones never (Wikibase, "Ranking").
std::vector<const Json*> best(const Json& entity, std::string_view property) {
  std::vector<const Json*> preferred, normal;
  for (const Json& statement : array_at(entity, {"claims", property})) {
    const std::string rank = text_at(statement, {"rank"});
    if (rank == "preferred") preferred.push_back(&statement);
    else if (rank == "normal") normal.push_back(&statement);
  }
  return preferred.empty() ? normal : preferred;
}

// All that are not deprecated: a former office is no less true than the present.
template <class Use>
void each_office(const Json& entity, const Use& use) {
  std::size_t count = 0;
  for (const Json& statement : array_at(entity, {"claims", "P39"})) {
    if (text_at(statement, {"rank"}) == "deprecated") continue;
    const std::string office = text_at(statement, {"mainsnak", "datavalue", "value", "id"});
    if (is_entity(office) && count++ < max_terms) use(statement, office);
  }
}

std::string label_of(const Json& entity) {
  for (const std::string_view language : {"en", "mul"})
    if (std::string label = text_at(entity, {"labels", language, "value"}); !label.empty()) return label;
  return {};
}

// "2011-12-17/..": an end that is not told is open; one that is told to be
// unknown is neither, and then there is no term.
std::string term_of(const Json& statement) {
  const Json& start = at(statement, {"qualifiers", "P580", std::size_t{0}});
  const Json& end = at(statement, {"qualifiers", "P582", std::size_t{0}});
  const std::string from = time_of(start);
  if (!end.is_null() && text_at(end, {"snaktype"}) != "novalue") {
    const std::string to = time_of(end);
    if (to.empty()) return {};
    return (from.empty() ? ".." : from) + "/" + to;
  }
  return from.empty() ? std::string() : from + "/..";
}

Status not_the_one(const Json& json, const std::string& id) {
  // A redirect (of merged entities) is answered with its target.
  const Json& entities = at(json, {"entities"});
  if (!entities.is_object() || entities.empty())
    return fail(CLAIMS_MALFORMED, "Wikidata's answer has no entity in it (entities)");
  return fail(CLAIMS_MALFORMED, "Wikidata answered about " + one_line(entities.begin().key()) + " where " + id +
                                    " was asked for: they may have been merged");
}

// The entity `id` of an answer; null with a reason in `status` if it is not there.
const Json* entity_in(const Json& json, const std::string& id, Status& status) {
  const Json& entity = at(json, {"entities", id});
  if (!entity.is_object()) {
    status = not_the_one(json, id);
    return nullptr;
  }
  if (entity.contains("missing")) {
    status = fail(CLAIMS_NOT_FOUND, "Wikidata has no entity " + id);
    return nullptr;
  }
  return &entity;
}

void ask_for_offices(Host& host, const Json& entity, const std::string& id) {
  std::set<std::string> offices;
  each_office(entity, [&](const Json&, const std::string& office) {
    if (offices.size() < max_offices) offices.insert(office);
  });
  if (offices.empty()) return;
  std::string url = std::string(api) + "action=wbgetentities&props=labels%7Cclaims&languages=en%7Cmul&ids=" + id;
  for (const std::string& office : offices) url += "%7C" + office;
  host.request({"terms", url, "application/json", max_json_bytes});
}

Status read_entity(Host& host, const Reply& reply, const std::string& id) {
  Json json;
  if (Status status = read_json(reply, service, json); !status.ok()) return status;
  Status status;
  const Json* entity = entity_in(json, id, status);
  if (entity == nullptr) return status;
  host.fact(CLAIMS_FACT_TEXT, "title", label_of(*entity));
  host.fact(CLAIMS_FACT_LOCATOR, "same-as", "wikidata:" + id);
  host.fact(CLAIMS_FACT_TEXT, "description", text_at(*entity, {"descriptions", "en", "value"}));
  std::size_t count = 0;
  for (const Json& alias : array_at(*entity, {"aliases", "en"}))
    if (count++ < max_aliases) host.fact(CLAIMS_FACT_TEXT, "alias", text_at(alias, {"value"}));
  constexpr std::pair<std::string_view, std::string_view> dates[] = {{"P569", "birth"}, {"P570", "death"}};
  for (const auto& [property, name] : dates)
    for (const Json* statement : best(*entity, property))
      host.fact(CLAIMS_FACT_DATE, name, time_of(at(*statement, {"mainsnak"})), property);
  ask_for_offices(host, *entity, id);
  return ok();
}

// The entity again, with the labels of its offices.
Status read_terms(Host& host, const Reply& reply, const std::string& id) {
  Json json;
  if (Status status = read_json(reply, service, json); !status.ok()) return status;
  Status status;
  const Json* entity = entity_in(json, id, status);
  if (entity == nullptr) return status;
  each_office(*entity, [&](const Json& statement, const std::string& office) {
    const std::string label = label_of(at(json, {"entities", office}));
    if (!label.empty()) host.fact(CLAIMS_FACT_DATE, "term", term_of(statement), "P39 " + office, label);
  });
  return ok();
}

// wbsearchentities: of the entities whose label or alias begins so, those that
// are called just so. A name of several is of no use as a source.
Status read_search(Host& host, const Reply& reply, const std::string& name) {
  Json json;
  if (Status status = read_json(reply, service, json); !status.ok()) return status;
  if (!at(json, {"search"}).is_array()) return fail(CLAIMS_MALFORMED, "Wikidata's answer is no search result (search)");
  std::vector<std::string> found;
  std::string list;
  for (const Json& hit : array_at(json, {"search"})) {
    const std::string id = text_at(hit, {"id"});
    if (!is_entity(id) || !same_letters(text_at(hit, {"match", "text"}), name)) continue;
    found.push_back(id);
    const std::string description = text_at(hit, {"description"});
    list.append(found.size() == 1 ? "" : "; ").append(id);
    if (!description.empty()) list += " (" + description + ")";
  }
  if (found.empty()) return fail(CLAIMS_NOT_FOUND, "Wikidata has no entity that is called " + name);
  if (found.size() > 1)
    return fail(CLAIMS_UNSUPPORTED, "Wikidata has " + std::to_string(found.size()) + " entities that are called " +
                                        name + ": " + list + "; ask for one by its number");
  host.request({"entity", "https://www.wikidata.org/wiki/Special:EntityData/" + found.front() + ".json",
                "application/json", max_json_bytes});
  return ok();
}

// The entity that a request of ours was about.
std::string asked_for(std::string_view url) {
  auto id = between(url, "/Special:EntityData/", ".json");
  std::string_view rest;
  if (!id) {
    const std::size_t at = url.find("&ids=");
    if (at == std::string_view::npos) return {};
    rest = url.substr(at + 5);
    id = rest.substr(0, rest.find('%'));
  }
  return is_entity(*id) ? std::string(*id) : std::string();
}

class Wikidata {
 public:
  static constexpr claims_string schemes[] = {CLAIMS_STRING("wikidata")};

  Status resolve(Host& host, std::string_view locator) {
    const std::string name = name_in(locator);
    if (name.empty() || name.size() > 200)
      return fail(CLAIMS_MALFORMED, "wikidata: wants an entity or a name, as in wikidata:Q56226");
    if (is_entity(name)) {
      host.request({"entity", "https://www.wikidata.org/wiki/Special:EntityData/" + name + ".json", "application/json",
                    max_json_bytes});
      return ok();
    }
    const std::string url =
        std::string(api) +
        "action=wbsearchentities&type=item&language=en&uselang=en&limit=10&search=" + encode_component(name);
    host.request({"entity", url, "application/json", max_json_bytes});
    return ok();
  }

  Status interpret(Host& host, const Reply& reply) {
    if (reply.url.find("action=wbsearchentities") != std::string_view::npos)
      return read_search(host, reply, name_in(reply.locator));
    const std::string id = asked_for(reply.url);
    if (id.empty()) return fail(CLAIMS_USAGE, one_line(reply.url) + " was not asked for");
    return reply.role == "terms" ? read_terms(host, reply, id) : read_entity(host, reply, id);
  }
};

}  // namespace
}  // namespace claims::plugin

CLAIMS_PLUGIN("org.claims.wikidata", "0.1.0", "Apache-2.0", CLAIMS_HOSTS("www.wikidata.org"),
              claims::plugin::Fetch<claims::plugin::Wikidata>)
