#include "archive/surt.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <vector>

#include "archive/idn_label.h"

namespace claims::archive {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_alnum(char c) { return is_digit(c) || is_letter(c); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
int hex(char c) { return is_digit(c) ? c - '0' : lower(c) >= 'a' && lower(c) <= 'f' ? lower(c) - 'a' + 10 : -1; }

void to_lower(std::string& text) { std::transform(text.begin(), text.end(), text.begin(), lower); }

// Percent-encoding removed until none is left. Encodings cannot overlap, so
// that removing them as they are completed comes to the same, in one pass.
std::string unescaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    out.push_back(c);
    for (std::size_t n = out.size(); n >= 3 && out[n - 3] == '%' && hex(out[n - 2]) >= 0 && hex(out[n - 1]) >= 0;
         n = out.size()) {
      const char byte = static_cast<char>(hex(out[n - 2]) * 16 + hex(out[n - 1]));
      out.resize(n - 3);
      out.push_back(byte);
    }
  }
  return out;
}

std::string escaped(std::string_view text) {
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte < 0x7F && c != '#' && c != '%') {
      out.push_back(c);
      continue;
    }
    out.push_back('%');
    out.push_back(digits[byte >> 4]);
    out.push_back(digits[byte & 15]);
  }
  return out;
}

struct Parts {
  std::string scheme, host, path, query;
  std::uint32_t port = 0;  // 0: none
};

std::size_t scheme_length(std::string_view url) {
  if (url.empty() || !is_letter(url.front())) return 0;
  std::size_t i = 1;
  while (i < url.size() && (is_alnum(url[i]) || url[i] == '+' || url[i] == '-' || url[i] == '.')) ++i;
  return i < url.size() && url[i] == ':' ? i : 0;
}

// Without white space around it and line ends in it; "http://" before what has no
// scheme, and only the last of several.
std::string tidied(std::string_view url) {
  static constexpr std::string_view white = " \t\r\n\v\f";
  const std::size_t first = url.find_first_not_of(white);
  if (first == std::string_view::npos) return "http://";
  url = url.substr(first, url.find_last_not_of(white) - first + 1);
  std::string out;
  for (const char c : url)
    if (c != '\n' && c != '\r' && c != '\t') out.push_back(c);
  if (scheme_length(out) == 0) out.insert(0, "http://");
  std::size_t skip = 0;
  for (std::size_t at = 0;;) {
    const std::string_view rest = std::string_view(out).substr(at);
    const std::size_t length = rest.starts_with("http://") ? 7 : rest.starts_with("https://") ? 8 : 0;
    if (length == 0) break;
    skip = at;
    at += length;
  }
  return out.substr(skip);
}

// Host and port. False: no such port can be.
bool split_authority(std::string_view authority, Parts& out) {
  if (const std::size_t at = authority.rfind('@'); at != std::string_view::npos) authority.remove_prefix(at + 1);
  std::string_view port;
  if (authority.starts_with('[')) {
    const std::size_t end = authority.find(']');
    if (end == std::string_view::npos) return false;
    out.host = authority.substr(1, end - 1);
    port = authority.substr(end + 1);
    if (!port.empty() && port.front() == ':') port.remove_prefix(1);
  } else {
    const std::size_t colon = authority.find(':');
    out.host = authority.substr(0, colon);
    if (colon != std::string_view::npos) port = authority.substr(colon + 1);
  }
  for (const char c : port) {
    if (!is_digit(c)) return false;
    out.port = out.port * 10 + static_cast<std::uint32_t>(c - '0');
    if (out.port > 65535) return false;
  }
  return true;
}

std::optional<Parts> split(std::string_view url) {
  Parts out;
  const std::size_t colon = scheme_length(url);
  out.scheme = url.substr(0, colon);
  to_lower(out.scheme);
  std::string_view rest = url.substr(colon + 1);
  rest = rest.substr(0, rest.find('#'));
  bool has_authority = false;
  if (rest.starts_with("//")) {
    const std::size_t end = std::min(rest.find_first_of("/?", 2), rest.size());
    if (!split_authority(rest.substr(2, end - 2), out)) return std::nullopt;
    has_authority = !out.host.empty();
    rest.remove_prefix(end);
  }
  if (const std::size_t mark = rest.find('?'); mark != std::string_view::npos) {
    out.query = rest.substr(mark + 1);
    rest = rest.substr(0, mark);
  }
  if (!has_authority && out.scheme.starts_with("http") && !rest.empty()) {  // "http:///example.org/a", "http:a"
    rest.remove_prefix(std::min(rest.find_first_not_of('/'), rest.size()));
    const std::size_t slash = std::min(rest.find('/'), rest.size());
    out.host = rest.substr(0, slash);
    out.path = "/" + std::string(rest.substr(std::min(slash + 1, rest.size())));
  } else {
    out.path = rest;
  }
  return out;
}

