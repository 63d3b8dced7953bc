#include <claims/report.h>

#include "check/check.h"
#include "data/data.h"

#include <algorithm>
#include <tuple>

namespace claims {
namespace {

// A date that only the story's own date gives days to: "Wednesday", "June 5", "last year". Left out are what no date
// would make exact ("recently") and what may be meant at large: "in summer", "at 3 p.m.", "two days later".
bool waits_for_date(const TimeMention& time) {
  if (time.type != TimeType::date && time.type != TimeType::time) return false;
  if (time.anchor != TimeAnchor::publication || time.period.known() || time.value.ends_with("_REF")) return false;
  return time.certainty == 1 || time.weekday || time.month || time.granularity == TimeUnit::weekend;
}

void tell_unresolved_dates(const Story& story, std::vector<NotChecked>& not_checked) {
  const PublicationDate& published = story.document.published;
  if (published.has_day() || std::none_of(story.times.begin(), story.times.end(), waits_for_date)) return;
  not_checked.push_back({"relative dates", published.has_year() ? "only the story's year is known: give --published"
                                                                : "the story has no date: give --published"});
}

}  // namespace

void check::sort_findings(std::vector<Finding>& findings) {
  std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
    return std::tie(a.span.begin, a.span.end, a.check) < std::tie(b.span.begin, b.span.end, b.check);
  });
}

Report verify(Document document, std::vector<Source> sources) {
  return verify(read_story(std::move(document)), std::move(sources));
}

Report verify(Story story, std::vector<Source> sources) {
  Report report;
  report.sources = std::move(sources);
  std::sort(report.sources.begin(), report.sources.end(),
            [](const Source& a, const Source& b) { return a.locator < b.locator; });
  report.story = std::move(story);
  check::Output out{report.findings, report.not_checked, report.sources};
  // Silence about nothing read would pass for a clean story.
  if (report.story.sentences.empty()) report.not_checked.push_back({"the story", "it holds no text to check"});
  tell_unresolved_dates(report.story, report.not_checked);
  for (const check::Family& family : check::families()) family.run(report.story, out);
  check::sort_findings(report.findings);
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
