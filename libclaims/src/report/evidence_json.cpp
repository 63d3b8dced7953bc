// Comparisons and quotation checks as JSON lines.
#include <claims/evidence.h>

#include "report/json_writer.h"
#include "store/digest.h"

#include <cmath>

namespace claims {
namespace {

using report::JsonWriter;

void write_span(JsonWriter& json, const char* name, Span span) {
  json.key(name);
  json.begin_object();
  json.member("start", span.begin);
  json.member("end", span.end);
  json.end_object();
}

void write_passage(JsonWriter& json, const Passage& passage, std::string_view text) {
  json.key("passage");
  json.begin_object();
  json.member("start", passage.span.begin);
  json.member("end", passage.span.end);
  json.member("paragraph", passage.paragraph);
  if (passage.page != 0) json.member("page", passage.page);
  json.member("text_sha256", store::sha256(text));
  json.end_object();
}

void write_reason(JsonWriter& json, const BearingReason& reason) {
  json.begin_object();
  json.member("text", reason.text);
  json.member("towards", name_of(reason.towards));
  if (!reason.claim.empty()) write_span(json, "claim", reason.claim);
  if (!reason.source.empty()) write_span(json, "source", reason.source);
  json.end_object();
}

JsonWriter begun(std::string_view id) {
  JsonWriter json(JsonWriter::Style::compact);
  json.begin_object();
  if (!id.empty()) {
    json.key("id");
    json.raw(id);
  }
  return json;
}

std::string ended(JsonWriter& json) {
  json.end_object();
  return json.take() + "\n";
}

}  // namespace

std::string render_comparison(const Comparison& comparison, std::string_view text, std::string_view id) {
  JsonWriter json = begun(id);
  json.member("label", name_of(comparison.label));
  json.member("score", std::round(comparison.score * 1e4) / 1e4);
  json.key("reasons");
  json.begin_array();
  for (const BearingReason& reason : comparison.reasons) write_reason(json, reason);
  json.end_array();
  if (!comparison.passage.span.empty()) write_passage(json, comparison.passage, text);
  return ended(json);
}

std::string render_quotation(const QuotationMatch& match, std::string_view id) {
  JsonWriter json = begun(id);
  json.member("tier", name_of(match.tier));
  if (!match.span.empty()) {
    json.member("start", match.span.begin);
    json.member("end", match.span.end);
  }
  json.key("differences");
  json.begin_array();
  for (const QuotationDifference& difference : match.differences) {
    json.begin_object();
    json.member("kind", name_of(difference.kind));
    write_span(json, "quote", difference.quote);
    write_span(json, "source", difference.source);
    json.end_object();
  }
  json.end_array();
  json.member("changed", name_of(match.changed));
  if (match.translated) json.member("translated", true);
  return ended(json);
}

}  // namespace claims
