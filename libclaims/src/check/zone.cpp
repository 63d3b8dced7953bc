// Times of day in two time zones: "9 a.m. EDT (1200 GMT)" is 1300 GMT.
#include "check/context.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace claims::check {
namespace {

constexpr std::array<CheckInfo, 1> infos = {{
    {"time.zone", Level::error, "One moment in two time zones that are not that far apart.",
     "The launch is set for 9 a.m. EDT (1200 GMT).", "The launch is set for 9 a.m. EDT (1300 GMT).", ""},
}};

constexpr int day = 24 * 60;

struct Zone {
  std::string_view name;
  std::array<int, 3> minutes;  // offsets that the abbreviation has somewhere; the first is repeated where there is one
};

// Abbreviations as the tz database gives them.
constexpr Zone zones[] = {
    {"gmt", {0, 0, 0}},
    {"utc", {0, 0, 0}},
    {"edt", {-240, -240, -240}},
    {"est", {-300, -300, 600}},
    {"cdt", {-300, -300, -240}},
    {"cst", {-360, -360, 480}},
    {"mdt", {-360, -360, -360}},
    {"mst", {-420, -420, -420}},
    {"pdt", {-420, -420, -420}},
    {"pst", {-480, -480, 480}},
    {"et", {-240, -300, -300}},
    {"ct", {-300, -360, -360}},
    {"mt", {-360, -420, -420}},
    {"pt", {-420, -480, -480}},
    {"bst", {60, 60, 360}},
    {"cet", {60, 60, 60}},
    {"cest", {120, 120, 120}},
    {"eet", {120, 120, 120}},
    {"eest", {180, 180, 180}},
    {"msk", {180, 180, 180}},
    {"ist", {330, 120, 60}},
    {"jst", {540, 540, 540}},
    {"kst", {540, 540, 540}},
    {"hkt", {480, 480, 480}},
    {"sgt", {480, 480, 480}},
    {"pkt", {300, 300, 300}},
    {"aest", {600, 600, 600}},
    {"aedt", {660, 660, 660}},
    {"nzst", {720, 720, 720}},
    {"nzdt", {780, 780, 780}},
    {"wib", {420, 420, 420}},
    {"sast", {120, 120, 120}},
    {"eat", {180, 180, 180}},
    {"eastern", {-240, -300, -300}},
    {"pacific", {-420, -480, -480}},
};

struct Moment {
  Span span;
  int minutes = 0;
  const Zone* zone = nullptr;
  bool half = false;  // a.m. or p.m. is written
};

class ZoneCheck {
 public:
  ZoneCheck(const Story& story, Output& out) : story_(story), out_(out) {}

  void run() {
    for (const Sentence& s : story_.sentences) {
      end_ = s.last_token;
      for (std::uint32_t i = s.first_token; i + 3 < end_; ++i)
        if (story_.tokens[i].kind == TokenKind::number || is_noon(i)) check(i);
    }
  }

 private:
  std::string word(std::uint32_t i) const {
    return i < end_ ? normal(story_.document.slice(story_.tokens[i].span)) : std::string();
  }
  bool is_word(std::uint32_t i, std::string_view w) const {
    return i < end_ && story_.tokens[i].span.size() == w.size() &&
           normal(story_.document.slice(story_.tokens[i].span)) == w;
  }
  bool is_noon(std::uint32_t i) const {
    const std::string_view text = story_.document.slice(story_.tokens[i].span);
    return text == "noon" || text == "midnight" || text == "Noon" || text == "Midnight";
  }
  bool mark(std::uint32_t i, char c) const {
    return i < end_ && story_.tokens[i].span.size() == 1 && story_.document.text[story_.tokens[i].span.begin] == c;
  }

