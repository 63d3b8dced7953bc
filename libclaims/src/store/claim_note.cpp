#include "store/claim_note.h"

#include "report/claim_json.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace claims::store {
namespace {

using nlohmann::json;
using report::JsonWriter;

std::string in_one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (space && (out.empty() || out.back() == ' ')) continue;
    out += space ? ' ' : c;
  }
  return out;
}

KeptClaim kept_claim(const Story& story, const Claim& claim) {
  const Span span = story.document.source_span(claim.span);
  KeptClaim out;
  out.id = claim.id;
  out.text = in_one_line(story.document.slice(claim.span));
  if (claim.speaker != no_index) out.speaker = story.speakers[claim.speaker].name;
  out.stance = name_of(claim.stance);
  out.start = span.begin;
  out.end = span.end;
  out.line = story.document.position_of(span.begin).line;
  out.check_worthiness = claim.check_worthiness;
  out.confidence = claim.confidence.value;
  for (const Binding& binding : claim.citations)
    if (const std::string& locator = story.citations[binding.citation].locator; !locator.empty())
      out.citations.push_back(locator);
  out.unsourced = claim.unsourced;
  return out;
}

KeptFinding kept_finding(const Document& document, const Finding& finding, std::string set_aside) {
  const Span span = document.source_span(finding.span);
  return {std::string(finding.check),
          name_of(finding.level),
          in_one_line(document.slice(finding.span)),
          finding.message,
          span.begin,
          span.end,
          document.position_of(span.begin).line,
          std::move(set_aside)};
}

void write_claim(JsonWriter& out, const KeptClaim& claim) {
  out.begin_object();
  out.member("id", claim.id);
  out.member("start", claim.start);
  out.member("end", claim.end);
  out.member("line", claim.line);
  out.member("text", claim.text);
  out.text_member("speaker", claim.speaker);
  out.member("stance", claim.stance);
  out.member("check_worthiness", claim.check_worthiness);
  out.member("confidence", claim.confidence);
  if (!claim.citations.empty()) {
    out.key("citations");
    out.begin_array();
    for (const std::string& locator : claim.citations) out.string(locator);
    out.end_array();
  }
  if (claim.unsourced) out.member("unsourced", true);
  out.end_object();
}

void write_finding(JsonWriter& out, const KeptFinding& finding) {
  out.begin_object();
  out.member("check", finding.check);
  out.member("level", finding.level);
  out.member("start", finding.start);
  out.member("end", finding.end);
  out.member("line", finding.line);
  out.member("text", finding.text);
  out.member("message", finding.message);
  out.text_member("set_aside", finding.set_aside);
  out.end_object();
}

KeptClaim read_claim(const json& in) {
  KeptClaim out;
  out.id = in.at("id");
  out.start = in.at("start");
  out.end = in.at("end");
  out.line = in.at("line");
  out.text = in.at("text");
  out.speaker = in.value("speaker", "");
  out.stance = in.at("stance");
  out.check_worthiness = in.at("check_worthiness");
  out.confidence = in.at("confidence");
  if (in.contains("citations")) out.citations = in.at("citations").get<std::vector<std::string>>();
  out.unsourced = in.value("unsourced", false);
  return out;
}

KeptFinding read_finding(const json& in) {
  return {in.at("check"), in.at("level"), in.at("text"), in.at("message"),
          in.at("start"), in.at("end"),   in.at("line"), in.value("set_aside", "")};
}

PublishedReview read_review(const json& in) {
  return {in.at("url"), in.value("published", ""), in.value("claimant", "")};
}

// What does not fit is malformed; the parser and its accessors say so by exceptions.
template <class Read>
auto parsed(std::string_view text, const char* what, Read read) -> Result<decltype(read(json()))> {
  try {
    return read(json::parse(text));
  } catch (const std::exception& error) {
    return fail(Code::malformed, fmt::format("not {}: {}", what, error.what()));
  }
}

// The note with `archive` as where it comes from; empty: from nowhere.
template <class Note>
std::string coming_from(Note note, const std::string& archive) {
  const bool again = !archive.empty() && !note.imported.empty();
  note.imported = again ? fmt::format("{}, by way of {}", note.imported, archive) : archive;
  return to_json(note);
}

