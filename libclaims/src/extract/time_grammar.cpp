#include "extract/time_grammar.h"

#include <array>

#include "text/token.h"

namespace claims::extract {

using text::WordClass;

char SentenceTokens::mark(std::uint32_t i) const {
  if (!has(i)) return 0;
  const Token& t = at(i);
  if (t.kind != TokenKind::punctuation && t.kind != TokenKind::possessive) return 0;
  return text::plain_character(story_.document.text, t.span.begin);
}

Grammar::Grammar(Story& story) : story_(story), tokens_(story), today_(Today::of(story.document.published)) {}

void Grammar::enter(std::uint32_t sentence) {
  sentence_ = sentence;
  tokens_.enter(story_.sentences[sentence]);
  clauses_.read(story_, story_.sentences[sentence]);
}

// The ends of a range explain each other: "May to July 2023" is all in 2023,
// "Monday through Friday" ends after it begins.
void Grammar::join_range(const Match& m, TimeMention& t) {
  if (story_.times.empty() || m.first < tokens_.first() + 2) return;
  TimeMention& head = story_.times.back();
  if (head.span.end != tokens_.at(m.first - 2).span.end || head.type != TimeType::date || t.type != TimeType::date)
    return;
  const TimeWord joint = tokens_.role(m.first - 1);
  const bool to = joint == TimeWord::to || joint == TimeWord::through || joint == TimeWord::until ||
                  tokens_.mark(m.first - 1) == '-';
  if (!to && joint != TimeWord::and_ && joint != TimeWord::or_) return;
  if (head.month && !head.year && t.month && t.year && head.anchor == TimeAnchor::publication) {
    const int year = t.year.value - (to && head.month.value > t.month.value);
    if (year == t.year.value) head.year = t.year;
    head.anchor = TimeAnchor::written;
    head.certainty = 0.9f;
    head.impossible = false;
    if (head.day) set_date(head, year, head.month.value, head.day.value);
    else set_month(head, year, head.month.value);
  } else if (head.month && t.month && !t.year && !t.day && !head.day && head.period.known() && t.period.known() &&
             head.granularity == TimeUnit::month) {
    const int year = to_date(head.period.first).year;
    if (t.anchor == TimeAnchor::publication) set_month(t, year + (t.month.value < head.month.value), t.month.value);
  } else if (to && head.weekday && t.weekday && !head.day && !t.day && head.period.known() && t.period.known()) {
    set_day(t, head.period.first + (t.weekday.value - head.weekday.value + 7) % 7);
  }
}

void Grammar::emit(const Match& m) {
  TimeMention t = m.time;
  join_range(m, t);
  if (t.anchor != TimeAnchor::mention) t.anchor_index = no_index;
  t.span = {tokens_.at(m.first).span.begin, tokens_.at(m.last - 1).span.end};
  t.sentence = sentence_;
  t.tense = clauses_.at(m.first, m.last).tense;
  const auto index = static_cast<std::uint32_t>(story_.times.size());
  if (t.period.known() && !t.impossible) {
    dated_ = index;
    const Day days = t.period.last - t.period.first;
    if (days == 0) day_ = index;
    if (days < 31) month_ = index;
  }
  // The quarter a report is about stays the one to come back to after "the year-ago quarter".
  if (t.granularity == TimeUnit::quarter && t.period.known() &&
      (quarter_ == no_index || t.period.first >= story_.times[quarter_].period.first ||
       sentence_ > story_.times[quarter_].sentence + 8))
    quarter_ = index;
  story_.times.push_back(std::move(t));
}

std::uint32_t Grammar::read(std::uint32_t i) {
  Match m;
  if (!match(i, m)) return i;
  emit(m);
  const std::uint32_t after = read_range_end(m.last, m);
  return after == m.last ? m.last : after;
}

bool Grammar::match(std::uint32_t i, Match& m) {
  if (match_modified(i, m)) return true;
  m = Match{};
  return match_core(i, m);
}

namespace {

struct Modifier {
  std::uint32_t next = 0;  // token after it; 0 = none
  TimeMod mod = TimeMod::none;
  bool for_amounts = false;  // stands before numbers only
};

}  // namespace

// "early", "the end of", "at least", "nearly" before an expression.
bool Grammar::match_modified(std::uint32_t i, Match& m) {
  Modifier mod;
  const auto role = [&](std::uint32_t k) { return tokens_.role(k); };
  const auto skip_hyphen = [&](std::uint32_t k) { return tokens_.hyphen(k) ? k + 1 : k; };
  std::uint32_t k = i;
  switch (role(i)) {
    case TimeWord::early:
    case TimeWord::earlier: mod = {skip_hyphen(i + 1), TimeMod::start}; break;
    case TimeWord::late: mod = {skip_hyphen(i + 1), TimeMod::end}; break;
    case TimeWord::later: mod = {i + 1, TimeMod::end}; break;
    case TimeWord::mid: mod = {skip_hyphen(i + 1), TimeMod::mid}; break;
    case TimeWord::about: mod = {i + 1, TimeMod::approx}; break;
    case TimeWord::nearly: mod = {i + 1, TimeMod::less_than, true}; break;
    case TimeWord::over: mod = {i + 1, TimeMod::more_than, true}; break;
    case TimeWord::under: mod = {i + 1, TimeMod::less_than, true}; break;
    case TimeWord::more:
      if (role(i + 1) == TimeWord::than) mod = {i + 2, TimeMod::more_than, true};
      break;
    case TimeWord::less:
      if (role(i + 1) == TimeWord::than) mod = {i + 2, TimeMod::less_than, true};
      break;
    case TimeWord::at:
      if (role(i + 1) == TimeWord::least) mod = {i + 2, TimeMod::equal_or_more, true};
      if (role(i + 1) == TimeWord::most) mod = {i + 2, TimeMod::equal_or_less, true};
      break;
    case TimeWord::no:
      if (role(i + 1) == TimeWord::more && role(i + 2) == TimeWord::than) mod = {i + 3, TimeMod::equal_or_less, true};
      if (role(i + 1) == TimeWord::less && role(i + 2) == TimeWord::than) mod = {i + 3, TimeMod::equal_or_more, true};
      break;
    case TimeWord::up:
      if (role(i + 1) == TimeWord::to) mod = {i + 2, TimeMod::equal_or_less, true};
      break;
    case TimeWord::the: k = i + 1; [[fallthrough]];
    case TimeWord::beginning:
    case TimeWord::middle:
    case TimeWord::end:
      if (role(k + 1) == TimeWord::of) {
        if (role(k) == TimeWord::beginning) mod = {k + 2, TimeMod::start};
        if (role(k) == TimeWord::middle) mod = {k + 2, TimeMod::mid};
        if (role(k) == TimeWord::end) mod = {k + 2, TimeMod::end};
      } else if (k > i && (role(k) == TimeWord::early || role(k) == TimeWord::mid || role(k) == TimeWord::late)) {
        // "the early summer"; decades and centuries read their own
        if (match_decade(i, m) || match_century(i, m)) return true;
        m = Match{};
        mod = {skip_hyphen(k + 1), role(k) == TimeWord::early ? TimeMod::start
                                   : role(k) == TimeWord::mid ? TimeMod::mid
                                                              : TimeMod::end};
      }
      break;
    default: break;
  }
  if (mod.next == 0) return false;
  const bool earlier = role(i) == TimeWord::earlier || role(i) == TimeWord::later;
  std::uint32_t next = mod.next;
  if ((earlier || role(i) == TimeWord::early || role(i) == TimeWord::late) &&
      (role(next) == TimeWord::in || role(next) == TimeWord::on))
    ++next;
  bare_unit_ = tokens_.is(next - 1, TimeWord::of) || tokens_.is(next - 1, TimeWord::in);
  const bool core = match_core(next, m);
  bare_unit_ = false;
  if (!core) return false;
  const bool dated = m.time.type == TimeType::date || m.time.type == TimeType::time;
  if (mod.for_amounts) {
    // "over the past year": a preposition; "over two years": a limit. "nearly four years ago" keeps it too.
    if (m.time.amount == 0 && m.time.mod == TimeMod::none) return false;
    if (m.first != next || (!tokens_.number(next) && !tokens_.is(next, WordClass::cardinal) &&
                            role(next) != TimeWord::a && role(next) != TimeWord::several))
      return false;
  } else if (mod.mod == TimeMod::approx) {
    if ((m.time.amount == 0 && !dated) || m.first != next) return false;
    if (!tokens_.number(next) && m.time.amount == 0 && !tokens_.is(next, WordClass::month)) return false;
  } else if (!dated || m.time.value.find("REF") != std::string::npos) {
    return false;
  } else if (m.time.day && m.time.month && mod.mod == TimeMod::mid) {
    return false;
  }
  if (earlier && !(role(next) == TimeWord::this_one || role(next) == TimeWord::that_one ||
                   role(next) == TimeWord::the || role(next) == TimeWord::last || role(next) == TimeWord::today ||
                   role(next) == TimeWord::yesterday || m.time.weekday || m.time.month))
    return false;
  if (m.time.mod == TimeMod::none) m.time.mod = mod.mod;
  if (role(i) == TimeWord::the && (m.first != next || tokens_.hyphen(m.last))) return false;
  m.first = i;
  return true;
}

bool Grammar::match_core(std::uint32_t i, Match& m) {
  const Token& t = tokens_.at(i);
  const auto fresh = [&] {
    m = Match{};
    return true;
  };
  bool found = false;
  switch (t.kind) {
    case TokenKind::number:
      found = match_iso(i, m) || (fresh() && match_slashed(i, m)) || (fresh() && match_clock(i, m)) ||
              (fresh() && match_day_month(i, m)) || (fresh() && match_phrase(i, m)) || (fresh() && match_year(i, m));
      break;
    case TokenKind::ordinal:
      found = match_day_month(i, m) || (fresh() && match_century(i, m)) || (fresh() && match_phrase(i, m));
      break;
    case TokenKind::plural: found = match_decade(i, m); break;
    case TokenKind::punctuation: found = tokens_.mark(i) == '\'' && match_decade(i, m); break;
    case TokenKind::word: found = match_word(i, m); break;
    default: break;
  }
  if (!found) return false;
  if (m.time.granularity == TimeUnit::day && (m.time.type == TimeType::date || m.time.type == TimeType::set))
    m.last = read_day_part(m.last, m);
  return true;
}

bool Grammar::match_word(std::uint32_t i, Match& m) {
  const text::Word& w = tokens_.word(i);
  const auto fresh = [&] {
    m = Match{};
    return true;
  };
  if ((w.time == TimeWord::holiday || w.month) && match_holiday(i, m)) return true;
  if ((w.time == TimeWord::last || w.time == TimeWord::next || w.time == TimeWord::this_one) &&
      tokens_.is(i + 1, TimeWord::holiday) && fresh() && match_holiday(i + 1, m)) {
    m.first = i;
    return true;
  }
  if (w.month && fresh() && match_month(i, m)) return true;
  if (w.weekday && fresh() && match_weekday(i, m)) return true;
  if (w.is(WordClass::cardinal) && fresh() && (match_spelled_year(i, m) || (fresh() && match_clock(i, m)))) return true;
  if ((w.time == TimeWord::noon || w.time == TimeWord::midnight) && fresh() && match_clock(i, m)) return true;
  if (w.time == TimeWord::the && tokens_.text(i + 1) == "year" && fresh() &&
      ((tokens_.number(i + 2) && match_year(i + 2, m)) || (fresh() && match_spelled_year(i + 2, m)))) {
    m.first = i;
    return true;
  }
  if (w.time == TimeWord::the && fresh() &&
      (match_decade(i, m) || (fresh() && match_century(i, m)) || (fresh() && match_day_month(i, m))))
    return true;
  if (w.time == TimeWord::a &&
      (tokens_.at(i + 1).kind == TokenKind::ordinal || tokens_.is(i + 1, WordClass::ordinal)) && fresh() &&
      match_century(i + 1, m))
    return true;
  if ((w.is(WordClass::ordinal) || w.time == TimeWord::early || w.time == TimeWord::late || w.time == TimeWord::mid) &&
      fresh() && (match_decade(i, m) || (fresh() && match_century(i, m))))
    return true;
  if (w.time == TimeWord::fiscal) {
    const std::uint32_t year = tokens_.word(i + 1).text == "year" ? i + 2 : i + 1;
    if (tokens_.number(year) && fresh() && match_year(year, m)) {
      m.first = i;
      return true;
    }
  }
  if (w.time == TimeWord::age && fresh() && match_age(i, m)) return true;
  if (w.time == TimeWord::quarter_code && fresh() && match_quarter_code(i, m)) return true;
  if (fresh() && match_phrase(i, m)) return true;
  if (w.unit && fresh() && match_compound(i, m)) return true;
  if (fresh() && match_set_adverb(i, m)) return true;
  return fresh() && match_reference(i, m);
}

// "aged 45", "at the age of 45", "age 45"
bool Grammar::match_age(std::uint32_t i, Match& m) {
  std::uint32_t k = i + 1;
  if (tokens_.text(i).back() != 'd' && tokens_.is(k, TimeWord::of)) ++k;
  const Amount years = amount_at(k);
  if (!years || years.vague || years.low > 130 || years.low != static_cast<int>(years.low) ||
      tokens_.word(years.last).unit || tokens_.mark(years.last) == '%')
    return false;
  m.first = i;
  m.last = years.last;
  set_duration(m.time, years.low, TimeUnit::year);
  m.time.type = TimeType::age;
  return true;
}

// "Q3", "Q3 2021", "H1 2020"
bool Grammar::match_quarter_code(std::uint32_t i, Match& m) {
  const bool half = tokens_.word(i).text == "h";
  const int n = tokens_.at(i + 1).number;
  if (!tokens_.capitalised(i) || tokens_.at(i).span.size() != 1 || !tokens_.glued(i + 1) ||
      tokens_.at(i + 1).span.size() != 1 || n < 1 || n > (half ? 2 : 4))
    return false;
  std::optional<YearHint> year = year_after(i + 2);
  if (!year) year = year_of(i + 2);
  if (half && !year) return false;
  m.first = i;
  m.last = year ? year->last : i + 2;
  m.time.anchor = year && year->part ? TimeAnchor::written : TimeAnchor::publication;
  if (year) m.time.year = year->part;
  int y = year ? year->year : 0;
  if (!year && today_.day) {
    const Date now = to_date(*today_.day);
    y = n > quarter_of(now.month) && clauses_.at(m.first, m.last).lean == Lean::past ? now.year - 1 : now.year;
    m.time.certainty = 0.7f;
  }
  if (half) set_half(m.time, y, n);
  else set_quarter(m.time, y, n);
  return true;
}

bool Grammar::match_set_adverb(std::uint32_t i, Match& m) {
  const char* value = nullptr;
  TimeUnit unit = TimeUnit::none;
  switch (tokens_.role(i)) {
    case TimeWord::hourly: value = "PT1H", unit = TimeUnit::hour; break;
    case TimeWord::daily:
    case TimeWord::nightly: value = "P1D", unit = TimeUnit::day; break;
    case TimeWord::weekly: value = "P1W", unit = TimeUnit::week; break;
    case TimeWord::biweekly: value = "P2W", unit = TimeUnit::week; break;
    case TimeWord::monthly: value = "P1M", unit = TimeUnit::month; break;
    case TimeWord::quarterly: value = "P3M", unit = TimeUnit::quarter; break;
    case TimeWord::yearly: value = "P1Y", unit = TimeUnit::year; break;
    default: return false;
  }
  if (tokens_.capitalised(i) && (i != tokens_.first() || tokens_.capitalised(i + 1))) return false;  // "the Daily News"
  if (unit == TimeUnit::quarter && tokens_.at(i + 1).kind == TokenKind::word && tokens_.role(i + 1) == TimeWord::none &&
      i != tokens_.first())
    return false;  // "the quarterly dividend"
  m.first = i;
  m.last = i + 1;
  m.time.type = TimeType::set;
  m.time.value = value;
  m.time.granularity = unit;
  m.time.amount = 1;
  return true;
}

// Words that are a whole expression: "today", "now", "the future".
bool Grammar::match_reference(std::uint32_t i, Match& m) {
  m.first = i;
  m.last = i + 1;
  TimeMention& t = m.time;
  const auto day = [&](int shift) {
    t.anchor = TimeAnchor::publication;
    if (today_.day) set_day(t, *today_.day + shift);
    else set_open(t, "XXXX-XX-XX", TimeUnit::day);
    return true;
  };
  const auto reference = [&](const char* value) {
    t.anchor = TimeAnchor::publication;
    set_open(t, value, TimeUnit::none);
    return true;
  };
  if (tokens_.capitalised(i) && i != tokens_.first() && tokens_.capitalised(i - 1) && tokens_.glued(i) == false &&
      !tokens_.at(i).has(Token::sentence_start))
    return false;
  switch (tokens_.role(i)) {
    case TimeWord::today: return day(0);
    case TimeWord::yesterday: return day(-1);
    case TimeWord::tomorrow: return day(1);
    case TimeWord::tonight:
      day(0);
      add_time(t, "TNI");
      return true;
    case TimeWord::overnight:
      day(0);
      add_time(t, "TNI");
      t.certainty = 0.6f;
      return true;
    case TimeWord::right:
      if (!tokens_.is(i + 1, TimeWord::now)) return false;
      m.last = i + 2;
      return reference("PRESENT_REF");
    case TimeWord::now:
    case TimeWord::nowadays: return reference("PRESENT_REF");
    case TimeWord::current: return reference("PRESENT_REF");
    case TimeWord::recently:
    case TimeWord::recent: return reference("PAST_REF");
    case TimeWord::soon:
      if (tokens_.is(i - 1, TimeWord::as) || tokens_.is(i + 1, TimeWord::after) || tokens_.text(i - 1) == "too" ||
          tokens_.text(i - 1) == "how")
        return false;
      return reference("FUTURE_REF");
    case TimeWord::this_one:
      if (tokens_.word(i).text != "these" || tokens_.text(i + 1) != "days") return false;
      m.last = i + 2;
      return reference("PRESENT_REF");
    case TimeWord::the:
      if (tokens_.text(i + 1) == "day" &&
          ((tokens_.is(i + 2, TimeWord::before) && tokens_.is(i + 3, TimeWord::yesterday)) ||
           (tokens_.is(i + 2, TimeWord::after) && tokens_.is(i + 3, TimeWord::tomorrow)))) {
        m.last = i + 4;
        return day(tokens_.is(i + 2, TimeWord::before) ? -2 : 2);
      }
      if ((tokens_.text(i + 1) == "near" &&
           (tokens_.is(i + 2, TimeWord::future) || tokens_.is(i + 2, TimeWord::term))) ||
          (tokens_.text(i + 1) == "short" && tokens_.is(i + 2, TimeWord::term)) ||
          (tokens_.text(i + 1) == "foreseeable" && tokens_.is(i + 2, TimeWord::future))) {
        m.last = i + 3;
        return reference("FUTURE_REF");
      }
      if (tokens_.is(i + 1, TimeWord::future)) {
        m.last = i + 2;
        return reference("FUTURE_REF");
      }
      if (tokens_.is(i + 1, TimeWord::past) &&
          (tokens_.is(i - 1, TimeWord::in) ||
           (tokens_.is(i - 1, TimeWord::of) && tokens_.at(i + 2).kind == TokenKind::punctuation))) {
        m.last = i + 2;
        return reference("PAST_REF");
      }
      return false;
    default: return false;
  }
}

}  // namespace claims::extract
