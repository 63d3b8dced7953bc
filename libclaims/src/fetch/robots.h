// robots.txt (RFC 9309).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace claims::fetching {

inline constexpr std::size_t max_robots_bytes = 512u << 10;  // what follows is not read
inline constexpr std::size_t max_robots_rules = 10'000;
inline constexpr std::size_t max_robots_path = 2048;       // bytes of a path that rules are held against
inline constexpr std::string_view robots_name = "claims";  // product token

class Robots {
 public:
  // Without rules: everything is allowed.
  Robots() = default;
  // The rules for `product`: those of its own groups, else those of "*".
  static Robots parse(std::string_view text, std::string_view product = robots_name);
  static Robots nothing_allowed();

  // `path` with its query, as in a request. The longest rule that fits decides;
  // of two equally long ones, the one that allows.
  bool allows(std::string_view path) const;

 private:
  struct Rule {
    std::string pattern;
    bool allow;
  };
  std::vector<Rule> rules_;
};

}  // namespace claims::fetching
