// What every route of the server has in common: who may ask, how often, what is counted and logged.
#pragma once

#include "http_server.h"
#include "metrics.h"
#include "rate_limit.h"
#include "router.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace claims::cli {

struct ApiOptions {
  std::string tokens;              // path of the file; empty: everybody may do everything
  std::vector<std::string> hosts;  // names by which clients may call the server, besides this machine's own
  double rate = 0;                 // requests a second of one client; 0: no limit
  std::size_t body_bytes = 0;      // that a request may have
  bool log = true;                 // a line for each request
};

class Api final : public HttpService {
 public:
  explicit Api(ApiOptions options);

  // Errors: of the file of tokens.
  Result<void> open();
  Router& router() noexcept { return router_; }
  Metrics& metrics() noexcept { return metrics_; }
  // Called for SIGHUP once the tokens were read again.
  void on_reload(std::function<void()> reload) { reload_ = std::move(reload); }
  // The client with this token; nothing: there is none. Without a file of tokens: everybody. Any thread.
  std::optional<ApiClient> client(std::string_view token) const;
  std::size_t body_bytes() const noexcept { return options_.body_bytes; }
  bool open_to_all() const noexcept { return options_.tokens.empty(); }
  // Whether whoever sent an admitted request may do that too.
  bool may(const HttpRequest& request, Scope scope) const noexcept {
    return open_to_all() || ApiClient{{}, request.granted}.may(scope);
  }

  std::optional<HttpResponse> admit(HttpRequest& head) override;
  bool at_once(const HttpRequest& request) const override;
  HttpResponse answer(HttpRequest& request) override;
  HttpResponse refused(int status, std::string_view code, std::string_view detail) override;
  void done(const HttpExchange& exchange) override;
  void reload() override;

 private:
  bool is_host(std::string_view host) const;
  std::optional<HttpResponse> recognise(HttpRequest& head, const Route& route);
  std::optional<HttpResponse> limited(const HttpRequest& head);
  HttpResponse not_routed(const Router::Match& match);

  ApiOptions options_;
  Router router_;
  Metrics metrics_;
  RateLimit rate_, guesses_;
  std::shared_ptr<const ApiTokens> tokens_;  // replaced as a whole
  std::function<void()> reload_;
};

// 401 with what the client has to send, and 403.
HttpResponse unauthorized(std::string_view detail);
HttpResponse forbidden(Scope scope);

}  // namespace claims::cli
