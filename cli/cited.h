// The documents that stories cite: from the network, from a case, or not at all.
#pragma once

#include "fetch_options.h"

#include <claims/report.h>

#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace claims::cli {

inline constexpr std::size_t max_cited = 200;  // documents of one story

// Safe to use from several threads.
class CitedDocuments {
 public:
  // Opens the case if one is wanted: `retrieve`, or a folder named by --case.
  // False: it cannot be opened, which has been said.
  bool open(FetchOptions& options, bool retrieve);

  struct Found {
    std::vector<Source> sources;
    std::vector<NotChecked> not_checked;
    std::vector<std::string> problems;  // for standard error
    bool failed = false;                // retrieval as such: plugins, the disk
  };
  // Adds to `found` what the story cites.
  void add_to(Found& found, const Story& story);
  bool wanted() const noexcept { return kept_ != nullptr; }

 private:
  void retrieve(const std::vector<std::string>& locators, Found& found);

  std::mutex mutex_;
  FetchSettings settings_;
  bool retrieve_ = false;
  std::unique_ptr<Case> kept_;
};

}  // namespace claims::cli
