// `verify` as JSON: the object of docs/formats/verify.schema.json.
#include "report/article_json.h"
#include "report/claim_json.h"
#include "report/source_json.h"

namespace claims {
namespace {

using report::JsonWriter;

void write_reason(JsonWriter& json, const Document& document, const Reason& reason) {
  json.begin_object(JsonWriter::Layout::line);
  json.member("text", reason.text);
  if (reason.span) report::write_span(json, document, *reason.span);
  if (!reason.evidence.empty()) json.member("evidence", reason.evidence);
  json.end_object();
}

void write_finding(JsonWriter& json, const Document& document, const Finding& finding) {
  const Document::Position at = document.position_of(document.source_span(finding.span).begin);
  json.begin_object();
  json.member("check", finding.check);
  if (!finding.plugin.empty()) json.member("plugin", finding.plugin);
  json.member("level", name_of(finding.level));
  report::write_span(json, document, finding.span);
  json.member("line", at.line);
  json.member("column", at.column);
  json.member("text", document.slice(finding.span));
  json.member("message", finding.message);
  json.key("reasons");
  json.begin_array();
  for (const Reason& reason : finding.reasons) write_reason(json, document, reason);
  json.end_array();
  if (!finding.replacement.empty()) json.member("replacement", finding.replacement);
  json.member("confidence", finding.confidence);
  json.end_object();
}

void write_set_aside(JsonWriter& json, const Document& document, const SetAside& one) {
  json.begin_object();
  json.member("by", name_of(one.by));
  if (one.by == SetAside::By::waiver) {
    json.member("reason", one.reason);
    json.member("owner", one.owner);
    if (one.until) json.member("until", to_iso(*one.until));
    json.member("where", one.where);
  }
  json.key("finding");
  write_finding(json, document, one.finding);
  json.end_object();
}

void write_sources(JsonWriter& json, std::span<const Source> sources) {
  json.key("sources");
  json.begin_array();
  for (const Source& source : sources) {
    json.begin_object();
    report::write_source_members(json, source);
    json.end_object();
  }
  json.end_array();
}

std::string rendered(const Report& report, const RenderOptions& options, JsonWriter::Style style) {
  const Document& document = report.story.document;
  JsonWriter json(style);
  json.begin_object();
  json.member("schema", "claims.verify/1");
  if (!options.id.empty()) json.key("id"), json.raw(options.id);
  report::write_article(json, document);
  json.key("findings");
  json.begin_array();
  for (const Finding& finding : report.findings) write_finding(json, document, finding);
  json.end_array();
  if (!report.set_aside.empty()) {
    json.key("set_aside");
    json.begin_array();
    for (const SetAside& one : report.set_aside) write_set_aside(json, document, one);
    json.end_array();
  }
  json.key("claims");
  report::write_claims(json, report.story);
  report::write_checked_before(json, report.story, report.checked_before);
  json.key("not_checked");
  json.begin_array();
  for (const NotChecked& missing : report.not_checked) {
    json.begin_object(JsonWriter::Layout::line);
    json.member("what", missing.what);
    json.member("reason", missing.reason);
    json.end_object();
  }
  json.end_array();
  if (!report.sources.empty()) write_sources(json, report.sources);
  report::write_made_with(json, report.sources, report.plugins, report.house_rules);
  json.end_object();
  return json.take() + "\n";
}

}  // namespace

std::string render_json(const Report& report, const RenderOptions& options) {
  return rendered(report, options, JsonWriter::Style::indented);
}

std::string render_jsonl(const Report& report, const RenderOptions& options) {
  return rendered(report, options, JsonWriter::Style::compact);
}

}  // namespace claims
