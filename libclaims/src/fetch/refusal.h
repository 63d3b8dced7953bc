// Replies that are no document.
#pragma once

#include "fetch/http_head.h"

#include <string>

namespace claims::fetching {

// Does the service want to see a browser first?
bool is_challenge(const HttpHead& head);

// Why an answer other than 200 and 203 is no document.
std::string refusal(unsigned status);

}  // namespace claims::fetching
