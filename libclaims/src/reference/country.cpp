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

struct Countries {
  std::vector<Entry> entries;           // sorted
  std::vector<std::string_view> latin;  // sorted
};

Countries read_countries() {
  Countries read;
  std::string_view rest = data::file("reference/countries.tsv");
  while (!rest.empty()) {
    std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    if (line.empty() || line[0] == '#') continue;
    std::string_view fields[8];
    for (std::string_view& field : fields) {
      field = line.substr(0, line.find('\t'));
      line.remove_prefix(std::min(field.size() + 1, line.size()));
    }
    for (std::size_t i = 1; i < 4; ++i) add_each(fields[i], fields[1], read.entries);
    if (fields[7] == "latin") read.latin.push_back(fields[1]);
  }
  std::sort(read.entries.begin(), read.entries.end());
  read.entries.erase(std::unique(read.entries.begin(), read.entries.end()), read.entries.end());
  std::sort(read.latin.begin(), read.latin.end());
  return read;
}

const Countries& countries() {
  static const Countries all = read_countries();
  return all;
}

}  // namespace

std::vector<std::string_view> countries_called(std::string_view words) {
  const std::vector<Entry>& entries = countries().entries;
  std::vector<std::string_view> found;
  for (auto at = std::lower_bound(entries.begin(), entries.end(), Entry(words, {}));
       at != entries.end() && at->first == words; ++at)
    found.push_back(at->second);
  return found;
}

std::vector<std::string_view> names_of_country(std::string_view country) {
  std::vector<std::string_view> found;
  for (const auto& [name, state] : countries().entries)
    if (state == country) found.push_back(name);
  return found;
}

std::vector<std::string_view> states() {
  std::vector<std::string_view> all;
  for (const auto& [name, state] : countries().entries) all.push_back(state);
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

bool has_latin_names(std::string_view country) {
  return std::binary_search(countries().latin.begin(), countries().latin.end(), country);
}

}  // namespace claims::reference
