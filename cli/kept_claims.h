// What the commands about kept claims share: the case, its claims, how they are printed.
#pragma once

#include "fetch_options.h"

#include <claims/claim_store.h>

#include <memory>
#include <string>
#include <vector>

namespace claims::cli {

class Arguments;

struct KeptClaimsOptions {
  FetchOptions fetch;
  std::string format = "text";
};

// --case and --format.
void declare_kept_claims(Arguments& arguments, KeptClaimsOptions& options);

struct KeptClaims {
  std::unique_ptr<Case> kept;
  std::unique_ptr<ClaimStore> claims;  // null: neither could be opened, which has been said
};
// `writable`: to record a decision.
KeptClaims open_kept_claims(const std::string& command, const KeptClaimsOptions& options, bool writable);

// Prints each as a line of JSON, an array, or text with a blank line between. Returns the exit code.
int print_each(const KeptClaimsOptions& options, const std::vector<std::string>& rendered, const std::string& none);

// Says `error` as `command`'s. Returns the exit code.
int say(const std::string& command, const Error& error);

}  // namespace claims::cli
