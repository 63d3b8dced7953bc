#include "archive/zip_reader.h"

#include <fmt/format.h>
#include <libdeflate.h>
#include <zlib.h>

#include <algorithm>
#include <map>
#include <set>

namespace claims::archive {
namespace {

constexpr std::uint64_t max32 = 0xFFFFFFFF;
constexpr std::size_t piece = 1u << 20;
constexpr std::size_t end_size = 22, locator_size = 20, end64_size = 56, central_size = 46, local_size = 30;

std::uint64_t number(std::string_view bytes, std::size_t at, int count) {
  std::uint64_t out = 0;
  for (int i = 0; i < count; ++i) out |= std::uint64_t{static_cast<unsigned char>(bytes[at + i])} << (8 * i);
  return out;
}

struct Extra {
  std::uint64_t* value;
  bool wanted;
};

// The ZIP64 numbers of an extra field, for those that do not fit the header. False: they are missing.
bool read_zip64(std::string_view extra, std::initializer_list<Extra> numbers) {
  const bool any = std::any_of(numbers.begin(), numbers.end(), [](const Extra& each) { return each.wanted; });
  if (!any) return true;
  while (extra.size() >= 4) {
    const std::uint64_t id = number(extra, 0, 2), size = number(extra, 2, 2);
    if (extra.size() < 4 + size) return false;
    std::string_view field = extra.substr(4, size);
    extra.remove_prefix(4 + size);
    if (id != 1) continue;
    for (const Extra& each : numbers) {
      if (!each.wanted) continue;
      if (field.size() < 8) return false;
      *each.value = number(field, 0, 8);
      field.remove_prefix(8);
    }
    return true;
  }
  return false;
}

}  // namespace

bool is_zip_path(std::string_view name) noexcept {
  if (name.empty() || name.size() > max_zip_name || name.front() == '/') return false;
  if (name.size() > 1 && name[1] == ':') return false;
  for (const char c : name)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F || c == '\\') return false;
  for (std::size_t begin = 0; begin <= name.size();) {
    const std::size_t end = std::min(name.find('/', begin), name.size());
    const std::string_view part = name.substr(begin, end - begin);
    if (part.empty() || part == "." || part == "..") return false;
    begin = end + 1;
  }
  return true;
}

Result<std::uint64_t> input_size(WarcInput& input) {
  std::uint64_t low = 0, high = 1;  // the byte before `low` is there
  char byte = 0;
  const auto there = [&](std::uint64_t at) -> Result<bool> {
    auto count = input.read(at, &byte, 1);
    if (!count) return tl::unexpected(count.error());
    return *count == 1;
  };
  for (;;) {
    auto more = there(high - 1);
    if (!more) return tl::unexpected(more.error());
    if (!*more) break;
    low = high;
    high *= 2;
    if (high > 1ull << 62) return fail(Code::unreadable, "it has no end");
  }
  while (low + 1 < high) {
    const std::uint64_t middle = low + (high - low) / 2;
    auto more = there(middle - 1);
    if (!more) return tl::unexpected(more.error());
    (*more ? low : high) = middle;
  }
  return low;
}

void ZipReader::problem(std::string_view code, const ZipEntry& entry, std::string text) {
  ArchiveProblem found = make_problem(code, entry.header, {}, fmt::format("{}: {}", shown(entry.name), text));
  found.member = entry.name;
  problem_(found);
}

Result<std::string> ZipReader::bytes(std::uint64_t offset, std::uint64_t size) {
  std::string out(size, '\0');
  std::size_t had = 0;
  while (had < size) {
    auto count = input_.read(offset + had, out.data() + had, size - had);
    if (!count) return tl::unexpected(count.error());
    if (*count == 0) break;
    had += *count;
  }
  out.resize(had);
  return out;
}

