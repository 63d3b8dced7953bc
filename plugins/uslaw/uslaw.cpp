// Laws and orders of the United States.
//
//   uspl:117-58     Public Law: congress, number (govinfo has them since the 104th)
//   usc:18/1343     United States Code: title, section
//   usfr:87/12345   Federal Register: volume, page
//   useo:14067      executive order
//
//   www.govinfo.gov/link/plaw/117/public/58?link-type=mods     link service: redirects to
//   www.govinfo.gov/link/uscode/18/1343?link-type=html           the metadata (MODS 3) or text
//   www.govinfo.gov/link/fr/87/12345?link-type=mods
//   www.govinfo.gov/link/cpd/executiveorder/14067?link-type=mods
//   www.federalregister.gov/api/v1/documents.json              API v1: no key
//   www.federalregister.gov/citation/87-FR-12345               redirects to the document's page
//   uscode.house.gov/view.xhtml                                the Code as it stands today
#include "reading/answer.h"
#include "uslaw/readings.h"

namespace claims::plugin {
namespace {

constexpr std::string_view govinfo = "https://www.govinfo.gov/link/", html = "?link-type=html",
                           mods = "?link-type=mods";

Status resolve_law(Host& host, const UsLocator& law) {
  if (law.first.size() < 3 || law.first < "104")
    return fail(CLAIMS_UNSUPPORTED,
                "Public laws before the 104th Congress (1995) are not online as documents of their own");
  const std::string link = std::string(govinfo) + "plaw/" + law.first + "/public/" + law.second;
  host.request({"record", link + std::string(mods), "application/xml", max_us_bytes});
  return ok();
}

Status resolve_code(Host& host, const UsLocator& law) {
  const std::string link = std::string(govinfo) + "uscode/" + law.first + "/" + law.second + std::string(html);
  // The House has titles and numbers as they are; letters of sections in lower case.
  const std::string today = "https://uscode.house.gov/view.xhtml?req=granuleid:USC-prelim-title" + law.first +
                            "-section" + law.second + "&num=0&edition=prelim";
  host.request({"document", today, "text/html", max_us_bytes});
  host.request({"document", link, "text/html", max_us_bytes});
  return ok();
}

Status resolve_register(Host& host, const UsLocator& law) {
  const std::string link = std::string(govinfo) + "fr/" + law.first + "/" + law.second;
  const std::string page = "https://www.federalregister.gov/citation/" + law.first + "-FR-" + law.second;
  host.request({"record", link + std::string(mods), "application/xml", max_us_bytes});
  host.request({"record", page, "text/html", max_us_bytes});
  return ok();
}

// The API has no search by number: the number is looked for in the texts, and
// the orders that only speak of it are left out when the answer is read.
Status resolve_order(Host& host, const UsLocator& law) {
  std::string search =
      "https://www.federalregister.gov/api/v1/documents.json?per_page=100&include_pre_1994_docs=true"
      "&conditions%5Btype%5D%5B%5D=PRESDOCU"
      "&conditions%5Bpresidential_document_type%5D%5B%5D=executive_order&conditions%5Bterm%5D=" +
      law.first;
  for (const std::string_view field : register_fields) search.append("&fields%5B%5D=").append(field);
  host.request({"record", search, "application/json"});
  host.request({"record", std::string(govinfo) + "cpd/executiveorder/" + law.first + std::string(mods),
                "application/xml", max_us_bytes});
  return ok();
}

class UsLaw {
 public:
  static constexpr claims_string schemes[] = {CLAIMS_STRING("uspl"), CLAIMS_STRING("usc"), CLAIMS_STRING("usfr"),
                                              CLAIMS_STRING("useo")};

  Status resolve(Host& host, std::string_view locator) {
    const auto law = read_us_locator(locator);
    if (!law)
      return fail(CLAIMS_MALFORMED, one_line(locator) +
                                        " is no law of the United States: it has to be as in uspl:117-58, "
                                        "usc:18/1343, usfr:87/12345 or useo:14067");
    switch (law->kind) {
      case UsLocator::law: return resolve_law(host, *law);
      case UsLocator::code: return resolve_code(host, *law);
      case UsLocator::federal_register: return resolve_register(host, *law);
      case UsLocator::order: break;
    }
    return resolve_order(host, *law);
  }

  Status interpret(Host& host, const Reply& reply) {
    const auto law = read_us_locator(reply.locator);
    if (!law) return fail(CLAIMS_USAGE, one_line(reply.locator) + " is no law of the United States");
    if (law->kind == UsLocator::code) return read_section(host, reply, *law);
    if (reply.role == "document") return read_law_text(host, reply);
    if (reply.url.find("/api/v1/documents.json") != std::string_view::npos) return read_order_search(host, reply, *law);
    if (reply.url.find("/api/v1/documents/") != std::string_view::npos)
      return read_register_document(host, reply, *law);
    if (reply.url.find("/citation/") != std::string_view::npos) return read_register_page(host, reply);
    return read_mods(host, reply, *law);
  }
};

}  // namespace
}  // namespace claims::plugin

CLAIMS_PLUGIN("org.claims.uslaw", "0.1.0", "Apache-2.0",
              CLAIMS_HOSTS("www.govinfo.gov", "www.federalregister.gov", "uscode.house.gov"),
              claims::plugin::Fetch<claims::plugin::UsLaw>)
