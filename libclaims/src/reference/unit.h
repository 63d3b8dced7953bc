// Units of quantities: how they are written, and what they measure
// (libclaims/data/reference/units.tsv).
#pragma once

#include <cstdint>
#include <string_view>

namespace claims::reference {

enum class UnitKind : std::uint8_t {
  measure,
  pound,  // money after million or billion, mass otherwise
  percent,
  percentage_points,
  money,
  money_scaled,  // money only after million, billion, trillion: "won"
  money_sign,    // before the number: "$", "USD"
  count,         // a noun that counts without plural s: "people"
  label,         // a number after it is a name: "page 12"
};

struct Unit {
  UnitKind kind = UnitKind::count;
  std::string_view symbol;     // "km"; ISO 4217 for money
  std::string_view dimension;  // "length"; empty if it converts to nothing
  double factor = 0;           // SI value = value * factor + offset
  double offset = 0;
};

// The unit of this name: lower case, single spaces. Signs before the number
// are kept apart from words after it. Null if there is none.
const Unit* unit_called(std::string_view words);
const Unit* money_sign_called(std::string_view sign);
// The unit that reports call `symbol`, for conversions; null if there is none.
const Unit* unit_with_symbol(std::string_view symbol);

}  // namespace claims::reference
