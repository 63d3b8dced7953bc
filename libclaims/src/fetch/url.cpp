#include "fetch/url.h"

#include <fmt/format.h>

#include <algorithm>

namespace claims::fetching {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

std::uint16_t own_port(std::string_view scheme) { return scheme == "https" ? 443 : 80; }

// For messages: what is not printable as "?", and not endless.
std::string shown(std::string_view text) {
  std::string out(text.substr(0, 200));
  for (char& c : out)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = '?';
  if (text.size() > 200) out += "...";
  return out;
}

bool host_is_sound(std::string_view host) {
  if (host.empty() || host.size() > 255) return false;
  if (host.front() == '[') {
    return host.size() > 3 && host.back() == ']' && std::all_of(host.begin() + 1, host.end() - 1, [](char c) {
             return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || c == ':' || c == '.';
           });
  }
  return std::all_of(host.begin(), host.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '-' || c == '.' || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
  });
}

Result<void> read_authority(std::string_view authority, std::string_view whole, Url& url) {
  if (authority.find('@') != std::string_view::npos)
    return fail(Code::usage, fmt::format("{}: a URL with a user name or password is not followed", shown(whole)));
  std::size_t colon = authority.rfind(':');
  if (colon != std::string_view::npos && authority.find(']', colon) != std::string_view::npos)
    colon = std::string_view::npos;
  url.host = lower(authority.substr(0, colon));
  if (!host_is_sound(url.host)) return fail(Code::usage, fmt::format("{}: no host is named", shown(whole)));
  url.port = own_port(url.scheme);
  if (colon == std::string_view::npos || colon + 1 == authority.size()) return {};
  const std::string_view digits = authority.substr(colon + 1);
  if (digits.size() > 5 || digits.find_first_not_of("0123456789") != std::string_view::npos)
    return fail(Code::usage, fmt::format("{}: \"{}\" is not a port", shown(whole), shown(digits)));
  const int port = std::stoi(std::string(digits));
  if (port > 65535 || (port < 1024 && port != 80 && port != 443))
    return fail(Code::usage,
                fmt::format("{}: port {} is not one of the web (80, 443, 1024 to 65535)", shown(whole), port));
  url.port = static_cast<std::uint16_t>(port);
  return {};
}

// RFC 3986, 5.2.4, on a path that begins with "/".
std::string without_dots(std::string_view path) {
  std::string out;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/', 1), path.size());
    const std::string_view segment = path.substr(0, end);
    path.remove_prefix(end);
    if (segment == "/." || segment == "/..") {
      if (segment == "/..") out.resize(out.rfind('/') == std::string::npos ? 0 : out.rfind('/'));
      if (path.empty()) out += '/';
    } else {
      out += segment;
    }
  }
  return out.empty() ? "/" : out;
}

std::string cleaned(std::string_view path_and_query) {
  const std::size_t mark = std::min(path_and_query.find('?'), path_and_query.size());
  return without_dots(path_and_query.substr(0, mark)) + std::string(path_and_query.substr(mark));
}

}  // namespace

std::string Url::text() const { return fmt::format("{}://{}{}", scheme, authority(), path); }

std::string Url::authority() const { return port == own_port(scheme) ? host : fmt::format("{}:{}", host, port); }

std::string Url::origin() const { return fmt::format("{}://{}:{}", scheme, host, port); }

Result<Url> parse_url(std::string_view text) {
  if (text.size() > max_url_bytes)
    return fail(Code::limit, fmt::format("{}: longer than {} bytes, the limit for a URL", shown(text), max_url_bytes));
  if (std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F; }))
    return fail(Code::usage, fmt::format("\"{}\": a URL holds no spaces or control characters", shown(text)));
  Url url;
  const std::size_t colon = text.find(':');
  url.scheme = lower(text.substr(0, colon));
  if (colon == std::string_view::npos || (url.scheme != "http" && url.scheme != "https") ||
      text.substr(colon, 3) != "://")
    return fail(Code::usage, fmt::format("{}: only http and https are followed", shown(text)));
  std::string_view rest = text.substr(colon + 3);
  rest = rest.substr(0, rest.find('#'));
  const std::size_t end = std::min(rest.find_first_of("/?\\"), rest.size());
  if (auto read = read_authority(rest.substr(0, end), text, url); !read) return tl::unexpected(read.error());
  rest.remove_prefix(end);
  if (rest.starts_with('\\')) return fail(Code::usage, fmt::format("{}: a URL has no backslash there", shown(text)));
  url.path = rest.starts_with('/') ? cleaned(rest) : "/" + std::string(rest);
  return url;
}

Result<Url> resolve(const Url& base, std::string_view reference) {
  reference = reference.substr(0, reference.find('#'));
  if (reference.empty()) return base;
  if (reference.starts_with("//")) return parse_url(base.scheme + ":" + std::string(reference));
  const std::size_t colon = reference.find(':');
  if (colon != std::string_view::npos && colon < std::min(reference.find_first_of("/?"), reference.size()))
    return parse_url(reference);
  const std::string start = fmt::format("{}://{}:{}", base.scheme, base.host, base.port);
  if (reference.front() == '/') return parse_url(start + std::string(reference));
  const std::string path = base.path.substr(0, base.path.find('?'));
  if (reference.front() == '?') return parse_url(start + path + std::string(reference));
  return parse_url(start + path.substr(0, path.rfind('/') + 1) + std::string(reference));
}

Result<void> check_redirect(const Url& from, const Url& to) {
  if (from.scheme == "https" && to.scheme == "http")
    return fail(Code::unreadable,
                fmt::format("{} redirects to {}: from https to http it is not followed", from.text(), to.text()));
  return {};
}

}  // namespace claims::fetching
