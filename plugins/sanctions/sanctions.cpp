// Entries of sanctions lists by their number.
//
//   sanctions:un/KPi.001   UN Security Council Consolidated List, permanent reference number
//   sanctions:un           the list itself
//   sanctions:ofac/36      Specially Designated Nationals List of the US Treasury, UID
//   sanctions:ofac         the list itself
//
//   scsanctions.un.org/resources/xml/en/consolidated.xml   2 MB
//   sanctionslistservice.ofac.treas.gov/...SDN.XML         29 MB, redirects to a signed S3 address
//   sanctionslistservice.ofac.treas.gov/...SDN.CSV         5 MB, without aliases and dates
//
// The UN's XML is full of empty elements; dates of birth come as DATE, as YEAR or
// as FROM_YEAR and TO_YEAR. OFAC's server answers 403 to every client whose
// User-Agent does not look like a browser's. Who is taken off a list is not in it
// any more: "not found" speaks of the day of the list alone.
#include "reading/answer.h"
#include "reading/date.h"
#include "reading/text.h"
#include "reading/xml.h"

#include <array>

namespace claims::plugin {
namespace {

constexpr std::string_view un = "The UN list", ofac = "The OFAC list";
constexpr std::string_view un_url = "https://scsanctions.un.org/resources/xml/en/consolidated.xml";
constexpr std::string_view ofac_base = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/";
constexpr std::size_t max_un = 16u << 20, max_ofac = 64u << 20;
constexpr std::size_t max_aliases = 100;

struct Wanted {
  bool of_un = false;
  std::string number;  // empty: the list
};

// UN numbers: two letters of the list, "i" or "e", and a number: KPi.001, QDe.128.
bool un_number(std::string_view number) {
  const std::size_t dot = number.find('.');
  return dot == 3 && (number[2] == 'i' || number[2] == 'e') && digits_only(number.substr(4)) && number.size() <= 10;
}

std::optional<Wanted> wanted_in(std::string_view locator) {
  for (const bool of_un : {true, false}) {
    const std::string_view list = of_un ? "sanctions:un" : "sanctions:ofac";
    if (locator == list) return Wanted{of_un, {}};
    if (!locator.starts_with(list) || locator[list.size()] != '/') continue;
    const std::string_view number = locator.substr(list.size() + 1);
    const bool good = of_un ? un_number(number) : digits_only(number) && number.size() <= 9;
    if (good) return Wanted{of_un, std::string(number)};
  }
  return std::nullopt;
}

Status missing(std::string_view list, std::string_view date, const std::string& number) {
  std::string text(list);
  if (!date.empty()) text.append(" of ").append(date);
  return fail(CLAIMS_NOT_FOUND, text.append(" has no entry ").append(number));
}

// The parts of a name in their order, those that are not empty.
std::string name_of(pugi::xml_node entry, std::initializer_list<std::string_view> parts) {
  std::string name;
  for (const std::string_view part : parts)
    if (const std::string word = text_of(child(entry, part)); !word.empty())
      name.append(name.empty() ? "" : " ").append(word);
  return name;
}

void birth_of(Host& host, pugi::xml_node entry) {
  for (pugi::xml_node birth = child(entry, "INDIVIDUAL_DATE_OF_BIRTH"); birth; birth = next(birth)) {
    const std::string type = lower(text_of(child(birth, "TYPE_OF_DATE")));
    const std::string from = read_iso_date(text_of(child(birth, "FROM_YEAR")));
    const std::string to = read_iso_date(text_of(child(birth, "TO_YEAR")));
    std::string date = read_iso_date(text_of(child(birth, "DATE")));
    if (date.empty()) date = read_iso_date(text_of(child(birth, "YEAR")));
    if (date.empty() && !from.empty() && !to.empty()) date = from + "/" + to;
    host.fact(CLAIMS_FACT_DATE, "birth", date, {}, type);
  }
}

void un_facts(Host& host, pugi::xml_node entry, const std::string& number) {
  const std::string list = text_of(child(entry, "UN_LIST_TYPE"));
  host.fact(CLAIMS_FACT_TEXT, "title", name_of(entry, {"FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"}));
  host.fact(CLAIMS_FACT_TEXT, "symbol", number);
  host.fact(CLAIMS_FACT_DATE, "listed", read_iso_date(text_of(child(entry, "LISTED_ON"))), {}, list);
  std::size_t count = 0;
  for (const std::string_view kind : {"INDIVIDUAL_ALIAS", "ENTITY_ALIAS"})
    for (pugi::xml_node alias = child(entry, kind); alias && count < max_aliases; alias = next(alias), ++count)
      host.fact(CLAIMS_FACT_TEXT, "alias", text_of(child(alias, "ALIAS_NAME")), {}, text_of(child(alias, "QUALITY")));
  for (pugi::xml_node held = child(child(entry, "DESIGNATION"), "VALUE"); held; held = next(held))
    host.fact(CLAIMS_FACT_TEXT, "office", text_of(held));
  for (pugi::xml_node of = child(child(entry, "NATIONALITY"), "VALUE"); of; of = next(of))
    host.fact(CLAIMS_FACT_TEXT, "nationality", text_of(of));
  birth_of(host, entry);
}

Status read_un(Host& host, const Reply& reply, const std::string& number) {
  pugi::xml_document document;
  if (Status status = read_xml(reply, un, max_un, document); !status.ok()) return status;
  const pugi::xml_node root = document.document_element();
  if (local_name(root) != "CONSOLIDATED_LIST")
    return fail(CLAIMS_MALFORMED, "The UN sent XML that is not its list (CONSOLIDATED_LIST)");
  const std::string date = read_iso_date(root.attribute("dateGenerated").value());
  std::size_t entries = 0;
  constexpr std::pair<std::string_view, std::string_view> kinds[] = {{"INDIVIDUALS", "INDIVIDUAL"},
                                                                     {"ENTITIES", "ENTITY"}};
  for (const auto& [group, kind] : kinds)
    for (pugi::xml_node entry = child(child(root, group), kind); entry; entry = next(entry), ++entries)
      if (!number.empty() && text_of(child(entry, "REFERENCE_NUMBER")) == number) {
        un_facts(host, entry, number);
        host.fact(CLAIMS_FACT_DATE, "date", date);
        return ok();
      }
  if (entries == 0) return fail(CLAIMS_MALFORMED, "The UN list has no entries: it is not whole");
  if (!number.empty()) return missing(un, date, number);
  host.fact(CLAIMS_FACT_TEXT, "title", "United Nations Security Council Consolidated List");
  host.fact(CLAIMS_FACT_DATE, "date", date);
  host.fact(CLAIMS_FACT_NUMBER, "entries", std::to_string(entries));
  return ok();
}

std::string list_date(pugi::xml_node root) {
  const std::string written = text_of(child(child(root, "publshInformation"), "Publish_Date"));  // sic
  const std::string date = read_us_date(written);
  return date.empty() ? read_iso_date(written) : date;
}

void ofac_facts(Host& host, pugi::xml_node entry, const std::string& number) {
  host.fact(CLAIMS_FACT_TEXT, "title", name_of(entry, {"firstName", "lastName"}), {}, text_of(child(entry, "sdnType")));
  host.fact(CLAIMS_FACT_TEXT, "symbol", number);
  for (pugi::xml_node one = child(child(entry, "programList"), "program"); one; one = next(one))
    host.fact(CLAIMS_FACT_TEXT, "listed", "yes", {}, text_of(one));
  std::size_t count = 0;
  for (pugi::xml_node aka = child(child(entry, "akaList"), "aka"); aka && count < max_aliases; aka = next(aka), ++count)
    host.fact(CLAIMS_FACT_TEXT, "alias", name_of(aka, {"firstName", "lastName"}), {}, text_of(child(aka, "type")));
  for (pugi::xml_node birth = child(child(entry, "dateOfBirthList"), "dateOfBirthItem"); birth; birth = next(birth)) {
    // "07 Oct 1952", "1952", "circa 1952"
    const std::string written = text_of(child(birth, "dateOfBirth"));
    std::string date = read_english_date(written);
    if (date.empty()) date = read_iso_date(written);
    host.fact(CLAIMS_FACT_DATE, "birth", date, written);
  }
}

Status read_ofac(Host& host, const Reply& reply, const std::string& number) {
  pugi::xml_document document;
  if (Status status = read_xml(reply, ofac, max_ofac, document); !status.ok()) return status;
  const pugi::xml_node root = document.document_element();
  if (local_name(root) != "sdnList") return fail(CLAIMS_MALFORMED, "OFAC sent XML that is not its list (sdnList)");
  const std::string date = list_date(root);
  std::size_t entries = 0;
  for (pugi::xml_node entry = child(root, "sdnEntry"); entry; entry = next(entry), ++entries)
    if (!number.empty() && text_of(child(entry, "uid")) == number) {
      ofac_facts(host, entry, number);
      host.fact(CLAIMS_FACT_DATE, "date", date);
      return ok();
    }
  // The list says how many there have to be.
  const std::string told = text_of(child(child(root, "publshInformation"), "Record_Count"));
  if (entries == 0 || (digits_only(told) && told != std::to_string(entries)))
    return fail(CLAIMS_MALFORMED, "The OFAC list has " + std::to_string(entries) + " entries where it says " +
                                      (told.empty() ? "nothing of their number" : told) + ": it is not whole");
  if (!number.empty()) return missing(ofac, date, number);
  host.fact(CLAIMS_FACT_TEXT, "title", "Specially Designated Nationals and Blocked Persons List");
  host.fact(CLAIMS_FACT_DATE, "date", date);
  host.fact(CLAIMS_FACT_NUMBER, "entries", std::to_string(entries));
  return ok();
}

// One line of SDN.CSV (RFC 4180, quotes doubled): number, name, type, program,
// and eight more; "-0- " stands for nothing.
constexpr std::size_t csv_fields = 12;

bool read_line(std::string_view line, std::array<std::string, csv_fields>& fields) {
  std::size_t field = 0;
  bool quoted = false;
  for (std::string& text : fields) text.clear();
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (c == '"' && quoted && i + 1 < line.size() && line[i + 1] == '"') fields[field].push_back(line[++i]);
    else if (c == '"') quoted = !quoted;
    else if (c != ',' || quoted) fields[field].push_back(c);
    else if (++field == csv_fields) return false;
  }
  for (std::string& text : fields) {
    text = one_line(text);
    if (text == "-0-") text.clear();
  }
  return !quoted && field + 1 == csv_fields && digits_only(fields[0]);
}

Status read_ofac_csv(Host& host, const Reply& reply, const std::string& number) {
  if (Status status = answered(reply, ofac, max_ofac); !status.ok()) return status;
  if (Status status = not_a_page(reply, ofac, "CSV"); !status.ok()) return status;
  std::array<std::string, csv_fields> fields;
  std::size_t entries = 0;
  bool found = false;
  for (const std::string_view raw : split(reply.body, '\n')) {
    const std::string_view line = trim(raw);
    if (line.empty() || line == "\x1A") continue;  // the file ends in Control-Z
    if (!read_line(line, fields))
      return fail(CLAIMS_MALFORMED, "The OFAC list is no CSV of 12 fields in line " + std::to_string(entries + 1));
    ++entries;
    if (number.empty() || fields[0] != number) continue;
    found = true;
    host.fact(CLAIMS_FACT_TEXT, "title", fields[1], {}, fields[2]);
    host.fact(CLAIMS_FACT_TEXT, "symbol", number);
    host.fact(CLAIMS_FACT_TEXT, "listed", "yes", fields[11], fields[3]);
  }
  if (entries == 0) return fail(CLAIMS_MALFORMED, "The OFAC list has no entries: it is not whole");
  if (number.empty()) host.fact(CLAIMS_FACT_NUMBER, "entries", std::to_string(entries));
  return number.empty() || found ? ok() : missing(ofac, {}, number);
}

class Sanctions {
 public:
  static constexpr claims_string schemes[] = {CLAIMS_STRING("sanctions")};

