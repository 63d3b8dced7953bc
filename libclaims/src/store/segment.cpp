#include "store/segment.h"

#include "store/member.h"

#include <fcntl.h>
#include <fmt/format.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <utility>

namespace claims::store {
namespace {

constexpr std::string_view extension = ".warc.gz";
// Records are small: from 3 on their compression takes half as long again, and makes them hardly smaller.
constexpr int record_level = 1;

}  // namespace

tl::unexpected<Error> file_error(const std::string& path, const char* doing, int error) {
  const int code = -error;
  if (code == ENOSPC || code == EDQUOT)
    return fail(Code::unavailable,
                fmt::format("{}: cannot {}: the disk is full; what was complete before is kept", path, doing));
  return fail(code == ENOENT ? Code::not_found : Code::unreadable,
              fmt::format("{}: cannot {}: {}", path, doing, std::strerror(code)));
}

Segment::Segment(Files& files, std::string folder, std::string name, int file, std::uint64_t size)
    : files_(files),
      folder_(std::move(folder)),
      name_(std::move(name)),
      file_(file),
      synced_(size),
      written_(size),
      writer_(writer_at(size)),
      packer_(record_level) {}

Segment::~Segment() {
  if (file_ >= 0) files_.close(file_);
}

archive::WarcWriter Segment::writer_at(std::uint64_t size) {
  return archive::WarcWriter(
      [this](std::string_view bytes) -> Result<void> {
        buffer_ += bytes;
        return {};
      },
      size, record_level);
}

Result<void> Segment::append(archive::WarcRecord record, std::string block) {
  if (block.size() <= archive::max_whole_member) {
    packer_.add(std::move(record), std::move(block));
    return take_packed(false);
  }
  if (auto done = take_packed(true); !done) return done;
  return placed(writer_.write(record, block));
}

Result<void> Segment::take_packed(bool wait) {
  while (const std::optional<archive::PackedRecord> packed = packer_.take(wait))
    if (auto done = placed(writer_.write(*packed)); !done) return done;
  return {};
}

Result<void> Segment::placed(Result<archive::WarcPlace> place) {
  if (!place) return tl::unexpected(place.error());
  places_.push_back(std::move(*place));
  return buffer_.size() >= segment_buffer ? flush() : Result<void>();
}

Result<std::vector<archive::WarcPlace>> Segment::settle() {
  if (auto done = take_packed(true); !done) return tl::unexpected(done.error());
  return std::exchange(places_, {});
}

Result<void> Segment::flush() {
  std::string_view left = buffer_;
  while (!left.empty()) {
    const ssize_t count = files_.write(file_, left.data(), left.size());
    if (count <= 0) return file_error(path(), "write", count == 0 ? -EIO : static_cast<int>(count));
    left.remove_prefix(static_cast<std::size_t>(count));
  }
  written_ += buffer_.size();
  buffer_.clear();
  return {};
}

Result<void> Segment::sync() {
  if (unsynced() == 0) return {};
  if (auto flushed = flush(); !flushed) return flushed;
  if (const int error = files_.sync_data(file_); error < 0) return file_error(path(), "make durable", error);
  if (synced_ == 0) {
    const int folder = files_.open(folder_, O_RDONLY | O_DIRECTORY);
    const int error = folder < 0 ? folder : files_.sync(folder);
    if (folder >= 0) files_.close(folder);
    if (error < 0) return file_error(folder_, "make durable", error);
  }
  synced_ = written_;
  return {};
}

void Segment::give_up() {
  packer_.clear();
  places_.clear();
  buffer_.clear();
  files_.truncate(file_, static_cast<off_t>(synced_));
  written_ = synced_;
  writer_ = writer_at(synced_);
}

Result<std::string> Segment::read(std::uint64_t offset, std::uint64_t length) {
  if (offset >= written_) return buffer_.substr(offset - written_, length);
  return read_exactly(files_, file_, path(), offset, length);
}

Result<std::string> read_exactly(Files& files, int file, const std::string& path, std::uint64_t offset,
                                 std::uint64_t length) {
  if (length > 2 * std::uint64_t{max_record_bytes}) return fail(Code::malformed, path + ": the index is damaged");
  std::string out(length, '\0');
  std::size_t got = 0;
  while (got < out.size()) {
    const ssize_t count = files.read_at(file, out.data() + got, out.size() - got, static_cast<off_t>(offset + got));
    if (count < 0) return file_error(path, "read", static_cast<int>(count));
    if (count == 0) return fail(Code::malformed, fmt::format("{}: cut short at byte {}", path, offset + got));
    got += static_cast<std::size_t>(count);
  }
  return out;
}

std::string segment_name(unsigned number) { return fmt::format("{:05}{}", number, extension); }

unsigned segment_number(std::string_view name) {
  if (!name.ends_with(extension)) return 0;
  name.remove_suffix(extension.size());
  unsigned number = 0;
  const auto read = std::from_chars(name.data(), name.data() + name.size(), number);
  return read.ec == std::errc() && read.ptr == name.data() + name.size() &&
                 segment_name(number) == fmt::format("{}{}", name, extension)
             ? number
             : 0;
}

}  // namespace claims::store