// The numbers of "127.1", "0177.0.0.1" and "2130706433", as inet_aton(3) reads them.
std::optional<std::string> as_address(std::string_view host) {
  if (host.empty() || !is_digit(host.front())) return std::nullopt;
  std::vector<std::uint64_t> numbers;
  bool octal = false;
  for (std::size_t begin = 0; begin <= host.size();) {
    const std::size_t end = std::min(host.find('.', begin), host.size());
    const std::string_view part = host.substr(begin, end - begin);
    if (part.empty() || numbers.size() == 4) return std::nullopt;
    const bool alone = end == host.size() && numbers.empty();
    octal = part.front() == '0' && part.size() > 1 && !alone;
    std::uint64_t value = 0;
    for (const char c : part) {
      if (!is_digit(c) || (octal && c > '7')) return std::nullopt;
      value = value * (octal ? 8 : 10) + static_cast<std::uint64_t>(c - '0');
      if (alone) value &= 0xFFFFFFFF;  // crawlers have written such numbers above 32 bits
      else if (value > 0xFFFFFFFF) return std::nullopt;
    }
    numbers.push_back(value);
    begin = end + 1;
  }
  std::uint64_t address = 0;
  for (std::size_t i = 0; i + 1 < numbers.size(); ++i) {
    if (numbers[i] > 255) return std::nullopt;
    address |= numbers[i] << (24 - 8 * i);
  }
  if (numbers.back() >> (8 * (5 - numbers.size())) != 0) return std::nullopt;
  address |= numbers.back();
  char text[16];
  std::snprintf(text, sizeof text, "%u.%u.%u.%u", static_cast<unsigned>(address >> 24 & 255),
                static_cast<unsigned>(address >> 16 & 255), static_cast<unsigned>(address >> 8 & 255),
                static_cast<unsigned>(address & 255));
  return text;
}

std::string canonical_host(std::string_view written) {
  std::string host = unescaped(written);
  to_lower(host);
  if (auto ascii = idn_to_ascii(host)) host = std::move(*ascii);
  std::string single;  // ".." is "."
  for (std::size_t i = 0; i < host.size(); ++i) {
    single.push_back(host[i]);
    if (host[i] == '.' && i + 1 < host.size() && host[i + 1] == '.') ++i;
  }
  const std::size_t first = single.find_first_not_of('.');
  if (first == std::string::npos) return {};
  single = single.substr(first, single.find_last_not_of('.') - first + 1);
  if (auto address = as_address(single)) return *address;
  single = escaped(single);
  to_lower(single);
  if (!single.starts_with("www")) return single;
  std::size_t i = 3;
  while (i < single.size() && is_digit(single[i])) ++i;
  return i < single.size() && single[i] == '.' ? single.substr(i + 1) : single;
}

std::string normal_path(std::string_view path) {
  std::vector<std::string_view> kept;
  std::size_t begin = path.find('/');
  while (begin != std::string_view::npos) {
    const std::size_t end = path.find('/', begin + 1);
    const std::string_view part = path.substr(begin + 1, end == std::string_view::npos ? end : end - begin - 1);
    if (part == ".." && !kept.empty()) kept.pop_back();
    else if (part != ".") kept.push_back(part);
    begin = end;
  }
  std::string out = "/";
  for (std::size_t i = 0; i < kept.size(); ++i) {
    out += kept[i];
    if (i + 1 < kept.size() && !kept[i].empty()) out.push_back('/');
  }
  return out;
}

// Length of "(24 letters or digits)" at the beginning; with `named` of "(a(24)b(24))". 0: it is none.
std::size_t session_length(std::string_view text, bool named) {
  const auto id = [](std::string_view at) -> std::size_t {
    if (at.size() < 26 || at[0] != '(' || at[25] != ')') return 0;
    return std::all_of(at.begin() + 1, at.begin() + 25, is_alnum) ? 26 : 0;
  };
  if (!named) return id(text);
  if (!text.starts_with('(')) return 0;
  std::size_t i = 1;
  while (i < text.size() && is_letter(text[i])) {
    const std::size_t length = id(text.substr(i + 1));
    if (length == 0) return 0;
    i += 1 + length;
  }
  return i > 1 && i < text.size() && text[i] == ')' ? i + 1 : 0;
}

