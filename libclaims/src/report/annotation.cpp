// Findings as annotations: of the W3C Web Annotation Data Model (Recommendation of 23 February 2017), and as GitHub's
// workflow commands.
#include "report/annotation_selector.h"
#include "report/display.h"

#include <claims/report.h>

#include <fmt/format.h>

namespace claims {
namespace {

using report::JsonWriter;

// Section 4.2.
void write_target(JsonWriter& json, const Document& document, Span span) {
  json.key("target");
  json.begin_object();
  json.member("source", document.path);
  json.key("selector");
  report::write_selectors(json, document, span);
  json.end_object();
}

void write_body(JsonWriter& json, std::string_view purpose, std::string_view value) {
  json.begin_object();
  json.member("type", "TextualBody");
  json.member("purpose", purpose);
  json.member("format", "text/plain");
  json.member("language", "en");
  json.member("value", value);
  json.end_object();
}

void write_annotation(JsonWriter& json, const Document& document, const Finding& finding) {
  const Span bytes = document.source_span(finding.span);
  json.begin_object();
  json.member("id",
              fmt::format("urn:claims:finding:{}:{}-{}:{}", document.sha256, bytes.begin, bytes.end, finding.check));
  json.member("type", "Annotation");
  json.member("motivation", "assessing");
  json.key("body");
  json.begin_array();
  write_body(json, "tagging", finding.check);
  write_body(json, "classifying", name_of(finding.level));
  std::string text = finding.message;
  for (const Reason& reason : finding.reasons)
    text += fmt::format("\n- {}{}", reason.text, reason.evidence.empty() ? "" : fmt::format(" ({})", reason.evidence));
  write_body(json, "commenting", text);
  if (!finding.replacement.empty()) write_body(json, "editing", finding.replacement);
  json.end_array();
  write_target(json, document, finding.span);
  json.end_object();
}

// What GitHub's runner reads back: "%" and line ends in a message, ":" and "," too in a property.
std::string escaped(std::string_view text, bool property) {
  std::string out;
  for (const char c : text) {
    if (c == '%') out += "%25";
    else if (c == '\r') out += "%0D";
    else if (c == '\n') out += "%0A";
    else if (property && c == ':') out += "%3A";
    else if (property && c == ',') out += "%2C";
    else out += c;
  }
  return out;
}

}  // namespace

std::string render_annotations(std::span<const Report> reports) {
  JsonWriter json(JsonWriter::Style::indented);
  json.begin_object();
  json.member("@context", "http://www.w3.org/ns/anno.jsonld");
  json.member("type", "AnnotationPage");
  json.key("items");
  json.begin_array();
  for (const Report& report : reports)
    for (const Finding& finding : report.findings) write_annotation(json, report.story.document, finding);
  json.end_array();
  json.end_object();
  return json.take() + '\n';
}

std::string render_github(const Report& report) {
  const Document& document = report.story.document;
  std::string out;
  for (const Finding& finding : report.findings) {
    const Span bytes = document.source_span(finding.span);
    const auto from = document.position_of(bytes.begin), to = document.position_of(bytes.end);
    const char* const command = finding.level == Level::note ? "notice" : name_of(finding.level);
    std::string text = finding.message;
    for (const Reason& reason : finding.reasons) text += "\n- " + reason.text;
    if (!finding.replacement.empty()) text += fmt::format("\ndid you mean \"{}\"?", finding.replacement);
    out += fmt::format("::{} file={},line={},endLine={}", command, escaped(document.path, true), from.line, to.line);
    if (from.line == to.line) out += fmt::format(",col={},endColumn={}", from.column, to.column);
    out += fmt::format(",title={}::{}\n", escaped(finding.check, true), escaped(text, false));
  }
  return out;
}

}  // namespace claims
