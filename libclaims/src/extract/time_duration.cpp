// Values of durations and of units without a number: "two years", "last week", "the quarter", "decades".
#include <algorithm>
#include <cmath>
#include <string>

#include "extract/time_grammar.h"
#include "extract/time_roles.h"

namespace claims::extract {

using text::WordClass;

bool Grammar::resolve_duration(Phrase& p, Match& m) {
  TimeMention& t = m.time;
  if (p.determiner == TimeWord::that_one && !p.amount) return false;
  const bool article = !p.amount;
  double n = article ? 1 : p.amount.low;
  if (p.unit == TimeUnit::half) return false;
  if (p.unit == TimeUnit::quarter && article) return false;  // "a quarter of the people"
  if (p.unit == TimeUnit::quarter && p.plural && n < 4 && (p.hyphen || tokens_.is(p.last, TimeWord::of)))
    return false;  // "three-quarters of the food"
  if (p.unit == TimeUnit::second && (article || p.amount.vague)) return false;
  if (p.unit == TimeUnit::quarter && !p.plural && n != 1 && !p.hyphen) return false;
  if (!article && !p.plural && !p.hyphen && n != 1 && tokens_.at(p.last).kind == TokenKind::punctuation &&
      p.unit == TimeUnit::second)
    return false;
  std::uint32_t k = p.last;
  if (article && p.determiner == TimeWord::a) {
    // "$5 a year", "three times a week": how often, not how long
    const Token& before = tokens_.at(p.first - 1);
    const std::string_view w = tokens_.text(p.first - 1);
    const bool rate = before.kind == TokenKind::number || w == "percent" || tokens_.mark(p.first - 1) == '%' ||
                      tokens_.is(p.first - 1, WordClass::scale) || w == "times" || w == "once" || w == "twice" ||
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
    if (n == std::floor(n) && tokens_.is(k, TimeWord::and_) && tokens_.is(k + 1, TimeWord::a) &&
        tokens_.text(k + 2) == "half")
      n += 0.5, k += 3;
    set_duration(t, n, p.unit);
  }
  if (tokens_.is(k, TimeWord::or_) && tokens_.is(k + 1, TimeWord::so)) t.mod = TimeMod::approx, k += 2;
  else if (article && tokens_.is(k, TimeWord::or_) && tokens_.is(k + 1, WordClass::cardinal) &&
           !tokens_.is(k + 2, WordClass::unit))
    k += 2;
  if (article && tokens_.hyphen(k) && (tokens_.is(k + 1, TimeWord::old) || tokens_.is(k + 1, TimeWord::long_lasting)))
    m.first = p.head_token;
  if (tokens_.hyphen(k) && tokens_.is(k + 1, TimeWord::old)) k += 2, t.type = TimeType::age;
  else if (tokens_.is(k, TimeWord::old)) k += 1, t.type = TimeType::age;
  else if (tokens_.hyphen(k) && tokens_.is(k + 1, TimeWord::long_lasting)) k += 2;
  m.last = k;
  return true;
}

// Units without a number: "last week", "this month", "recent years", "the quarter", "decades".
bool Grammar::resolve_bare(Phrase& p, Match& m) {
  TimeMention& t = m.time;
  if (p.shift_year) return resolve_year_ago(p, t);
  if (p.ordinal || p.unit == TimeUnit::half || p.unit == TimeUnit::second) return false;
  if (p.plural) return resolve_plural(p, m);
  if (p.hyphen && p.position == TimeWord::none) return false;
  t.mod = position_mod(p.position);
  if (is_clock(p.unit)) {
    if (p.which != TimeWord::last && p.which != TimeWord::past && p.which != TimeWord::next) return false;
    set_duration(t, 1, p.unit);
    return true;
  }
  if (const std::optional<int> shift = shift_of(p.which, p.determiner)) return resolve_which(p, m, *shift);
  if (p.which == TimeWord::latest) return relative_to_now(t, p.unit, p.unit == TimeUnit::quarter ? -1 : 0);
  if (p.year || (p.determiner == TimeWord::the && p.unit == TimeUnit::quarter))
    return p.unit == TimeUnit::quarter && resolve_quarter(p, t);
  return p.determiner == TimeWord::the && resolve_the_unit(p, m);
}

// "the year-ago quarter", "the year-earlier month"
bool Grammar::resolve_year_ago(const Phrase& p, TimeMention& t) {
  if (p.plural || p.unit > TimeUnit::year || p.unit < TimeUnit::month) return false;
  if (p.unit == TimeUnit::quarter && quarter_ != no_index) year_before_quarter(t);
  else if (p.unit == TimeUnit::quarter && today_.day) relative_to_now(t, TimeUnit::quarter, -5);
  else relative_to_mention(t, TimeUnit::year, p.shift_year, true);
  return true;
}

// "recent years", "the coming months", "the weeks ahead", "for decades", "months after"
bool Grammar::resolve_plural(const Phrase& p, Match& m) {
  const TimeWord before = tokens_.role(p.first - 1), after = tokens_.role(p.last);
  const bool with_long = tokens_.hyphen(p.last) && tokens_.is(p.last + 1, TimeWord::long_lasting);
  const bool which = p.which == TimeWord::recent || p.which == TimeWord::coming || p.which == TimeWord::past ||
                     p.which == TimeWord::last || p.which == TimeWord::next;
  const bool ahead = after == TimeWord::ahead;
  const bool to_come = p.determiner == TimeWord::the && after == TimeWord::to && tokens_.text(p.last + 1) == "come";
  const bool alone = p.determiner == TimeWord::none && p.which == TimeWord::none && p.position == TimeWord::none;
  const bool lasting =
      alone && (before == TimeWord::for_ || before == TimeWord::in || before == TimeWord::within ||
                before == TimeWord::over || after == TimeWord::after || after == TimeWord::before || with_long);
  if (!which && !ahead && !to_come && !lasting) return false;
  set_vague_duration(m.time, p.unit);
  if (!which) m.last = p.last + (ahead ? 1 : to_come || with_long ? 2 : 0);
  return true;
}

// "last week", "this month", "the following year", "that day"
bool Grammar::resolve_which(const Phrase& p, Match& m, int shift) {
  TimeMention& t = m.time;
  const bool plain = p.which == TimeWord::none;
  if (p.unit == TimeUnit::day && (p.which == TimeWord::last || (plain && p.determiner == TimeWord::this_one)))
    return false;
  const bool the = p.determiner == TimeWord::the;
  const bool from_mention = p.which == TimeWord::following || p.which == TimeWord::same ||
                            (plain && p.determiner == TimeWord::that_one) || (p.which == TimeWord::previous && the) ||
                            (p.which == TimeWord::next && the && p.unit == TimeUnit::day);
  if (from_mention) return relative_to_mention(t, p.unit, shift, false);
  const bool early_in_week = today_.day && static_cast<int>(weekday_of(*today_.day)) <= 3;
  if (p.unit == TimeUnit::weekend && shift == 0 && early_in_week && clauses_.at(m.first, m.last).lean == Lean::past)
    return relative_to_now(t, p.unit, -1);  // on a Monday, "this weekend" in the past tense is the one just gone
  if (p.which != TimeWord::past || p.unit != TimeUnit::decade) return relative_to_now(t, p.unit, shift);
  set_duration(t, 1, p.unit);
  return true;
}

// "the quarter": the one that ended on the date behind, or the one spoken of, or the last one.
bool Grammar::resolve_quarter(const Phrase& p, TimeMention& t) {
  if (tokens_.is(p.last, TimeWord::of)) return false;
  const int month = tokens_.word(p.last + 1).month;
  const bool ended = tokens_.text(p.last) == "ended";
  if (p.year && quarter_ == no_index) return false;
  if (!p.year && month && today_.day && (ended || tokens_.text(p.last) == "ending")) {
    const Date now = to_date(*today_.day);
    const int year = ended && month > now.month ? now.year - 1 : !ended && month < now.month ? now.year + 1 : now.year;
    // The middle of the month before: a quarter that ends in July is mostly the second.
    set_shifted(t, TimeUnit::quarter, month_period(year, month).first - 15, 0);
    t.anchor = TimeAnchor::publication;
    t.certainty = 0.8f;
  } else if (quarter_ != no_index) {
    const Date date = to_date(story_.times[quarter_].period.first);
    set_quarter(t, p.year ? p.year.value : date.year, quarter_of(date.month));
    t.year = p.year;
    t.anchor = TimeAnchor::mention;
    t.anchor_index = quarter_;
    t.certainty = 0.7f;
  } else {
    relative_to_now(t, p.unit, -1);
    t.certainty = 0.5f;
  }
  return true;
}

// "the year ended Sept. 30", "the fiscal year", "the end of the month", "the weekend"
bool Grammar::resolve_the_unit(const Phrase& p, Match& m) {
  TimeMention& t = m.time;
  if (p.unit == TimeUnit::weekend) {
    const Lean lean = clauses_.at(m.first, m.last).lean;
    relative_to_now(t, p.unit, 0);
    if (today_.day && lean != Lean::future && t.period.known() && t.period.first > *today_.day)
      relative_to_now(t, p.unit, -1);
    t.certainty = 0.7f;
    return true;
  }
  if (bare_unit_ && p.unit >= TimeUnit::week && p.unit != TimeUnit::quarter && p.unit <= TimeUnit::century)
    return relative_to_now(t, p.unit, 0);
  if (p.unit != TimeUnit::year) return false;
  if (tokens_.text(p.last) == "ended" || tokens_.text(p.last) == "ending") {  // twelve months
    set_duration(t, 1, p.unit);
    return true;
  }
  if (p.full || p.fiscal) return relative_to_now(t, p.unit, 0);
  const bool part_of = tokens_.is(p.first - 1, TimeWord::of) &&
                       (tokens_.word(p.first - 2).unit != 0 || tokens_.is(p.first - 2, TimeWord::end));
  const bool closed = tokens_.at(p.last).kind == TokenKind::punctuation;
  return closed && (part_of || tokens_.is(p.first - 1, TimeWord::for_)) && relative_to_now(t, p.unit, 0);
}

}  // namespace claims::extract
