// The bytes of an archive, read at any place: a file, a part of one, or memory.
#pragma once

#include <claims/result.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace claims::archive {

class WarcInput {
 public:
  virtual ~WarcInput() = default;
  // Up to `size` bytes from `offset` on; fewer only at the end, where it is 0. Errors: unreadable.
  virtual Result<std::size_t> read(std::uint64_t offset, char* to, std::size_t size) = 0;
};

// Bytes that the caller keeps.
class MemoryInput : public WarcInput {
 public:
  explicit MemoryInput(std::string_view bytes) : bytes_(bytes) {}
  Result<std::size_t> read(std::uint64_t offset, char* to, std::size_t size) override;

 private:
  std::string_view bytes_;
};

class FileInput : public WarcInput {
 public:
  FileInput() = default;
  ~FileInput() override;
  FileInput(const FileInput&) = delete;
  FileInput& operator=(const FileInput&) = delete;

  // Errors: not_found, unreadable (a folder too), unsupported (what cannot be read at any place: a pipe).
  Result<void> open(const std::string& path);
  Result<std::size_t> read(std::uint64_t offset, char* to, std::size_t size) override;

 private:
  std::string path_;
  int file_ = -1;
};

// A part of another input: a file inside a package.
class PartInput : public WarcInput {
 public:
  PartInput(WarcInput& whole, std::uint64_t start, std::uint64_t size) : whole_(whole), start_(start), size_(size) {}
  Result<std::size_t> read(std::uint64_t offset, char* to, std::size_t size) override;

 private:
  WarcInput& whole_;
  std::uint64_t start_, size_;
};

// A stretch of an input that moves forward over it.
class WarcWindow {
 public:
  static constexpr std::size_t capacity = 2u << 20;

  explicit WarcWindow(WarcInput& input) : input_(input) {}

  std::string_view bytes() const noexcept { return {buffer_.data() + begin_, end_ - begin_}; }
  std::uint64_t offset() const noexcept { return offset_; }  // of the first of them
  bool at_end() const noexcept { return at_end_; }           // nothing follows them
  void drop(std::size_t count) noexcept {
    begin_ += count;
    offset_ += count;
  }
  // Reads on until the window is full or the input ends. False: nothing was added.
  Result<bool> fill();
  // Goes elsewhere, empty.
  void move(std::uint64_t offset) noexcept;

 private:
  WarcInput& input_;
  std::string buffer_;
  std::size_t begin_ = 0, end_ = 0;
  std::uint64_t offset_ = 0;
  bool at_end_ = false;
};

}  // namespace claims::archive
