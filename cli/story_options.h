// The arguments that verify and inspect share.
#pragma once

#include "stories.h"

#include <optional>
#include <string>

namespace claims::cli {

class Arguments;

// ARTICLE..., --jsonl, --published, --jobs.
void declare_articles(Arguments& arguments, StoriesOptions& options);
void declare_colour(Arguments& arguments, std::string& colour);

// Checks what was parsed and fills in "-" where stories come by a pipe.
// Nothing if all is well, else the exit code; the error has been reported.
std::optional<int> complete_articles(const std::string& command, StoriesOptions& options);

}  // namespace claims::cli
