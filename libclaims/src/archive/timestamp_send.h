// Asks timestamp authorities over HTTP (RFC 3161 section 3.4).
#pragma once

#include <claims/result.h>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "plugin/plugin.h"

namespace claims::archive {

struct TimestampQuestion {
  std::string url, request;  // the request in DER
};

struct SendLimits {
  std::uint32_t timeout_ms = 20'000;  // of each; all are asked at once
  std::string user_agent;
};

// The body of each reply, in the order of the questions. Errors of one: those
// of the transport; unavailable (another HTTP status than 200); unreadable
// (a redirect, which is not followed: the message names its target).
std::vector<Result<std::string>> ask_authorities(plugin::Transport& transport,
                                                 std::span<const TimestampQuestion> questions,
                                                 const SendLimits& limits = {});

}  // namespace claims::archive
