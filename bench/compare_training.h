// The model of `claims compare`, trained.
#pragma once

#include "compare_corpus.h"
#include "evidence/weigh.h"

#include <vector>

namespace claims::bench {

struct Example {
  evidence::Features features{};
  Bearing label = Bearing::not_enough;
  bool long_text = false;
  std::uint32_t fold = 0;
  double weight = 1;
  std::size_t of = 0;  // index of the labelled claim
};

inline constexpr std::uint32_t fold_count = 5;
// Claims of our own writing are few, and the only ones of the kind that newsrooms compare.
inline constexpr double own_weight = 15;

// What the model sees of each claim. Folds go by group.
std::vector<Example> examples_of(const std::vector<LabelledClaim>& claims);

// Logistic regression by AdaGrad, on all examples but those of `left_out` (fold_count: on all). Deterministic.
evidence::Weights train(const std::vector<Example>& examples, std::uint32_t left_out);

}  // namespace claims::bench