  // "10.30" of "10.30pm"; -1 for other figures.
  int with_point(const Token& figure) const {
    const std::string_view text = story_.document.slice(figure.span);
    const std::size_t point = text.find('.');
    if (point == std::string_view::npos || point == 0 || point > 2 || text.size() != point + 3) return -1;
    int parts[2] = {0, 0};
    for (std::size_t k = 0; k < text.size(); ++k) {
      if (k == point) continue;
      if (text[k] < '0' || text[k] > '9') return -1;
      int& part = parts[k > point];
      part = part * 10 + (text[k] - '0');
    }
    return parts[0] <= 24 && parts[1] < 60 ? parts[0] * 60 + parts[1] : -1;
  }

  // "9 a.m. EDT", "9:30 pm ET", "1200 GMT", "14:00 GMT", "noon EST" at token i; the token after it, 0 if there is none.
  std::uint32_t read(std::uint32_t i, Moment& m) const {
    const std::uint32_t first = i;
    if (is_word(i, "noon") || is_word(i, "midnight")) {
      m.minutes = is_word(i, "noon") ? 12 * 60 : 0;
      m.half = true;
      ++i;
    } else {
      if (i >= end_ || story_.tokens[i].kind != TokenKind::number) return 0;
      const Token& figure = story_.tokens[i];
      if (const int minutes = with_point(figure); minutes >= 0) {
        m.minutes = minutes;
        return read_zone(first, read_half(i + 1, m), m);
      }
      if (figure.number < 0) return 0;
      if (figure.span.size() == 4 && figure.number <= 2400 && figure.number % 100 < 60) {
        m.minutes = figure.number / 100 * 60 + figure.number % 100;
        ++i;
      } else if (figure.span.size() <= 2 && figure.number <= 24) {
        m.minutes = figure.number * 60;
        ++i;
        if ((mark(i, ':') || mark(i, '.')) && i + 1 < end_ && story_.tokens[i + 1].span.size() == 2 &&
            story_.tokens[i + 1].number >= 0 && story_.tokens[i + 1].number < 60) {
          m.minutes += story_.tokens[i + 1].number;
          i += 2;
        }
      } else {
        return 0;
      }
      i = read_half(i, m);
    }
    return read_zone(first, i, m);
  }

  std::uint32_t read_half(std::uint32_t i, Moment& m) const {
    const std::string w = word(i);
    if (w != "a.m." && w != "p.m." && w != "am" && w != "pm") return i;
    const int hour = m.minutes / 60;
    if (hour > 12) return i;
    m.minutes = m.minutes % 60 + (hour % 12 + (w[0] == 'p' ? 12 : 0)) * 60;
    m.half = true;
    return i + 1;
  }

  std::uint32_t read_zone(std::uint32_t first, std::uint32_t i, Moment& m) const {
    if (i >= end_ || story_.tokens[i].kind != TokenKind::word) return 0;
    const std::string name = word(i);
    const auto at = std::find_if(std::begin(zones), std::end(zones), [&](const Zone& z) { return z.name == name; });
    if (at == std::end(zones)) return 0;
    if (name.size() <= 4 && !story_.tokens[i].has(Token::all_capitals)) return 0;
    ++i;
    if ((mark(i, '+') || mark(i, '-')) && i < end_ && !story_.tokens[i].has(Token::space_before)) return 0;  // "GMT+2"
    while (is_word(i, "time") || is_word(i, "daylight") || is_word(i, "standard") || is_word(i, "summer")) ++i;
    m.zone = &*at;
    m.span = {story_.tokens[first].span.begin, story_.tokens[i - 1].span.end};
    return i;
  }

