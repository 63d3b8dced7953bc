// Temperatures in brackets: "5 C (41 F)", and differences, which convert without the 32: "5 C (9 F) warmer".
#include "check/context.h"
#include "check/number.h"
#include "text/lexicon.h"
#include "text/token.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace claims::check::figure {
namespace {

struct Temperature {
  double value = 0;
  int decimals = 0;
  char scale = 0;  // 'c', 'f', or 0 for plain degrees
  Span span, number;
  bool range = false;
};

class TemperatureReader {
 public:
  TemperatureReader(const Story& story, const std::string& lower) : story_(story), lower_(lower) {}

  // A temperature at token i: "minus 5 degrees Celsius", "-5C", "5-degree". Returns the token after it, 0 if there is
  // none.
  std::size_t read(std::size_t i, std::size_t end, Temperature& t) const {
    const std::size_t begin = i;
    double sign = 1;
    if (is(i, "minus")) sign = -1, ++i;
    else if (mark(i) == '-' && i + 1 < end && !story_.tokens[i + 1].has(Token::space_before)) sign = -1, ++i;
    if (i >= end || story_.tokens[i].kind != TokenKind::number) return 0;
    const std::string digits(story_.document.slice(story_.tokens[i].span));
    if (digits.find(',') != std::string::npos || digits.size() > 6) return 0;
    t.value = sign * std::strtod(digits.c_str(), nullptr);
    const std::size_t point = digits.find('.');
    t.decimals = point == std::string::npos ? 0 : static_cast<int>(digits.size() - point - 1);
    t.number = {story_.tokens[begin].span.begin, story_.tokens[i].span.end};
    ++i;
    bool degrees = false;
    if (i < end && mark(i) == '-') ++i;
    if (i < end && (is(i, "degrees") || is(i, "degree"))) degrees = true, ++i;
    else if (i < end && story_.document.slice(story_.tokens[i].span) == "\xC2\xB0") degrees = true, ++i;
    else if (i > 0 && mark(i - 1) == '-') return 0;
    if (i < end && mark(i) == '-' && i + 1 < end && scale_of(i + 1)) ++i;
    if (i < end) t.scale = scale_of(i);
    if (t.scale) ++i;
    if (!t.scale && !degrees) return 0;
    t.span = {t.number.begin, story_.tokens[i - 1].span.end};
    return i;
  }

 private:
  bool is(std::size_t i, std::string_view word) const {
    const Span s = story_.tokens[i].span;
    return std::string_view(lower_).substr(s.begin, s.size()) == word;
  }
  char mark(std::size_t i) const {
    const Token& t = story_.tokens[i];
    if (t.kind != TokenKind::punctuation) return 0;
    if (story_.document.slice(t.span) == "\xE2\x88\x92") return '-';
    return text::plain_character(story_.document.text, t.span.begin);
  }
  char scale_of(std::size_t i) const {
    if (is(i, "celsius") || is(i, "centigrade")) return 'c';
    if (is(i, "fahrenheit")) return 'f';
    const std::string_view word = story_.document.slice(story_.tokens[i].span);
    return word == "C" ? 'c' : word == "F" ? 'f' : '\0';
  }

  const Story& story_;
  const std::string& lower_;
};

class TemperatureCheck {
 public:
  TemperatureCheck(const Text& text, Output& out)
      : text_(text), story_(text.story), out_(out), reader_(text.story, text.lower) {}

  void run() {
    for (const Sentence& s : story_.sentences)
      for (std::size_t i = s.first_token; i + 2 < s.last_token;) i = may_start(i) ? check_at(i, s) : i + 1;
  }

 private:
  // A number before a degree or a scale, or its sign.
  bool may_start(std::size_t i) const {
    const Token& token = story_.tokens[i];
    if (token.kind == TokenKind::number) {
      const char c = story_.document.text[story_.tokens[i + 1].span.begin];
      return c == 'd' || c == 'C' || c == 'F' || c == 'c' || c == 'f' || c == '-' || c == '\xC2';
    }
    return story_.tokens[i + 1].kind == TokenKind::number &&
           (token.kind == TokenKind::punctuation || token.span.size() == 5);
  }

