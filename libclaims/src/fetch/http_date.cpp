#include "fetch/http_date.h"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <vector>

namespace claims::fetching {
namespace {

int month_of(std::string_view name) {
  static constexpr std::array<std::string_view, 12> names = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == name) return static_cast<int>(i) + 1;
  return 0;
}

// All digits, `least` to `most` of them; -1 otherwise.
int number(std::string_view text, std::size_t least, std::size_t most) {
  if (text.size() < least || text.size() > most) return -1;
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::vector<std::string_view> words(std::string_view text) {
  std::vector<std::string_view> out;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t start = text.find_first_not_of(" ,-", at);
    if (start == std::string_view::npos) break;
    const std::size_t end = std::min(text.find_first_of(" ,-", start), text.size());
    out.push_back(text.substr(start, end - start));
    at = end;
  }
  return out;
}

std::optional<std::int64_t> seconds_of(int year, int month, int day, std::string_view clock) {
  if (clock.size() != 8 || clock[2] != ':' || clock[5] != ':') return std::nullopt;
  const int hour = number(clock.substr(0, 2), 2, 2), minute = number(clock.substr(3, 2), 2, 2);
  const int second = number(clock.substr(6, 2), 2, 2);
  using namespace std::chrono;
  const year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                            std::chrono::day(static_cast<unsigned>(day))};
  if (year < 0 || month < 1 || day < 1 || !date.ok()) return std::nullopt;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) return std::nullopt;
  return std::int64_t{sys_days(date).time_since_epoch().count()} * 86400 + hour * 3600 + minute * 60 + second;
}

}  // namespace

std::optional<std::int64_t> parse_http_date(std::string_view text) {
  const std::vector<std::string_view> parts = words(text);
  if (parts.size() == 6 && parts[5] == "GMT") {
    const int year = number(parts[3], 4, 4);
    if (year >= 0) return seconds_of(year, month_of(parts[2]), number(parts[1], 2, 2), parts[4]);
    // RFC 850: two digits; read as the century that keeps it within 1970-2069.
    const int short_year = number(parts[3], 2, 2);
    if (short_year < 0) return std::nullopt;
    return seconds_of(short_year + (short_year < 70 ? 2000 : 1900), month_of(parts[2]), number(parts[1], 2, 2),
                      parts[4]);
  }
  if (parts.size() == 5)  // asctime
    return seconds_of(number(parts[4], 4, 4), month_of(parts[1]), number(parts[2], 1, 2), parts[3]);
  return std::nullopt;
}

std::string rfc3339(std::int64_t seconds) {
  using namespace std::chrono;
  const std::int64_t days = (seconds >= 0 ? seconds : seconds - 86399) / 86400;
  const year_month_day date{sys_days(std::chrono::days(days))};
  const std::int64_t rest = seconds - days * 86400;
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), rest / 3600,
                     rest / 60 % 60, rest % 60);
}

}  // namespace claims::fetching
