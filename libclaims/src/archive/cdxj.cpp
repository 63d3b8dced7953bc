#include "archive/cdxj.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

namespace claims::archive {
namespace {

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// JSON text in ASCII. What is not UTF-8 was written before there was any: Latin-1.
std::string quoted(std::string_view text) {
  try {
    return nlohmann::json(text).dump(-1, ' ', true);
  } catch (const nlohmann::json::exception&) {
  }
  std::string utf8;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      utf8.push_back(c);
      continue;
    }
    utf8.push_back(static_cast<char>(0xC0 | byte >> 6));
    utf8.push_back(static_cast<char>(0x80 | (byte & 0x3F)));
  }
  return nlohmann::json(utf8).dump(-1, ' ', true);
}

Result<std::uint64_t> number(std::string_view text, std::string_view name) {
  std::uint64_t out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (!all_digits(text) || error != std::errc() || end != text.data() + text.size())
    return fail(Code::malformed, fmt::format("{} is no number", name));
  return out;
}

Result<void> check(const IndexLine& line) {
  if (line.key.empty()) return fail(Code::malformed, "no key stands at the beginning");
  if (!all_digits(line.time) || (line.time.size() != 14 && line.time.size() != 17))
    return fail(Code::malformed, "the time is not of 14 or 17 digits");
  return {};
}

Result<std::string> member_text(const nlohmann::json& value, const std::string& name) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number_unsigned()) return std::to_string(value.get<std::uint64_t>());
  return fail(Code::malformed, fmt::format("\"{}\" is neither text nor a number", name));
}

Result<void> take(IndexLine& line, const std::string& name, const std::string& value) {
  if (name == "url") line.url = value;
  else if (name == "mime") line.mime = value;
  else if (name == "status") line.status = value;
  else if (name == "digest") line.digest = value;
  else if (name == "filename") line.filename = value;
  else if (name == "recordDigest") line.record_digest = value;
  else if (name == "offset" || name == "length") {
    auto parsed = number(value, name);
    if (!parsed) return tl::unexpected(parsed.error());
    (name == "offset" ? line.offset : line.length) = *parsed;
  }
  return {};
}

// Depth of the JSON, and whether a name stands twice in the outer object.
Result<nlohmann::json> parsed_json(std::string_view text) {
  bool deep = false, twice = false;
  std::vector<std::string> names;
  const auto look = [&](int depth, nlohmann::json::parse_event_t event, nlohmann::json& value) {
    if (depth > static_cast<int>(max_index_depth)) deep = true;
    if (event == nlohmann::json::parse_event_t::key && depth == 1) {
      const auto& name = value.get_ref<const std::string&>();
      twice = twice || std::find(names.begin(), names.end(), name) != names.end();
      names.push_back(name);
    }
    return !deep && !twice;
  };
  // The parser goes no deeper than its callback, but it counts brackets itself: look first.
  std::size_t depth = 0;
  bool in_text = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && in_text) ++i;
    else if (text[i] == '"') in_text = !in_text;
    else if (!in_text && (text[i] == '{' || text[i] == '[') && ++depth > max_index_depth)
      return fail(Code::limit, fmt::format("its JSON is nested deeper than {}", max_index_depth));
    else if (!in_text && (text[i] == '}' || text[i] == ']') && depth > 0) --depth;
  }
  auto out = nlohmann::json::parse(text, look, false);
  if (twice) return fail(Code::malformed, "a member of its JSON stands twice");
  if (!out.is_object()) return fail(Code::malformed, "what follows the time is no JSON object");
  return out;
}

Result<IndexLine> parse_cdxj(std::string_view text) {
  const std::size_t first = text.find(' ');
  const std::size_t second = first == std::string_view::npos ? first : text.find(' ', first + 1);
  if (second == std::string_view::npos) return fail(Code::malformed, "it is not KEY TIME JSON");
  IndexLine line;
  line.key = text.substr(0, first);
  line.time = text.substr(first + 1, second - first - 1);
  if (auto checked = check(line); !checked) return tl::unexpected(checked.error());
  auto json = parsed_json(text.substr(second + 1));
  if (!json) return tl::unexpected(json.error());
  for (const auto& [name, value] : json->items()) {
    if (!(value.is_string() || value.is_number_unsigned())) {
      if (name == "url" || name == "offset" || name == "length" || name == "filename" || name == "digest")
        return fail(Code::malformed, fmt::format("\"{}\" is neither text nor a number", name));
      continue;
    }
    auto taken = member_text(value, name).and_then([&](const std::string& t) { return take(line, name, t); });
    if (!taken) return tl::unexpected(taken.error());
  }
  return line;
}

Result<IndexLine> parse_cdx(std::string_view text, std::string_view columns) {
  IndexLine line;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (begin > text.size()) return fail(Code::malformed, "it has fewer columns than the first line names");
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::string value(text.substr(begin, end - begin));
    begin = end + 1;
    const char column = columns[i];
    if (column == 'N' || column == 'A') line.key = value;
    else if (column == 'b') line.time = value;
    if (value == "-" || value.empty()) continue;
    const char* name = column == 'a'   ? "url"
                       : column == 'm' ? "mime"
                       : column == 's' ? "status"
                       : column == 'k' ? "digest"
                       : column == 'S' ? "length"
                       : column == 'V' ? "offset"
                       : column == 'g' ? "filename"
                                       : "";
    if (auto taken = take(line, name, value); !taken) return tl::unexpected(taken.error());
  }
  if (begin <= text.size()) return fail(Code::malformed, "it has more columns than the first line names");
  if (auto checked = check(line); !checked) return tl::unexpected(checked.error());
  return line;
}

}  // namespace

std::string IndexLine::text() const {
  std::string out = key + " " + time + " {";
  const auto add = [&](const char* name, std::string_view value) {
    if (value.empty()) return;
    out += fmt::format("{}\"{}\": {}", out.back() == '{' ? "" : ", ", name, quoted(value));
  };
  add("url", url);
  add("mime", mime);
  add("status", status);
  add("digest", digest);
  if (length) add("length", std::to_string(*length));
  if (offset) add("offset", std::to_string(*offset));
  add("filename", filename);
  return out + "}\n";
}

std::string index_time(std::string_view date) {
  static constexpr std::string_view form = "0000-00-00T00:00:00";
  if (date.size() <= form.size() || date.back() != 'Z') return {};
  std::string out;
  for (std::size_t i = 0; i < form.size(); ++i) {
    const bool digit = date[i] >= '0' && date[i] <= '9';
    if (form[i] == '0' ? !digit : date[i] != form[i]) return {};
    if (digit) out.push_back(date[i]);
  }
  return out;
}

std::string cdx_columns(std::string_view first_line) {
  if (!first_line.starts_with(" CDX ")) return {};
  std::string out;
  for (std::size_t i = 5; i < first_line.size(); i += 2) {
    if (first_line[i] == ' ' || (i + 1 < first_line.size() && first_line[i + 1] != ' ')) return {};
    out.push_back(first_line[i]);
  }
  return out;
}

Result<IndexLine> parse_index_line(std::string_view line, std::string_view columns) {
  if (line.size() > max_index_line) return fail(Code::limit, fmt::format("it is longer than {} bytes", max_index_line));
  return columns.empty() ? parse_cdxj(line) : parse_cdx(line, columns);
}

std::string sorted_index(std::vector<std::string> lines) {
  std::sort(lines.begin(), lines.end());
  lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
  std::string out;
  for (const std::string& line : lines) out += line;
  return out;
}

}  // namespace claims::archive
