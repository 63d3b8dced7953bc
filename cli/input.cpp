#include "input.h"

#include <claims/document.h>

#include <fmt/format.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cerrno>
#include <cstring>

namespace claims::cli {
namespace {

std::string shown(const std::string& path) { return path == "-" ? "standard input" : path; }

tl::unexpected<Error> failed(const std::string& path, int number) {
  switch (number) {
    case ENOENT:
    case ENOTDIR: return fail(Code::not_found, shown(path) + ": no such file");
    case EACCES:
    case EPERM: return fail(Code::unreadable, shown(path) + ": no permission to read it");
    case EISDIR: return fail(Code::unreadable, shown(path) + ": is a directory; name the story's file");
    default: return fail(Code::unreadable, shown(path) + ": cannot be read: " + std::strerror(number));
  }
}

tl::unexpected<Error> too_large(const std::string& path) {
  return fail(Code::limit, shown(path) + ": larger than 64 MiB, the limit for one article");
}

}  // namespace

Result<InputFile> InputFile::open(const std::string& path) {
  if (path.empty()) return fail(Code::not_found, "an empty file name was given");
  const int descriptor = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return failed(path, errno);
  InputFile file(path, descriptor);
  struct stat status{};
  if (::fstat(descriptor, &status) != 0) return failed(path, errno);
  if (S_ISDIR(status.st_mode)) return failed(path, EISDIR);
  return file;
}

InputFile::InputFile(InputFile&& other) noexcept : path_(std::move(other.path_)), descriptor_(other.descriptor_) {
  other.descriptor_ = -1;
}

InputFile::~InputFile() {
  if (descriptor_ > STDIN_FILENO) ::close(descriptor_);
}

Result<std::size_t> InputFile::read(char* to, std::size_t size) {
  for (;;) {
    const ssize_t count = ::read(descriptor_, to, size);
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno != EINTR) return failed(path_, errno);
  }
}

std::optional<std::size_t> InputFile::size() const {
  struct stat status{};
  if (::fstat(descriptor_, &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  return static_cast<std::size_t>(status.st_size);
}

Result<std::string> read_small_file(const std::string& path, std::size_t most) {
  auto file = InputFile::open(path);
  if (!file) return tl::unexpected(file.error());
  std::string text;
  char buffer[16'384];
  for (;;) {
    auto size = file->read(buffer, sizeof buffer);
    if (!size) return tl::unexpected(size.error());
    if (*size == 0) return text;
    text.append(buffer, *size);
    if (text.size() > most) return text;
  }
}

Result<std::string> read_article(const std::string& path) {
  Result<InputFile> file = InputFile::open(path);
  if (!file) return tl::unexpected(file.error());
  const std::optional<std::size_t> size = file->size();
  if (size && *size > max_article_bytes) return too_large(path);
  std::string bytes;
  std::size_t used = 0;
  std::size_t room = size ? *size + 1 : std::size_t{1} << 16;  // one more, to see the end without growing
  for (;;) {
    bytes.resize(used + room);
    const Result<std::size_t> count = file->read(bytes.data() + used, room);
    if (!count) return tl::unexpected(count.error());
    used += *count;
    if (used > max_article_bytes) return too_large(path);
    if (*count == 0) break;
    room = bytes.size() - used;
    if (room == 0) room = used;
  }
  bytes.resize(used);
  return bytes;
}

bool LineReader::fill() {
  if (failure_) return false;
  const Result<std::size_t> count = file_.read(buffer_.data(), buffer_.size());
  at_ = 0;
  end_ = count ? *count : 0;
  if (!count) failure_ = count.error();
  return end_ > 0;
}

std::optional<Result<std::string>> LineReader::next() {
  std::string line;
  bool any = false;
  bool too_long = false;
  while (at_ < end_ || fill()) {
    any = true;
    const char* const start = buffer_.data() + at_;
    const auto* const stop = static_cast<const char*>(std::memchr(start, '\n', end_ - at_));
    const std::size_t length = stop ? static_cast<std::size_t>(stop - start) : end_ - at_;
    too_long = too_long || line.size() + length > max_line_bytes;
    if (!too_long) line.append(start, length);
    else std::string().swap(line);
    at_ += length + (stop ? 1 : 0);
    if (stop) break;
  }
  if (!any) {
    if (!failure_) return std::nullopt;
    ++number_;
    Error error = std::move(*failure_);
    failure_.reset();
    return tl::unexpected<Error>(std::move(error));
  }
  ++number_;
  if (too_long) return fail(Code::limit, "the line is longer than 400 MiB, the limit for one line");
  if (!line.empty() && line.back() == '\r') line.pop_back();
  return line;
}

std::optional<InputLine> InputLines::next() {
  for (;;) {
    if (!reader_) {
      if (file_ == paths_.size()) return std::nullopt;
      const std::string& path = paths_[file_++];
      Result<InputFile> file = InputFile::open(path);
      if (!file) return InputLine{path, tl::unexpected(file.error())};
      reader_.emplace(std::move(*file));
    }
    if (auto line = reader_->next()) {
      if (*line && (*line)->find_first_not_of(" \t") == std::string::npos) continue;  // blank
      return InputLine{fmt::format("{}:{}", reader_->path(), reader_->number()), std::move(*line)};
    }
    reader_.reset();
  }
}

}  // namespace claims::cli
