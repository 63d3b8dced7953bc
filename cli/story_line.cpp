#include "story_line.h"

#include "json_members.h"

#include <fmt/format.h>

#include <optional>

namespace claims::cli {
namespace {

std::optional<Format> parse_format(std::string_view name) {
  if (name.empty() || name == "plain" || name == "text" || name == "txt") return Format::plain;
  if (name == "markdown" || name == "md") return Format::markdown;
  if (name == "html") return Format::html;
  if (name == "automatic" || name == "auto") return Format::automatic;
  return std::nullopt;
}

}  // namespace

std::optional<Date> parse_day(std::string_view text) {
  if (text.size() > 10 && (text[10] == 'T' || text[10] == ' ')) text = text.substr(0, 10);
  return parse_iso_date(text);
}

tl::expected<StoryLine, BadLine> parse_story_line(std::string_view line) {
  JsonMembers members = read_members(line, {"text", "published", "title", "format"});
  const auto bad = [&](Code code, std::string text) {
    return tl::unexpected<BadLine>(BadLine{std::move(members.id), Error{code, std::move(text)}});
  };
  if (!members.problem.empty()) return bad(Code::malformed, std::move(members.problem));
  if (members.id.empty()) return bad(Code::malformed, "the story has no \"id\"");
  if (!members.has("text")) return bad(Code::malformed, "the story has no \"text\"");
  StoryLine story{members.id, members.take("text"), {}};
  const std::string named = members.take("format");
  const std::optional<Format> format = parse_format(named);
  if (!format)
    return bad(Code::malformed, fmt::format("\"format\": expected plain, markdown or html, not \"{}\"", named));
  story.options.format = *format;
  story.options.title = members.take("title");
  if (const std::string published = members.take("published"); !published.empty()) {
    story.options.published = parse_day(published);
    if (!story.options.published)
      return bad(Code::malformed,
                 fmt::format("\"published\": expected an existing day as YYYY-MM-DD, not \"{}\"", published));
  }
  return story;
}

std::string error_line(const std::string& id, const Error& error) {
  std::string out = "{";
  if (!id.empty()) out += "\"id\":" + id + ",";
  return out + "\"error\":{\"code\":\"" + name_of(error.code) + "\",\"text\":" + json_string(error.text) + "}}\n";
}

}  // namespace claims::cli
