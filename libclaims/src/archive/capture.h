// Records of a WARC file read whole, each with what is wrong with it: also what
// shows only behind it, such as the CRC of its gzip member.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/problem.h"
#include "archive/warc_digests.h"
#include "archive/warc_reader.h"

namespace claims::archive {

inline constexpr std::uint64_t max_capture_bytes = 64u << 20;  // of a block that is held

struct Capture {
  std::string type, id, url, date;  // `url` without angle brackets, `type` in lower case
  std::vector<WarcField> fields;
  std::uint64_t offset = 0, number = 0;  // `number` in its file, from 1
  std::string record_sha256;             // of header and block
  std::string block;
  bool whole = false;                  // as long as the header says
  std::vector<ArchiveProblem> faults;  // of level error; a record with any is not to be relied on

  std::string_view field(std::string_view name) const noexcept;
  // Do the two stand for one exchange, by what either says?
  bool concurrent_to(const Capture& other) const noexcept;
};

class CaptureReader {
 public:
  // `loose` gets the problems of level error that belong to no record. Both must outlive the reader.
  CaptureReader(WarcInput& input, ProblemSink loose);

  // Errors: as of WarcReader.
  Result<void> open() { return reader_.open(); }
  // The next record; nothing: the file has ended. Errors: unreadable.
  Result<std::optional<Capture>> next();

 private:
  Result<void> go_on();
  Result<void> read_record();
  void sort_problems(bool there);

  ProblemSink loose_;
  WarcReader reader_;
  WarcDigests digests_;
  std::vector<ArchiveProblem> told_;  // by the reader, not yet given to a record
  std::optional<Capture> held_, ahead_;
  std::uint64_t number_ = 0;
  bool started_ = false;
};

// "<http://example.org/>" as "http://example.org/".
std::string without_brackets(std::string_view uri);

}  // namespace claims::archive