Result<ZipReader::Directory> ZipReader::find_directory() {
  const std::uint64_t tail_size = std::min<std::uint64_t>(size_, end_size + 0xFFFF);
  auto tail = bytes(size_ - tail_size, tail_size);
  if (!tail) return tl::unexpected(tail.error());
  if (tail->size() < end_size) return fail(Code::unsupported, "it is no ZIP file");
  std::size_t at = tail->size() - end_size;
  while (std::string_view(*tail).substr(at, 4) != std::string_view("PK\5\6", 4)) {
    if (at == 0) return fail(Code::unsupported, "it is no ZIP file, or its end is missing");
    --at;
  }
  const std::uint64_t end = size_ - tail_size + at;
  if (end + end_size != size_)
    problem_(make_problem("zip-extra-bytes", end + end_size, {},
                          fmt::format("{} bytes follow the end of the directory", size_ - end - end_size)));
  Directory out{number(*tail, at + 16, 4), number(*tail, at + 12, 4), number(*tail, at + 10, 2), end};
  if (at < locator_size || std::string_view(*tail).substr(at - locator_size, 4) != std::string_view("PK\6\7", 4))
    return out;
  const std::uint64_t where = number(*tail, at - locator_size + 8, 8);
  auto large = where > size_ ? Result<std::string>{} : bytes(where, std::min<std::uint64_t>(end64_size, size_ - where));
  if (!large) return tl::unexpected(large.error());
  if (large->size() != end64_size || !large->starts_with(std::string_view("PK\6\6", 4)) ||
      where + end64_size + locator_size != end)
    return fail(Code::malformed, "its ZIP64 directory is not where it should be");
  return Directory{number(*large, 48, 8), number(*large, 40, 8), number(*large, 32, 8), where};
}

Result<void> ZipReader::read_directory(const Directory& directory) {
  if (directory.count > max_zip_entries || directory.size > max_zip_directory)
    return fail(Code::limit, fmt::format("it has more than {} entries, or a directory of more than {} bytes",
                                         max_zip_entries, max_zip_directory));
  if (directory.offset > directory.end || directory.offset + directory.size != directory.end)
    return fail(Code::malformed, "its directory is not where it should be");
  auto text = bytes(directory.offset, directory.size);
  if (!text) return tl::unexpected(text.error());
  std::string_view rest = *text;
  while (!rest.empty()) {
    if (rest.size() < central_size || !rest.starts_with(std::string_view("PK\1\2", 4)))
      return fail(Code::malformed, "its directory is damaged");
    const std::uint64_t name = number(rest, 28, 2), extra = number(rest, 30, 2), comment = number(rest, 32, 2);
    if (rest.size() < central_size + name + extra + comment) return fail(Code::malformed, "its directory is cut short");
    ZipEntry entry;
    entry.name = rest.substr(central_size, name);
    entry.flags = static_cast<std::uint16_t>(number(rest, 8, 2));
    entry.method = static_cast<std::uint16_t>(number(rest, 10, 2));
    entry.crc = static_cast<std::uint32_t>(number(rest, 16, 4));
    entry.stored = number(rest, 20, 4);
    entry.size = number(rest, 24, 4);
    entry.header = number(rest, 42, 4);
    if (!read_zip64(rest.substr(central_size + name, extra), {{&entry.size, entry.size == max32},
                                                              {&entry.stored, entry.stored == max32},
                                                              {&entry.header, entry.header == max32}}))
      return fail(Code::malformed, "its directory lacks a length");
    entries_.push_back(std::move(entry));
    rest.remove_prefix(central_size + name + extra + comment);
  }
  if (entries_.size() != directory.count) return fail(Code::malformed, "its directory has another number of entries");
  return {};
}

