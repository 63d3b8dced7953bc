// What the comparison weighs: numbers with names, each computed from a pairing and each fit to be shown to a person.
#pragma once

#include "evidence/pairing.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace claims::evidence {

// The features that are not of one role; see features.cpp for what each measures.
enum class Feature : std::uint16_t {
  constant,
  coverage,
  coverage_low,
  coverage_high,
  all_covered,
  one_uncovered,
  two_uncovered,
  many_uncovered,
  rarest_uncovered,
  by_synonym,
  by_likeness,
  names_covered,
  name_missing,
  names_missing,
  first_name_missing,
  name_replaced,
  other_names,
  no_names,
  last_word_missing,
  first_word_missing,
  last_word_replaced,
  opposite,
  opposites,
  opposite_covered,
  sibling,
  siblings,
  sibling_covered,
  amount_agrees,
  amount_conflicts,
  amount_conflicts_unit,
  amount_conflicts_context,
  amount_open,
  amount_absent,
  amount_absent_others,
  amount_extra,
  ordinal_conflicts,
  bare_number_missing,
  moment_agrees,
  moment_bounded_agrees,
  moment_conflicts,
  moment_bounded_conflicts,
  moment_conflicts_context,
  moment_open,
  moment_absent,
  moment_absent_others,
  value_conflict,
  value_agrees_all,
  negation_claim,
  negation_passage,
  negation_differs,
  negation_differs_covered,
  negation_both,
  order,
  density,
  claim_length,
  passage_length,
  passage_covered,
  word_replaced,
  words_replaced,
  names_swapped,
  absent_from_text,
  names_absent_from_text,
  sentences,
  late_name_missing,
  number_absent_from_text,
  opposite_context,
  sibling_context,
  name_missing_short,
  word_missing_short,
  name_elsewhere,
  late_name_elsewhere,
  words_elsewhere,
  denied_word,
  denied_rare_word,
  polarity_agrees,
  subject_agrees,
  subject_differs,
  subject_other,
  names_reversed,
  unanimity_conflicts,
  count_
};
inline constexpr std::size_t plain_features = static_cast<std::size_t>(Feature::count_);
// Each role but `function` and `negation` gives three: in the claim alone, in the passage alone, in both.
inline constexpr std::size_t role_features = 3 * (role_count - 2);
inline constexpr std::size_t feature_count = plain_features + role_features;

using Features = std::array<float, feature_count>;

// "amount_conflicts", "only_claim"
std::string feature_name(std::size_t feature);

Features features_of(const Pairing& pair);

// How much of the claim the passage speaks of, by which passages of one text are told apart. `telling`: as in Search.
double relevance(const Pairing& pair, const std::vector<float>& telling = {});

}  // namespace claims::evidence
