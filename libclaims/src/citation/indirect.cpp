#include "citation/indirect.h"

#include "citation/un_document.h"
#include "reference/country.h"
#include "reference/un_resolution.h"

#include <algorithm>

namespace claims::citation {
namespace {

constexpr std::uint32_t words_between = 3;  // "the UN Security Council's tough new sanctions"
constexpr std::int64_t longest_days = 3 * 366;

// The days that the sentence's dates cover together; unknown where it has none, or too many years.
Period days_told(const Story& story, std::uint32_t sentence) {
  Period all;
  for (const TimeMention& time : story.times) {
    if (time.sentence != sentence || time.type != TimeType::date || !time.period.known()) continue;
    if (!time.year || time.impossible) continue;  // "this week" tells of the sanctions' news, not of them
    if (!all.known()) all = time.period;
    all.first = std::min(all.first, time.period.first);
    all.last = std::max(all.last, time.period.last);
  }
  return all.known() && all.last - all.first <= longest_days ? all : Period{};
}

// Names, as agenda items have them, of the one state that the sentence speaks of; empty for none or several.
std::vector<std::string_view> state_named(const Prose& prose) {
  std::vector<std::string_view> states;
  for (std::uint32_t i = prose.first(); i < prose.last(); ++i) {
    if (!prose.capitalised(i)) continue;
    for (std::uint32_t size = std::min<std::uint32_t>(5, prose.last() - i); size > 0; --size) {
      const Span words{prose.at(i).span.begin, prose.at(i + size - 1).span.end};
      const auto called = reference::countries_called(prose.story().document.slice(words));
      if (called.size() != 1) continue;
      if (std::find(states.begin(), states.end(), called[0]) == states.end()) states.push_back(called[0]);
      i += size - 1;
      break;
    }
  }
  return states.size() == 1 ? reference::names_of_country(states[0]) : std::vector<std::string_view>();
}

bool is_measure(const Prose& prose, std::uint32_t i) { return prose.is(i, "sanctions") || prose.is(i, "resolutions"); }

// The token of "sanctions" behind the organ that ends before token `from`; 0 if there is none.
std::uint32_t measure_behind(const Prose& prose, std::uint32_t from) {
  for (std::uint32_t i = from; i < std::min(from + words_between + 1, prose.last()); ++i) {
    if (prose.number(i)) return 0;
    if (is_measure(prose, i)) return prose.number(i + 1) ? 0 : i;
  }
  return 0;
}

}  // namespace

void find_described(Prose& prose) {
  for (std::uint32_t i = prose.first(); i < prose.last(); ++i) {
    if (!prose.may_begin(i)) continue;
    const Phrase organ = prose.phrase(i);
    const bool council = organ.role == Role::body && organ.value == "S";
    if (!council && organ.role != Role::united_nations) continue;
    const std::uint32_t measure = measure_behind(prose, organ.last);
    if (measure == 0) continue;
    const Period days = days_told(prose.story(), prose.sentence());
    const auto state = days.known() ? state_named(prose) : std::vector<std::string_view>();
    if (state.empty()) return;
    const auto found = reference::resolutions_between(days, state);
    if (found.empty() || found.size() > max_described) return;
    Citation& citation =
        prose.add({prose.at(organ.first).span.begin, prose.at(measure).span.end}, CitationKind::un_document);
    for (const reference::Resolution& resolution : found)
      citation.candidates.push_back(locator_of(resolution_symbol(resolution.number, resolution.year)));
    return;
  }
}

}  // namespace claims::citation
