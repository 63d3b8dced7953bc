// Retrieved documents as JSON, for every command.
#pragma once

#include "report/json_writer.h"

#include <claims/source.h>

namespace claims::report {

// Members of an object that the caller has begun: all but the text.
void write_source_members(JsonWriter& json, const Source& source);

}  // namespace claims::report
