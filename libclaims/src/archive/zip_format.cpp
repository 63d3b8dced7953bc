#include "archive/zip_format.h"

#include <algorithm>

namespace claims::archive {
namespace {

constexpr std::uint64_t max32 = 0xFFFFFFFF;
constexpr std::uint16_t first_day = 0x0021;  // 1 January 1980, the earliest there is
constexpr std::uint16_t plain = 10, zip64 = 45;
constexpr std::uint16_t utf8_name = 0x0800;

void put(std::string& out, std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out.push_back(static_cast<char>(value >> (8 * i) & 0xFF));
}

std::uint64_t capped(std::uint64_t value) { return std::min(value, max32); }

std::uint16_t flags_of(const ZipEntry& entry) {
  const bool ascii = std::all_of(entry.name.begin(), entry.name.end(), [](char c) { return c >= 0; });
  return ascii ? 0 : utf8_name;
}

// From the method to the name's length: the same in both headers.
void put_middle(std::string& out, const ZipEntry& entry) {
  put(out, 0, 2);  // stored
  put(out, 0, 2);  // time
  put(out, first_day, 2);
  put(out, entry.crc, 4);
  put(out, capped(entry.size), 4);
  put(out, capped(entry.size), 4);
  put(out, entry.name.size(), 2);
}

std::string central_header(const ZipEntry& entry) {
  std::string extra;
  if (entry.size >= max32) {
    put(extra, entry.size, 8);
    put(extra, entry.size, 8);
  }
  if (entry.header >= max32) put(extra, entry.header, 8);
  const std::uint16_t version = extra.empty() ? plain : zip64;
  std::string out("PK\1\2", 4);
  put(out, version, 2);
  put(out, version, 2);
  put(out, flags_of(entry), 2);
  put_middle(out, entry);
  put(out, extra.empty() ? 0 : extra.size() + 4, 2);
  put(out, 0, 2);  // comment
  put(out, 0, 2);  // disk
  put(out, 0, 2);  // attributes
  put(out, 0, 4);
  put(out, capped(entry.header), 4);
  out += entry.name;
  if (extra.empty()) return out;
  put(out, 1, 2);
  put(out, extra.size(), 2);
  return out + extra;
}

}  // namespace

std::string zip_local_header(const ZipEntry& entry) {
  const bool large = entry.size >= max32;
  std::string out("PK\3\4", 4);
  put(out, large ? zip64 : plain, 2);
  put(out, flags_of(entry), 2);
  put_middle(out, entry);
  put(out, large ? 20 : 0, 2);
  out += entry.name;
  if (!large) return out;
  put(out, 1, 2);
  put(out, 16, 2);
  put(out, entry.size, 8);
  put(out, entry.size, 8);
  return out;
}

std::string zip_directory(std::span<const ZipEntry> entries, std::uint64_t offset) {
  std::string out;
  for (const ZipEntry& entry : entries) out += central_header(entry);
  const std::uint64_t size = out.size(), count = entries.size();
  if (count >= 0xFFFF || size >= max32 || offset >= max32) {
    const std::uint64_t end = offset + size;
    out.append("PK\6\6", 4);
    put(out, 44, 8);
    put(out, zip64, 2);
    put(out, zip64, 2);
    put(out, 0, 4);
    put(out, 0, 4);
    put(out, count, 8);
    put(out, count, 8);
    put(out, size, 8);
    put(out, offset, 8);
    out.append("PK\6\7", 4);
    put(out, 0, 4);
    put(out, end, 8);
    put(out, 1, 4);
  }
  out.append("PK\5\6", 4);
  put(out, 0, 4);
  put(out, std::min<std::uint64_t>(count, 0xFFFF), 2);
  put(out, std::min<std::uint64_t>(count, 0xFFFF), 2);
  put(out, capped(size), 4);
  put(out, capped(offset), 4);
  put(out, 0, 2);
  return out;
}

}  // namespace claims::archive
