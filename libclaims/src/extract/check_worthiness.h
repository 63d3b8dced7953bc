// How much a statement asks to be checked: a linear model over its words and their shapes.
//
// The weights are libclaims/data/model/check_worthiness.tsv; bench/accuracy-claims trains them on the features that
// are read here, so that training and use cannot drift apart.
#pragma once

#include <claims/story.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace claims::extract {

// A feature is a number below this: the hash of its kind and its words. Features that fall together share a weight.
inline constexpr std::uint32_t feature_count = 1u << 18;

// Reads the features of stretches of text. Keeps its buffers: one object serves many statements.
class WorthinessFeatures {
 public:
  // Those of tokens [first, last), each once. Valid until the next call. Linear.
  const std::vector<std::uint32_t>& read(const Story& story, std::uint32_t first, std::uint32_t last);

 private:
  // What stands for a token, as hashes: its letters without the ending, its letters, its shape.
  struct Part {
    std::uint64_t stem = 0, word = 0, shape = 0;
  };
  void take(const Story& story, std::uint32_t token);
  void take_sequences(std::size_t at);
  void take_letters(std::string_view word);
  void take_layout(const Story& story, std::uint32_t first, std::uint32_t last);
  void add(char kind, std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0);

  std::vector<Part> parts_;  // a mark for the beginning, the tokens, a mark for the end
  std::string lower_;
  std::vector<std::uint32_t> features_;
  std::vector<std::uint32_t> seen_;  // set of features: slots that hold round_ * feature_count | feature
  std::uint32_t round_ = 0;
};

// The sum of a statement's weights is multiplied by this: long statements count no more than short ones.
double feature_scale(std::size_t features) noexcept;

// A weight is kept as one of these characters: level 0..62 for (level - 31) / 31, squared with its sign, times a limit.
inline constexpr std::string_view weight_levels = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_";
inline constexpr int weights_per_line = 64;
double weight_of_level(int level, double limit) noexcept;

// The model as the table has it.
class Worthiness {
 public:
  static const Worthiness& english();
  // Reads a table; throws std::logic_error where it is not one. The text outlives the object.
  explicit Worthiness(std::string_view table);

  // The model's score of tokens [first, last): the higher, the more worth checking.
  double score(WorthinessFeatures& features, const Story& story, std::uint32_t first, std::uint32_t last) const;
  double score(const std::vector<std::uint32_t>& features) const noexcept;
  // Log-odds that a fact-checker calls a statement of that score worth checking.
  double log_odds(double score) const noexcept { return slope_ * score + intercept_; }
  // From this score on a statement counts as worth checking.
  double threshold() const noexcept { return threshold_; }

 private:
  float levels_[128] = {};  // weight of a character
  std::string_view weights_;
  double bias_ = 0, threshold_ = 0, slope_ = 1, intercept_ = 0;
};

double probability_of(double log_odds) noexcept;

}  // namespace claims::extract
