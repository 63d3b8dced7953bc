// Figures that a story holds, changed so that they contradict others beside them.
#include "inject_found.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace claims::bench {
namespace {

double number(re2::StringPiece piece) {
  std::string plain;
  for (char c : piece)
    if (c != ',') plain += c;
  return std::stod(plain);
}

// As the story writes its figure: commas, digits after the point.
std::string like(re2::StringPiece piece, double value) {
  const std::size_t point = std::string_view(piece.data(), piece.size()).find('.');
  std::string out = fmt::format("{:.{}f}", value, point == std::string_view::npos ? 0 : piece.size() - point - 1);
  if (piece.find(',') != re2::StringPiece::npos)
    for (std::size_t at = std::min(out.find('.'), out.size()); at > 3; at -= 3) out.insert(at - 3, ",");
  return out;
}

// Groups: 1 the figure. Another one, a third off.
std::optional<Change> third_off(const Article& a, const FoundGroups& g, Random& random) {
  const double value = number(g[1]);
  if (value < 3) return std::nullopt;
  return Change{0, span_of(a, g[1]), like(g[1], value * (random.between(0, 1) ? 1.4 : 0.65))};
}

// Groups: 1 the figure in percent.
std::optional<Change> other_percent(const Article& a, const FoundGroups& g, Random& random) {
  const double value = number(g[1]);
  if (value < 3) return std::nullopt;
  return Change{0, span_of(a, g[1]), like(g[1], value * 1.6 + random.between(3, 9))};
}

// Groups: 1 the whole range, 2 first, 3 joint, 4 last.
std::optional<Change> swapped(const Article& a, const FoundGroups& g, Random&) {
  if (number(g[2]) >= number(g[4])) return std::nullopt;
  return Change{0, span_of(a, g[1]), std::string(g[4]) + std::string(g[3]) + std::string(g[2])};
}

// Groups: 1 a count in words.
std::optional<Change> one_more(const Article& a, const FoundGroups& g, Random& random) {
  static constexpr std::array<std::string_view, 9> words = {"two",   "three", "four", "five", "six",
                                                            "seven", "eight", "nine", "ten"};
  for (std::size_t i = 1; i + 1 < words.size(); ++i)
    if (words[i] == std::string_view(g[1].data(), g[1].size()))
      return Change{0, span_of(a, g[1]), std::string(words[random.between(0, 1) ? i + 1 : i - 1])};
  return std::nullopt;
}

}  // namespace

std::vector<FoundClass> found_number_classes() {
  const std::string figure = "(\\d[\\d,]*(?:\\.\\d+)?)";
  const std::string plain = "\\d[\\d,]*(?:\\.\\d+)?";
  const std::string item = "(?:[A-Z][a-zé]+)(?: [A-Z][a-zé]+){0,2}";
  return {
      {"conversion in brackets", "unit.conversion",
       "\\b" + plain +
           "[ -](?:miles?|kilomet(?:er|re)s?|km|feet|foot|met(?:er|re)s?|pounds|acres|mph|miles per hour|hectares) "
           "\\(" +
           figure +
           "[ -](?:miles?|kilomet(?:er|re)s?|km|feet|foot|met(?:er|re)s?|kilograms|kg|acres|kph|km/h|mph|kilometers "
           "per hour|hectares)\\)",
       third_off},
      {"temperature in brackets", "unit.temperature",
       "\\b" + plain +
           " ?(?:degrees (?:Celsius|Fahrenheit)|°[CF]) \\((\\d+) ?(?:degrees (?:Celsius|Fahrenheit)|°[CF])\\)",
       third_off},
      {"change in percent", "number.change number.points",
       "\\b(?:rose|fell|up|down|increased|dropped|jumped|declined|grew|climbed)(?: by)? " + figure +
           "(?:%| percent) to \\$?" + plain + "(?: million| billion)?,? from \\$?" + plain,
       other_percent},
      {"range of amounts", "number.order",
       "\\bbetween ((\\d[\\d,]*)( and )(\\d[\\d,]*)) (?:people|million|percent|years old|miles|dollars|workers)",
       swapped},
      {"count of a list", "number.list",
       "\\b(three|four|five|six|seven|eight) [a-z]+s(?: of [a-z]+)?: (?:" + item + ", ){1,6}" + item + ",? and " +
           item + "\\.",
       one_more},
  };
}

}  // namespace claims::bench
