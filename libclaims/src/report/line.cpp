#include <claims/report.h>

#include <fmt/format.h>

namespace claims {

std::string render_line(const Report& report) {
  const Document& document = report.story.document;
  std::string out;
  for (const Finding& f : report.findings) {
    const auto at = document.position_of(document.source_span(f.span).begin);
    fmt::format_to(std::back_inserter(out), "{}:{}:{}: {}: {} [{}]\n", document.path, at.line, at.column,
                   name_of(f.level), f.message, f.check);
  }
  return out;
}

}  // namespace claims
