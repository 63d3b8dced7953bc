#include "fetch/retry.h"

#include "fetch/http_date.h"

#include <algorithm>

namespace claims::fetching {

bool worth_retrying(unsigned http_status) noexcept {
  return http_status == 429 || http_status == 502 || http_status == 503 || http_status == 504;
}

std::int64_t backoff_ms(std::uint32_t attempt, double random) noexcept {
  const std::int64_t most = std::min(first_backoff_ms << std::min(attempt - 1, 16u), max_backoff_ms);
  return static_cast<std::int64_t>(static_cast<double>(most) * random);
}

std::optional<std::int64_t> retry_after_ms(std::string_view value, std::int64_t wall_seconds) {
  if (value.empty()) return std::nullopt;
  if (value.find_first_not_of("0123456789") == std::string_view::npos) {
    std::int64_t seconds = 0;
    for (const char digit : value) seconds = std::min<std::int64_t>(seconds * 10 + (digit - '0'), 1'000'000'000);
    return seconds * 1000;
  }
  const auto date = parse_http_date(value);
  if (!date) return std::nullopt;
  return std::max<std::int64_t>(*date - wall_seconds, 0) * 1000;
}

}  // namespace claims::fetching
