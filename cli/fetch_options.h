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
  std::string case_folder;  // --case
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
// The case where none is named: in the folder of the story, or in the current one.
inline constexpr const char* default_case = ".claims";
// --case, else CLAIMS_CASE; empty: neither.
std::string named_case(const FetchOptions& options);

// The locator of what `text` names: as the case has it, or as parse_locator() reads it.
std::string locator_in(Case& kept, const std::string& text);

// A moment as --at takes it, "2026-11-24T10:00:00Z" or a day, which counts to
// its end; as the former. Errors: usage.
Result<std::string> parse_moment(const std::string& text);

// Fills in `settings` and the case folder from what was parsed and from the environment.
void complete_fetch(FetchOptions& options);

// Opens a case whose unread documents are to be read: so that what is read can be kept or, where nothing can be
// written, for reading alone. Errors: as open_case().
Result<std::unique_ptr<Case>> open_to_read(const std::string& folder);

// Opens the case and says on standard error what had to be repaired, or why it cannot be opened (null).
std::unique_ptr<Case> open_case_or_say(const std::string& command, const std::string& folder, bool writable);

}  // namespace claims::cli
