#include "reference/country.h"

#include "data/data.h"

#include <algorithm>
#include <utility>

namespace claims::reference {
namespace {

using Entry = std::pair<std::string_view, std::string_view>;  // name or adjective, English name

void add_each(std::string_view list, std::string_view country, std::vector<Entry>& out) {
  while (!list.empty()) {
    const std::size_t bar = std::min(list.find('|'), list.size());
    if (bar > 0) out.emplace_back(list.substr(0, bar), country);
    list.remove_prefix(std::min(bar + 1, list.size()));
  }
}

std::vector<Entry> read_entries() {
  std::vector<Entry> entries;
  std::string_view rest = data::file("reference/countries.tsv");
  while (!rest.empty()) {
    std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    if (line.empty() || line[0] == '#') continue;
    std::string_view fields[4];
    for (std::string_view& field : fields) {
      field = line.substr(0, line.find('\t'));
      line.remove_prefix(std::min(field.size() + 1, line.size()));
    }
    for (std::size_t i = 1; i < 4; ++i) add_each(fields[i], fields[1], entries);
  }
  std::sort(entries.begin(), entries.end());
  entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
  return entries;
}

}  // namespace

std::vector<std::string_view> countries_called(std::string_view words) {
  static const std::vector<Entry> entries = read_entries();
  std::vector<std::string_view> found;
  for (auto at = std::lower_bound(entries.begin(), entries.end(), Entry(words, {}));
       at != entries.end() && at->first == words; ++at)
    found.push_back(at->second);
  return found;
}

}  // namespace claims::reference