// Finds where the bytes begin. False: they cannot be found.
Result<bool> ZipReader::check_local(ZipEntry& entry) {
  auto head = entry.header > size_ ? Result<std::string>{} : bytes(entry.header, local_size);
  if (!head) return tl::unexpected(head.error());
  if (head->size() != local_size || !head->starts_with(std::string_view("PK\3\4", 4))) {
    problem("zip-header-differs", entry, "the directory names a place where no entry begins");
    return false;
  }
  const std::uint64_t name_size = number(*head, 26, 2), extra_size = number(*head, 28, 2);
  auto rest = bytes(entry.header + local_size, name_size + extra_size);
  if (!rest) return tl::unexpected(rest.error());
  entry.data = entry.header + local_size + name_size + extra_size;
  if (rest->size() != name_size + extra_size || entry.data > directory_ || entry.stored > directory_ - entry.data) {
    problem("zip-header-differs", entry, "it goes on beyond the beginning of the directory");
    return false;
  }
  std::uint64_t stored = number(*head, 18, 4), size = number(*head, 22, 4);
  const bool later = (number(*head, 6, 2) & 8) != 0;  // lengths and checksum follow the bytes
  const bool lengths =
      read_zip64(std::string_view(*rest).substr(name_size), {{&size, size == max32}, {&stored, stored == max32}});
  const bool same =
      later || (lengths && stored == entry.stored && size == entry.size && number(*head, 14, 4) == entry.crc);
  if (!same || rest->substr(0, name_size) != entry.name || number(*head, 6, 2) != entry.flags ||
      number(*head, 8, 2) != entry.method)
    problem("zip-header-differs", entry, "its own header and the directory do not say the same");
  return true;
}

// Every byte before the directory belongs to exactly one entry.
void ZipReader::check_cover(const Directory& directory) {
  std::uint64_t covered = 0;
  for (const ZipEntry& entry : entries_) {
    if (entry.header < covered) problem("zip-overlap", entry, "it begins inside another entry");
    else if (entry.header > covered)
      problem_(make_problem("zip-extra-bytes", covered, {},
                            fmt::format("{} bytes belong to no entry", entry.header - covered)));
    covered = std::max(covered, entry.data + entry.stored);
    if ((entry.flags & 8) != 0) {  // what follows the bytes: with or without a signature, 4 or 8 bytes a length
      std::uint64_t next = directory.offset;
      for (const ZipEntry& other : entries_)
        if (other.header >= covered) next = std::min(next, other.header);
      const std::uint64_t gap = next - covered;
      if (gap == 12 || gap == 16 || gap == 20 || gap == 24) covered = next;
    }
  }
  if (covered < directory.offset)
    problem_(make_problem("zip-extra-bytes", covered, {},
                          fmt::format("{} bytes belong to no entry", directory.offset - covered)));
}

Result<void> ZipReader::open() {
  auto size = input_size(input_);
  if (!size) return tl::unexpected(size.error());
  size_ = *size;
  auto directory = find_directory();
  if (!directory) return tl::unexpected(directory.error());
  directory_ = directory->offset;
  if (auto done = read_directory(*directory); !done) return done;
  std::stable_sort(entries_.begin(), entries_.end(),
                   [](const ZipEntry& a, const ZipEntry& b) { return a.header < b.header; });
  std::vector<ZipEntry> readable;
  std::set<std::string> names;
  for (ZipEntry& entry : entries_) {
    if (!names.insert(entry.name).second) problem("zip-name-repeated", entry, "two entries have this name");
    const std::string_view name = entry.name;
    if (!is_zip_path(name.ends_with('/') && entry.size == 0 ? name.substr(0, name.size() - 1) : name))
      problem("zip-path", entry, "it is no plain path inside the package");
    if ((entry.flags & 0x2041) != 0) problem("zip-encrypted", entry, "it is encrypted: its contents cannot be checked");
    else if (entry.method != 0 && entry.method != 8)
      problem("zip-method", entry, fmt::format("it is packed by method {}, which claims does not read", entry.method));
    else if (entry.method == 0 && entry.stored != entry.size)
      problem("zip-header-differs", entry, "it is stored as it is, and its two lengths differ");
    auto found = check_local(entry);
    if (!found) return tl::unexpected(found.error());
    if (*found) readable.push_back(std::move(entry));
  }
  entries_ = std::move(readable);
  check_cover(*directory);
  return {};
}

const ZipEntry* ZipReader::find(std::string_view name) const noexcept {
  const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const ZipEntry& e) { return e.name == name; });
  return found == entries_.end() ? nullptr : &*found;
}

