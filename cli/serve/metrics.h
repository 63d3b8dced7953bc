// What the server counts, as Prometheus reads it (text format 0.0.4).
#pragma once

#include "http_server.h"

#include <claims/report.h>

#include <array>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <utility>

namespace claims::cli {

// Any thread uses it. Nothing in it names a client, a story or a claim.
class Metrics {
 public:
  // `route`: its pattern, or "none".
  void answered(const std::string& route, const std::string& method, const HttpExchange& exchange);
  // Refused before it was a request: "limit", "malformed", ...
  void refused(const std::string& code);
  void verified(const Report& report);
  void decided();

  std::string text(const HttpLoad& load) const;

 private:
  static constexpr std::array<double, 12> bounds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10};
  struct Times {
    std::array<std::uint64_t, bounds.size() + 1> counts{};
    double seconds = 0;
  };

  mutable std::mutex mutex_;
  std::map<std::pair<std::string, std::string>, std::map<int, std::uint64_t>> requests_;  // by route and method
  std::map<std::string, Times> times_;                                                    // by route
  std::map<std::string, std::uint64_t> refused_;
  std::map<Level, std::uint64_t> findings_;
  std::uint64_t stories_ = 0, incomplete_ = 0, decisions_ = 0, received_ = 0, sent_ = 0;
};

}  // namespace claims::cli
