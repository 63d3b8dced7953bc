// Opening a case: making it, its lock, reading the journal and mending its end.
#include "store/folder.h"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <nlohmann/json.hpp>

#include <cerrno>
#include <cstring>

namespace claims::store {
namespace {

constexpr const char* marker = "{\"format\":\"claims.case/1\"}\n";
constexpr const char* marker_name = "case.json";
constexpr std::size_t max_line = 64u << 20;

std::vector<std::string> entries(const std::string& path) {
  std::vector<std::string> out;
  DIR* const folder = ::opendir(path.c_str());
  if (!folder) return out;
  while (const dirent* const entry = ::readdir(folder)) {
    const std::string name = entry->d_name;
    if (name != "." && name != "..") out.push_back(name);
  }
  ::closedir(folder);
  return out;
}

}  // namespace

Result<std::unique_ptr<Folder>> Folder::open(const std::string& path, bool writable, Files& files) {
  std::string trimmed = path;
  while (trimmed.size() > 1 && trimmed.ends_with('/')) trimmed.pop_back();
  if (trimmed.empty()) return fail(Code::usage, "the case folder has no name");
  std::unique_ptr<Folder> folder(new Folder(std::move(trimmed), writable, files));
  if (auto ready = folder->prepare(); !ready) return tl::unexpected(ready.error());
  return folder;
}

Folder::~Folder() {
  for (const int file : {journal_, root_, lock_})
    if (file >= 0) files_.close(file);
}

Result<void> Folder::prepare() {
  Result<void> marked = check_marker();
  if (!marked) {
    if (marked.error().code != Code::not_found || !writable_) return marked;
    if (auto made = make(); !made) return made;
  }
  if (writable_) {
    if (auto locked = take_lock(); !locked) return locked;
    clear_temporary();
    root_ = files_.open(path_, O_RDONLY | O_DIRECTORY);
    if (root_ < 0) return failed("open", path_, root_);
    journal_ = files_.open(path_ + "/sources.jsonl", O_RDWR | O_CREAT | O_APPEND);
    if (journal_ < 0) return failed("open", path_ + "/sources.jsonl", journal_);
  }
  return read_journal();
}

Result<void> Folder::check_marker() {
  const std::string path = path_ + "/" + marker_name;
  Result<std::string> text = read_file(path);
  if (!text && text.error().code == Code::not_found && ::access(path_.c_str(), F_OK) == 0) {
    // Only what an interrupted beginning leaves may stand there.
    for (const std::string& name : entries(path_))
      if (name != "objects" && name != "tmp" && name != "lock")
        return fail(Code::malformed,
                    fmt::format("{}: not a case: it holds \"{}\" and no {}; name a new or an empty folder", path_, name,
                                marker_name));
  }
  if (!text)
    return tl::unexpected(text.error().code == Code::not_found ? Error{Code::not_found, path_ + ": no such case"}
                                                               : text.error());
  const auto json = nlohmann::json::parse(*text, nullptr, false);
  const std::string format = json.is_object() && json.contains("format") && json["format"].is_string()
                                 ? json["format"].get<std::string>()
                                 : std::string();
  if (!format.starts_with("claims.case/")) return fail(Code::malformed, path + ": not the marker of a case");
  if (format != "claims.case/1")
    return fail(Code::malformed,
                fmt::format("{}: {} is of a newer version of claims; this one reads claims.case/1", path, format));
  return {};
}

Result<void> Folder::make() {
  for (std::size_t slash = path_.find('/', 1); slash != std::string::npos; slash = path_.find('/', slash + 1))
    files_.make_folder(path_.substr(0, slash));
  for (const char* const name : {"", "/objects", "/objects/sha256", "/tmp"})
    if (const int error = files_.make_folder(path_ + name); error < 0) return failed("make", path_ + name, error);
  if (auto written = write_file(path_ + "/" + marker_name, marker); !written) return written;
  const int root = files_.open(path_, O_RDONLY | O_DIRECTORY);
  const int error = root < 0 ? root : files_.sync(root);
  if (root >= 0) files_.close(root);
  if (error < 0) return failed("make durable", path_, error);
  return {};
}

Result<void> Folder::take_lock() {
  const std::string path = path_ + "/lock";
  lock_ = files_.open(path, O_RDWR | O_CREAT);
  if (lock_ < 0) return failed("open", path, lock_);
  const int error = files_.lock(lock_);
  if (error == -EWOULDBLOCK)
    return fail(Code::unavailable, path_ + ": another process is writing to this case; wait until it ends");
  if (error < 0) return failed("lock", path, error);
  return {};
}

void Folder::clear_temporary() {
  files_.make_folder(path_ + "/tmp");
  const std::vector<std::string> left = entries(path_ + "/tmp");
  for (const std::string& name : left) files_.remove(path_ + "/tmp/" + name);
  if (!left.empty())
    repairs_.push_back(fmt::format("{}: removed {} unfinished {} of an interrupted run", path_, left.size(),
                                   left.size() == 1 ? "file" : "files"));
}

void Folder::index(const RecordKey& key, std::uint64_t at) {
  Place& place = places_[key.locator];
  place.last = at;
  if (key.state != SourceState::unreachable) place.answered = at;
}

Result<void> Folder::read_journal() {
  const std::string path = path_ + "/sources.jsonl";
  const int file = files_.open(path, O_RDONLY);
  if (file == -ENOENT) return {};
  if (file < 0) return failed("open", path, file);
  std::string rest;                        // of the line that is being read
  std::uint64_t start = 0, good_end = 0;   // of that line; after the last good one
  std::uint64_t damaged = 0, pending = 0;  // lines; those with no good one after them yet
  std::vector<char> buffer(1u << 18);
  ssize_t count = 0;
  while ((count = files_.read(file, buffer.data(), buffer.size())) > 0) {
    std::string_view more(buffer.data(), static_cast<std::size_t>(count));
    for (std::size_t end = more.find('\n'); end != std::string_view::npos; end = more.find('\n')) {
      rest.append(more.substr(0, end));
      more.remove_prefix(end + 1);
      const std::uint64_t next = start + rest.size() + 1;
      if (const RecordKey key = key_of(rest); !key.locator.empty()) {
        index(key, start);
        good_end = next;
        damaged += pending;
        pending = 0;
      } else {
        ++pending;
      }
      start = next;
      rest.clear();
    }
    rest.append(more);
    if (rest.size() > max_line) count = -EFBIG;
    if (count < 0) break;
  }
  files_.close(file);
  if (count < 0) return failed("read", path, static_cast<int>(count));
  if (damaged > 0)
    repairs_.push_back(fmt::format("{}: {} damaged {} left out", path, damaged, damaged == 1 ? "line" : "lines"));
  return end_journal(good_end, start + rest.size());
}

// A reader leaves a torn end alone: it may be a writer's, under way.
Result<void> Folder::end_journal(std::uint64_t good_end, std::uint64_t size) {
  journal_size_ = good_end;
  if (good_end == size || !writable_) return {};
  const std::string path = path_ + "/sources.jsonl";
  if (const int error = files_.truncate(journal_, static_cast<off_t>(good_end)); error < 0)
    return failed("cut the torn end off", path, error);
  repairs_.push_back(
      fmt::format("{}: cut off the last {} bytes, which an interrupted run left unfinished", path, size - good_end));
  return {};
}

}  // namespace claims::store
