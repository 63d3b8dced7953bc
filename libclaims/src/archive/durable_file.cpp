#include "archive/durable_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <fmt/format.h>

#include <cerrno>
#include <cstring>

namespace claims::archive {
namespace {

using store::Files;

int write_all(Files& files, int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = files.write(file, bytes.data(), bytes.size());
    if (count <= 0) return count == 0 ? -EIO : static_cast<int>(count);
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return 0;
}

void make_folders_above(Files& files, const std::string& path) {
  for (std::size_t slash = path.find('/', 1); slash != std::string::npos; slash = path.find('/', slash + 1))
    files.make_folder(path.substr(0, slash));
}

int sync_folder_of(Files& files, const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const int folder = files.open(slash == std::string::npos ? "." : path.substr(0, slash + 1), O_RDONLY | O_DIRECTORY);
  if (folder < 0) return folder;
  const int error = files.sync(folder);
  files.close(folder);
  return error;
}

}  // namespace

tl::unexpected<Error> file_error(const std::string& path, const char* doing, int error) {
  const int code = -error;
  if (code == ENOSPC || code == EDQUOT)
    return fail(Code::unavailable, fmt::format("{}: cannot {}: the disk is full", path, doing));
  return fail(code == ENOENT ? Code::not_found : Code::unreadable,
              fmt::format("{}: cannot {}: {}", path, doing, std::strerror(code)));
}

Result<void> write_file(Files& files, const std::string& path, std::string_view bytes, Durability durability) {
  const std::string unfinished = fmt::format("{}.{}.unfinished", path, ::getpid());
  int file = files.open(unfinished, O_WRONLY | O_CREAT | O_TRUNC);
  if (file == -ENOENT) {
    make_folders_above(files, path);
    file = files.open(unfinished, O_WRONLY | O_CREAT | O_TRUNC);
  }
  if (file < 0) return file_error(path, "write", file);
  int error = write_all(files, file, bytes);
  if (error >= 0 && durability == Durability::at_once) error = files.sync(file);
  const int closed = files.close(file);
  if (error >= 0) error = closed;
  if (error >= 0) error = files.rename(unfinished, path);
  if (error < 0) files.remove(unfinished);
  else if (durability == Durability::at_once) error = sync_folder_of(files, path);
  if (error < 0) return file_error(path, "write", error);
  return {};
}

Result<std::string> read_file(Files& files, const std::string& path, std::uint64_t most) {
  const int file = files.open(path, O_RDONLY);
  if (file < 0) return file_error(path, "open", file);
  std::string out;
  char buffer[1 << 16];
  ssize_t count = 0;
  while ((count = files.read(file, buffer, sizeof buffer)) > 0 && out.size() <= most)
    out.append(buffer, static_cast<std::size_t>(count));
  files.close(file);
  if (count < 0) return file_error(path, "read", static_cast<int>(count));
  if (out.size() > most) return fail(Code::limit, fmt::format("{}: larger than {} bytes", path, most));
  return out;
}

}  // namespace claims::archive
