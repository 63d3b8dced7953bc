// The parts of what was read, by the names that the command line and the HTTP API give them.
#pragma once

#include <claims/report.h>

#include <array>
#include <string_view>

namespace claims::cli {

struct NamedPart {
  std::string_view name;
  InspectPart part;
};
inline constexpr std::array<NamedPart, 6> inspect_parts{{{"blocks", InspectPart::blocks},
                                                         {"sentences", InspectPart::sentences},
                                                         {"mentions", InspectPart::mentions},
                                                         {"timeline", InspectPart::timeline},
                                                         {"claims", InspectPart::claims},
                                                         {"citations", InspectPart::citations}}};

inline constexpr auto inspect_part_names = [] {
  std::array<std::string_view, inspect_parts.size()> out{};
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = inspect_parts[i].name;
  return out;
}();

}  // namespace claims::cli
