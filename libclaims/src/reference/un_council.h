// The Security Council itself: its seats, its members by year, its vetoes.
//
// Tables: libclaims/data/reference/security_council_members.tsv and vetoes.tsv. All views have static storage.
#pragma once

#include <claims/calendar.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace claims::reference {

// Charter, Articles 23 and 27: eleven seats and seven votes to adopt; fifteen and nine from 1966 on.
struct CouncilRules {
  int seats = 15;
  int needed = 9;
};
CouncilRules council_rules(int year) noexcept;

struct CouncilYear {
  int year = 0;
  std::vector<std::string_view> permanent;  // "Soviet Union" to 1991, "Russia" after
  std::vector<std::string_view> elected;
};
// Nothing outside 1946..2027.
std::optional<CouncilYear> council_in(int year);

struct Veto {
  Day day = 0;
  std::string_view draft;    // "S/2022/155"
  std::string_view meeting;  // "S/PV.8979"
  std::vector<std::string_view> members;
  std::string_view topic;  // "Ukraine"; may be empty
};
// By date; complete from 1946 to the cut-off.
std::vector<Veto> vetoes_between(Period on);
Day veto_cut_off() noexcept;

// Members of the General Assembly since 2011; there were never more.
inline constexpr int assembly_members = 193;

}  // namespace claims::reference
