// What `claims fetch` prints of one document.
#include "report/display.h"
#include "report/source_json.h"

#include <claims/fetch.h>

#include <fmt/format.h>

#include <algorithm>

namespace claims {
namespace {

using report::JsonWriter;

std::string as_json(const Fetched& fetched) {
  JsonWriter json(JsonWriter::Style::compact);
  json.begin_object();
  report::write_source_members(json, fetched.source);
  if (fetched.source.state == SourceState::retrieved) {
    json.key("size");
    json.integer(static_cast<std::int64_t>(fetched.size));
    json.member("kept", fetched.kept);
    json.key("kept_offset");
    json.integer(static_cast<std::int64_t>(fetched.kept_offset));
    json.member("unchanged", fetched.unchanged);
    if (fetched.source.unread) json.member("unread", true);
  }
  json.key("milliseconds");
  json.integer(static_cast<std::int64_t>(fetched.milliseconds));
  json.end_object();
  return json.take();
}

// "12,345"
std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

std::string date_of(const Source& source) {
  for (const char* const name : {"date", "adopted", "published"})
    if (const Fact* const fact = source.fact(name)) return fact->value;
  return {};
}

std::string as_text(const Fetched& fetched) {
  const Source& source = fetched.source;
  std::string out = report::on_one_line(source.locator) + "   " + name_of(source.state);
  if (source.state == SourceState::retrieved)
    out += fmt::format("   {}   {} byte{}{}   {} ms",
                       source.media_type.empty() ? "of no known type" : source.media_type, grouped(fetched.size),
                       fetched.size == 1 ? "" : "s", fetched.unchanged ? "   unchanged" : "", fetched.milliseconds);
  out += '\n';
  const auto line = [&](const char* name, const std::string& value) {
    if (!value.empty()) out += fmt::format("  {:<9} {}\n", name, report::on_one_line(value));
  };
  const Fact* const title = source.fact("title");
  line("problem", source.problem);
  if (source.unread) line("text", "not read yet");
  line("title", title ? title->value : "");
  line("date", date_of(source));
  line("sha256", source.sha256);
  line("retrieved", source.retrieved);
  line("from", source.url);
  if (!fetched.kept.empty()) line("kept", fmt::format("{}, byte {}", fetched.kept, fetched.kept_offset));
  return out;
}

}  // namespace

std::string render_fetched(const Fetched& fetched, bool json) { return json ? as_json(fetched) : as_text(fetched); }

}  // namespace claims
