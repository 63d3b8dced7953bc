// Times of the day: "9:30 a.m. EST Tuesday", "noon", "Friday night", "1200 GMT".
#include <fmt/format.h>

#include "extract/time_grammar.h"

namespace claims::extract {

using text::WordClass;

std::string_view Grammar::code_of(TimeWord day_part) {
  switch (day_part) {
    case TimeWord::morning:
    case TimeWord::dawn: return "TMO";
    case TimeWord::afternoon: return "TAF";
    case TimeWord::evening:
    case TimeWord::dusk: return "TEV";
    case TimeWord::night: return "TNI";
    case TimeWord::noon: return "T12:00";
    case TimeWord::midnight: return "T24:00";
    default: return "";
  }
}

// Token after a time zone at i ("EST", "(GMT)"), or i.
std::uint32_t Grammar::read_zone(std::uint32_t i) const {
  if (tokens_.is(i, TimeWord::zone) && tokens_.at(i).has(Token::all_capitals)) return i + 1;
  return i;
}

// Adds a part of the day that follows a day: "Friday [night]", "yesterday [afternoon]".
std::uint32_t Grammar::read_day_part(std::uint32_t i, Match& m) {
  const TimeWord part = tokens_.role(i);
  if (part != TimeWord::morning && part != TimeWord::afternoon && part != TimeWord::evening && part != TimeWord::night)
    return i;
  if (tokens_.capitalised(i) || tokens_.hyphen(i + 1)) return i;
  const bool plural = tokens_.text(i).back() == 's';
  if (plural && m.time.weekday) set_open(m.time, "XXXX-WXX-" + std::to_string(m.time.weekday.value), TimeUnit::day);
  add_time(m.time, code_of(part));
  if (plural) m.time.type = TimeType::set;
  return i + 1;
}

// "9:30", "9 a.m.", "9.30pm", "1200 GMT", "ten o'clock", "noon"; then a zone and a day.
bool Grammar::match_clock(std::uint32_t i, Match& m) {
  m.first = i;
  int hour = -1, minute = -1, second = -1;
  std::uint32_t next = i + 1;
  const Token& t = tokens_.at(i);
  const TimeWord role = tokens_.role(i);
  if (role == TimeWord::noon || role == TimeWord::midnight) {
    if ((tokens_.capitalised(i) && i != tokens_.first()) || tokens_.text(i - 1) == "high") return false;
    if (tokens_.is(next, WordClass::event)) return false;
    hour = role == TimeWord::noon ? 12 : 24;
    minute = 0;
  } else if (t.kind == TokenKind::number && t.number >= 0) {
    if (tokens_.glued(i) && tokens_.at(i - 1).kind == TokenKind::punctuation && tokens_.mark(i - 1) != '(' &&
        tokens_.mark(i - 1) != '-' && tokens_.mark(i - 1) != '"')
      return false;
    if (tokens_.mark(next) == ':' && tokens_.glued(next) && tokens_.glued(next + 1) && tokens_.number(next + 1) &&
        tokens_.at(next + 1).span.size() == 2) {
      hour = t.number;
      minute = tokens_.at(next + 1).number;
      next += 2;
      if (tokens_.mark(next) == ':' && tokens_.glued(next) && tokens_.number(next + 1) && tokens_.glued(next + 1) &&
          tokens_.at(next + 1).span.size() == 2) {
        second = tokens_.at(next + 1).number;
        next += 2;
      }
      if (tokens_.hyphen(next) && tokens_.number(next + 1)) {
        // "9:30-11:00": the first end of a range is a time if the second is one
      } else if (tokens_.glued(next) && (tokens_.mark(next) == '/' || tokens_.mark(next) == ':')) {
        return false;
      }
    } else if (t.span.size() <= 2) {
      hour = t.number;
    } else if (t.span.size() == 4 && read_zone(next) != next && t.number % 100 < 60) {
      hour = t.number / 100;
      minute = t.number % 100;
    }
  } else if (t.kind == TokenKind::number && t.span.size() >= 4 && t.span.size() <= 5 &&
             (tokens_.is(next, TimeWord::am) || tokens_.is(next, TimeWord::pm))) {
    const std::string_view s = tokens_.text(i);  // "9.30pm"
    const std::size_t point = s.find('.');
    if (point != std::string_view::npos && s.size() - point == 3) {
      hour = std::atoi(std::string(s.substr(0, point)).c_str());
      minute = (s[point + 1] - '0') * 10 + s[point + 2] - '0';
    }
  } else if (tokens_.is(i, WordClass::cardinal) && tokens_.word(i).number <= 12) {
    if (tokens_.is(next, TimeWord::am) || tokens_.is(next, TimeWord::pm) || tokens_.is(next, TimeWord::o_clock))
      hour = tokens_.word(i).number;
  }
  if (hour < 0 || hour > 24 || minute > 59) return false;

  bool sure = role == TimeWord::noon || role == TimeWord::midnight;
  if (tokens_.is(next, TimeWord::o_clock)) sure = true, ++next;
  const TimeWord half = tokens_.role(next);
  if (half == TimeWord::am || half == TimeWord::pm) {
    const bool bare = tokens_.text(next).size() == 2 && !tokens_.glued(next) && tokens_.text(next)[0] == 'a' &&
                      tokens_.capitalised(next + 1);
    if (bare || hour > 12 || hour == 0) return false;
    sure = true;
    if (half == TimeWord::pm && hour < 12) hour += 12;
    if (half == TimeWord::am && hour == 12) hour = 0;
    ++next;
  }
  if (tokens_.is(next, TimeWord::in) && tokens_.is(next + 1, TimeWord::the) &&
      !code_of(tokens_.role(next + 2)).empty() &&
      (sure || minute >= 0 || tokens_.is(i - 1, TimeWord::at))) {  // "4 in the morning"
    if (tokens_.role(next + 2) != TimeWord::morning && hour < 12) hour += 12;
    next += 3;
    sure = true;
  }
  if (const std::uint32_t zone = read_zone(next); zone != next) sure = true, next = zone;
  if (!sure && minute >= 0) {
    const TimeWord before = tokens_.role(i - 1);
    sure = before == TimeWord::at || before == TimeWord::by || before == TimeWord::until || before == TimeWord::about ||
           before == TimeWord::before || before == TimeWord::after || before == TimeWord::from ||
           (before == TimeWord::to && !story_.times.empty() && story_.times.back().type == TimeType::time &&
            story_.times.back().span.end == tokens_.at(i - 2).span.end) ||
           before == TimeWord::between || before == TimeWord::since;
  }
  if (!sure) return false;

  // The day: written behind, else the one last spoken of in the sentence, else the story's.
  Match day;
  std::uint32_t k = next;
  const std::string_view verb = tokens_.text(tokens_.is(i - 1, TimeWord::at) ? i - 2 : i - 1);
  const bool until = tokens_.is(i - 1, TimeWord::until) || verb == "is" || verb == "are";
  if (tokens_.mark(k) == ',') ++k;
  if (tokens_.is(k, TimeWord::on)) ++k;
  m.time.granularity = minute < 0 ? TimeUnit::hour : TimeUnit::minute;
  const TimeUnit granularity = m.time.granularity;
  bool with_day =
      (tokens_.word(k).weekday && match_weekday(k, day)) || (tokens_.word(k).month && match_month(k, day)) ||
      ((k == next) &&
       (tokens_.is(k, TimeWord::today) || tokens_.is(k, TimeWord::yesterday) || tokens_.is(k, TimeWord::tomorrow)) &&
       match_reference(k, day));
  if (with_day && until && day.time.weekday && !day.time.day && today_.day && day.time.period.known() &&
      day.time.period.first < *today_.day)
    set_day(day.time, day.time.period.first + 7);
  if (with_day && (day.time.granularity != TimeUnit::day || day.time.type != TimeType::date)) with_day = false;
  const std::string clock = second >= 0   ? fmt::format("T{:02}:{:02}:{:02}", hour, minute, second)
                            : minute >= 0 ? fmt::format("T{:02}:{:02}", hour, minute)
                                          : fmt::format("T{:02}:00", hour);
  if (with_day) {
    m.time = std::move(day.time);
    m.last = day.last;
  } else {
    m.last = next;
    const TimeMention* before = story_.times.empty() ? nullptr : &story_.times.back();
    if (before && before->sentence == sentence_ && before->granularity == TimeUnit::day && before->period.known()) {
      set_day(m.time, before->period.first);
      m.time.anchor = TimeAnchor::mention;
      m.time.anchor_index = static_cast<std::uint32_t>(story_.times.size() - 1);
      m.time.certainty = 0.8f;
    } else {
      m.time.anchor = TimeAnchor::publication;
      m.time.certainty = 0.6f;
      if (today_.day) set_day(m.time, *today_.day);
      else set_open(m.time, "XXXX-XX-XX", TimeUnit::day);
    }
  }
  m.time.value += clock;
  m.time.type = TimeType::time;
  m.time.granularity = granularity;
  return true;
}

}  // namespace claims::extract
