#include "report/source_json.h"

namespace claims::report {
namespace {

void write_fact(JsonWriter& json, const Fact& fact) {
  json.begin_object(JsonWriter::Layout::line);
  json.member("name", fact.name);
  json.member("type", name_of(fact.type));
  json.member("value", fact.value);
  if (!fact.qualifier.empty()) json.member("qualifier", fact.qualifier);
  if (!fact.quote.empty()) json.member("quote", fact.quote);
  json.end_object();
}

}  // namespace

void write_source_members(JsonWriter& json, const Source& source) {
  const auto text = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) json.member(name, value);
  };
  json.member("locator", source.locator);
  json.member("state", name_of(source.state));
  text("problem", source.problem);
  text("url", source.url);
  text("retrieved", source.retrieved);
  text("media_type", source.media_type);
  text("sha256", source.sha256);
  text("text_sha256", source.text_sha256);
  text("plugin", source.plugin);
  text("imported", source.imported);
  json.key("facts");
  json.begin_array();
  for (const Fact& fact : source.facts) write_fact(json, fact);
  json.end_array();
}

}  // namespace claims::report
