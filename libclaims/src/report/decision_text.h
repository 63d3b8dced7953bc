// A decision for people.
#pragma once

#include <claims/claim.h>

#include <string>

namespace claims::report {

// "confirmed by A. Kovac on 2024-06-20: county budget"; of a review by others, with its own day, "reviewed by ... :
// False (https://..., imported 2024-06-21)". On one line, without a line end.
std::string decision_text(const Decision& decision);

}  // namespace claims::report
