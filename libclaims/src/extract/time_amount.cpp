// Numbers before a unit of time: "two to three", "2 1/2", "several", "a couple of".
#include <charconv>

#include "extract/time_grammar.h"
#include "extract/time_roles.h"

namespace claims::extract {

using text::WordClass;

// A spelled number below ten thousand at i: "twenty-four", "two hundred"; -1 if none.
int Grammar::cardinal_at(std::uint32_t i, std::uint32_t& last) const {
  if (!tokens_.is(i, WordClass::cardinal)) return -1;
  int value = tokens_.word(i).number;
  last = i + 1;
  if (value >= 20 && value < 100) {
    const std::uint32_t next = tokens_.hyphen(last) ? last + 1 : last;
    if (tokens_.is(next, WordClass::cardinal) && tokens_.word(next).number > 0 && tokens_.word(next).number < 10) {
      value += tokens_.word(next).number;
      last = next + 1;
    }
  }
  while (tokens_.is(last, WordClass::scale) && tokens_.word(last).number <= 3 && value < 10000) {
    for (int n = tokens_.word(last).number; n > 0; --n) value *= 10;
    ++last;
  }
  return value;
}

// "first", "twenty-first", "20th"; 0 if none.
int Grammar::ordinal_at(std::uint32_t i, std::uint32_t& last) const {
  last = i + 1;
  if (tokens_.at(i).kind == TokenKind::ordinal) return tokens_.at(i).number;
  if (tokens_.is(i, WordClass::ordinal)) return tokens_.word(i).number;
  if (tokens_.is(i, WordClass::cardinal) && tokens_.word(i).number >= 20 && tokens_.hyphen(i + 1) &&
      tokens_.is(i + 2, WordClass::ordinal) && tokens_.word(i + 2).number < 10) {
    last = i + 3;
    return tokens_.word(i).number + tokens_.word(i + 2).number;
  }
  return 0;
}

// "half a century", "half-hour", "quarter-century", "quarter of a century": the part, up to the unit.
Amount Grammar::fraction_at(std::uint32_t i) const {
  const std::string_view word = tokens_.word(i).text;
  if (word != "half" && word != "quarter") return {};
  Amount a;
  a.low = a.high = word == "half" ? 0.5 : 0.25;
  std::uint32_t k = i + 1;
  if (tokens_.hyphen(k)) ++k;
  else if (tokens_.is(k, TimeWord::of) && tokens_.is(k + 1, TimeWord::a)) k += 2;
  else if (tokens_.is(k, TimeWord::a) && word == "half") ++k;
  const auto unit = static_cast<TimeUnit>(tokens_.word(k).unit);
  const bool small = unit == TimeUnit::hour || unit == TimeUnit::day || unit == TimeUnit::month ||
                     unit == TimeUnit::year || unit == TimeUnit::decade;
  if (unit != TimeUnit::century && !(small && word == "half")) return {};
  if (unit == TimeUnit::year && k == i + 1) return {};  // "the half year" is a date
  a.last = k;
  return a;
}

// More of a unit than this is a string of digits, not a length of time.
constexpr double max_amount = 1e12;

Amount Grammar::one_amount(std::uint32_t i) const {
  if (const Amount part = fraction_at(i)) return part;
  Amount a;
  if (tokens_.number(i)) {
    const std::string_view s = tokens_.text(i);
    double value = tokens_.at(i).number;
    if (value < 0) {
      if (s.find(',') != std::string_view::npos) return a;
      if (std::from_chars(s.data(), s.data() + s.size(), value).ec != std::errc()) return a;
    }
    a.last = i + 1;
    if (tokens_.number(i + 1) && tokens_.mark(i + 2) == '/' && tokens_.glued(i + 2) && tokens_.at(i + 3).number > 0) {
      value += static_cast<double>(tokens_.at(i + 1).number) / tokens_.at(i + 3).number;
      a.last = i + 4;
    } else if (const std::string_view next = tokens_.text(i + 1); next == "\xC2\xBD") {
      value += 0.5;
      a.last = i + 2;
    }
    a.low = a.high = value;
  } else if (std::uint32_t last = 0; tokens_.is(i, WordClass::cardinal)) {
    a.low = a.high = cardinal_at(i, last);
    a.last = last;
  } else if (tokens_.is(i, TimeWord::several) || tokens_.is(i, TimeWord::many) || tokens_.is(i, TimeWord::few)) {
    a.vague = true;
    a.last = i + 1;
  } else if (tokens_.is(i, TimeWord::couple)) {
    a.low = a.high = 2;
    a.last = tokens_.is(i + 1, TimeWord::of) ? i + 2 : i + 1;
  }
  if (a.high > max_amount) return {};
  if (!a || a.vague) return a;
  // "two and a half years", "three-and-a-half-year"
  std::uint32_t k = a.last;
  if (tokens_.hyphen(k)) ++k;
  if (tokens_.is(k, TimeWord::and_)) {
    k += tokens_.hyphen(k + 1) ? 2 : 1;
    if (tokens_.is(k, TimeWord::a)) {
      k += tokens_.hyphen(k + 1) ? 2 : 1;
      if (tokens_.text(k) == "half") {
        a.low = a.high = a.low + 0.5;
        a.last = k + 1;
      }
    }
  }
  return a;
}

// "2021-2022": two years, no amount.
bool Grammar::joins_years(std::uint32_t hyphen) const {
  const auto year_like = [&](std::uint32_t i) {
    return tokens_.number(i) && tokens_.at(i).span.size() == 4 && tokens_.at(i).number >= earliest_bare_year &&
           tokens_.at(i).number <= latest_bare_year;
  };
  return tokens_.hyphen(hyphen) && year_like(hyphen - 1) && year_like(hyphen + 1);
}

Amount Grammar::amount_at(std::uint32_t i) const {
  if (joins_years(i + 1) || joins_years(i - 1)) return {};  // "the 2021-2022 school year"
  if (tokens_.is(i, TimeWord::a)) {
    if (tokens_.is(i + 1, TimeWord::few) || tokens_.is(i + 1, TimeWord::couple)) return one_amount(i + 1);
    if (tokens_.is(i + 1, WordClass::scale)) {  // "a hundred years"
      Amount a;
      std::uint32_t k = i + 1;
      a.low = 1;
      for (; tokens_.is(k, WordClass::scale) && tokens_.word(k).number <= 3 && a.low < 1e6; ++k)
        for (int n = tokens_.word(k).number; n > 0; --n) a.low *= 10;
      a.high = a.low;
      a.last = k;
      return a;
    }
    return {};
  }
  Amount a = one_amount(i);
  if (!a || a.vague) return a;
  std::uint32_t k = a.last;
  const bool dashed = tokens_.hyphen(k);
  if (dashed && (tokens_.is(k + 1, TimeWord::to) || tokens_.is(k + 1, TimeWord::or_))) k += 1;
  const bool joined = tokens_.is(k, TimeWord::to) || tokens_.is(k, TimeWord::or_) || (dashed && k == a.last);
  if (!joined) return a;
  const std::uint32_t next = tokens_.hyphen(k + 1) ? k + 2 : k + 1;
  if (const Amount b = one_amount(next); b && !b.vague && b.low > a.low) {
    a.high = b.low;
    a.last = b.last;
  }
  return a;
}

}  // namespace claims::extract
