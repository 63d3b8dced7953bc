// Any bytes as a WARC file. Reading it in parts gives what reading it at once does, and nothing that a record's header
// says makes it more than the bytes that are there.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "archive/warc_check.h"

namespace {

// Gives at most a few bytes a time, so that every boundary is met.
struct Slow : claims::archive::WarcInput {
  std::string_view bytes;
  explicit Slow(std::string_view of) : bytes(of) {}
  claims::Result<std::size_t> read(std::uint64_t offset, char* to, std::size_t size) override {
    claims::archive::MemoryInput whole(bytes);
    return whole.read(offset, to, std::min<std::size_t>(size, 7));
  }
};

struct Seen {
  bool refused = false;
  std::vector<std::string> codes;
  claims::ArchiveSummary summary;
  std::uint64_t records = 0;
};

Seen seen(claims::archive::WarcInput& input) {
  Seen out;
  claims::archive::WarcCheckOptions options;
  options.record = [&](const claims::archive::CheckedRecord& record) {
    if (record.sha256.size() != 64 || record.head->bytes.empty()) std::abort();
    ++out.records;
  };
  out.refused = !claims::archive::check_warc(
      input, [&](const claims::ArchiveProblem& problem) { out.codes.push_back(problem.code); }, out.summary, options);
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  claims::archive::MemoryInput memory(bytes);
  Slow slow(bytes);
  const Seen at_once = seen(memory), in_parts = seen(slow);
  if (at_once.codes != in_parts.codes || at_once.refused != in_parts.refused) std::abort();
  if (at_once.records > at_once.summary.records || at_once.summary.records != in_parts.summary.records) std::abort();
  // Deflate makes at most 1,032 bytes of one, and a second look is taken only where the first found damage.
  if (at_once.summary.errors == 0 && at_once.summary.bytes > size * 1100) std::abort();
  const claims::ArchiveVerdict verdict = claims::archive::verdict_of(at_once.summary);
  if (verdict == claims::ArchiveVerdict::proved || (verdict == claims::ArchiveVerdict::intact && at_once.records == 0))
    std::abort();
  return 0;
}
