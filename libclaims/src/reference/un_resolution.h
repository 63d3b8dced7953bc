// Resolutions of the United Nations Security Council, 1946 to the cut-off.
//
// The table is libclaims/data/reference/security_council_resolutions.tsv as it
// stands in the program: sorted, searched in place, nothing is read at start.
// All views have static storage. Sources, rules and cut-off: docs/reference-data.md.
#pragma once

#include <claims/calendar.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace claims::reference {

// Votes in favour, against, abstaining. Members absent or not voting are in none of them.
struct Vote {
  int yes = 0, no = 0, abstain = 0;

  friend bool operator==(const Vote&, const Vote&) = default;
};
// "13-0-2".
std::string to_text(const Vote& vote);

struct Resolution {
  int number = 0;
  int year = 0;              // 0 where not known
  Period adopted;            // one day; more where only the neighbours' days are known; not known() after the cut-off
  std::string_view meeting;  // "S/PV.5551"; "S/2020/246" where members voted in writing; may be empty
  std::optional<Vote> vote;
  bool without_vote = false;
  std::string_view topic;    // the agenda item, shortened; may be empty
  std::string_view sources;  // "Council table; text; UNDL 593560"

  bool has_day() const noexcept { return adopted.known() && adopted.first == adopted.last; }
};

// Resolution of this number; nothing below 1 or above the table's last.
std::optional<Resolution> security_council_resolution(int number);

// Resolutions adopted on the days of `on` whose topic holds one of `topics` (folded by topic_matches; none: all), by
// number. Those without an exact day count if all days that it may be lie in `on`.
std::vector<Resolution> resolutions_between(Period on, const std::vector<std::string_view>& topics = {});
// True if `words` stand in the topic as whole words, in any case: "Iran" is not in "Irangate".
bool topic_matches(std::string_view topic, std::string_view words) noexcept;

// "S/RES/1718 (2006)"; without the year where it is not known.
std::string symbol_of(const Resolution& resolution);
// "S/RES/1718 (2006) was adopted on 14 October 2006 by 15 votes to none", as far as known, for reports.
std::string describe(const Resolution& resolution);
// "UN Digital Library record 593560; S/PV.5551", as evidence of a reason.
std::string evidence(const Resolution& resolution);

// The last resolution of which the table has the day, and that day: nothing is known of later ones but that they are
// later.
int last_resolution() noexcept;
Day resolution_cut_off() noexcept;

}  // namespace claims::reference
