#include "finding_lines.h"

#include <catch2/catch.hpp>

namespace claims::test {

Report report_on(std::string text, std::string_view published, std::vector<Source> sources) {
  ReadOptions options;
  options.format = Format::plain;
  options.published = parse_iso_date(published);
  auto document = read_document("story.txt", std::move(text), options);
  REQUIRE(document);
  return verify(std::move(*document), std::move(sources));
}

std::vector<std::string> lines_of(const Report& report, std::string_view area) {
  std::vector<std::string> lines;
  for (const Finding& finding : report.findings) {
    if (finding.check.substr(0, area.size()) != area) continue;
    std::string line = std::string(finding.check) + " " + name_of(finding.level) + " [" +
                       std::string(report.story.document.slice(finding.span)) + "]";
    if (!finding.replacement.empty()) line += " -> " + finding.replacement;
    lines.push_back(std::move(line));
  }
  return lines;
}

std::vector<std::string> finding_lines(std::string text, std::string_view published, std::string_view area) {
  return lines_of(report_on(std::move(text), published), area);
}

std::vector<std::string> messages(std::string text, std::string_view published) {
  std::vector<std::string> all;
  for (const Finding& finding : report_on(std::move(text), published).findings) all.push_back(finding.message);
  return all;
}

}  // namespace claims::test
