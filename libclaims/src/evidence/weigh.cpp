#include "evidence/weigh.h"

#include "data/data.h"
#include "reference/sorted_lines.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <stdexcept>
#include <unordered_map>

namespace claims::evidence {
namespace {

constexpr float full_context = 0.6F;          // share of the words around two values that are the same
constexpr double sure = 0.85;                 // of support in spite of a denial
constexpr std::size_t searched = 6;           // passages that are read
constexpr std::size_t longest_window = 1600;  // bytes

double number(std::string_view text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

Weights read_weights(std::string_view table) {
  std::unordered_map<std::string, std::size_t> places;
  for (std::size_t i = 0; i < feature_count; ++i) places.emplace(feature_name(i), i);
  Weights out;
  while (!table.empty()) {
    const std::size_t end = table.find('\n');
    const std::string_view row = table.substr(0, end);
    table = end == std::string_view::npos ? std::string_view() : table.substr(end + 1);
    if (row.empty() || row.front() == '#') continue;
    const auto place = places.find(std::string(reference::field(row, 0)));
    if (place == places.end()) throw std::logic_error("evidence data: unknown feature");
    out.addressed_short[place->second] = number(reference::field(row, 1));
    out.addressed_long[place->second] = number(reference::field(row, 2));
    out.supported_short[place->second] = number(reference::field(row, 3));
    out.supported_long[place->second] = number(reference::field(row, 4));
  }
  return out;
}

double dot(const std::array<double, feature_count>& weights, const Features& features) {
  double sum = 0;
  for (std::size_t i = 0; i < feature_count; ++i) sum += weights[i] * static_cast<double>(features[i]);
  return sum;
}

// A value that differs where all around it is the same decides, however much else agrees.
bool conflict_in_place(const Features& features) {
  const auto of = [&](Feature feature) { return features[static_cast<std::size_t>(feature)]; };
  if (of(Feature::unanimity_conflicts) > 0) return true;
  return of(Feature::value_conflict) > 0 &&
         std::max(of(Feature::amount_conflicts_context), of(Feature::moment_conflicts_context)) >= full_context;
}

// All is said with the same words, and one of them is denied on one side.
bool plain_denial(const Features& features) {
  const auto of = [&](Feature feature) { return features[static_cast<std::size_t>(feature)]; };
  return of(Feature::denied_word) > 0 && of(Feature::polarity_agrees) == 0 && of(Feature::coverage) >= 0.8F;
}

bool nothing_shared(const Features& features) {
  const auto of = [&](Feature feature) { return features[static_cast<std::size_t>(feature)]; };
  return of(Feature::coverage) == 0 && of(Feature::value_conflict) == 0 && of(Feature::value_agrees_all) == 0 &&
         of(Feature::opposite) == 0 && of(Feature::sibling) == 0;
}

double probability(double log_odds) { return 1 / (1 + std::exp(-log_odds)); }

}  // namespace

const Weights& shipped_weights() {
  static const Weights weights = read_weights(data::file("evidence/weights.tsv"));
  return weights;
}

Verdict weigh(const Features& features, bool long_text, const Weights& weights) {
  const double addressed = probability(dot(long_text ? weights.addressed_long : weights.addressed_short, features));
  if (addressed < 0.5) return {Bearing::not_enough, 1 - addressed};
  if (nothing_shared(features)) return {Bearing::not_enough, 0.5};
  const double supported = probability(dot(long_text ? weights.supported_long : weights.supported_short, features));
  if (supported >= 0.5 && (conflict_in_place(features) || (supported < sure && plain_denial(features))))
    return {Bearing::contradicts, addressed * 0.5};
  if (supported >= 0.5) return {Bearing::supports, addressed * supported};
  return {Bearing::contradicts, addressed * (1 - supported)};
}

Window best_window(const Reading& claim, std::string_view text) {
  Window best;
  if (text.size() <= short_text_bytes) {
    best.reading = read_passage(text);
    best.span = {0, static_cast<std::uint32_t>(text.size())};
    best.score = relevance(pair(claim, best.reading));
    return best;
  }
  Search search = search_text(claim, text, searched);
  best.long_text = true;
  best.found = std::move(search.found);
  best.score = -1;
  const auto consider = [&](std::int64_t first, std::int64_t last) {
    if (first < 0 || last >= static_cast<std::int64_t>(search.sentences.size())) return;
    const Span span{search.sentences[static_cast<std::size_t>(first)].begin,
                    search.sentences[static_cast<std::size_t>(last)].end};
    if (first != last && span.size() > longest_window) return;
    Reading reading = read_passage(text.substr(span.begin, span.size()));
    const double score = relevance(pair(claim, reading, best.found), search.telling);
    if (score <= best.score) return;
    best.reading = std::move(reading);
    best.span = span;
    best.score = score;
  };
  for (const std::uint32_t sentence : search.at) {
    const auto at = static_cast<std::int64_t>(sentence);
    consider(at, at);
    consider(at - 1, at);
    consider(at, at + 1);
  }
  return best;
}

}  // namespace claims::evidence
