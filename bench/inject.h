// Stories with one contradiction put in, to measure what the checks find.
#pragma once

#include "corpus.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace claims::bench {

// The same numbers on every machine (splitmix64).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() noexcept {
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }
  // low <= result <= high
  int between(int low, int high) noexcept {
    return low + static_cast<int>(next() % static_cast<std::uint64_t>(high - low + 1));
  }
  template <class T>
  void shuffle(std::vector<T>& items) noexcept {
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[next() % i]);
  }

 private:
  std::uint64_t state_;
};

struct Mutation {
  std::string_view name;    // class of contradiction: "weekday"
  std::string_view checks;  // ids that may find it, separated by spaces
  std::size_t article = 0;
  std::string wrong;  // the story with the contradiction
  std::string right;  // the same story without it
  Span place;         // of the contradiction, in `wrong`
};

// Changes of words that the story itself holds, at most `limit` a class.
std::vector<Mutation> found_mutations(const std::vector<Article>& articles, std::uint64_t seed, std::size_t limit);
// The same for names, acronyms and forms of address.
std::vector<Mutation> found_name_mutations(const std::vector<Article>& articles, std::uint64_t seed, std::size_t limit);
// Sentences of our own writing put between two paragraphs, `count` a class: a wrong one and its right twin.
std::vector<Mutation> written_mutations(const std::vector<Article>& articles, std::uint64_t seed, std::size_t count);

}  // namespace claims::bench
