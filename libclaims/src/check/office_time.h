// When a sentence that gives a person a title speaks, and whether the title is the one of that time.
#pragma once

#include "check/check.h"

#include <optional>

namespace claims::check {

constexpr Day office_margin = 60;  // days around a term in which nothing is said

struct TitleTime {
  Period period;
  Span span;  // of the date in the story; empty: the story's own
};

// The one date of the sentence; else that of the story, where nothing around tells of another time.
std::optional<TitleTime> title_time(const Story& story, const NameMention& name);
// "then", "former", "acting", "shadow" within three words before the token at which a title begins.
bool is_qualified_title(const Story& story, std::uint32_t title);
// A verb that tells what somebody does or just did stands at the token, or after an adverb there: "said", "will visit".
bool acts_now(const Story& story, std::uint32_t token);

}  // namespace claims::check
