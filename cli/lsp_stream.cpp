#include "lsp_stream.h"

#include <fmt/format.h>

#include <unistd.h>

#include <cerrno>
#include <charconv>

namespace claims::cli {
namespace {

constexpr std::size_t piece = 64u << 10;

// The number after "Content-Length:", in any case; other fields are passed over.
std::optional<std::size_t> length_in(std::string_view header) {
  constexpr std::string_view name = "content-length:";
  while (!header.empty()) {
    const std::size_t end = std::min(header.find("\r\n"), header.size());
    std::string_view line = header.substr(0, end);
    header.remove_prefix(std::min(end + 2, header.size()));
    if (line.size() < name.size()) continue;
    bool same = true;
    for (std::size_t i = 0; i < name.size(); ++i)
      same = same && (line[i] >= 'A' && line[i] <= 'Z' ? line[i] | 0x20 : line[i]) == name[i];
    if (!same) continue;
    line.remove_prefix(name.size());
    while (line.starts_with(' ')) line.remove_prefix(1);
    while (line.ends_with(' ')) line.remove_suffix(1);
    std::size_t value = 0;
    const auto read = std::from_chars(line.data(), line.data() + line.size(), value);
    if (read.ec != std::errc() || read.ptr != line.data() + line.size()) return std::nullopt;
    return value;
  }
  return std::nullopt;
}

}  // namespace

bool LspStream::fill() {
  const std::size_t had = buffer_.size();
  buffer_.resize(had + piece);
  ssize_t got = 0;
  do got = ::read(in_, buffer_.data() + had, piece);
  while (got < 0 && errno == EINTR);
  buffer_.resize(had + (got > 0 ? static_cast<std::size_t>(got) : 0));
  return got > 0;
}

Result<std::optional<std::size_t>> LspStream::read_header() {
  for (;;) {
    const std::size_t end = buffer_.find("\r\n\r\n");
    if (end != std::string::npos && end <= max_lsp_header_bytes) {
      const auto length = length_in(std::string_view(buffer_).substr(0, end));
      if (!length) return fail(Code::malformed, "a message without a sound Content-Length");
      buffer_.erase(0, end + 4);
      return length;
    }
    if (buffer_.size() > max_lsp_header_bytes)
      return fail(Code::malformed, fmt::format("no header of a message within {} bytes", max_lsp_header_bytes));
    if (fill()) continue;
    if (buffer_.empty()) return std::nullopt;
    return fail(Code::malformed, "the input ends within the header of a message");
  }
}

Result<std::optional<std::string>> LspStream::read() {
  const auto length = read_header();
  if (!length) return tl::unexpected(length.error());
  if (!*length) return std::nullopt;
  if (**length > max_lsp_message_bytes)
    return fail(Code::limit, fmt::format("a message of {} bytes; the limit is {}", **length, max_lsp_message_bytes));
  while (buffer_.size() < **length)
    if (!fill()) return fail(Code::malformed, "the input ends within a message");
  std::string content = buffer_.substr(0, **length);
  buffer_.erase(0, **length);
  return std::optional<std::string>(std::move(content));
}

Result<void> LspStream::write(std::string_view content) {
  const std::string message = fmt::format("Content-Length: {}\r\n\r\n{}", content.size(), content);
  for (std::string_view left = message; !left.empty();) {
    const ssize_t count = ::write(out_, left.data(), left.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return fail(Code::unreadable, "nobody reads standard output");
    left.remove_prefix(static_cast<std::size_t>(count));
  }
  return {};
}

}  // namespace claims::cli
