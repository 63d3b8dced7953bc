// From features to a label.
#pragma once

#include <claims/evidence.h>

#include "evidence/features.h"
#include "evidence/search.h"

#include <array>
#include <string_view>

namespace claims::evidence {

// Texts up to this size are one passage; longer ones are searched.
inline constexpr std::size_t short_text_bytes = 700;

// Log-odds, linear in the features.
struct Weights {
  std::array<double, feature_count> addressed_short{};  // a text of one passage speaks of what the claim says
  std::array<double, feature_count> addressed_long{};   // the same for the best passage of a long text
  std::array<double, feature_count> supported_short{};  // where it does: it says so rather than the opposite
  std::array<double, feature_count> supported_long{};
};
const Weights& shipped_weights();

struct Verdict {
  Bearing label = Bearing::not_enough;
  double score = 0;
};
Verdict weigh(const Features& features, bool long_text, const Weights& weights);

// The passage of the text that speaks of the claim, as the weights see it.
struct Window {
  Reading reading;
  Span span;
  double score = 0;
  bool long_text = false;
  std::vector<std::uint8_t> found;  // as Search::found; empty for a short text
};
Window best_window(const Reading& claim, std::string_view text);

}  // namespace claims::evidence
