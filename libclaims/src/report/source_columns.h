// Columns in characters, for formats that do not count in bytes.
#pragma once

#include <claims/document.h>

#include <cstdint>
#include <vector>

namespace claims::report {

// Columns of a set of places, found in one pass over the text. Only a text that
// stands in the article as it was received (plain UTF-8) gives columns: of
// another, the received characters are no longer at hand.
class SourceColumns {
 public:
  // `offsets` are byte offsets into the article as received.
  SourceColumns(const Document& document, std::vector<std::uint32_t> offsets);

  // Column of one of the offsets, in Unicode code points from 1; 0 if unknown.
  int column_of(std::uint32_t offset) const noexcept;

 private:
  std::vector<std::uint32_t> offsets_;  // sorted; empty if no columns are known
  std::vector<int> columns_;
};

}  // namespace claims::report
