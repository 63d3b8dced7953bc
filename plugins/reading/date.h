// Dates as services write them, to ISO 8601 as facts have them. What is no date
// of the Gregorian calendar is none: the answer is empty.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace claims::plugin {

// "2022-02-23", "2022-02" where day is 0, "2022" where month is 0.
std::string iso_date(int year, int month = 0, int day = 0);

// The date that `text` begins with: "2022-02-23T10:00:00Z", "2022-02", "2022".
std::string read_iso_date(std::string_view text);

// "July 23, 2025" and "23 July 2025".
std::string read_english_date(std::string_view text);

// "02/23/2022", as the US Treasury writes it.
std::string read_us_date(std::string_view text);

// A moment of the Wayback Machine: 4 to 14 digits, year first ("20240620093000").
// What is not given is 0; what cannot be is none.
struct Moment {
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
};
std::optional<Moment> read_timestamp(std::string_view digits);

// RFC 9110, section 5.6.7, IMF-fixdate: "Sun, 20 Jan 2002 14:25:10 GMT".
std::optional<Moment> read_http_date(std::string_view text);

std::string timestamp(const Moment& moment);  // 14 digits
std::int64_t seconds(const Moment& moment);   // since 1970; a month or day of 0 counts as 1

}  // namespace claims::plugin
