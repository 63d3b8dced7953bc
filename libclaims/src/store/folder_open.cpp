// Opening a case: making it, its lock, and what interrupted runs left.
#include "store/claim_tables.h"
#include "store/folder.h"
#include "store/member.h"
#include "store/warc_record.h"

#include <claims/report.h>

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <thread>

namespace claims::store {
namespace {

constexpr const char* lock_name = "lock";
constexpr const char* archive_name = "archive";
constexpr const char* imports_name = "import";
constexpr std::chrono::milliseconds wait_step{50};
constexpr std::uint64_t max_tail = 256u << 20;  // that an interrupted run can leave

bool belongs(const std::string& name) {
  return name == lock_name || name == imports_name || name == archive_name || name.starts_with(index_name) ||
         name.starts_with(claims_name);
}

// What is to be cut off: replies, for people, and commits.
struct Tail {
  std::string replies;
  std::size_t commits = 0;
};

Tail read_tail(std::string_view tail) {
  Tail out;
  std::string first;
  std::size_t others = 0;
  const std::string commit = claims_uri("commit");
  for (std::size_t at = 0; at < tail.size();) {
    const auto member = read_member(tail.substr(at), 0);
    if (!member) break;
    at += member->length;
    const std::string_view type = warc_field(member->record, "WARC-Type");
    if (type == "metadata" && warc_field(member->record, "WARC-Target-URI") == commit) ++out.commits;
    if (type != "response" && type != "revisit") continue;
    if (first.empty()) first = warc_field(member->record, "WARC-Target-URI");
    else ++others;
  }
  if (!first.empty())
    out.replies = others == 0 ? ": the reply of " + first : fmt::format(": the reply of {} and {} more", first, others);
  return out;
}

}  // namespace

std::vector<std::string> names_in(const std::string& path) {
  std::vector<std::string> out;
  DIR* const folder = ::opendir(path.c_str());
  if (!folder) return out;
  while (const dirent* const entry = ::readdir(folder)) {
    const std::string name = entry->d_name;
    if (name != "." && name != "..") out.push_back(name);
  }
  ::closedir(folder);
  std::sort(out.begin(), out.end());
  return out;
}

Result<std::unique_ptr<Folder>> Folder::open(const std::string& path, bool writable, Files& files) {
  std::string trimmed = path;
  while (trimmed.size() > 1 && trimmed.ends_with('/')) trimmed.pop_back();
  if (trimmed.empty()) return fail(Code::usage, "the case folder has no name");
  std::unique_ptr<Folder> folder(new Folder(std::move(trimmed), writable, files));
  if (auto ready = folder->prepare(); !ready) return tl::unexpected(ready.error());
  return folder;
}

Folder::~Folder() {
  if (segment_ && !broken_) {  // what was not committed goes, without a word
    segment_->give_up();
    if (segment_->size() == 0) files_.remove(archive() + "/" + segment_->name());
  }
  segment_.reset();
  index_.close();
  for (const auto& [name, file] : readers_) files_.close(file);
  if (imports_ >= 0) files_.close(imports_);
  if (lock_ >= 0) files_.close(lock_);
}

Result<void> Folder::prepare() {
  if (auto fit = check_place(); !fit) return fit;
  if (!writable_) return index_.open_reading(path_);
  if (auto made = make(); !made) return made;
  if (auto locked = take_lock(); !locked) return locked;
  const std::vector<std::string> names = names_in(archive());
  const bool empty =
      std::none_of(names.begin(), names.end(), [](const auto& name) { return segment_number(name) != 0; });
  if (auto opened = index_.open_writing(path_, empty); !opened) return opened;
  for (const std::string& name : names) {
    if (segment_number(name) == 0) continue;
    if (auto recovered = recover(name); !recovered) return recovered;
  }
  auto segments = index_.segments();
  if (!segments) return tl::unexpected(segments.error());
  for (const std::string& name : *segments)
    if (::access((archive() + "/" + name).c_str(), F_OK) != 0)
      repairs_.push_back(fmt::format("{}/{}: gone; \"claims doctor\" tells what is lost", archive(), name));
  return {};
}

// Is there a case, or may one be made there?
Result<void> Folder::check_place() {
  const std::string index = path_ + "/" + index_name;
  if (::access(index.c_str(), F_OK) == 0) return {};
  if (::access(path_.c_str(), F_OK) == 0 && ::access((path_ + "/.").c_str(), F_OK) != 0)
    return fail(Code::unreadable, path_ + ": not a folder");
  const std::vector<std::string> names = names_in(path_);
  if (std::binary_search(names.begin(), names.end(), "case.json"))
    return fail(
        Code::malformed,
        fmt::format("{}: a case of an earlier version of claims (objects and sources.jsonl), which this one does "
                    "not read; name another folder and fetch again",
                    path_));
  for (const std::string& name : names_in(archive()))
    if (segment_number(name) != 0)
      return fail(Code::malformed, fmt::format("{}: its index is gone; \"claims doctor --repair\" makes it anew from "
                                               "the archive",
                                               path_));
  for (const std::string& name : names)
    if (!belongs(name))
      return fail(Code::malformed,
                  fmt::format("{}: not a case: it holds \"{}\" and no {}; name a new or an empty folder", path_, name,
                              index_name));
  if (!writable_) return fail(Code::not_found, path_ + ": no such case");
  return {};
}

Result<void> Folder::make() {
  for (std::size_t slash = path_.find('/', 1); slash != std::string::npos; slash = path_.find('/', slash + 1))
    files_.make_folder(path_.substr(0, slash));
  for (const std::string& each : {path_, archive()})
    if (const int error = files_.make_folder(each); error < 0) return file_error(each, "make", error);
  return {};
}

// Writers share it; a repair has it alone.
Result<void> Folder::take_lock() {
  const std::string path = path_ + "/" + lock_name;
  lock_ = files_.open(path, O_RDWR | O_CREAT);
  if (lock_ < 0) return file_error(path, "open", lock_);
  const int error = files_.lock(lock_, true);
  if (error == -EWOULDBLOCK)
    return fail(Code::unavailable, path_ + ": being repaired by another process; wait until it ends");
  if (error < 0) return file_error(path, "lock", error);
  return {};
}

// Importing asks first whether the case has something already: two at once could both find that it has not.
Result<void> Folder::lock_imports() {
  const std::string path = path_ + "/" + imports_name;
  imports_ = files_.open(path, O_RDWR | O_CREAT);
  if (imports_ < 0) return file_error(path, "open", imports_);
  int error = files_.lock(imports_, false);
  for (; error == -EWOULDBLOCK; error = files_.lock(imports_, false)) std::this_thread::sleep_for(wait_step);
  if (error < 0) return file_error(path, "lock", error);
  return {};
}

// What nobody acknowledged goes from files that nobody writes to.
Result<void> Folder::recover(const std::string& name) {
  const std::string path = archive() + "/" + name;
  const int file = files_.open(path, O_RDWR);
  if (file == -ENOENT) return {};
  if (file < 0) return file_error(path, "open", file);
  Result<void> done;
  if (files_.lock(file, false) == 0) {
    const auto acknowledged = index_.acknowledged(name);
    const off_t size = files_.size(file);
    if (!acknowledged) done = tl::unexpected(acknowledged.error());
    else if (size >= 0 && static_cast<std::uint64_t>(size) > *acknowledged)
      done = cut(file, name, *acknowledged, static_cast<std::uint64_t>(size));
    else if (size >= 0 && static_cast<std::uint64_t>(size) < *acknowledged)
      repairs_.push_back(fmt::format("{}: its last {} bytes are gone; \"claims doctor\" tells what is lost", path,
                                     *acknowledged - static_cast<std::uint64_t>(size)));
    if (done && *acknowledged == 0) files_.remove(path);
  }
  files_.close(file);
  return done;
}

Result<void> Folder::cut(int file, const std::string& name, std::uint64_t from, std::uint64_t size) {
  const std::string path = archive() + "/" + name;
  Tail tail;
  tail.commits = size - from > max_tail ? 2 : 0;
  if (size - from <= max_tail) {
    const auto bytes = read_exactly(files_, file, path, from, size - from);
    if (!bytes) return tl::unexpected(bytes.error());
    tail = read_tail(*bytes);
  }
  // An interrupted run leaves one commit at most that the index does not know.
  if (tail.commits > 1)
    return fail(Code::malformed,
                fmt::format("{}: the index is older than the archive; \"claims doctor --repair\" makes "
                            "it anew",
                            path_));
  if (const int error = files_.truncate(file, static_cast<off_t>(from)); error < 0)
    return file_error(path, "cut the unfinished end off", error);
  repairs_.push_back(fmt::format("{}: cut off the last {} bytes, which an interrupted run left unfinished{}", path,
                                 size - from, tail.replies));
  return {};
}

// False: it is another process's, or no longer there.
Result<bool> Folder::take_segment(const std::string& name, bool make) {
  const std::string path = archive() + "/" + name;
  const int file = files_.open(path, O_RDWR | O_APPEND | (make ? O_CREAT | O_EXCL : 0));
  if (file == -EEXIST || file == -ENOENT) return false;
  if (file < 0) return file_error(path, "open", file);
  const int locked = files_.lock(file, false);
  off_t size = locked == 0 ? files_.size(file) : locked;
  if (size == -EWOULDBLOCK || size == -ESTALE) {
    files_.close(file);
    return false;
  }
  auto acknowledged = index_.acknowledged(name);
  Result<void> done;
  if (size < 0) done = file_error(path, "lock", static_cast<int>(size));
  else if (!acknowledged) done = tl::unexpected(acknowledged.error());
  else if (static_cast<std::uint64_t>(size) > *acknowledged)  // of a process that ended since the opening
    done = cut(file, name, *acknowledged, static_cast<std::uint64_t>(size));
  if (!done || static_cast<std::uint64_t>(size) < *acknowledged || *acknowledged >= max_segment_bytes) {
    files_.close(file);
    if (!done) return tl::unexpected(done.error());
    return false;
  }
  segment_ = std::make_unique<Segment>(files_, archive(), name, file, *acknowledged);
  return true;
}

// An archive file of our own: the first that is free, else a new one.
Result<void> Folder::begin_segment() {
  if (segment_) return {};
  unsigned last = 0;
  for (const std::string& name : names_in(archive())) {
    const unsigned number = segment_number(name);
    if (number == 0) continue;
    last = std::max(last, number);
    const auto taken = take_segment(name, false);
    if (!taken) return tl::unexpected(broken(taken.error()).error());
    if (*taken) break;
  }
  while (!segment_) {
    const auto taken = take_segment(segment_name(++last), true);
    if (!taken) return tl::unexpected(broken(taken.error()).error());
  }
  information_ = new_id();
  const auto described =
      append({archive::WarcType::warcinfo,
              information_,
              "",
              "",
              "application/warc-fields",
              {{"WARC-Filename", segment_->name()}}},
             fmt::format("software: claims/{}\r\nformat: WARC File Format 1.1\r\nconformsTo: "
                         "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n",
                         version()));
  if (!described) return tl::unexpected(described.error());
  return {};
}

}  // namespace claims::store
