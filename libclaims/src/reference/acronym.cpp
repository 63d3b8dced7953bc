#include "reference/acronym.h"

#include "data/data.h"
#include "reference/sorted_lines.h"

#include <algorithm>

namespace claims::reference {
namespace {

Acronym read(std::string_view line) {
  Acronym row{field(line, 0), {}, field(line, 2)};
  for (std::string_view rest = field(line, 1); !rest.empty();) {
    const std::size_t bar = rest.find('|');
    row.meanings.push_back(rest.substr(0, bar));
    rest = bar == std::string_view::npos ? std::string_view() : rest.substr(bar + 1);
  }
  return row;
}

}  // namespace

const std::vector<Acronym>& acronyms() {
  static const std::vector<Acronym> all = [] {
    std::vector<Acronym> rows;
    const SortedLines table(data::file("reference/acronyms.tsv"));
    for (std::size_t at = table.begin(); at < table.size(); at = table.next(at)) rows.push_back(read(table.line(at)));
    return rows;
  }();
  return all;
}

Acronym acronym(std::string_view letters) {
  const auto& all = acronyms();
  const auto found = std::lower_bound(all.begin(), all.end(), letters,
                                      [](const Acronym& row, std::string_view key) { return row.letters < key; });
  return found != all.end() && found->letters == letters ? *found : Acronym{};
}

bool is_known_acronym(std::string_view letters) { return !acronym(letters).letters.empty(); }

}  // namespace claims::reference
