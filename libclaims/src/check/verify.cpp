#include <claims/report.h>

#include "check/check.h"
#include "data/data.h"

#include <algorithm>
#include <tuple>

namespace claims {

Report verify(Document document, std::vector<Source> sources) {
  Report report;
  report.sources = std::move(sources);
  std::sort(report.sources.begin(), report.sources.end(),
            [](const Source& a, const Source& b) { return a.locator < b.locator; });
  report.story = read_story(std::move(document));
  check::Output out{report.findings, report.not_checked, report.sources};
  // Silence about nothing read would pass for a clean story.
  if (report.story.sentences.empty()) report.not_checked.push_back({"the story", "it holds no text to check"});
  for (const check::Family& family : check::families()) family.run(report.story, out);
  std::sort(report.findings.begin(), report.findings.end(), [](const Finding& a, const Finding& b) {
    return std::tie(a.span.begin, a.span.end, a.check) < std::tie(b.span.begin, b.span.end, b.check);
  });
  return report;
}

const char* version() noexcept { return CLAIMS_VERSION; }

std::vector<DataTable> data_tables() {
  std::vector<DataTable> tables;
  for (const data::File& file : data::files()) tables.push_back({file.name, file.sha256});
  return tables;
}

std::string_view data_digest() noexcept { return data::digest(); }

}  // namespace claims
