// robots.txt, the limits of a host, and the start of exchanges.
#include "fetch/content_coding.h"
#include "fetch/engine.h"
#include "fetch/http_date.h"

#include <claims/report.h>

#include <fmt/format.h>

#include <algorithm>

namespace claims::fetching {

std::string default_user_agent() {
  return fmt::format("claims/{} (fact-provenance tool for newsrooms; asks only for what a story cites)", version());
}

void Engine::enter(Retrieval& retrieval) {
  Origin& origin = origin_of(retrieval.url);
  retrieval.waiting = true;
  if (!retrieval.job || !settings_.robots) return enqueue(retrieval, origin);
  if (origin.rules == Rules::known) {
    if (!origin.rules_problem.empty()) return reject(retrieval, origin.rules_problem, false);
    if (!origin.robots.allows(retrieval.url.path))
      return reject(retrieval, fmt::format("the robots.txt of {} does not allow it", retrieval.url.host), false);
    return enqueue(retrieval, origin);
  }
  origin.for_rules.push_back(&retrieval);
  if (origin.rules == Rules::unknown) ask_rules(retrieval.url);
}

void Engine::enqueue(Retrieval& retrieval, Origin& origin) {
  // What has begun is finished first: its deadline runs.
  if (!retrieval.job || retrieval.job->deadline != 0) origin.queue.push_front(&retrieval);
  else origin.queue.push_back(&retrieval);
  busy_.insert(&origin);
}

void Engine::ask_rules(const Url& url) {
  origin_of(url).rules = Rules::asked;
  auto asking = std::make_unique<Retrieval>();
  asking->robots_of = url.origin();
  asking->url = url;
  asking->url.path = "/robots.txt";
  asking->request.accept = "text/plain";
  asking->request.max_bytes = 2 * max_robots_bytes;
  Retrieval& started = *asking;
  retrievals_.emplace(&started, std::move(asking));
  enter(started);
}

void Engine::rules_are(const std::string& origin_name, Robots robots, const std::string& problem) {
  Origin& origin = origins_[origin_name];
  origin.rules = Rules::known;
  origin.robots = std::move(robots);
  origin.rules_problem = problem;
  const std::deque<Retrieval*> waiting = std::move(origin.for_rules);
  origin.for_rules.clear();
  for (Retrieval* const retrieval : waiting)
    if (retrievals_.contains(retrieval)) enter(*retrieval);
}

void Engine::dispatch() {
  const std::int64_t now = env_.now();
  for (auto each = busy_.begin(); each != busy_.end();) {
    Origin& origin = **each;
    while (!origin.queue.empty() && running_.size() < settings_.max_connections &&
           origin.running < settings_.max_connections_per_host && origin.next_start <= now) {
      Retrieval& retrieval = *origin.queue.front();
      origin.queue.pop_front();
      start(retrieval, origin);
      if (settings_.requests_per_second_per_host > 0)
        origin.next_start = now + static_cast<std::int64_t>(1000 / settings_.requests_per_second_per_host);
    }
    each = origin.queue.empty() ? busy_.erase(each) : std::next(each);
  }
}

std::string Engine::request_headers(Retrieval& retrieval) const {
  std::string out = fmt::format("User-Agent: {}\r\nAccept: {}\r\nAccept-Encoding: {}\r\n", user_agent_,
                                retrieval.request.accept.empty() ? "*/*" : retrieval.request.accept, accepted_codings);
  retrieval.kept = nullptr;
  if (!retrieval.job || !retrieval.job->previous || retrieval.conditional_spent) return out;
  const std::string url = retrieval.url.text();
  for (const store::Exchange& each : retrieval.job->previous->exchanges) {
    if (each.url != url || !each.problem.empty() || each.content().empty()) continue;
    if ((each.status != 200 && each.status != 304) || (each.etag.empty() && each.last_modified.empty())) continue;
    retrieval.kept = &each;
  }
  if (!retrieval.kept) return out;
  if (!retrieval.kept->etag.empty()) out += fmt::format("If-None-Match: {}\r\n", retrieval.kept->etag);
  if (!retrieval.kept->last_modified.empty())
    out += fmt::format("If-Modified-Since: {}\r\n", retrieval.kept->last_modified);
  return out;
}

void Engine::start(Retrieval& retrieval, Origin& origin) {
  if (retrieval.job && retrieval.job->deadline == 0) retrieval.job->deadline = env_.now() + settings_.deadline_ms;
  retrieval.waiting = false;
  retrieval.body.clear();
  retrieval.digest = {};
  retrieval.cut.clear();
  retrieval.exchange = {};
  retrieval.exchange.role = retrieval.request.role;
  retrieval.exchange.url = retrieval.url.text();
  retrieval.exchange.attempt = retrieval.attempt;
  retrieval.exchange.started = rfc3339(env_.wall_seconds());
  plugin::Exchange out;
  out.id = next_id_++;
  out.url = retrieval.exchange.url;
  out.headers = request_headers(retrieval);
  if (retrieval.job)
    retrieval.asked = fmt::format("GET {} HTTP/1.1\r\nHost: {}\r\n{}\r\n", retrieval.url.path,
                                  retrieval.url.authority(), out.headers);
  out.timeout_ms = retrieval.request.timeout_ms == 0 ? settings_.timeout_ms
                                                     : std::min(retrieval.request.timeout_ms, settings_.timeout_ms);
  out.connect_timeout_ms = std::min(out.connect_timeout_ms, out.timeout_ms);
  out.max_body_bytes = body_limit(retrieval);
  running_.emplace(out.id, Running{&retrieval, &origin});
  ++origin.running;
  transport_->start(out);
}

std::uint64_t Engine::body_limit(const Retrieval& retrieval) const {
  return retrieval.request.max_bytes == 0 ? settings_.max_body_bytes
                                          : std::min(retrieval.request.max_bytes, settings_.max_body_bytes);
}

}  // namespace claims::fetching
