// Logistic regression with an L2 penalty over features that are there or not.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace claims::bench {

struct Example {
  std::vector<std::uint32_t> features;  // each below the number of features
  bool positive = false;
};

struct LinearModel {
  std::vector<double> weights;  // by feature, as the table keeps them: one of 63 levels
  std::vector<char> levels;     // the same as characters
  double limit = 0;             // of the levels
  double bias = 0;

  double score(const Example& example) const;
};

// Log-odds = slope * score + intercept.
struct Calibration {
  double slope = 1, intercept = 0;
};

// Trains on examples[chosen], features weighted by extract::feature_scale. `strength`: of the data against the penalty.
// The same input gives the same model.
LinearModel train(const std::vector<Example>& examples, const std::vector<std::uint32_t>& chosen, double strength);

struct Scored {
  double score = 0;
  bool positive = false;
};

// The score from which on calling an example positive gives the best F1.
double best_threshold(std::vector<Scored> scored);
// What a positive example weighs where both classes are to weigh the same.
double positive_weight(const std::vector<Scored>& scored);
// Platt's: the slope and intercept that make the scored examples likeliest, both classes weighing the same.
Calibration calibrate(const std::vector<Scored>& scored);

}  // namespace claims::bench
