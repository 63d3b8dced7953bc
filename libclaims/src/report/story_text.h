// `inspect` for people.
#pragma once

#include <claims/report.h>

#include <span>
#include <string>

namespace claims::report {

std::string story_text(const Story& story, std::span<const InspectPart> parts, const RenderOptions& options);

}  // namespace claims::report
