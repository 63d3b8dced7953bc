// Many exchanges at a time on one thread.
#pragma once

#include "exchange.h"
#include "lookup.h"

#include <chrono>
#include <deque>
#include <unordered_map>

namespace web {

// Hosts whose queues are not empty take turns. The time of an exchange begins
// when it is started, not while it waits for its host's turn.
class Loop {
 public:
  Loop(const claims_host* host, Settings settings);
  ~Loop();
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;

  // Until the host has no more; what is under way then is cancelled.
  claims_status run();

 private:
  struct Place {
    std::deque<std::unique_ptr<Exchange>> waiting;
    std::uint32_t active = 0;
    bool queued = false;  // in ready_
  };

  // Exchanges whose name did not resolve, until it is known why.
  struct Doubt {
    explicit Doubt(const std::string& name) : lookup(name) {}

    Lookup lookup;
    std::vector<std::unique_ptr<Exchange>> exchanges;
  };

  claims_status take();
  claims_status work();
  claims_status close();
  void enqueue(std::unique_ptr<Exchange> exchange);
  void mark_ready(Place& place);
  claims_status start_waiting();
  claims_status start(std::unique_ptr<Exchange> exchange);
  claims_status finish_done();
  claims_status finish(Exchange& exchange, CURLcode code);
  claims_status end(Exchange& exchange, CURLcode code);
  claims_status settle_doubts();
  claims_status drop_slow();
  claims_status cancel(std::uint64_t id);
  Easy take_easy();
  void wait();

  const claims_host* host_;
  Settings settings_;
  CURLM* multi_;
  std::chrono::microseconds waited_{0}, looked_{0};  // time in wait(), in all and when drop_slow() looked last
  bool closed_ = false;                              // the host has no more
  bool started_ = false;                             // an exchange, since this was cleared
  std::unordered_map<std::string, Place> places_;
  std::deque<Place*> ready_;
  std::unordered_map<std::uint64_t, std::unique_ptr<Exchange>> active_;
  std::unordered_map<std::string, Doubt> doubts_;  // by name
  std::vector<Easy> spare_;
};

}  // namespace web
