#include "watch/page_lines.h"

#include "data/data.h"
#include "text/lexicon.h"
#include "text/written_date.h"

#include <algorithm>
#include <array>

namespace claims::watch {
namespace {

// Longer lines are prose, whatever they say.
constexpr std::size_t most_words_of_notice = 40;
constexpr std::size_t most_words_of_line = 16;
constexpr std::size_t most_words_of_counter = 8;
constexpr std::size_t most_lines_of_list = 60;

enum class Place : std::uint8_t { whole, start, any, heads };

struct Phrase {
  std::string_view words, what;
  Place place = Place::any;
};

std::vector<Phrase> read_table() {
  std::vector<Phrase> out;
  std::string_view table = data::file("text/page_lines.tsv");
  while (!table.empty()) {
    const std::string_view row = table.substr(0, table.find('\n'));
    table.remove_prefix(std::min(table.size(), row.size() + 1));
    if (row.empty() || row.front() == '#') continue;
    const std::size_t tab = row.find('\t'), second = row.find('\t', tab + 1);
    const std::string_view place = row.substr(tab + 1, second - tab - 1);
    out.push_back({row.substr(0, tab), row.substr(second + 1),
                   place == "whole"   ? Place::whole
                   : place == "start" ? Place::start
                   : place == "heads" ? Place::heads
                                      : Place::any});
  }
  return out;
}

const std::vector<Phrase>& phrases() {
  static const std::vector<Phrase> all = read_table();
  return all;
}

std::size_t words_in(std::string_view text) {
  return text.empty() ? 0 : static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
}

bool is_mark(char c) { return std::string_view(".,:;!?()[]|*-\"'").find(c) != std::string_view::npos; }

std::string_view without_marks(std::string_view text) {
  while (!text.empty() && (is_mark(text.front()) || text.front() == ' ')) text.remove_prefix(1);
  while (!text.empty() && (is_mark(text.back()) || text.back() == ' ')) text.remove_suffix(1);
  return text;
}

bool bounded(std::string_view text, std::size_t at, std::size_t size) {
  const auto ends = [](char c) { return c == ' ' || is_mark(c); };
  return (at == 0 || ends(text[at - 1])) && (at + size == text.size() || ends(text[at + size]));
}

bool holds(std::string_view text, std::string_view words) {
  for (std::size_t at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1))
    if (bounded(text, at, words.size())) return true;
  return false;
}

bool fits(const Phrase& phrase, std::string_view line) {
  switch (phrase.place) {
    case Place::whole:
    case Place::heads: return line == phrase.words;
    case Place::start: return line.starts_with(phrase.words) && bounded(line, 0, phrase.words.size());
    case Place::any: return holds(line, phrase.words);
  }
  return false;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool has_digit(std::string_view text) { return std::any_of(text.begin(), text.end(), is_digit); }

// A line of a list: no sentence.
bool is_short_line(std::string_view line) {
  return words_in(line) <= most_words_of_line && !line.ends_with('.') && !line.ends_with(".\"");
}

// The words of a line in which two lines differ, each a word.
using Words = std::vector<std::string_view>;
Words split(std::string_view line) {
  Words out;
  while (!line.empty()) {
    const std::size_t end = std::min(line.find(' '), line.size());
    if (const std::string_view word = without_marks(line.substr(0, end)); !word.empty()) out.push_back(word);
    line.remove_prefix(std::min(line.size(), end + 1));
  }
  return out;
}

std::string_view singular(std::string_view word) {
  return word.ends_with('s') ? word.substr(0, word.size() - 1) : word;
}

// The same words but for their numbers: "1 comment", "2 comments".
bool only_numbers_differ(const Words& was, const Words& now) {
  if (was.size() != now.size()) return false;
  const auto number = [](std::string_view word) {
    return has_digit(word) && word.find_first_not_of("0123456789.,kmb+") == std::string_view::npos;
  };
  for (std::size_t i = 0; i < was.size(); ++i)
    if (was[i] != now[i] && !(number(was[i]) && number(now[i])) && singular(was[i]) != singular(now[i])) return false;
  return true;
}

bool is_counter(std::string_view was, std::string_view now) {
  if (words_in(was) > most_words_of_counter || !has_digit(was) || !has_digit(now)) return false;
  if (was.ends_with('.') && words_in(was) > 3) return false;
  if (!only_numbers_differ(split(was), split(now))) return false;
  // Every word is of a counter: "share price" is none.
  const auto counts = [](std::string_view line) {
    const Words words = split(line);
    const auto known = [](std::string_view word) {
      static constexpr std::string_view with[] = {"total", "of",  "by", "no",  "number",
                                                  "you",   "are", "so", "far", "times"};
      return has_digit(word) || std::find(std::begin(with), std::end(with), word) != std::end(with) ||
             std::any_of(phrases().begin(), phrases().end(),
                         [&](const Phrase& phrase) { return phrase.what == "counter" && holds(phrase.words, word); });
    };
    const bool named = std::any_of(phrases().begin(), phrases().end(), [&](const Phrase& phrase) {
      return phrase.what == "counter" && fits(phrase, line);
    });
    return named && std::all_of(words.begin(), words.end(), known);
  };
  return counts(was) && counts(now);
}

// "3 hours ago", "posted an hour ago", "just now", "updated yesterday".
bool is_relative_time(std::string_view line) {
  static constexpr std::array<std::string_view, 35> known = {
      "a",       "an",    "about",     "ago",    "just",    "now",  "today", "yesterday", "second",
      "seconds", "sec",   "secs",      "minute", "minutes", "min",  "mins",  "hour",      "hours",
      "hr",      "hrs",   "h",         "m",      "d",       "day",  "days",  "week",      "weeks",
      "months",  "month", "published", "posted", "updated", "last", "by",    "moments"};
  const Words words = split(line);
  if (words.empty() || words.size() > most_words_of_counter) return false;
  bool relative = false;
  for (const std::string_view word : words) {
    if (word == "ago" || word == "now" || word == "yesterday" || word == "today") relative = true;
    else if (!is_digit(word[0]) && std::find(known.begin(), known.end(), word) == known.end()) return false;
  }
  return relative;
}

// Behind the words for it stands when, and not "Updated figures show ...": a word by itself may begin any sentence.
bool tells_time(std::string_view line, std::string_view words) {
  if (!has_digit(line) && !is_relative_time(line)) return false;
  if (words.find(' ') != std::string_view::npos) return true;
  for (const std::string_view word : split(line.substr(words.size()))) {
    const auto& lexicon = text::Lexicon::english();
    const text::Word& known = lexicon[lexicon.find(word)];
    const bool date = known.is(text::WordClass::month) || known.is(text::WordClass::weekday);
    if (!date && !has_digit(word) && word != "on" && word != "at" && word != "ago" && word != "gmt" && word != "utc" &&
        word != "am" && word != "pm" && word != "minutes" && word != "hours" && word != "days")
      return false;
  }
  return true;
}

// A line that is a date and, at most, a time of day.
std::optional<Day> day_alone(std::string_view line) {
  std::string text(line);
  // The reader of dates knows them as they are written: with capitals.
  for (std::size_t i = 0; i < text.size(); ++i)
    if ((i == 0 || text[i - 1] == ' ') && text[i] >= 'a' && text[i] <= 'z') text[i] = static_cast<char>(text[i] - 0x20);
  if (text.starts_with("Today Is ")) text.erase(0, 9);
  if (text.starts_with("Today: ")) text.erase(0, 7);
  std::size_t size = 0;
  const auto date = text::read_written_date(text, &size);
  if (!date || !exists(*date)) return std::nullopt;
  for (const std::string_view word :
       split(std::string_view(line).substr(line.size() - std::min(line.size(), text.size() - size))))
    if (!is_digit(word[0]) && word != "gmt" && word != "utc" && word != "am" && word != "pm" && word != "at")
      return std::nullopt;
  return to_day(*date);
}

bool is_day_of_showing(std::string_view was, std::string_view now, std::optional<Day> was_day,
                       std::optional<Day> now_day) {
  if (!was_day || !now_day || words_in(was) > most_words_of_counter) return false;
  const auto a = day_alone(was), b = day_alone(now);
  const auto near = [](Day x, Day y) { return x - y <= 1 && y - x <= 1; };
  return a && b && near(*a, *was_day) && near(*b, *now_day);
}

}  // namespace

void mark_page_lines(std::vector<PageBlock>& blocks) {
  std::string_view list;  // what the lines below the last heading are
  std::size_t lines = 0;
  for (PageBlock& block : blocks) {
    const std::string_view line = without_marks(block.text);
    const std::size_t words = words_in(line);
    std::string_view what;
    bool heads = false;
    for (const Phrase& phrase : phrases()) {
      const bool notice = phrase.what == "a cookie notice";
      if (phrase.what == "counter" || words > (notice ? most_words_of_notice : most_words_of_line)) continue;
      if (!fits(phrase, line)) continue;
      if (phrase.what == "the date of its last change" && !tells_time(line, phrase.words)) continue;
      what = phrase.what;
      heads = phrase.place == Place::heads;
      break;
    }
    if (!what.empty()) {
      list = heads ? what : std::string_view();
      lines = 0;
    } else if (!list.empty() && is_short_line(block.text) && ++lines <= most_lines_of_list) {
      what = list;
    } else {
      list = {};
    }
    if (!what.empty()) block.furniture = what;
  }
}

std::string_view passing_difference(std::string_view was, std::string_view now, std::optional<Day> was_day,
                                    std::optional<Day> now_day) {
  if (is_counter(was, now)) return "a counter";
  if (is_relative_time(was) && is_relative_time(now)) return "a relative time";
  if (is_day_of_showing(was, now, was_day, now_day)) return "the day on which the page was shown";
  return {};
}

}  // namespace claims::watch
