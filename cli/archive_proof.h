// `claims archive timestamp`, `prove` and `export`.
#pragma once

#include <string>
#include <vector>

namespace claims::cli {

int archive_timestamp(const std::vector<std::string>& words);
int archive_prove(const std::vector<std::string>& words);
int archive_export(const std::vector<std::string>& words);

// "$XDG_CONFIG_HOME/claims", else "$HOME/.config/claims"; empty: neither is set.
std::string configuration_folder();

}  // namespace claims::cli
