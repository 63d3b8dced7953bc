// Reads WARC files record by record (ISO 28500:2017, and 0.17, 0.18 and 1.0 before it),
// in gzip members or plain, in constant memory. What is wrong is
// reported and the reading goes on at the next record that can be found.
#pragma once

#include <claims/archive.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/gzip_reader.h"
#include "archive/problem.h"
#include "archive/warc_input.h"

namespace claims::archive {

inline constexpr std::size_t max_header_bytes = 256u << 10;
inline constexpr std::size_t max_header_fields = 1000;
inline constexpr std::uint64_t max_block_bytes = 1ull << 40;  // 1 TiB

struct WarcField {
  std::string name, value;  // folded lines joined by a space
};

struct WarcHead {
  std::string bytes;    // as stored, with the empty line: what a record's digest begins with
  std::string version;  // "1.1"
  std::vector<WarcField> fields;
  std::optional<std::uint64_t> content_length;
  std::uint64_t offset = 0;  // of the record in the file; of its gzip member where there are such

  // Value of the first field of that name, in any case; empty if there is none.
  std::string_view field(std::string_view name) const noexcept;
  std::string_view id() const noexcept { return field("WARC-Record-ID"); }
};

class WarcReader {
 public:
  WarcReader(WarcInput& input, ProblemSink problem);

  // Gzip or plain? Errors: unreadable, unsupported (nothing in it is WARC). An empty file is neither.
  Result<void> open();
  bool packed() const noexcept { return gzip_.has_value(); }

  // Goes to the next record, over what is left of this one. False: the file has ended.
  // Errors, here and below: unreadable.
  Result<bool> next();
  const WarcHead& head() const noexcept { return head_; }
  // The next piece of the block, valid until the next call; empty: that was all.
  Result<std::string_view> block();
  // After that: all of it was there, as long as the header says.
  bool block_whole() const noexcept { return whole_; }
  std::uint64_t block_size() const noexcept { return taken_; }
  // After next() has gone on or ended: where the record before ended, the two CRLF and its gzip member included.
  std::uint64_t end_of_last() const noexcept { return end_of_last_; }

 private:
  std::string_view bytes() const noexcept { return gzip_ ? gzip_->bytes() : window_.bytes(); }
  void drop(std::size_t count) noexcept;
  Result<bool> more();
  std::uint64_t position() const noexcept { return gzip_ ? gzip_->offset() : window_.offset(); }

  Result<bool> next_member();
  void report_member();
  Result<void> finish();
  Result<void> read_end();
  Result<void> lengths_differ(std::string_view what);
  Result<std::uint64_t> skip_to_record(bool at_line_start);
  Result<bool> at_record();
  Result<void> skip_garbage();
  Result<bool> read_head();
  Result<std::size_t> end_of_head();
  void parse_head(std::string_view text);
  void parse_line(std::string_view line);
  void problem(std::string_view code, std::string text);

  WarcWindow window_;
  std::optional<GzipReader> gzip_;
  ProblemSink problem_;
  WarcHead head_;
  std::uint64_t block_start_ = 0;  // of a plain file
  std::uint64_t left_ = 0, taken_ = 0;
  std::uint64_t end_of_last_ = 0;
  std::uint64_t records_in_member_ = 0;
  unsigned second_looks_ = 0;
  bool in_record_ = false, whole_ = false, broken_ = false, split_ = false, told_member_ = true, started_ = false;
};

}  // namespace claims::archive
