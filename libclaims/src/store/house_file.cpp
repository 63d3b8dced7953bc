#include <claims/reference.h>

#include "store/files.h"

#include <fcntl.h>

#include <cstring>

namespace claims {
namespace {

// Writes all of `text`; 0 or -errno.
int write_all(store::Files& files, int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = files.write(file, text.data(), text.size());
    if (written < 0) return static_cast<int>(written);
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return files.sync(file);
}

tl::unexpected<Error> cannot_write(const std::string& path, int error) {
  return fail(Code::unreadable, "cannot write " + path + ": " + std::strerror(-error));
}

}  // namespace

Result<void> save_house_list(const HouseList& list, const std::string& path) {
  store::Files& files = store::system_files();
  const std::string aside = path + ".new";
  const int file = files.open(aside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC);
  if (file < 0) return cannot_write(path, file);
  const int failed = write_all(files, file, write_house_list(list));
  const int closed = files.close(file);
  const int error = failed ? failed : closed ? closed : files.rename(aside, path);
  if (error == 0) return {};
  files.remove(aside);
  return cannot_write(path, error);
}

}  // namespace claims
