#include "extract/time_holiday.h"

#include <algorithm>
#include <charconv>
#include <stdexcept>
#include <string_view>

#include "data/data.h"
#include "extract/time_grammar.h"

namespace claims::extract {
namespace {

std::string_view next_field(std::string_view& row, char separator) {
  const std::size_t at = row.find(separator);
  const std::string_view field = row.substr(0, at);
  row = at == std::string_view::npos ? std::string_view() : row.substr(at + 1);
  return field;
}

int number(std::string_view s) {
  int value = 0;
  if (!s.empty() && s.front() == '+') s.remove_prefix(1);
  if (std::from_chars(s.data(), s.data() + s.size(), value).ec != std::errc())
    throw std::logic_error("holidays: bad rule " + std::string(s));
  return value;
}

// "12-25", "easter -2", "11 4th 4 +1" (month, nth, weekday, days after)
void read_rule(std::string_view rule, Holiday& h) {
  const std::string_view head = next_field(rule, ' ');
  if (head == "easter") {
    h.offset = number(rule);
  } else if (const std::size_t dash = head.find('-'); dash != std::string_view::npos) {
    h.month = number(head.substr(0, dash));
    h.offset = number(head.substr(dash + 1));
  } else {
    h.month = number(head);
    h.nth = number(next_field(rule, ' '));
    h.weekday = number(next_field(rule, ' '));
    h.offset = rule.empty() ? 0 : number(rule);
  }
}

// Longest names first, so that "Christmas Day" wins over "Christmas".
std::vector<Holiday> read_holidays() {
  std::vector<Holiday> all;
  std::string_view table = data::file("reference/holidays.tsv");
  while (!table.empty()) {
    std::string_view row = next_field(table, '\n');
    if (row.empty() || row.front() == '#') continue;
    std::string_view name = next_field(row, '\t');
    Holiday h;
    while (!name.empty()) {
      std::string_view word = next_field(name, ' ');
      if (word.size() > 2 && word.substr(word.size() - 2) == "'s")
        word.remove_suffix(2);  // a token of its own in the text
      h.words.emplace_back(word);
    }
    read_rule(next_field(row, '\t'), h);
    all.push_back(std::move(h));
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Holiday& a, const Holiday& b) { return a.words.size() > b.words.size(); });
  return all;
}

bool same_word(std::string_view text, std::string_view lower) {
  if (text.size() != lower.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i)
    if ((text[i] >= 'A' && text[i] <= 'Z' ? text[i] | 0x20 : text[i]) != lower[i]) return false;
  return true;
}

// Tokens that the words take up; a possessive "'s" and a full stop may stand between.
std::uint32_t match_words(const SentenceTokens& tokens, std::uint32_t i, const std::vector<std::string>& words) {
  std::uint32_t at = i;
  for (const std::string& word : words) {
    if (at > i && tokens.at(at).kind == TokenKind::possessive) ++at;
    if (!same_word(tokens.text(at), word)) return 0;
    ++at;
  }
  return at - i;
}

}  // namespace

Day Holiday::day(int year) const {
  if (month == 0) return to_day(easter(year)) + offset;
  if (nth == 0) return to_day({year, month, offset});
  const Period days = month_period(year, month);
  if (nth < 0) return days.last - (static_cast<int>(weekday_of(days.last)) - weekday + 7) % 7 + offset;
  return days.first + (weekday - static_cast<int>(weekday_of(days.first)) + 7) % 7 + (nth - 1) * 7 + offset;
}

std::uint32_t find_holiday(const SentenceTokens& tokens, std::uint32_t i, const Holiday*& holiday) {
  static const std::vector<Holiday> all = read_holidays();
  if ((!tokens.is(i, TimeWord::holiday) && !tokens.is(i, text::WordClass::month)) || !tokens.capitalised(i)) return 0;
  for (const Holiday& h : all)
    if (const std::uint32_t size = match_words(tokens, i, h.words)) {
      holiday = &h;
      return size;
    }
  return 0;
}

}  // namespace claims::extract
