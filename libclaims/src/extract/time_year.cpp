// Years, decades, centuries, holidays, and the second ends of ranges.
#include <algorithm>
#include <string>

#include "extract/time_grammar.h"
#include "extract/time_holiday.h"
#include "extract/time_roles.h"

namespace claims::extract {

using text::WordClass;

// "nineteen ninety-six", "two thousand", "two thousand four".
std::optional<Grammar::YearHint> Grammar::spelled_year_at(std::uint32_t i) const {
  std::uint32_t last = 0;
  if (!tokens_.is(i, WordClass::cardinal)) return std::nullopt;
  const int head = tokens_.word(i).number;
  const auto part = [&](std::uint32_t end) { return Span{tokens_.at(i).span.begin, tokens_.at(end - 1).span.end}; };
  if (head >= 15 && head <= 20) {
    const int tail = cardinal_at(i + 1, last);
    if (tail >= 10 && tail <= 99) return YearHint{head * 100 + tail, last, {head * 100 + tail, part(last)}};
    return std::nullopt;
  }
  const int year = cardinal_at(i, last);
  if (year == 2000 && last == i + 2) {
    std::uint32_t more = 0;
    const std::uint32_t next = tokens_.is(last, TimeWord::and_) ? last + 1 : last;
    const int tail = cardinal_at(next, more);
    if (tail > 0 && tail < 100) return YearHint{year + tail, more, {year + tail, part(more)}};
    return YearHint{year, last, {year, part(last)}};
  }
  return std::nullopt;
}

bool Grammar::match_spelled_year(std::uint32_t i, Match& m) {
  const std::optional<YearHint> year = spelled_year_at(i);
  if (!year || tokens_.is(year->last, WordClass::unit) || tokens_.hyphen(year->last)) return false;
  if (year->year == 2000 && !tokens_.is(i - 1, TimeWord::in) && !tokens_.is(i - 1, TimeWord::since) &&
      tokens_.text(i - 1) != "year")
    return false;
  m.first = i;
  m.last = year->last;
  m.time.year = year->part;
  m.time.anchor = TimeAnchor::written;
  set_year(m.time, year->year);
  return true;
}

// A year on its own: "1998", "the 2004 summit", "'98".
bool Grammar::match_year(std::uint32_t i, Match& m) {
  const Token& t = tokens_.at(i);
  if (t.kind != TokenKind::number || t.span.size() != 4 || t.number < earliest_bare_year || t.number > latest_bare_year)
    return false;
  const char before = tokens_.mark(i - 1), after = tokens_.mark(i + 1);
  if (tokens_.glued(i) && before != 0 && before != '(' && before != '-' && before != '[' && before != '"' &&
      before != '/' && before != '\'' && before != ',')
    return false;
  if (before == '$' || before == '#' || after == '%' || after == '$') return false;
  if (before == '-' && tokens_.glued(i) && !tokens_.number(i - 2) && tokens_.is(i - 2, WordClass::time) == false &&
      i > tokens_.first() && tokens_.glued(i - 1))
    return false;
  if (after == '-' && tokens_.hyphen(i + 1) && tokens_.number(i + 2) && tokens_.at(i + 2).span.size() != 4 &&
      tokens_.at(i + 2).span.size() != 2)
    return false;
  const bool slashed = (before == '/' && tokens_.glued(i) && !tokens_.number(i - 2)) ||
                       (after == '/' && tokens_.glued(i + 1) &&
                        !(tokens_.number(i + 2) && tokens_.at(i + 3).kind != TokenKind::punctuation));
  if (slashed) return false;  // a path, not a date
  // "2021-05" is a number or a month, not a range of years; "1998-99" is one
  if (tokens_.hyphen(i + 1) && tokens_.number(i + 2) && tokens_.at(i + 2).span.size() == 2 &&
      tokens_.at(i + 2).number <= t.number % 100 && tokens_.at(i + 2).number != 0)
    return false;
  if (tokens_.at(i - 1).has(Token::all_capitals) && tokens_.at(i - 1).span.size() >= 6 &&
      tokens_.text(i - 1).back() == '.')
    return false;  // "U.S.C. 1801"
  if (after == ':' && tokens_.glued(i + 1) && tokens_.number(i + 2)) return false;
  if (tokens_.is(i + 1, WordClass::unit) || tokens_.is(i + 1, WordClass::scale) || tokens_.is(i + 1, TimeWord::zone))
    return false;
  const bool anchored = is_preposition(tokens_.role(i - 1)) || tokens_.is(i - 1, TimeWord::and_) ||
                        tokens_.is(i - 1, TimeWord::the) || tokens_.is(i - 1, TimeWord::fiscal);
  const std::string_view next = tokens_.text(i + 1);
  if (next == "percent" || next == "people" || next == "miles" || next == "points" || next == "feet" ||
      next == "dollars" || next == "meters")
    return false;
  if (t.number < 1800 && !anchored) return false;
  // A round or unlikely number before a plural noun is a count: "2000 workers".
  const bool noun_follows = tokens_.at(i + 1).kind == TokenKind::word && !tokens_.capitalised(i + 1) &&
                            next.size() > 3 && next.back() == 's' && !tokens_.is(i + 1, WordClass::present) &&
                            tokens_.role(i + 1) == TimeWord::none && next != "was";
  if (noun_follows && !tokens_.is(i - 1, TimeWord::fiscal) && !tokens_.is(i - 1, TimeWord::the) &&
      !tokens_.is(i - 1, TimeWord::in))
    return false;
  if (tokens_.capitalised(i - 1) && i - 1 > tokens_.first() && tokens_.at(i - 1).kind == TokenKind::word && !anchored &&
      tokens_.role(i - 1) == TimeWord::none && tokens_.text(i - 1).size() <= 3 && !tokens_.is(i - 1, WordClass::month))
    return false;
  m.first = i;
  m.last = i + 1;
  m.time.year = {t.number, t.span};
  m.time.anchor = TimeAnchor::written;
  m.time.certainty = anchored ? 1.0f : 0.8f;
  set_year(m.time, t.number);
  if (tokens_.is(m.last, TimeWord::and_) && tokens_.text(m.last + 1) == "beyond")
    m.last += 2, m.time.mod = TimeMod::on_or_after;
  else if (tokens_.is(m.last, TimeWord::or_) && tokens_.is(m.last + 1, TimeWord::later))
    m.last += 2, m.time.mod = TimeMod::on_or_after;
  return true;
}

// "the 1980s", "1980s", "the '80s", "the nineties", "the early 1990s" (the caller reads "early").
bool Grammar::match_decade(std::uint32_t i, Match& m) {
  m.first = i;
  if (tokens_.is(i, TimeWord::the)) ++i;
  TimeWord position = TimeWord::none;
  if (tokens_.is(i, TimeWord::early) || tokens_.is(i, TimeWord::mid) || tokens_.is(i, TimeWord::late)) {
    position = tokens_.role(i++);
    if (tokens_.hyphen(i)) ++i;
  }
  const bool quoted = tokens_.mark(i) == '\'';
  if (quoted) ++i;
  const Token& t = tokens_.at(i);
  int decade = 0;
  if (t.kind == TokenKind::plural && t.number >= 1000 && t.number <= 2100) decade = t.number / 10;
  else if (t.kind == TokenKind::plural && t.number >= 10 && t.number < 100 &&
           (quoted || position != TimeWord::none || (tokens_.is(i - 1, TimeWord::the) && t.number >= 50)))
    decade = 190 + t.number / 10;
  else if (tokens_.is(i, WordClass::tens_plural) && !quoted &&
           (tokens_.is(i - 1, TimeWord::the) || position != TimeWord::none))
    decade = 190 + tokens_.word(i).number / 10;
  else return false;
  // "temperatures in the 60s", "a woman in her 60s": not years.
  if (t.kind == TokenKind::plural && t.number < 100 && tokens_.text(i + 1) == "and") return false;
  if (decade < 200 && today_.year && decade * 10 > today_.year + 10) decade -= 10;
  m.last = i + 1;
  m.time.anchor = TimeAnchor::written;
  if (t.number < 1000) m.time.certainty = 0.8f;
  if (position == TimeWord::early) m.time.mod = TimeMod::start;
  if (position == TimeWord::mid) m.time.mod = TimeMod::mid;
  if (position == TimeWord::late) m.time.mod = TimeMod::end;
  if (t.kind == TokenKind::plural && t.number % 100 == 0 && t.number < 2000) set_century(m.time, t.number / 100);
  else set_decade(m.time, decade);
  return true;
}

// "the 20th century", "the late 18th century"
bool Grammar::match_century(std::uint32_t i, Match& m) {
  m.first = i;
  if (tokens_.is(i, TimeWord::the)) ++i;
  if (tokens_.is(i, TimeWord::early) || tokens_.is(i, TimeWord::mid) || tokens_.is(i, TimeWord::late)) {
    m.time.mod = tokens_.is(i, TimeWord::early) ? TimeMod::start
                 : tokens_.is(i, TimeWord::mid) ? TimeMod::mid
                                                : TimeMod::end;
    ++i;
    if (tokens_.hyphen(i)) ++i;
  }
  std::uint32_t next = 0;
  const int n = ordinal_at(i, next);
  if (n < 2 || n > 30) return false;
  if (tokens_.hyphen(next)) ++next;
  if (tokens_.word(next).unit != static_cast<int>(TimeUnit::century)) return false;
  m.last = next + 1;
  m.time.anchor = TimeAnchor::written;
  set_century(m.time, n - 1);
  return true;
}

bool Grammar::match_holiday(std::uint32_t i, Match& m) {
  const Holiday* holiday = nullptr;
  m.first = i;
  const std::uint32_t size = find_holiday(tokens_, i, holiday);
  if (!size) return false;
  m.last = i + size;
  // "Easter Island", "the Christmas Charity": a name that holds the holiday
  const bool name = tokens_.capitalised(m.last) && !tokens_.at(m.last).has(Token::sentence_start) &&
                    !tokens_.is(m.last, WordClass::weekday) && !tokens_.is(m.last, WordClass::time) && size == 1;
  if (name) return false;
  std::optional<YearHint> year = year_after(m.last);
  if (!year) year = year_of(m.last);
  if (year) {
    m.last = year->last;
    m.time.year = year->part;
    m.time.anchor = year->part ? TimeAnchor::written : TimeAnchor::publication;
    set_day(m.time, holiday->day(year->year));
    return true;
  }
  m.time.anchor = TimeAnchor::publication;
  if (!today_.day) {
    set_open(m.time, "XXXX-XX-XX", TimeUnit::day);
    m.time.certainty = 0.5f;
    return true;
  }
  const Date date = to_date(holiday->day(today_.year));
  set_day(m.time, holiday->day(choose_year(date.month, date.day, m)));
  return true;
}

// The second end of a range that repeats only what differs: "June 18-20",
// "April 24 and 25", "1998-99". Gives the token after it, or i.
std::uint32_t Grammar::read_range_end(std::uint32_t i, const Match& m) {
  const TimeMention& head = m.time;
  const bool dash = tokens_.mark(i) == '-';
  const TimeWord joint = tokens_.role(i);
  const bool word =
      joint == TimeWord::to || joint == TimeWord::and_ || joint == TimeWord::through || joint == TimeWord::or_;
  if (!dash && !word) return i;
  const Token& t = tokens_.at(i + 1);
  Match tail;
  tail.first = i + 1;
  tail.last = i + 2;
  if (head.day && head.month && head.type == TimeType::date) {
    std::uint32_t last = 0;
    const Part day = day_at(i + 1, last);
    if (!day || day.value > 31 || tokens_.hyphen(last) || tokens_.is(last, WordClass::unit) || month_at(last, false))
      return i;
    const bool closed = tokens_.at(last).kind == TokenKind::punctuation || last >= tokens_.last() ||
                        tokens_.role(last) != TimeWord::none || year_after(last);
    if (!dash && !closed) return i;
    if (!dash && (day.value <= head.day.value || tokens_.mark(last) == '%' || tokens_.mark(last) == ':')) return i;
    tail.time.month = head.month;
    tail.last = last;
    std::optional<YearHint> year = year_after(last);
    if (!year && head.year) year = YearHint{head.year.value, last, {}};
    if (year && year->part && !head.year) {  // "June 18-20, 2024": the year is that of both
      TimeMention& first = story_.times.back();
      first.year = year->part;
      first.anchor = TimeAnchor::written;
      first.certainty = 1;
      set_date(first, year->year, head.month.value, head.day.value);
    }
    put_month_day(tail, head.month.value, day, year);
    if (!year && head.period.known()) set_date(tail.time, to_date(head.period.first).year, head.month.value, day.value);
    emit(tail);
    return tail.last;
  }
  const bool bare_year =
      head.year && !head.month && !head.day && head.granularity == TimeUnit::year && m.last == m.first + 1;
  if (bare_year && tokens_.hyphen(i) && t.kind == TokenKind::number && t.span.size() == 2 && t.number >= 0 &&
      !tokens_.hyphen(i + 2)) {
    int year = head.year.value / 100 * 100 + t.number;
    if (year < head.year.value && t.number < 20) year += 100;
    tail.time.year = {year, t.span};
    tail.time.anchor = TimeAnchor::written;
    set_year(tail.time, year);
    emit(tail);
    return tail.last;
  }
  return i;
}

}  // namespace claims::extract
