#include "report/claim_json.h"

#include <cmath>

#include "report/article_json.h"
#include "report/mention_list.h"

namespace claims::report {
namespace {

using Layout = JsonWriter::Layout;

double rounded(double value) { return std::round(value * 1000) / 1000; }

// [{"start", "end", "text", "value"}] of the mentions with these indices; nothing where there are none.
void write_mentioned(JsonWriter& json, const Story& story, std::string_view name, MentionSource source,
                     const std::vector<std::uint32_t>& indices) {
  if (indices.empty()) return;
  json.key(name);
  json.begin_array(Layout::line);
  for (const std::uint32_t index : indices) {
    const Span span = source == MentionSource::name       ? story.names[index].span
                      : source == MentionSource::time     ? story.times[index].span
                      : source == MentionSource::quantity ? story.quantities[index].span
                                                          : story.events[index].span;
    json.begin_object(Layout::line);
    write_text_span(json, story.document, span);
    json.member("value", value_of(story, {span, source, index}));
    json.end_object();
  }
  json.end_array();
}

void write_speaker(JsonWriter& json, const Story& story, const Claim& claim) {
  if (claim.speaker == no_index) return;
  const Speaker& speaker = story.speakers[claim.speaker];
  if (speaker.kind != SpeakerKind::unnamed) json.member("speaker", speaker.name);
  json.key("attribution");
  json.begin_object(Layout::line);
  json.member("kind", name_of(speaker.kind));
  if (!speaker.span.empty()) write_text_span(json, story.document, speaker.span);
  json.member("by", speaker.by);
  json.member("certainty", speaker.certainty);
  json.end_object();
}

void write_confidence(JsonWriter& json, const Confidence& confidence) {
  json.key("confidence");
  json.begin_object(Layout::line);
  json.member("value", rounded(confidence.value));
  json.key("reasons");
  json.begin_array();
  for (const Weight& reason : confidence.reasons) {
    json.begin_object();
    json.member("text", reason.text);
    json.member("weight", reason.weight);
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

void write_bindings(JsonWriter& json, const Story& story, const Claim& claim) {
  json.key("citations");
  json.begin_array(Layout::line);
  for (const Binding& binding : claim.citations) {
    const Citation& citation = story.citations[binding.citation];
    json.begin_object(Layout::line);
    write_text_span(json, story.document, citation.span);
    if (!citation.locator.empty()) json.member("locator", citation.locator);
    if (!citation.candidates.empty()) {
      json.key("candidates");
      json.begin_array();
      for (const std::string& candidate : citation.candidates) json.string(candidate);
      json.end_array();
    }
    json.member("certainty", rounded(binding.certainty));
    json.member("by", binding.by);
    json.end_object();
  }
  json.end_array();
}

void write_claim(JsonWriter& json, const Story& story, const Claim& claim) {
  json.begin_object();
  json.member("id", claim.id);
  write_text_span(json, story.document, claim.span);
  write_speaker(json, story, claim);
  json.member("stance", name_of(claim.stance));
  json.member("voice", name_of(claim.voice));
  if (claim.within != no_index) json.member("within", story.claims[claim.within].id);
  if (claim.asserted.known()) {
    json.key("asserted");
    json.begin_object(Layout::line);
    json.member("first", to_iso(to_date(claim.asserted.first)));
    json.member("last", to_iso(to_date(claim.asserted.last)));
    json.end_object();
  }
  write_mentioned(json, story, "who", MentionSource::name, claim.who);
  write_mentioned(json, story, "what", MentionSource::event, claim.what);
  write_mentioned(json, story, "when", MentionSource::time, claim.when);
  write_mentioned(json, story, "how_much", MentionSource::quantity, claim.how_much);
  json.member("check_worthiness", rounded(claim.check_worthiness));
  write_confidence(json, claim.confidence);
  write_bindings(json, story, claim);
  if (claim.unsourced) json.member("unsourced", claim.why);
  json.end_object();
}

}  // namespace

void write_differences(JsonWriter& json, std::span<const Difference> differences) {
  if (differences.empty()) return;
  json.key("differences");
  json.begin_array(Layout::line);
  for (const Difference& each : differences) {
    json.begin_object(Layout::line);
    json.member("here", each.here);
    json.member("there", each.there);
    json.end_object();
  }
  json.end_array();
}

void write_decision_members(JsonWriter& json, const Decision& decision) {
  json.member("ruling", name_of(decision.ruling));
  json.member("who", decision.who);
  json.member("why", decision.why);
  json.member("time", decision.time);
  json.member("text", decision.text);
  json.member("story", decision.story);
  json.text_member("imported", decision.imported);
  if (!decision.review) return;
  json.key("review");
  write_review(json, *decision.review);
}

void write_review(JsonWriter& json, const PublishedReview& review) {
  json.begin_object(Layout::line);
  json.member("url", review.url);
  json.text_member("published", review.published);
  json.text_member("claimant", review.claimant);
  json.end_object();
}

void write_checked_before(JsonWriter& json, const Story& story, std::span<const CheckedBefore> before) {
  if (before.empty()) return;
  json.key("checked_before");
  json.begin_array();
  for (const CheckedBefore& each : before) {
    json.begin_object();
    json.member("claim", story.claims[each.claim].id);
    write_decision_members(json, each.decision);
    json.member("similarity", rounded(each.similarity));
    write_differences(json, each.differences);
    json.end_object();
  }
  json.end_array();
}

void write_claims(JsonWriter& json, const Story& story) {
  json.begin_array();
  for (const Claim& claim : story.claims) write_claim(json, story, claim);
  json.end_array();
}

}  // namespace claims::report
