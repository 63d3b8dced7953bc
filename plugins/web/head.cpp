#include "head.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace web {
namespace {

bool same_name(std::string_view left, std::string_view right) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [&](char a, char b) { return lower(a) == lower(b); });
}

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r\n");
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
}

}  // namespace

Head::State Head::add(std::string_view line) {
  bytes_ += line.size();
  if (bytes_ > max_bytes_) return State::too_long;
  if (++lines_ > kMaxHeaderLines) return State::too_many;
  if (complete_) return State::trailer;
  text_ += line;
  if (!trimmed(line).empty()) return State::more;
  if (interim()) {
    text_.clear();
    return State::more;
  }
  complete_ = true;
  return read_length() ? State::complete : State::bad;
}

// "HTTP/1.1 103 Early Hints"
bool Head::interim() const noexcept {
  const auto space = text_.find(' ');
  return space != std::string::npos && space + 1 < text_.size() && text_[space + 1] == '1';
}

// Lengths that differ are the mark of smuggled replies (RFC 9112, 6.3).
bool Head::read_length() {
  std::string_view rest = text_;
  bool chunked = false;
  while (!rest.empty()) {
    const auto end = std::min(rest.find('\n'), rest.size() - 1) + 1;
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end);
    const auto colon = line.find(':');
    if (colon == line.npos) continue;
    const std::string_view name = trimmed(line.substr(0, colon)), value = trimmed(line.substr(colon + 1));
    if (same_name(name, "transfer-encoding")) chunked = true;
    if (!same_name(name, "content-length")) continue;
    std::uint64_t length = 0;
    const auto read = std::from_chars(value.data(), value.data() + value.size(), length);
    if (read.ec != std::errc() || read.ptr != value.data() + value.size()) {
      problem_ = fmt::format("Content-Length is \"{}\"", value.substr(0, 40));
      return false;
    }
    if (length_ && *length_ != length) {
      problem_ = fmt::format("two values of Content-Length, {} and {}", *length_, length);
      return false;
    }
    length_ = length;
  }
  if (chunked) length_.reset();
  return true;
}

}  // namespace web
