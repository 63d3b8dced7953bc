#include "reference/unit.h"

#include "data/data.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>
#include <vector>

namespace claims::reference {
namespace {

using Entry = std::pair<std::string_view, Unit>;

struct Units {
  std::vector<Entry> words, signs;
};

constexpr std::array<std::string_view, 9> kinds = {
    "measure", "pound", "percent", "percentage_points", "money", "money_scaled", "money_sign", "count", "label"};

double decimal(std::string_view digits) {
  double value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

std::string_view take(std::string_view& rest, char end) {
  const std::string_view part = rest.substr(0, rest.find(end));
  rest.remove_prefix(std::min(part.size() + 1, rest.size()));
  return part;
}

void read_row(std::string_view row, Units& out) {
  std::string_view words = take(row, '\t');
  const std::string_view kind = take(row, '\t');
  const auto at = std::find(kinds.begin(), kinds.end(), kind);
  if (at == kinds.end()) return;
  Unit unit;
  unit.kind = static_cast<UnitKind>(at - kinds.begin());
  unit.symbol = take(row, '\t');
  unit.dimension = take(row, '\t');
  unit.factor = decimal(take(row, '\t'));
  unit.offset = decimal(take(row, '\t'));
  auto& list = unit.kind == UnitKind::money_sign ? out.signs : out.words;
  while (!words.empty()) list.emplace_back(take(words, '|'), unit);
}

const Units& units() {
  static const Units all = [] {
    Units read;
    std::string_view rest = data::file("reference/units.tsv");
    while (!rest.empty()) {
      const std::string_view line = take(rest, '\n');
      if (!line.empty() && line[0] != '#') read_row(line, read);
    }
    for (auto* list : {&read.words, &read.signs})
      std::stable_sort(list->begin(), list->end(), [](const Entry& a, const Entry& b) { return a.first < b.first; });
    return read;
  }();
  return all;
}

const Unit* look_up(const std::vector<Entry>& list, std::string_view words) {
  const auto at =
      std::lower_bound(list.begin(), list.end(), words, [](const Entry& e, std::string_view w) { return e.first < w; });
  return at != list.end() && at->first == words ? &at->second : nullptr;
}

}  // namespace

const Unit* unit_called(std::string_view words) { return look_up(units().words, words); }
const Unit* money_sign_called(std::string_view sign) { return look_up(units().signs, sign); }

const Unit* unit_with_symbol(std::string_view symbol) {
  for (const Entry& entry : units().words)
    if (entry.second.symbol == symbol && !entry.second.dimension.empty()) return &entry.second;
  return nullptr;
}

}  // namespace claims::reference
