// Calendar dates as written: "June 18, 2024", "18 June", "2024-06-18", "Wednesday".
#include <algorithm>
#include <cstdlib>
#include <string>

#include "extract/time_grammar.h"
#include "extract/time_roles.h"

namespace claims::extract {

using text::WordClass;

// Is the word at i the name of a month here, and not a verb, a modal or a person's name?
bool Grammar::month_at(std::uint32_t i, bool alone) const {
  if (!tokens_.is(i, WordClass::month) || !tokens_.capitalised(i)) return false;
  if (!alone) return true;
  const int month = tokens_.word(i).month;
  if (tokens_.is(i, WordClass::month_abbr)) return is_preposition(tokens_.role(i - 1)) && tokens_.mark(i + 1) == '.';
  // "in protest at May's deal": the prime minister
  if ((month == 4 || month == 5 || month == 6 || month == 8) && tokens_.at(i + 1).kind == TokenKind::possessive &&
      !tokens_.is(i - 1, TimeWord::in) && i > tokens_.first())
    return false;
  const bool also_word = month == 3 || month == 4 || month == 5 || month == 6 || month == 8;
  if (is_preposition(tokens_.role(i - 1)) || (tokens_.mark(i - 1) == '-' && tokens_.is(i - 2, WordClass::month))) {
    // "by April Smith": a capitalised word after an ambiguous name makes it a person's.
    const bool name = also_word && tokens_.at(i + 1).kind == TokenKind::word && tokens_.capitalised(i + 1) &&
                      !tokens_.is(i + 1, WordClass::time) && !tokens_.is(i + 1, WordClass::event) &&
                      (tokens_.is(i - 1, TimeWord::by) || tokens_.is(i - 1, TimeWord::for_) ||
                       tokens_.is(i - 1, TimeWord::to) || tokens_.is(i - 1, TimeWord::from));
    return !name;
  }
  if (!also_word) return true;
  const TimeWord next = tokens_.role(i + 1);
  const TimeWord before = tokens_.role(i - 1);
  if (month == 5 || month == 3)
    return before == TimeWord::the && tokens_.at(i).has(Token::space_before) && !tokens_.is(i + 1, TimeWord::of) &&
           !tokens_.capitalised(i + 1) && i + 1 < tokens_.last();
  return before == TimeWord::the || before == TimeWord::and_ ||
         ((before == TimeWord::a || before == TimeWord::its) && !tokens_.capitalised(i + 1)) ||
         next == TimeWord::through || next == TimeWord::to;
}

// A day of the month at i: "18", "18th", "eighth"; 32 to 39 too, for the caller to judge.
Grammar::Part Grammar::day_at(std::uint32_t i, std::uint32_t& last) const {
  last = i + 1;
  const Token& t = tokens_.at(i);
  if (t.kind == TokenKind::number || t.kind == TokenKind::ordinal) {
    const std::uint32_t digits = t.span.size() - (t.kind == TokenKind::ordinal ? 2 : 0);
    if (t.number < 1 || t.number > 39 || digits > 2) return {};
    return {t.number, t.span};
  }
  if (!t.has(Token::capitalised) || tokens_.word(i).unit == 0) {
    const int n = ordinal_at(i, last);
    if (n >= 1 && n <= 31) return {n, {t.span.begin, tokens_.at(last - 1).span.end}};
  }
  return {};
}

// A year that belongs to the date before i: ", 2024", " 2024", " '98".
std::optional<Grammar::YearHint> Grammar::year_after(std::uint32_t i) const {
  const std::uint32_t at = tokens_.mark(i) == ',' ? i + 1 : i;
  const Token& t = tokens_.at(at);
  if (t.kind == TokenKind::number && t.number >= 1000 && t.number <= 2999 && t.span.size() == 4) {
    if (at > i && tokens_.is(at + 1, WordClass::unit)) return std::nullopt;
    return YearHint{t.number, at + 1, {t.number, t.span}};
  }
  if (at == i && tokens_.mark(i) == '\'' && tokens_.number(i + 1) && tokens_.glued(i + 1) &&
      tokens_.at(i + 1).span.size() == 2) {
    const int year = two_digit_year(tokens_.at(i + 1).number, today_.year ? today_.year : 2000);
    return YearHint{year, i + 2, {year, {tokens_.at(i).span.begin, tokens_.at(i + 1).span.end}}};
  }
  if (at == i) return spelled_year_at(i);
  return std::nullopt;
}

// The year meant by a month (and day) without one: the nearest that the tense allows.
int Grammar::choose_year(int month, int day, Match& m) const {
  m.time.anchor = TimeAnchor::publication;
  m.time.certainty = 0.5f;
  if (!today_.year) return 0;
  if (!today_.day) return 0;
  const Date now = to_date(*today_.day);
  const Lean lean = lean_of(m);
  // Distance of the date in year y from today, in days; months count as their middle.
  const auto distance = [&](int y) {
    return (y - now.year) * 365 + (month - now.month) * 30 + (day ? day - now.day : 0);
  };
  int best = now.year;
  const int slack = lean == Lean::future ? -15 : 15;  // a tie goes where the tense points, else to the past
  const auto cost = [&](int y) { return std::abs(distance(y)) + (distance(y) > 0 ? slack : -slack); };
  for (int y : {now.year - 1, now.year + 1})
    if (cost(y) < cost(best)) best = y;
  m.time.certainty = 0.9f;
  const int far = distance(best);
  const std::string_view before = tokens_.text(m.first - 1);
  if (before == "ended") return distance(now.year) > 0 ? now.year - 1 : now.year;
  if (lean == Lean::past && far > 7) {
    const bool clear = clauses_.at(m.first, m.last).tense == Tense::past;  // "prices rose in August"
    if (far > (clear ? 45 : 120)) --best;
    m.time.certainty = 0.6f;
  } else if (lean == Lean::future && far < (day ? 0 : -15)) {
    if (far < -60) ++best;
    m.time.certainty = 0.6f;
  } else if (lean == Lean::none) {
    m.time.certainty = 0.7f;
  }
  return best;
}

void Grammar::put_month_day(Match& m, int month, Part day, const std::optional<YearHint>& year) {
  TimeMention& t = m.time;
  t.day = day;
  if (year) {
    t.year = year->part;
    t.anchor = TimeAnchor::written;
    m.last = std::max(m.last, year->last);
  }
  int chosen = year ? year->year : choose_year(month, day.value, m);
  if (!year && month == 2 && day.value == 29) chosen = leap_year_near(chosen, m);
  set_date(t, chosen, month, day.value);
  if (year && year->part.span.empty()) t.anchor = TimeAnchor::publication;
}

// The year of a yearless February 29. In the weeks around that day the story means its own year, right or wrong; else a
// leap year next to it on the side of the tense; else it is open (0).
int Grammar::leap_year_near(int year, Match& m) const {
  constexpr Day near = 45;
  if (year == 0 || !today_.day || is_leap(year)) return year;
  if (std::abs(to_day({year, 3, 1}) - *today_.day) <= near) return year;
  m.time.certainty = 0.5f;
  const Lean lean = lean_of(m);
  if (lean != Lean::future && is_leap(year - 1)) return year - 1;
  if (lean != Lean::past && is_leap(year + 1)) return year + 1;
  return 0;
}

void Grammar::put_month(Match& m, int month, const std::optional<YearHint>& year) {
  TimeMention& t = m.time;
  if (year) {
    t.year = year->part;
    t.anchor = year->part ? TimeAnchor::written : TimeAnchor::publication;
    m.last = std::max(m.last, year->last);
  }
  set_month(t, year ? year->year : choose_year(month, 0, m), month);
}

// At a month's name: "June 18, 2024", "June 18", "June 2024", "June".
bool Grammar::match_month(std::uint32_t i, Match& m) {
  const int month = tokens_.word(i).month;
  if (!month || !tokens_.capitalised(i)) return false;
  m.first = i;
  m.time.month = {month, tokens_.at(i).span};
  std::uint32_t next = i + 1;
  const bool abbreviated = tokens_.is(i, WordClass::month_abbr);
  if (abbreviated && tokens_.mark(next) == '.' && tokens_.glued(next)) ++next;
  std::uint32_t after = 0;
  const std::uint32_t day_token = tokens_.is(next, TimeWord::the) ? next + 1 : next;
  const Part day = tokens_.glued(next) && next == i + 1 ? Part{} : day_at(day_token, after);
  if (day && (day_token == next || tokens_.at(day_token).kind != TokenKind::number)) {
    m.last = after;
    const std::optional<YearHint> year = year_after(after);
    // "in October 56 children", "June 20 percent": a count, not a day.
    const TimeWord following = tokens_.role(after);
    const bool unit_follows =
        tokens_.is(after, WordClass::unit) || tokens_.mark(after) == '%' || tokens_.is(after, WordClass::scale) ||
        tokens_.text(after) == "percent" ||
        (tokens_.hyphen(after) && !tokens_.number(after + 1) && !tokens_.is(after + 1, WordClass::month));
    const bool exists_somewhere = day.value <= days_in_month(2000, month);
    if (!unit_follows && following != TimeWord::few) {
      const bool date_like = year || tokens_.mark(after) != 0 || after >= tokens_.last() || is_preposition(following) ||
                             tokens_.at(i - 1).kind == TokenKind::punctuation || tokens_.is(i - 1, TimeWord::on);
      // "on May 32", "opens May 32."; "Theresa May 32" is no date.
      const bool day_meant = date_like && (tokens_.is(i - 1, TimeWord::on) ||
                                           (tokens_.at(i - 1).kind == TokenKind::word && !tokens_.capitalised(i - 1) &&
                                            !is_preposition(tokens_.role(i - 1)) && !tokens_.has(after + 1)));
      if (exists_somewhere || (day.value <= 31 && date_like) || year || day_meant) {
        put_month_day(m, month, day, year);
        return true;
      }
    }
  }
  m.last = next;
  std::optional<YearHint> year = year_after(next);
  if (year && tokens_.mark(next) == ',' && !abbreviated && next == i + 1 && !month_at(i, false)) year.reset();
  if (!year) year = year_of(next);
  if (!year && !month_at(i, true)) return false;
  if (!year && abbreviated) m.last = i + 1;
  put_month(m, month, year);
  return true;
}

// "18 June 2024", "18th of June", "the 18th of June".
bool Grammar::match_day_month(std::uint32_t i, Match& m) {
  m.first = i;
  if (tokens_.is(i, TimeWord::the)) ++i;
  std::uint32_t next = 0;
  const Part day = day_at(i, next);
  if (!day || day.value > 31) return false;
  if (tokens_.is(next, TimeWord::of) && tokens_.at(i).kind != TokenKind::number) ++next;
  if (!month_at(next, false)) return false;
  if (tokens_.mark(i - 1) == '.' || tokens_.mark(i - 1) == '$') return false;
  const int month = tokens_.word(next).month;
  m.time.month = {month, tokens_.at(next).span};
  m.last = next + 1;
  if (tokens_.is(next, WordClass::month_abbr) && tokens_.mark(m.last) == '.' && tokens_.glued(m.last)) {
    if (year_after(m.last + 1)) ++m.last;
  }
  put_month_day(m, month, day, year_after(m.last));
  return true;
}

// 2024-06-18, 2024/06/18
bool Grammar::match_iso(std::uint32_t i, Match& m) {
  const char mark = tokens_.mark(i + 1);
  if ((mark != '-' && mark != '/') || tokens_.mark(i + 3) != mark || tokens_.at(i).span.size() != 4) return false;
  for (std::uint32_t k = i + 1; k <= i + 4; ++k)
    if (!tokens_.glued(k)) return false;
  const Token &y = tokens_.at(i), &mo = tokens_.at(i + 2), &d = tokens_.at(i + 4);
  if (y.number < 1000 || mo.number < 1 || mo.number > 12 || d.number < 1 || d.number > 31 || mo.span.size() != 2)
    return false;
  if (tokens_.mark(i + 5) == mark && tokens_.glued(i + 5)) return false;
  m.first = i;
  m.last = i + 5;
  m.time.month = {mo.number, mo.span};
  put_month_day(m, mo.number, {d.number, d.span}, YearHint{y.number, i + 5, {y.number, y.span}});
  return true;
}

// 06/18/2024 or 18/06/2024; where both readings are possible the American one, less certain.
bool Grammar::match_slashed(std::uint32_t i, Match& m) {
  if (tokens_.mark(i + 1) != '/' || tokens_.mark(i + 3) != '/') return false;
  for (std::uint32_t k = i + 1; k <= i + 4; ++k)
    if (!tokens_.glued(k)) return false;
  const Token &a = tokens_.at(i), &b = tokens_.at(i + 2), &y = tokens_.at(i + 4);
  if (a.span.size() > 2 || b.span.size() > 2 || (y.span.size() != 4 && y.span.size() != 2) || a.number < 1 ||
      b.number < 1 || y.number < 0)
    return false;
  const bool day_first = a.number > 12;
  const Token &month = day_first ? b : a, &day = day_first ? a : b;
  if (month.number > 12 || day.number > 31 || tokens_.mark(i + 5) == '/') return false;
  m.first = i;
  m.last = i + 5;
  m.time.month = {month.number, month.span};
  const int year = y.span.size() == 4 ? y.number : two_digit_year(y.number, today_.year ? today_.year : 2000);
  put_month_day(m, month.number, {day.number, day.span}, YearHint{year, i + 5, {year, y.span}});
  if (day.number <= 12 && day.number != month.number) m.time.certainty = 0.6f;
  return true;
}

// Past or to come, by the verb and by the words before: "until Tuesday", "as early as March".
Lean Grammar::lean_of(const Match& m) const {
  std::uint32_t k = m.first - 1;
  if (tokens_.is(k, TimeWord::early) || tokens_.is(k, TimeWord::late) || tokens_.hyphen(k)) --k;
  if (tokens_.hyphen(k + 1) && tokens_.is(k, TimeWord::mid)) --k;
  const bool as_soon_as = tokens_.is(k, TimeWord::as) && tokens_.is(k - 2, TimeWord::as) &&
                          (tokens_.is(k - 1, TimeWord::early) || tokens_.is(k - 1, TimeWord::soon));
  if ((tokens_.is(k, TimeWord::until) && k != tokens_.first()) || as_soon_as) return Lean::future;
  const std::uint32_t verb = tokens_.is(k, TimeWord::on) ? k - 1 : k;  // "the deadline is Friday"
  if (tokens_.text(verb) == "is" || tokens_.text(verb) == "are") return Lean::future;
  // "Wednesday's ruling" has been, unless the verb behind says otherwise.
  if (m.time.weekday && tokens_.at(m.last).kind == TokenKind::possessive && tokens_.word(m.last + 1).unit == 0)
    return tokens_.is(k, TimeWord::after) || tokens_.is(k, TimeWord::since) || tokens_.is(k, TimeWord::following)
               ? Lean::past
               : clauses_.behind(m.last);
  return clauses_.at(m.first, m.last).lean;
}

void Grammar::put_weekday(Match& m, int weekday) {
  TimeMention& t = m.time;
  t.anchor = TimeAnchor::publication;
  if (!today_.day) {
    t.certainty = 0.5f;
    return set_open(t, "XXXX-WXX-" + std::to_string(weekday), TimeUnit::day);
  }
  const int now = static_cast<int>(weekday_of(*today_.day));
  const Lean lean = lean_of(m);
  const int back = (now - weekday + 7) % 7;
  const bool future = lean == Lean::future && back != 0;
  t.certainty = lean == Lean::none ? 0.7f : 0.9f;
  set_day(t, future ? *today_.day - back + 7 : *today_.day - back);
}

// "Wednesday", "Wednesday, June 18, 2024", "Friday Oct. 13", "Tuesday nights".
bool Grammar::match_weekday(std::uint32_t i, Match& m) {
  const int weekday = tokens_.word(i).weekday;
  if (!weekday || !tokens_.capitalised(i)) return false;
  m.first = i;
  m.last = i + 1;
  m.time.weekday = {weekday, tokens_.at(i).span};
  const bool abbreviated = tokens_.is(i, WordClass::weekday_abbr);
  const bool plural = !abbreviated && tokens_.text(i).back() == 's';
  std::uint32_t next = i + 1;
  if (abbreviated && tokens_.mark(next) == '.' && tokens_.glued(next)) ++next;
  const std::uint32_t after_mark = next;
  if (tokens_.mark(next) == ',') ++next;
  if (tokens_.is(next, TimeWord::the)) ++next;
  Match date;
  if ((month_at(next, false) && match_month(next, date)) || match_day_month(next, date) ||
      (tokens_.number(next) && match_iso(next, date))) {
    if (date.time.day && date.time.month) {
      date.time.weekday = m.time.weekday;
      m.time = std::move(date.time);
      m.last = date.last;
      return true;
    }
  }
  if (abbreviated) return false;
  if (plural) {
    m.time.type = TimeType::set;
    set_open(m.time, "XXXX-WXX-" + std::to_string(weekday), TimeUnit::day);
    m.time.type = TimeType::set;
    m.time.anchor = TimeAnchor::written;
    return true;
  }
  // "Friday the 13th"
  if (next == after_mark + 1 && tokens_.is(after_mark, TimeWord::the) && tokens_.at(next).kind == TokenKind::ordinal &&
      tokens_.at(next).number <= 31 && !tokens_.is(next + 1, WordClass::unit)) {
    m.time.day = {tokens_.at(next).number, tokens_.at(next).span};
    m.last = next + 1;
  }
  put_weekday(m, weekday);
  return true;
}

}  // namespace claims::extract
