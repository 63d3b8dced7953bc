#include "openapi.h"
#include "routes.h"

#include <claims/finding.h>

#include <nlohmann/json.hpp>

namespace claims::cli {
namespace {

using Json = nlohmann::ordered_json;

HttpResponse answer_of(const char* media_type, std::string body) {
  HttpResponse out;
  out.media_type = media_type;
  out.body = std::move(body);
  return out;
}

std::string all_checks() {
  Json list = Json::array();
  for (const CheckInfo& check : checks()) {
    Json each = {{"id", check.id}, {"level", name_of(check.level)}, {"summary", check.summary}};
    if (!check.published.empty()) each["published"] = check.published;
    each["flags"] = check.example;
    each["leaves"] = check.near_miss;
    list.push_back(std::move(each));
  }
  return Json{{"checks", std::move(list)}}.dump(1) + "\n";
}

}  // namespace

void add_catalogue_routes(Api& api, const std::function<HttpLoad()>& load) {
  constexpr auto at_once = Route::Work::at_once;
  Router& router = api.router();
  router.add({"GET", "/v1/checks", Scope::none, at_once,
              [body = all_checks()](Call&) { return answer_of("application/json", body); }});
  const std::string health = Json{{"status", "ok"}, {"version", version()}, {"data", data_digest()}}.dump() + "\n";
  router.add(
      {"GET", "/v1/health", Scope::none, at_once, [health](Call&) { return answer_of("application/json", health); }});
  for (const EmbeddedFile& file : openapi_files())
    router.add({"GET", file.path, Scope::none, at_once,
                [&file](Call&) { return answer_of("application/json", std::string(file.content)); }});
  router.add({"GET", "/metrics", Scope::metrics, at_once, [&api, load](Call&) {
                return answer_of("text/plain; version=0.0.4; charset=utf-8", api.metrics().text(load()));
              }});
}

}  // namespace claims::cli
