// SARIF 2.1.0 (OASIS): one run, one rule a check, one result a finding.
#include "report/json_writer.h"
#include "report/source_columns.h"

#include <claims/report.h>

#include <algorithm>

namespace claims {
namespace {

using report::JsonWriter;
using report::SourceColumns;
using Layout = JsonWriter::Layout;

// A path as a URI reference (RFC 3986): a colon in the first segment and all
// that is not unreserved is percent-encoded.
std::string uri_of(std::string_view path) {
  static constexpr char hex[] = "0123456789ABCDEF";
  std::string out = path.starts_with("/") ? "file://" : "";
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view("-._~/").find(c) != std::string_view::npos;
    if (plain) out += c;
    else out += '%', out += hex[byte >> 4], out += hex[byte & 15];
  }
  return out;
}

class Sarif {
 public:
  explicit Sarif(std::span<const Report> reports) : reports_(reports), json_(JsonWriter::Style::indented) {}

  std::string rendered() {
    json_.begin_object();
    json_.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    json_.member("version", "2.1.0");
    json_.key("runs");
    json_.begin_array();
    json_.begin_object();
    write_tool();
    json_.member("columnKind", "unicodeCodePoints");
    write_artifacts();
    json_.key("results");
    json_.begin_array();
    for (std::size_t i = 0; i < reports_.size(); ++i) write_results(reports_[i], static_cast<int>(i));
    json_.end_array();
    write_invocation();
    json_.end_object();
    json_.end_array();
    json_.end_object();
    return json_.take() + "\n";
  }

 private:
  void message(std::string_view key, std::string_view text) {
    json_.key(key);
    json_.begin_object(Layout::line);
    json_.member("text", text);
    json_.end_object();
  }

  void write_tool() {
    json_.key("tool");
    json_.begin_object();
    json_.key("driver");
    json_.begin_object();
    json_.member("name", "claims");
    json_.member("version", version());
    json_.member("semanticVersion", version());
    json_.key("rules");
    json_.begin_array();
    for (const CheckInfo& check : checks()) {
      json_.begin_object();
      json_.member("id", check.id);
      message("shortDescription", check.summary);
      message("help", std::string("Flagged: ").append(check.example).append("\nLeft alone: ").append(check.near_miss));
      json_.key("defaultConfiguration");
      json_.begin_object(Layout::line);
      json_.member("level", name_of(check.level));
      json_.end_object();
      json_.end_object();
    }
    json_.end_array();
    json_.end_object();
    json_.end_object();
  }

  void write_artifacts() {
    json_.key("artifacts");
    json_.begin_array();
    for (const Report& report : reports_) {
      json_.begin_object();
      json_.key("location");
      json_.begin_object(Layout::line);
      json_.member("uri", uri_of(report.story.document.path));
      json_.end_object();
      json_.key("hashes");
      json_.begin_object(Layout::line);
      json_.member("sha-256", report.story.document.sha256);
      json_.end_object();
      json_.end_object();
    }
    json_.end_array();
  }

  // What could not be checked is told apart from what was found.
  void write_invocation() {
    json_.key("invocations");
    json_.begin_array();
    json_.begin_object();
    json_.member("executionSuccessful", true);
    json_.key("toolExecutionNotifications");
    json_.begin_array();
    for (const Report& report : reports_)
      for (const NotChecked& missing : report.not_checked) {
        json_.begin_object();
        json_.member("level", "note");
        message("message", report.story.document.path + ": not checked: " + missing.what + " (" + missing.reason + ")");
        json_.end_object();
      }
    json_.end_array();
    json_.end_object();
    json_.end_array();
  }

  void region(const Document& document, const SourceColumns& columns, Span span) {
    const Span source = document.source_span(span);
    json_.begin_object(Layout::line);
    json_.member("startLine", document.position_of(source.begin).line);
    if (const int column = columns.column_of(source.begin)) json_.member("startColumn", column);
    json_.member("endLine", document.position_of(source.end).line);
    if (const int column = columns.column_of(source.end)) json_.member("endColumn", column);
    json_.member("byteOffset", source.begin);
    json_.member("byteLength", source.size());
    json_.end_object();
  }

