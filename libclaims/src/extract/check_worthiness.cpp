#include "extract/check_worthiness.h"

#include "data/data.h"

#include <charconv>
#include <cmath>
#include <stdexcept>

namespace claims::extract {
namespace {

constexpr std::size_t line_size = weights_per_line + 1;
constexpr std::size_t table_size = feature_count / weights_per_line * line_size;

}  // namespace

double weight_of_level(int level, double limit) noexcept {
  constexpr double middle = 31;
  const double part = (level - middle) / middle;
  return std::copysign(part * part * limit, part);
}

double probability_of(double log_odds) noexcept { return 1 / (1 + std::exp(-log_odds)); }

const Worthiness& Worthiness::english() {
  static const Worthiness model(data::file("model/check_worthiness.tsv"));
  return model;
}

Worthiness::Worthiness(std::string_view table) {
  double limit = 0;
  const auto take = [&](std::string_view row) {
    const std::size_t tab = row.find('\t');
    if (tab == std::string_view::npos) return false;
    double value = 0;
    std::from_chars(row.data() + tab + 1, row.data() + row.size(), value);
    const std::string_view name = row.substr(0, tab);
    double* const to = name == "limit"       ? &limit
                       : name == "bias"      ? &bias_
                       : name == "threshold" ? &threshold_
                       : name == "slope"     ? &slope_
                       : name == "intercept" ? &intercept_
                                             : nullptr;
    if (to) *to = value;
    return to != nullptr;
  };
  while (!table.empty()) {
    const std::size_t end = table.find('\n');
    const std::string_view row = table.substr(0, end);
    if (!row.starts_with('#') && !take(row)) break;
    table = end == std::string_view::npos ? std::string_view() : table.substr(end + 1);
  }
  if (table.size() != table_size) throw std::logic_error("check-worthiness: the table of weights has another size");
  for (std::size_t i = 0; i < weight_levels.size(); ++i)
    levels_[static_cast<unsigned char>(weight_levels[i])] =
        static_cast<float>(weight_of_level(static_cast<int>(i), limit));
  weights_ = table;
}

double Worthiness::score(const std::vector<std::uint32_t>& features) const noexcept {
  double sum = 0;
  for (const std::uint32_t feature : features) {
    const std::size_t at = feature / weights_per_line * line_size + feature % weights_per_line;
    sum += static_cast<double>(levels_[static_cast<unsigned char>(weights_[at]) & 127u]);
  }
  return sum * feature_scale(features.size()) + bias_;
}

double Worthiness::score(WorthinessFeatures& features, const Story& story, std::uint32_t first,
                         std::uint32_t last) const {
  return score(features.read(story, first, last));
}

}  // namespace claims::extract
