// Values of the noun phrases that time_phrase.cpp reads.
#include "extract/time_grammar.h"

#include <algorithm>
#include <string>

namespace claims::extract {

using text::WordClass;

namespace {

bool is_clock(TimeUnit unit) { return unit == TimeUnit::second || unit == TimeUnit::minute || unit == TimeUnit::hour; }

// How far "last", "next", "this" are from now; nothing for words that do not say.
std::optional<int> shift_of(TimeWord which, TimeWord determiner) {
  switch (which) {
    case TimeWord::last: case TimeWord::previous: case TimeWord::past: return -1;
    case TimeWord::next: case TimeWord::coming: case TimeWord::following: return 1;
    case TimeWord::current: case TimeWord::same: return 0;
    case TimeWord::none: if (determiner == TimeWord::this_one || determiner == TimeWord::that_one) return 0; return std::nullopt;
    default: return std::nullopt;
  }
}

TimeMod position_mod(TimeWord position) {
  switch (position) {
    case TimeWord::early: return TimeMod::start;
    case TimeWord::mid: return TimeMod::mid;
    case TimeWord::late: return TimeMod::end;
    default: return TimeMod::none;
  }
}

}  // namespace

// The year that a phrase is "of": "of 1990", "of last year", "last year", "a year ago".
std::optional<Grammar::YearHint> Grammar::year_of(std::uint32_t i) {
  const bool of = tokens_.is(i, TimeWord::of) || tokens_.is(i, TimeWord::in);
  std::uint32_t k = of ? i + 1 : i;
  if (of && tokens_.is(k, TimeWord::fiscal)) ++k;
  const Token& t = tokens_.at(k);
  if (of && t.kind == TokenKind::number && t.span.size() == 4 && t.number >= 1000 && t.number <= 2999 && !tokens_.is(k + 1, WordClass::unit))
    return YearHint{t.number, k + 1, {t.number, t.span}};
  if (of && tokens_.is(k, WordClass::cardinal)) return spelled_year_at(k);
  if (!today_.year) return std::nullopt;
  const auto is_year = [&](std::uint32_t n) { return tokens_.word(n).text == "year" && tokens_.at(n + 1).kind != TokenKind::possessive && !tokens_.hyphen(n + 1); };
  if (tokens_.is(k, TimeWord::the)) ++k;
  if (is_year(k + 1)) {
    if (tokens_.is(k, TimeWord::this_one)) return YearHint{today_.year, k + 2, {}};
    if (tokens_.is(k, TimeWord::last)) return YearHint{today_.year - 1, k + 2, {}};
    if (tokens_.is(k, TimeWord::next)) return YearHint{today_.year + 1, k + 2, {}};
    if (!of && tokens_.is(k, TimeWord::a) && (tokens_.is(k + 2, TimeWord::ago) || tokens_.is(k + 2, TimeWord::earlier))) return YearHint{today_.year - 1, k + 3, {}};
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
    const bool coarser = dated_ != no_index && story_.times[dated_].sentence + 1 >= sentence_ && !story_.times[dated_].period.contains({today_.day.value_or(0), today_.day.value_or(0)});
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
    else if (anchor.granularity == TimeUnit::month && anchor.value.size() == 7 && anchor.value[5] >= '0' && anchor.value[5] <= '9') set_month(t, date.year + n, date.month);
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
  if (p.amount || (p.determiner == TimeWord::a && !p.plural && p.which == TimeWord::none) || p.determiner == TimeWord::another) return resolve_duration(p, m);
  return resolve_bare(p, m);
}

// "two years ago", "nine months later", "a year earlier", "ten days from now"
bool Grammar::resolve_shift(Phrase& p, Match& m) {
  std::uint32_t k = p.last;
  if (p.hyphen && p.amount && !p.plural && p.amount.low >= 1) return false;
  bool approx = false;
  double more = 0;  // "a year and a half ago"
  if (tokens_.is(k, TimeWord::and_) && tokens_.is(k + 1, TimeWord::a) && tokens_.text(k + 2) == "half") more = 0.5, k += 3;
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
  else if (after == TimeWord::from && (tokens_.is(k + 1, TimeWord::now) || tokens_.is(k + 1, TimeWord::today))) sign = 1, from_now = true, end = k + 2;
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
  TimeUnit unit = years ? TimeUnit::year : is_clock(p.unit) || p.unit == TimeUnit::weekend || p.unit == TimeUnit::half ? TimeUnit::day : p.unit;
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
  if (p.unit == TimeUnit::half && !p.year && !tokens_.is(p.last, TimeWord::of) && p.determiner != TimeWord::the && !p.hyphen) return false;
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
      const bool of_year = next == TimeWord::the && (tokens_.word(p.last + 2).text == "year" || tokens_.is(p.last + 2, TimeWord::fiscal));
      if (p.unit == TimeUnit::half && !of_year) return false;  // "the first half of the game"
    } else if (p.unit == TimeUnit::half && !(p.which != TimeWord::none || p.fiscal || p.hyphen || tokens_.at(p.last).kind == TokenKind::punctuation || tokens_.role(p.last) != TimeWord::none)) {
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

bool Grammar::resolve_duration(Phrase& p, Match& m) {
  TimeMention& t = m.time;
  if (p.determiner == TimeWord::that_one && !p.amount) return false;
  const bool article = !p.amount;
  double n = article ? 1 : p.amount.low;
  if (p.unit == TimeUnit::half) return false;
  if (p.unit == TimeUnit::quarter && article) return false;  // "a quarter of the people"
  if (p.unit == TimeUnit::quarter && p.plural && n < 4 && (p.hyphen || tokens_.is(p.last, TimeWord::of))) return false;  // "three-quarters of the food"
  if (p.unit == TimeUnit::second && (article || p.amount.vague)) return false;
  if (p.unit == TimeUnit::quarter && !p.plural && n != 1 && !p.hyphen) return false;
  if (!article && !p.plural && !p.hyphen && n != 1 && tokens_.at(p.last).kind == TokenKind::punctuation && p.unit == TimeUnit::second) return false;
  std::uint32_t k = p.last;
  if (article && p.determiner == TimeWord::a) {
    // "$5 a year", "three times a week": how often, not how long
    const Token& before = tokens_.at(p.first - 1);
    const std::string_view w = tokens_.text(p.first - 1);
    const bool rate = before.kind == TokenKind::number || w == "percent" || tokens_.mark(p.first - 1) == '%' || tokens_.is(p.first - 1, WordClass::scale) || w == "times" || w == "once" || w == "twice" ||
                      w == "share" || w == "dollars" || w == "barrels";
    if (rate) {
      set_duration(t, 1, p.unit);
      t.type = TimeType::set;
      return true;
    }
  }
  if (p.amount.vague || p.which == TimeWord::recent) {
    set_vague_duration(t, p.unit);
  } else {
    // "a minute and a half", "an hour and a half"
    if (n == static_cast<int>(n) && tokens_.is(k, TimeWord::and_) && tokens_.is(k + 1, TimeWord::a) && tokens_.text(k + 2) == "half") n += 0.5, k += 3;
    set_duration(t, n, p.unit);
  }
  if (tokens_.is(k, TimeWord::or_) && tokens_.is(k + 1, TimeWord::so)) t.mod = TimeMod::approx, k += 2;
  else if (article && tokens_.is(k, TimeWord::or_) && tokens_.is(k + 1, WordClass::cardinal) && !tokens_.is(k + 2, WordClass::unit)) k += 2;
  if (article && tokens_.hyphen(k) && (tokens_.is(k + 1, TimeWord::old) || tokens_.is(k + 1, TimeWord::long_lasting))) m.first = p.head_token;
  if (tokens_.hyphen(k) && tokens_.is(k + 1, TimeWord::old)) k += 2, t.type = TimeType::age;
  else if (tokens_.is(k, TimeWord::old)) k += 1, t.type = TimeType::age;
  else if (tokens_.hyphen(k) && tokens_.is(k + 1, TimeWord::long_lasting)) k += 2;
  m.last = k;
  return true;
}

// Units without a number: "last week", "this month", "recent years", "the quarter", "decades".
bool Grammar::resolve_bare(Phrase& p, Match& m) {
  TimeMention& t = m.time;
  if (p.ordinal && !p.shift_year) {
    if (p.plural) return false;
    return false;
  }
  if (p.shift_year) {  // "the year-ago quarter", "the year-earlier month"
    if (p.plural || p.unit > TimeUnit::year || p.unit < TimeUnit::month) return false;
    if (p.unit == TimeUnit::quarter && quarter_ != no_index) year_before_quarter(t);
    else if (p.unit == TimeUnit::quarter && today_.day) relative_to_now(t, TimeUnit::quarter, -5);
    else relative_to_mention(t, TimeUnit::year, p.shift_year, true);
    return true;
  }
  if (p.unit == TimeUnit::half || p.unit == TimeUnit::second) return false;
  if (p.plural) {
    if (p.which == TimeWord::recent || p.which == TimeWord::coming || p.which == TimeWord::past || p.which == TimeWord::last || p.which == TimeWord::next) {
      set_vague_duration(t, p.unit);
      return true;
    }
    const TimeWord before = tokens_.role(p.first - 1);
    const TimeWord after = tokens_.role(p.last);
    if (tokens_.is(p.last, TimeWord::ahead) || (p.determiner == TimeWord::the && tokens_.is(p.last, TimeWord::to) && tokens_.text(p.last + 1) == "come")) {
      set_vague_duration(t, p.unit);
      m.last = p.last + (tokens_.is(p.last, TimeWord::ahead) ? 1 : 2);
      return true;
    }
    const bool lasting = p.determiner == TimeWord::none && p.which == TimeWord::none && p.position == TimeWord::none &&
                         (before == TimeWord::for_ || before == TimeWord::in || before == TimeWord::within || before == TimeWord::over || after == TimeWord::after || after == TimeWord::before ||
                          (tokens_.hyphen(p.last) && tokens_.is(p.last + 1, TimeWord::long_lasting)));
    if (!lasting) return false;
    set_vague_duration(t, p.unit);
    if (tokens_.hyphen(p.last) && tokens_.is(p.last + 1, TimeWord::long_lasting)) m.last = p.last + 2;
    return true;
  }
  if (p.hyphen && p.position == TimeWord::none) return false;
  t.mod = position_mod(p.position);
  const std::optional<int> shift = shift_of(p.which, p.determiner);
  if (is_clock(p.unit)) {
    if (p.which == TimeWord::last || p.which == TimeWord::past || p.which == TimeWord::next) {
      set_duration(t, 1, p.unit);
      return true;
    }
    return false;
  }
  if (shift) {
    if (p.unit == TimeUnit::day && (p.which == TimeWord::last || (p.which == TimeWord::none && p.determiner == TimeWord::this_one))) return false;
    const bool from_mention = p.which == TimeWord::following || p.which == TimeWord::same || (p.which == TimeWord::none && p.determiner == TimeWord::that_one) ||
                              (p.which == TimeWord::previous && p.determiner == TimeWord::the) || (p.which == TimeWord::next && p.determiner == TimeWord::the && p.unit == TimeUnit::day);
    if (from_mention) return relative_to_mention(t, p.unit, *shift, false);
    if (p.unit == TimeUnit::weekend && *shift == 0 && today_.day && static_cast<int>(weekday_of(*today_.day)) <= 3 && clauses_.at(m.first, m.last).lean == Lean::past)
      return relative_to_now(t, p.unit, -1);  // on a Monday, "this weekend" in the past tense is the one just gone
    if (p.which == TimeWord::past && p.unit == TimeUnit::decade) {
      set_duration(t, 1, p.unit);
      return true;
    }
    return relative_to_now(t, p.unit, *shift);
  }
  if (p.which == TimeWord::latest && p.unit == TimeUnit::quarter) return relative_to_now(t, p.unit, -1);
  if (p.which == TimeWord::latest) return relative_to_now(t, p.unit, 0);
  if (p.year && p.unit == TimeUnit::quarter && quarter_ != no_index) {  // "the 1988 quarter"
    set_quarter(t, p.year.value, quarter_of(to_date(story_.times[quarter_].period.first).month));
    t.year = p.year;
    t.anchor = TimeAnchor::mention;
    t.anchor_index = quarter_;
    return true;
  }
  if (p.year) return false;
  if (p.determiner == TimeWord::the && p.unit == TimeUnit::quarter) {
    if (tokens_.is(p.last, TimeWord::of)) return false;
    // "the quarter ended Sept. 30"; one that ends in July is mostly the second
    if (const int month = tokens_.word(p.last + 1).month; month && today_.day && (tokens_.text(p.last) == "ended" || tokens_.text(p.last) == "ending")) {
      const Date now = to_date(*today_.day);
      const bool past = tokens_.text(p.last) == "ended";
      const int year = past && month > now.month ? now.year - 1 : !past && month < now.month ? now.year + 1 : now.year;
      set_shifted(t, TimeUnit::quarter, month_period(year, month).first - 15, 0);
      t.anchor = TimeAnchor::publication;
      t.certainty = 0.8f;
      return true;
    }
    if (quarter_ != no_index) {
      const Date date = to_date(story_.times[quarter_].period.first);
      set_quarter(t, date.year, quarter_of(date.month));
      t.anchor = TimeAnchor::mention;
      t.anchor_index = quarter_;
      t.certainty = 0.7f;
      return true;
    }
    relative_to_now(t, p.unit, -1);
    t.certainty = 0.5f;
    return true;
  }
  const bool ended = tokens_.text(p.last) == "ended" || tokens_.text(p.last) == "ending";
  if (p.determiner == TimeWord::the && p.unit == TimeUnit::year && ended) {  // "the year ended Sept. 30": twelve months
    set_duration(t, 1, p.unit);
    return true;
  }
  if (p.determiner == TimeWord::the && (p.full || p.fiscal) && p.unit == TimeUnit::year) return relative_to_now(t, p.unit, 0);
  if (p.determiner == TimeWord::the && bare_unit_ && (p.unit == TimeUnit::year || p.unit == TimeUnit::month || p.unit == TimeUnit::week || p.unit == TimeUnit::decade || p.unit == TimeUnit::century))
    return relative_to_now(t, p.unit, 0);
  if (p.determiner == TimeWord::the && p.unit == TimeUnit::year && tokens_.at(p.last).kind == TokenKind::punctuation &&
      (tokens_.is(p.first - 1, TimeWord::for_) || (tokens_.is(p.first - 1, TimeWord::of) && (tokens_.word(p.first - 2).unit != 0 || tokens_.is(p.first - 2, TimeWord::end)))))
    return relative_to_now(t, p.unit, 0);
  if (p.determiner == TimeWord::the && p.unit == TimeUnit::weekend) {
    const Lean lean = clauses_.at(m.first, m.last).lean;
    relative_to_now(t, p.unit, 0);
    if (today_.day && lean != Lean::future && t.period.known() && t.period.first > *today_.day) relative_to_now(t, p.unit, -1);
    t.certainty = 0.7f;
    return true;
  }
  return false;
}

bool Grammar::resolve_weekday(Phrase& p, Match& m) {
  TimeMention& t = m.time;
  if (p.amount || p.ordinal || p.position != TimeWord::none) return false;
  t.weekday = {p.number, tokens_.at(p.head_token).span};
  const bool every = p.determiner == TimeWord::each;
  if (every || p.plural) {
    set_open(t, "XXXX-WXX-" + std::to_string(p.number), TimeUnit::day);
    t.type = TimeType::set;
    t.anchor = TimeAnchor::written;
    return every || p.determiner == TimeWord::none;
  }
  if (p.which == TimeWord::none && p.determiner != TimeWord::this_one && p.determiner != TimeWord::the && p.determiner != TimeWord::a) return false;
  if (p.determiner == TimeWord::a) {
    if (!tokens_.is(p.first - 1, TimeWord::on)) return false;
    set_open(t, "XXXX-WXX-" + std::to_string(p.number), TimeUnit::day);
    return true;
  }
  if (p.which == TimeWord::none && p.determiner == TimeWord::the) return false;
  // "this coming Sunday, March eighth"
  if (tokens_.mark(p.last) == ',' || tokens_.word(p.last).month) {
    Match date;
    const std::uint32_t k = tokens_.mark(p.last) == ',' ? p.last + 1 : p.last;
    if (tokens_.word(k).month && match_month(k, date) && date.time.day) {
      date.time.weekday = t.weekday;
      t = std::move(date.time);
      m.last = date.last;
      return true;
    }
  }
  const bool from_mention = anchor_for(TimeUnit::day) != no_index && p.determiner == TimeWord::the && (p.which == TimeWord::previous || p.which == TimeWord::following);
  t.anchor = from_mention ? TimeAnchor::mention : TimeAnchor::publication;
  if (from_mention) t.anchor_index = anchor_for(TimeUnit::day);
  if (!from_mention && !today_.day) {
    set_open(t, "XXXX-WXX-" + std::to_string(p.number), TimeUnit::day);
    t.certainty = 0.5f;
    return true;
  }
  const Day from = from_mention ? story_.times[t.anchor_index].period.first : *today_.day;
  const int now = static_cast<int>(weekday_of(from));
  const int back = (now - p.number + 7) % 7;
  const int shift = shift_of(p.which, p.determiner).value_or(0);
  t.certainty = 0.8f;
  if (shift < 0) set_day(t, from - (back == 0 ? 7 : back));
  else if (shift > 0) set_day(t, from + 7 - back);
  else set_day(t, from - now + p.number);
  return true;
}

bool Grammar::resolve_month(Phrase& p, Match& m) {
  TimeMention& t = m.time;
  if (p.amount || p.ordinal || p.plural) return false;
  t.month = {p.number, tokens_.at(p.head_token).span};
  if (p.determiner == TimeWord::each) {
    set_open(t, p.number < 10 ? "XXXX-0" + std::to_string(p.number) : "XXXX-" + std::to_string(p.number), TimeUnit::month);
    t.type = TimeType::set;
    return true;
  }
  if (p.position != TimeWord::none) return false;
  if (p.which == TimeWord::none && p.determiner != TimeWord::this_one) return false;
  const std::optional<int> shift = shift_of(p.which, p.determiner);
  if (!shift) return false;
  // "last August 21", "next June 2025"
  Match date;
  if (match_month(p.head_token, date) && (date.time.day || date.time.year)) {
    const TimeWord which = p.which;
    t = std::move(date.time);
    m.last = date.last;
    if (!t.year && t.period.known() && today_.day && !t.impossible) {
      const Date d = to_date(t.period.first);
      int year = to_date(*today_.day).year;
      if (*shift < 0 && which == TimeWord::last && to_day({2000, d.month, d.day}) >= to_day({2000, to_date(*today_.day).month, to_date(*today_.day).day})) --year;
      set_date(t, year, d.month, d.day);
    }
    return true;
  }
  t.anchor = TimeAnchor::publication;
  t.certainty = 0.9f;
  int year = 0;
  if (today_.day) {
    const Date now = to_date(*today_.day);
    year = now.year;
    if (*shift < 0 && p.number >= now.month) --year;
    if (*shift > 0 && p.number <= now.month) ++year;
  }
  set_month(t, year, p.number);
  return true;
}

bool Grammar::resolve_season(Phrase& p, Match& m) {
  TimeMention& t = m.time;
  if (p.amount || p.ordinal || tokens_.hyphen(p.last)) return false;
  const bool fall_or_spring = tokens_.word(p.head_token).text == "fall" || tokens_.word(p.head_token).text == "spring" || tokens_.word(p.head_token).text == "falls" || tokens_.word(p.head_token).text == "springs";
  if (p.determiner == TimeWord::each || p.plural) {
    if (p.determiner != TimeWord::each) return false;
    set_season(t, 0, p.number);
    t.type = TimeType::set;
    return true;
  }
  TimeMod mod = position_mod(p.position);
  std::optional<YearHint> year;
  if (p.year.value) {
    year = YearHint{p.year.value, m.last, p.year};
  } else {
    year = year_after(p.last);
    if (!year || tokens_.mark(p.last) == ',') year = year_of(p.last);
  }
  if (year && !year->part && p.determiner == TimeWord::none && !p.year && !tokens_.is(p.last, TimeWord::of) && !tokens_.is(p.first - 1, TimeWord::in)) year.reset();  // "exports fall next year"
  const std::optional<int> shift = shift_of(p.which, p.determiner);
  if (p.determiner == TimeWord::that_one && !year && tokens_.at(p.last).kind == TokenKind::word) return false;  // "needs that fall outside"
  if (!year && !shift) {
    const TimeWord before = tokens_.role(p.first - 1);
    const bool placed = before == TimeWord::in || before == TimeWord::by || before == TimeWord::until || before == TimeWord::since || before == TimeWord::during;
    if (p.determiner == TimeWord::the ? (fall_or_spring && (!placed || tokens_.is(p.last, TimeWord::of))) : !placed) return false;
    if (p.determiner != TimeWord::the && p.determiner != TimeWord::none) return false;
    if (tokens_.at(p.last).kind == TokenKind::word && tokens_.role(p.last) == TimeWord::none && p.determiner == TimeWord::the) {
      if (!placed) return false;
    }
  }
  if (year) {
    m.last = std::max(m.last, year->last);
    t.year = year->part;
    t.anchor = year->part ? TimeAnchor::written : TimeAnchor::publication;
    set_season(t, year->year, p.number);
    t.mod = mod;
    return true;
  }
  t.anchor = TimeAnchor::publication;
  t.certainty = 0.7f;
  int y = 0;
  if (today_.day) {
    const Date now = to_date(*today_.day);
    const int current = season_of(now.month);
    y = now.year;
    const int rank = p.number;                             // spring 1 .. winter 4
    const int rank_now = now.month < 3 ? 0 : current;      // January belongs to last year's winter
    const Lean lean = shift ? (*shift < 0 ? Lean::past : *shift > 0 ? Lean::future : Lean::none) : clauses_.at(m.first, m.last).lean;
    if (lean == Lean::past) {
      if (rank > rank_now || (rank == rank_now && shift)) --y;
    } else if (lean == Lean::future) {
      if (rank < rank_now || (rank == rank_now && shift)) ++y;
    } else if (!shift && rank > rank_now + 2) {
      --y;
    }
    if (rank_now == 0 && rank == 4) y = lean == Lean::future ? now.year : now.year - 1;
  }
  set_season(t, y, p.number);
  t.mod = mod;
  return true;
}

// "this morning", "last night", "the next morning", "every night"
bool Grammar::resolve_day_part(Phrase& p, Match& m) {
  TimeMention& t = m.time;
  if (p.amount || p.ordinal) return false;
  const std::string_view code = code_of(tokens_.role(p.head_token));
  if (p.determiner == TimeWord::each) {
    set_open(t, "XXXX-XX-XX", TimeUnit::day);
    add_time(t, code);
    t.type = TimeType::set;
    return true;
  }
  if (p.plural) return false;
  const bool morning_after = p.determiner == TimeWord::the && (p.which == TimeWord::next || p.which == TimeWord::following);
  const bool that = (p.determiner == TimeWord::that_one && p.which == TimeWord::none) || p.which == TimeWord::same;
  if (morning_after || that) {
    relative_to_mention(t, TimeUnit::day, morning_after ? 1 : 0, false);
  } else if (p.which == TimeWord::last) {
    relative_to_now(t, TimeUnit::day, -1);
  } else if (p.determiner == TimeWord::none && (tokens_.is(p.last, TimeWord::yesterday) || tokens_.is(p.last, TimeWord::today) || tokens_.is(p.last, TimeWord::tomorrow))) {
    Match day;
    match_reference(p.last, day);
    t = std::move(day.time);
    m.last = p.last + 1;
  } else if (p.determiner == TimeWord::this_one || (p.position != TimeWord::none && p.determiner == TimeWord::none)) {
    relative_to_now(t, TimeUnit::day, 0);
  } else {
    return false;
  }
  add_time(t, code);
  t.mod = position_mod(p.position);
  return true;
}

// "the year-ago period", "the latest period", "the corresponding period last year", "the 1988 period"
bool Grammar::resolve_period(Phrase& p, Match& m) {
  TimeMention& t = m.time;
  if (p.amount) {
    set_duration(t, p.amount.low, p.unit);
    return false;
  }
  if (p.year) {
    t.year = p.year;
    t.anchor = TimeAnchor::written;
    if (quarter_ != no_index) set_quarter(t, p.year.value, quarter_of(to_date(story_.times[quarter_].period.first).month));
    else set_year(t, p.year.value);
    return true;
  }
  if (p.shift_year) {
    if (quarter_ != no_index) year_before_quarter(t);
    else relative_to_mention(t, TimeUnit::year, p.shift_year, true);
    return true;
  }
  if (p.which == TimeWord::same) {
    const std::optional<YearHint> year = year_of(p.last);
    if (!year) return false;
    m.last = year->last;
    t.year = year->part;
    t.anchor = year->part ? TimeAnchor::written : TimeAnchor::publication;
    if (quarter_ != no_index) set_quarter(t, year->year, quarter_of(to_date(story_.times[quarter_].period.first).month));
    else set_year(t, year->year);
    return true;
  }
  if (p.which == TimeWord::latest && quarter_ != no_index) {
    set_shifted(t, TimeUnit::quarter, story_.times[quarter_].period.first, 0);
    t.anchor = TimeAnchor::mention;
    t.anchor_index = quarter_;
    return true;
  }
  return false;
}

}  // namespace claims::extract
