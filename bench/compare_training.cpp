#include "compare_training.h"

#include "corpus.h"

#include <algorithm>
#include <cmath>

namespace claims::bench {
namespace {

using evidence::feature_count;
using Vector = std::array<double, feature_count>;

constexpr int passes = 25;
constexpr double rate = 0.1, decay = 2e-5;

struct Sample {
  const evidence::Features* features;
  double target;
  double weight;
};

Vector regress(std::vector<Sample> samples) {
  Vector weights{}, squares{};
  squares.fill(1e-8);
  std::uint32_t state = 1;
  for (int pass = 0; pass < passes; ++pass) {
    for (std::size_t i = samples.size(); i > 1; --i) {
      state = state * 1664525U + 1013904223U;
      std::swap(samples[i - 1], samples[(std::uint64_t{state >> 4} * i) >> 28]);
    }
    for (const Sample& sample : samples) {
      double sum = 0;
      for (std::size_t k = 0; k < feature_count; ++k) sum += weights[k] * static_cast<double>((*sample.features)[k]);
      const double error = (1 / (1 + std::exp(-sum)) - sample.target) * sample.weight;
      for (std::size_t k = 0; k < feature_count; ++k) {
        const double value = static_cast<double>((*sample.features)[k]);
        if (value == 0) continue;
        const double gradient = error * value + decay * weights[k];
        squares[k] += gradient * gradient;
        weights[k] -= rate * gradient / std::sqrt(squares[k]);
      }
    }
  }
  return weights;
}

}  // namespace

std::vector<Example> examples_of(const std::vector<LabelledClaim>& claims) {
  std::vector<Example> out;
  out.reserve(claims.size());
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const evidence::Reading claim = evidence::read_passage(claims[i].claim);
    const evidence::Window window = evidence::best_window(claim, claims[i].source);
    Example example;
    example.features = features_of(pair(claim, window.reading, window.found));
    example.label = claims[i].label;
    example.long_text = window.long_text;
    example.fold = text_hash(claims[i].group) % fold_count;
    example.weight = claims[i].weight;
    example.of = i;
    out.push_back(example);
  }
  return out;
}

evidence::Weights train(const std::vector<Example>& examples, std::uint32_t left_out) {
  std::vector<Sample> addressed_short, addressed_long, supported_short, supported_long;
  for (const Example& example : examples) {
    if (example.fold == left_out) continue;
    const bool addressed = example.label != Bearing::not_enough;
    (example.long_text ? addressed_long : addressed_short)
        .push_back({&example.features, addressed ? 1.0 : 0.0, example.weight});
    if (!addressed) continue;
    // Pairs teach the one for long texts too, with less weight: they hold words that the stories do not.
    const double target = example.label == Bearing::supports ? 1.0 : 0.0;
    if (!example.long_text) supported_short.push_back({&example.features, target, example.weight});
    supported_long.push_back({&example.features, target, example.long_text ? example.weight : 0.15});
  }
  return {regress(std::move(addressed_short)), regress(std::move(addressed_long)), regress(std::move(supported_short)),
          regress(std::move(supported_long))};
}

}  // namespace claims::bench
