// Locators, metadata of govinfo, and sections of the Code.
#include "uslaw/readings.h"

#include "reading/answer.h"
#include "reading/date.h"
#include "reading/xml.h"

#include <algorithm>

namespace claims::plugin {
namespace {

constexpr std::string_view govinfo = "govinfo";

bool small_number(std::string_view digits) { return digits_only(digits) && digits.size() <= 7 && digits[0] != '0'; }

// 1343, 2000e-5, 78dd-1, 1396r-8
bool section_number(std::string_view text) {
  if (text.empty() || text.size() > 20 || text[0] < '1' || text[0] > '9') return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
  });
}

// A document in MODS names itself by its access id: PLAW-117publ58.
Status check_law(pugi::xml_node mods, const UsLocator& law) {
  const std::string wanted = "PLAW-" + law.first + "publ" + law.second;
  const std::string got = text_of(child(child(mods, "extension"), "accessId"));
  if (got == wanted) return ok();
  return fail(CLAIMS_MALFORMED, "govinfo answered about " + (got.empty() ? "nothing that it names" : got) + " where " +
                                    wanted + " was asked for");
}

// The pages of a document of the Federal Register, where they are told.
Status check_page(pugi::xml_node mods, const UsLocator& law) {
  const pugi::xml_node extent = child(child(mods, "part"), "extent");
  const std::string start = text_of(child(extent, "start")), end = text_of(child(extent, "end"));
  if (!small_number(start) || !small_number(end)) return ok();
  const int page = std::stoi(law.second);
  if (std::stoi(start) <= page && page <= std::stoi(end)) return ok();
  return fail(CLAIMS_MALFORMED,
              "govinfo answered about pages " + start + " to " + end + " where page " + law.second + " was asked for");
}

std::string date_issued(pugi::xml_node mods) {
  std::string date = read_iso_date(text_of(child(child(mods, "originInfo"), "dateIssued")));
  for (pugi::xml_node related = child(mods, "relatedItem"); related && date.empty(); related = next(related))
    if (std::string_view(related.attribute("type").value()) == "host")
      date = read_iso_date(text_of(child(child(related, "originInfo"), "dateIssued")));
  return date;
}

// A value of any of the extensions: there are several.
template <class Use>
void each_extension(pugi::xml_node mods, std::string_view name, const Use& use) {
  for (pugi::xml_node extension = child(mods, "extension"); extension; extension = next(extension))
    for (pugi::xml_node value = child(extension, name); value; value = next(value))
      if (const std::string text = text_of(value); !text.empty()) use(text);
}

// Asked for once the metadata are there: a law that does not exist has no text
// either, and then the metadata say so.
void ask_for_text(Host& host, const UsLocator& law) {
  if (law.kind == UsLocator::order) return;
  const std::string path = law.kind == UsLocator::law ? "plaw/" + law.first + "/public/" : "fr/" + law.first + "/";
  host.request({"document", "https://www.govinfo.gov/link/" + path + law.second + "?link-type=html", "text/html"});
}

// Between the marks that the Office of the Law Revision Counsel sets.
std::optional<std::string_view> field(std::string_view page, const std::string& name) {
  return between(page, "<!-- field-start:" + name + " -->", "<!-- field-end:" + name + " -->");
}

}  // namespace

std::optional<UsLocator> read_us_locator(std::string_view locator) {
  const std::size_t colon = locator.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const std::string_view scheme = locator.substr(0, colon), rest = locator.substr(colon + 1);
  if (scheme == "useo") {
    if (!small_number(rest)) return std::nullopt;
    return UsLocator{UsLocator::order, std::string(rest), {}};
  }
  const std::size_t at = rest.find(scheme == "uspl" ? '-' : '/');
  if (at == std::string_view::npos) return std::nullopt;
  const std::string_view first = rest.substr(0, at), second = rest.substr(at + 1);
  const bool good = small_number(first) && (scheme == "usc" ? section_number(second) : small_number(second));
  if (!good) return std::nullopt;
  for (const auto& [name, kind] : {std::pair{"uspl", UsLocator::law}, std::pair{"usc", UsLocator::code},
                                   std::pair{"usfr", UsLocator::federal_register}})
    if (scheme == name) return UsLocator{kind, std::string(first), std::string(second)};
  return std::nullopt;
}

