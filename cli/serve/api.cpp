#include "api.h"

#include "../command.h"
#include "access_log.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cmath>

namespace claims::cli {
namespace {

constexpr double guesses_at_once = 10, guesses_a_second = 1;  // of tokens, from one address

// Routes of plain errors say them in one line.
HttpResponse plain(const HttpResponse& from, std::string_view detail) {
  HttpResponse out = from;
  out.media_type = "text/plain; charset=utf-8";
  out.body = fmt::format("Error: {}\n", detail);
  return out;
}

// "[::1]" of "[::1]:8420".
std::string_view without_port(std::string_view host) {
  if (host.starts_with('[')) return host.substr(0, host.find(']') + 1);
  return host.substr(0, host.find(':'));
}

bool same_name(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

std::string_view bearer_in(std::string_view value) {
  constexpr std::string_view scheme = "bearer ";
  if (value.size() <= scheme.size() || !same_name(value.substr(0, scheme.size()), scheme)) return {};
  return value.substr(scheme.size());
}

}  // namespace

HttpResponse unauthorized(std::string_view detail) {
  HttpResponse out = problem(401, "unauthorized", detail);
  out.fields.push_back({"WWW-Authenticate", "Bearer realm=\"claims\""});
  return out;
}

HttpResponse forbidden(Scope scope) {
  HttpResponse out = problem(403, "forbidden", fmt::format("the token has not the scope \"{}\"", name_of(scope)));
  out.fields.push_back(
      {"WWW-Authenticate",
       fmt::format("Bearer realm=\"claims\", error=\"insufficient_scope\", scope=\"{}\"", name_of(scope))});
  return out;
}

Api::Api(ApiOptions options)
    : options_(std::move(options)),
      rate_(options_.rate, std::max(1.0, 2 * options_.rate)),
      guesses_(guesses_a_second, guesses_at_once) {}

Result<void> Api::open() {
  if (open_to_all()) return {};
  auto tokens = ApiTokens::read(options_.tokens);
  if (!tokens) return tl::unexpected(tokens.error());
  std::atomic_store(&tokens_, std::shared_ptr<const ApiTokens>(std::make_shared<ApiTokens>(std::move(*tokens))));
  return {};
}

void Api::reload() {
  if (const auto opened = open(); !opened)
    diagnose(fmt::format("serve: {}; the tokens stay as they were", opened.error().text));
  if (reload_) reload_();
}

std::optional<ApiClient> Api::client(std::string_view token) const {
  if (open_to_all()) return ApiClient{"", 0xFF};
  const auto tokens = std::atomic_load(&tokens_);
  const ApiClient* const found = tokens->find(token);
  return found ? std::optional(*found) : std::nullopt;
}

// A page in a browser can have its own name lead to this machine; where no token is asked for, the name has to be ours.
bool Api::is_host(std::string_view host) const {
  if (!open_to_all() || host.empty()) return true;
  const std::string_view name = without_port(host);
  if (same_name(name, "localhost") || same_name(name, "127.0.0.1") || name == "[::1]") return true;
  return std::any_of(options_.hosts.begin(), options_.hosts.end(),
                     [&](const std::string& each) { return same_name(name, each); });
}

std::optional<HttpResponse> Api::limited(const HttpRequest& head) {
  const auto now = std::chrono::steady_clock::now();
  if (rate_.take(head.client.empty() ? head.peer : "token " + head.client, now)) return std::nullopt;
  HttpResponse out = problem(429, "too_many_requests", fmt::format("more than {} requests a second", options_.rate));
  out.fields.push_back({"Retry-After", "1"});
  return out;
}

std::optional<HttpResponse> Api::recognise(HttpRequest& head, const Route& route) {
  const std::string_view given = head.field("authorization");
  if (open_to_all() || (given.empty() && route.scope == Scope::none)) return std::nullopt;
  if (given.empty() && route.token_in_body) return std::nullopt;
  const auto known = given.empty() ? std::nullopt : client(bearer_in(given));
  if (!known) {
    if (given.empty()) return unauthorized("send a token: \"Authorization: Bearer TOKEN\"");
    // The right token is served however often a wrong one was tried from the same address: others may share it.
    if (guesses_.take(head.peer, std::chrono::steady_clock::now())) return unauthorized("nobody has this token");
    HttpResponse out = problem(429, "too_many_requests", "too many wrong tokens");
    out.fields.push_back({"Retry-After", "10"});
    return out;
  }
  head.client = known->name;
  head.granted = known->scopes;
  if (!known->may(route.scope)) return forbidden(route.scope);
  return std::nullopt;
}

HttpResponse Api::not_routed(const Router::Match& match) {
  if (match.allowed.empty())
    return problem(404, "not_found", "nothing is here; GET /v1/openapi.json says what is where");
  HttpResponse out = problem(405, "unsupported", fmt::format("this takes {}", match.allowed));
  out.fields.push_back({"Allow", match.allowed});
  return out;
}

std::optional<HttpResponse> Api::admit(HttpRequest& head) {
  if (!is_host(head.field("host")))
    return problem(421, "forbidden", "the server is not called by this name; --host says by which it may be");
  const Router::Match match = router_.match(head.method, head.path);
  head.route = match.index;
  std::optional<HttpResponse> out;
  if (match.index < 0) {
    out = not_routed(match);
  } else {
    const Route& route = router_.route(match.index);
    if (route.body_limit != 0) head.body_limit = std::min(head.body_limit, route.body_limit);
    out = recognise(head, route);
  }
  // Refusals count too.
  if (auto too_many = limited(head); too_many && (!out || out->status != 429)) out = std::move(too_many);
  if (out && match.plain_errors) out = plain(*out, phrase_of(out->status));
  return out;
}

bool Api::at_once(const HttpRequest& request) const {
  return router_.route(request.route).work == Route::Work::at_once;
}

HttpResponse Api::answer(HttpRequest& request) {
  const Route& route = router_.route(request.route);
  Call call{request, Router::values(route, request.path), FormFields(request.query)};
  HttpResponse out = route.answer(call);
  const bool is_json = out.media_type.starts_with("application/json");
  if (std::string_view(route.method) != "GET" || out.status != 200 || !is_json) {
    out.fields.push_back({"Cache-Control", "no-store"});
    return out;
  }
  std::string tag = entity_tag(out.body);
  const std::string_view known = request.field("if-none-match");
  if (!known.empty() && names_tag(known, tag)) out = HttpResponse{304, {}, {}, {}, {}};
  out.fields.push_back({"ETag", std::move(tag)});
  out.fields.push_back({"Cache-Control", "no-cache"});
  return out;
}

HttpResponse Api::refused(int status, std::string_view code, std::string_view detail) {
  metrics_.refused(std::string(code));
  HttpResponse out = problem(status, code, detail);
  if (status == 503) out.fields.push_back({"Retry-After", "1"});
  return out;
}

void Api::done(const HttpExchange& exchange) {
  const HttpRequest& request = exchange.request;
  const std::string route = request.route < 0 ? "none" : router_.route(request.route).pattern;
  // Methods are the client's words: only those that are routed are labels.
  if (!request.method.empty()) metrics_.answered(route, request.route < 0 ? "other" : request.method, exchange);
  if (options_.log) log_access(exchange);
}

}  // namespace claims::cli
