#include "text/reader.h"

namespace claims::text {

Result<void> read_plain(std::string source, Document& document) {
  document.text = std::move(source);
  const std::string& s = document.text;
  std::uint32_t at = 0;
  while (at < s.size()) {
    std::size_t end = s.find('\n', at);
    if (end == std::string::npos) end = s.size();
    if (end > at) document.blocks.push_back({BlockKind::paragraph, {at, static_cast<std::uint32_t>(end)}});
    at = static_cast<std::uint32_t>(end) + 1;
  }
  return {};
}

}  // namespace claims::text
