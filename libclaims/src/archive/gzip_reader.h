// Members of gzip files (RFC 1952), read one after another, whatever state
// they are in: what can be unpacked is given, and then what was wrong.
#pragma once

#include <claims/result.h>

#include <cstdint>
#include <memory>
#include <string_view>

#include "archive/warc_input.h"

namespace claims::archive {

inline constexpr std::uint64_t max_member_bytes = 1ull << 40;  // unpacked; 1 TiB
inline constexpr unsigned max_second_looks = 1000;             // searches inside damaged members; then only behind them
inline constexpr std::size_t max_gzip_header = 70u << 10;      // extra field, name and comment included

enum class GzipFault : std::uint8_t {
  none,
  header,  // a flag or method that is not of the format
  data,    // the packed bytes make no sense
  crc,     // they unpack to other bytes than those that were packed
  length,  // to fewer or more
  cut,     // the file ends inside
  limit,   // more than max_member_bytes
};

class GzipReader {
 public:
  explicit GzipReader(WarcWindow& window);
  ~GzipReader();
  GzipReader(const GzipReader&) = delete;
  GzipReader& operator=(const GzipReader&) = delete;

  // Goes to the next member, over what is left of this one. Skips what is no
  // member, and tells what that was; behind damage that is not told, being a
  // part of it. False: there is none.
  struct Skipped {
    std::uint64_t offset = 0, bytes = 0;
    bool zeros = false;          // nothing but zero bytes
    bool like_a_header = false;  // begins nearly as a member does
  };
  Result<bool> next(Skipped& skipped);

  // Unpacked bytes of this member that are at hand.
  std::string_view bytes() const noexcept { return {begin_, size_}; }
  void drop(std::size_t count) noexcept {
    begin_ += count;
    size_ -= count;
  }
  // Unpacks more, behind those. False: the member has ended, or no more fit.
  Result<bool> more();
  bool whole() const noexcept { return ended_; }  // all of the member is unpacked

  std::uint64_t offset() const noexcept { return offset_; }        // of the member in the file
  std::uint64_t end() const noexcept { return window_.offset(); }  // behind it, once whole()
  GzipFault fault() const noexcept { return fault_; }              // known once whole()

 private:
  bool at_member() const noexcept;
  Result<bool> find(Skipped& skipped);
  Result<void> unpack_at_once();
  bool try_at_once();
  void begin_stream();
  void end_stream(GzipFault fault);
  Result<bool> inflate_more();
  Result<void> read_trailer();
  bool starts_record(std::string_view member);

  WarcWindow& window_;
  struct Codecs;
  std::unique_ptr<Codecs> codecs_;
  const char* begin_ = nullptr;
  std::size_t size_ = 0;
  std::uint64_t offset_ = 0, search_from_ = 0;
  GzipFault fault_ = GzipFault::none;
  bool ended_ = true, damaged_ = false;
  unsigned second_looks_ = 0;
};

}  // namespace claims::archive
