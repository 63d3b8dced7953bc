// A table as it stands in the program: lines sorted by their first field.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace claims::reference {

// A tab-separated field, counted from 0; empty where the line has fewer.
inline std::string_view field(std::string_view line, int index) {
  for (; index > 0; --index) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) return {};
    line.remove_prefix(tab + 1);
  }
  return line.substr(0, line.find('\t'));
}

// A file of lines sorted by their first field; leading lines with # are left out. Searched in place.
class SortedLines {
 public:
  explicit SortedLines(std::string_view text) : text_(text) {
    while (first_ < text_.size() && text_[first_] == '#') first_ = line_end(first_) + 1;
  }

  std::size_t begin() const { return first_; }
  std::size_t size() const { return text_.size(); }
  std::string_view line(std::size_t at) const { return text_.substr(at, line_end(at) - at); }
  std::size_t next(std::size_t at) const { return std::min(line_end(at) + 1, text_.size()); }

  // Start of the first line whose key is `key` or greater.
  std::size_t lower_bound(std::string_view key) const {
    std::size_t low = first_, high = text_.size();
    while (low < high) {
      const std::size_t middle = line_begin(low + (high - low) / 2, low);
      if (field(line(middle), 0) < key) low = next(middle);
      else high = middle;
    }
    return low;
  }

 private:
  std::size_t line_end(std::size_t at) const { return std::min(text_.find('\n', at), text_.size()); }
  std::size_t line_begin(std::size_t at, std::size_t floor) const {
    while (at > floor && text_[at - 1] != '\n') --at;
    return at;
  }

  std::string_view text_;
  std::size_t first_ = 0;
};

}  // namespace claims::reference
