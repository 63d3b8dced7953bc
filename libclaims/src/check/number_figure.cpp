// What a written figure may stand for, and how figures are shown.
#include "check/number.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace claims::check::figure {
namespace {

struct Written {
  bool digits = false;
  int decimals = 0;
  double mantissa = 0;  // as the digits alone read
};

Written written(const Story& story, const Quantity& q) {
  Written w;
  std::string plain;
  bool point = false;
  for (char c : story.document.slice(q.number)) {
    if (c >= '0' && c <= '9') {
      plain += c;
      w.decimals += point;
    } else if (c == '.' && !plain.empty()) {
      plain += c;
      point = true;
    } else if (c != ',' && (static_cast<unsigned char>(c) & 0x80) == 0 && !plain.empty()) {
      break;
    }
  }
  w.digits = !plain.empty();
  if (w.digits) w.mantissa = std::strtod(plain.c_str(), nullptr);
  return w;
}

// Half a unit of the last figure that is not a rounding zero.
double half_step(const Story& story, const Quantity& q) {
  const Written w = written(story, q);
  const double value = std::abs(q.value);
  if (w.digits && w.mantissa > 0) {
    const double scale = value / w.mantissa;
    double step = std::pow(10.0, -w.decimals) * scale;
    if (w.decimals == 0 && w.mantissa >= 1000) {
      for (double next = step * 10; std::fmod(w.mantissa, next / scale) == 0; next *= 10) step = next;
      return std::min(step / 2, std::max(0.05 * value, scale / 2));
    }
    // "from $2 to $3": small whole numbers are seldom rounded.
    if (w.decimals == 0 && scale == 1 && q.kind != QuantityKind::percent) return std::min(0.5, value / 40);
    return step / 2;
  }
  if (q.kind == QuantityKind::percentage_points) return std::min(0.35, value / 4);
  if (value < 1000) return 0.5;
  double step = 1;
  while (step < value && std::fmod(value, step * 10) == 0) step *= 10;
  return std::min(step / 2, 0.17 * value);
}

}  // namespace

bool hedged(const Quantity& q) { return q.low != q.value || q.high != q.value; }

Interval rounded(const Story& story, const Quantity& q) {
  const double half = half_step(story, q);
  return {std::min(q.low, q.value - half), std::max(q.high, q.value + half)};
}

Interval counted(const Story& story, const Quantity& q) {
  if (q.value < 1000 && q.value == std::floor(q.value)) return {q.low, q.high};
  return rounded(story, q);
}

int decimals_of(const Story& story, const Quantity& q) { return written(story, q).decimals; }

std::string shown(double value, int decimals) {
  const double factor = std::pow(10.0, decimals);
  value = std::round(value * factor) / factor;
  if (value >= 1e9 && std::fmod(value, 1e7) == 0) return fmt::format("{:g} billion", value / 1e9);
  if (value >= 1e6 && std::fmod(value, 1e4) == 0) return fmt::format("{:g} million", value / 1e6);
  std::string out = fmt::format("{:.{}f}", value, decimals);
  if (out.find('.') != std::string::npos) {
    while (out.back() == '0') out.pop_back();
    if (out.back() == '.') out.pop_back();
  }
  const std::size_t whole = std::min(out.find('.'), out.size());
  for (std::size_t at = whole; at > 3 && out[at - 4] >= '0' && out[at - 4] <= '9'; at -= 3) out.insert(at - 3, ",");
  return out;
}

std::string slice(const Story& story, const Quantity& q) { return std::string(story.document.slice(q.span)); }

std::string rewritten(const Story& story, const Quantity& q, double value) {
  static constexpr std::string_view words[] = {"zero",  "one",   "two",  "three", "four",   "five",  "six",
                                               "seven", "eight", "nine", "ten",   "eleven", "twelve"};
  const std::string text = slice(story, q);
  const std::string_view number = story.document.slice(q.number);
  const std::size_t at = q.number.begin - q.span.begin;
  const Written w = written(story, q);
  std::string fresh;
  if (w.digits && w.mantissa > 0) {
    const std::size_t first = number.find_first_of("0123456789");
    std::size_t last = first;
    while (last < number.size() && ((number[last] >= '0' && number[last] <= '9') ||
                                    ((number[last] == ',' || number[last] == '.') && last + 1 < number.size() &&
                                     number[last + 1] >= '0' && number[last + 1] <= '9')))
      ++last;
    const double plain = value * w.mantissa / q.value;
    fresh = std::string(number.substr(0, first)) +
            shown(plain, std::max(w.decimals, plain < 10 && q.value != std::floor(q.value) ? 1 : 0)) +
            std::string(number.substr(last));
  } else if (value == std::floor(value) && value >= 0 && value <= 12) {
    fresh = words[static_cast<std::size_t>(value)];
  } else if (value < 1000) {
    fresh = shown(value, 0);
  } else {
    return {};
  }
  if (number[0] >= 'A' && number[0] <= 'Z' && fresh[0] >= 'a' && fresh[0] <= 'z')
    fresh[0] = static_cast<char>(fresh[0] - 'a' + 'A');
  return text.substr(0, at) + fresh + text.substr(at + number.size());
}

std::string singular(std::string_view noun) {
  struct Row {
    std::string_view plural, one;
  };
  static constexpr Row rows[] = {
      {"people", "person"},  {"men", "man"},           {"women", "woman"}, {"children", "child"},
      {"persons", "person"}, {"countries", "country"}, {"lives", "life"},  {"policemen", "policeman"}};
  for (const Row& row : rows)
    if (row.plural == noun) return std::string(row.one);
  if (noun.size() > 4 && noun.ends_with("ies")) return std::string(noun.substr(0, noun.size() - 3)) + "y";
  if (noun.size() > 3 && noun.back() == 's' && !noun.ends_with("ss"))
    return std::string(noun.substr(0, noun.size() - 1));
  return std::string(noun);
}

bool reported(const Output& out, std::string_view check, Span span) {
  return std::any_of(out.findings.begin(), out.findings.end(),
                     [&](const Finding& f) { return f.check == check && f.span.begin == span.begin; });
}

bool same_measure(const Quantity& a, const Quantity& b) {
  if (a.kind == b.kind && a.unit == b.unit) return true;
  const auto open = [](const Quantity& q) { return q.kind == QuantityKind::number && q.unit.empty(); };
  if (open(a) || open(b)) return true;
  return a.kind == QuantityKind::number && b.kind == QuantityKind::number && singular(a.unit) == singular(b.unit);
}

}  // namespace claims::check::figure
