// Checks a WARC file from its first byte to its last: members, records,
// header rules, digests.
#pragma once

#include <claims/archive.h>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "archive/problem.h"
#include "archive/wacz_index.h"
#include "archive/warc_input.h"
#include "archive/warc_reader.h"

namespace claims::archive {

inline constexpr std::uint64_t max_compared_ids = 1u << 22;     // record ids remembered; 64 MiB
inline constexpr std::size_t max_unpacked_payload = 16u << 20;  // bytes of a body whose content coding is removed

// A record as it was read, for whoever binds it.
struct CheckedRecord {
  const WarcHead* head = nullptr;
  std::uint64_t size = 0;  // header and block
  std::string sha256;      // of both, lower-case hex; what the log's leaf is of
};

struct WarcCheckOptions {
  std::string member;                                 // of a package; put into each problem
  std::function<void(const CheckedRecord&)> record;   // called for each whole record; null: its digest is not computed
  std::string filename;                               // that the lines of an index have
  std::function<void(const IndexedRecord&)> indexed;  // called for each record, whole or not; null: not wanted
};

// Adds to `summary`, all but the verdict. Errors: unreadable, unsupported (nothing in it is WARC).
Result<void> check_warc(WarcInput& input, const ProblemSink& problem, ArchiveSummary& summary,
                        const WarcCheckOptions& options = {});

// What the counts of a summary amount to, without a proof.
ArchiveVerdict verdict_of(const ArchiveSummary& summary) noexcept;

}  // namespace claims::archive
