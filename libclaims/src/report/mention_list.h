// All mentions of a story, of whatever kind, in text order.
#pragma once

#include <claims/story.h>

#include <string>
#include <string_view>
#include <vector>

namespace claims::report {

enum class MentionSource : std::uint8_t { time, quantity, name, quotation, event };

struct MentionEntry {
  Span span;
  MentionSource source;
  std::uint32_t index;  // into the story's vector of that source
};

// Sorted by start; of two that start together the longer comes first.
std::vector<MentionEntry> mentions_in_order(const Story& story);

// "date", "money", "person", "quotation", "event"...
std::string_view kind_of(const Story& story, const MentionEntry& entry);
// The normal form, for people.
std::string value_of(const Story& story, const MentionEntry& entry);
// Empty for no_index.
std::string_view person_name(const Story& story, std::uint32_t person);

}  // namespace claims::report
