// Days as the documents and records of the United Nations write them.
#pragma once

#include <string>
#include <string_view>

namespace un {

struct DayText {
  std::string iso;        // "2006-10-14"; "2006-10" or "2006" where no more is written; empty: none
  std::size_t begin = 0;  // where it stands
  std::size_t end = 0;

  explicit operator bool() const noexcept { return !iso.empty(); }
};

// The first day in `text`: "14 October 2006", "14 Oct. 2006", "2006-10-14", "20061014". A day that does not exist is
// none.
DayText day_in(std::string_view text);

// The same, or else the month or the year that is all of `text`: "Oct. 2006", "[2006]", "2006-10".
DayText date_in(std::string_view text);

}  // namespace un
