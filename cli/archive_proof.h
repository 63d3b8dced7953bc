// `claims archive timestamp` and `claims archive prove`.
#pragma once

#include <string>
#include <vector>

namespace claims::cli {

int archive_timestamp(const std::vector<std::string>& words);
int archive_prove(const std::vector<std::string>& words);

// "$XDG_CONFIG_HOME/claims", else "$HOME/.config/claims"; empty: neither is set.
std::string configuration_folder();

}  // namespace claims::cli
