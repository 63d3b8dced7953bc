// Acts of the European Union by their CELEX number.
//
//   publications.europa.eu/resource/celex/NUMBER   CELLAR, by content negotiation:
//     application/xml;notice=branch    notice of the work, its English title
//     application/xhtml+xml            the text ("text/html" is answered by 404)
//   eur-lex.europa.eu/legal-content/EN/TXT/        the page for people
//
// Names of the notice are those of the Common Data Model (CDM) of the
// Publications Office, in upper case. CELLAR redirects from https to http, which
// a careful client does not follow: hence the same request in plain http, second.
// EUR-Lex itself answers programs with 202 and a script since 2025: it is the
// last resort for the text.
#include "reading/answer.h"
#include "reading/date.h"
#include "reading/text.h"
#include "reading/xml.h"

#include <algorithm>
#include <vector>

namespace claims::plugin {
namespace {

constexpr std::string_view cellar = "CELLAR", eurlex = "EUR-Lex";
constexpr std::size_t max_notice = 16u << 20;

// A sector (a digit, C or E), a year, one or two letters, and a number that may
// have parts: 32022R0263, 32016R0679R(02), 02016R0679-20160504, 12016E075.
std::string number_in(std::string_view locator) {
  if (!locator.starts_with("celex:")) return {};
  const std::string_view number = locator.substr(6);
  if (number.size() < 7 || number.size() > 40 || !digits_only(number.substr(1, 4))) return {};
  if (!digits_only(number.substr(0, 1)) && number[0] != 'C' && number[0] != 'E') return {};
  if (number[5] < 'A' || number[5] > 'Z') return {};
  for (const char c : number.substr(5))
    if (!(c >= '0' && c <= '9') && !(c >= 'A' && c <= 'Z') && c != '(' && c != ')' && c != '-' && c != '_' && c != '/')
      return {};
  return std::string(number);
}

std::string value_of(pugi::xml_node work, std::string_view name) { return text_of(child(child(work, name), "VALUE")); }

// SAMEAS/URI of a work gives its names in several systems, each with its TYPE.
bool named(pugi::xml_node node, std::string_view type, std::string& identifier) {
  for (pugi::xml_node same = child(node, "SAMEAS"); same; same = next(same)) {
    const pugi::xml_node uri = child(same, "URI");
    if (text_of(child(uri, "TYPE")) != type) continue;
    identifier = text_of(child(uri, "IDENTIFIER"));
    return !identifier.empty();
  }
  return false;
}

bool is_about(pugi::xml_node work, const std::string& number) {
  std::string celex;
  if (named(work, "celex", celex) && celex == number) return true;
  return value_of(work, "ID_CELEX") == number || value_of(work, "RESOURCE_LEGAL_ID_CELEX") == number;
}

// The end of validity; 9999-12-31 stands for none. Acts that ended in parts
// have several: the last one ends the act.
std::string end_of_validity(pugi::xml_node work) {
  std::string last;
  for (pugi::xml_node end = child(work, "RESOURCE_LEGAL_DATE_END-OF-VALIDITY"); end; end = next(end))
    last = std::max(last, read_iso_date(text_of(child(end, "VALUE"))));
  return last.starts_with("9999") ? std::string() : last;
}

void force(Host& host, pugi::xml_node work) {
  const std::string said = value_of(work, "RESOURCE_LEGAL_IN-FORCE");
  const bool ended = said == "false" || said == "0";
  if (ended || said == "true" || said == "1") host.fact(CLAIMS_FACT_TEXT, "in-force", ended ? "no" : "yes");
  std::vector<std::string> by;
  for (const std::string_view how :
       {"RESOURCE_LEGAL_REPEALED_BY_RESOURCE_LEGAL", "RESOURCE_LEGAL_REPLACED_BY_RESOURCE_LEGAL",
        "RESOURCE_LEGAL_IMPLICITLY_REPEALED_BY_RESOURCE_LEGAL"})
    for (pugi::xml_node act = child(work, how); act; act = next(act)) {
      std::string celex;
      if (named(act, "celex", celex)) by.push_back("celex:" + celex);
    }
  // An act in force may have an end of validity in the past, that of a part of
  // it: the date says nothing without the flag.
  if (!ended) return;
  const std::string end = end_of_validity(work);
  if (by.empty()) host.fact(CLAIMS_FACT_DATE, "expired", end);
  else host.fact(CLAIMS_FACT_DATE, "repealed", end, {}, by.front());
  for (const std::string& act : by) host.fact(CLAIMS_FACT_LOCATOR, "superseded-by", act);
}

void publication(Host& host, pugi::xml_node work) {
  const pugi::xml_node link = child(work, "RESOURCE_LEGAL_PUBLISHED_IN_OFFICIAL-JOURNAL");
  const pugi::xml_node journal = child(child(link, "EMBEDDED_NOTICE"), "WORK");
  std::string series;
  for (const std::string_view name : {"OFFICIAL-JOURNAL_CLASS", "OFFICIAL-JOURNAL_NUMBER"})
    if (const std::string part = value_of(journal, name); !part.empty()) series += " " + part;
  host.fact(CLAIMS_FACT_DATE, "published", read_iso_date(value_of(journal, "DATE_PUBLICATION")),
            series.empty() ? std::string() : "OJ" + series);
}

// The title in English; that of the first expression where no language is told.
std::string title_of(pugi::xml_node notice) {
  for (pugi::xml_node one = child(notice, "EXPRESSION"); one; one = next(one)) {
    const pugi::xml_node language = child(one, "EXPRESSION_USES_LANGUAGE");
    const std::string code = language ? text_of(child(language, "IDENTIFIER")) : std::string();
    if (code.empty() || code == "ENG") return value_of(one, "EXPRESSION_TITLE");
  }
  return {};
}

std::string resource_of(const std::string& number) {
  return "publications.europa.eu/resource/celex/" + encode_component(number) + "?language=eng";
}

// Asked for once the notice is there, so that a number that does not exist is
// told by CELLAR alone, and not by a page that could not be had.
void ask_for_text(Host& host, const std::string& number) {
  const std::string resource = resource_of(number);
  const std::string page = "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX%3A" + encode_component(number);
  host.request({"document", "https://" + resource, "application/xhtml+xml"});
  host.request({"document", "http://" + resource, "application/xhtml+xml"});
  host.request({"document", page, "text/html", max_notice});
}

Status read_notice(Host& host, const Reply& reply, const std::string& number) {
  pugi::xml_document document;
  if (Status status = read_xml(reply, cellar, max_notice, document); !status.ok()) return status;
  const pugi::xml_node notice = document.document_element();
  const pugi::xml_node work = child(notice, "WORK");
  if (local_name(notice) != "NOTICE" || !work)
    return fail(CLAIMS_MALFORMED, "CELLAR sent XML that is no notice of a work (NOTICE/WORK)");
  if (!is_about(work, number)) return fail(CLAIMS_MALFORMED, "CELLAR's notice is not that of celex:" + number);
  host.fact(CLAIMS_FACT_TEXT, "title", title_of(notice));
  std::string date = read_iso_date(value_of(work, "WORK_DATE_DOCUMENT"));
  if (date.empty()) date = read_iso_date(value_of(work, "DATE_DOCUMENT"));
  host.fact(CLAIMS_FACT_DATE, "date", date);
  host.fact(CLAIMS_FACT_TEXT, "symbol", number);
  for (pugi::xml_node agent = child(work, "WORK_CREATED_BY_AGENT"); agent; agent = next(agent))
    host.fact(CLAIMS_FACT_TEXT, "author", text_of(child(agent, "PREFLABEL")));
  publication(host, work);
  force(host, work);
  ask_for_text(host, number);
  return ok();
}

// The page of EUR-Lex. What it says of the act is in the notice already.
Status read_page(Host& host, const Reply& reply, const std::string& number) {
  if (Status status = answered(reply, eurlex, max_notice); !status.ok()) return status;
  // Said with status 200.
  if (reply.body.find("The requested document does not exist") != std::string_view::npos)
    return fail(CLAIMS_NOT_FOUND, "EUR-Lex says: \"The requested document does not exist\" (celex:" + number + ")");
  if (reply.body.find(number) == std::string_view::npos)
    return fail(CLAIMS_MALFORMED, "EUR-Lex sent a page that does not name celex:" + number);
  host.text(reply.text);
  return ok();
}

// The text alone. That an act has none in XHTML (many before 2004 have not)
// does not mean that there is no such act.
Status read_text(Host& host, const Reply& reply) {
  if (reply.http_status == 404 || reply.http_status == 406)
    return fail(CLAIMS_UNREADABLE, "CELLAR has no text in XHTML of " + std::string(reply.locator));
  if (Status status = answered(reply, cellar, CLAIMS_MAX_STRING); !status.ok()) return status;
  if (reply.text.empty())
    return fail(CLAIMS_UNSUPPORTED,
                "CELLAR sent " + one_line(reply.media_type) + ", which is not text that can be read");
  host.text(reply.text);
  return ok();
}

class EurLex {
 public:
  static constexpr claims_string schemes[] = {CLAIMS_STRING("celex")};

  Status resolve(Host& host, std::string_view locator) {
    const std::string number = number_in(locator);
    if (number.empty())
      return fail(CLAIMS_MALFORMED, one_line(locator) + " is no CELEX number: it has to be as in celex:32022R0263");
    const std::string resource = resource_of(number);
    host.request({"record", "https://" + resource, "application/xml;notice=branch", max_notice});
    host.request({"record", "http://" + resource, "application/xml;notice=branch", max_notice});
    return ok();
  }

  Status interpret(Host& host, const Reply& reply) {
    const std::string number = number_in(reply.locator);
    if (number.empty()) return fail(CLAIMS_USAGE, one_line(reply.locator) + " is no CELEX number");
    if (reply.url.starts_with("https://eur-lex.europa.eu/")) return read_page(host, reply, number);
    if (reply.role == "document") return read_text(host, reply);
    return read_notice(host, reply, number);
  }
};

}  // namespace
}  // namespace claims::plugin

CLAIMS_PLUGIN("org.claims.eurlex", "0.1.0", "Apache-2.0", CLAIMS_HOSTS("publications.europa.eu", "eur-lex.europa.eu"),
              claims::plugin::Fetch<claims::plugin::EurLex>)
