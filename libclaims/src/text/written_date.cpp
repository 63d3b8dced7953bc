#include "text/written_date.h"

#include "text/lexicon.h"

#include <string>

namespace claims::text {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

class DateReader {
 public:
  explicit DateReader(std::string_view text) : text_(text) {}

  std::optional<Date> read() {
    skip_space();
    if (const auto date = numeric()) return date;
    const Word& first = word();
    if (first.weekday != 0) {
      skip(",");
      return day_and_month(word());
    }
    return day_and_month(first);
  }
  std::size_t position() const { return at_; }

 private:
  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

  void skip_space() {
    while (at_ < text_.size() && static_cast<unsigned char>(text_[at_]) <= ' ') ++at_;
  }
  void skip(std::string_view marks) {
    skip_space();
    while (at_ < text_.size() && marks.find(text_[at_]) != std::string_view::npos) ++at_;
    skip_space();
  }

  // Digits of a number, at most 4; -1 if there is none.
  int number(std::size_t least, std::size_t most) {
    std::size_t n = 0;
    int value = 0;
    while (digit(peek(n)) && n < 9) {
      if (n < most) value = value * 10 + (peek(n) - '0');
      ++n;
    }
    if (n < least || n > most) return -1;
    at_ += n;
    return value;
  }

  // "2024-06-20" and "20240620", whatever follows the day but a digit.
  std::optional<Date> numeric() {
    const std::size_t start = at_;
    std::size_t digits = 0;
    while (digit(peek(digits))) ++digits;
    Date date;
    if (digits == 8) {
      const auto two = [&](std::size_t i) { return (peek(i) - '0') * 10 + (peek(i + 1) - '0'); };
      date = {two(0) * 100 + two(2), two(4), two(6)};
      at_ += 8;
    } else if (digits == 4) {
      date.year = number(4, 4);
      const char mark = peek();
      if (mark != '-' && mark != '/' && mark != '.') return at_ = start, std::nullopt;
      ++at_;
      date.month = number(1, 2);
      if (peek() != mark) return at_ = start, std::nullopt;
      ++at_;
      date.day = number(1, 2);
    }
    if (date.year > 0 && exists(date)) return date;
    at_ = start;
    return std::nullopt;
  }

  const Word& word() {
    std::string lower;
    while (letter(peek())) lower += static_cast<char>(text_[at_++] | 0x20);
    if (!lower.empty()) skip(".");
    return Lexicon::english()[Lexicon::english().find(lower)];
  }

  // After a weekday, if there was one: "June 20, 2024" or "20 June 2024".
  std::optional<Date> day_and_month(const Word& first) {
    Date date;
    date.month = first.month;
    date.day = number(1, 2);
    if (date.day < 0) return std::nullopt;
    if ((peek() | 0x20) >= 'a' && letter(peek()) && letter(peek(1)) && !letter(peek(2))) at_ += 2;  // "20th"
    if (date.month == 0) {
      skip("- ");
      date.month = word().month;
      if (date.month == 0) return std::nullopt;
    }
    skip(",-");
    date.year = number(4, 4);
    return date.year > 0 && exists(date) ? std::optional(date) : std::nullopt;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

std::optional<Date> read_written_date(std::string_view text, std::size_t* size) {
  DateReader reader(text.substr(0, 80));
  const std::optional<Date> date = reader.read();
  if (date && size) *size = reader.position();
  return date;
}

}  // namespace claims::text
