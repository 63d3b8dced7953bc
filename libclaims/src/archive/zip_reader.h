// Reads ZIP files and trusts nothing in them: the directory is compared with the
// local headers, and every byte of the file must belong to exactly one of them.
#pragma once

#include <claims/result.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "archive/gzip_member.h"
#include "archive/problem.h"
#include "archive/warc_input.h"
#include "archive/zip_format.h"

namespace claims::archive {

inline constexpr std::uint64_t max_zip_entries = 100'000;
inline constexpr std::size_t max_zip_name = 1024;              // bytes
inline constexpr std::uint64_t max_zip_directory = 64u << 20;  // bytes
inline constexpr std::uint64_t max_unpacked_entry = 1u << 30;  // of what is packed with DEFLATE

// A relative path without "." and "..", empty parts, backslashes and control characters.
bool is_zip_path(std::string_view name) noexcept;

// How many bytes there are.
Result<std::uint64_t> input_size(WarcInput& input);

class ZipReader {
 public:
  ZipReader(WarcInput& input, ProblemSink problem) : input_(input), problem_(std::move(problem)) {}

  // Reads the directory and compares. What is wrong is reported; entries that can
  // be read are kept, of two with one name both. Errors: unreadable, unsupported (no ZIP file).
  Result<void> open();
  const std::vector<ZipEntry>& entries() const noexcept { return entries_; }  // in the order of their bytes
  const ZipEntry* find(std::string_view name) const noexcept;
  // Is every byte beside the contents as ZipWriter would have written it?
  Result<bool> canonical();

  // Unpacks an entry. False: it is damaged, which was reported. Errors: unreadable, and of `sink`.
  Result<bool> read(const ZipEntry& entry, const ByteSink& sink);
  // Compares the checksum of an entry that was read elsewhere.
  void check_crc(const ZipEntry& entry, std::uint32_t crc);
  // All of it. Empty where it is damaged or larger than `most` bytes, which was reported.
  Result<std::string> read_all(const ZipEntry& entry, std::uint64_t most);

 private:
  struct Directory {
    std::uint64_t offset = 0, size = 0, count = 0, end = 0;
  };
  Result<Directory> find_directory();
  Result<void> read_directory(const Directory& directory);
  Result<bool> check_local(ZipEntry& entry);
  void check_cover(const Directory& directory);
  Result<bool> inflate(const ZipEntry& entry, const ByteSink& sink);
  Result<std::string> bytes(std::uint64_t offset, std::uint64_t size);
  void problem(std::string_view code, const ZipEntry& entry, std::string text);

  WarcInput& input_;
  ProblemSink problem_;
  std::vector<ZipEntry> entries_;
  std::uint64_t size_ = 0, directory_ = 0;
};

}  // namespace claims::archive