  // Returns the token to go on from.
  std::size_t check_at(std::size_t i, const Sentence& s) {
    Temperature a, b;
    std::size_t next = reader_.read(i, s.last_token, a);
    if (next == 0) return i + 1;
    if (i > s.first_token && story_.tokens[i].kind == TokenKind::number && !story_.tokens[i].has(Token::space_before))
      return i + 1;
    const std::size_t after_first = next;
    // "a 5-degree Celsius rise (41 F)": up to two words between.
    std::size_t words = 0;
    while (next < s.last_token && words < 3 && story_.tokens[next].kind == TokenKind::word) ++next, ++words;
    const bool bracket = next < s.last_token && story_.document.slice(story_.tokens[next].span) == "(";
    const bool comma = next == after_first && next + 1 < s.last_token &&
                       story_.document.slice(story_.tokens[next].span) == "," &&
                       story_.document.slice(story_.tokens[next + 1].span) == "or";
    const bool dash = next == after_first && next + 1 < s.last_token && story_.tokens[next].has(Token::space_before) &&
                      story_.tokens[next + 1].has(Token::space_before) &&
                      text::plain_character(story_.document.text, story_.tokens[next].span.begin) == '-';
    const bool equal = next + 2 < s.last_token && story_.document.slice(story_.tokens[next].span) == "," &&
                       one_of(story_.document.slice(story_.tokens[next + 1].span), {"equal", "equivalent"}) &&
                       story_.document.slice(story_.tokens[next + 2].span) == "to";
    if (!bracket && !comma && !dash && !equal) return i + 1;
    next += equal ? 3 : comma ? 2 : 1;
    if (next < s.last_token && (story_.document.slice(story_.tokens[next].span) == "about")) ++next;
    const std::size_t end = reader_.read(next, s.last_token, b);
    if (end == 0 || b.scale == 0) return i + 1;
    if (bracket && !(end < s.last_token && story_.document.slice(story_.tokens[end].span) == ")")) return i + 1;
    if (a.scale == 0) a.scale = b.scale == 'c' ? 'f' : 'c';
    if (a.scale == b.scale) return i + 1;
    compare(a, b, difference(s, i, end));
    return end;
  }

  // Words that make it a difference.
  bool difference(const Sentence& s, std::size_t i, std::size_t end) const {
    const std::size_t first = i > s.first_token + 6 ? i - 6 : s.first_token;
    const std::size_t last = std::min<std::size_t>(end + 4, s.last_token);
    std::string around = normal(std::string_view(text_.lower)
                                    .substr(story_.tokens[first].span.begin,
                                            story_.tokens[last - 1].span.end - story_.tokens[first].span.begin));
    if (has_word(around, {"rise of",       "increase of",  "warmer",
                          "cooler",        "hotter",       "colder",
                          "warming",       "rise",         "above normal",
                          "above average", "below normal", "below average",
                          "above the",     "below the",    "higher than",
                          "lower than",    "drop of",      "fall of",
                          "difference",    "rose by",      "risen by",
                          "fell by",       "warmed by",    "warmed",
                          "increased by",  "anomaly",      "above pre-industrial",
                          "more than the", "dropped by",   "cooled by",
                          "threshold",     "limit"}))
      return true;
    return false;
  }

  void compare(const Temperature& a, const Temperature& b, bool difference) {
    const bool to_f = a.scale == 'c';
    const double as_value = to_f ? a.value * 1.8 + 32 : (a.value - 32) / 1.8;
    const double as_difference = to_f ? a.value * 1.8 : a.value / 1.8;
    const double factor = to_f ? 1.8 : 1 / 1.8;
    const double slack = std::pow(10.0, -a.decimals) / 2 * factor + std::pow(10.0, -b.decimals) / 2 + 0.3 +
                         (std::min(a.value, b.value) > 120 ? 0.025 * b.value : 0);  // ovens are set by tens
    const bool value_fits = std::abs(b.value - as_value) <= slack;
    const bool difference_fits = std::abs(b.value - as_difference) <= slack;
    if (difference ? difference_fits : value_fits || difference_fits) return;
    // Words near it speak of a difference, but the figures are those of a reading: only small ones can be differences.
    if (difference && value_fits && std::abs(a.value) > (to_f ? 12 : 22)) return;
    const double right = difference ? as_difference : as_value;
    const auto name = [](char scale) { return scale == 'c' ? "C" : "F"; };
    Finding& f = add(out_, story_, "unit.temperature", Level::error, b.span,
                     difference ? fmt::format("a difference of {} {} is {} {}, not {}", shown(a.value), name(a.scale),
                                              shown(right), name(b.scale), shown(b.value))
                                : fmt::format("{} {} is {} {}, not {}", shown(a.value), name(a.scale), shown(right),
                                              name(b.scale), shown(b.value)),
                     0.93);
    because(f, fmt::format("the first figure is {} {}", shown(a.value), name(a.scale)), a.span);
    because(f, difference ? "a difference converts by 9/5 alone" : "F = C * 9/5 + 32", b.span);
    const std::string number = fmt::format("{:.{}f}", right, b.decimals);
    f.replacement = number + std::string(story_.document.slice({b.number.end, b.span.end}));
  }

  const Text& text_;
  const Story& story_;
  Output& out_;
  TemperatureReader reader_;
};

}  // namespace

void check_temperature(const Text& text, Output& out) { TemperatureCheck(text, out).run(); }

}  // namespace claims::check::figure
