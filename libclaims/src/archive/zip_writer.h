// Writes ZIP files whose entries are stored as they are, so that other programs
// can read inside them at an offset; the same bytes for the same input.
#pragma once

#include <claims/result.h>

#include <cstdint>
#include <string_view>
#include <vector>

#include "archive/gzip_member.h"
#include "archive/zip_format.h"

namespace claims::archive {

// Hands all bytes of an entry to what it is given, in pieces. Called twice: the
// checksum stands before the bytes.
using ZipBytes = std::function<Result<void>(const ByteSink&)>;

class ZipWriter {
 public:
  explicit ZipWriter(ByteSink sink) : sink_(std::move(sink)) {}

  // Where the bytes of an entry are. Errors: usage (a name that is empty, too
  // long or there already), malformed (other bytes the second time), and of writing.
  Result<ZipEntry> add(std::string_view name, const ZipBytes& bytes);
  Result<ZipEntry> add(std::string_view name, std::string_view bytes);
  // Writes the directory. Call it last, once.
  Result<void> finish();

  std::uint64_t size() const noexcept { return size_; }

 private:
  Result<void> put(std::string_view bytes);

  ByteSink sink_;
  std::uint64_t size_ = 0;
  std::vector<ZipEntry> entries_;
};

}  // namespace claims::archive