Result<std::string> coming_from(std::string_view kind, std::string_view json, const std::string& archive) {
  if (kind == story_note)
    return parse_story_note(json).map([&](StoryNote note) { return coming_from(std::move(note), archive); });
  if (kind == decision_note)
    return parse_decision_note(json).map([&](Decision decision) { return coming_from(std::move(decision), archive); });
  return fail(Code::malformed, fmt::format("no kind of note: {}", kind));
}

}  // namespace

StoryNote note_of(const Report& report) {
  const Document& document = report.story.document;
  StoryNote out;
  out.path = document.path;
  out.sha256 = document.sha256;
  if (document.published.has_day()) out.published = to_iso(document.published.date);
  out.title = in_one_line(document.title);
  out.made_with = fmt::format("claims {} {}", version(), data_digest());
  for (const Claim& claim : report.story.claims) out.claims.push_back(kept_claim(report.story, claim));
  for (const Finding& finding : report.findings) out.findings.push_back(kept_finding(document, finding, ""));
  for (const SetAside& each : report.set_aside)
    out.findings.push_back(
        kept_finding(document, each.finding, each.by == SetAside::By::baseline ? "baseline" : each.owner));
  return out;
}

std::string to_json(const StoryNote& note) {
  JsonWriter out(JsonWriter::Style::compact);
  out.begin_object();
  out.member("path", note.path);
  out.member("sha256", note.sha256);
  out.text_member("published", note.published);
  out.text_member("title", note.title);
  out.text_member("time", note.time);
  out.member("made_with", note.made_with);
  out.text_member("imported", note.imported);
  out.key("claims");
  out.begin_array();
  for (const KeptClaim& claim : note.claims) write_claim(out, claim);
  out.end_array();
  out.key("findings");
  out.begin_array();
  for (const KeptFinding& finding : note.findings) write_finding(out, finding);
  out.end_array();
  out.end_object();
  return out.take();
}

std::string to_json(const Decision& decision) {
  JsonWriter out(JsonWriter::Style::compact);
  out.begin_object();
  out.member("claim", decision.claim);
  report::write_decision_members(out, decision);
  out.end_object();
  return out.take();
}

Result<std::string> imported_note(std::string_view kind, std::string_view json, const std::string& archive) {
  return coming_from(kind, json, archive);
}

Result<std::string> note_identity(std::string_view kind, std::string_view json) { return coming_from(kind, json, {}); }

Result<StoryNote> parse_story_note(std::string_view text) {
  return parsed(text, "the record of a story", [](const json& in) {
    StoryNote out;
    out.path = in.at("path");
    out.sha256 = in.at("sha256");
    out.published = in.value("published", "");
    out.title = in.value("title", "");
    out.time = in.value("time", "");
    out.made_with = in.at("made_with");
    out.imported = in.value("imported", "");
    for (const json& each : in.at("claims")) {
      KeptClaim& claim = out.claims.emplace_back(read_claim(each));
      claim.story = out.path;
      claim.story_sha256 = out.sha256;
      claim.published = out.published;
      claim.recorded = out.time;
      claim.imported = out.imported;
    }
    for (const json& each : in.at("findings")) out.findings.push_back(read_finding(each));
    return out;
  });
}

Result<Decision> parse_decision_note(std::string_view text) {
  return parsed(text, "the record of a decision", [](const json& in) {
    const auto ruling = parse_ruling(in.at("ruling").get<std::string>());
    if (!ruling) throw std::invalid_argument("unknown ruling");
    Decision out{in.at("claim"), *ruling,       in.at("who"),   in.at("why"),
                 in.at("time"),  in.at("text"), in.at("story"), in.value("imported", "")};
    if (in.contains("review")) out.review = read_review(in.at("review"));
    if ((out.ruling == Ruling::reviewed) != out.review.has_value()) throw std::invalid_argument("review");
    return out;
  });
}

std::string to_json(const PublishedReview& review) {
  JsonWriter out(JsonWriter::Style::compact);
  report::write_review(out, review);
  return out.take();
}

std::optional<PublishedReview> parse_review(std::string_view text) {
  if (text.empty()) return std::nullopt;
  auto out = parsed(text, "a review", read_review);
  return out ? std::optional(std::move(*out)) : std::nullopt;
}

}  // namespace claims::store
