// Cells that hold several values, separated by |.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

namespace claims::reference {

// The values of a cell, in its order; none for an empty cell.
inline std::vector<std::string_view> values_of(std::string_view cell) {
  std::vector<std::string_view> values;
  while (!cell.empty()) {
    const std::size_t bar = std::min(cell.find('|'), cell.size());
    values.push_back(cell.substr(0, bar));
    cell.remove_prefix(std::min(bar + 1, cell.size()));
  }
  return values;
}

}  // namespace claims::reference
