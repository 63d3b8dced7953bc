#include <algorithm>
#include <charconv>

#include "citation/address_law.h"
#include "citation/law.h"

namespace claims::citation {
namespace {

bool host_is(const Url& url, std::string_view name) {
  const std::string_view host = url.host;
  return host == name || (host.ends_with(name) && host[host.size() - name.size() - 1] == '.');
}

std::string lower_of(std::string_view text) { return lower(percent_decoded(text)); }

// What stands behind the first `mark` in the text, which is in lower case; nothing without it.
std::optional<std::string_view> behind(std::string_view text, std::string_view mark) {
  const std::size_t at = text.find(mark);
  if (at == std::string_view::npos) return std::nullopt;
  return text.substr(at + mark.size());
}

// Takes the number at the beginning of the text away; 0 if there is none.
int take_number(std::string_view& text) {
  int value = 0;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), value).ptr;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return value;
}

std::string celex_at(std::string_view text) {
  const std::size_t size = std::min(text.find_first_not_of("0123456789abcdefghijklmnopqrstuvwxyz()-"), text.size());
  return celex_locator(text.substr(0, size));
}

// "/eli/reg/2022/263/oj", "/eli/reg_impl/2021/1772/oj"
std::string eli_at(std::string_view text) {
  const char act = text.starts_with("reg") ? 'R' : text.starts_with("dir") ? 'L' : text.starts_with("dec") ? 'D' : ' ';
  const std::size_t stroke = text.find('/');
  if (act == ' ' || stroke == std::string_view::npos) return {};
  text.remove_prefix(stroke + 1);
  const int year = take_number(text);
  if (text.empty() || text[0] != '/') return {};
  text.remove_prefix(1);
  return celex_of(act, year, take_number(text));
}

// "plaw-117publ58", "117/plaws/publ58"
std::string public_law_at(std::string_view path) {
  if (auto rest = behind(path, "plaw-")) {
    const int congress = take_number(*rest);
    if (!rest->starts_with("publ")) return {};
    rest->remove_prefix(4);
    return public_law(congress, take_number(*rest));
  }
  auto rest = behind(path, "/plaws/publ");
  if (!rest) return {};
  const std::string_view head = path.substr(0, path.size() - rest->size() - std::string_view("/plaws/publ").size());
  std::string_view congress = head.substr(head.rfind('/') + 1);
  return public_law(take_number(congress), take_number(*rest));
}

// "/uscode/text/18/1343", "uscode-2021-title18-...-sec1343", "usc-prelim-title18-section1343", "/link/uscode/18/1343"
std::string code_at(std::string_view text) {
  const auto section_of = [](std::string_view rest) {
    return rest.substr(0, std::min(rest.find_first_not_of("0123456789abcdefghijklmnopqrstuvwxyz-"), rest.size()));
  };
  for (const std::string_view mark : {"/uscode/text/", "/link/uscode/"})
    if (auto rest = behind(text, mark)) {
      const int title = take_number(*rest);
      return rest->starts_with('/') ? us_code(title, section_of(rest->substr(1))) : std::string();
    }
  auto title = behind(text, "-title");
  if (!title) return {};
  const int number = take_number(*title);
  for (const std::string_view mark : {"-section", "-sec"})
    if (const auto section = behind(*title, mark)) return us_code(number, section_of(*section));
  return {};
}

std::string register_at(std::string_view path) {
  auto rest = behind(path, "/citation/");
  if (!rest) return {};
  const int volume = take_number(*rest);
  for (const std::string_view mark : {"-fr-", "/"})
    if (rest->starts_with(mark)) {
      rest->remove_prefix(mark.size());
      return federal_register(volume, take_number(*rest));
    }
  return {};
}

}  // namespace

std::string eu_law_at(const Url& url) {
  if (!host_is(url, "europa.eu")) return {};
  const std::string path = lower_of(url.path);
  const std::string query = url.has_query ? lower_of(url.query) : std::string();
  for (const std::string& text : {query, path})
    for (const std::string_view mark : {"celex:", "/celex/"})
      if (const auto rest = behind(text, mark)) return celex_at(*rest);
  if (const auto rest = behind(path, "/eli/")) return eli_at(*rest);
  return {};
}

std::string us_law_at(const Url& url) {
  const std::string path = lower_of(url.path);
  if (host_is(url, "congress.gov")) return public_law_at(path);
  if (host_is(url, "govinfo.gov")) {
    std::string locator = public_law_at(path);
    if (locator.empty()) locator = code_at(path);
    if (auto rest = behind(path, "/link/plaw/"); rest && locator.empty()) {
      const int congress = take_number(*rest);
      if (rest->starts_with("/public/")) rest->remove_prefix(8), locator = public_law(congress, take_number(*rest));
    }
    return locator;
  }
  if (host_is(url, "law.cornell.edu")) return code_at(path);
  if (host_is(url, "uscode.house.gov")) return code_at(lower_of(url.query));
  if (host_is(url, "federalregister.gov")) {
    if (auto rest = behind(path, "/executive-order/")) return executive_order(take_number(*rest));
    return register_at(path);
  }
  return {};
}

}  // namespace claims::citation
