#include "loop.h"

#include <algorithm>
#include <new>

namespace web {
namespace {

constexpr int kWaitMilliseconds = 250;
constexpr int kDoubtMilliseconds = 20;  // a look-up does not wake the loop

}  // namespace

Loop::Loop(const claims_host* host, Settings settings)
    : host_(host), settings_(std::move(settings)), multi_(curl_multi_init()) {
  if (!multi_) throw std::bad_alloc();
  curl_multi_setopt(multi_, CURLMOPT_MAX_TOTAL_CONNECTIONS, static_cast<long>(settings_.max_connections));
  curl_multi_setopt(multi_, CURLMOPT_MAX_HOST_CONNECTIONS, static_cast<long>(settings_.max_connections_per_host));
  curl_multi_setopt(multi_, CURLMOPT_MAXCONNECTS, static_cast<long>(settings_.max_connections));
  curl_multi_setopt(multi_, CURLMOPT_PIPELINING, CURLPIPE_MULTIPLEX);
}

Loop::~Loop() {
  for (auto& [id, exchange] : active_) curl_multi_remove_handle(multi_, exchange->easy());
  active_.clear();
  spare_.clear();
  curl_multi_cleanup(multi_);
}

claims_status Loop::run() {
  for (;;) {
    claims_status status = work();
    if (status == CLAIMS_OK) status = take();  // after all that pushes: the host passes on what was pushed
    if (closed_) return status;
    if (status == CLAIMS_OK) status = start_waiting();
    if (status != CLAIMS_OK) return status;
    if (!started_) wait();  // else their requests can be sent at once
  }
}

claims_status Loop::work() {
  started_ = false;
  int running = 0;
  curl_multi_perform(multi_, &running);
  claims_status status = finish_done();
  if (status == CLAIMS_OK) status = settle_doubts();
  if (status == CLAIMS_OK) status = drop_slow();
  return status == CLAIMS_OK ? start_waiting() : status;
}

claims_status Loop::take() {
  for (;;) {
    claims_exchange next{};
    next.size = sizeof next;
    const claims_status status = host_->next(host_->context, 0, &next);
    if (status == CLAIMS_NOT_FOUND) return CLAIMS_OK;
    if (status == CLAIMS_UNAVAILABLE) return close();
    if (status != CLAIMS_OK) return status;
    if (next.cancel) {
      if (const claims_status ended = cancel(next.id); ended != CLAIMS_OK) return ended;
    } else {
      auto exchange = std::make_unique<Exchange>(host_, settings_, next);
      if (!exchange->failure()) enqueue(std::move(exchange));
      else if (const claims_status ended = exchange->report(CURLE_OK); ended != CLAIMS_OK) return ended;
    }
  }
}

// Nobody waits for what is under way.
claims_status Loop::close() {
  closed_ = true;
  std::vector<std::uint64_t> ids;
  for (const auto& [id, exchange] : active_) ids.push_back(id);
  for (const auto& [name, place] : places_)
    for (const auto& exchange : place.waiting) ids.push_back(exchange->id());
  claims_status status = CLAIMS_OK;
  for (auto id = ids.begin(); id != ids.end() && status == CLAIMS_OK; ++id) status = cancel(*id);
  return status;
}

void Loop::enqueue(std::unique_ptr<Exchange> exchange) {
  Place& place = places_[exchange->place()];
  place.waiting.push_back(std::move(exchange));
  mark_ready(place);
}

void Loop::mark_ready(Place& place) {
  if (place.queued || place.waiting.empty() || place.active >= settings_.max_connections_per_host) return;
  place.queued = true;
  ready_.push_back(&place);
}

claims_status Loop::start_waiting() {
  while (!ready_.empty() && active_.size() < settings_.max_connections) {
    Place& place = *ready_.front();
    ready_.pop_front();
    place.queued = false;
    if (place.waiting.empty()) continue;
    auto exchange = std::move(place.waiting.front());
    place.waiting.pop_front();
    ++place.active;
    mark_ready(place);
    if (const claims_status status = start(std::move(exchange)); status != CLAIMS_OK) return status;
  }
  return CLAIMS_OK;
}

claims_status Loop::start(std::unique_ptr<Exchange> exchange) {
  Exchange& started = *exchange;
  started_ = true;
  started.prepare(take_easy());
  active_[started.id()] = std::move(exchange);
  if (curl_multi_add_handle(multi_, started.easy()) == CURLM_OK) return CLAIMS_OK;
  return finish(started, CURLE_FAILED_INIT);
}

Easy Loop::take_easy() {
  if (spare_.empty()) {
    Easy easy(curl_easy_init());
    if (!easy) throw std::bad_alloc();
    return easy;
  }
  Easy easy = std::move(spare_.back());
  spare_.pop_back();
  curl_easy_reset(easy.get());
  return easy;
}

claims_status Loop::finish_done() {
  int left = 0;
  while (const CURLMsg* message = curl_multi_info_read(multi_, &left)) {
    if (message->msg != CURLMSG_DONE) continue;
    Exchange* exchange = nullptr;
    curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &exchange);
    if (const claims_status status = finish(*exchange, message->data.result); status != CLAIMS_OK) return status;
  }
  return CLAIMS_OK;
}

