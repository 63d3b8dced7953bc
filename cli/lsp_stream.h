// Messages of the Language Server Protocol 3.17 on standard input and output: a header part, then JSON ("Base
// Protocol").
#pragma once

#include <claims/result.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace claims::cli {

inline constexpr std::size_t max_lsp_header_bytes = 8u << 10;
inline constexpr std::size_t max_lsp_message_bytes = 128u << 20;

class LspStream {
 public:
  LspStream(int in, int out) : in_(in), out_(out) {}

  // The content of the next message; nothing at the end of the input. Errors, after which nothing more can be read:
  // malformed (no header part, no length, cut short), limit.
  Result<std::optional<std::string>> read();
  // Errors: unreadable (nobody reads).
  Result<void> write(std::string_view content);

 private:
  Result<std::optional<std::size_t>> read_header();
  bool fill();

  int in_, out_;
  std::string buffer_;  // read and not taken
};

}  // namespace claims::cli
