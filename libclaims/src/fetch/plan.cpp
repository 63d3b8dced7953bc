// Locators to requests, and what their replies came to.
#include "fetch/engine.h"
#include "fetch/http_date.h"

#include <fmt/format.h>

#include <algorithm>

namespace claims::fetching {
namespace {

constexpr std::string_view page_types = "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.5";

bool printable(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

}  // namespace

void Engine::admit() {
  while (next_locator_ < locators_.size() && active_ < max_active && next_locator_ < handed_over_ + max_ahead) {
    auto job = std::make_unique<Job>();
    job->index = next_locator_;
    job->locator = locators_[next_locator_++];
    job->begun = env_.now();
    Job& started = *job;
    jobs_.emplace(&started, std::move(job));
    ++active_;
    begin(started);
  }
}

void Engine::begin(Job& job) {
  auto previous = kept_.last(job.locator, true);
  if (previous) job.previous = std::move(*previous);
  const std::string scheme = job.locator.substr(0, job.locator.find(':'));
  if (scheme == "https" || scheme == "http") {
    plugin::Request request;
    request.role = "document";
    request.url = job.locator;
    request.accept = page_types;
    return plan(job, {request});
  }
  if (auto complete = plugins_.complete(); !complete) {
    if (!broken_) broken_ = complete.error();
    return stop(job, complete.error().text, false);
  }
  job.fetcher = plugins_.fetcher(scheme);
  if (!job.fetcher) return stop(job, fmt::format("no plugin retrieves \"{}\" documents", scheme), false);
  auto reading = job.fetcher->resolve(job.locator);
  const std::string name = job.fetcher->descriptor().id;
  if (!reading) return stop(job, fmt::format("the plugin {} failed: {}", name, reading.error().text), false);
  if (reading->error)
    return stop(job, own_words(job.fetcher->descriptor(), *reading->error), reading->error->code == Code::not_found);
  if (reading->requests.empty())
    return stop(job, fmt::format("the plugin {} does not say where to find it", name), false);
  if (reading->requests.size() > max_requests)
    return stop(job, fmt::format("the plugin {} asks for more than {} documents", name, max_requests), false);
  plan(job, reading->requests);
}

void Engine::plan(Job& job, const std::vector<plugin::Request>& requests) {
  for (const plugin::Request& request : requests) job.role(request.role).left.push_back(request);
  for (const auto& role : job.roles) next_alternative(job, *role);
}

void Engine::next_alternative(Job& job, Role& role) {
  const auto unfit = [&](const std::string& problem) {
    if (role.problem.empty()) role.problem = problem;
    role.not_found = false;
  };
  while (!job.done && !role.left.empty()) {
    const plugin::Request request = std::move(role.left.front());
    role.left.pop_front();
    const Result<Url> url = parse_url(request.url);
    if (!url) {
      unfit(url.error().text);
    } else if (job.fetcher && !declares_host(job.fetcher->descriptor(), url->host)) {
      unfit(fmt::format("the plugin {} asks for {}, a host that it does not declare", job.fetcher->descriptor().id,
                        url->host));
    } else if (!printable(request.accept)) {
      unfit(fmt::format("the plugin {} gives a header that cannot be sent", job.fetcher->descriptor().id));
    } else {
      auto retrieval = std::make_unique<Retrieval>();
      retrieval->job = &job;
      retrieval->role = &role;
      retrieval->request = request;
      retrieval->url = *url;
      retrieval->visited.insert(url->text());
      Retrieval& started = *retrieval;
      retrievals_.emplace(&started, std::move(retrieval));
      return enter(started);
    }
  }
  // A reply that led on and said something itself still counts.
  role.verdict = role.facts.empty() ? Role::Verdict::failed : Role::Verdict::accepted;
  settle(job);
}

// The reply, or its absence, is not the document: the next alternative.
void Engine::reject(Retrieval& retrieval, const std::string& problem, bool not_found) {
  Job& job = *retrieval.job;
  Role& role = *retrieval.role;
  forget(retrieval);
  if (role.problem.empty() || (role.not_found && !not_found)) role.problem = problem;
  role.not_found = role.not_found && not_found;
  next_alternative(job, role);
}

void Engine::stop(Job& job, const std::string& problem, bool missing) {
  job.problem = problem;
  job.missing = missing;
  for (const auto& role : job.roles) {
    if (role->verdict != Role::Verdict::pending) continue;
    role->verdict = Role::Verdict::failed;
    role->not_found = missing;
    if (role->problem.empty()) role->problem = problem;
  }
  std::vector<Retrieval*> its;
  for (const auto& [retrieval, owner] : retrievals_)
    if (retrieval->job == &job) its.push_back(retrieval);
  for (Retrieval* const retrieval : its) {
    if (!retrieval->exchange.url.empty()) {
      retrieval->exchange.problem = problem;
      job.exchanges.push_back(retrieval->exchange);
    }
    forget(*retrieval);
  }
  settle(job);
}

void Engine::settle(Job& job) {
  if (job.done || job.pending()) return;
  job.done = true;
  --active_;
  ++done_;
  Outcome outcome = outcome_of(job);
  Fetched& fetched = outcome.fetched;
  fetched.milliseconds = static_cast<std::uint64_t>(env_.now() - job.begun);
  outcome.record.time = rfc3339(env_.wall_seconds());
  keep(outcome);
  fetched.source.text = {};
  if (uncommitted_.empty()) oldest_uncommitted_ = env_.now();
  uncommitted_.emplace(job.index, std::move(fetched));
  if (*progress_) (*progress_)({done_, locators_.size(), received_, job.locator});
  const auto owner = jobs_.find(&job);
  ended_jobs_.push_back(std::move(owner->second));
  jobs_.erase(owner);
}

void Engine::keep(Outcome& outcome) {
  if (broken_) return;
  if (auto added = kept_.add(outcome.record, outcome.fetched.source.text); !added) broken_ = added.error();
}

void Engine::forget(Retrieval& retrieval) {
  for (auto& [id, running] : running_) {
    if (running.retrieval != &retrieval) continue;
    running.retrieval = nullptr;
    transport_->cancel(id);
  }
  const auto out_of = [&](std::deque<Retrieval*>& queue) {
    queue.erase(std::remove(queue.begin(), queue.end(), &retrieval), queue.end());
  };
  if (!retrieval.job || retrieval.waiting) {
    Origin& origin = origin_of(retrieval.url);
    out_of(origin.queue);
    out_of(origin.for_rules);
    if (origin.queue.empty()) busy_.erase(&origin);
    std::erase_if(delayed_, [&](const auto& each) { return each.second == &retrieval; });
  }
  const auto owner = retrievals_.find(&retrieval);
  ended_retrievals_.push_back(std::move(owner->second));
  retrievals_.erase(owner);
}

}  // namespace claims::fetching
