#include "fetch/http_head.h"

#include <fmt/format.h>

#include <algorithm>

namespace claims::fetching {
namespace {

constexpr std::string_view blanks = " \t\r";

std::string_view trimmed(std::string_view text) {
  const std::size_t start = text.find_first_not_of(blanks);
  if (start == std::string_view::npos) return {};
  return text.substr(start, text.find_last_not_of(blanks) - start + 1);
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

bool is_token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
  });
}

// "HTTP/1.1 200 OK", "HTTP/2 200"
unsigned status_of(std::string_view line) {
  const std::size_t space = line.find(' ');
  if (!line.starts_with("HTTP/") || space == std::string_view::npos) return 0;
  const std::string_view code = trimmed(line.substr(space + 1)).substr(0, 3);
  if (code.size() != 3 || code.find_first_not_of("0123456789") != std::string_view::npos) return 0;
  const unsigned status = static_cast<unsigned>((code[0] - '0') * 100 + (code[1] - '0') * 10 + (code[2] - '0'));
  return status >= 100 && status < 600 ? status : 0;
}

}  // namespace

std::string_view HttpHead::field(std::string_view name) const noexcept {
  for (const auto& [key, value] : fields)
    if (key == name) return value;
  return {};
}

std::string HttpHead::joined(std::string_view name) const {
  std::string out;
  for (const auto& [key, value] : fields)
    if (key == name) out += (out.empty() ? "" : ", ") + value;
  return out;
}

Result<HttpHead> parse_head(std::string_view head) {
  HttpHead out;
  const std::size_t first = std::min(head.find('\n'), head.size());
  out.status = status_of(head.substr(0, first));
  if (out.status == 0) return fail(Code::malformed, "the reply does not begin with a status line of HTTP");
  head.remove_prefix(std::min(first + 1, head.size()));
  out.lines = head;
  std::size_t count = 0;
  while (!head.empty()) {
    const std::size_t end = std::min(head.find('\n'), head.size());
    const std::string_view line = head.substr(0, end);
    head.remove_prefix(std::min(end + 1, head.size()));
    if (trimmed(line).empty()) continue;
    if (++count > max_header_lines)
      return fail(Code::limit, fmt::format("the reply has more than {} header lines", max_header_lines));
    const std::size_t colon = line.find(':');
    // Folded lines and lines without a name are left out, as RFC 9112 allows.
    if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) continue;
    out.fields.emplace_back(lower(line.substr(0, colon)), trimmed(line.substr(colon + 1)));
  }
  return out;
}

MediaType parse_media_type(std::string_view value) {
  MediaType out;
  const std::size_t semicolon = std::min(value.find(';'), value.size());
  const std::string type = lower(trimmed(value.substr(0, semicolon)));
  const std::size_t slash = type.find('/');
  if (slash != std::string::npos && is_token(std::string_view(type).substr(0, slash)) &&
      is_token(std::string_view(type).substr(slash + 1)))
    out.type = type;
  value.remove_prefix(semicolon);
  while (!value.empty()) {
    value.remove_prefix(1);
    const std::size_t end = std::min(value.find(';'), value.size());
    const std::string_view parameter = trimmed(value.substr(0, end));
    value.remove_prefix(end);
    const std::size_t equals = parameter.find('=');
    if (equals == std::string_view::npos || lower(trimmed(parameter.substr(0, equals))) != "charset") continue;
    std::string_view name = trimmed(parameter.substr(equals + 1));
    if (name.size() > 1 && name.front() == '"' && name.back() == '"') name = name.substr(1, name.size() - 2);
    if (is_token(name)) out.charset = lower(name);
  }
  return out;
}

}  // namespace claims::fetching
