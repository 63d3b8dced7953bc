// What is wrong with archives, as the commands print it.
#pragma once

#include <claims/archive.h>

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace claims::cli {

std::string problem_text(const ArchiveProblem& problem);
nlohmann::ordered_json problem_json(const ArchiveProblem& problem);

// "1 record", "2 records"
std::string counted(std::uint64_t count, std::string_view one);

// The worse of the exit codes of two files.
int worse(int a, int b) noexcept;

}  // namespace claims::cli
