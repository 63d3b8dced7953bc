// The documents that stories cite: from the network, from a case, or not at all.
#pragma once

#include "fetch_options.h"

#include <claims/claim_store.h>
#include <claims/report.h>

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace claims::cli {

inline constexpr std::size_t max_cited = 200;  // documents of one story

// Each document once, in the order in which the story cites them.
std::vector<std::string> cited_by(const Story& story);

// Safe to use from several threads.
class CitedDocuments {
 public:
  // `command`: whose problems are said.
  explicit CitedDocuments(std::string command = "verify") : command_(std::move(command)) {}

  // A case is wanted to `retrieve` into it, to read it `offline`, or if --case
  // names it. Opens it where it is the same for all stories; false: it cannot be
  // opened, which has been said. `until`: documents as of then; empty: the latest.
  // `record`: something will be recorded.
  bool open(FetchOptions& options, bool retrieve, bool offline, bool record, std::string until);

  struct Found {
    std::vector<Source> sources;
    std::vector<NotChecked> not_checked;
    std::vector<std::string> problems;  // for standard error
    bool failed = false;                // retrieval as such: plugins, the disk
  };
  // Adds to `found` what the story cites.
  void add_to(Found& found, const Story& story);
  bool wanted() const noexcept { return wanted_; }
  // Adds what was decided before about the story's claims and, with `record`, records the story. What fails is added
  // to `problems`; false: it could not be recorded.
  bool compare_with_store(Report& report, bool record, std::vector<std::string>& problems);
  // Calls `use` with the claims of the case that is the same for all stories. Errors: of the case, and those of `use`.
  Result<void> with_claims(const std::function<Result<void>(ClaimStore&)>& use);

 private:
  Result<Case*> case_of(const Story& story, Found& found);
  Result<ClaimStore*> claims_of(Case& kept);
  void retrieve(const std::vector<std::string>& locators, Case& kept, Found& found);
  Result<std::vector<Source>> read(const std::vector<std::string>& locators, Case* kept);

  std::string command_;
  std::mutex mutex_;
  FetchSettings settings_;
  bool wanted_ = false, retrieve_ = false, record_ = false;
  std::string folder_, until_;
  std::map<std::string, std::unique_ptr<Case>> cases_;         // by folder
  std::map<Case*, std::unique_ptr<ClaimStore>> claim_stores_;  // of those cases
};

// The report on a story as `verify --offline` makes it, as JSON. Errors: as of reading, and of the case.
Result<std::string> report_of(const std::string& path, std::string bytes, FetchOptions fetch);

}  // namespace claims::cli
