// Accuracy of `claims compare`, beside two baselines.
//
//   accuracy-compare PAIRS.jsonl[.gz] [--articles ARTICLES.jsonl[.gz]] [--errors HOW]
//
// PAIRS: lines {"claim", "evidence", "label", "page"}. Weights are trained anew for each of five folds, which go by
// page. "value pairs" differ in a number, date or name: see differs_in_value().
#include "compare_training.h"
#include "corpus.h"

#include <fmt/format.h>

#include <chrono>
#include <map>

using namespace claims;
using namespace claims::bench;
using evidence::Feature;

namespace {

float of(const Example& example, Feature feature) { return example.features[static_cast<std::size_t>(feature)]; }

// A contradicted pair whose claim has a number, date or name that the passage does not have or contradicts; a
// supported pair whose claim has numbers, dates or names, all of which the passage has.
bool differs_in_value(const Example& e) {
  const bool missing = of(e, Feature::name_missing) > 0 || of(e, Feature::amount_absent) > 0 ||
                       of(e, Feature::amount_absent_others) > 0 || of(e, Feature::moment_absent) > 0 ||
                       of(e, Feature::moment_absent_others) > 0 || of(e, Feature::bare_number_missing) > 0 ||
                       of(e, Feature::value_conflict) > 0;
  const bool any = of(e, Feature::no_names) == 0 || of(e, Feature::value_agrees_all) > 0;
  if (e.label == Bearing::contradicts) return missing;
  if (e.label == Bearing::supports) return any && !missing;
  return false;
}

struct Tally {
  int all = 0, right = 0;
  void add(bool is_right) { ++all, right += is_right; }
  double share() const { return all ? 100.0 * right / all : 0; }
};

Bearing by_overlap(const Example& e) { return of(e, Feature::coverage) >= 0.7F ? Bearing::supports : Bearing::contradicts; }

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return fmt::print(stderr, "usage: accuracy-compare PAIRS [--articles ARTICLES]\n"), 2;
  std::vector<LabelledClaim> claims = read_pairs(argv[1]);
  const std::size_t real = claims.size();
  const auto unrelated = unrelated_pairs(claims, 4);
  claims.insert(claims.end(), unrelated.begin(), unrelated.end());
  if (const std::string articles = option(argc, argv, "--articles"); !articles.empty()) {
    const auto made = claims_of_stories(articles, 4);
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
        fmt::print("{} for {} {:.2f} | {} | {}\n", name_of(verdict.label), name_of(e.label), verdict.score, claims[e.of].claim, claims[e.of].source.substr(0, 500));
      if (e.of >= real) continue;
      all.add(right);
      overlap.add(by_overlap(e) == e.label);
      if (!differs_in_value(e)) continue;
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
    fmt::print("| {} | {} | {:.1f} | {} | {} | {} |\n", how, tally.all, tally.share(), given[how][Bearing::supports], given[how][Bearing::contradicts], given[how][Bearing::not_enough]);
  fmt::print(stderr, "{:.1f} us a claim\n", 1e6 * spent.count() / static_cast<double>(claims.size()));
}
