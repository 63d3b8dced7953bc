// Changes of what a story holds: a pattern, and what to write in the place of its match.
#pragma once

#include "inject.h"

#include <re2/re2.h>

#include <functional>
#include <optional>

namespace claims::bench {

// A place in an article and what to write there instead.
struct Change {
  std::size_t article;
  Span old;
  std::string replacement;
};

using FoundGroups = std::vector<re2::StringPiece>;
using FoundFinder = std::function<std::optional<Change>(const Article&, const FoundGroups&, Random&)>;

inline Span span_of(const Article& article, re2::StringPiece piece) {
  const auto begin = static_cast<std::uint32_t>(piece.data() - article.text.data());
  return {begin, begin + static_cast<std::uint32_t>(piece.size())};
}

struct FoundClass {
  std::string_view name;
  std::string_view checks;
  std::string pattern;
  FoundFinder change;
};

// Conversions, changes in percent, counts of lists, ranges.
std::vector<FoundClass> found_number_classes();

}  // namespace claims::bench
