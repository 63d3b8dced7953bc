// What `claims list`, `show`, `search` and `history` print.
#include "report/claim_json.h"
#include "report/display.h"

#include <claims/claim_store.h>

#include <fmt/format.h>

namespace claims {
namespace {

using report::JsonWriter;
using report::on_one_line;

void write_text(JsonWriter& json, std::string_view name, const std::string& value) {
  if (!value.empty()) json.member(name, value);
}

void write_members(JsonWriter& json, const KeptClaim& claim) {
  json.member("id", claim.id);
  json.member("text", claim.text);
  write_text(json, "speaker", claim.speaker);
  json.member("stance", claim.stance);
  json.member("story", claim.story);
  json.member("story_sha256", claim.story_sha256);
  write_text(json, "published", claim.published);
  json.member("recorded", claim.recorded);
  json.member("start", claim.start);
  json.member("end", claim.end);
  json.member("line", claim.line);
  json.member("check_worthiness", claim.check_worthiness);
  json.member("confidence", claim.confidence);
  json.key("citations");
  json.begin_array();
  for (const std::string& locator : claim.citations) json.string(locator);
  json.end_array();
  if (claim.unsourced) json.member("unsourced", true);
  if (claim.superseded) json.member("superseded", true);
  json.key("decisions");
  json.begin_array();
  for (const Decision& decision : claim.decisions) {
    json.begin_object();
    report::write_decision_members(json, decision);
    json.end_object();
  }
  json.end_array();
}

std::string as_text(const KeptClaim& claim) {
  std::string out = fmt::format("{}  {}\n", claim.id, on_one_line(claim.text));
  out += fmt::format("  {}:{}{}{}   {}{}{}\n", on_one_line(claim.story), claim.line,
                     claim.published.empty() ? "" : "   published " + claim.published,
                     claim.superseded ? "   (an earlier version)" : "", claim.stance,
                     claim.speaker.empty() ? "" : ", " + on_one_line(claim.speaker),
                     claim.unsourced ? "   without a source" : "");
  for (const std::string& locator : claim.citations) out += fmt::format("  cites {}\n", on_one_line(locator));
  for (const Decision& decision : claim.decisions)
    out += fmt::format("  {} by {} on {}: {}\n", name_of(decision.ruling), on_one_line(decision.who),
                       decision.time.substr(0, 10), on_one_line(decision.why));
  return out;
}

}  // namespace

std::string render_kept_claim(const KeptClaim& claim, bool json) {
  if (!json) return as_text(claim);
  JsonWriter out(JsonWriter::Style::compact);
  out.begin_object();
  write_members(out, claim);
  out.end_object();
  return out.take();
}

std::string render_claim_match(const ClaimMatch& match, bool json) {
  if (!json) {
    std::string out = as_text(match.claim);
    for (const Difference& each : match.differences)
      out += fmt::format("  differs: {} here, {} there\n", each.here.empty() ? "nothing" : on_one_line(each.here),
                         each.there.empty() ? "nothing" : on_one_line(each.there));
    return out + fmt::format("  similarity {:.2f}\n", match.similarity);
  }
  JsonWriter out(JsonWriter::Style::compact);
  out.begin_object();
  write_members(out, match.claim);
  out.member("similarity", static_cast<double>(static_cast<int>(match.similarity * 1000 + 0.5)) / 1000);
  report::write_differences(out, match.differences);
  out.end_object();
  return out.take();
}

}  // namespace claims
