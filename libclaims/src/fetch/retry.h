// What is worth another attempt, and when.
#pragma once

#include <claims/result.h>

#include <cstdint>
#include <optional>
#include <string_view>

namespace claims::fetching {

inline constexpr std::int64_t first_backoff_ms = 500;
inline constexpr std::int64_t max_backoff_ms = 30'000;
inline constexpr std::int64_t max_retry_after_ms = 120'000;  // a service that asks for more is not waited for

// 429, 502, 503, 504: of the moment. All other statuses are answers.
bool worth_retrying(unsigned http_status) noexcept;

// Before attempt `attempt` + 1: exponential, with full jitter (`random` in [0,1)).
std::int64_t backoff_ms(std::uint32_t attempt, double random) noexcept;

// A Retry-After header, in seconds or as a date; nothing if it is neither.
// A date that has passed is 0.
std::optional<std::int64_t> retry_after_ms(std::string_view value, std::int64_t wall_seconds);

}  // namespace claims::fetching
