#include "report/article_json.h"

#include <fmt/format.h>

#include <set>

namespace claims::report {

void write_span(JsonWriter& json, const Document& document, Span span) {
  const Span source = document.source_span(span);
  json.member("start", source.begin);
  json.member("end", source.end);
}

void write_text_span(JsonWriter& json, const Document& document, Span span) {
  write_span(json, document, span);
  json.member("text", document.slice(span));
}

std::string shown_date(const PublicationDate& published) {
  if (published.has_day()) return to_iso(published.date);
  if (!published.has_year()) return {};
  return published.date.month != 0 ? fmt::format("{:04}-{:02}", published.date.year, published.date.month)
                                   : fmt::format("{:04}", published.date.year);
}

void write_article(JsonWriter& json, const Document& document) {
  const PublicationDate& published = document.published;
  json.key("article");
  json.begin_object();
  json.member("path", document.path);
  json.member("sha256", document.sha256);
  const std::string date = shown_date(published);
  json.key("published");
  if (date.empty()) json.raw("null");
  else json.string(date);
  json.member("published_from", name_of(published.source));
  if (!published.detail.empty() && published.detail != name_of(published.source))
    json.member("published_detail", published.detail);
  if (!document.title.empty()) json.member("title", document.title);
  if (!document.byline.empty()) json.member("byline", document.byline);
  json.member("language", document.language);
  json.end_object();
}

void write_made_with(JsonWriter& json, std::span<const Source> sources, std::span<const std::string> checks,
                     std::string_view house_rules) {
  json.key("made_with");
  json.begin_object(JsonWriter::Layout::line);
  json.member("claims", version());
  json.member("data", data_digest());
  if (!house_rules.empty()) json.member("house_rules", house_rules);
  std::set<std::string> plugins(checks.begin(), checks.end());
  for (const Source& source : sources)
    if (!source.plugin.empty()) plugins.insert(source.plugin);
  if (!plugins.empty()) {
    json.key("plugins");
    json.begin_array();
    for (const std::string& name : plugins) json.string(name);
    json.end_array();
  }
  std::set<std::pair<std::string, std::string>> digests;
  for (const Source& source : sources)
    if (!source.plugin_sha256.empty()) digests.emplace(source.plugin, source.plugin_sha256);
  if (!digests.empty()) {
    json.key("plugin_files");
    json.begin_array();
    for (const auto& [name, digest] : digests) {
      json.begin_object();
      json.member("plugin", name);
      json.member("sha256", digest);
      json.end_object();
    }
    json.end_array();
  }
  json.end_object();
}

}  // namespace claims::report
