#include "report/story_text.h"

#include "reference/un_resolution.h"
#include "report/display.h"
#include "report/mention_list.h"
#include "report/text_style.h"

#include <fmt/format.h>

#include <algorithm>

namespace claims::report {
namespace {

// " of 2 March 2016" for a resolution of the Security Council whose day is known.
std::string adopted(std::string_view locator) {
  constexpr std::string_view series = "un:S/RES/";
  if (!locator.starts_with(series)) return {};
  int number = 0;
  for (const char c : locator.substr(series.size(), 5)) {
    if (c < '0' || c > '9') break;
    number = number * 10 + (c - '0');
  }
  const auto known = reference::security_council_resolution(number);
  return known && known->has_day() ? fmt::format(" of {}", to_prose(to_date(known->adopted.first))) : std::string();
}

class StoryText {
 public:
  StoryText(const Story& story, const RenderOptions& options)
      : story_(story), document_(story.document), options_(options), style_(options.colour) {}

  std::string rendered(std::span<const InspectPart> parts) {
    out_ = text_header(story_, style_) + "\n";
    for (const InspectPart part : parts) show(part);
    return std::move(out_);
  }

 private:
  void heading(std::string_view name, std::size_t count) {
    out_.append("\n").append(style_.strong(fmt::format("{} ({})", name, grouped(count)))).append("\n");
  }

  // "  15:88     date        2004            2004"; cut to the width.
  void row(Span span, std::string_view kind, std::string_view value, std::string_view text) {
    const auto at = document_.position_of(document_.source_span(span).begin);
    std::string line = fmt::format("  {:<10}{:<14}", fmt::format("{}:{}", at.line, at.column), kind);
    if (!value.empty()) line += fmt::format("{:<18} ", on_one_line(value));
    line += on_one_line(text.substr(0, 4096));
    out_ += shortened(line, options_.width) + "\n";
  }

  void show(InspectPart part) {
    switch (part) {
      case InspectPart::blocks:
        heading("blocks", document_.blocks.size());
        for (const Block& block : document_.blocks)
          row(block.span, name_of(block.kind), "", document_.slice(block.span));
        return;
      case InspectPart::sentences:
        heading("sentences", story_.sentences.size());
        for (const Sentence& sentence : story_.sentences) row(sentence.span, "", "", document_.slice(sentence.span));
        return;
      case InspectPart::mentions: return show_mentions();
      case InspectPart::timeline: return show_timeline();
      case InspectPart::claims:
        heading("claims", story_.claims.size());
        for (const Claim& claim : story_.claims) show_claim(claim);
        return;
      case InspectPart::citations:
        heading("citations", story_.citations.size());
        for (const Citation& citation : story_.citations) show_citation(citation);
    }
  }

  void show_claim(const Claim& claim) {
    const bool named = claim.speaker != no_index && story_.speakers[claim.speaker].kind != SpeakerKind::unnamed;
    row(claim.span, name_of(claim.stance), named ? story_.speakers[claim.speaker].name : "-",
        document_.slice(claim.span));
    std::string line =
        fmt::format("check-worthiness {:.2f}, confidence {:.2f}:", claim.check_worthiness, claim.confidence.value);
    for (const Weight& reason : claim.confidence.reasons)
      line += fmt::format(" {} ({:+.2f});", reason.text, reason.weight);
    line.back() = '.';
    out_ += fmt::format("{:12}", "") + wrapped(on_one_line(line), 12, 12, options_.width) + "\n";
    for (const Binding& binding : claim.citations) {
      const Citation& citation = story_.citations[binding.citation];
      const std::string& locator = citation.locator.empty() ? citation.candidates.front() : citation.locator;
      out_ +=
          shortened(
              on_one_line(fmt::format("            rests on {} ({}, {:.2f})", locator, binding.by, binding.certainty)),
              options_.width) +
          "\n";
    }
    if (claim.unsourced)
      out_ += shortened(on_one_line("            without a source: " + claim.why), options_.width) + "\n";
  }

  void show_citation(const Citation& citation) {
    std::string locator = citation.locator;
    const bool several = locator.empty() && citation.candidates.size() > 1;
    if (several) locator = fmt::format("one of {}", citation.candidates.size());
    row(citation.span, name_of(citation.kind), locator.empty() ? "-" : locator, document_.slice(citation.span));
    for (const std::string& candidate : citation.candidates)
      out_ += fmt::format("  {:<10}  {}{}\n", "", candidate, adopted(candidate));
    if (citation.problem.empty()) return;
    std::string problem = citation.problem;
    if (!citation.suggestion.empty()) problem += "; did you mean " + citation.suggestion + "?";
    out_ += shortened(fmt::format("  {:<10}{}", "", on_one_line(problem)), options_.width) + "\n";
  }

  void show_mentions() {
    const std::vector<MentionEntry> entries = mentions_in_order(story_);
    heading("mentions", entries.size());
    for (const MentionEntry& entry : entries)
      row(entry.span, kind_of(story_, entry), value_of(story_, entry), document_.slice(entry.span));
  }

  void show_timeline() {
    std::vector<const TimeMention*> dated;
    for (const TimeMention& time : story_.times)
      if (time.period.known()) dated.push_back(&time);
    std::stable_sort(dated.begin(), dated.end(),
                     [](const TimeMention* a, const TimeMention* b) { return a->period.first < b->period.first; });
    heading("dates in order", dated.size());
    for (const TimeMention* time : dated) row(time->span, "", time->value, document_.slice(time->span));
    heading("events", story_.timeline.events.size());
    for (const Event& event : story_.timeline.events) {
      std::string when = "no date";
      if (event.period.known()) {
        const std::string first = to_iso(to_date(event.period.first)), last = to_iso(to_date(event.period.last));
        when = first == last ? first : fmt::format("{} to {}", first, last);
      }
      const std::string line = on_one_line(fmt::format("{}, {}: {}", event.type, when, event.why));
      out_.append("  ").append(shortened(line, options_.width - 2)).append("\n");
      for (const std::uint32_t mention : event.mentions)
        row(story_.events[mention].span, "", "", document_.slice(story_.events[mention].span));
    }
  }

  const Story& story_;
  const Document& document_;
  const RenderOptions& options_;
  Style style_;
  std::string out_;
};

}  // namespace

std::string story_text(const Story& story, std::span<const InspectPart> parts, const RenderOptions& options) {
  return StoryText(story, options).rendered(parts);
}

}  // namespace claims::report
