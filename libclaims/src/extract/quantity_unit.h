// What stands before and after a number: currency signs, units, counted nouns, hedges.
#pragma once

#include <claims/story.h>

#include "extract/quantity_number.h"

#include <string>

namespace claims::extract {

struct UnitReading {
  QuantityKind kind = QuantityKind::number;
  std::string unit;
  double factor = 1;            // a suffix that turned out to be a scale: "$5m"
  std::size_t first = 0;        // first token of the quantity, with a sign before the number
  std::size_t last = 0;         // one past its last token
  std::size_t number_last = 0;  // one past the number's last token, where a suffix belongs to it
  bool counted = false;         // the unit is a noun that is known to count
  bool refused = false;         // a time unit or a compound: no quantity
};

// Reads around `number`; `first` is the first token of the whole (in a range, of its first number).
UnitReading read_unit(const Story& story, std::size_t begin, const Number& number, std::size_t first, std::size_t end);

// True if the word before token `at` makes the number a name: "Resolution 1718", "page 12".
bool is_label(const Story& story, std::size_t begin, std::size_t at);

// Widens q.low and q.high by the words around tokens [first, last): "nearly", "more than", "or more".
void apply_hedge(const Story& story, std::size_t begin, std::size_t first, std::size_t last, std::size_t end,
                 Quantity& q);

}  // namespace claims::extract
