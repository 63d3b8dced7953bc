#include "archive_problem.h"

#include "command.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace claims::cli {

std::string problem_text(const ArchiveProblem& problem) {
  std::string where = problem.member.empty() ? "" : problem.member + " ";
  where += fmt::format("at {}", problem.offset);
  if (!problem.record.empty()) where += " " + problem.record;
  return fmt::format("  {:<8} {:<26} {}\n           {}\n", name_of(problem.level), problem.code, where, problem.text);
}

nlohmann::ordered_json problem_json(const ArchiveProblem& problem) {
  nlohmann::ordered_json out;
  out["code"] = problem.code;
  out["level"] = name_of(problem.level);
  if (!problem.member.empty()) out["member"] = problem.member;
  out["offset"] = problem.offset;
  if (!problem.record.empty()) out["record"] = problem.record;
  out["text"] = problem.text;
  return out;
}

std::string counted(std::uint64_t count, std::string_view one) {
  return fmt::format("{} {}{}", count, one, count == 1 ? "" : "s");
}

int worse(int a, int b) noexcept {
  for (const int each : {exit_usage, exit_findings, exit_incomplete})
    if (a == each || b == each) return each;
  return exit_clean;
}

}  // namespace claims::cli
