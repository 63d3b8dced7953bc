// What `claims list`, `show`, `search` and `history` print.
#include "report/claim_json.h"
#include "report/decision_text.h"
#include "report/display.h"

#include <claims/claim_store.h>

#include <fmt/format.h>

#include <algorithm>

namespace claims {
namespace {

using report::JsonWriter;
using report::on_one_line;

void write_members(JsonWriter& json, const KeptClaim& claim) {
  json.member("id", claim.id);
  json.member("text", claim.text);
  json.text_member("speaker", claim.speaker);
  json.member("stance", claim.stance);
  json.member("story", claim.story);
  json.member("story_sha256", claim.story_sha256);
  json.text_member("published", claim.published);
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
  json.text_member("imported", claim.imported);
  json.key("decisions");
  json.begin_array();
  for (const Decision& decision : claim.decisions) {
    json.begin_object();
    report::write_decision_members(json, decision);
    json.end_object();
  }
  json.end_array();
}

std::string decided_text(const Decision& decision) {
  std::string out = on_one_line(report::decision_text(decision));
  if (!decision.imported.empty()) out += fmt::format(" (imported from {})", on_one_line(decision.imported));
  return out;
}

std::string as_text(const KeptClaim& claim) {
  std::string out = fmt::format("{}  {}\n", claim.id, on_one_line(claim.text));
  out += fmt::format("  {}:{}{}{}   {}{}{}\n", on_one_line(claim.story), claim.line,
                     claim.published.empty() ? "" : "   published " + claim.published,
                     claim.superseded ? "   (an earlier version)" : "", claim.stance,
                     claim.speaker.empty() ? "" : ", " + on_one_line(claim.speaker),
                     claim.unsourced ? "   without a source" : "");
  for (const std::string& locator : claim.citations) out += fmt::format("  cites {}\n", on_one_line(locator));
  if (!claim.imported.empty()) out += fmt::format("  imported from {}\n", on_one_line(claim.imported));
  for (const Decision& decision : claim.decisions) out += "  " + decided_text(decision) + "\n";
  return out;
}

// What happened to a claim: a story made it, or somebody decided about it.
struct HistoryEntry {
  std::string_view time;
  const KeptClaim* made = nullptr;
  const Decision* decided = nullptr;
};

std::string as_text(const HistoryEntry& event) {
  if (event.decided) return fmt::format("{}  {}\n", event.time, decided_text(*event.decided));
  const KeptClaim& made = *event.made;
  return on_one_line(fmt::format("{}  {}:{}  {}{}{}", event.time, made.story, made.line, made.speaker,
                                 made.speaker.empty() ? "" : ": ", made.text)) +
         '\n';
}

std::string as_json(const HistoryEntry& event) {
  JsonWriter json(JsonWriter::Style::compact);
  json.begin_object();
  json.member("event", event.decided ? "decided" : "recorded");
  if (event.decided) {
    report::write_decision_members(json, *event.decided);
  } else {
    json.member("time", event.made->recorded);
    json.member("story", event.made->story);
    json.member("story_sha256", event.made->story_sha256);
    json.member("line", event.made->line);
    json.text_member("speaker", event.made->speaker);
    json.member("text", event.made->text);
    json.text_member("imported", event.made->imported);
  }
  json.end_object();
  return json.take();
}

// Section 2 of RFC 4180.
std::string cell(std::string_view text) {
  std::string out;
  if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos) out += '\'';
  bool quoted = false;
  for (const char c : text) {
    quoted = quoted || c == ',' || c == '"' || c == '\n' || c == '\r';
    out.append(c == '"' ? 2 : 1, c);
  }
  return quoted ? '"' + out + '"' : out;
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

std::vector<std::string> render_claim_history(std::span<const KeptClaim> claims, bool json) {
  std::vector<HistoryEntry> events;
  for (const KeptClaim& each : claims) events.push_back({each.recorded, &each, nullptr});
  if (!claims.empty())
    for (const Decision& each : claims.front().decisions) events.push_back({each.time, nullptr, &each});
  std::stable_sort(events.begin(), events.end(),
                   [](const HistoryEntry& a, const HistoryEntry& b) { return a.time < b.time; });
  std::vector<std::string> out;
  for (const HistoryEntry& event : events) out.push_back(json ? as_json(event) : as_text(event));
  return out;
}

std::string render_claims_csv(std::span<const KeptClaim> claims) {
  std::string out =
      "id,story,line,published,speaker,stance,text,check_worthiness,confidence,citations,unsourced,ruling,who,why,"
      "decided\r\n";
  for (const KeptClaim& claim : claims) {
    std::string citations;
    for (const std::string& locator : claim.citations) citations += (citations.empty() ? "" : "; ") + locator;
    const Decision last = claim.decisions.empty() ? Decision() : claim.decisions.back();
    const std::string cells[] = {claim.id,
                                 claim.story,
                                 std::to_string(claim.line),
                                 claim.published,
                                 claim.speaker,
                                 claim.stance,
                                 claim.text,
                                 fmt::format("{:.3f}", claim.check_worthiness),
                                 fmt::format("{:.3f}", claim.confidence),
                                 citations,
                                 claim.unsourced ? "yes" : "no",
                                 claim.decisions.empty() ? "" : name_of(last.ruling),
                                 last.who,
                                 last.why,
                                 last.time};
    std::string row;
    for (const std::string& each : cells) row += (row.empty() ? "" : ",") + cell(each);
    out += row + "\r\n";
  }
  return out;
}

}  // namespace claims
