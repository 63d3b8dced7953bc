#include "story_line.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <optional>

namespace claims::cli {
namespace {

using Json = nlohmann::json;

std::string dumped(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

// Takes the members of the outermost object and skips what they hold.
class Reader : public nlohmann::json_sax<Json> {
 public:
  std::string id, text, published, title, format, problem;
  bool has_text = false;

  bool null() override { return depth_ > 0 || not_an_object(); }  // as if the member were not there
  bool boolean(bool) override { return other("a boolean"); }
  bool number_integer(number_integer_t value) override { return number(Json(value)); }
  bool number_unsigned(number_unsigned_t value) override { return number(Json(value)); }
  bool number_float(number_float_t value, const string_t&) override { return number(Json(value)); }
  bool binary(binary_t&) override { return false; }
  bool string(string_t& value) override {
    if (depth_ != 1) return depth_ > 0 || not_an_object();
    if (key_ == "id") id = dumped(Json(value));
    else if (key_ == "text") text = std::move(value), has_text = true;
    else if (key_ == "published") published = std::move(value);
    else if (key_ == "title") title = std::move(value);
    else if (key_ == "format") format = std::move(value);
    return true;
  }
  bool start_object(std::size_t) override { return ++depth_ != 2 || other("an object"); }
  bool start_array(std::size_t) override { return ++depth_ == 1 ? not_an_object() : depth_ != 2 || other("an array"); }
  bool end_object() override { return --depth_, true; }
  bool end_array() override { return --depth_, true; }
  bool key(string_t& value) override {
    if (depth_ == 1) key_ = std::move(value);
    return true;
  }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& error) override {
    const std::string_view what = error.what();
    const std::size_t colon = what.find(": ");  // after "[json.exception...] parse error at line 1, column 8"
    problem = fmt::format("not JSON at byte {}{}", position, colon == std::string_view::npos ? "" : what.substr(colon));
    return false;
  }

 private:
  bool not_an_object() {
    problem = R"(expected an object {"id", "text", ...})";
    return false;
  }
  bool number(const Json& value) {
    if (depth_ == 1 && key_ == "id") id = dumped(value);
    return depth_ == 1 && key_ != "id" ? other("a number") : depth_ > 0 || not_an_object();
  }
  // A value of a kind that none of our members takes.
  bool other(const char* kind) {
    if (depth_ == 0) return not_an_object();
    for (const char* name : {"id", "text", "published", "title", "format"}) {
      if (key_ != name) continue;
      if (problem.empty() && depth_ <= 2) problem = fmt::format("\"{}\" must be a string, not {}", name, kind);
    }
    return true;
  }

  std::string key_;
  int depth_ = 0;
};

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
  Reader reader;
  Json::sax_parse(line.begin(), line.end(), &reader);
  const auto bad = [&](Code code, std::string text) {
    return tl::unexpected<BadLine>(BadLine{std::move(reader.id), Error{code, std::move(text)}});
  };
  if (!reader.problem.empty()) return bad(Code::malformed, std::move(reader.problem));
  if (reader.id.empty()) return bad(Code::malformed, "the story has no \"id\"");
  if (!reader.has_text) return bad(Code::malformed, "the story has no \"text\"");
  StoryLine story{reader.id, std::move(reader.text), {}};
  const std::optional<Format> format = parse_format(reader.format);
  if (!format)
    return bad(Code::malformed, fmt::format("\"format\": expected plain, markdown or html, not \"{}\"", reader.format));
  story.options.format = *format;
  story.options.title = std::move(reader.title);
  if (!reader.published.empty()) {
    story.options.published = parse_day(reader.published);
    if (!story.options.published)
      return bad(Code::malformed,
                 fmt::format("\"published\": expected an existing day as YYYY-MM-DD, not \"{}\"", reader.published));
  }
  return story;
}

std::string error_line(const std::string& id, const Error& error) {
  std::string out = "{";
  if (!id.empty()) out += "\"id\":" + id + ",";
  return out + "\"error\":{\"code\":\"" + name_of(error.code) + "\",\"text\":" + dumped(Json(error.text)) + "}}\n";
}

}  // namespace claims::cli
