// Calendar days as metadata and datelines write them.
#pragma once

#include <claims/calendar.h>

#include <optional>
#include <string_view>

namespace claims::text {

// A full date at the start of `text`, white space and a weekday before it
// allowed: "2024-06-20T10:00:00Z", "20240620", "June 20, 2024", "20 June 2024",
// "Thu, 20 Jun 2024 10:00:00 +0000". The day is taken as written, whatever the
// time zone. "06/05/2024" is refused: it is two days.
// `size`, if given, receives the bytes read.
std::optional<Date> read_written_date(std::string_view text, std::size_t* size = nullptr);

}  // namespace claims::text
