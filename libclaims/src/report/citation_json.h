// Citations as JSON.
#pragma once

#include <claims/story.h>

#include "report/json_writer.h"

namespace claims::report {

// An array of all citations of the story, in their order there.
void write_citations(JsonWriter& json, const Story& story);

}  // namespace claims::report
