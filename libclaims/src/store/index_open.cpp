// How the index is opened: for writing, and for reading without leaving a trace.
//
// Writers leave the database file itself alone while somebody reads it as
// unchanging: readers hold a shared lock on the case's folder, and a writer
// merges its log into the file only while it holds that lock alone.
#include "store/index.h"

#include "store/segment.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <thread>

namespace claims::store {
namespace {

constexpr std::chrono::milliseconds wait_step{10};
constexpr int wait_attempts = 500;

off_t size_of(const std::string& path) {
  struct stat about{};
  return ::stat(path.c_str(), &about) == 0 ? about.st_size : -1;
}

std::string uri_of(const std::string& path, std::string_view parameters) {
  std::string out = "file:";
  if (!path.starts_with('/')) out += "./";
  for (const char c : path) {
    if (c == '?' || c == '#' || c == '%') out += fmt::format("%{:02x}", static_cast<unsigned char>(c));
    else out += c;
  }
  return fmt::format("{}?{}", out, parameters);
}

Result<void> copy(Files& files, const std::string& from, const std::string& to) {
  const int source = files.open(from, O_RDONLY);
  if (source == -ENOENT) return {};
  if (source < 0) return file_error(from, "open", source);
  const int target = files.open(to, O_WRONLY | O_CREAT | O_TRUNC);
  int error = target < 0 ? target : 0;
  std::string buffer(1u << 20, '\0');
  for (off_t at = 0; error == 0;) {
    const ssize_t count = files.read_at(source, buffer.data(), buffer.size(), at);
    if (count <= 0) {
      error = static_cast<int>(count);
      break;
    }
    at += count;
    for (ssize_t done = 0; done < count && error == 0;) {
      const ssize_t part = files.write(target, buffer.data() + done, static_cast<std::size_t>(count - done));
      if (part <= 0) error = part == 0 ? -EIO : static_cast<int>(part);
      else done += part;
    }
  }
  files.close(source);
  if (target >= 0) files.close(target);
  if (error < 0) return file_error(to, "copy the index to it", error);
  return {};
}

}  // namespace

Result<void> Index::check_format(bool may_create) {
  auto id = database_.number("PRAGMA application_id");
  if (!id) return tl::unexpected(id.error());
  auto version = database_.number("PRAGMA user_version");
  if (!version) return tl::unexpected(version.error());
  if (*id == application_id) {
    old_format_ = *version == 1;
    const bool earlier = *version >= 1 && *version < format_version;
    if (earlier && writing_) return grow_format();
    if (*version == format_version || earlier) return {};
    return fail(Code::unsupported,
                fmt::format("{}: of a newer version of claims (format {}); this one reads formats 1 to {}", path_,
                            *version, format_version));
  }
  auto there = database_.number("SELECT count(*) FROM sqlite_schema");
  if (!there) return tl::unexpected(there.error());
  if (*id == 0 && *there != 0) {  // another process may have made it since the first look
    const auto made = database_.number("PRAGMA application_id");
    if (!made) return tl::unexpected(made.error());
    if (*made == application_id) return check_format(may_create);
  }
  if (*id != 0 || *there != 0) return fail(Code::malformed, path_ + ": a database, but not the index of a case");
  if (!may_create)
    return fail(Code::malformed, path_ + ": empty; \"claims doctor --repair\" makes it anew from the archive");
  return create();
}

// Format 1 has no source.kept, format 2 no notes. Another process may be faster.
Result<void> Index::grow_format() {
  if (auto begun = database_.run("BEGIN IMMEDIATE"); !begun) return begun;
  const auto version = database_.number("PRAGMA user_version");
  Result<void> done;
  if (!version) done = tl::unexpected(version.error());
  else if (*version == 1) done = database_.run("ALTER TABLE source ADD COLUMN kept TEXT NOT NULL DEFAULT ''");
  if (done && *version < format_version)
    done = database_.run(fmt::format("PRAGMA user_version={}", format_version).c_str());
  if (done) done = database_.run("COMMIT");
  if (!done) roll_back();
  old_format_ = !done;
  return done;
}

Result<void> Index::open_writing(const std::string& folder, bool may_create, const std::string& name) {
  path_ = folder + "/" + name;
  writing_ = true;
  folder_ = files_.open(folder, O_RDONLY | O_DIRECTORY);
  if (folder_ < 0) return file_error(folder, "open", folder_);
  const std::string uri = uri_of(path_, "mode=rwc");
  if (auto opened = database_.open(uri, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, path_); !opened) return opened;
  sqlite3_db_config(database_.handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
  Result<void> ready = database_.run("PRAGMA journal_mode=WAL");
  for (int i = 0; i < wait_attempts && !ready && ready.error().code == Code::unavailable; ++i) {
    std::this_thread::sleep_for(wait_step);
    ready = database_.run("PRAGMA journal_mode=WAL");
  }
  if (ready) ready = database_.run("PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0");
  if (ready) ready = check_format(may_create);
  if (ready) ready = prepare();
  if (!ready) {
    close();
    return ready;
  }
  sqlite3_wal_hook(
      database_.handle(),
      [](void* index, sqlite3*, const char*, int pages) {
        static_cast<Index*>(index)->log_pages_ = pages;
        return SQLITE_OK;
      },
      this);
  return {};
}

// Three ways, the first that does: no log is left, so the file is all there is;
// a writer is at work, and shares its memory; a copy of both.
Result<void> Index::open_reading(const std::string& folder) {
  path_ = folder + "/" + index_name;
  writing_ = false;
  folder_ = files_.open(folder, O_RDONLY | O_DIRECTORY);
  if (folder_ < 0) return file_error(folder, "open", folder_);
  const auto sound = [this](Result<void> opened) {
    if (opened) opened = check_format(false);
    if (opened) opened = prepare();
    return opened;
  };
  const std::string log = path_ + "-wal", memory = path_ + "-shm";
  int locked = files_.lock(folder_, true);
  for (int i = 0; i < wait_attempts && locked == -EWOULDBLOCK; ++i) {  // a writer is merging
    std::this_thread::sleep_for(wait_step);
    locked = files_.lock(folder_, true);
  }
  if (locked < 0) return file_error(folder, "lock", locked);
  if (size_of(log) <= 0) {
    auto opened = sound(database_.open(uri_of(path_, "mode=ro&immutable=1"), SQLITE_OPEN_READONLY, path_));
    if (!opened) close();
    return opened;
  }
  if (size_of(memory) > 0) {
    auto opened = sound(database_.open(uri_of(path_, "mode=ro&readonly_shm=1"), SQLITE_OPEN_READONLY, path_));
    if (opened) {
      files_.unlock(folder_);
      return opened;
    }
    database_.close();
  }
  auto opened = sound(open_copy(path_));
  files_.unlock(folder_);
  if (!opened) close();
  return opened;
}

// In the folder for temporary files, from where it goes at once.
Result<void> Index::open_copy(const std::string& path) {
  const char* const named = std::getenv("TMPDIR");
  std::string folder = fmt::format("{}/claims-index-XXXXXX", named && *named ? named : "/tmp");
  if (!::mkdtemp(folder.data())) return file_error(folder, "make", -errno);
  const std::string to = folder + "/" + index_name;
  Result<void> done;
  for (const char* const end : {"", "-wal"})
    if (done) done = copy(files_, path + end, to + end);
  if (done) done = database_.open(uri_of(to, "mode=rw"), SQLITE_OPEN_READWRITE, path);
  if (done) done = database_.run("PRAGMA query_only=1; SELECT count(*) FROM sqlite_schema");
  for (const char* const end : {"", "-wal", "-shm"}) files_.remove(to + end);
  ::rmdir(folder.c_str());
  return done;
}

void Index::merge_log() {
  if (files_.lock(folder_, false) != 0) return;
  sqlite3_wal_checkpoint_v2(database_.handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
  files_.unlock(folder_);
  log_pages_ = 0;
}

void Index::close() {
  for (Statement* const each : {&find_object_, &find_last_, &find_size_, &add_record_, &add_object_, &add_source_})
    *each = Statement();
  if (database_.is_open() && writing_ && folder_ >= 0 && files_.lock(folder_, false) == 0)
    sqlite3_db_config(database_.handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, nullptr);
  database_.close();
  if (folder_ >= 0) files_.close(folder_);
  folder_ = -1;
}

}  // namespace claims::store
