// Locators as people type them.
#include <claims/source.h>

#include <fmt/format.h>

namespace claims {

Result<std::string> parse_locator(std::string_view text) {
  if (text.starts_with("https://") || text.starts_with("http://")) return std::string(text);
  return fail(Code::usage, fmt::format("\"{}\" is not a locator: expected a URL, a UN symbol, a DOI...", text));
}

}  // namespace claims
