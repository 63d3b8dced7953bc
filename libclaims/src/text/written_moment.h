// Moments as metadata writes them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace claims::text {

// Seconds since 1970-01-01T00:00:00Z of a date and time with its zone, as RFC 3339 or ISO 8601 write it
// ("2024-06-20T23:30:00-04:00", "2024-06-20 23:30Z", "20240620T2330+0200" is not read). Nothing for a day alone and
// for a time without a zone: those say what day it is.
std::optional<std::int64_t> read_written_moment(std::string_view text);

}  // namespace claims::text
