#include "story_body.h"

#include "../json_members.h"
#include "../story_line.h"

#include <fmt/format.h>

#include <algorithm>

namespace claims::cli {
namespace {

constexpr std::size_t longest_path = 1000;

Result<Format> format_named(const std::string& name) {
  if (name == "plain") return Format::plain;
  if (name == "markdown") return Format::markdown;
  if (name == "html") return Format::html;
  if (name == "automatic") return Format::automatic;
  return fail(Code::malformed,
              fmt::format("\"format\": expected plain, markdown, html or automatic, not \"{}\"", name));
}

struct MediaType {
  std::string_view name;
  Format format;
};
constexpr MediaType media_types[] = {{"", Format::automatic},       {"application/octet-stream", Format::automatic},
                                     {"text/plain", Format::plain}, {"text/markdown", Format::markdown},
                                     {"text/html", Format::html},   {"application/xhtml+xml", Format::html}};

// A path is a name in reports and in the case, and is never opened.
Result<void> set_path(StoryBody& story, const std::string& path) {
  if (path.empty()) return {};
  if (path.size() > longest_path ||
      std::any_of(path.begin(), path.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }))
    return fail(Code::malformed,
                fmt::format("\"path\": expected a name of at most {} bytes in one line", longest_path));
  story.path = path;
  return {};
}

// What members and queries call the same.
Result<void> set_facts(StoryBody& story, const std::string& path, const std::string& published,
                       const std::string& title, const std::string& format) {
  if (auto set = set_path(story, path); !set) return set;
  if (!title.empty()) story.reading.title = title;
  if (!format.empty()) {
    const auto named = format_named(format);
    if (!named) return tl::unexpected(named.error());
    story.reading.format = *named;
  }
  if (published.empty()) return {};
  story.reading.published = parse_day(published);
  if (!story.reading.published)
    return fail(Code::malformed,
                fmt::format("\"published\": expected an existing day as YYYY-MM-DD, not \"{}\"", published));
  return {};
}

Result<void> read_json(StoryBody& story, std::string_view body) {
  JsonMembers members = read_members(body, {"text", "path", "published", "title", "format"});
  if (!members.problem.empty()) return fail(Code::malformed, std::move(members.problem));
  if (!members.has("text")) return fail(Code::malformed, "the story has no \"text\"");
  story.text = members.take("text");
  story.reading.format = Format::plain;
  return set_facts(story, members.take("path"), members.take("published"), members.take("title"),
                   members.take("format"));
}

}  // namespace

Result<StoryBody> take_story(Call& call, const ReadOptions& reading) {
  StoryBody story;
  story.reading = reading;
  const std::string type = call.request.media_type();
  if (type == "application/json") {
    if (auto read = read_json(story, call.request.body); !read) return tl::unexpected(read.error());
  } else {
    const auto* const known = std::find_if(std::begin(media_types), std::end(media_types),
                                           [&](const MediaType& each) { return type == each.name; });
    if (known == std::end(media_types))
      return fail(Code::unsupported,
                  fmt::format("expected text/plain, text/markdown, text/html or application/json, not \"{}\"", type));
    story.reading.format = known->format;
    story.text = std::move(call.request.body);
  }
  const FormFields& query = call.query;
  if (auto set = set_facts(story, query.get("path"), query.get("published"), query.get("title"), query.get("format"));
      !set)
    return tl::unexpected(set.error());
  return story;
}

HttpResponse unreadable_story(const Error& error) {
  return problem(error.code == Code::limit || error.code == Code::malformed ? 422 : 500, name_of(error.code),
                 error.text);
}

std::optional<bool> flag_in(const FormFields& query, std::string_view name) {
  const std::string value = query.get(name);
  if (value == "true" || value == "1") return true;
  if (value.empty() || value == "false" || value == "0") return false;
  return std::nullopt;
}

}  // namespace claims::cli
