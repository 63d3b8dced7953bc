// Findings as annotations: of the W3C Web Annotation Data Model (Recommendation of 23 February 2017), and as GitHub's
// workflow commands.
#include "report/display.h"
#include "report/json_writer.h"

#include <claims/report.h>

#include <fmt/format.h>

#include <algorithm>

namespace claims {
namespace {

using report::JsonWriter;

constexpr std::size_t context = 32;  // characters before and after a quotation

std::int64_t characters(std::string_view text) {
  return std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
}

bool continues(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

std::string_view before(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  for (std::size_t i = 0; i < context && begin > 0; ++i) do
      --begin;
    while (begin > 0 && continues(text, begin));
  return text.substr(begin, at - begin);
}

std::string_view after(std::string_view text, std::size_t at) {
  std::size_t end = at;
  for (std::size_t i = 0; i < context && end < text.size(); ++i) do
      ++end;
    while (continues(text, end));
  return text.substr(at, end - at);
}

void write_position(JsonWriter& json, std::string_view type, std::int64_t start, std::int64_t end) {
  json.begin_object();
  json.member("type", type);
  json.key("start");
  json.integer(start);
  json.key("end");
  json.integer(end);
  json.end_object();
}

// Section 4.2.4, 4.2.5 and 4.2.6. Positions in characters only where the text is the article.
void write_target(JsonWriter& json, const Document& document, Span span) {
  const std::string_view text = document.text;
  const Span bytes = document.source_span(span);
  json.key("target");
  json.begin_object();
  json.member("source", document.path);
  json.key("selector");
  json.begin_array();
  json.begin_object();
  json.member("type", "TextQuoteSelector");
  json.member("exact", document.slice(span));
  json.member("prefix", before(text, span.begin));
  json.member("suffix", after(text, span.end));
  json.end_object();
  if (document.format == Format::plain) {
    const std::int64_t start = characters(text.substr(0, span.begin));
    write_position(json, "TextPositionSelector", start, start + characters(document.slice(span)));
  }
  write_position(json, "DataPositionSelector", bytes.begin, bytes.end);
  json.end_array();
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
