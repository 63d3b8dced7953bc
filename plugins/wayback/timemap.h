// TimeMaps of Memento (RFC 7089, section 5) in link format (RFC 6690).
#pragma once

#include "reading/date.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace claims::plugin {

// One capture of a page.
struct Memento {
  Moment captured;
  std::string url;
};

inline constexpr std::size_t max_mementos = 250'000;

// The mementos in the order in which they stand; links of other relations and
// those without a date that can be read are left out. Nothing if the text is
// not in link format, as where it is cut short, or has more than max_mementos.
std::optional<std::vector<Memento>> read_timemap(std::string_view text);

// The one nearest to `wanted`, the earlier of two that are as near; null if
// there is none.
const Memento* nearest(const std::vector<Memento>& mementos, const Moment& wanted);

}  // namespace claims::plugin
