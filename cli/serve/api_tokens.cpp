#include "api_tokens.h"

#include "../input.h"
#include "http_message.h"

#include <fmt/format.h>

#include <sys/stat.h>
#include <algorithm>
#include <sstream>

namespace claims::cli {
namespace {

constexpr Scope scopes[] = {Scope::verify, Scope::read, Scope::decide, Scope::metrics};

Result<std::string> bytes_of(const std::string& path) {
  struct stat facts{};
  if (::stat(path.c_str(), &facts) == 0 && (facts.st_mode & S_IWOTH) != 0)
    return fail(Code::usage, path + ": everybody may write it; chmod o-w");
  auto text = read_small_file(path, max_token_file_bytes);
  if (text && text->size() > max_token_file_bytes)
    return fail(Code::limit, fmt::format("{}: larger than {} bytes", path, max_token_file_bytes));
  return text;
}

bool is_digest(const std::string& text) {
  return text.size() == 64 &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

// The scopes of "verify,read"; 0: one of them is unknown.
std::uint8_t scopes_in(std::string_view list) {
  std::uint8_t out = 0;
  while (!list.empty()) {
    const std::string_view name = list.substr(0, list.find(','));
    list.remove_prefix(std::min(list.size(), name.size() + 1));
    const auto known =
        std::find_if(std::begin(scopes), std::end(scopes), [&](Scope each) { return name == name_of(each); });
    if (known == std::end(scopes)) return 0;
    out = static_cast<std::uint8_t>(out | static_cast<std::uint8_t>(*known));
  }
  return out;
}

}  // namespace

const char* name_of(Scope scope) noexcept {
  switch (scope) {
    case Scope::verify: return "verify";
    case Scope::read: return "read";
    case Scope::decide: return "decide";
    case Scope::metrics: return "metrics";
    case Scope::none: break;
  }
  return "none";
}

Result<ApiTokens> ApiTokens::read(const std::string& path) {
  auto text = bytes_of(path);
  if (!text) return tl::unexpected(text.error());
  ApiTokens out;
  std::istringstream lines(*text);
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) {
    std::istringstream words(line);
    std::string digest, name, list, more;
    if (!(words >> digest) || digest.front() == '#') continue;
    words >> name >> list;
    const std::uint8_t granted = scopes_in(list);
    if (!is_digest(digest) || granted == 0 || words >> more)
      return fail(Code::malformed,
                  fmt::format("{}:{}: expected SHA256 NAME SCOPE[,SCOPE...], a digest in lower-case hex and the scopes "
                              "verify, read, decide, metrics",
                              path, number));
    if (!out.clients_.emplace(digest, ApiClient{name, granted}).second)
      return fail(Code::malformed, fmt::format("{}:{}: the same token again", path, number));
  }
  if (out.clients_.empty()) return fail(Code::malformed, path + ": holds no token");
  return out;
}

// What is looked up is a digest, so the time that it takes says nothing about a token.
const ApiClient* ApiTokens::find(std::string_view token) const {
  const auto found = clients_.find(sha256_hex(token));
  return found == clients_.end() ? nullptr : &found->second;
}

}  // namespace claims::cli
