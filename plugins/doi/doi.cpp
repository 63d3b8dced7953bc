// Works by their DOI: Crossref, then DataCite, then the DOI system itself.
//
//   https://api.crossref.org/works/DOI       Crossref REST API, "Works"
//   https://api.datacite.org/dois/DOI        DataCite REST API, JSON:API
//   https://doi.org/api/handles/DOI          DOI proxy, Handle.Net REST API
//
// Crossref and DataCite are two of a dozen registration agencies: that they do
// not know a DOI does not mean that it does not exist. Only the handle system
// can say that (response code 100, with status 404).
#include "reading/answer.h"
#include "reading/date.h"
#include "reading/json.h"
#include "reading/text.h"

#include <set>

namespace claims::plugin {
namespace {

constexpr std::string_view crossref = "Crossref", datacite = "DataCite", registry = "The DOI system";
constexpr std::size_t max_authors = 50, max_notices = 50;

// DOI Handbook, section 2.2: "10." and a registrant, a slash, any characters.
// Empty if it is none.
std::string name_in(std::string_view locator) {
  if (!locator.starts_with("doi:")) return {};
  std::string name = lower(locator.substr(4));
  const std::size_t slash = name.find('/');
  if (!name.starts_with("10.") || slash == std::string::npos || slash < 5 || slash + 1 == name.size()) return {};
  for (const char c : std::string_view(name).substr(3, slash - 3))
    if (c != '.' && (c < '0' || c > '9')) return {};
  for (const char c : name)
    if (static_cast<unsigned char>(c) <= ' ' || c == 0x7F) return {};
  return name;
}

std::string locator_of(std::string_view doi) { return doi.empty() ? std::string() : "doi:" + lower(doi); }

// Crossref REST API, "Date": {"date-parts": [[2010, 2, 6]]}; month and day may
// be missing, and all of it may be [[null]].
std::string crossref_date(const Json& date) {
  const Json& parts = at(date, {"date-parts", std::size_t{0}});
  const auto part = [&](std::size_t i) {
    const Json& value = at(parts, {i});
    return value.is_number_integer() ? value.get<int>() : 0;
  };
  if (const std::string read = iso_date(part(0), part(1), part(2)); !read.empty()) return read;
  return read_iso_date(text_at(date, {"date-time"}));
}

// What a notice does to the work that it is about ("update type", Crossref
// documentation on Crossmark; Retraction Watch writes some with underscores).
std::string_view effect_of(std::string_view type) {
  const std::string name = lower(type);
  for (const std::string_view all : {"retraction", "removal", "withdrawal"})
    if (name == all) return "retracted";
  for (const std::string_view some :
       {"correction", "corrigendum", "erratum", "partial_retraction", "partial retraction", "partial-retraction"})
    if (name == some) return "corrected";
  for (const std::string_view doubt : {"expression_of_concern", "expression of concern", "expression-of-concern"})
    if (name == doubt) return "concern";
  return name == "new_version" || name == "new_edition" ? "superseded-by" : std::string_view();
}

// "Retraction (retraction-watch)"
std::string words_of(const Json& notice) {
  std::string words = text_at(notice, {"label"});
  if (words.empty()) words = text_at(notice, {"type"});
  if (const std::string source = text_at(notice, {"source"}); !source.empty()) words += " (" + source + ")";
  return words;
}

void notice(Host& host, const Json& entry, std::set<std::string>& told) {
  const std::string_view effect = effect_of(text_at(entry, {"type"}));
  if (effect.empty()) return;
  const std::string by = locator_of(text_at(entry, {"DOI"}));
  // Publishers and Retraction Watch both tell of one notice.
  if (!told.insert(std::string(effect) + " " + by).second) return;
  const std::string date = crossref_date(at(entry, {"updated"}));
  const std::string words = words_of(entry);
  if (effect == "superseded-by") host.fact(CLAIMS_FACT_LOCATOR, effect, by, words, date);
  else if (!date.empty()) host.fact(CLAIMS_FACT_DATE, effect, date, words, by);
  else if (!by.empty()) host.fact(CLAIMS_FACT_LOCATOR, effect, by, words);
  else host.fact(CLAIMS_FACT_TEXT, effect, "yes", words);
}

void notices(Host& host, const Json& work, std::string_view title) {
  std::set<std::string> told;
  for (const Json& entry : array_at(work, {"updated-by"})) {
    if (told.size() == max_notices) break;
    notice(host, entry, told);
  }
  for (const std::string& one : told)
    if (one.starts_with("retracted ")) return;
  // Older retractions have no notice of their own; publishers mark the title.
  for (const std::string_view mark : {"RETRACTED:", "RETRACTED ARTICLE:", "WITHDRAWN:", "REMOVED:"})
    if (title.starts_with(mark)) host.fact(CLAIMS_FACT_TEXT, "retracted", "yes", title);
}

std::string author_name(const Json& author) {
  const std::string given = text_at(author, {"given"}), family = text_at(author, {"family"});
  if (family.empty()) return text_at(author, {"name"});
  return given.empty() ? family : given + " " + family;
}

void crossref_facts(Host& host, const Json& work) {
  const std::string title = plain(text_at(work, {"title", std::size_t{0}}));
  host.fact(CLAIMS_FACT_TEXT, "title", title);
  std::size_t count = 0;
  for (const Json& author : array_at(work, {"author"}))
    if (count++ < max_authors) host.fact(CLAIMS_FACT_TEXT, "author", author_name(author));
  host.fact(CLAIMS_FACT_TEXT, "publisher", text_at(work, {"publisher"}));
  // "issued" is the earliest of the dates in print and online.
  host.fact(CLAIMS_FACT_DATE, "published", crossref_date(at(work, {"issued"})));
  for (const std::string_view medium : {"online", "print"})
    host.fact(CLAIMS_FACT_DATE, "published", crossref_date(at(work, {"published-" + std::string(medium)})), {}, medium);
  notices(host, work, title);
  for (const Json& entry : array_at(work, {"update-to"}))
    host.fact(CLAIMS_FACT_LOCATOR, "notice-of", locator_of(text_at(entry, {"DOI"})), words_of(entry),
              text_at(entry, {"type"}));
}

// "Not found" of one agency is not that of all: the host believes it only where
// every alternative says so, the handle system last.
Status elsewhere(const Reply& reply, std::string_view service) {
  return fail(CLAIMS_NOT_FOUND, std::string(service) + " has no " + std::string(reply.locator));
}

Status another(std::string_view service, std::string_view got, std::string_view wanted) {
  return fail(CLAIMS_MALFORMED, std::string(service) + " answered about doi:" + std::string(got) +
                                    " where doi:" + std::string(wanted) + " was asked for");
}

Status read_crossref(Host& host, const Reply& reply, const std::string& name) {
  if (reply.http_status == 404) return elsewhere(reply, crossref);
  Json json;
  if (Status status = read_json(reply, crossref, json); !status.ok()) return status;
  const Json& work = at(json, {"message"});
  const std::string got = lower(text_at(work, {"DOI"}));
  if (got.empty()) return fail(CLAIMS_MALFORMED, "Crossref's answer has no work in it (message.DOI)");
  if (got != name) {
    bool alias = false;
    for (const Json& other : array_at(work, {"aliases"}))
      alias = alias || (other.is_string() && lower(other.get_ref<const std::string&>()) == name);
    if (!alias) return another(crossref, got, name);
    host.fact(CLAIMS_FACT_LOCATOR, "same-as", "doi:" + got);
  }
  crossref_facts(host, work);
  return ok();
}

// DataCite Metadata Schema 4: property 8 (Date), 12 (RelatedIdentifier).
void datacite_facts(Host& host, const Json& work) {
  host.fact(CLAIMS_FACT_TEXT, "title", plain(text_at(work, {"titles", std::size_t{0}, "title"})));
  std::size_t count = 0;
  for (const Json& creator : array_at(work, {"creators"}))
    if (count++ < max_authors) host.fact(CLAIMS_FACT_TEXT, "author", text_at(creator, {"name"}));
  const Json& publisher = at(work, {"publisher"});
  host.fact(CLAIMS_FACT_TEXT, "publisher",
            publisher.is_object() ? text_at(publisher, {"name"}) : text_at(publisher, {}));
  std::string published, withdrawn;
  for (const Json& date : array_at(work, {"dates"})) {
    const std::string type = text_at(date, {"dateType"}), day = read_iso_date(text_at(date, {"date"}));
    if (type == "Issued" && published.empty()) published = day;
    if (type == "Withdrawn" && withdrawn.empty()) withdrawn = day;
  }
  if (published.empty()) published = read_iso_date(text_at(work, {"publicationYear"}));
  host.fact(CLAIMS_FACT_DATE, "published", published);
  host.fact(CLAIMS_FACT_DATE, "retracted", withdrawn, "Withdrawn");
  for (const Json& related : array_at(work, {"relatedIdentifiers"})) {
    const std::string relation = text_at(related, {"relationType"});
    if (text_at(related, {"relatedIdentifierType"}) != "DOI") continue;
    if (relation == "IsObsoletedBy" || relation == "IsPreviousVersionOf")
      host.fact(CLAIMS_FACT_LOCATOR, "superseded-by", locator_of(text_at(related, {"relatedIdentifier"})), relation);
  }
}

Status read_datacite(Host& host, const Reply& reply, const std::string& name) {
  if (reply.http_status == 404) return elsewhere(reply, datacite);
  Json json;
  if (Status status = read_json(reply, datacite, json); !status.ok()) return status;
  const Json& work = at(json, {"data", "attributes"});
  const std::string got = lower(text_at(work, {"doi"}));
  if (got.empty()) return fail(CLAIMS_MALFORMED, "DataCite's answer has no work in it (data.attributes.doi)");
  if (got != name) return another(datacite, got, name);
  datacite_facts(host, work);
  return ok();
}

Status read_registry(Host& host, const Reply& reply, const std::string& name) {
  Reply known = reply;
  if (reply.http_status == 404) known.http_status = 200;  // its body says what is missing
  Json json;
  if (Status status = read_json(known, registry, json); !status.ok()) return status;
  const Json& code = at(json, {"responseCode"});
  if (code == 100) return fail(CLAIMS_NOT_FOUND, "The DOI system has no doi:" + name + ": it was never registered");
  if (code != 1) return fail(CLAIMS_MALFORMED, "The DOI system's answer has no response code that is known");
  if (const std::string got = lower(text_at(json, {"handle"})); got != name) return another(registry, got, name);
  for (const Json& value : array_at(json, {"values"}))
    if (text_at(value, {"type"}) == "URL") {
      host.fact(CLAIMS_FACT_LOCATOR, "same-as", text_at(value, {"data", "value"}));
      break;
    }
  return ok();
}

class Doi {
 public:
  static constexpr claims_string schemes[] = {CLAIMS_STRING("doi")};

