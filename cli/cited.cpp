#include "cited.h"

#include "progress.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <unordered_set>

namespace claims::cli {

std::vector<std::string> cited_by(const Story& story) {
  std::vector<std::string> out;
  std::unordered_set<std::string_view> seen;
  for (const Citation& citation : story.citations)
    if (!citation.locator.empty() && seen.insert(citation.locator).second) out.push_back(citation.locator);
  return out;
}

bool CitedDocuments::open(FetchOptions& options, bool retrieve, bool offline, bool record, std::string until) {
  wanted_ = retrieve || offline || record || !options.case_folder.empty();
  if (!wanted_) return true;
  folder_ = named_case(options);
  complete_fetch(options);
  settings_ = options.settings;
  retrieve_ = retrieve;
  record_ = record;
  until_ = std::move(until);
  if (folder_.empty()) return true;
  auto& kept = cases_[folder_] = open_case_or_say(command_, folder_, retrieve || record);
  return kept != nullptr;
}

// The one that was named, else the one beside the story.
Result<Case*> CitedDocuments::case_of(const Story& story, Found& found) {
  const std::string folder =
      folder_.empty() ? (std::filesystem::path(story.document.path).parent_path() / default_case).string() : folder_;
  if (const auto open = cases_.find(folder); open != cases_.end()) return open->second.get();
  auto opened = open_case(folder, retrieve_ || record_);
  if (!opened) return tl::unexpected(opened.error());
  for (const std::string& repair : (*opened)->repairs()) found.problems.push_back(command_ + ": " + repair);
  return (cases_[folder] = std::move(*opened)).get();
}

Result<ClaimStore*> CitedDocuments::claims_of(Case& kept) {
  std::unique_ptr<ClaimStore>& store = claim_stores_[&kept];
  if (!store) {
    auto opened = open_claim_store(kept);
    if (!opened) return tl::unexpected(opened.error());
    store = std::move(*opened);
  }
  return store.get();
}

Result<void> CitedDocuments::with_claims(const std::function<Result<void>(ClaimStore&)>& use) {
  const std::lock_guard lock(mutex_);
  const auto kept = cases_.find(folder_);
  if (kept == cases_.end()) return fail(Code::not_found, "there is no case");
  const auto store = claims_of(*kept->second);
  if (!store) return tl::unexpected(store.error());
  return use(**store);
}

bool CitedDocuments::compare_with_store(Report& report, bool record, std::vector<std::string>& problems) {
  const std::lock_guard lock(mutex_);
  Found found;
  const auto kept = case_of(report.story, found);
  problems.insert(problems.end(), found.problems.begin(), found.problems.end());
  if (!kept) {
    if (record) problems.push_back(fmt::format("{}: {}", command_, kept.error().text));
    return !record;
  }
  const auto store = claims_of(**kept);
  Result<void> done;
  if (!store) done = tl::unexpected(store.error());
  if (done) {
    auto before = (*store)->checked_before(report.story, until_);
    if (before) report.checked_before = std::move(*before);
    else done = tl::unexpected(before.error());
  }
  if (done && record)
    if (auto recorded = (*store)->record(report); !recorded) done = tl::unexpected(recorded.error());
  const auto lost = store ? (*store)->lost() : Result<std::uint64_t>();
  if (lost && *lost != 0)
    report.not_checked.push_back({"what was decided before", fmt::format("{} records of it are damaged", *lost)});
  if (done) return true;
  if (!record) report.not_checked.push_back({"what was decided before", done.error().text});
  problems.push_back(fmt::format("{}: {}", command_, done.error().text));
  return !record;
}

// What could not be had now may be in the case from an earlier time.
void CitedDocuments::retrieve(const std::vector<std::string>& locators, Case& kept, Found& found) {
  Progress progress;
  std::vector<Fetched> unreachable;
  const auto done = fetch_each(
      locators, settings_, kept,
      [&](Fetched&& fetched) {
        if (fetched.source.state == SourceState::unreachable) unreachable.push_back(std::move(fetched));
      },
      [&](const FetchProgress& now) { progress.show(now); });
  progress.clear();
  if (!done) {
    found.problems.push_back(fmt::format("{}: {}", command_, done.error().text));
    found.failed = true;
  }
  for (const Fetched& fetched : unreachable) {
    const auto earlier = kept.sources({&fetched.source.locator, 1});
    if (earlier && !earlier->empty() && earlier->front().state == SourceState::retrieved)
      found.problems.push_back(fmt::format("{}: {}; the copy of {} is used", fetched.source.locator,
                                           fetched.source.problem, earlier->front().retrieved));
  }
}

// Reads what was kept unread. A case that was opened for reading is opened anew, so that this is done once only.
Result<std::vector<Source>> CitedDocuments::read(const std::vector<std::string>& locators, Case* kept) {
  if (!retrieve_ && !record_) {
    const auto open =
        std::find_if(cases_.begin(), cases_.end(), [&](const auto& each) { return each.second.get() == kept; });
    claim_stores_.erase(kept);
    open->second.reset();
    auto again = open_to_read(open->first);
    if (!again) {
      cases_.erase(open);
      return tl::unexpected(again.error());
    }
    open->second = std::move(*again);
    kept = open->second.get();
  }
  return read_sources(locators, settings_, *kept, until_);
}

void CitedDocuments::add_to(Found& found, const Story& story) {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> locators = cited_by(story);
  if (locators.size() > max_cited) {
    found.not_checked.push_back({fmt::format("{} of the documents that the story cites", locators.size() - max_cited),
                                 fmt::format("of one story, the first {} are retrieved", max_cited)});
    locators.resize(max_cited);
  }
  const auto failed = [&](const Error& error) {
    found.problems.push_back(fmt::format("{}: {}", command_, error.text));
    found.failed = true;
  };
  const auto kept = case_of(story, found);
  if (!kept) return failed(kept.error());
  if (retrieve_) retrieve(locators, **kept, found);
  if (found.failed) return;
  // From the case in either way, so that a later run without the network reads the same.
  auto sources = (*kept)->sources(locators, until_);
  if (sources && std::any_of(sources->begin(), sources->end(), [](const Source& each) { return each.unread; }))
    sources = read(locators, *kept);
  if (!sources) return failed(sources.error());
  found.sources = std::move(*sources);
  std::unordered_set<std::string> there;
  for (const Source& source : found.sources) there.insert(source.locator);
  for (const std::string& locator : locators) {
    if (there.contains(locator)) continue;
    Source& source = found.sources.emplace_back();
    source.locator = locator;
    source.state = SourceState::unreachable;
    source.problem = until_.empty() ? "it is not in the case; --fetch retrieves it"
                                    : fmt::format("the case did not have it yet at {}", until_);
  }
}

Result<std::string> report_of(const std::string& path, std::string bytes, FetchOptions fetch) {
  auto document = read_document(path, std::move(bytes), {});
  if (!document) return tl::unexpected(document.error());
  CitedDocuments cited;
  if (!cited.open(fetch, false, true, false, {}))
    return fail(Code::unreadable, fetch.case_folder + ": cannot be opened");
  Story story = read_story(std::move(*document));
  CitedDocuments::Found found;
  cited.add_to(found, story);
  if (found.failed) return fail(Code::unreadable, found.problems.empty() ? path : found.problems.back());
  Report report = verify(std::move(story), std::move(found.sources));
  report.not_checked.insert(report.not_checked.end(), found.not_checked.begin(), found.not_checked.end());
  return render_json(report, {});
}

}  // namespace claims::cli