  void check(std::uint32_t i) {
    if (i > 0 && !story_.tokens[i].has(Token::space_before) && !mark(i - 1, '(')) return;
    Moment a, b;
    std::uint32_t next = read(i, a);
    if (next == 0) return;
    if (mark(next, '(') || mark(next, '/')) ++next;
    else if (mark(next, ',') && is_word(next + 1, "or")) next += 2;
    else if (is_word(next, "or")) ++next;
    else if (mark(next, ',')) ++next;
    else return;
    if (next >= end_ || read(next, b) == 0 || a.zone == b.zone) return;
    if (fits(a, b)) return;
    const int right = ((a.minutes - a.zone->minutes[0] + b.zone->minutes[0]) % day + day) % day;
    Finding& f = add(out_, story_, "time.zone", Level::error, b.span,
                     fmt::format("{} is {}, not {}", std::string(story_.document.slice(a.span)), clock(right, b),
                                 std::string(story_.document.slice(b.span))),
                     0.93);
    because(f,
            fmt::format("{} is {}{} of GMT", upper(a.zone->name), hours(a.zone->minutes[0]),
                        a.zone->minutes[0] < 0 ? " behind" : " ahead"),
            a.span, "tz database");
    because(f,
            fmt::format("{} - {} = {}", time(a.minutes), signed_hours(a.zone->minutes[0] - b.zone->minutes[0]),
                        time(right)),
            b.span);
    f.replacement = clock(right, b);
  }

  bool fits(const Moment& a, const Moment& b) const {
    for (int x : offsets(*a.zone))
      for (int y : offsets(*b.zone))
        for (int half : {0, 12 * 60}) {
          if (half != 0 && a.half && b.half) continue;
          if (half != 0 && (a.half || a.minutes >= 13 * 60) && (b.half || b.minutes >= 13 * 60 || four_digits(b)))
            continue;
          if (half != 0 && four_digits(a) && four_digits(b)) continue;
          if ((a.minutes - x - (b.minutes - y) + half + 4 * day) % day == 0) return true;
        }
    return false;
  }

  bool four_digits(const Moment& m) const {
    return m.span.begin + 4 < m.span.end &&
           std::all_of(story_.document.text.begin() + m.span.begin, story_.document.text.begin() + m.span.begin + 4,
                       [](char c) { return c >= '0' && c <= '9'; });
  }

  // "EST" is written all the year round.
  std::vector<int> offsets(const Zone& zone) const {
    std::vector<int> all(zone.minutes.begin(), zone.minutes.end());
    const PublicationDate& published = story_.document.published;
    const bool summer = !published.has_day() || (published.date.month >= 3 && published.date.month <= 11);
    if (summer && zone.name.size() == 3 && zone.name[1] == 's' && zone.name[2] == 't' && zone.minutes[0] < 0)
      all.push_back(zone.minutes[0] + 60);
    return all;
  }

  static std::string upper(std::string_view name) {
    std::string out(name);
    for (char& c : out) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    return out;
  }
  static std::string time(int minutes) { return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60); }
  static std::string hours(int minutes) {
    const int m = std::abs(minutes);
    return m % 60 == 0 ? fmt::format("{} hours", m / 60) : fmt::format("{}:{:02} hours", m / 60, m % 60);
  }
  static std::string signed_hours(int minutes) { return (minutes < 0 ? "(-" : "(") + hours(minutes) + ")"; }

  // As the story writes the second time.
  std::string clock(int minutes, const Moment& like) const {
    const std::string_view text = story_.document.slice(like.span);
    const std::size_t zone = text.find_last_of(' ');
    const std::string tail = zone == std::string_view::npos ? std::string() : std::string(text.substr(zone));
    if (!like.half)
      return (text.find(':') != std::string_view::npos ? time(minutes)
                                                       : fmt::format("{:02}{:02}", minutes / 60, minutes % 60)) +
             tail;
    const int hour = minutes / 60 % 12 == 0 ? 12 : minutes / 60 % 12;
    const char* half = text.find("m.") != std::string_view::npos ? (minutes >= 720 ? " p.m." : " a.m.")
                                                                 : (minutes >= 720 ? " pm" : " am");
    return (minutes % 60 ? fmt::format("{}:{:02}", hour, minutes % 60) : std::to_string(hour)) + half + tail;
  }

  const Story& story_;
  Output& out_;
  std::uint32_t end_ = 0;
};

}  // namespace

Family zone() noexcept {
  return {infos, [](const Story& story, Output& out) { ZoneCheck(story, out).run(); }};
}

}  // namespace claims::check
