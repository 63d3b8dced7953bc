#include "report/story_json.h"
#include "report/story_text.h"

namespace claims {

std::string render_story(const Story& story, std::span<const InspectPart> parts, ReportFormat format,
                         const RenderOptions& options) {
  using Style = report::JsonWriter::Style;
  if (format == ReportFormat::text) return report::story_text(story, parts, options);
  return report::story_json(story, parts, options, format == ReportFormat::jsonl ? Style::compact : Style::indented);
}

}  // namespace claims
