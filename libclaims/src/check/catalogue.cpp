#include "check/check.h"

#include <algorithm>
#include <array>
#include <vector>

namespace claims {
namespace check {

std::span<const Family> families() noexcept {
  static const std::array all = {
      acronym(),  calendar(), claim(),          clock(),          document(),    elapsed(),
      era(),      event(),    event_meeting(),  holiday(),        institution(), name(),
      number(),   office(),   office_country(), office_ordinal(), office_post(), office_since(),
      person(),   place(),    quarter(),        quote(),          range(),       record(),
      sequence(), tense(),    value(),          year(),           zone(),
  };
  return all;
}

}  // namespace check

std::span<const CheckInfo> checks() noexcept {
  static const std::vector<CheckInfo> all = [] {
    std::vector<CheckInfo> rows;
    for (const check::Family& family : check::families())
      rows.insert(rows.end(), family.infos.begin(), family.infos.end());
    std::sort(rows.begin(), rows.end(), [](const CheckInfo& a, const CheckInfo& b) { return a.id < b.id; });
    return rows;
  }();
  return all;
}

const char* name_of(Level level) noexcept {
  switch (level) {
    case Level::note: return "note";
    case Level::warning: return "warning";
    case Level::error: return "error";
  }
  return "";
}

std::optional<Level> parse_level(std::string_view text) noexcept {
  for (Level level : {Level::note, Level::warning, Level::error})
    if (text == name_of(level)) return level;
  return std::nullopt;
}

}  // namespace claims
