// Where two sequences differ.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace claims::watch {

// a[a_begin, a_end) was replaced by b[b_begin, b_end); one of them may be empty.
struct Edit {
  std::uint32_t a_begin, a_end, b_begin, b_end;

  friend bool operator==(const Edit&, const Edit&) = default;
};

// About two seconds of one core.
inline constexpr std::uint64_t max_difference_steps = 1u << 28;

// The runs in which `a` and `b` differ, in order; what lies between them is equal, element by element. The shortest
// such list (Myers 1986, in linear space). `steps` is taken down by the work done: once it is used up, what is left of
// a stretch counts as replaced, which is longer than it need be and never wrong. The same input gives the same list.
std::vector<Edit> differences(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b, std::uint64_t& steps);

}  // namespace claims::watch
