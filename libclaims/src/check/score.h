// Scores as stories write them: "3-1".
#pragma once

#include <claims/story.h>

namespace claims::check {

// A dash at token i between two small whole numbers.
bool is_score(const Story& story, std::size_t i);

}  // namespace claims::check