  void artifact(const Document& document, int index) {
    json_.key("artifactLocation");
    json_.begin_object(Layout::line);
    json_.member("uri", uri_of(document.path));
    json_.member("index", index);
    json_.end_object();
  }

  void physical_location(const Document& document, const SourceColumns& columns, int index, Span span) {
    json_.key("physicalLocation");
    json_.begin_object();
    artifact(document, index);
    json_.key("region");
    region(document, columns, span);
    json_.end_object();
  }

  void write_results(const Report& report, int index) {
    const Document& document = report.story.document;
    std::vector<std::uint32_t> offsets;
    const auto add = [&](Span span) {
      const Span source = document.source_span(span);
      offsets.push_back(source.begin);
      offsets.push_back(source.end);
    };
    const auto add_all = [&](const Finding& finding) {
      add(finding.span);
      for (const Reason& reason : finding.reasons)
        if (reason.span) add(*reason.span);
    };
    for (const Finding& finding : report.findings) add_all(finding);
    for (const SetAside& one : report.set_aside) add_all(one.finding);
    const SourceColumns columns(document, std::move(offsets));
    for (const Finding& finding : report.findings) write_result(document, columns, finding, nullptr, index);
    for (const SetAside& one : report.set_aside) write_result(document, columns, one.finding, &one, index);
  }

  // SARIF 2.1.0, 3.35: what was set aside stays in the log and does not count.
  void write_suppression(const SetAside& one) {
    json_.key("suppressions");
    json_.begin_array();
    json_.begin_object(Layout::line);
    json_.member("kind", one.where.starts_with("line ") ? "inSource" : "external");
    if (!one.reason.empty()) json_.member("justification", one.reason + " (" + one.owner + ")");
    json_.end_object();
    json_.end_array();
  }

  void write_result(const Document& document, const SourceColumns& columns, const Finding& finding,
                    const SetAside* set_aside, int index) {
    json_.begin_object();
    json_.member("ruleId", finding.check);
    const auto rule = std::lower_bound(checks().begin(), checks().end(), finding.check,
                                       [](const CheckInfo& check, std::string_view id) { return check.id < id; });
    if (rule != checks().end() && rule->id == finding.check)
      json_.member("ruleIndex", static_cast<int>(rule - checks().begin()));
    json_.member("level", name_of(finding.level));
    std::string text = finding.message;
    for (const Reason& reason : finding.reasons)
      text += "\n- " + reason.text + (reason.evidence.empty() ? "" : " (" + reason.evidence + ")");
    message("message", text);
    json_.key("locations");
    json_.begin_array();
    json_.begin_object();
    physical_location(document, columns, index, finding.span);
    json_.end_object();
    json_.end_array();
    write_related(document, columns, finding, index);
    if (!finding.replacement.empty()) write_fix(document, columns, finding, index);
    if (set_aside) write_suppression(*set_aside);
    json_.member("rank", finding.confidence * 100);
    json_.end_object();
  }

  void write_related(const Document& document, const SourceColumns& columns, const Finding& finding, int index) {
    json_.key("relatedLocations");
    json_.begin_array();
    for (const Reason& reason : finding.reasons) {
      if (!reason.span) continue;
      json_.begin_object();
      physical_location(document, columns, index, *reason.span);
      message("message", reason.text);
      json_.end_object();
    }
    json_.end_array();
  }

  void write_fix(const Document& document, const SourceColumns& columns, const Finding& finding, int index) {
    json_.key("fixes");
    json_.begin_array();
    json_.begin_object();
    message("description", "Replace by \"" + finding.replacement + "\"");
    json_.key("artifactChanges");
    json_.begin_array();
    json_.begin_object();
    artifact(document, index);
    json_.key("replacements");
    json_.begin_array();
    json_.begin_object();
    json_.key("deletedRegion");
    region(document, columns, finding.span);
    message("insertedContent", finding.replacement);
    json_.end_object();
    json_.end_array();
    json_.end_object();
    json_.end_array();
    json_.end_object();
    json_.end_array();
  }

  std::span<const Report> reports_;
  JsonWriter json_;
};

}  // namespace

std::string render_sarif(std::span<const Report> reports) { return Sarif(reports).rendered(); }

}  // namespace claims
