#include "watch/address.h"

#include "citation/url.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>

namespace claims::watch {
namespace {

constexpr std::size_t longest_standin = 1500;  // bytes of text; a document about "not found" pages is longer

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return out;
}

bool holds_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

// "/", "/index.html", "/en/", "/home".
bool is_home(std::string_view path) {
  while (path.starts_with('/')) path.remove_prefix(1);
  while (path.ends_with('/')) path.remove_suffix(1);
  const std::size_t slash = path.rfind('/');
  const std::string_view last = slash == std::string_view::npos ? path : path.substr(slash + 1);
  const std::string_view first = slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
  const bool page = last.starts_with("index.") || last.starts_with("default.") || last == "home" || last == "index";
  const auto language = [](std::string_view part) {
    return part.empty() || part.size() == 2 || (part.size() == 5 && (part[2] == '-' || part[2] == '_'));
  };
  return page ? language(first) : first.empty() && language(last);
}

bool is_login(std::string_view path) {
  std::string part;
  for (const char c : lower(path) + "/") {
    if (c != '/' && c != '.' && c != '?') {
      part += c;
      continue;
    }
    for (const std::string_view name :
         {"login", "log-in", "signin", "sign-in", "sign_in", "sso", "auth", "oauth2", "authorize", "logon"})
      if (part == name) return true;
    part.clear();
  }
  return false;
}

}  // namespace

std::string_view unrelated_place(std::string_view asked, std::string_view url) {
  const auto from = citation::parse_url(asked), to = citation::parse_url(url);
  if (!to || asked == url) return {};
  if (is_login(to->path) && !(from && is_login(from->path))) return "a login page";
  // A locator that is no URL names one document, never a home page.
  if (is_home(to->path) && !to->has_query && !(from && is_home(from->path))) return "the home page";
  return {};
}

Standin standin_of(const Source& source) {
  const Fact* const fact = source.fact("title");
  const std::string title = fact ? lower(fact->value) : std::string();
  const std::string text = lower(std::string_view(source.text).substr(0, longest_standin));
  const bool is_short = source.text.size() < longest_standin;
  if (!is_short) return Standin::none;
  const std::string opening = text.substr(0, 200);
  for (const std::string_view place : {std::string_view(title), std::string_view(opening)}) {
    if (holds_any(place,
                  {"just a moment...", "attention required! |", "verify you are human", "verify that you are human",
                   "are you a robot", "checking your browser", "enable javascript and cookies", "unusual traffic"}))
      return Standin::challenge;
    if (holds_any(place, {"page not found", "404 not found", "error 404", "404 error", "document not found",
                          "page cannot be found", "page could not be found", "page can't be found",
                          "page does not exist", "page doesn't exist", "page you requested", "page you are looking for",
                          "page you were looking for", "no longer available", "has been removed", "content not found"}))
      return Standin::not_found;
  }
  if (title == "404" || title.starts_with("404 ") || title == "not found") return Standin::not_found;
  for (const std::string_view word : {"log in", "login", "sign in", "sign-in"})
    if (title.starts_with(word)) return Standin::login;
  return Standin::none;
}

bool is_lasting(const std::vector<Redirect>& redirects) noexcept {
  return !redirects.empty() && std::all_of(redirects.begin(), redirects.end(), [](const Redirect& each) {
    return each.status == 301 || each.status == 308;
  });
}

}  // namespace claims::watch
