#include "report/story_json.h"

#include "report/article_json.h"
#include "report/citation_json.h"
#include "report/claim_json.h"
#include "report/mention_json.h"

#include <algorithm>

namespace claims::report {
namespace {

using Layout = JsonWriter::Layout;

void write_blocks(JsonWriter& json, const Document& document) {
  json.begin_array();
  for (const Block& block : document.blocks) {
    json.begin_object(Layout::line);
    json.member("kind", name_of(block.kind));
    write_text_span(json, document, block.span);
    json.end_object();
  }
  json.end_array();
}

void write_sentences(JsonWriter& json, const Story& story) {
  json.begin_array();
  for (const Sentence& sentence : story.sentences) {
    json.begin_object(Layout::line);
    write_text_span(json, story.document, sentence.span);
    json.member("block", sentence.block);
    json.end_object();
  }
  json.end_array();
}

void write_period(JsonWriter& json, const Period& period) {
  if (!period.known()) return;
  json.member("first", to_iso(to_date(period.first)));
  json.member("last", to_iso(to_date(period.last)));
}

// The dated mentions, in the order of the calendar.
void write_dates(JsonWriter& json, const Story& story) {
  std::vector<const TimeMention*> dated;
  for (const TimeMention& time : story.times)
    if (time.period.known()) dated.push_back(&time);
  std::stable_sort(dated.begin(), dated.end(), [](const TimeMention* a, const TimeMention* b) {
    return a->period.first != b->period.first ? a->period.first < b->period.first : a->period.last < b->period.last;
  });
  json.begin_array();
  for (const TimeMention* time : dated) {
    json.begin_object(Layout::line);
    json.member("value", time->value);
    write_period(json, time->period);
    write_text_span(json, story.document, time->span);
    json.end_object();
  }
  json.end_array();
}

void write_event(JsonWriter& json, const Story& story, const Event& event) {
  json.begin_object();
  json.member("type", event.type);
  json.key("participants");
  json.begin_array(Layout::line);
  for (const std::uint32_t person : event.participants)
    if (person < story.people.size()) json.string(story.people[person].name);
  json.end_array();
  write_period(json, event.period);
  if (!event.why.empty()) json.member("why", event.why);
  json.key("mentions");
  json.begin_array();
  for (const std::uint32_t mention : event.mentions) {
    json.begin_object(Layout::line);
    write_text_span(json, story.document, story.events[mention].span);
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

void write_timeline(JsonWriter& json, const Story& story) {
  json.begin_object();
  json.key("dates");
  write_dates(json, story);
  json.key("events");
  json.begin_array();
  for (const Event& event : story.timeline.events) write_event(json, story, event);
  json.end_array();
  json.end_object();
}

void write_part(JsonWriter& json, const Story& story, InspectPart part) {
  switch (part) {
    case InspectPart::blocks: json.key("blocks"); return write_blocks(json, story.document);
    case InspectPart::sentences: json.key("sentences"); return write_sentences(json, story);
    case InspectPart::mentions: json.key("mentions"); return write_mentions(json, story);
    case InspectPart::timeline: json.key("timeline"); return write_timeline(json, story);
    case InspectPart::claims: json.key("claims"); return write_claims(json, story);
    case InspectPart::citations: json.key("citations"); return write_citations(json, story);
  }
}

}  // namespace

std::string story_json(const Story& story, std::span<const InspectPart> parts, const RenderOptions& options,
                       JsonWriter::Style style) {
  JsonWriter json(style);
  json.begin_object();
  json.member("schema", "claims.inspect/1");
  if (!options.id.empty()) json.key("id"), json.raw(options.id);
  write_article(json, story.document);
  for (const InspectPart part : parts) write_part(json, story, part);
  write_made_with(json);
  json.end_object();
  return json.take() + "\n";
}

}  // namespace claims::report
