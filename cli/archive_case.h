// Commands that read a case, and the one that fills it from archives.
#pragma once

#include <string>
#include <vector>

namespace claims::cli {

int archive_list(const std::vector<std::string>& words);
int archive_diff(const std::vector<std::string>& words);
int archive_show(const std::vector<std::string>& words);
int archive_import(const std::vector<std::string>& words);

}  // namespace claims::cli
