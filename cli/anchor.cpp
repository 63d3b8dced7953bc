#include "arguments.h"
#include "command.h"
#include "input.h"
#include "output.h"

#include <claims/annotation.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>

namespace claims::cli {
namespace {

Result<Document> read_story(const std::string& path) {
  auto bytes = read_article(path);
  if (!bytes) return tl::unexpected(bytes.error());
  return read_document(path, std::move(*bytes), {});
}

nlohmann::ordered_json as_json(const Anchored& target, const Document& story) {
  nlohmann::ordered_json out;
  if (!target.id.empty()) out["id"] = target.id;
  out["state"] = target.orphaned ? "orphaned" : "anchored";
  out["quote"] = target.quote;
  if (target.orphaned) {
    out["why"] = target.why;
    return out;
  }
  const Span bytes = story.source_span(target.span);
  const auto at = story.position_of(bytes.begin);
  out["start"] = bytes.begin;
  out["end"] = bytes.end;
  out["line"] = at.line;
  out["column"] = at.column;
  out["text"] = story.slice(target.span);
  return out;
}

std::string as_text(const Anchored& target, const Document& story) {
  if (target.orphaned) return fmt::format("orphaned  \"{}\": {}\n", target.quote, target.why);
  const auto at = story.position_of(story.source_span(target.span).begin);
  return fmt::format("anchored  {}:{}  \"{}\"\n", at.line, at.column, target.quote);
}

std::string rendered(const Reanchored& done, const Document& story, const std::string& format) {
  if (format == "annotation") return done.page;
  std::string out;
  nlohmann::ordered_json rows = nlohmann::ordered_json::array();
  for (const Anchored& each : done.targets) {
    if (format == "text") out += as_text(each, story);
    else if (format == "json") rows.push_back(as_json(each, story));
    else out += as_json(each, story).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
  }
  if (format == "json") out = rows.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
  return out;
}

}  // namespace

int run_anchor(const std::vector<std::string>& words) {
  static constexpr std::string_view formats[] = {"text", "json", "jsonl", "annotation"};
  std::vector<std::string> files;
  std::string before, source, format = "text";
  Arguments arguments(
      "anchor", "[OPTION...] ANNOTATIONS STORY",
      "Puts annotations that were made on an earlier version of a story (W3C Web Annotation, such as of "
      "verify --format annotation) where their words stand now, or says that they are orphaned. Never takes "
      "words that only look alike. Exit code 0: all are anchored, 1: some are orphaned, 2: a file cannot be "
      "read.");
  arguments.positionals(files, "ANNOTATIONS STORY", "the annotations in JSON-LD, and the story as it is now");
  arguments.text("--before", before, "FILE",
                 "the story as it was: words around a quotation may then have been edited too");
  arguments.text("--source", source, "NAME", "the story's name in the annotations; by default its path as given here");
  arguments.choice("--format", format, formats, "text is the default; annotation: those that were anchored");
  arguments.example("claims anchor notes.json story.md", "what became of each annotation");
  arguments.example("claims anchor notes.json story.md --before story.md.orig --format annotation",
                    "for other programs");
  if (const auto exit = arguments.parse(words)) return *exit;
  if (files.size() != 2) {
    diagnose("anchor: give the annotations and the story, such as \"claims anchor notes.json story.md\"");
    return exit_usage;
  }
  if (std::count(files.begin(), files.end(), "-") + (before == "-" ? 1 : 0) > 1) {
    diagnose("anchor: standard input (-) can be read once only");
    return exit_usage;
  }
  const auto annotations = read_article(files[0]);
  const auto story = read_story(files[1]);
  const auto was = before.empty()
                       ? Result<std::optional<Document>>()
                       : read_story(before).map([](Document&& document) { return std::optional(std::move(document)); });
  for (const Error* const error :
       {annotations ? nullptr : &annotations.error(), story ? nullptr : &story.error(), was ? nullptr : &was.error()}) {
    if (!error) continue;
    diagnose(fmt::format("anchor: {}", error->text));
    return exit_usage;
  }
  const auto done =
      reanchor(*annotations, files[0], source.empty() ? files[1] : source, *story, *was ? &**was : nullptr);
  if (!done) {
    diagnose(fmt::format("anchor: {}{}", done.error().text,
                         done.error().code == Code::not_found ? " (--source names the one)" : ""));
    return exit_usage;
  }
  if (!print(rendered(*done, *story, format))) return exit_usage;
  const auto orphans =
      std::count_if(done->targets.begin(), done->targets.end(), [](const Anchored& a) { return a.orphaned; });
  if (orphans > 0 && format == "annotation")
    diagnose(fmt::format("anchor: {} of {} are orphaned and left out", orphans, done->targets.size()));
  return orphans > 0 ? exit_findings : exit_clean;
}

}  // namespace claims::cli
