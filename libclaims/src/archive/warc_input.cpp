#include "archive/warc_input.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace claims::archive {

Result<std::size_t> MemoryInput::read(std::uint64_t offset, char* to, std::size_t size) {
  if (offset >= bytes_.size()) return std::size_t{0};
  const std::string_view part = bytes_.substr(static_cast<std::size_t>(offset), size);
  std::memcpy(to, part.data(), part.size());
  return part.size();
}

FileInput::~FileInput() {
  if (file_ >= 0) ::close(file_);
}

Result<void> FileInput::open(const std::string& path) {
  path_ = path;
  file_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file_ < 0)
    return fail(errno == ENOENT || errno == ENOTDIR ? Code::not_found : Code::unreadable,
                fmt::format("{}: {}", path, std::strerror(errno)));
  struct stat about{};
  if (::fstat(file_, &about) != 0) return fail(Code::unreadable, fmt::format("{}: {}", path, std::strerror(errno)));
  if (S_ISDIR(about.st_mode)) return fail(Code::unreadable, fmt::format("{}: is a folder; name a file", path));
  if (!S_ISREG(about.st_mode) && !S_ISBLK(about.st_mode))
    return fail(Code::unsupported, fmt::format("{}: is not a file on a disk; write it to one first", path));
  ::posix_fadvise(file_, 0, 0, POSIX_FADV_SEQUENTIAL);
  return {};
}

Result<std::size_t> FileInput::read(std::uint64_t offset, char* to, std::size_t size) {
  for (;;) {
    const ssize_t count = ::pread(file_, to, size, static_cast<off_t>(offset));
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno != EINTR) return fail(Code::unreadable, fmt::format("{}: {}", path_, std::strerror(errno)));
  }
}

Result<std::size_t> PartInput::read(std::uint64_t offset, char* to, std::size_t size) {
  if (offset >= size_) return std::size_t{0};
  return whole_.read(start_ + offset, to, static_cast<std::size_t>(std::min<std::uint64_t>(size, size_ - offset)));
}

Result<bool> WarcWindow::fill() {
  if (buffer_.empty()) buffer_.resize(capacity);
  if (begin_ != 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  bool added = false;
  while (end_ < buffer_.size() && !at_end_) {
    const auto count = input_.read(offset_ + end_, buffer_.data() + end_, buffer_.size() - end_);
    if (!count) return tl::unexpected(count.error());
    at_end_ = *count == 0;
    end_ += *count;
    added = added || *count != 0;
  }
  return added;
}

void WarcWindow::move(std::uint64_t offset) noexcept {
  offset_ = offset;
  begin_ = end_ = 0;
  at_end_ = false;
}

}  // namespace claims::archive
