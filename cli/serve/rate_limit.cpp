#include "rate_limit.h"

#include <algorithm>

namespace claims::cli {

double RateLimit::left_in(const Bucket& bucket, Time now) const {
  return std::min(burst_, bucket.left + rate_ * std::chrono::duration<double>(now - bucket.at).count());
}

bool RateLimit::has(const std::string& client, Time now) const {
  const auto found = buckets_.find(client);
  return rate_ <= 0 || found == buckets_.end() || left_in(found->second, now) >= 1;
}

bool RateLimit::take(const std::string& client, Time now) {
  if (rate_ <= 0) return true;
  if (buckets_.size() >= max_rated_clients && !buckets_.contains(client)) forget(now);
  Bucket& bucket = buckets_.try_emplace(client, Bucket{burst_, now}).first->second;
  bucket = {left_in(bucket, now), now};
  if (bucket.left < 1) return false;
  bucket.left -= 1;
  return true;
}

// Full ones say nothing; if all are in use, addresses are being made up, and one is as good as another.
void RateLimit::forget(Time now) {
  std::erase_if(buckets_, [&](const auto& each) { return left_in(each.second, now) >= burst_; });
  if (buckets_.size() >= max_rated_clients) buckets_.clear();
}

}  // namespace claims::cli