Result<bool> ZipReader::canonical() {
  std::uint64_t at = 0;
  for (const ZipEntry& entry : entries_) {
    const std::string header = zip_local_header(entry);
    auto real = bytes(entry.header, header.size());
    if (!real) return tl::unexpected(real.error());
    if (entry.header != at || *real != header || entry.stored != entry.size || entry.method != 0) return false;
    at += header.size() + entry.size;
  }
  const std::string directory = zip_directory(entries_, at);
  if (at + directory.size() != size_) return false;
  auto real = bytes(at, directory.size());
  if (!real) return tl::unexpected(real.error());
  return *real == directory;
}

Result<bool> ZipReader::inflate(const ZipEntry& entry, const ByteSink& sink) {
  z_stream stream{};
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return fail(Code::internal, "DEFLATE cannot be set up");
  struct End {
    z_stream& stream;
    ~End() { inflateEnd(&stream); }
  } end{stream};
  std::string out(piece, '\0');
  int state = Z_OK;
  for (std::uint64_t taken = 0; state == Z_OK;) {
    auto in = bytes(entry.data + taken, std::min<std::uint64_t>(piece, entry.stored - taken));
    if (!in) return tl::unexpected(in.error());
    if (in->empty()) return false;
    taken += in->size();
    stream.next_in = reinterpret_cast<Bytef*>(in->data());
    stream.avail_in = static_cast<uInt>(in->size());
    do {
      stream.next_out = reinterpret_cast<Bytef*>(out.data());
      stream.avail_out = static_cast<uInt>(out.size());
      state = ::inflate(&stream, Z_NO_FLUSH);
      if (state != Z_OK && state != Z_STREAM_END && state != Z_BUF_ERROR) return false;
      if (stream.total_out > entry.size || stream.total_out > max_unpacked_entry) return false;
      if (auto given = sink({out.data(), out.size() - stream.avail_out}); !given) return tl::unexpected(given.error());
    } while (state == Z_OK && stream.avail_out == 0);
    if (state == Z_BUF_ERROR) state = Z_OK;
  }
  return stream.total_in == entry.stored && stream.total_out == entry.size;
}

Result<bool> ZipReader::read(const ZipEntry& entry, const ByteSink& sink) {
  if ((entry.flags & 0x2041) != 0 || (entry.method != 0 && entry.method != 8)) return false;  // reported by open()
  std::uint32_t crc = 0;
  const ByteSink counted = [&](std::string_view part) {
    crc = libdeflate_crc32(crc, part.data(), part.size());
    return sink(part);
  };
  if (entry.method == 8) {
    auto done = inflate(entry, counted);
    if (!done) return done;
    if (!*done) {
      problem("zip-data", entry, fmt::format("it cannot be unpacked to the {} bytes that it should have", entry.size));
      return false;
    }
  } else {
    for (std::uint64_t taken = 0; taken < entry.stored;) {
      auto part = bytes(entry.data + taken, std::min<std::uint64_t>(piece, entry.stored - taken));
      if (!part) return tl::unexpected(part.error());
      if (part->empty()) return fail(Code::unreadable, "the file became shorter while it was read");
      taken += part->size();
      if (auto given = counted(*part); !given) return tl::unexpected(given.error());
    }
  }
  check_crc(entry, crc);
  return crc == entry.crc;
}

void ZipReader::check_crc(const ZipEntry& entry, std::uint32_t crc) {
  if (crc != entry.crc) problem("zip-crc", entry, "its bytes are not those that its checksum was made of");
}

Result<std::string> ZipReader::read_all(const ZipEntry& entry, std::uint64_t most) {
  std::string out;
  if (entry.size > most) {
    problem("limit", entry, fmt::format("it is larger than {} bytes", most));
    return out;
  }
  auto whole = read(entry, [&](std::string_view part) -> Result<void> {
    out += part;
    return {};
  });
  if (!whole) return tl::unexpected(whole.error());
  if (!*whole) out.clear();
  return out;
}

}  // namespace claims::archive
