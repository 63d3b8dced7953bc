#include "archive_proof.h"
#include "arguments.h"
#include "cited.h"
#include "command.h"
#include "fetch_options.h"
#include "input.h"
#include "output.h"

#include <claims/archive.h>
#include <claims/provenance.h>

#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <string_view>

namespace claims::cli {

namespace {

// Browsers show Markdown as text only.
std::string media_type_of(std::string_view name) {
  return name.ends_with(".html") || name.ends_with(".htm") ? "text/html" : "text/plain;charset=utf-8";
}

// The story and, unless another was named, the report on it.
bool add_story(ExportOptions& options, const std::string& path, const FetchOptions& fetch) {
  auto bytes = read_article(path);
  if (bytes && path != "-") options.story_name = path.substr(path.rfind('/') + 1);
  auto report = bytes && options.report.empty() ? report_of(path, *bytes, fetch) : Result<std::string>(options.report);
  if (!bytes || !report || options.story_name.empty()) {
    diagnose(fmt::format("archive export: {}", !bytes    ? bytes.error().text
                                               : !report ? report.error().text
                                                         : "name the story's file with --story"));
    return false;
  }
  options.report = std::move(*report);
  options.story = std::move(*bytes);
  options.story_type = media_type_of(options.story_name);
  return true;
}

// PROV-JSON, which holds no document: what goes into a package has no place in it.
int export_provenance(const std::string& to, const Arguments& arguments, const FetchOptions& fetch) {
  for (const char* const option : {"--title", "--story", "--report", "--key", "--unsigned"}) {
    if (!arguments.given(option)) continue;
    diagnose(fmt::format("archive export: {} goes into a package, and not with --format prov", option));
    return exit_usage;
  }
  const auto kept = open_case_or_say("archive export", fetch.case_folder, false);
  if (!kept) return exit_usage;
  const auto json = render_provenance(*kept);
  const auto done = json && to != "-" ? write_provenance(*json, to) : json.map([](const std::string&) {});
  if (!done) {
    diagnose(fmt::format("archive export: {}", done.error().text));
    return exit_usage;
  }
  return to != "-" || print(*json) ? exit_clean : exit_usage;
}

}  // namespace

int archive_export(const std::vector<std::string>& words) {
  static constexpr std::string_view formats[] = {"wacz", "prov"};
  std::string to, report, story, format = "wacz";
  bool unsigned_package = false;
  FetchOptions fetch;
  ExportOptions options;
  Arguments arguments(
      "archive export", "-o FILE [OPTION...]",
      "Packs all that a case holds into one file, a WACZ 1.1.1 package, which ReplayWeb.page and other "
      "programs open: the archives, their index, the list of pages. Signed, so that \"claims archive "
      "check\" tells whether a byte of it was changed. Or says, as PROV-JSON of the W3C, what the case holds and how "
      "it came about, without the documents.");
  arguments.text("-o,--output", to, "FILE", "the package; an old one is replaced once the new one is whole");
  arguments.choice("--format", format, formats, "wacz is the default");
  arguments.text("--title", options.title, "TEXT", "what it is about, for those who open it");
  arguments.text("--story", story, "FILE",
                 "a story to put in, as the page that is opened first, with the report on it (verify --offline)");
  arguments.text("--report", report, "FILE", "a report (verify --format json) to put in, as report.json");
  arguments.text("--key", options.signing.key, "FILE",
                 "the key that signs, in PEM; by default signing-key.pem of the configuration, made on first use");
  arguments.flag("--unsigned", unsigned_package, "no signature: nothing proves the package whole");
  declare_case(arguments, fetch);
  arguments.example("claims archive export -o story.wacz", "the case in ./.claims as one file");
  arguments.example("claims archive export -o story.wacz --story story.md", "with the story and the report on it");
  arguments.example("claims archive export --format prov -o case.prov.json", "its provenance; - is standard output");
  if (const auto exit = arguments.parse(words)) return *exit;
  complete_fetch(fetch);
  options.sign = !unsigned_package;
  options.signing.configuration = configuration_folder();
  if (to.empty()) {
    diagnose("archive export: name the package with -o, such as -o story.wacz");
    return exit_usage;
  }
  if (format == "prov") return export_provenance(to, arguments, fetch);
  if (options.sign && options.signing.key.empty() && options.signing.configuration.empty()) {
    diagnose("archive export: no folder for the signing key: set HOME or XDG_CONFIG_HOME, or name a key with --key");
    return exit_usage;
  }
  if (!report.empty()) {
    std::ifstream file(report, std::ios::binary);
    options.report.assign(std::istreambuf_iterator<char>(file), {});
    if (!file || options.report.empty()) {
      diagnose(fmt::format("archive export: {}: cannot be read, or is empty", report));
      return exit_usage;
    }
  }
  if (!story.empty() && !add_story(options, story, fetch)) return exit_usage;
  const auto kept = open_case_or_say("archive export", fetch.case_folder, false);
  if (!kept) return exit_usage;
  const auto done = export_case(*kept, options, to);
  if (!done) {
    diagnose(fmt::format("archive export: {}", done.error().text));
    return exit_usage;
  }
  if (!done->message.empty()) diagnose(fmt::format("archive export: {}", done->message));
  std::string out = fmt::format("{}: {} pages in {} archive files\n", to, done->pages, done->archives);
  if (!done->key.empty()) out += fmt::format("signed by {}\n", done->key);
  return print(out) ? exit_clean : exit_usage;
}

}  // namespace claims::cli
