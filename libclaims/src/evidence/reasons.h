// What a comparison rests on, in sentences.
#pragma once

#include <claims/evidence.h>

#include "evidence/pairing.h"

#include <vector>

namespace claims::evidence {

// The reasons for `label`, those that speak for it first; at least one. `offset` is where the passage begins in the
// text.
std::vector<BearingReason> reasons_of(const Pairing& pair, std::uint32_t offset, Bearing label);

}  // namespace claims::evidence
