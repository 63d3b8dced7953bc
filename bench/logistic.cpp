#include "logistic.h"

#include "extract/check_worthiness.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace claims::bench {
namespace {

using Vector = std::vector<double>;

double dot(const Vector& a, const Vector& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}
void add_scaled(Vector& a, double factor, const Vector& b) {
  for (std::size_t i = 0; i < a.size(); ++i) a[i] += factor * b[i];
}

// log(1 + exp(-margin)) and its slope.
double loss_of(double margin, double& slope) {
  slope = -1 / (1 + std::exp(margin));
  return margin > -30 ? std::log1p(std::exp(-margin)) : -margin;
}

using Objective = std::function<double(const Vector& at, Vector& gradient)>;

// Limited-memory BFGS (Nocedal 1980), eight steps remembered, with halving of steps.
Vector minimise(const Objective& objective, std::size_t size) {
  constexpr std::size_t memory = 8;
  struct Step {
    Vector moved, turned;
    double scale;
  };
  std::vector<Step> steps;
  Vector at(size, 0), gradient(size), next(size), next_gradient(size);
  double value = objective(at, gradient);
  for (int round = 0; round < 80; ++round) {
    Vector direction = gradient;
    std::vector<double> alpha(steps.size());
    for (std::size_t k = steps.size(); k-- > 0;) {
      alpha[k] = steps[k].scale * dot(steps[k].moved, direction);
      add_scaled(direction, -alpha[k], steps[k].turned);
    }
    const double first = steps.empty() ? 1 / std::max(1.0, std::sqrt(dot(gradient, gradient)))
                                       : 1 / (steps.back().scale * dot(steps.back().turned, steps.back().turned));
    for (double& d : direction) d *= first;
    for (std::size_t k = 0; k < steps.size(); ++k)
      add_scaled(direction, alpha[k] - steps[k].scale * dot(steps[k].turned, direction), steps[k].moved);
    const double descent = dot(gradient, direction);
    double length = 1, found = value;
    int halvings = 0;
    for (; halvings < 20; ++halvings, length /= 2) {
      next = at;
      add_scaled(next, -length, direction);
      found = objective(next, next_gradient);
      if (found <= value - 1e-4 * length * descent) break;
    }
    if (halvings == 20) break;
    Step step{next, next_gradient, 0};
    add_scaled(step.moved, -1, at);
    add_scaled(step.turned, -1, gradient);
    const double curvature = dot(step.moved, step.turned);
    const double gain = (value - found) / found;
    at.swap(next), gradient.swap(next_gradient), value = found;
    if (curvature > 1e-10) {
      step.scale = 1 / curvature;
      steps.push_back(std::move(step));
      if (steps.size() > memory) steps.erase(steps.begin());
    }
    if (gain < 1e-6) break;
  }
  return at;
}

// Rounds the weights to levels, so that what is measured is what is shipped.
void round_to_levels(LinearModel& model) {
  for (const double w : model.weights) model.limit = std::max(model.limit, std::fabs(w));
  model.limit = std::max(std::ceil(model.limit * 1e4) / 1e4, 1e-4);
  for (double& w : model.weights) {
    const double part = std::sqrt(std::fabs(w) / model.limit) * 31;
    const int level = 31 + static_cast<int>(std::lround(std::copysign(part, w)));
    model.levels.push_back(extract::weight_levels[static_cast<std::size_t>(level)]);
    w = extract::weight_of_level(level, model.limit);
  }
}

}  // namespace

double LinearModel::score(const Example& example) const {
  double sum = 0;
  for (const std::uint32_t feature : example.features) sum += weights[feature];
  return sum * extract::feature_scale(example.features.size()) + bias;
}

LinearModel train(const std::vector<Example>& examples, const std::vector<std::uint32_t>& chosen, double strength) {
  constexpr std::size_t size = extract::feature_count;
  const auto objective = [&](const Vector& w, Vector& gradient) {
    double value = 0;
    for (std::size_t i = 0; i < size; ++i) value += w[i] * w[i] / 2, gradient[i] = w[i];
    gradient[size] = 0;
    for (const std::uint32_t index : chosen) {
      const Example& example = examples[index];
      const double scale = extract::feature_scale(example.features.size()), sign = example.positive ? 1 : -1;
      double sum = 0, slope = 0;
      for (const std::uint32_t feature : example.features) sum += w[feature];
      value += strength * loss_of(sign * (sum * scale + w[size]), slope);
      slope *= strength * sign;
      gradient[size] += slope;
      for (const std::uint32_t feature : example.features) gradient[feature] += slope * scale;
    }
    return value;
  };
  LinearModel model;
  model.weights = minimise(objective, size + 1);
  model.bias = std::round(model.weights.back() * 1e4) / 1e4;
  model.weights.pop_back();
  round_to_levels(model);
  return model;
}

double best_threshold(std::vector<Scored> scored) {
  std::stable_sort(scored.begin(), scored.end(), [](const Scored& a, const Scored& b) { return a.score > b.score; });
  double positives = 0, right = 0, best = 0, threshold = 0;
  for (const Scored& s : scored) positives += s.positive;
  for (std::size_t i = 0; i + 1 < scored.size(); ++i) {
    right += scored[i].positive;
    const double f1 = 2 * right / (static_cast<double>(i + 1) + positives);
    if (f1 <= best) continue;
    best = f1;
    threshold = (scored[i].score + scored[i + 1].score) / 2;
  }
  return threshold;
}

double positive_weight(const std::vector<Scored>& scored) {
  const auto positive = std::count_if(scored.begin(), scored.end(), [](const Scored& s) { return s.positive; });
  return positive > 0 ? static_cast<double>(scored.size()) / static_cast<double>(positive) - 1 : 1;
}

Calibration calibrate(const std::vector<Scored>& scored) {
  const double positive = positive_weight(scored);
  const Vector found = minimise(
      [&](const Vector& at, Vector& gradient) {
        double value = 0;
        gradient = {0, 0};
        for (const Scored& s : scored) {
          const double sign = s.positive ? 1 : -1;
          double slope = 0;
          const double weight = s.positive ? positive : 1;
          value += weight * loss_of(sign * (at[0] * s.score + at[1]), slope);
          slope *= weight;
          gradient[0] += slope * sign * s.score, gradient[1] += slope * sign;
        }
        return value;
      },
      2);
  return {found[0], found[1]};
}

}  // namespace claims::bench
