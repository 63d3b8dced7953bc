#include "installation.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

namespace claims::cli {
namespace {

namespace fs = std::filesystem;

std::string existing(const fs::path& path) {
  std::error_code error;
  return fs::exists(path, error) ? path.lexically_normal().string() : std::string();
}

}  // namespace

Installation installation() {
  std::error_code error;
  const fs::path folder = fs::read_symlink("/proc/self/exe", error).parent_path();
  if (error) return {};
  if (const std::string runner = existing(folder / "claims-runner"); !runner.empty())
    return {existing(folder / "plugins"), runner};
  const fs::path prefix = folder.parent_path();
  return {existing(prefix / CLAIMS_LIBDIR / "claims/plugins"),
          existing(prefix / CLAIMS_LIBEXECDIR / "claims/claims-runner")};
}

std::vector<std::string> named_plugins(const std::vector<std::string>& options) {
  std::vector<std::string> paths = options;
  const char* const variable = std::getenv("CLAIMS_PLUGINS");
  std::string_view left = variable ? variable : "";
  while (!left.empty()) {
    const std::string_view path = left.substr(0, left.find(':'));
    if (!path.empty()) paths.emplace_back(path);
    left.remove_prefix(std::min(left.size(), path.size() + 1));
  }
  return paths;
}

std::vector<std::string> plugin_files(const std::vector<std::string>& paths) {
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
      files.push_back(path);
      continue;
    }
    std::vector<std::string> found;
    for (const fs::directory_entry& entry : fs::directory_iterator(path, error))
      if (entry.path().extension() == ".so") found.push_back(entry.path().string());
    std::sort(found.begin(), found.end());
    files.insert(files.end(), found.begin(), found.end());
  }
  return files;
}

}  // namespace claims::cli
