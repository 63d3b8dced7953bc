// Citations that describe documents without naming one.
#pragma once

#include "citation/prose.h"

namespace claims::citation {

inline constexpr std::size_t max_described = 12;  // resolutions that words may mean; of more, they describe none

// "U.N. sanctions against North Korea" in a sentence that tells when: the Security Council's resolutions on that state
// of those years as candidates, by date. For reading on; no check rests on them.
void find_described(Prose& prose);

}  // namespace claims::citation
