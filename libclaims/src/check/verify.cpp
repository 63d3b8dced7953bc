#include <claims/report.h>

#include "check/check.h"

#include <algorithm>
#include <tuple>

namespace claims {

Report verify(Document document) {
  Report report;
  report.story = read_story(std::move(document));
  check::Output out{report.findings, report.not_checked};
  for (const check::Family& family : check::families()) family.run(report.story, out);
  std::sort(report.findings.begin(), report.findings.end(), [](const Finding& a, const Finding& b) {
    return std::tie(a.span.begin, a.span.end, a.check) < std::tie(b.span.begin, b.span.end, b.check);
  });
  return report;
}

const char* version() noexcept { return CLAIMS_VERSION; }

}  // namespace claims
