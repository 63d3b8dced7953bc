#include "router.h"

#include <algorithm>

namespace claims::cli {
namespace {

// Takes the first segment off: "v1" of "/v1/claims".
std::string_view taken(std::string_view& path) {
  path.remove_prefix(1);
  const std::string_view segment = path.substr(0, path.find('/'));
  path.remove_prefix(segment.size());
  return segment;
}

// A value is a name, never a way to another place.
bool is_value(std::string_view decoded) {
  return !decoded.empty() && decoded.size() <= 256 && decoded != "." && decoded != ".." &&
         std::all_of(decoded.begin(), decoded.end(),
                     [](char c) { return static_cast<unsigned char>(c) > 0x20 && c != '/' && c != '\\' && c != 0x7F; });
}

bool matches(std::string_view pattern, std::string_view path) {
  while (!pattern.empty() && !path.empty()) {
    const std::string_view wanted = taken(pattern), got = taken(path);
    if (wanted == "{}" ? !is_value(percent_decoded(got, false)) : wanted != got) return false;
  }
  return pattern.empty() && path.empty();
}

}  // namespace

Router::Match Router::match(std::string_view method, std::string_view path) const {
  Match out;
  for (std::size_t i = 0; i < routes_.size(); ++i) {
    const Route& route = routes_[i];
    if (!matches(route.pattern, path)) continue;
    out.plain_errors = route.plain_errors;
    if (method == route.method || (method == "HEAD" && std::string_view(route.method) == "GET")) {
      out.index = static_cast<int>(i);
      return out;
    }
    out.allowed += (out.allowed.empty() ? "" : ", ") + std::string(route.method);
    if (std::string_view(route.method) == "GET") out.allowed += ", HEAD";
  }
  return out;
}

std::vector<std::string> Router::values(const Route& route, std::string_view path) {
  std::vector<std::string> out;
  std::string_view pattern = route.pattern;
  while (!pattern.empty() && !path.empty()) {
    const std::string_view wanted = taken(pattern), got = taken(path);
    if (wanted == "{}") out.push_back(percent_decoded(got, false));
  }
  return out;
}

}  // namespace claims::cli
