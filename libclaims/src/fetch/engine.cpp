#include "fetch/engine.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace claims::fetching {
namespace {

constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t longest_wait_ms = 1000;
constexpr std::int64_t expiry_step_ms = 100;
constexpr int events_a_step = 256;

}  // namespace

Engine::Engine(Env& env, const FetchSettings& settings, PluginSet& plugins, store::Folder& kept)
    : env_(env), settings_(settings), plugins_(plugins), kept_(kept) {
  user_agent_ = settings.user_agent;
  if (user_agent_.empty()) user_agent_ = default_user_agent();
  product_ = user_agent_.substr(0, user_agent_.find_first_of("/ "));
}

Result<void> Engine::run(std::span<const std::string> locators, const Sink& sink, const Progress& progress) {
  locators_ = locators;
  sink_ = &sink;
  progress_ = &progress;
  if (!settings_.unread) plugins_.prepare();  // they start while the first documents are on their way
  auto transport = plugins_.open_transport();
  if (!transport) return tl::unexpected(transport.error());
  transport_ = std::move(*transport);
  Result<void> done;
  while (done && handed_over_ < locators_.size()) done = step();
  transport_.reset();
  if (!done) kept_.commit();  // what is complete stays, whatever it was that failed
  return done;
}

Result<void> Engine::step() {
  ended_jobs_.clear();
  ended_retrievals_.clear();
  kept_.hold_index();
  admit();
  kept_.release_index();
  dispatch();
  const bool all_done = done_ == locators_.size();
  const std::int64_t now = env_.now();
  std::int64_t wait = all_done ? 0 : std::clamp<std::int64_t>(next_time() - now, 0, longest_wait_ms);
  if (!running_.empty() || wait > 0) {
    for (int i = 0; i < events_a_step; ++i) {
      auto event = transport_->poll(std::chrono::milliseconds(wait));
      if (!event) {
        if (auto lost = lose_transport(event.error()); !lost) return lost;
        break;
      }
      if (!*event) break;
      kept_.hold_index();
      handle(**event);
      wait = 0;
    }
    kept_.release_index();
  }
  expire();
  if (broken_) return tl::unexpected(*broken_);
  return commit(done_ == locators_.size());
}

// When something is due that no event announces.
std::int64_t Engine::next_time() const {
  std::int64_t next = never;
  if (!delayed_.empty()) next = delayed_.begin()->first;
  if (running_.size() < settings_.max_connections)
    for (const Origin* const origin : busy_)
      if (origin->running < settings_.max_connections_per_host) next = std::min(next, origin->next_start);
  if (!uncommitted_.empty()) next = std::min(next, oldest_uncommitted_ + commit_ms);
  return active_ > 0 ? std::min(next, next_expiry_) : next;
}

void Engine::expire() {
  const std::int64_t now = env_.now();
  while (!delayed_.empty() && delayed_.begin()->first <= now) {
    Retrieval& retrieval = *delayed_.begin()->second;
    delayed_.erase(delayed_.begin());
    enter(retrieval);
  }
  if (now < next_expiry_) return;
  next_expiry_ = now + expiry_step_ms;
  std::vector<Job*> late;
  for (const auto& [job, owner] : jobs_)
    if (!job->done && job->deadline != 0 && now >= job->deadline) late.push_back(job);
  for (Job* const job : late)
    stop(*job, fmt::format("no answer within {} seconds, retries included", settings_.deadline_ms / 1000), false);
}

Result<void> Engine::commit(bool all) {
  if (!uncommitted_.empty() && (all || uncommitted_.size() >= commit_records || kept_.waiting_bytes() >= commit_bytes ||
                                env_.now() - oldest_uncommitted_ >= commit_ms)) {
    if (auto placed = place_uncommitted(); !placed) return placed;
    if (auto kept = kept_.commit(); !kept) return kept;
    committed_.merge(uncommitted_);
    uncommitted_.clear();
  }
  for (auto first = committed_.begin(); first != committed_.end() && first->first == handed_over_;
       first = committed_.begin()) {
    Fetched fetched = std::move(first->second);
    committed_.erase(first);
    ++handed_over_;
    (*sink_)(std::move(fetched));
  }
  return {};
}

// While it is known without a look into the index.
Result<void> Engine::place_uncommitted() {
  for (auto& [index, fetched] : uncommitted_) {
    if (fetched.source.sha256.empty()) continue;
    auto place = kept_.where(fetched.source.sha256);
    if (!place) return tl::unexpected(place.error());
    fetched.kept = std::move(place->file);
    fetched.kept_offset = place->offset;
  }
  return {};
}

// Its process ended: what was under way is tried again with a new one.
Result<void> Engine::lose_transport(const Error& error) {
  if (++transport_losses_ > max_transport_losses) return tl::unexpected(error);
  transport_.reset();
  auto transport = plugins_.open_transport();
  if (!transport) return tl::unexpected(transport.error());
  transport_ = std::move(*transport);
  std::vector<std::uint64_t> lost;
  for (const auto& [id, running] : running_) lost.push_back(id);
  std::sort(lost.begin(), lost.end());
  for (const std::uint64_t id : lost) {
    plugin::TransportEvent end;
    end.id = id;
    end.error = Error{Code::unavailable, error.text};
    handle(end);
  }
  return {};
}

}  // namespace claims::fetching
