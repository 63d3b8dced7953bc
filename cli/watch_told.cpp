#include "watch_told.h"

#include "input.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <fcntl.h>
#include <unistd.h>
#include <cerrno>
#include <cstring>
#include <filesystem>

namespace claims::cli {
namespace {

constexpr const char* file_name = "/watched.jsonl";

std::string text_of(const nlohmann::json& row, const char* key) {
  const auto found = row.find(key);
  return found != row.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

Result<Told> Told::open(const std::string& case_folder) {
  Told told;
  told.path_ = case_folder + file_name;
  std::error_code error;
  if (!std::filesystem::exists(told.path_, error)) return told;
  auto file = InputFile::open(told.path_);
  if (!file) return tl::unexpected(file.error());
  LineReader lines(std::move(*file));
  while (const auto line = lines.next()) {
    if (!*line) return tl::unexpected(line->error());
    const auto row = nlohmann::json::parse(**line, nullptr, false);
    if (row.is_object()) told.entries_[text_of(row, "locator")] = {text_of(row, "time"), text_of(row, "sha256")};
  }
  return told;
}

std::optional<std::size_t> Told::last(const std::string& locator, const std::vector<Retrieval>& all) const {
  const auto entry = entries_.find(locator);
  if (entry == entries_.end()) return std::nullopt;
  for (std::size_t i = all.size(); i-- > 0;)
    if (all[i].time == entry->second.time && all[i].sha256 == entry->second.sha256) return i;
  return std::nullopt;
}

Result<void> Told::add(const Retrieval& retrieval) {
  nlohmann::ordered_json row;
  row["locator"] = retrieval.locator;
  row["time"] = retrieval.time;
  row["state"] = name_of(retrieval.state);
  if (!retrieval.sha256.empty()) row["sha256"] = retrieval.sha256;
  // Begins with a line end, so that what a kill left of the line before does not spoil this one.
  const std::string line = "\n" + row.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
  const int file = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  const bool done = file >= 0 && ::write(file, line.data(), line.size()) == static_cast<ssize_t>(line.size()) &&
                    ::fdatasync(file) == 0;
  const int error = errno;
  if (file >= 0) ::close(file);
  if (!done) return fail(Code::unavailable, fmt::format("{}: {}", path_, std::strerror(error)));
  entries_[retrieval.locator] = {retrieval.time, retrieval.sha256};
  return {};
}

}  // namespace claims::cli
