// The codes of problems; docs/formats/archive-problems.md is made of this table.
#pragma once

#include <claims/archive.h>

#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace claims::archive {

struct ProblemCode {
  std::string_view code;
  Level level;
  std::string_view meaning;
  std::string_view standard;  // and its section
};

std::span<const ProblemCode> problem_codes() noexcept;

using ProblemSink = std::function<void(const ArchiveProblem&)>;

// With the level of the table; `code` stands there.
ArchiveProblem make_problem(std::string_view code, std::uint64_t offset, std::string record, std::string text);

// What stands in an archive may hold anything: quoted for people, control
// characters and bytes that are not ASCII as "?", at most 80 of them.
std::string shown(std::string_view text);

// The page.
std::string problems_page();

}  // namespace claims::archive
