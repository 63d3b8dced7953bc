// The routes of the server, by what they are about. What they refer to must outlive the router.
#pragma once

#include "api.h"
#include "desk.h"
#include "registered_stories.h"

#include <functional>

namespace claims::cli {

// /v1/verify, /v1/inspect, /v1/stories/{}
void add_story_routes(Api& api, Desk& desk, RegisteredStories& stories);
// /v1/claims, /v1/claims/{}, /v1/claims/{}/decisions
void add_claim_routes(Api& api, Desk& desk);
// /v1/checks, /v1/health, /v1/openapi.json and the schemas that it refers to, /metrics
void add_catalogue_routes(Api& api, const std::function<HttpLoad()>& load);
// /v2/... and /lt/{}/v2/..., as LanguageTool has them
void add_language_tool_routes(Api& api, Desk& desk, RegisteredStories& stories);

}  // namespace claims::cli
