// Claims as JSON.
#pragma once

#include <claims/story.h>

#include "report/json_writer.h"

namespace claims::report {

// An array of all claims of the story, in text order.
void write_claims(JsonWriter& json, const Story& story);

}  // namespace claims::report