std::string symbol_of(const UsLocator& law) {
  switch (law.kind) {
    case UsLocator::law: return "Public Law " + law.first + "-" + law.second;
    case UsLocator::code: return law.first + " U.S.C. " + law.second;
    case UsLocator::federal_register: return law.first + " FR " + law.second;
    case UsLocator::order: break;
  }
  return "Executive Order " + law.first;
}

Status read_mods(Host& host, const Reply& reply, const UsLocator& law) {
  pugi::xml_document document;
  if (Status status = read_xml(reply, govinfo, max_us_bytes, document); !status.ok()) return status;
  const pugi::xml_node mods = document.document_element();
  if (local_name(mods) != "mods") return fail(CLAIMS_MALFORMED, "govinfo sent XML that is no metadata (mods)");
  if (law.kind == UsLocator::law)
    if (Status status = check_law(mods, law); !status.ok()) return status;
  if (law.kind == UsLocator::federal_register)
    if (Status status = check_page(mods, law); !status.ok()) return status;
  const std::string title = text_of(child(child(mods, "titleInfo"), "title"));
  // A law's long title ("An Act to ...") is seldom what people call it.
  bool named = false;
  each_extension(mods, "shortTitle", [&](const std::string& name) {
    if (!named) host.fact(CLAIMS_FACT_TEXT, "title", name);
    named = true;
  });
  host.fact(CLAIMS_FACT_TEXT, "title", title, {}, named ? "long" : "");
  host.fact(CLAIMS_FACT_TEXT, "symbol", symbol_of(law));
  const std::string issued = date_issued(mods);
  host.fact(CLAIMS_FACT_DATE, law.kind == UsLocator::federal_register ? "published" : "date", issued);
  each_extension(mods, "agency", [&](const std::string& agency) { host.fact(CLAIMS_FACT_TEXT, "author", agency); });
  ask_for_text(host, law);
  return ok();
}

Status read_section(Host& host, const Reply& reply, const UsLocator& law) {
  const bool today = reply.url.starts_with("https://uscode.house.gov/");
  const std::string service = today ? "The Office of the Law Revision Counsel" : "govinfo";
  if (Status status = answered(reply, service, max_us_bytes); !status.ok()) return status;
  if (today && reply.body.find("Document not found") != std::string_view::npos)
    return fail(CLAIMS_NOT_FOUND, service + " says: \"Document not found\" (" + symbol_of(law) + ")");
  auto head = field(reply.body, "head");
  const auto repealed = field(reply.body, "repealedhead");
  if (!head) head = repealed;
  if (!head) return fail(CLAIMS_MALFORMED, service + " sent a page that is no section of the Code");
  // "§1343. Fraud by wire": the number has to be the one that was asked for.
  const std::string heading = plain(*head);
  const std::string begin = "\xC2\xA7" + law.second + ".";
  const bool ours = heading.starts_with(begin) || heading.starts_with("[" + begin);
  if (!ours)
    return fail(CLAIMS_MALFORMED,
                service + " answered with \"" + heading + "\" where " + symbol_of(law) + " was asked for");
  host.fact(CLAIMS_FACT_TEXT, "title", heading);
  host.fact(CLAIMS_FACT_TEXT, "symbol", symbol_of(law));
  if (repealed && *head == *repealed) host.fact(CLAIMS_FACT_TEXT, "repealed", "yes", heading);
  if (const auto through = between(reply.body, "currentthrough:", " "))
    if (const auto day = read_timestamp(through->substr(0, 8)); day && through->size() >= 8)
      host.fact(CLAIMS_FACT_DATE, "current-to", iso_date(day->year, day->month, day->day));
  host.text(reply.text);
  return ok();
}

// The text alone. That it is not there says nothing of the law.
Status read_law_text(Host& host, const Reply& reply) {
  if (reply.http_status == 404)
    return fail(CLAIMS_UNREADABLE, "govinfo has no text in HTML of " + std::string(reply.locator));
  const bool of_register = reply.url.starts_with("https://www.federalregister.gov/");
  if (Status status = answered(reply, of_register ? "The Federal Register" : "govinfo", CLAIMS_MAX_STRING);
      !status.ok())
    return status;
  if (reply.text.empty())
    return fail(CLAIMS_UNSUPPORTED,
                "govinfo sent " + one_line(reply.media_type) + ", which is not text that can be read");
  host.text(reply.text);
  return ok();
}

}  // namespace claims::plugin
