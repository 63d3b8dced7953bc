#include "store/files.h"

#include <fcntl.h>
#include <openssl/rand.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <ctime>
#include <stdexcept>

namespace claims::store {
namespace {

template <class Call>
auto again(const Call& call) {
  auto result = call();
  while (result < 0 && errno == EINTR) result = call();
  return result < 0 ? static_cast<decltype(result)>(-errno) : result;
}

}  // namespace

int Files::open(const std::string& path, int flags) {
  return again([&] { return ::open(path.c_str(), flags | O_CLOEXEC, 0644); });
}
ssize_t Files::read(int file, void* to, std::size_t size) {
  return again([&] { return ::read(file, to, size); });
}
ssize_t Files::read_at(int file, void* to, std::size_t size, off_t at) {
  return again([&] { return ::pread(file, to, size, at); });
}
ssize_t Files::write(int file, const void* from, std::size_t size) {
  return again([&] { return ::write(file, from, size); });
}
int Files::close(int file) { return ::close(file) < 0 && errno != EINTR ? -errno : 0; }
int Files::truncate(int file, off_t size) {
  return again([&] { return ::ftruncate(file, size); });
}
int Files::rename(const std::string& from, const std::string& to) {
  return again([&] { return std::rename(from.c_str(), to.c_str()); });
}
int Files::remove(const std::string& path) {
  return again([&] { return ::unlink(path.c_str()); });
}
int Files::make_folder(const std::string& path) {
  const int made = again([&] { return ::mkdir(path.c_str(), 0755); });
  return made == -EEXIST ? 0 : made;
}
int Files::sync(int file) {
  return again([&] { return ::fsync(file); });
}
int Files::sync_data(int file) {
  return again([&] { return ::fdatasync(file); });
}
int Files::sync_all(int file) {
  return again([&] { return ::syncfs(file); });
}
int Files::lock(int file, bool shared) {
  return again([&] { return ::flock(file, (shared ? LOCK_SH : LOCK_EX) | LOCK_NB); });
}
int Files::unlock(int file) {
  return again([&] { return ::flock(file, LOCK_UN); });
}
off_t Files::size(int file) {
  struct stat about{};
  if (::fstat(file, &about) < 0) return -errno;
  return about.st_nlink == 0 ? -ESTALE : about.st_size;
}
std::int64_t Files::wall_seconds() { return std::time(nullptr); }
void Files::random(void* to, std::size_t size) {
  if (RAND_bytes(static_cast<unsigned char*>(to), static_cast<int>(size)) != 1)
    throw std::runtime_error("the system gives no random numbers");
}

Files& system_files() noexcept {
  static Files files;
  return files;
}

}  // namespace claims::store
