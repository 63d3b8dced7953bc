#include "reference/un_council.h"

#include "data/data.h"
#include "reference/sorted_lines.h"

namespace claims::reference {
namespace {

std::vector<std::string_view> list(std::string_view text) {
  std::vector<std::string_view> items;
  while (!text.empty()) {
    const std::size_t bar = text.find('|');
    items.push_back(text.substr(0, bar));
    if (bar == std::string_view::npos) break;
    text.remove_prefix(bar + 1);
  }
  return items;
}

}  // namespace

CouncilRules council_rules(int year) noexcept { return year < 1966 ? CouncilRules{11, 7} : CouncilRules{15, 9}; }

std::optional<CouncilYear> council_in(int year) {
  static const SortedLines table(data::file("reference/security_council_members.tsv"));
  const std::string key = std::to_string(year);
  const std::size_t at = table.lower_bound(key);
  if (at >= table.size() || field(table.line(at), 0) != key) return std::nullopt;
  return CouncilYear{year, list(field(table.line(at), 1)), list(field(table.line(at), 2))};
}

std::vector<Veto> vetoes_between(Period on) {
  std::vector<Veto> found;
  if (!on.known()) return found;
  static const SortedLines table(data::file("reference/vetoes.tsv"));
  const Date first = to_date(on.first);
  if (first.year > 9999) return found;
  for (std::size_t at = table.lower_bound(to_iso(first)); at < table.size(); at = table.next(at)) {
    const std::string_view line = table.line(at);
    const auto date = parse_iso_date(field(line, 0));
    if (!date) continue;
    const Day day = to_day(*date);
    if (day > on.last) break;
    found.push_back({day, field(line, 1), field(line, 2), list(field(line, 3)), field(line, 4)});
  }
  return found;
}

Day veto_cut_off() noexcept { return to_day({2022, 8, 31}); }

}  // namespace claims::reference
