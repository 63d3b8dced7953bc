// The commands below `claims review`; each parses its own arguments.
#pragma once

#include <string>
#include <vector>

namespace claims::cli {

int review_import(const std::vector<std::string>& words);
int review_export(const std::vector<std::string>& words);

}  // namespace claims::cli
