// Dates as the tables have them: as exact as they are long.
#pragma once

#include <claims/calendar.h>

#include <string>
#include <string_view>

namespace claims::reference {

// The first or last day of a term, as exactly as the sources have it.
struct TermDate {
  std::string_view written;  // "2011-12-17", "1999-12", "1972", "2001-02-03/2001-02-20" (some day of these); "" or "?"
  Period days;               // the days that it may be; not known() where open or unknown
  bool open = false;         // still in office at the cut-off
};

// A cell of a table. `end`: an empty cell means "still running", else it means "not known".
TermDate read_term_date(std::string_view cell, bool end);

// "17 December 2011", "December 1999", "1972"; of two days the later; empty if unknown.
std::string to_prose(const TermDate& date);

}  // namespace claims::reference
