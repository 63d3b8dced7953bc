#include "language_tool_answer.h"
#include "routes.h"

#include "../story_line.h"

#include <fmt/format.h>

namespace claims::cli {
namespace {

HttpResponse plain(int status, std::string_view text) {
  HttpResponse out;
  out.status = status;
  out.media_type = "text/plain; charset=utf-8";
  out.body = status == 200 ? std::string(text) : fmt::format("Error: {}\n", text);
  return out;
}

WantedFindings wanted_of(const CheckRequest& request) {
  WantedFindings out;
  out.notes = request.fields.get("level") == "picky";
  out.disabled = request.list("disabledRules");
  out.enabled = request.list("enabledRules");
  out.enabled_only = request.fields.get("enabledOnly") == "true" || request.fields.get("enabledOnly") == "yes";
  return out;
}

struct LanguageToolRoutes {
  Api& api;
  Desk& desk;
  RegisteredStories& stories;

  // Most editors can send no header; LanguageTool has a parameter for its own keys.
  bool may_verify(const HttpRequest& head, const CheckRequest& request) const {
    if (api.may(head, Scope::verify)) return true;
    const auto client = api.client(request.fields.get("apiKey"));
    return client && client->may(Scope::verify);
  }

  // `story`: what the text is a paragraph of; null: it is all there is.
  HttpResponse check(Call& call, const RegisteredStory* story) const {
    const auto request = read_check_request(call.request.body);
    if (!request) return plain(400, request.error().text);
    if (!may_verify(call.request, *request)) return plain(403, "no token of this scope; give it as \"apiKey\"");
    const std::string language = request->fields.get("language");
    if (!is_language(language))
      return plain(400, fmt::format("\"{}\" is not a language that is read here; English is", language));
    ReadOptions reading = desk.reading();
    reading.format = Format::plain;
    PlacedParagraph at{request->sent.text(), 0, true};
    if (story) {
      at = placed(*story, request->sent.text());
      reading.title = story->title;
      reading.published = story->published;
    }
    if (const std::string published = request->fields.get("published"); !published.empty()) {
      reading.published = parse_day(published);
      if (!reading.published) return plain(400, "\"published\": expected an existing day as YYYY-MM-DD");
    }
    auto document = read_document(story ? story->path : "-", std::move(at.text), reading);
    if (!document) return plain(400, document.error().text);
    const auto report = desk.verify(std::move(*document), false);
    if (!report) return plain(500, report.error().text);
    api.metrics().verified(*report);
    return json_answer(render_check(*report, {request->sent, at.begin}, wanted_of(*request), language));
  }

  HttpResponse check_in_story(Call& call) const {
    const auto story = stories.find(call.values.front());
    if (!story) return plain(404, "no story of this name is registered; PUT /v1/stories/NAME registers one");
    return check(call, story.get());
  }
};

}  // namespace

void add_language_tool_routes(Api& api, Desk& desk, RegisteredStories& stories) {
  using Work = Route::Work;
  const LanguageToolRoutes routes{api, desk, stories};
  const auto add = [&](const char* method, const char* pattern, const char* in_story, Work work,
                       const std::function<HttpResponse(Call&)>& answer,
                       const std::function<HttpResponse(Call&)>& answer_in_story) {
    Route route{method, pattern, work == Work::some ? Scope::verify : Scope::none, work, answer};
    route.token_in_body = work == Work::some;
    route.plain_errors = true;
    api.router().add(route);
    route.pattern = in_story;
    route.answer = answer_in_story;
    api.router().add(route);
  };
  const auto fixed = [&](const char* pattern, const char* in_story, const HttpResponse& response) {
    const auto answer = [response](Call&) { return response; };
    add("GET", pattern, in_story, Work::at_once, answer, answer);
  };
  add(
      "POST", "/v2/check", "/lt/{}/v2/check", Work::some, [routes](Call& call) { return routes.check(call, nullptr); },
      [routes](Call& call) { return routes.check_in_story(call); });
  fixed("/v2/languages", "/lt/{}/v2/languages", json_answer(render_languages()));
  fixed("/v2/info", "/lt/{}/v2/info", json_answer(render_software()));
  fixed("/v2/healthcheck", "/lt/{}/v2/healthcheck", plain(200, "OK"));
  // In the worst case a character takes nine bytes of a body: three of UTF-8, each as %XX.
  fixed("/v2/maxtextlength", "/lt/{}/v2/maxtextlength", plain(200, std::to_string(api.body_bytes() / 9)));
}

}  // namespace claims::cli
