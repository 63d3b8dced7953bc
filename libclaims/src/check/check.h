// Checks: from a story to findings. A family is one file: its catalogue rows
// and one function that runs all of its checks.
#pragma once

#include <claims/finding.h>
#include <claims/report.h>

#include <span>
#include <vector>

namespace claims::check {

struct Output {
  std::vector<Finding>& findings;
  std::vector<NotChecked>& not_checked;
  std::span<const Source> sources;  // sorted by locator
};

struct Family {
  std::span<const CheckInfo> infos;
  void (*run)(const Story& story, Output& out);
};

// One accessor a family, listed in catalogue.cpp.
Family acronym() noexcept;
Family calendar() noexcept;
Family claim() noexcept;
Family clock() noexcept;
Family document() noexcept;
Family elapsed() noexcept;
Family era() noexcept;
Family event() noexcept;
Family event_meeting() noexcept;
Family holiday() noexcept;
Family institution() noexcept;
Family name() noexcept;
Family number() noexcept;
Family office() noexcept;
Family office_country() noexcept;
Family office_ordinal() noexcept;
Family office_post() noexcept;
Family office_since() noexcept;
Family person() noexcept;
Family place() noexcept;
Family quarter() noexcept;
Family quote() noexcept;
Family range() noexcept;
Family record() noexcept;
Family sequence() noexcept;
Family tense() noexcept;
Family value() noexcept;
Family year() noexcept;
Family zone() noexcept;

// By place, then by check.
void sort_findings(std::vector<Finding>& findings);

// All families, in the order in which they run.
std::span<const Family> families() noexcept;

}  // namespace claims::check
