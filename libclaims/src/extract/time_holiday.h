// Holidays that stories are dated by.
#pragma once

#include <claims/calendar.h>

#include <string>
#include <vector>

namespace claims::extract {

class SentenceTokens;

struct Holiday {
  std::vector<std::string> words;  // lower case
  int month = 0;                   // 0: counted from Easter Sunday
  int offset = 0;                  // day of the month, or days from Easter or from the nth weekday
  int nth = 0;                     // nth `weekday` of the month, -1 for the last; 0: a fixed day
  int weekday = 0;                 // 1 Monday .. 7

  // Its day in a year within 1..9999.
  Day day(int year) const;
};

// Tokens of the holiday that begins at token i, 0 if none begins there.
std::uint32_t find_holiday(const SentenceTokens& tokens, std::uint32_t i, const Holiday*& holiday);

}  // namespace claims::extract
