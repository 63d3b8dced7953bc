// Which part of the server answers which request.
#pragma once

#include "api_tokens.h"
#include "form_fields.h"
#include "http_message.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace claims::cli {

// A request at its route.
struct Call {
  HttpRequest& request;
  std::vector<std::string> values;  // what stood in the place of "{}" in the pattern, decoded
  FormFields query;
};

struct Route {
  const char* method;
  const char* pattern;  // "/v1/claims/{}/decisions"
  Scope scope = Scope::none;
  enum class Work : std::uint8_t { at_once, some } work = Work::some;  // some: on a thread of its own
  std::function<HttpResponse(Call&)> answer;
  std::size_t body_limit = 0;  // 0: the server's
  bool token_in_body = false;  // the route itself looks for a token where the head has none
  bool plain_errors = false;   // errors are "Error: ..." in plain text
};

class Router {
 public:
  void add(Route route) { routes_.push_back(std::move(route)); }
  const Route& route(int index) const { return routes_[static_cast<std::size_t>(index)]; }
  std::size_t size() const noexcept { return routes_.size(); }

  struct Match {
    int index = -1;             // of the route; -1: none
    std::string allowed;        // the methods of that path where the route is of none: "GET, HEAD"
    bool plain_errors = false;  // of the routes of that path
  };
  // HEAD is answered by the route of GET.
  Match match(std::string_view method, std::string_view path) const;
  // The values of a path that match() found.
  static std::vector<std::string> values(const Route& route, std::string_view path);

 private:
  std::vector<Route> routes_;
};

}  // namespace claims::cli