claims_status Loop::finish(Exchange& exchange, CURLcode code) {
  curl_multi_remove_handle(multi_, exchange.easy());
  const auto place = places_.find(exchange.place());
  --place->second.active;
  mark_ready(place->second);
  if (place->second.active == 0 && place->second.waiting.empty() && !place->second.queued) places_.erase(place);
  std::unique_ptr<Exchange> ended = std::move(active_.extract(exchange.id()).mapped());
  if (code != CURLE_COULDNT_RESOLVE_HOST) return end(*ended, code);
  const auto [doubt, first] = doubts_.try_emplace(exchange.name(), exchange.name());
  doubt->second.exchanges.push_back(std::move(ended));
  return CLAIMS_OK;
}

claims_status Loop::end(Exchange& exchange, CURLcode code) {
  const claims_status status = exchange.report(code);
  spare_.push_back(exchange.release());
  return status;
}

claims_status Loop::settle_doubts() {
  for (auto each = doubts_.begin(); each != doubts_.end();) {
    const auto doubt = each++;
    const Lookup& lookup = doubt->second.lookup;
    if (!lookup.done()) continue;
    for (const auto& exchange : doubt->second.exchanges) {
      exchange->unresolved(lookup.no_such_host(), lookup.reason());
      if (const claims_status status = end(*exchange, CURLE_COULDNT_RESOLVE_HOST); status != CLAIMS_OK) return status;
    }
    doubts_.erase(doubt);
  }
  return CLAIMS_OK;
}

// Looks at each exchange now and then: what they wait for is longer.
claims_status Loop::drop_slow() {
  if (waited_ - looked_ < std::chrono::milliseconds(kWaitMilliseconds)) return CLAIMS_OK;
  looked_ = waited_;
  std::vector<std::uint64_t> slow;
  for (const auto& [id, exchange] : active_)
    if (exchange->too_slow(waited_)) slow.push_back(id);
  claims_status status = CLAIMS_OK;
  for (auto id = slow.begin(); id != slow.end() && status == CLAIMS_OK; ++id)
    status = finish(*active_.at(*id), CURLE_OPERATION_TIMEDOUT);
  return status;
}

// An exchange that is not known has ended already.
claims_status Loop::cancel(std::uint64_t id) {
  if (const auto found = active_.find(id); found != active_.end()) {
    found->second->cancel();
    return finish(*found->second, CURLE_ABORTED_BY_CALLBACK);
  }
  for (auto& [name, place] : places_) {
    const auto at = std::find_if(place.waiting.begin(), place.waiting.end(),
                                 [&](const std::unique_ptr<Exchange>& each) { return each->id() == id; });
    if (at == place.waiting.end()) continue;
    const std::unique_ptr<Exchange> exchange = std::move(*at);
    place.waiting.erase(at);
    exchange->cancel();
    return exchange->report(CURLE_OK);
  }
  return CLAIMS_OK;
}

// For the network and for the host.
void Loop::wait() {
  curl_waitfd wake{host_->wake, CURL_WAIT_POLLIN, 0};
  const bool watch = host_->wake >= 0;
  const auto begin = std::chrono::steady_clock::now();
  curl_multi_poll(multi_, watch ? &wake : nullptr, watch ? 1 : 0,
                  doubts_.empty() ? kWaitMilliseconds : kDoubtMilliseconds, nullptr);
  waited_ += std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin);
}

}  // namespace web
