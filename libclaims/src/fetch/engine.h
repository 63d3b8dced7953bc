// The engine: one loop in the calling thread, many locators at once.
//
//   locator -> fetcher's requests, by role -> policy, robots.txt, limits of the
//   host -> exchange -> redirects and retries -> content coding, media type ->
//   decoder -> fetcher's facts -> record and objects in the case
#pragma once

#include "fetch/env.h"
#include "fetch/job.h"
#include "fetch/plugins.h"
#include "fetch/robots.h"
#include "store/folder.h"

#include <claims/fetch.h>

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace claims::fetching {

inline constexpr std::size_t max_active = 1024;   // locators under way
inline constexpr std::size_t max_ahead = 16'384;  // results that wait for one before them
inline constexpr std::size_t max_requests = 32;   // that resolving one locator may give
inline constexpr std::uint32_t max_further = 8;   // that its replies may lead to
inline constexpr std::uint32_t max_robots_redirects = 5;
inline constexpr std::uint32_t max_transport_losses = 3;
inline constexpr std::size_t commit_records = 2048;
inline constexpr std::size_t commit_bytes = 32u << 20;
inline constexpr std::int64_t commit_ms = 1000;

// "claims/0.1.0 (...)"
std::string default_user_agent();

class Engine {
 public:
  using Sink = std::function<void(Fetched&&)>;  // without the text, which is in the case
  using Progress = std::function<void(const FetchProgress&)>;

  // All must outlive the engine.
  Engine(Env& env, const FetchSettings& settings, PluginSet& plugins, store::Folder& kept);

  // Hands each result to `sink` in the order of `locators`, once it is durable.
  // Errors: as of fetch().
  Result<void> run(std::span<const std::string> locators, const Sink& sink, const Progress& progress);

 private:
  enum class Rules { unknown, asked, known };
  // A host and port: what limits, rates and robots.txt are kept for.
  struct Origin {
    std::deque<Retrieval*> queue;
    std::uint32_t running = 0;
    std::int64_t next_start = 0;
    Rules rules = Rules::unknown;
    Robots robots;
    std::string rules_problem;         // why nothing may be asked for
    std::deque<Retrieval*> for_rules;  // wait until the rules are known
  };
  struct Running {
    Retrieval* retrieval;  // null: given up, its end is still to come
    Origin* origin;
  };

  // engine.cpp: the loop, time, the case
  Result<void> step();
  std::int64_t next_time() const;
  void expire();
  Result<void> commit(bool all);
  Result<void> place_uncommitted();
  Result<void> lose_transport(const Error& error);

  // plan.cpp: locators to requests, requests to outcomes
  void admit();
  void begin(Job& job);
  void plan(Job& job, const std::vector<plugin::Request>& requests);
  void next_alternative(Job& job, Role& role);
  void reject(Retrieval& retrieval, const std::string& problem, bool not_found);
  void stop(Job& job, const std::string& problem, bool missing);
  void settle(Job& job);
  void keep(Outcome& outcome);
  void forget(Retrieval& retrieval);

  // queue.cpp: robots.txt, limits of a host, start of exchanges
  Origin& origin_of(const Url& url) { return origins_[url.origin()]; }
  void enter(Retrieval& retrieval);
  void enqueue(Retrieval& retrieval, Origin& origin);
  void ask_rules(const Url& url);
  void rules_are(const std::string& origin, Robots robots, const std::string& problem);
  void dispatch();
  void start(Retrieval& retrieval, Origin& origin);
  std::string request_headers(Retrieval& retrieval) const;
  std::uint64_t body_limit(const Retrieval& retrieval) const;

  // exchange.cpp: from events to whole replies
  void handle(const plugin::TransportEvent& event);
  void end_exchange(Retrieval& retrieval, const plugin::TransportEvent& event);
  void note(Retrieval& retrieval);
  bool retry(Retrieval& retrieval, std::string_view retry_after);
  void redirect(Retrieval& retrieval, const HttpHead& head);
  void failed(Retrieval& retrieval, const Error& error);
  void keep_certificates(Retrieval& retrieval, const std::vector<std::string>& certificates);

  // reply.cpp: from replies to facts
  void read_reply(Retrieval& retrieval, const HttpHead& head);
  void read_kept(Retrieval& retrieval);
  void read_rules(Retrieval& retrieval, unsigned status, std::string_view content);
  void read_document(Retrieval& retrieval, const HttpHead& head, const std::string& content, bool not_modified);
  bool read(Role& reading, const std::string& charset, const std::string& content);
  void read_plain(Retrieval& retrieval, unsigned status, Role reading);
  void interpret(Retrieval& retrieval, const HttpHead& head, unsigned status, const std::string& content, Role reading);
  void accept(Retrieval& retrieval, Role reading, const std::vector<plugin::Request>& further);
  void keep_reply(Retrieval& retrieval, std::string_view body);

  Env& env_;
  const FetchSettings& settings_;
  PluginSet& plugins_;
  store::Folder& kept_;
  std::string user_agent_, product_;

  std::span<const std::string> locators_;
  const Sink* sink_ = nullptr;
  const Progress* progress_ = nullptr;
  std::unique_ptr<plugin::Transport> transport_;
  std::uint32_t transport_losses_ = 0;
  std::size_t next_locator_ = 0, active_ = 0, done_ = 0, handed_over_ = 0;
  std::uint64_t received_ = 0, next_id_ = 1;
  std::unordered_map<Job*, std::unique_ptr<Job>> jobs_;
  std::unordered_map<Retrieval*, std::unique_ptr<Retrieval>> retrievals_;
  // What ended lives until the step has ended.
  std::vector<std::unique_ptr<Job>> ended_jobs_;
  std::vector<std::unique_ptr<Retrieval>> ended_retrievals_;
  std::unordered_map<std::uint64_t, Running> running_;  // by id of the exchange
  std::unordered_map<std::string, Origin> origins_;
  std::set<Origin*> busy_;                                  // with a queue
  std::multimap<std::int64_t, Retrieval*> delayed_;         // by the time of the next attempt
  std::map<std::size_t, Fetched> uncommitted_, committed_;  // by number of the locator
  std::int64_t oldest_uncommitted_ = 0, next_expiry_ = 0;
  std::map<std::string, std::string> certificates_;  // PEM to digest
  std::optional<Error> broken_;                      // of the case or the plugins: the run ends
};

}  // namespace claims::fetching
