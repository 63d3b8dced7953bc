// How many requests a client may make: so many a second, after a burst of some more.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <unordered_map>

namespace claims::cli {

inline constexpr std::size_t max_rated_clients = 10'000;  // that are told apart

// A token bucket for each client. One thread uses it.
class RateLimit {
 public:
  using Time = std::chrono::steady_clock::time_point;

  // `rate` a second, 0: no limit; `burst` at once.
  RateLimit(double rate, double burst) : rate_(rate), burst_(burst) {}

  // False: it is too many.
  bool take(const std::string& client, Time now);
  // Whether take() would give true.
  bool has(const std::string& client, Time now) const;

 private:
  struct Bucket {
    double left;
    Time at;
  };
  double left_in(const Bucket& bucket, Time now) const;
  void forget(Time now);

  double rate_, burst_;
  std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace claims::cli
