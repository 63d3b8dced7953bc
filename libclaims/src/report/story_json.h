// `inspect` as JSON: the object of docs/formats/inspect.schema.json.
#pragma once

#include "report/json_writer.h"

#include <claims/report.h>

#include <span>

namespace claims::report {

std::string story_json(const Story& story, std::span<const InspectPart> parts, const RenderOptions& options,
                       JsonWriter::Style style);

}  // namespace claims::report
