// Objects and commits; journal.cpp has opening, reading and repair.
#include "store/folder.h"

#include "store/digest.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace claims::store {
namespace {

// Up to this many objects are made durable one by one; more are cheaper with
// one call for the whole file system.
constexpr std::size_t max_single_syncs = 8;
constexpr std::size_t max_recent = 4096;
constexpr std::size_t max_object = 1u << 30;

}  // namespace

tl::unexpected<Error> Folder::failed(const char* doing, const std::string& path, int error) {
  const int code = -error;
  if (code == ENOSPC || code == EDQUOT)
    return fail(Code::unavailable,
                fmt::format("{}: cannot {}: the disk is full; what was complete before is kept", path, doing));
  return fail(code == ENOENT ? Code::not_found : Code::unreadable,
              fmt::format("{}: cannot {}: {}", path, doing, std::strerror(code)));
}

std::string Folder::object_path(const std::string& digest) const {
  return fmt::format("{}/objects/sha256/{}/{}", path_, digest.substr(0, 2), digest.substr(2));
}

int Folder::write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = files_.write(file, bytes.data(), bytes.size());
    if (count <= 0) return count == 0 ? -EIO : static_cast<int>(count);
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return 0;
}

Result<std::string> Folder::read_file(const std::string& path, std::uint64_t from, bool one_line) {
  const int file = files_.open(path, O_RDONLY);
  if (file < 0) return failed("open", path, file);
  std::string out;
  char buffer[1 << 16];
  ssize_t count = ::lseek(file, static_cast<off_t>(from), SEEK_SET) < 0 ? -errno : 1;
  while (count > 0 && (count = files_.read(file, buffer, sizeof buffer)) > 0) {
    out.append(buffer, static_cast<std::size_t>(count));
    const std::size_t end = one_line ? out.find('\n') : std::string::npos;
    if (end != std::string::npos) {
      out.resize(end);
      break;
    }
    if (out.size() > max_object) count = -EFBIG;
  }
  files_.close(file);
  if (count < 0) return failed("read", path, static_cast<int>(count));
  return out;
}

Result<std::string> Folder::object(const std::string& digest) {
  if (!is_digest(digest)) return fail(Code::not_found, fmt::format("\"{}\" is not a digest", digest));
  const std::string path = object_path(digest);
  Result<std::string> bytes = read_file(path);
  if (bytes && sha256(*bytes) == digest) return bytes;
  recent_.erase(digest);
  if (bytes)
    return fail(Code::malformed, path + ": damaged: its bytes do not have the digest that it is named by; fetch again");
  return bytes;
}

Result<void> Folder::write_file(const std::string& path, std::string_view bytes) {
  const std::string temporary = fmt::format("{}/tmp/{}-{}", path_, ::getpid(), temporary_++);
  const int file = files_.open(temporary, O_WRONLY | O_CREAT | O_TRUNC);
  if (file < 0) return failed("write", temporary, file);
  int error = write_all(file, bytes);
  if (const int closed = files_.close(file); error == 0) error = closed;
  if (error == 0) error = files_.rename(temporary, path);
  if (error == -ENOENT) {  // the first object of its folder
    error = files_.make_folder(path.substr(0, path.rfind('/')));
    if (error == 0) error = files_.rename(temporary, path);
  }
  if (error == 0) return {};
  files_.remove(temporary);
  return failed("write", path, error);
}

Result<void> Folder::put(std::string_view bytes, const std::string& digest) {
  if (broken_) return tl::unexpected(*broken_);
  if (recent_.contains(digest)) return {};
  // Bytes of an earlier run that a power cut damaged are written again.
  const std::string path = object_path(digest);
  if (const int there = files_.open(path, O_RDONLY); there >= 0) {
    files_.close(there);
    if (!object(digest)) {
      if (auto written = write_file(path, bytes); !written) return written;
    }
  } else if (auto written = write_file(path, bytes); !written) {
    return written;
  }
  if (recent_.size() >= max_recent) recent_.clear();
  recent_.insert(digest);
  unsynced_.push_back(digest);
  unsynced_bytes_ += bytes.size();
  return {};
}

void Folder::add(const Record& record) {
  waiting_.push_back({record.source.locator, to_line(record), record.source.state});
}

Result<void> Folder::sync_objects() {
  if (unsynced_.size() > max_single_syncs) {
    if (const int error = files_.sync_all(root_); error < 0) return failed("make durable", path_, error);
  } else {
    for (const std::string& digest : unsynced_) {
      const std::string path = object_path(digest);
      // The object, then its folder, and the folder of that, which may be new.
      for (const std::string& each : {path, path.substr(0, path.rfind('/')), path_ + "/objects/sha256"}) {
        const int file = files_.open(each, O_RDONLY);
        const int error = file < 0 ? file : files_.sync(file);
        if (file >= 0) files_.close(file);
        if (error < 0) return failed("make durable", each, error);
      }
    }
  }
  unsynced_.clear();
  unsynced_bytes_ = 0;
  return {};
}

Result<void> Folder::append(std::string_view lines) {
  const std::string path = path_ + "/sources.jsonl";
  int error = write_all(journal_, lines);
  if (error == 0) error = files_.sync_data(journal_);
  if (error == 0) return {};
  // What was written in part goes again; if even that fails, the next opening cuts it off.
  files_.truncate(journal_, static_cast<off_t>(journal_size_));
  return failed("write", path, error);
}

Result<void> Folder::commit() {
  if (broken_) return tl::unexpected(*broken_);
  Result<void> done = sync_objects();
  if (done && !waiting_.empty()) {
    std::string lines;
    for (const Waiting& each : waiting_) lines += each.line;
    done = append(lines);
  }
  if (!done) {
    broken_ = done.error();
    return done;
  }
  for (const Waiting& each : waiting_) {
    index({each.locator, each.state}, journal_size_);
    journal_size_ += each.line.size();
  }
  waiting_.clear();
  return {};
}

Result<std::optional<Record>> Folder::last(const std::string& locator, bool answered) {
  const auto found = places_.find(locator);
  if (found == places_.end()) return std::nullopt;
  const Place& place = found->second;
  const std::uint64_t at = answered && place.answered != nowhere ? place.answered : place.last;
  Result<std::string> line = read_file(path_ + "/sources.jsonl", at, true);
  if (!line) return tl::unexpected(line.error());
  Result<Record> record = parse_record(*line);
  if (!record)
    return fail(Code::malformed, fmt::format("{}/sources.jsonl, byte {}: {}", path_, at, record.error().text));
  return std::optional<Record>(std::move(*record));
}

}  // namespace claims::store
