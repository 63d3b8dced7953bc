// Accuracy of `claims compare`, beside two baselines.
//
//   accuracy-compare PAIRS.jsonl[.gz] [--articles ARTICLES.jsonl[.gz]] [--own CLAIMS.jsonl] [--errors HOW] [--feature
//   NAME]
//
// PAIRS: lines {"claim", "evidence", "label", "page"}. Weights are trained anew for each of five folds, which go by
// page. "value pairs" differ in a number, date or name: see value_pairs().
#include "compare_training.h"
#include "corpus.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <sstream>

using namespace claims;
using namespace claims::bench;
using evidence::Feature;

namespace {

float of(const Example& example, Feature feature) { return example.features[static_cast<std::size_t>(feature)]; }

bool is_value(const std::string& word, bool first) {
  static const std::set<std::string> known = {
      "january", "february", "march",    "april",   "may",   "june",   "july",   "august", "september",
      "october", "november", "december", "zero",    "one",   "two",    "three",  "four",   "five",
      "six",     "seven",    "eight",    "nine",    "ten",   "eleven", "twelve", "twenty", "thirty",
      "hundred", "thousand", "million",  "billion", "first", "second", "third",  "fourth", "fifth"};
  std::string lower;
  for (const char c : word) lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c;
  const bool digits = word.find_first_of("0123456789") != std::string::npos;
  return digits || known.count(lower) != 0 || (!first && word[0] >= 'A' && word[0] <= 'Z');
}

// Do the claims differ in numbers, dates and names alone?
bool differ_in_values(const std::string& a, const std::string& b) {
  const auto words = [](const std::string& text) {
    std::multimap<std::string, bool> out;
    std::istringstream in(text);
    bool first = true;
    for (std::string word; in >> word; first = false) out.emplace(word, first);
    return out;
  };
  auto left = words(a), right = words(b);
  for (auto i = left.begin(); i != left.end();) {
    const auto same = right.find(i->first);
    if (same == right.end()) {
      ++i;
      continue;
    }
    right.erase(same);
    i = left.erase(i);
  }
  if (left.empty() && right.empty()) return false;
  const auto all_values = [](const auto& rest) {
    return std::all_of(rest.begin(), rest.end(), [](const auto& word) { return is_value(word.first, word.second); });
  };
  return all_values(left) && all_values(right);
}

// Pairs whose evidence stands beside another claim too, with the other label, that differs from this one in numbers,
// dates and names alone.
std::vector<bool> value_pairs(const std::vector<LabelledClaim>& pairs) {
  std::map<std::string, std::vector<std::size_t>> by_source;
  for (std::size_t i = 0; i < pairs.size(); ++i) by_source[pairs[i].group + "\n" + pairs[i].source].push_back(i);
  std::vector<bool> out(pairs.size());
  for (const auto& [source, places] : by_source)
    for (const std::size_t i : places)
      for (const std::size_t k : places)
        if (pairs[i].label != pairs[k].label && differ_in_values(pairs[i].claim, pairs[k].claim)) out[i] = true;
  return out;
}

struct Tally {
  int all = 0, right = 0;
  void add(bool is_right) { ++all, right += is_right; }
  double share() const { return all ? 100.0 * right / all : 0; }
};

Bearing by_overlap(const Example& e) {
  return of(e, Feature::coverage) >= 0.7F ? Bearing::supports : Bearing::contradicts;
}

// How the labels are spread where a feature is there, for judging it.
int show_feature(const std::vector<LabelledClaim>& claims, const std::vector<Example>& examples,
                 const std::string& name) {
  std::map<std::string, std::map<Bearing, int>> labels;
  for (std::size_t k = 0; k < evidence::feature_count; ++k) {
    if (evidence::feature_name(k) != name) continue;
    for (const Example& e : examples)
      if (e.features[k] > 0)
        ++labels[claims[e.of].how + (of(e, Feature::coverage) >= 0.8F ? ", most words" : "")][e.label];
  }
  for (auto& [how, counts] : labels)
    fmt::print("{}: supports {}, contradicts {}, not_enough {}\n", how, counts[Bearing::supports],
               counts[Bearing::contradicts], counts[Bearing::not_enough]);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return fmt::print(stderr, "usage: accuracy-compare PAIRS [--articles ARTICLES]\n"), 2;
  std::vector<LabelledClaim> claims = read_pairs(argv[1]);
  const std::size_t real = claims.size();
  const std::vector<bool> values_differ = value_pairs(claims);
  const auto unrelated = unrelated_pairs(claims, 4);
  claims.insert(claims.end(), unrelated.begin(), unrelated.end());
  if (const std::string articles = option(argc, argv, "--articles"); !articles.empty()) {
    const auto made = claims_of_stories(articles, 6);
    claims.insert(claims.end(), made.begin(), made.end());
  }
  if (const std::string own = option(argc, argv, "--own"); !own.empty())
    for (LabelledClaim& claim : read_pairs(own)) {
      claim.how = "own texts";
      claim.weight = own_weight;
      claims.push_back(std::move(claim));
    }
  const auto start = std::chrono::steady_clock::now();
  const std::vector<Example> examples = examples_of(claims);
  const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
  if (const std::string feature = option(argc, argv, "--feature"); !feature.empty())
    return show_feature(claims, examples, feature);
  const std::string errors = option(argc, argv, "--errors");
  Tally all, values, overlap, overlap_values, polarity;
  std::map<std::string, Tally> by_how;
  std::map<std::string, std::map<Bearing, int>> given;
  for (std::uint32_t fold = 0; fold < fold_count; ++fold) {
    const evidence::Weights weights = train(examples, fold);
    for (const Example& e : examples) {
      if (e.fold != fold) continue;
      const evidence::Verdict verdict = weigh(e.features, e.long_text, weights);
      const bool right = verdict.label == e.label;
      const std::string how = claims[e.of].how;
      by_how[how].add(right);
      ++given[how][verdict.label];
      if (!errors.empty() && how == errors && !right)
        fmt::print("{}{} for {} {:.2f} | {} | {}\n", e.of < real && values_differ[e.of] ? "V " : "",
                   name_of(verdict.label), name_of(e.label), verdict.score, claims[e.of].claim,
                   claims[e.of].source.substr(0, 500));
      if (e.of >= real) continue;
      all.add(right);
      overlap.add(by_overlap(e) == e.label);
      if (!values_differ[e.of]) continue;
      values.add(right);
      overlap_values.add(by_overlap(e) == e.label);
    }
  }
  fmt::print("{} pairs; {} more, made: five folds by page\n\n", real, claims.size() - real);
  fmt::print("| | all pairs, % | value pairs, % |\n|---|--:|--:|\n");
  fmt::print("| `claims compare` | {:.1f} | {:.1f} |\n", all.share(), values.share());
  fmt::print("| share of the claim's words in the text | {:.1f} | {:.1f} |\n", overlap.share(), overlap_values.share());
  fmt::print("| pairs | {} | {} |\n\n", all.all, values.all);
  fmt::print("| claims | number | right, % | supports | contradicts | not_enough |\n|---|--:|--:|--:|--:|--:|\n");
  for (auto& [how, tally] : by_how)
    fmt::print("| {} | {} | {:.1f} | {} | {} | {} |\n", how, tally.all, tally.share(), given[how][Bearing::supports],
               given[how][Bearing::contradicts], given[how][Bearing::not_enough]);
  fmt::print(stderr, "{:.1f} us a claim\n", 1e6 * spent.count() / static_cast<double>(claims.size()));
}
