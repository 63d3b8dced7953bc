#include "../inspect_parts.h"
#include "routes.h"
#include "story_body.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace claims::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t longest_name = 64;

Result<Document> document_of(StoryBody story) {
  return read_document(std::move(story.path), std::move(story.text), story.reading);
}

HttpResponse verify_story(Api& api, Desk& desk, Call& call) {
  auto story = take_story(call, desk.reading());
  if (!story) return problem(story.error());
  const auto record = flag_in(call.query, "record");
  if (!record) return problem(400, "malformed", "\"record\": expected true or false");
  if (*record) {
    if (story->path == "-") return problem(400, "usage", "a story that is recorded needs a \"path\": its name");
    if (!desk.has_case()) return problem(404, "not_found", "the server has no case; --case gives it one");
    if (!api.may(call.request, Scope::decide)) return forbidden(Scope::decide);
  }
  auto document = document_of(std::move(*story));
  if (!document) return unreadable_story(document.error());
  const auto report = desk.verify(std::move(*document), *record);
  if (!report) return problem(report.error());
  api.metrics().verified(*report);
  HttpResponse out = json_answer(render_json(*report));
  out.notes.push_back({"findings", std::to_string(report->findings.size())});
  return out;
}

// The parts that "what" names, separated by commas; nothing: one is unknown.
std::optional<std::vector<InspectPart>> parts_in(std::string_view what) {
  std::vector<InspectPart> out;
  if (what.empty())
    for (const NamedPart& part : inspect_parts) out.push_back(part.part);
  while (!what.empty()) {
    const std::string_view name = what.substr(0, what.find(','));
    what.remove_prefix(std::min(what.size(), name.size() + 1));
    const auto* const known = std::find_if(inspect_parts.begin(), inspect_parts.end(),
                                           [&](const NamedPart& each) { return each.name == name; });
    if (known == inspect_parts.end()) return std::nullopt;
    out.push_back(known->part);
  }
  return out;
}

HttpResponse inspect_story(Desk& desk, Call& call) {
  const auto wanted = parts_in(call.query.get("what"));
  if (!wanted)
    return problem(400, "malformed", "\"what\": expected blocks, sentences, mentions, timeline, claims, citations");
  auto story = take_story(call, desk.reading());
  if (!story) return problem(story.error());
  auto document = document_of(std::move(*story));
  if (!document) return unreadable_story(document.error());
  return json_answer(render_story(read_story(std::move(*document)), *wanted, ReportFormat::json));
}

bool is_name(std::string_view name) {
  return name.size() <= longest_name && std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
                  c == '-';
         });
}

std::string described(const std::string& name, const RegisteredStory& story) {
  Json out = {{"story", name}, {"path", story.path}, {"sha256", story.sha256}};
  if (story.published)
    out["published"] =
        fmt::format("{:04}-{:02}-{:02}", story.published->year, story.published->month, story.published->day);
  out["paragraphs"] = story.paragraphs.size();
  out["language_tool"] = fmt::format("/lt/{}/v2", name);
  return out.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

HttpResponse put_story(Desk& desk, RegisteredStories& stories, Call& call) {
  const std::string& name = call.values.front();
  if (!is_name(name))
    return problem(400, "malformed",
                   fmt::format("the name of a story has at most {} of A-Z a-z 0-9 . _ -", longest_name));
  auto story = take_story(call, desk.reading());
  if (!story) return problem(story.error());
  const auto document = document_of(std::move(*story));
  if (!document) return unreadable_story(document.error());
  RegisteredStory kept = registered(*document);
  std::string body = described(name, kept);
  const auto fresh = stories.put(name, std::move(kept));
  if (!fresh) return problem(fresh.error());
  return json_answer(std::move(body), *fresh ? 201 : 200);
}

HttpResponse get_story(RegisteredStories& stories, Call& call) {
  const auto found = stories.find(call.values.front());
  if (!found) return problem(404, "not_found", "no story of this name was registered since the server was started");
  return json_answer(described(call.values.front(), *found));
}

HttpResponse remove_story(RegisteredStories& stories, Call& call) {
  if (!stories.remove(call.values.front())) return problem(404, "not_found", "no story of this name is registered");
  HttpResponse out;
  out.status = 204;
  return out;
}

}  // namespace

void add_story_routes(Api& api, Desk& desk, RegisteredStories& stories) {
  using Work = Route::Work;
  Router& router = api.router();
  router.add(
      {"POST", "/v1/verify", Scope::verify, Work::some, [&](Call& call) { return verify_story(api, desk, call); }});
  router.add({"POST", "/v1/inspect", Scope::verify, Work::some, [&](Call& call) { return inspect_story(desk, call); }});
  router.add(
      {"PUT", "/v1/stories/{}", Scope::verify, Work::some, [&](Call& call) { return put_story(desk, stories, call); }});
  router.add(
      {"GET", "/v1/stories/{}", Scope::verify, Work::at_once, [&](Call& call) { return get_story(stories, call); }});
  router.add({"DELETE", "/v1/stories/{}", Scope::verify, Work::at_once,
              [&](Call& call) { return remove_story(stories, call); }});
}

}  // namespace claims::cli
