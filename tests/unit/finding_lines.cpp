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

Source water_report() {
  Source source;
  source.locator = "un:S/RES/1718 (2006)";
  source.state = SourceState::retrieved;
  source.url = "https://documents.un.org/api/symbol/access";
  source.sha256 = "1f3870be274f6c49b3e31a0c6728957f1f3870be274f6c49b3e31a0c6728957f";
  source.facts.push_back({FactType::text, "symbol", "S/RES/1718 (2006)", "", "Resolution 1718 (2006)"});
  source.text =
      "The Council,\n\nNoting that 23 of the pumping stations were inspected in 2021, and that nine of them were out "
      "of "
      "service,\n\nRecalling that the authority has published no accounts since 2018,\n\n1. Declares that supervision "
      "will not repair a single pipe in the Upper Basin, and that Pavel Dorn shall answer for 14 million dollars;\n\n"
      "2. Decides to remain seized of the matter until the leaks are repaired.\n";
  return source;
}

}  // namespace claims::test