  Status resolve(Host& host, std::string_view locator) {
    const auto wanted = wanted_in(locator);
    if (!wanted)
      return fail(CLAIMS_MALFORMED, one_line(locator) +
                                        " is no entry of a list: it has to be as in sanctions:un/KPi.001 "
                                        "or sanctions:ofac/36");
    if (wanted->of_un) {
      host.request({"record", un_url, "application/xml", max_un});
      return ok();
    }
    const std::string xml = std::string(ofac_base) + "SDN.XML", csv = std::string(ofac_base) + "SDN.CSV";
    host.request({"record", xml, "application/xml", max_ofac});
    host.request({"record", csv, "text/csv", max_ofac});
    return ok();
  }

  Status interpret(Host& host, const Reply& reply) {
    const auto wanted = wanted_in(reply.locator);
    if (!wanted) return fail(CLAIMS_USAGE, one_line(reply.locator) + " is no entry of a list");
    if (wanted->of_un) return read_un(host, reply, wanted->number);
    if (reply.http_status == 403)
      return fail(CLAIMS_UNREADABLE, "The OFAC list answered 403: its server gives it to browsers only");
    if (reply.url.ends_with(".CSV")) return read_ofac_csv(host, reply, wanted->number);
    return read_ofac(host, reply, wanted->number);
  }
};

}  // namespace
}  // namespace claims::plugin

CLAIMS_PLUGIN("org.claims.sanctions", "0.1.0", "Apache-2.0",
              CLAIMS_HOSTS("scsanctions.un.org", "sanctionslistservice.ofac.treas.gov",
                           "wc2h-sls-prod-public-published.s3.us-gov-west-1.amazonaws.com"),
              claims::plugin::Fetch<claims::plugin::Sanctions>)
