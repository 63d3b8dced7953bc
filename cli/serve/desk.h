// What the server verifies stories with: the newsroom's rules, its case, its plugins.
#pragma once

#include "../house.h"
#include "../verification.h"

#include <claims/claim_store.h>
#include <claims/report.h>

#include <functional>
#include <memory>
#include <mutex>
#include <string>

namespace claims::cli {

struct DeskOptions {
  SettingsOptions config;
  FetchOptions retrieval;
  bool with_case = false;
};

class Desk {
 public:
  // False: something cannot be opened, which has been said. Call it before there are threads.
  bool open(DeskOptions options, const Settings& settings);
  // Reads the newsroom's settings again; those that are wrong are said and not taken.
  void reload();

  // How stories are read here: the newsroom's time zone.
  const ReadOptions& reading() const noexcept { return reading_; }
  bool has_case() const noexcept { return options_.with_case; }

  // As `claims verify` does it; `record`: and keeps its claims. Any thread. Errors: of the case.
  Result<Report> verify(Document document, bool record);
  // Calls `use` with the claims of the case, one thread at a time. Errors: not_found (there is no case), of the case.
  Result<void> with_claims(const std::function<Result<void>(ClaimStore&)>& use);

 private:
  std::shared_ptr<House> house_of_today();

  DeskOptions options_;
  Settings settings_;
  ReadOptions reading_;
  CitedDocuments cited_{"serve"};
  std::unique_ptr<StoryPlugins> plugins_;  // null: none
  std::mutex mutex_;
  std::shared_ptr<House> house_;
  long day_ = -1;  // on which house_ was opened
};

}  // namespace claims::cli
