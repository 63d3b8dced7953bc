// One WARC record as one member of a gzip file (RFC 1952), read whole.
#pragma once

#include <claims/result.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace claims::store {

inline constexpr std::uint64_t max_record_bytes = 1u << 30;  // uncompressed

// The record, without the two CRLF, of the member that `bytes` begins with.
struct Member {
  std::string record;
  std::uint64_t length = 0;  // of the member
};
// `size`: of the record where it is known, 0 where not. Errors: malformed
// (damaged, cut short, not such a member), limit (max_record_bytes).
Result<Member> read_member(std::string_view bytes, std::uint64_t size);

// Offset of the next place at or after `from` that looks like a member that
// claims made; npos if none.
std::size_t find_member(std::string_view bytes, std::size_t from);

}  // namespace claims::store
