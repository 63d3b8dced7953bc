// Treaties and their structure, from libclaims/data/reference/treaties.tsv. All views have static storage.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace claims::reference {

struct Treaty {
  std::string_view key;                 // "un-charter"
  std::vector<std::string_view> names;  // without "the"; the usual one first; never empty
  int articles = 0;                     // numbered 1 to this; never 0
  std::string_view signed_on;           // ISO 8601: signed, or adopted where nobody signs
  std::string_view in_force;            // empty for declarations
  std::string_view source;
};

// All of them, sorted by key.
std::vector<Treaty> treaties();
std::optional<Treaty> treaty(std::string_view key);
// The locator that citations of it carry, and back: "treaty:un-charter".
std::string treaty_locator(std::string_view key);
std::optional<Treaty> treaty_of(std::string_view locator);

}  // namespace claims::reference
