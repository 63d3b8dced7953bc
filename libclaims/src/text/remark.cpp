#include "text/remark.h"

#include "text/layout.h"

namespace claims::text {

void read_remarks(std::string_view source, Document& document) {
  static constexpr std::string_view open = "<!--", close = "-->", mark = "claims-";
  for (std::size_t at = source.find(open); at != std::string_view::npos && document.remarks.size() < max_remarks;) {
    const std::size_t words = source.find_first_not_of(" \t\r\n", at + open.size());
    const std::size_t end = source.find(close, at + open.size());
    if (end == std::string_view::npos) return;
    if (words < end && source.substr(words).starts_with(mark)) {
      const std::size_t last = source.find_last_not_of(" \t\r\n", end - 1);
      document.remarks.push_back({{document.encoding.begin_of(static_cast<std::uint32_t>(at)),
                                   document.encoding.end_of(static_cast<std::uint32_t>(end + close.size()))},
                                  std::string(source.substr(words, last + 1 - words))});
    }
    at = source.find(open, end + close.size());
  }
}

}  // namespace claims::text
