// The plugin org.claims.web: the one way to the network.
#include "loop.h"

#include <claims/plugin.hpp>

#include <curl/curl.h>

namespace web {
namespace {

using claims::plugin::Status;

claims_status run(const claims_host* host, const claims_transport_settings* from) {
  claims_status asked = CLAIMS_OK;  // by the host, which knows why
  const claims_status status = claims::plugin::guarded(host, [&](claims::plugin::Host&) -> Status {
    static const CURLcode ready = curl_global_init(CURL_GLOBAL_ALL);
    if (ready != CURLE_OK) return claims::plugin::fail(CLAIMS_INTERNAL, curl_easy_strerror(ready));
    Settings settings;
    if (std::string problem = read_settings(*from, settings); !problem.empty())
      return claims::plugin::fail(CLAIMS_USAGE, std::move(problem));
    asked = Loop(host, std::move(settings)).run();
    return claims::plugin::ok();
  });
  return status == CLAIMS_OK ? asked : status;
}

struct Transport {
  static constexpr claims_string id = CLAIMS_STRING(CLAIMS_TRANSPORT_1);
  static constexpr claims_transport table = {sizeof(claims_transport), &run};
};

}  // namespace
}  // namespace web

CLAIMS_PLUGIN("org.claims.web", "1.0.0", "Apache-2.0", CLAIMS_HOSTS("*"), web::Transport)
