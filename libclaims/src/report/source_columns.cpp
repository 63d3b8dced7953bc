#include "report/source_columns.h"

#include <algorithm>

namespace claims::report {

SourceColumns::SourceColumns(const Document& document, std::vector<std::uint32_t> offsets) {
  if (!document.markup.is_identity() || !document.encoding.is_identity()) return;
  offsets_ = std::move(offsets);
  std::sort(offsets_.begin(), offsets_.end());
  offsets_.erase(std::unique(offsets_.begin(), offsets_.end()), offsets_.end());
  columns_.reserve(offsets_.size());
  std::uint32_t at = 0;
  int column = 1;
  for (const std::uint32_t offset : offsets_) {
    const std::uint32_t line_start = document.lines.empty() ? 0 : document.lines[document.position_of(offset).line - 1];
    if (line_start > at) at = line_start, column = 1;
    for (; at < offset && at < document.text.size(); ++at)
      column += (static_cast<unsigned char>(document.text[at]) & 0xC0) != 0x80;
    columns_.push_back(column);
  }
}

int SourceColumns::column_of(std::uint32_t offset) const noexcept {
  const auto found = std::lower_bound(offsets_.begin(), offsets_.end(), offset);
  if (found == offsets_.end() || *found != offset) return 0;
  return columns_[static_cast<std::size_t>(found - offsets_.begin())];
}

}  // namespace claims::report
