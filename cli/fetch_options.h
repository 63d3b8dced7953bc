// The arguments of commands that use a case or the network.
#pragma once

#include <claims/fetch.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace claims::cli {

class Arguments;

struct FetchOptions {
  std::string case_folder;  // --case, else CLAIMS_CASE
  FetchSettings settings;
  std::vector<std::string> plugins;
  int timeout = 60, retries = 3, parallel = 0, rate = -1;
  bool no_robots = false;
};

void declare_case(Arguments& arguments, FetchOptions& options);
// --timeout, --retries, --parallel, --rate, --no-robots, --allow-network, --connect-to, --ca-file, --proxy, --plugins,
// --pin
void declare_network(Arguments& arguments, FetchOptions& options);

// --plugins and where the parts of claims are; the rest of `settings` stays.
void complete_plugins(FetchOptions& options);
// Fills in `settings` and the case folder from what was parsed and from the environment.
void complete_fetch(FetchOptions& options);

// Opens the case and says on standard error what had to be repaired, or why it cannot be opened (null).
std::unique_ptr<Case> open_case_or_say(const std::string& command, const std::string& folder, bool writable);

}  // namespace claims::cli
