// Sentences of our own for real stories: what they are made of.
#pragma once

#include "inject.h"

#include <claims/calendar.h>

#include <fmt/format.h>

#include <array>
#include <functional>

namespace claims::bench {

struct Pair {
  std::string wrong, right;
};

// What a sentence is made of: the story's date and a source of variety.
struct Setting {
  Date published;
  Random& random;

  int between(int low, int high) { return random.between(low, high); }
  template <std::size_t N>
  std::string_view one_of(const std::array<std::string_view, N>& words) {
    return words[static_cast<std::size_t>(random.between(0, N - 1))];
  }
  std::string person() {
    static constexpr std::array<std::string_view, 8> first = {"Harold", "Miriam",   "Tobias",  "Ingrid",
                                                              "Walter", "Beatrice", "Leonard", "Sylvia"};
    static constexpr std::array<std::string_view, 8> last = {"Whitcombe", "Aldersey", "Fenwick",   "Lindqvist",
                                                             "Marchbank", "Oakhurst", "Pemberley", "Thorsby"};
    return fmt::format("{} {}", one_of(first), one_of(last));
  }
};

using Writer = std::function<Pair(Setting&)>;

struct Class {
  std::string_view name;
  std::string_view checks;
  std::vector<Writer> writers;
};

// Resolutions, votes and treaties.
std::vector<Class> document_classes();
// Changes, parts, lists, totals, conversions.
std::vector<Class> number_classes();
// Names, acronyms, forms of address, quotations.
std::vector<Class> name_classes();

}  // namespace claims::bench
