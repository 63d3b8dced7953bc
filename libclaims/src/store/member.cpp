#include "store/member.h"

#include "archive/gzip_member.h"

#include <libdeflate.h>

#include <algorithm>
#include <memory>
#include <new>

namespace claims::store {
namespace {

constexpr std::string_view end_of_record = "\r\n\r\n";
constexpr std::size_t least_member = 18;  // header and trailer

struct Free {
  void operator()(libdeflate_decompressor* each) const noexcept { libdeflate_free_decompressor(each); }
};

libdeflate_decompressor* decompressor_of_thread() {
  thread_local const std::unique_ptr<libdeflate_decompressor, Free> made(libdeflate_alloc_decompressor());
  if (!made) throw std::bad_alloc();
  return made.get();
}

}  // namespace

Result<Member> read_member(std::string_view bytes, std::uint64_t size) {
  auto* const decompressor = decompressor_of_thread();
  Member out;
  std::size_t room = size != 0 ? size + end_of_record.size() : std::max<std::size_t>(bytes.size() * 4, 4096);
  if (size == 0) room = std::min<std::size_t>(room, 4u << 20);
  libdeflate_result done = LIBDEFLATE_INSUFFICIENT_SPACE;
  std::size_t taken = 0, given = 0;
  for (;;) {
    out.record.resize(room);
    done = libdeflate_gzip_decompress_ex(decompressor, bytes.data(), bytes.size(), out.record.data(), room, &taken,
                                         &given);
    if (done != LIBDEFLATE_INSUFFICIENT_SPACE || size != 0) break;
    if (room >= max_record_bytes) return fail(Code::limit, "the record is larger than any that claims makes");
    room *= 4;
  }
  out.record.resize(given);
  if (done != LIBDEFLATE_SUCCESS || !out.record.ends_with(end_of_record))
    return fail(Code::malformed, "the record is damaged or cut short");
  out.record.resize(given - end_of_record.size());
  if (size != 0 && out.record.size() != size) return fail(Code::malformed, "the record is not as long as it was");
  out.length = taken;
  return out;
}

std::size_t find_member(std::string_view bytes, std::size_t from) {
  for (std::size_t at = bytes.find(archive::gzip_member_start.substr(0, 8), from); at != std::string_view::npos;
       at = bytes.find(archive::gzip_member_start.substr(0, 8), at + 1))
    if (at + least_member <= bytes.size() && bytes[at + 9] == archive::gzip_member_start[9]) return at;
  return std::string_view::npos;
}

}  // namespace claims::store
