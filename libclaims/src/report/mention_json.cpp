#include "report/mention_json.h"

#include "report/article_json.h"
#include "report/mention_list.h"

#include <cmath>

namespace claims::report {
namespace {

void begin_mention(JsonWriter& json, const Story& story, std::string_view kind, Span span) {
  json.begin_object(JsonWriter::Layout::line);
  json.member("kind", kind);
  write_text_span(json, story.document, span);
}

void write_time(JsonWriter& json, const Story& story, const TimeMention& time) {
  begin_mention(json, story, name_of(time.type), time.span);
  json.member("value", time.value);
  if (time.mod != TimeMod::none) json.member("mod", name_of(time.mod));
  if (time.granularity != TimeUnit::none) json.member("granularity", name_of(time.granularity));
  json.member("anchor", name_of(time.anchor));
  if (time.anchor_index < story.times.size()) {
    const Span anchor = story.document.source_span(story.times[time.anchor_index].span);
    json.member("anchor_start", anchor.begin);
    json.member("anchor_end", anchor.end);
  }
  if (time.period.known()) {
    json.member("first", to_iso(to_date(time.period.first)));
    json.member("last", to_iso(to_date(time.period.last)));
  }
  if (time.impossible) json.member("impossible", true);
  // A float printed as a double would show its binary tail.
  json.member("certainty", static_cast<double>(std::lround(time.certainty * 1000)) / 1000);
  json.end_object();
}

void write_quantity(JsonWriter& json, const Story& story, const Quantity& quantity) {
  begin_mention(json, story, name_of(quantity.kind), quantity.span);
  json.member("value", quantity.value);
  if (!quantity.unit.empty()) json.member("unit", quantity.unit);
  if (quantity.low != quantity.value || quantity.high != quantity.value) {
    json.member("low", quantity.low);
    json.member("high", quantity.high);
  }
  json.end_object();
}

void write_name(JsonWriter& json, const Story& story, const NameMention& name) {
  begin_mention(json, story, name.kind == NameKind::other ? "name" : name_of(name.kind), name.span);
  const std::string_view person = person_name(story, name.person);
  json.member("value", person.empty() ? story.document.slice(name.span) : person);
  if (!person.empty()) json.member("person", name.person);
  if (!name.title.empty()) json.member("title", story.document.slice(name.title));
  json.end_object();
}

void write_quotation(JsonWriter& json, const Story& story, const Quotation& quotation) {
  begin_mention(json, story, "quotation", quotation.span);
  json.member("value", story.document.slice(quotation.span));
  const std::string_view speaker = person_name(story, quotation.speaker);
  if (!speaker.empty()) json.member("speaker", speaker);
  json.end_object();
}

void write_event(JsonWriter& json, const Story& story, const EventMention& event) {
  begin_mention(json, story, "event", event.span);
  json.member("value", event.type);
  json.key("participants");
  json.begin_array(JsonWriter::Layout::line);
  for (const std::uint32_t person : event.participants) json.string(person_name(story, person));
  json.end_array();
  if (event.ordinal != 0) json.member("ordinal", event.ordinal);
  json.member("definite", event.definite);
  if (event.event < story.timeline.events.size()) json.member("event", event.event);
  json.end_object();
}

}  // namespace

void write_mentions(JsonWriter& json, const Story& story) {
  json.begin_array();
  for (const MentionEntry& entry : mentions_in_order(story)) {
    switch (entry.source) {
      case MentionSource::time: write_time(json, story, story.times[entry.index]); break;
      case MentionSource::quantity: write_quantity(json, story, story.quantities[entry.index]); break;
      case MentionSource::name: write_name(json, story, story.names[entry.index]); break;
      case MentionSource::quotation: write_quotation(json, story, story.quotations[entry.index]); break;
      case MentionSource::event: write_event(json, story, story.events[entry.index]); break;
    }
  }
  json.end_array();
}

}  // namespace claims::report
