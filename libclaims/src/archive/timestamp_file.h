// One timestamp as a file of a queue: JSON, strict.
#pragma once

#include <claims/result.h>

#include <string>
#include <string_view>

#include "archive/timestamp_queue.h"

namespace claims::archive {

// A wish has no token.
std::string timestamp_file(const HadTimestamp& timestamp);

// Errors: malformed.
Result<HadTimestamp> parse_timestamp_file(std::string_view json);

}  // namespace claims::archive
