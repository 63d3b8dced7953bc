// One line of `--jsonl` input.
#pragma once

#include <claims/document.h>

#include <string>
#include <string_view>

namespace claims::cli {

struct StoryLine {
  std::string id;  // as a JSON value
  std::string text;
  ReadOptions options;
};

struct BadLine {
  std::string id;  // as a JSON value; empty if none was found
  Error error;
};

// Reads {"id", "text", "published"?, "title"?, "format"?}; other members are
// passed over. Linear in the line; depth and members cost no memory.
tl::expected<StoryLine, BadLine> parse_story_line(std::string_view line);

// {"id"?, "error": {"code", "text"}} and a line end.
std::string error_line(const std::string& id, const Error& error);

// An existing day, "2024-06-20", or nothing. With a time of day behind it
// ("2024-06-20T08:00:00Z") the day is taken.
std::optional<Date> parse_day(std::string_view text);

}  // namespace claims::cli
