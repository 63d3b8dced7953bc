// The Federal Register: its API v1 and its pages.
#include "reading/answer.h"
#include "reading/date.h"
#include "reading/json.h"
#include "uslaw/readings.h"

namespace claims::plugin {
namespace {

constexpr std::string_view service = "The Federal Register";

bool document_number(std::string_view text) {
  if (text.size() < 4 || text.size() > 20) return false;
  for (const char c : text)
    if (!(c >= '0' && c <= '9') && !(c >= 'A' && c <= 'Z') && c != '-') return false;
  return true;
}

// Disposition notes: lines "Amends: EO 13597, January 19, 2012", "Revoked by: EO
// 14148, January 20, 2025; ...". Only the passive ones are about this order, and
// "Revoked in part by" leaves it standing.
void dispositions(Host& host, const std::string& notes) {
  for (const std::string_view raw : split(notes, '\n')) {
    const std::string line = one_line(raw);
    const std::size_t colon = line.find(": ");
    if (colon == std::string::npos) continue;
    const std::string what = lower(std::string_view(line).substr(0, colon));
    if (what != "revoked by" && what != "superseded by") continue;
    const std::string_view first = split(std::string_view(line).substr(colon + 2), ';').front();
    const std::size_t comma = first.find(", ");
    const std::string_view order = first.substr(0, comma);
    const bool numbered = order.starts_with("EO ") && digits_only(order.substr(3));
    const std::string by = numbered ? "useo:" + std::string(order.substr(3)) : std::string();
    const std::string date =
        comma == std::string_view::npos ? std::string() : read_english_date(first.substr(comma + 2));
    if (date.empty()) host.fact(CLAIMS_FACT_TEXT, "repealed", "yes", line, by);
    else host.fact(CLAIMS_FACT_DATE, "repealed", date, line, by);
    host.fact(CLAIMS_FACT_LOCATOR, "superseded-by", by, line);
  }
}

void facts(Host& host, const Json& document, const UsLocator& law) {
  host.fact(CLAIMS_FACT_TEXT, "title", plain(text_at(document, {"title"})));
  host.fact(CLAIMS_FACT_TEXT, "symbol", symbol_of(law), text_at(document, {"citation"}));
  host.fact(CLAIMS_FACT_DATE, "date", read_iso_date(text_at(document, {"signing_date"})));
  host.fact(CLAIMS_FACT_DATE, "published", read_iso_date(text_at(document, {"publication_date"})),
            text_at(document, {"citation"}));
  host.fact(CLAIMS_FACT_TEXT, "author", text_at(document, {"president", "name"}), {}, "President");
  for (const Json& agency : array_at(document, {"agencies"}))
    host.fact(CLAIMS_FACT_TEXT, "author", text_at(agency, {"name"}));
  const Json& notes = at(document, {"disposition_notes"});
  if (notes.is_string()) dispositions(host, notes.get_ref<const std::string&>());
  const std::string text = text_at(document, {"body_html_url"});
  if (text.starts_with("https://www.federalregister.gov/")) host.request({"document", text, "text/html"});
}

}  // namespace

Status read_order_search(Host& host, const Reply& reply, const UsLocator& law) {
  Json json;
  if (Status status = read_json(reply, service, json); !status.ok()) return status;
  const Json& count = at(json, {"count"});
  if (!count.is_number_integer())
    return fail(CLAIMS_MALFORMED, "The Federal Register's answer is no search result (count)");
  for (const Json& document : array_at(json, {"results"})) {
    // A number in the older records, a string in the newer ones.
    if (text_at(document, {"executive_order_number"}) != law.first) continue;
    facts(host, document, law);
    return ok();
  }
  // An order is printed days after it is signed: this is no "it does not exist".
  return fail(CLAIMS_UNREADABLE, "The Federal Register has not printed an executive order " + law.first + " (yet)");
}

Status read_register_document(Host& host, const Reply& reply, const UsLocator& law) {
  Json json;
  if (Status status = read_json(reply, service, json); !status.ok()) return status;
  if (text_at(json, {"document_number"}).empty())
    return fail(CLAIMS_MALFORMED, "The Federal Register's answer has no document in it (document_number)");
  const std::string citation = text_at(json, {"citation"});
  if (!citation.empty() && !citation.starts_with(law.first + " FR "))
    return fail(CLAIMS_MALFORMED,
                "The Federal Register answered about " + citation + " where " + symbol_of(law) + " was asked for");
  facts(host, json, law);
  return ok();
}

// /citation/87-FR-12345 redirects to /documents/2022/03/04/2022-04567/title, or
// shows a list where several documents share the page.
Status read_register_page(Host& host, const Reply& reply) {
  if (Status status = answered(reply, service, max_us_bytes); !status.ok()) return status;
  const auto path = between(reply.final_url, "www.federalregister.gov/documents/", "?");
  std::string_view rest = path ? *path : reply.final_url;
  if (!path) {
    const std::size_t at = rest.find("www.federalregister.gov/documents/");
    rest = at == std::string_view::npos ? std::string_view() : rest.substr(at + 34);
  }
  const auto parts = split(rest, '/');
  if (parts.size() < 4 || !document_number(parts[3]))
    return fail(CLAIMS_UNSUPPORTED,
                "The Federal Register does not say which document " + std::string(reply.locator) + " is");
  host.request({"record", "https://www.federalregister.gov/api/v1/documents/" + std::string(parts[3]) + ".json",
                "application/json", max_json_bytes});
  return ok();
}

}  // namespace claims::plugin
