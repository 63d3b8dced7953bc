// Who may do what: the file of --tokens.
#pragma once

#include <claims/result.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace claims::cli {

inline constexpr std::size_t max_token_file_bytes = 1u << 20;

enum class Scope : std::uint8_t {
  none = 0,     // for everybody
  verify = 1,   // verify and inspect stories, and have them as context
  read = 2,     // see recorded claims and decisions
  decide = 4,   // record stories and decisions
  metrics = 8,  // see measures
};
const char* name_of(Scope scope) noexcept;

struct ApiClient {
  std::string name;
  std::uint8_t scopes = 0;  // of Scope

  bool may(Scope scope) const noexcept {
    return (scopes & static_cast<std::uint8_t>(scope)) == static_cast<std::uint8_t>(scope);
  }
};

// The file holds digests, never tokens. A line is `SHA256 NAME SCOPE[,SCOPE...]`; blank lines and those that begin with
// "#" are left out.
class ApiTokens {
 public:
  // Errors: of the file, usage (others may write it), malformed (names the line).
  static Result<ApiTokens> read(const std::string& path);
  // Null: nobody has this token.
  const ApiClient* find(std::string_view token) const;

 private:
  std::unordered_map<std::string, ApiClient> clients_;  // by digest
};

}  // namespace claims::cli
