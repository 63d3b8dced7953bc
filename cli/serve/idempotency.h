// The Idempotency-Key header: a request that is sent again, because its answer was lost, is done once.
#pragma once

#include "http_message.h"

#include <chrono>
#include <cstddef>
#include <functional>
#include <list>
#include <mutex>
#include <string>
#include <unordered_map>

namespace claims::cli {

inline constexpr std::size_t max_idempotency_keys = 10'000;
inline constexpr std::size_t longest_idempotency_key = 255;
inline constexpr std::chrono::hours idempotency_time{24};

// Answers by key. Any thread uses it. It lasts as long as the process does; claim_routes.cpp says what outlives it.
class IdempotencyKeys {
 public:
  // The answer that was given for this key, else that of `answer`, which is kept unless it says that trying again may
  // help (5xx, 409, 412, 429). 409: the first request with this key is under way; 422: it was another request.
  HttpResponse once(const std::string& key, const std::string& request_digest,
                    const std::function<HttpResponse()>& answer);

 private:
  struct Entry {
    std::string request_digest;
    bool done = false;
    HttpResponse response;
    std::chrono::steady_clock::time_point at;
    std::list<std::string>::iterator place;
  };
  void forget_old();

  std::mutex mutex_;
  std::unordered_map<std::string, Entry> entries_;
  std::list<std::string> order_;  // the oldest first
};

}  // namespace claims::cli
