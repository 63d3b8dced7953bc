#include "fetch/job.h"

#include <algorithm>

namespace claims::fetching {
namespace {

using Verdict = Role::Verdict;

// The reply that stands for the document: of the role "document", else the
// first that has text, else the first.
const Role* principal(const Job& job) {
  const Role* best = nullptr;
  int best_rank = -1;
  for (const auto& role : job.roles) {
    if (role->verdict != Verdict::accepted) continue;
    const int rank = role->name == "document" ? 2 : role->text.empty() ? 0 : 1;
    if (rank > best_rank) best = role.get(), best_rank = rank;
  }
  return best;
}

void fill(Source& source, const Job& job, const Role& role) {
  source.state = SourceState::retrieved;
  source.url = role.url;
  source.retrieved = role.retrieved;
  source.media_type = role.media_type;
  source.sha256 = role.sha256;
  source.plugin = role.plugin;
  source.plugin_sha256 = role.plugin_sha256;
  source.text = role.text;
  source.unread = role.unread;
  for (const auto& each : job.roles) {
    source.facts.insert(source.facts.end(), each->facts.begin(), each->facts.end());
    // Had in part only. What a service says that it does not have is no gap.
    if (!source.problem.empty() || each->problem.empty() || (each->verdict == Verdict::failed && each->not_found))
      continue;
    source.problem =
        each->verdict == Verdict::failed ? "its " + each->name + " could not be had: " + each->problem : each->problem;
  }
  if (!source.text.empty()) source.text_sha256 = store::sha256(source.text);
}

}  // namespace

Role& Job::role(const std::string& name) {
  for (const auto& each : roles)
    if (each->name == name) return *each;
  roles.push_back(std::make_unique<Role>());
  roles.back()->name = name;
  return *roles.back();
}

bool Job::pending() const noexcept {
  return std::any_of(roles.begin(), roles.end(), [](const auto& role) { return role->verdict == Verdict::pending; });
}

Outcome outcome_of(Job& job) {
  Outcome out;
  Source& source = out.fetched.source;
  source.locator = job.locator;
  source.state = SourceState::unreachable;
  if (const Role* const role = principal(job)) {
    fill(source, job, *role);
    out.fetched.size = role->size;
    out.fetched.unchanged = role->not_modified || (job.previous && job.previous->source.sha256 == source.sha256);
  } else {
    // A document is missing only where every answer says so.
    const bool all = !job.roles.empty() &&
                     std::all_of(job.roles.begin(), job.roles.end(), [](const auto& each) { return each->not_found; });
    if (job.problem.empty() ? all : job.missing) source.state = SourceState::missing;
    source.problem = job.problem;
    for (const auto& each : job.roles)
      if (source.problem.empty() ||
          (source.state == SourceState::unreachable && job.problem.empty() && !each->not_found))
        if (!each->problem.empty()) source.problem = each->problem;
  }
  out.record.source = source;
  out.record.source.text.clear();
  out.record.size = out.fetched.size;
  out.record.exchanges = std::move(job.exchanges);
  return out;
}

}  // namespace claims::fetching
