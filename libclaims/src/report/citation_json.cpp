#include "report/citation_json.h"

#include "report/article_json.h"

namespace claims::report {
namespace {

void write_positions(JsonWriter& json, const Document& document, Span span) {
  const Span source = document.source_span(span);
  json.member("start", source.begin);
  json.member("end", source.end);
}

// {"value": 1718, "start": 30, "end": 34}
void write_component(JsonWriter& json, const Document& document, std::string_view name, const Citation::Part& part) {
  if (!part) return;
  json.key(name);
  json.begin_object(JsonWriter::Layout::line);
  json.member("value", part.value);
  write_positions(json, document, part.span);
  json.end_object();
}

void write_body(JsonWriter& json, const Document& document, const Citation& citation) {
  if (citation.body.empty()) return;
  json.key("body");
  json.begin_object(JsonWriter::Layout::line);
  json.member("value", citation.body);
  if (!citation.body_span.empty()) write_positions(json, document, citation.body_span);
  json.end_object();
}

void write_citation(JsonWriter& json, const Document& document, const Citation& citation) {
  json.begin_object(JsonWriter::Layout::line);
  json.member("kind", name_of(citation.kind));
  write_text_span(json, document, citation.span);
  if (!citation.locator.empty()) json.member("locator", citation.locator);
  if (!citation.candidates.empty()) {
    json.key("candidates");
    json.begin_array(JsonWriter::Layout::line);
    for (const std::string& candidate : citation.candidates) json.string(candidate);
    json.end_array();
  }
  if (!citation.problem.empty()) json.member("problem", citation.problem);
  if (!citation.suggestion.empty()) json.member("suggestion", citation.suggestion);
  write_body(json, document, citation);
  write_component(json, document, "number", citation.number);
  write_component(json, document, "year", citation.year);
  write_component(json, document, "session", citation.session);
  write_component(json, document, "article", citation.article);
  if (!citation.pinpoint.empty()) json.member("pinpoint", citation.pinpoint);
  if (citation.link) json.member("link", true);
  json.end_object();
}

}  // namespace

void write_citations(JsonWriter& json, const Story& story) {
  json.begin_array();
  for (const Citation& citation : story.citations) write_citation(json, story.document, citation);
  json.end_array();
}

}  // namespace claims::report
