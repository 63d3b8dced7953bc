// Values of weekdays, months, seasons and parts of the day behind "last", "next", "this", "every".
#include <algorithm>
#include <string>

#include "extract/time_grammar.h"
#include "extract/time_roles.h"

namespace claims::extract {

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
  if (p.which == TimeWord::none && p.determiner != TimeWord::this_one && p.determiner != TimeWord::the &&
      p.determiner != TimeWord::a)
    return false;
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
  const bool from_mention = anchor_for(TimeUnit::day) != no_index && p.determiner == TimeWord::the &&
                            (p.which == TimeWord::previous || p.which == TimeWord::following);
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
    set_open(t, p.number < 10 ? "XXXX-0" + std::to_string(p.number) : "XXXX-" + std::to_string(p.number),
             TimeUnit::month);
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
      if (*shift < 0 && which == TimeWord::last &&
          to_day({2000, d.month, d.day}) >= to_day({2000, to_date(*today_.day).month, to_date(*today_.day).day}))
        --year;
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
  const bool fall_or_spring =
      tokens_.word(p.head_token).text == "fall" || tokens_.word(p.head_token).text == "spring" ||
      tokens_.word(p.head_token).text == "falls" || tokens_.word(p.head_token).text == "springs";
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
  if (year && !year->part && p.determiner == TimeWord::none && !p.year && !tokens_.is(p.last, TimeWord::of) &&
      !tokens_.is(p.first - 1, TimeWord::in))
    year.reset();  // "exports fall next year"
  const std::optional<int> shift = shift_of(p.which, p.determiner);
  if (p.determiner == TimeWord::that_one && !year && tokens_.at(p.last).kind == TokenKind::word)
    return false;  // "needs that fall outside"
  if (!year && !shift) {
    const TimeWord before = tokens_.role(p.first - 1);
    const bool placed = before == TimeWord::in || before == TimeWord::by || before == TimeWord::until ||
                        before == TimeWord::since || before == TimeWord::during;
    if (p.determiner == TimeWord::the ? (fall_or_spring && (!placed || tokens_.is(p.last, TimeWord::of))) : !placed)
      return false;
    if (p.determiner != TimeWord::the && p.determiner != TimeWord::none) return false;
    if (tokens_.at(p.last).kind == TokenKind::word && tokens_.role(p.last) == TimeWord::none &&
        p.determiner == TimeWord::the) {
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
    const int rank = p.number;                         // spring 1 .. winter 4
    const int rank_now = now.month < 3 ? 0 : current;  // January belongs to last year's winter
    const Lean lean = shift ? (*shift < 0   ? Lean::past
                               : *shift > 0 ? Lean::future
                                            : Lean::none)
                            : clauses_.at(m.first, m.last).lean;
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
  const bool morning_after =
      p.determiner == TimeWord::the && (p.which == TimeWord::next || p.which == TimeWord::following);
  const bool that = (p.determiner == TimeWord::that_one && p.which == TimeWord::none) || p.which == TimeWord::same;
  if (morning_after || that) {
    relative_to_mention(t, TimeUnit::day, morning_after ? 1 : 0, false);
  } else if (p.which == TimeWord::last) {
    relative_to_now(t, TimeUnit::day, -1);
  } else if (p.determiner == TimeWord::none &&
             (tokens_.is(p.last, TimeWord::yesterday) || tokens_.is(p.last, TimeWord::today) ||
              tokens_.is(p.last, TimeWord::tomorrow))) {
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
    if (quarter_ != no_index)
      set_quarter(t, p.year.value, quarter_of(to_date(story_.times[quarter_].period.first).month));
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
    if (quarter_ != no_index)
      set_quarter(t, year->year, quarter_of(to_date(story_.times[quarter_].period.first).month));
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
