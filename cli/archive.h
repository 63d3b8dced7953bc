// The commands below `claims archive`; each parses its own arguments.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace claims::cli {

struct ArchiveCommand {
  std::string_view name, summary;
  int (*run)(const std::vector<std::string>& words);
};

// In the order in which help shows them.
std::span<const ArchiveCommand> archive_commands() noexcept;

}  // namespace claims::cli