  Status resolve(Host& host, std::string_view locator) {
    const std::string name = name_in(locator);
    if (name.empty()) return fail(CLAIMS_MALFORMED, one_line(locator) + " is no DOI: it has to be doi:10.NUMBER/NAME");
    const std::string path = encode_path(name);
    const auto ask = [&](std::string_view base, std::string_view accept) {
      const std::string url = std::string(base) + path;
      host.request({"record", url, accept, max_json_bytes});
    };
    ask("https://api.crossref.org/works/", "application/json");
    ask("https://api.datacite.org/dois/", "application/vnd.api+json");
    ask("https://doi.org/api/handles/", "application/json");
    return ok();
  }

  Status interpret(Host& host, const Reply& reply) {
    const std::string name = name_in(reply.locator);
    if (name.empty()) return fail(CLAIMS_USAGE, one_line(reply.locator) + " is no DOI");
    if (reply.url.starts_with("https://api.crossref.org/")) return read_crossref(host, reply, name);
    if (reply.url.starts_with("https://api.datacite.org/")) return read_datacite(host, reply, name);
    if (reply.url.starts_with("https://doi.org/api/")) return read_registry(host, reply, name);
    return fail(CLAIMS_USAGE, one_line(reply.url) + " was not asked for");
  }
};

}  // namespace
}  // namespace claims::plugin

CLAIMS_PLUGIN("org.claims.doi", "0.1.0", "Apache-2.0", CLAIMS_HOSTS("api.crossref.org", "api.datacite.org", "doi.org"),
              claims::plugin::Fetch<claims::plugin::Doi>)
