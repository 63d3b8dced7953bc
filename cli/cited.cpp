#include "cited.h"

#include "progress.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

namespace claims::cli {
namespace {

// Each document once, in the order in which the story cites them.
std::vector<std::string> cited_by(const Story& story) {
  std::vector<std::string> out;
  std::unordered_set<std::string_view> seen;
  for (const Citation& citation : story.citations)
    if (!citation.locator.empty() && seen.insert(citation.locator).second) out.push_back(citation.locator);
  return out;
}

}  // namespace

bool CitedDocuments::open(FetchOptions& options, bool retrieve) {
  const bool named = !options.case_folder.empty();
  if (!retrieve && !named) return true;
  complete_fetch(options);
  settings_ = options.settings;
  retrieve_ = retrieve;
  kept_ = open_case_or_say("verify", options.case_folder, retrieve);
  return kept_ != nullptr;
}

// What could not be had now may be in the case from an earlier time.
void CitedDocuments::retrieve(const std::vector<std::string>& locators, Found& found) {
  Progress progress;
  std::vector<Fetched> unreachable;
  const auto done = fetch_each(
      locators, settings_, *kept_,
      [&](Fetched&& fetched) {
        if (fetched.source.state == SourceState::unreachable) unreachable.push_back(std::move(fetched));
      },
      [&](const FetchProgress& now) { progress.show(now); });
  progress.clear();
  if (!done) {
    found.problems.push_back(fmt::format("verify: {}", done.error().text));
    found.failed = true;
  }
  for (const Fetched& fetched : unreachable) {
    const auto earlier = kept_->sources({&fetched.source.locator, 1});
    if (earlier && !earlier->empty() && earlier->front().state == SourceState::retrieved)
      found.problems.push_back(fmt::format("{}: {}; the copy of {} is used", fetched.source.locator,
                                           fetched.source.problem, earlier->front().retrieved));
  }
}

void CitedDocuments::add_to(Found& found, const Story& story) {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> locators = cited_by(story);
  if (locators.size() > max_cited) {
    found.not_checked.push_back({fmt::format("{} of the documents that the story cites", locators.size() - max_cited),
                                 fmt::format("of one story, the first {} are retrieved", max_cited)});
    locators.resize(max_cited);
  }
  if (retrieve_) retrieve(locators, found);
  if (found.failed) return;
  // From the case in either way, so that a later run without the network reads the same.
  auto sources = kept_->sources(locators);
  if (!sources) {
    found.problems.push_back(fmt::format("verify: {}", sources.error().text));
    found.failed = true;
    return;
  }
  found.sources = std::move(*sources);
  std::unordered_set<std::string> there;
  for (const Source& source : found.sources) there.insert(source.locator);
  for (const std::string& locator : locators) {
    if (there.contains(locator)) continue;
    Source& source = found.sources.emplace_back();
    source.locator = locator;
    source.state = SourceState::unreachable;
    source.problem = "it is not in the case; --fetch retrieves it";
  }
}

}  // namespace claims::cli
