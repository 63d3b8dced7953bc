// Members of gzip files (RFC 1952), written: no name, no time, operating
// system "unknown", so that the same bytes give the same member.
#pragma once

#include <claims/result.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace claims::archive {

inline constexpr int default_level = 3;  // of libdeflate: 1 (fast) to 12 (small); measured by bench/archive.py
inline constexpr std::size_t max_whole_member = 16u
                                                << 20;  // uncompressed bytes that are packed at once; more are streamed
inline constexpr std::string_view gzip_member_start("\x1F\x8B\x08\x00\x00\x00\x00\x00\x00\xFF", 10);

using ByteSink = std::function<Result<void>(std::string_view)>;

// Appends one member.
void append_gzip_member(std::string& out, std::string_view bytes, int level = default_level);

// One member whose content arrives in pieces. What it packs goes to `sink`.
class GzipMemberStream {
 public:
  explicit GzipMemberStream(ByteSink sink);
  ~GzipMemberStream();
  GzipMemberStream(const GzipMemberStream&) = delete;
  GzipMemberStream& operator=(const GzipMemberStream&) = delete;

  Result<void> add(std::string_view bytes);
  // Writes the end. Returns the member's length.
  Result<std::uint64_t> end();

 private:
  Result<void> pack(std::string_view bytes, int flush);
  struct State;
  ByteSink sink_;
  std::unique_ptr<State> state_;
};

}  // namespace claims::archive
