// The head of a reply, gathered as it arrives.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace web {

constexpr std::uint32_t kMaxHeaderLines = 2000;

// Gathers the lines of a head; interim replies (1xx) are left out.
class Head {
 public:
  enum class State {
    more,      // lines are missing
    complete,  // this line ended the head
    trailer,   // the line came after the head
    too_long,  // more bytes than allowed
    too_many,  // more lines than kMaxHeaderLines
    bad,       // see problem()
  };

  explicit Head(std::uint64_t max_bytes) : max_bytes_(max_bytes) {}

  State add(std::string_view line);
  // The status line and the headers, as received, with the empty line.
  const std::string& text() const noexcept { return text_; }
  // Value of Content-Length, once complete and where it bears on the body.
  std::optional<std::uint64_t> length() const noexcept { return length_; }
  const std::string& problem() const noexcept { return problem_; }
  bool complete() const noexcept { return complete_; }

 private:
  bool interim() const noexcept;
  bool read_length();

  std::uint64_t max_bytes_;
  std::uint64_t bytes_ = 0;  // of all heads and trailers
  std::uint32_t lines_ = 0;
  bool complete_ = false;
  std::string text_, problem_;
  std::optional<std::uint64_t> length_;
};

}  // namespace web
