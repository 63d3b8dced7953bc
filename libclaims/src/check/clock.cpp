// Times of day that no clock shows.
#include "check/context.h"

#include <fmt/format.h>

#include <array>

namespace claims::check {
namespace {

constexpr std::array<CheckInfo, 1> infos = {{
    {"time.clock", Level::error, "A time of day that does not exist.", "The train left at 25:10 local time.",
     "The train left at 23:10 local time.", ""},
}};

struct Clock {
  Span span;  // figures and the half-day mark
  int hour = 0, minute = -1;
  char half = 0;  // 'a', 'p'
};

std::string token_text(const Story& story, std::uint32_t i) {
  return normal(story.document.slice(story.tokens[i].span));
}

bool is_mark(const Story& story, std::uint32_t i, char mark) {
  return i < story.tokens.size() && story.tokens[i].span.size() == 1 &&
         story.document.text[story.tokens[i].span.begin] == mark;
}

bool glued(const Story& story, std::uint32_t i) {
  return i < story.tokens.size() && !story.tokens[i].has(Token::space_before);
}

// 'a' or 'p' for "a.m.", "pm"; `next` moves behind it.
char half_day(const Story& story, std::uint32_t& next) {
  if (next >= story.tokens.size() || story.tokens[next].kind != TokenKind::word || story.tokens[next].span.size() > 4)
    return 0;
  const std::string_view written = story.document.slice(story.tokens[next].span);
  const std::string word = normal(written);
  if (word != "am" && word != "pm" && word != "a.m." && word != "p.m.") return 0;
  if (written == "PM" && story.tokens[next].has(Token::space_before)) return 0;  // "PM Singh"
  ++next;
  return word[0];
}

// "25:10", "13:00 p.m.", "15 p.m." at token i; `next` is the token after it.
bool read_clock(const Story& story, std::uint32_t i, Clock& clock, std::uint32_t& next) {
  const Token& hour = story.tokens[i];
  if (hour.number < 0 || hour.number > 99 || hour.span.size() > 2) return false;
  if (i > 0 && glued(story, i) && !is_mark(story, i - 1, '(') && !is_mark(story, i - 1, '-')) return false;
  clock = {hour.span, hour.number, -1, 0};
  next = i + 1;
  if (is_mark(story, next, ':') && glued(story, next) && glued(story, next + 1) && next + 1 < story.tokens.size()) {
    const Token& minute = story.tokens[next + 1];
    if (minute.kind != TokenKind::number || minute.number < 0 || minute.span.size() != 2) return false;
    clock.minute = minute.number;
    clock.span.end = minute.span.end;
    next += 2;
    if (glued(story, next) &&
        (is_mark(story, next, ':') || is_mark(story, next, '.') || is_mark(story, next, '-') ||
         is_mark(story, next, '/')) &&
        glued(story, next + 1) && next + 1 < story.tokens.size() && story.tokens[next + 1].kind == TokenKind::number)
      return false;  // "1:23:45", "10:25-30"
  }
  const std::uint32_t before = next;
  clock.half = half_day(story, next);
  if (next > before) clock.span.end = story.tokens[before].span.end;
  return true;
}

// What follows shows that a time of day is meant: a zone, "local time", "hours".
bool is_time_mark(const Story& story, std::uint32_t next) {
  if (next >= story.tokens.size()) return false;
  return starts_with_word(token_text(story, next), {"gmt", "utc", "est", "edt", "cst",  "cdt", "mst",     "mdt",
                                                    "pst", "pdt", "bst", "cet", "cest", "ist", "local",   "hours",
                                                    "hrs", "et",  "pt",  "ct",  "jst",  "msk", "eastern", "o'clock"});
}

bool follows_time_word(const Story& story, std::uint32_t i) {
  return i > 0 && starts_with_word(token_text(story, i - 1),
                                   {"at", "until", "by", "from", "till", "around", "about", "before", "after"});
}

// Something that happens at a time of day, as against a place in a recording or a match.
bool follows_event(const Story& story, std::uint32_t i) {
  if (i < 2 || token_text(story, i - 1) != "at") return false;
  return starts_with_word(
      token_text(story, i - 2),
      {"began",    "begins", "begin",    "starts",   "started",   "start",    "opens",     "opened",   "open",
       "closes",   "closed", "leaves",   "left",     "departs",   "departed", "arrives",   "arrived",  "landed",
       "takes",    "ends",   "ended",    "held",     "scheduled", "died",     "struck",    "meets",    "met",
       "place",    "fired",  "kicks",    "off",      "monday",    "tuesday",  "wednesday", "thursday", "friday",
       "saturday", "sunday", "happened", "occurred", "exploded",  "crashed",  "launched"});
}

void flag(const Story& story, const Clock& clock, Level level, std::string message, std::string why, Output& out) {
  Finding& f = add(out, story, "time.clock", level, clock.span, std::move(message), level == Level::error ? 0.93 : 0.6);
  because(f, std::move(why), clock.span);
}

void check_clock(const Story& story, std::uint32_t i, const Clock& clock, std::uint32_t next, Output& out) {
  const bool marked = clock.half != 0 || is_time_mark(story, next);
  const std::string written = normal(story.document.slice(clock.span));
  if (clock.minute >= 60) {
    if (clock.half || (marked && clock.hour <= 24))
      flag(story, clock, Level::error, fmt::format("an hour has 60 minutes: {} is no time of day", written),
           "the minutes run from 00 to 59", out);
    return;
  }
  if (clock.half) {
    if (clock.hour <= 12 || clock.hour > 99) return;
    // "No. 15 pm" and the like: without minutes the words must introduce a time.
    if (clock.minute < 0 && !follows_time_word(story, i)) return;
    flag(story, clock, Level::error,
         fmt::format("{} mixes the 24-hour clock with {}", written, clock.half == 'a' ? "a.m." : "p.m."),
         "hours with a.m. or p.m. run from 1 to 12", out);
    return;
  }
  if (clock.minute < 0 || clock.hour < 24 || (clock.hour == 24 && clock.minute == 0)) return;
  if (clock.hour > 30 && !marked) return;
  if (!marked && !follows_event(story, i)) return;
  flag(story, clock, Level::error, fmt::format("a day has 24 hours: {} is no time of day", written),
       "the hours run from 0 to 23", out);
}

// "from 9 p.m. to 7 p.m.": backwards on one day.
void check_order(const Story& story, std::uint32_t i, const Clock& from, std::uint32_t next, Output& out) {
  if (!from.half || i == 0 || token_text(story, i - 1) != "from" || next + 1 >= story.tokens.size()) return;
  const std::string joint = token_text(story, next);
  if (joint != "to" && joint != "until" && joint != "till") return;
  Clock to;
  std::uint32_t after = 0;
  if (story.tokens[next + 1].kind != TokenKind::number || !read_clock(story, next + 1, to, after)) return;
  if (to.half != from.half || from.hour >= 12 || to.hour >= 12 || from.hour < 1 || to.hour < 1) return;
  const auto minutes = [](const Clock& c) { return c.hour * 60 + std::max(c.minute, 0); };
  if (minutes(from) <= minutes(to)) return;
  if (after < story.tokens.size() &&
      starts_with_word(token_text(story, after), {"the", "next", "following", "on", "tomorrow", "monday", "tuesday",
                                                  "wednesday", "thursday", "friday", "saturday", "sunday"}))
    return;
  const Clock both{{from.span.begin, to.span.end}, 0, 0, 0};
  flag(story, both, Level::warning,
       fmt::format("{} is before {} on one day", normal(story.document.slice(to.span)),
                   normal(story.document.slice(from.span))),
       "the range ends before it begins", out);
}

void run(const Story& story, Output& out) {
  for (std::uint32_t i = 0; i < story.tokens.size(); ++i) {
    if (story.tokens[i].kind != TokenKind::number) continue;
    Clock clock;
    std::uint32_t next = i + 1;
    if (!read_clock(story, i, clock, next) || (clock.minute < 0 && !clock.half)) continue;
    check_clock(story, i, clock, next, out);
    check_order(story, i, clock, next, out);
  }
}

}  // namespace

Family clock() noexcept { return {infos, run}; }

}  // namespace claims::check