void drop_path_session(std::string& path, bool named) {
  const std::size_t page = path.rfind(".aspx");
  if (page == std::string::npos) return;
  for (std::size_t slash = path.rfind("/(", page); slash != std::string::npos;
       slash = slash == 0 ? std::string::npos : path.rfind("/(", slash - 1)) {
    const std::size_t length = session_length(std::string_view(path).substr(slash + 1), named);
    const std::size_t behind = slash + 1 + length;
    if (length == 0 || behind >= path.size() || path[behind] != '/') continue;
    const std::size_t name = path.find(".aspx", behind + 2);
    if (name == std::string::npos || name > path.find('?', behind)) continue;
    path.erase(slash + 1, behind - slash);
    return;
  }
}

std::size_t run(std::string_view text, std::size_t from, bool (*fits)(char)) {
  std::size_t i = from;
  while (i < text.size() && fits(text[i])) ++i;
  return i - from;
}

// Where a session id that begins at `at` with `name` ends; npos: it is none.
std::size_t session_end(std::string_view query, std::size_t at, std::string_view name) {
  const auto not_and = [](char c) { return c != '&'; };
  std::size_t end = at + name.size();
  if (name == "aspsessionid") {
    if (run(query, end, is_letter) < 8 || query.size() <= end + 8 || query[end + 8] != '=') return std::string::npos;
    end += 9;
    if (run(query, end, is_letter) < 24) return std::string::npos;
    end += 24;
  } else if (name == "cfid=") {
    end += run(query, end, not_and);
    static constexpr std::string_view token = "&cftoken=";
    if (end == at + name.size() || !query.substr(end).starts_with(token)) return std::string::npos;
    const std::size_t value = run(query, end + token.size(), not_and);
    if (value == 0) return std::string::npos;
    end += token.size() + value;
  } else {
    if (run(query, end, is_alnum) < 32) return std::string::npos;
    end += 32;
  }
  return end == query.size() || query[end] == '&' ? end : std::string::npos;
}

// `query` is in lower case.
void drop_query_session(std::string& query, std::string_view name) {
  for (std::size_t at = query.rfind(name); at != std::string::npos;
       at = at == 0 ? std::string::npos : query.rfind(name, at - 1)) {
    const std::size_t end = session_end(query, at, name);
    if (end == std::string::npos) continue;
    query.erase(at, std::min(end + 1, query.size()) - at);
    return;
  }
}

std::string sorted_query(std::string_view query) {
  std::vector<std::pair<std::string_view, std::optional<std::string_view>>> members;
  for (std::size_t begin = 0; begin <= query.size();) {
    const std::size_t end = std::min(query.find('&', begin), query.size());
    const std::string_view member = query.substr(begin, end - begin);
    const std::size_t equals = member.find('=');
    if (equals == std::string_view::npos) members.emplace_back(member, std::nullopt);
    else members.emplace_back(member.substr(0, equals), member.substr(equals + 1));
    begin = end + 1;
  }
  std::sort(members.begin(), members.end());
  std::string out;
  for (const auto& [name, value] : members) {
    if (&name != &members.front().first) out.push_back('&');
    out += name;
    if (value) out.append("=").append(*value);
  }
  return out;
}

std::string canonical_path(const Parts& url) {
  std::string path = unescaped(url.path);
  if (!url.host.empty()) path = normal_path(path);
  path = escaped(path);
  to_lower(path);
  drop_path_session(path, true);
  drop_path_session(path, false);
  if (path.size() > 1 && path.back() == '/') path.pop_back();
  return path;
}

std::string canonical_query(std::string_view written) {
  std::string query = escaped(unescaped(written));
  to_lower(query);
  for (const std::string_view name : {"jsessionid=", "phpsessid=", "sid=", "aspsessionid", "cfid="})
    drop_query_session(query, name);
  return sorted_query(query);
}

}  // namespace

std::string surt(std::string_view url) {
  if (url.empty()) return "-";
  if (url.starts_with("filedesc")) return std::string(url);
  auto parts = split(tidied(url));
  if (!parts) return std::string(url);
  parts->host = canonical_host(parts->host);
  if ((parts->scheme == "http" && parts->port == 80) || (parts->scheme == "https" && parts->port == 443))
    parts->port = 0;
  const std::string path = canonical_path(*parts), query = canonical_query(parts->query);
  std::string out;
  if (parts->host.empty()) {
    out = parts->scheme + ":";
  } else {
    for (std::string_view rest = parts->host;;) {
      const std::size_t dot = rest.rfind('.');
      out += dot == std::string_view::npos ? rest : rest.substr(dot + 1);
      if (dot == std::string_view::npos) break;
      out.push_back(',');
      rest = rest.substr(0, dot);
    }
    if (parts->port != 0) out += ":" + std::to_string(parts->port);
    out.push_back(')');
  }
  out += path;
  if (query.empty()) return out;
  if (path.empty()) out.push_back('/');
  return out + "?" + query;
}

}  // namespace claims::archive
