// Findings of a small story as lines that a test can compare.
#pragma once

#include <claims/report.h>

#include <string>
#include <string_view>
#include <vector>

namespace claims::test {

// The report on a plain text. `published` is YYYY-MM-DD, or "" where the story has no date.
Report report_on(std::string text, std::string_view published, std::vector<Source> sources = {});
// "check level [flagged words]", and " -> replacement" where one is offered; in text order.
std::vector<std::string> lines_of(const Report& report, std::string_view area = {});
// The same of a plain text. With `area` ("date.", "range.reversed"): only the checks whose id begins so.
std::vector<std::string> finding_lines(std::string text, std::string_view published, std::string_view area = {});
// The messages of all findings.
std::vector<std::string> messages(std::string text, std::string_view published);

// A document of our own writing, retrieved for Security Council resolution 1718.
Source water_report();

}  // namespace claims::test
