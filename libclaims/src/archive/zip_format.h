// The headers of ZIP files (PKWARE APPNOTE 6.3.10, sections 4.3 to 4.5), as
// claims writes them: stored entries, no dates, no comments, ZIP64 where needed.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace claims::archive {

struct ZipEntry {
  std::string name;
  std::uint64_t header = 0;  // offset of its local header
  std::uint64_t data = 0;    // offset of its bytes
  std::uint64_t stored = 0;  // how many there are
  std::uint64_t size = 0;    // and once they are unpacked
  std::uint32_t crc = 0;     // of those
  std::uint16_t method = 0;  // 0: as they are; 8: DEFLATE
  std::uint16_t flags = 0;
};

// The local header of a stored entry.
std::string zip_local_header(const ZipEntry& entry);
// The central directory and the end records, for a directory that begins at `offset`.
std::string zip_directory(std::span<const ZipEntry> entries, std::uint64_t offset);

}  // namespace claims::archive
