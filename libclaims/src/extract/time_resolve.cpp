// Values of the noun phrases that time_phrase.cpp reads: what they are relative to, and "ago" and "later".
#include <algorithm>
#include <string>

#include "extract/time_grammar.h"
#include "extract/time_roles.h"

namespace claims::extract {

using text::WordClass;

// The year that a phrase is "of": "of 1990", "of last year", "last year", "a year ago".
std::optional<Grammar::YearHint> Grammar::year_of(std::uint32_t i) {
  const bool of = tokens_.is(i, TimeWord::of) || tokens_.is(i, TimeWord::in);
  std::uint32_t k = of ? i + 1 : i;
  if (of && tokens_.is(k, TimeWord::fiscal)) ++k;
  const Token& t = tokens_.at(k);
  if (of && t.kind == TokenKind::number && t.span.size() == 4 && t.number >= 1000 && t.number <= 2999 &&
      !tokens_.is(k + 1, WordClass::unit))
    return YearHint{t.number, k + 1, {t.number, t.span}};
  if (of && tokens_.is(k, WordClass::cardinal)) return spelled_year_at(k);
  if (!today_.year) return std::nullopt;
  const auto is_year = [&](std::uint32_t n) {
    return tokens_.word(n).text == "year" && tokens_.at(n + 1).kind != TokenKind::possessive && !tokens_.hyphen(n + 1);
  };
  if (tokens_.is(k, TimeWord::the)) ++k;
  if (is_year(k + 1)) {
    if (tokens_.is(k, TimeWord::this_one)) return YearHint{today_.year, k + 2, {}};
    if (tokens_.is(k, TimeWord::last)) return YearHint{today_.year - 1, k + 2, {}};
    if (tokens_.is(k, TimeWord::next)) return YearHint{today_.year + 1, k + 2, {}};
    if (!of && tokens_.is(k, TimeWord::a) && (tokens_.is(k + 2, TimeWord::ago) || tokens_.is(k + 2, TimeWord::earlier)))
      return YearHint{today_.year - 1, k + 3, {}};
  }
  return std::nullopt;
}

// The date that "three days later" counts from: the last one known to the day
// (months: to the month), in this or the last three sentences; no_index if none.
std::uint32_t Grammar::anchor_for(TimeUnit unit) const {
  const std::uint32_t anchor = unit <= TimeUnit::weekend ? day_ : unit == TimeUnit::month ? month_ : dated_;
  return anchor != no_index && story_.times[anchor].sentence + 3 >= sentence_ ? anchor : no_index;
}

bool Grammar::relative_to_now(TimeMention& t, TimeUnit unit, int n) const {
  t.anchor = TimeAnchor::publication;
  if (today_.day) set_shifted(t, unit, *today_.day, n);
  else if (today_.year && unit == TimeUnit::year) set_year(t, today_.year + n);
  else if (today_.year && unit == TimeUnit::decade) set_decade(t, today_.year / 10 + n);
  else if (today_.year && unit == TimeUnit::century) set_century(t, today_.year / 100 + n);
  else set_open(t, std::string(open_value(unit)), unit);
  return true;
}

// Relative to the date before. Where there is none the value stays open if a
// coarser date was spoken of ("in 2008 ... three days later"), else it is
// relative to the story's date.
bool Grammar::relative_to_mention(TimeMention& t, TimeUnit unit, int n, bool same_unit) {
  const std::uint32_t index = anchor_for(unit);
  if (index == no_index) {
    const bool coarser = dated_ != no_index && story_.times[dated_].sentence + 1 >= sentence_ &&
                         !story_.times[dated_].period.contains({today_.day.value_or(0), today_.day.value_or(0)});
    if (coarser) set_open(t, std::string(open_value(unit)), unit);
    else relative_to_now(t, unit, n);
    t.certainty = 0.5f;
    return true;
  }
  const TimeMention& anchor = story_.times[index];
  const Day from = anchor.period.first;
  t.anchor = TimeAnchor::mention;
  t.anchor_index = index;
  t.certainty = 0.7f;
  const Date date = to_date(from);
  if (same_unit && unit == TimeUnit::year) {
    if (anchor.granularity == TimeUnit::quarter) set_quarter(t, date.year + n, quarter_of(date.month));
    else if (anchor.granularity == TimeUnit::month && anchor.value.size() == 7 && anchor.value[5] >= '0' &&
             anchor.value[5] <= '9')
      set_month(t, date.year + n, date.month);
    else set_year(t, date.year + n);
  } else {
    set_shifted(t, unit, from, n);
  }
  return true;
}

// Does the story speak of a quarter here: in this sentence or the two before?
bool Grammar::quarter_near() const { return quarter_ != no_index && story_.times[quarter_].sentence + 3 > sentence_; }

void Grammar::year_before_quarter(TimeMention& t) const {
  const Date date = to_date(story_.times[quarter_].period.first);
  set_quarter(t, date.year - 1, quarter_of(date.month));
  t.anchor = TimeAnchor::mention;
  t.anchor_index = quarter_;
  t.certainty = 0.7f;
}

bool Grammar::resolve(Phrase& p, Match& m) {
  switch (p.head) {
    case Phrase::Head::unit: return resolve_unit(p, m);
    case Phrase::Head::weekday: return resolve_weekday(p, m);
    case Phrase::Head::month: return resolve_month(p, m);
    case Phrase::Head::season: return resolve_season(p, m);
    case Phrase::Head::day_part: return resolve_day_part(p, m);
    case Phrase::Head::period: return resolve_period(p, m);
    case Phrase::Head::none: return false;
  }
  return false;
}

bool Grammar::resolve_unit(Phrase& p, Match& m) {
  if (!resolve_unit_phrase(p, m)) return false;
  if (m.last == p.last && tokens_.is(m.last, TimeWord::or_) && tokens_.is(m.last + 1, TimeWord::so)) {
    m.time.mod = TimeMod::approx;
    m.last += 2;
  }
  return true;
}

bool Grammar::resolve_unit_phrase(Phrase& p, Match& m) {
  if (p.determiner == TimeWord::each && !p.ordinal) {
    const double n = p.amount ? p.amount.low : p.other ? 2 : 1;
    if (p.plural && !p.amount) return false;
    set_duration(m.time, n, p.unit);
    m.time.type = TimeType::set;
    return true;
  }
  if (resolve_shift(p, m)) return true;
  m.time = TimeMention{};
  m.last = p.last;
  if (resolve_ordinal(p, m)) return true;
  m.time = TimeMention{};
  m.last = p.last;
  if (p.amount || (p.determiner == TimeWord::a && !p.plural && p.which == TimeWord::none) ||
      p.determiner == TimeWord::another)
    return resolve_duration(p, m);
  return resolve_bare(p, m);
}

// "two years ago", "nine months later", "a year earlier", "ten days from now"
bool Grammar::resolve_shift(Phrase& p, Match& m) {
  std::uint32_t k = p.last;
  if (p.hyphen && p.amount && !p.plural && p.amount.low >= 1) return false;
  bool approx = false;
  double more = 0;  // "a year and a half ago"
  if (tokens_.is(k, TimeWord::and_) && tokens_.is(k + 1, TimeWord::a) && tokens_.text(k + 2) == "half")
    more = 0.5, k += 3;
  if (tokens_.is(k, TimeWord::or_) && tokens_.is(k + 1, TimeWord::so)) approx = true, k += 2;
  const TimeWord after = tokens_.role(k);
  int sign = 0;
  bool from_now = false;
  const bool closed = tokens_.at(k + 1).kind == TokenKind::punctuation || k + 1 >= tokens_.last();
  std::uint32_t end = k + 1;
  if (after == TimeWord::ago) sign = -1, from_now = true;
  else if (after == TimeWord::earlier || (after == TimeWord::before && closed)) sign = -1;
  else if (after == TimeWord::later || (after == TimeWord::after && closed)) sign = 1;
  else if (after == TimeWord::hence) sign = 1, from_now = true;
  else if (after == TimeWord::from && (tokens_.is(k + 1, TimeWord::now) || tokens_.is(k + 1, TimeWord::today)))
    sign = 1, from_now = true, end = k + 2;
  if (sign == 0 || (is_clock(p.unit) && !from_now)) return false;  // "an hour later" is an hour
  const bool one = p.determiner == TimeWord::a || (p.determiner == TimeWord::the && !p.plural);
  if (!p.amount && !one && !p.plural) return false;
  m.last = end;
  TimeMention& t = m.time;
  if ((!p.amount && !one) || p.amount.vague) {
    t.anchor = from_now ? TimeAnchor::publication : TimeAnchor::none;
    if (from_now) set_open(t, sign < 0 ? "PAST_REF" : "FUTURE_REF", p.unit);
    else set_vague_duration(t, p.unit);
    return true;
  }
  const double amount = (p.amount ? p.amount.low : 1) + more;
  if (amount > 100000) return false;
  const double scaled = p.unit == TimeUnit::decade ? amount * 10 : p.unit == TimeUnit::century ? amount * 100 : amount;
  const bool years = p.unit == TimeUnit::year || p.unit == TimeUnit::decade || p.unit == TimeUnit::century;
  TimeUnit unit = years                                                                         ? TimeUnit::year
                  : is_clock(p.unit) || p.unit == TimeUnit::weekend || p.unit == TimeUnit::half ? TimeUnit::day
                                                                                                : p.unit;
  int n = static_cast<int>(scaled) * sign;
  if (years && scaled != static_cast<int>(scaled)) unit = TimeUnit::month, n = static_cast<int>(scaled * 12) * sign;
  if (is_clock(p.unit)) {  // "30 hours later" is a day later, give or take
    const double hours = p.unit == TimeUnit::hour ? amount : p.unit == TimeUnit::minute ? amount / 60 : 0;
    n = static_cast<int>(hours / 24) * sign;
  }
  // "net income rose to $5 million in the third quarter from $4 million a year ago"
  if (p.unit == TimeUnit::year && amount == 1 && sign < 0 && quarter_near()) {
    year_before_quarter(t);
  } else if (from_now) {
    relative_to_now(t, unit, n);
  } else {
    relative_to_mention(t, unit, n, p.unit == TimeUnit::year && amount == 1);
  }
  t.amount = amount;
  if (is_clock(p.unit)) t.certainty = 0.5f;
  if (approx) t.mod = TimeMod::approx;
  return true;
}

// "the third quarter of 1984", "the first half", "the first nine months", "the last half of 1989"
bool Grammar::resolve_ordinal(Phrase& p, Match& m) {
  if (p.amount || p.plural || is_clock(p.unit)) return false;
  const bool part_of_year = p.unit == TimeUnit::quarter || p.unit == TimeUnit::half;
  int n = p.ordinal;
  if (p.unit == TimeUnit::half && !n && p.which == TimeWord::last) n = 2;
  if (p.unit == TimeUnit::half && tokens_.word(p.last).unit != 0) {  // "the last half hour"
    p.unit = static_cast<TimeUnit>(tokens_.word(p.last).unit);
    m.last = p.last + 1;
    set_duration(m.time, 0.5, p.unit);
    return true;
  }
  if (!part_of_year || n < 1 || n > (p.unit == TimeUnit::quarter ? 4 : 2)) return false;
  TimeMention& t = m.time;
  if (p.unit == TimeUnit::half && !p.year && !tokens_.is(p.last, TimeWord::of) && p.determiner != TimeWord::the &&
      !p.hyphen)
    return false;
  int year = p.year.value;
  if (p.year) t.anchor = TimeAnchor::written, t.year = p.year;
  if (!year) {
    if (const std::optional<YearHint> of = year_of(p.last)) {
      year = of->year;
      m.last = of->last;
      t.year = of->part;
      t.anchor = of->part ? TimeAnchor::written : TimeAnchor::publication;
    } else if (tokens_.is(p.last, TimeWord::of)) {
      const TimeWord next = tokens_.role(p.last + 1);
      const bool of_year = next == TimeWord::the &&
                           (tokens_.word(p.last + 2).text == "year" || tokens_.is(p.last + 2, TimeWord::fiscal));
      if (p.unit == TimeUnit::half && !of_year) return false;  // "the first half of the game"
    } else if (p.unit == TimeUnit::half &&
               !(p.which != TimeWord::none || p.fiscal || p.hyphen ||
                 tokens_.at(p.last).kind == TokenKind::punctuation || tokens_.role(p.last) != TimeWord::none)) {
      return false;
    }
  }
  if (year) {
    t.certainty = 1;
  } else if (!today_.day) {
    t.anchor = TimeAnchor::publication;
    t.certainty = 0.5f;
  } else {
    t.anchor = TimeAnchor::publication;
    t.certainty = 0.7f;
    const Date now = to_date(*today_.day);
    const int current = p.unit == TimeUnit::quarter ? quarter_of(now.month) : (now.month > 6) + 1;
    year = now.year;
    const Lean lean = clauses_.at(m.first, m.last).lean;
    if (n > current && !(lean == Lean::future || n == current + 1)) --year;
    if (n < current - 1 && lean == Lean::future) ++year;
    if (n > current && lean == Lean::past) year = now.year - 1;
  }
  if (p.shift_year) year += year ? p.shift_year : 0;
  if (p.unit == TimeUnit::quarter) set_quarter(t, year, n);
  else set_half(t, year, n);
  return true;
}

}  // namespace claims::extract
