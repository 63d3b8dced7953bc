#include "citation/url.h"

#include <vector>

namespace claims::citation {
namespace {

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_encoded(std::string_view s, std::size_t i) {
  return s[i] == '%' && i + 2 < s.size() && hex(s[i + 1]) >= 0 && hex(s[i + 2]) >= 0;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool unreserved(char c) {
  return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
}

bool may_stand(char c) {
  return unreserved(c) || (c != 0 && std::string_view("!$&'()*+,;=:@/?[]").find(c) != std::string_view::npos);
}

void encode(std::string& out, char c) {
  constexpr char digits[] = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  out += '%';
  out += digits[byte >> 4];
  out += digits[byte & 15];
}

// Section 6.2.2.1 and 6.2.2.2.
std::string normal_encoding(std::string_view s) {
  std::string out;
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (is_encoded(s, i)) {
      const char c = static_cast<char>(hex(s[i + 1]) * 16 + hex(s[i + 2]));
      if (unreserved(c)) out += c;
      else encode(out, c);
      i += 2;
    } else if (may_stand(s[i])) {
      out += s[i];
    } else {
      encode(out, s[i]);
    }
  }
  return out;
}

// Section 5.2.4, for a path that begins with a stroke.
std::string without_dots(std::string_view path) {
  std::vector<std::string_view> kept;
  bool folder = false;
  while (!path.empty()) {
    path.remove_prefix(1);
    const std::string_view segment = path.substr(0, path.find('/'));
    path.remove_prefix(segment.size());
    folder = segment == "." || segment == "..";
    if (segment == ".." && !kept.empty()) kept.pop_back();
    if (!folder) kept.push_back(segment);
  }
  std::string out;
  for (const std::string_view segment : kept) out.append("/").append(segment);
  if (folder || out.empty()) out += '/';
  return out;
}

bool good_host(std::string_view host) {
  if (host.empty() || host.size() > 253) return false;
  if (host.front() == '[') {
    if (host.size() < 4 || host.back() != ']') return false;
    for (const char c : host.substr(1, host.size() - 2))
      if (hex(c) < 0 && c != ':' && c != '.') return false;
    return true;
  }
  if (host.front() == '.' || host.front() == '-' || host.find("..") != std::string_view::npos) return false;
  for (const char c : host)
    if (static_cast<unsigned char>(c) < 0x80 && (!unreserved(c) || c == '~')) return false;
  return true;
}

tl::unexpected<Error> bad(std::string_view text, std::string_view why) {
  return fail(Code::malformed, "\"" + std::string(text.substr(0, 200)) + "\" is no web address: " + std::string(why));
}

}  // namespace

std::string Url::text() const {
  std::string out = scheme + "://" + authority + path;
  if (has_query) out.append("?").append(query);
  return out;
}

std::string percent_decoded(std::string_view s) {
  std::string out;
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (is_encoded(s, i)) {
      out += static_cast<char>(hex(s[i + 1]) * 16 + hex(s[i + 2]));
      i += 2;
    } else {
      out += s[i];
    }
  }
  return out;
}

std::optional<std::string> parameter(std::string_view query, std::string_view name) {
  while (!query.empty()) {
    std::string_view field = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(field.size() + 1, query.size()));
    const std::size_t equals = field.find('=');
    if (equals != name.size()) continue;
    bool same = true;
    for (std::size_t i = 0; i < equals; ++i) same = same && lower(field[i]) == lower(name[i]);
    if (!same) continue;
    std::string value(field.substr(equals + 1));
    for (char& c : value)
      if (c == '+') c = ' ';
    return percent_decoded(value);
  }
  return std::nullopt;
}

Result<Url> parse_url(std::string_view text) {
  if (text.size() > max_url_bytes)
    return fail(Code::limit,
                "a web address of " + std::to_string(text.size()) + " bytes: at most " + std::to_string(max_url_bytes));
  const std::size_t colon = text.find("://");
  Url url;
  for (const char c : text.substr(0, colon == std::string_view::npos ? 0 : colon)) url.scheme += lower(c);
  if (url.scheme != "http" && url.scheme != "https") return bad(text, "it does not begin with http:// or https://");
  std::string_view rest = text.substr(colon + 3);
  rest = rest.substr(0, rest.find('#'));
  const std::string_view authority = rest.substr(0, rest.find_first_of("/?\\"));
  rest.remove_prefix(authority.size());
  const std::size_t at = authority.rfind('@');
  const std::string_view user = at == std::string_view::npos ? std::string_view() : authority.substr(0, at + 1);
  std::string_view host = authority.substr(user.size());
  std::string_view port;
  if (const std::size_t p = host.rfind(':');
      p != std::string_view::npos && host.find(']', p) == std::string_view::npos) {
    port = host.substr(p + 1);
    host = host.substr(0, p);
  }
  if (port.size() > 5 || port.find_first_not_of("0123456789") != std::string_view::npos)
    return bad(text, "its port is no number");
  for (const char c : host) url.host += lower(c);
  if (!good_host(url.host)) return bad(text, "it names no host");
  url.authority = normal_encoding(user) + url.host;
  if (!port.empty() && port != (url.scheme == "http" ? "80" : "443")) url.authority.append(":").append(port);
  const std::size_t question = rest.find('?');
  url.path = without_dots(normal_encoding(
      rest.empty() || rest[0] == '?'
          ? "/"
          : "/" + std::string(rest.substr(1, question == std::string_view::npos ? question : question - 1))));
  if (question != std::string_view::npos) {
    url.has_query = true;
    url.query = normal_encoding(rest.substr(question + 1));
  }
  return url;
}

}  // namespace claims::citation
