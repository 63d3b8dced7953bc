#include "reference/term_date.h"

#include <charconv>

namespace claims::reference {
namespace {

int number(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

// The days of "2011-12-17", "1999-12" or "1972"; not known() for anything else.
Period days_of(std::string_view text) {
  if (text.size() < 4 || text[0] == '?') return {};
  const int year = number(text.substr(0, 4));
  if (text.size() == 4) return year_period(year);
  if (text.size() == 7) return month_period(year, number(text.substr(5)));
  const auto exact = parse_iso_date(text);
  return exact ? Period{to_day(*exact), to_day(*exact)} : Period{};
}

}  // namespace

TermDate read_term_date(std::string_view cell, bool end) {
  TermDate date;
  date.written = cell;
  date.open = end && cell.empty();
  const std::size_t slash = cell.find('/');
  date.days = days_of(cell.substr(0, slash));
  if (slash != std::string_view::npos) date.days.last = days_of(cell.substr(slash + 1)).last;
  return date;
}

std::string to_prose(const TermDate& date) {
  if (!date.days.known()) return {};
  const std::size_t slash = date.written.find('/');
  const std::size_t length = slash == std::string_view::npos ? date.written.size() : date.written.size() - slash - 1;
  const Date last = to_date(date.days.last);
  if (length == 10) return to_prose(last);
  if (length == 7) return std::string(month_name(last.month)) + ' ' + std::to_string(last.year);
  return std::to_string(last.year);
}

}  // namespace claims::reference
