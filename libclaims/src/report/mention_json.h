// The mentions of a story as JSON objects, in text order.
#pragma once

#include "report/json_writer.h"

#include <claims/story.h>

namespace claims::report {

// An array of {"kind", "start", "end", "text", "value", ...}, sorted by start;
// of two that start together the longer comes first.
void write_mentions(JsonWriter& json, const Story& story);

}  // namespace claims::report
