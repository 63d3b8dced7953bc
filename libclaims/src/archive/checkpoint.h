// Checkpoints: what a log says of itself at one size, as the text of a signed
// note (C2SP tlog-checkpoint).
#pragma once

#include <claims/result.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "archive/merkle.h"

namespace claims::archive {

struct Checkpoint {
  std::string origin;  // names the log: "claims-archive/3b6a27bc/case-7"
  std::uint64_t size = 0;
  Hash root{};
  std::vector<std::string> extensions;  // further lines, as they stand

  // The text to be signed, its last line feed included.
  std::string text() const;
  friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};

// Reads the text of a note, signatures apart. Strict: what text() would not
// write is refused. Errors: malformed.
Result<Checkpoint> parse_checkpoint(std::string_view text);

}  // namespace claims::archive
