// Noun phrases about time: "the first nine months", "last year's third quarter", "this past spring".
#include "extract/time_grammar.h"

namespace claims::extract {

using text::WordClass;

// Token after the premodifier at i, or i where there is none.
std::uint32_t Grammar::read_premodifier(std::uint32_t i, Phrase& p) const {
  switch (const TimeWord role = tokens_.role(i)) {
    case TimeWord::last:
    case TimeWord::past:
    case TimeWord::previous:
    case TimeWord::next:
    case TimeWord::coming:
    case TimeWord::following:
    case TimeWord::current:
    case TimeWord::latest:
    case TimeWord::recent:
    case TimeWord::same:
      if ((p.which != TimeWord::none && p.which != TimeWord::same) || p.amount) return i;
      p.which = role;
      return i + 1;
    case TimeWord::other:
      if (p.determiner != TimeWord::each) return i;
      p.other = true;
      return i + 1;
    case TimeWord::comparable: p.which = TimeWord::same; return i + 1;
    case TimeWord::fiscal: p.fiscal = true; return i + 1;
    case TimeWord::full: p.full = true; return i + 1;
    case TimeWord::trading:
    case TimeWord::more: return p.amount ? i + 1 : i;
    case TimeWord::early:
    case TimeWord::mid:
    case TimeWord::late:
      if (p.position != TimeWord::none || p.amount || p.ordinal) return i;
      p.position = role;
      return i + 1;
    default: break;
  }
  if (tokens_.word(i).unit == static_cast<int>(TimeUnit::year) && tokens_.hyphen(i + 1) &&
      (tokens_.is(i + 2, TimeWord::ago) || tokens_.is(i + 2, TimeWord::earlier))) {
    p.shift_year = -1;
    return i + 3;
  }
  if (p.ordinal == 0 && !p.amount) {
    std::uint32_t last = 0;
    if (const int n = ordinal_at(i, last)) {
      const std::uint32_t next = tokens_.hyphen(last) ? last + 1 : last;
      const bool head_follows = tokens_.word(next).unit != 0 || tokens_.is(next, WordClass::cardinal) ||
                                tokens_.number(next) || tokens_.is(next, TimeWord::few) ||
                                tokens_.is(next, WordClass::weekday) || tokens_.is(next, TimeWord::full) ||
                                tokens_.is(next, TimeWord::fiscal) || tokens_.is(next, TimeWord::couple);
      if (!head_follows) return i;
      p.ordinal = n;
      return last;
    }
    if (tokens_.at(i).span.size() == 4 && tokens_.at(i).number >= 1900 && tokens_.at(i).number <= 2100 &&
        p.determiner == TimeWord::the && !p.year && !tokens_.is(i + 1, WordClass::month)) {
      p.year = {tokens_.at(i).number, tokens_.at(i).span};
      return i + 1;
    }
  }
  if (!p.amount) {
    p.amount = amount_at(i);
    if (p.amount) return p.amount.last;
  }
  return i;
}

bool Grammar::read_head(std::uint32_t i, Phrase& p) const {
  const text::Word& w = tokens_.word(i);
  const Token& t = tokens_.at(i);
  if (t.kind != TokenKind::word) return false;
  p.head_token = i;
  p.last = i + 1;
  if (w.weekday && t.has(Token::capitalised) && !w.is(WordClass::weekday_abbr)) {
    p.head = Phrase::Head::weekday;
    p.number = w.weekday;
    p.plural = tokens_.text(i).back() == 's';
  } else if (w.month && t.has(Token::capitalised)) {
    p.head = Phrase::Head::month;
    p.number = w.month;
  } else if (w.unit) {
    if (t.has(Token::capitalised) && i > tokens_.first() && !t.has(Token::all_capitals)) return false;
    p.head = Phrase::Head::unit;
    p.unit = static_cast<TimeUnit>(w.unit);
    p.plural = w.text.back() == 's' || w.text == "millennia";
  } else if (w.season) {
    p.head = Phrase::Head::season;
    p.number = w.season;
    p.plural = w.text.back() == 's';
  } else if (w.time == TimeWord::morning || w.time == TimeWord::afternoon || w.time == TimeWord::evening ||
             w.time == TimeWord::night) {
    if (t.has(Token::capitalised) && i > tokens_.first()) return false;
    p.head = Phrase::Head::day_part;
    p.plural = w.text.back() == 's';
  } else if (w.time == TimeWord::period) {
    p.head = Phrase::Head::period;
  } else {
    return false;
  }
  return true;
}

bool Grammar::read_phrase(std::uint32_t i, Phrase& p) const {
  p.first = i;
  if (tokens_.is(i, TimeWord::that_one) && !tokens_.word(i + 1).unit && !tokens_.is(i + 1, TimeWord::same) &&
      code_of(tokens_.role(i + 1)).empty() && !tokens_.word(i + 1).season)
    return false;  // "said that last week ...": a conjunction
  switch (const TimeWord role = tokens_.role(i)) {
    case TimeWord::the:
    case TimeWord::this_one:
    case TimeWord::that_one:
    case TimeWord::each:
    case TimeWord::its:
    case TimeWord::another:
    case TimeWord::all:
      p.determiner = role;
      ++i;
      break;
    case TimeWord::a:
      if (tokens_.is(i + 1, TimeWord::few) || tokens_.is(i + 1, TimeWord::couple) ||
          tokens_.is(i + 1, WordClass::scale))
        break;
      p.determiner = role;
      ++i;
      break;
    default: break;
  }
  if (p.determiner == TimeWord::all && tokens_.is(i, TimeWord::the)) ++i;
  for (int n = 0; n < 5; ++n) {
    const std::uint32_t next = read_premodifier(i, p);
    if (next == i) break;
    i = next;
    if (tokens_.hyphen(i)) {
      p.hyphen = true;
      ++i;
    }
  }
  if (p.hyphen && p.amount && tokens_.is(i, TimeWord::and_)) return false;
  return read_head(i, p);
}

// "year-end", "year's end", "the year-ago results", "a day-long visit": compounds of a unit.
bool Grammar::match_compound(std::uint32_t i, Match& m) {
  m.first = i;
  const auto unit = static_cast<TimeUnit>(tokens_.word(i).unit);
  if (unit == TimeUnit::none || (tokens_.capitalised(i) && i != tokens_.first())) return false;
  std::uint32_t k = i + 1;
  const bool joined = tokens_.hyphen(k);
  if (joined || tokens_.at(k).kind == TokenKind::possessive) ++k;
  if (tokens_.is(k, TimeWord::end) && tokens_.text(k) == "end" && (unit == TimeUnit::year || unit == TimeUnit::month)) {
    m.last = k + 1;
    if (joined && tokens_.hyphen(m.last)) return false;
    relative_to_now(m.time, unit, 0);
    if (unit == TimeUnit::year && tokens_.is(i - 1, TimeWord::since)) relative_to_now(m.time, unit, -1);
    m.time.mod = TimeMod::end;
    m.time.certainty = 0.8f;
    return true;
  }
  if (!joined) return false;
  if (unit == TimeUnit::year && (tokens_.is(k, TimeWord::ago) || tokens_.is(k, TimeWord::earlier))) {
    m.last = k + 1;
    if (quarter_near()) year_before_quarter(m.time);
    else relative_to_mention(m.time, unit, -1, true);
    return true;
  }
  if (tokens_.is(k, TimeWord::long_lasting) && unit != TimeUnit::second) {
    m.last = k + 1;
    if (tokens_.text(i).back() == 's') set_vague_duration(m.time, unit);
    else set_duration(m.time, 1, unit);
    return true;
  }
  return false;
}

bool Grammar::match_phrase(std::uint32_t i, Match& m) {
  Phrase p;
  if (!read_phrase(i, p)) return false;
  m.first = p.first;
  m.last = p.last;
  // "this year's third quarter", "last year's summer": the first part names the year.
  const bool names_year = p.head == Phrase::Head::unit && p.unit == TimeUnit::year && !p.plural && !p.amount &&
                          (p.which != TimeWord::none || p.determiner == TimeWord::this_one) &&
                          tokens_.at(p.last).kind == TokenKind::possessive;
  if (names_year) {
    Phrase inner;
    Match year;
    if (read_phrase(p.last + 1, inner) && inner.determiner == TimeWord::none &&
        (inner.head == Phrase::Head::season || (inner.unit == TimeUnit::quarter && !inner.plural) ||
         (inner.unit == TimeUnit::half && inner.ordinal)) &&
        resolve(p, year) && year.time.period.known()) {
      inner.first = p.first;
      inner.year = {to_date(year.time.period.first).year, {}};
      m.first = inner.first;
      m.last = inner.last;
      m.time.anchor = TimeAnchor::publication;
      if (resolve(inner, m)) return true;
      m = Match{};
      m.first = p.first;
      m.last = p.last;
    }
  }
  if (!resolve(p, m)) return false;
  // "a [two-year] plan", "the [third-quarter] loss", "its [fourth quarter]": the article belongs to the noun
  // behind, the possessive to nobody's time.
  const bool attributive = p.amount && !p.amount.article && !p.plural && p.amount.low > 1 &&
                           p.head == Phrase::Head::unit && p.which == TimeWord::none;
  const bool dropped = p.determiner == TimeWord::its || (p.determiner == TimeWord::that_one && p.amount) ||
                       ((p.hyphen || attributive) && !(p.amount && p.amount.low < 1 && p.unit >= TimeUnit::decade) &&
                        !p.shift_year && p.which == TimeWord::none && p.determiner != TimeWord::none &&
                        p.determiner != TimeWord::each && p.position == TimeWord::none && !p.fiscal);
  if (dropped && m.first == p.first) ++m.first;
  return true;
}

}  // namespace claims::extract
