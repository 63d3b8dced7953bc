#include "text/written_moment.h"

#include <claims/calendar.h>

namespace claims::text {
namespace {

// Reads one piece after the other; false from the first that is not there.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  bool number(int& value, int most) {
    if (text_.size() < 2 || !digit(text_[0]) || !digit(text_[1])) return false;
    value = (text_[0] - '0') * 10 + (text_[1] - '0');
    text_.remove_prefix(2);
    return value <= most;
  }
  bool one_of(std::string_view marks, char* which = nullptr) {
    if (text_.empty() || marks.find(text_[0]) == std::string_view::npos) return false;
    if (which) *which = text_[0];
    text_.remove_prefix(1);
    return true;
  }
  void skip_fraction() {
    if (!one_of(".,")) return;
    while (!text_.empty() && digit(text_[0])) text_.remove_prefix(1);
  }
  void skip_spaces() {
    while (one_of(" ")) {
    }
  }

 private:
  static bool digit(char c) { return c >= '0' && c <= '9'; }
  std::string_view text_;
};

}  // namespace

std::optional<std::int64_t> read_written_moment(std::string_view text) {
  while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
  const auto date = parse_iso_date(text.substr(0, 10));
  if (!date) return std::nullopt;
  Reader rest(text.substr(10));
  int hour = 0, minute = 0, second = 0, zone_hour = 0, zone_minute = 0;
  if (!rest.one_of("Tt ") || !rest.number(hour, 24) || !rest.one_of(":") || !rest.number(minute, 59))
    return std::nullopt;
  if (rest.one_of(":") && !rest.number(second, 60)) return std::nullopt;
  rest.skip_fraction();
  rest.skip_spaces();
  char sign = '+';
  if (!rest.one_of("Zz")) {
    if (!rest.one_of("+-", &sign) || !rest.number(zone_hour, 14)) return std::nullopt;
    rest.one_of(":");
    if (!rest.number(zone_minute, 59)) zone_minute = 0;
  }
  const int east = (zone_hour * 60 + zone_minute) * (sign == '-' ? -60 : 60);
  return std::int64_t{to_day(*date)} * 86'400 + hour * 3600 + minute * 60 + second - east;
}

}  // namespace claims::text
