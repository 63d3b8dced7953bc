#include "archive/zip_writer.h"

#include <fmt/format.h>
#include <libdeflate.h>

#include <algorithm>

#include "archive/zip_reader.h"

namespace claims::archive {

Result<void> ZipWriter::put(std::string_view bytes) {
  size_ += bytes.size();
  return sink_(bytes);
}

Result<ZipEntry> ZipWriter::add(std::string_view name, const ZipBytes& bytes) {
  const auto same = [&](const ZipEntry& entry) { return entry.name == name; };
  if (!is_zip_path(name) || std::any_of(entries_.begin(), entries_.end(), same))
    return fail(Code::usage, fmt::format("\"{}\" cannot be the name of a new entry", name));
  ZipEntry entry;
  entry.name = name;
  auto measured = bytes([&](std::string_view piece) -> Result<void> {
    entry.size += piece.size();
    entry.crc = libdeflate_crc32(entry.crc, piece.data(), piece.size());
    return {};
  });
  if (!measured) return tl::unexpected(measured.error());
  entry.stored = entry.size;
  entry.header = size_;
  if (auto written = put(zip_local_header(entry)); !written) return tl::unexpected(written.error());
  entry.data = size_;
  std::uint32_t crc = 0;
  auto copied = bytes([&](std::string_view piece) {
    crc = libdeflate_crc32(crc, piece.data(), piece.size());
    return put(piece);
  });
  if (!copied) return tl::unexpected(copied.error());
  if (size_ - entry.data != entry.size || crc != entry.crc)
    return fail(Code::malformed, fmt::format("{} changed while it was packed; try again", name));
  entries_.push_back(entry);
  return entry;
}

Result<ZipEntry> ZipWriter::add(std::string_view name, std::string_view bytes) {
  return add(name, [&](const ByteSink& sink) { return sink(bytes); });
}

Result<void> ZipWriter::finish() { return put(zip_directory(entries_, size_)); }

}  // namespace claims::archive
