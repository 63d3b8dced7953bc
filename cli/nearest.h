// The closest of several words, for "did you mean".
#pragma once

#include <span>
#include <string_view>

namespace claims::cli {

// The candidate with the fewest single-letter edits to `word` (a swap of two
// neighbours is one), if they are few for its length; else empty. An earlier
// candidate wins a tie.
std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace claims::cli
