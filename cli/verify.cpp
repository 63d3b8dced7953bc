#include "arguments.h"
#include "cited.h"
#include "command.h"
#include "house.h"
#include "output.h"
#include "story_options.h"
#include "verification.h"

#include <claims/report.h>

#include <fmt/format.h>

#include <chrono>

namespace claims::cli {
namespace {

struct Options {
  StoriesOptions stories;
  std::string format, fail_on = "error", colour = "auto";
  bool notes = false, set_aside = false, fetch = false, offline = false, record = false;
  std::string at;  // moment
  SettingsOptions config;
  HouseOptions house;
  FetchOptions retrieval;
  std::unique_ptr<StoryPlugins> plugins;  // null: none

  bool has_format(std::string_view name) const { return format == name; }
};

Arguments declared(Options& options) {
  static constexpr std::string_view formats[] = {"text",  "line", "json",       "jsonl",
                                                 "sarif", "html", "annotation", "github"};
  Arguments arguments(
      "verify", "[OPTION...] ARTICLE...",
      "Reads each story and flags what cannot be true in it: with both facts shown, offline, in milliseconds.");
  declare_articles(arguments, options.stories);
  arguments.choice("--format", options.format, formats, "how to print the report; text is the default");
  static constexpr std::string_view levels[] = {"error", "warning", "note"};
  arguments.choice("--fail-on", options.fail_on, levels, "exit with 1 from this level on; error is the default");
  arguments.flag("--notes", options.notes, "show notes too, in text");
  declare_settings(arguments, options.config);
  arguments.flag("--set-aside", options.set_aside, "show what waivers and the baseline set aside too, in text");
  declare_house(arguments, options.house);
  declare_colour(arguments, options.colour);
  arguments.flag("--fetch", options.fetch, "retrieve what the story cites, keep it in the case, and check against it");
  arguments.flag("--offline", options.offline, "check against what the case has, without the network");
  arguments.flag("--record", options.record,
                 "put the story's claims and findings into the case: claims list shows them");
  declare_case(arguments, options.retrieval);
  arguments.text("--at", options.at, "TIME", "the documents as the case had them then: the report of that day again");
  declare_network(arguments, options.retrieval);
  arguments.example("claims verify story.md", "check a story");
  arguments.example("claims verify story.txt --published 2024-06-20", "the same, with its date given");
  arguments.example("claims verify - < story.txt", "read standard input");
  arguments.example("claims verify --jsonl stories.jsonl --jobs 4", "one story and one result a line");
  arguments.example("claims verify story.md --fetch --case story", "against the documents that it cites, too");
  arguments.example("claims verify story.md --offline --case story", "the same again, without the network");
  arguments.example("claims verify story.md --record --case desk",
                    "keep its claims, to be decided about and found again");
  arguments.example("claims verify story.md --plugins house.so", "with the checks of a plugin, too");
  arguments.example("claims verify archive/*.md --write-baseline old.tsv",
                    "from now on show only what is new: --baseline old.tsv");
  arguments.example("claims verify story.md --format html > story-report.html", "a page to read, print and send");
  arguments.example("claims verify stories/*.md --format github", "marks in a pull request, from a workflow of GitHub");
  arguments.example("claims verify *.html --format sarif > claims.sarif", "for code hosts and editors");
  return arguments;
}

std::optional<int> complete(Options& options) {
  if (options.format.empty()) options.format = options.stories.lines ? "jsonl" : "text";
  if (options.stories.lines && !options.has_format("jsonl") && !options.has_format("json")) {
    diagnose(
        fmt::format("verify: --jsonl prints one JSON object a line; it does not go with --format {}", options.format));
    return exit_usage;
  }
  if (options.fetch && (options.offline || !options.at.empty())) {
    diagnose(fmt::format("verify: --fetch does not go with {}", options.offline ? "--offline" : "--at"));
    return exit_usage;
  }
  if (!options.at.empty()) {
    auto moment = parse_moment(options.at);
    if (!moment) {
      diagnose("verify: " + moment.error().text);
      return exit_usage;
    }
    options.at = std::move(*moment);
    options.offline = true;
  }
  return complete_articles("verify", options.stories);
}

int exit_code(const Report& report, Level fail_on) {
  for (const Finding& finding : report.findings)
    if (finding.level >= fail_on) return exit_findings;
  return report.not_checked.empty() ? exit_clean : exit_incomplete;
}

// Puts the rendered stories together.
class Printer {
 public:
  explicit Printer(const Options& options) : options_(options), several_(options.stories.paths.size() > 1) {}

  bool add(Outcome& outcome) {
    if (outcome.report) {
      reports_.push_back(std::move(*outcome.report));
      return true;
    }
    if (outcome.output.empty()) return true;
    std::string_view before;
    if (as_array()) before = first_ ? "[\n" : ",\n";
    else if (options_.has_format("text") && !first_) before = "\n";
    first_ = false;
    return write(before) && write(outcome.output);
  }

  Written finish() {
    if (written_ != Written::yes) return written_;
    if (options_.has_format("sarif")) write(render_sarif(reports_));
    else if (options_.has_format("html")) write(render_html(reports_));
    else if (options_.has_format("annotation")) write(render_annotations(reports_));
    else if (as_array()) write(first_ ? "[]\n" : "]\n");
    return written_;
  }

 private:
  bool as_array() const { return several_ && options_.has_format("json") && !options_.stories.lines; }
  bool write(std::string_view text) {
    written_ = write_out(text);
    return written_ == Written::yes;
  }

  const Options& options_;
  bool several_;
  bool first_ = true;
  Written written_ = Written::yes;
  std::vector<Report> reports_;
};

Outcome verified(const Options& options, const RenderOptions& look, Level fail_on, CitedDocuments& cited, House& house,
                 Document document, const std::string& id) {
  const auto start = std::chrono::steady_clock::now();
  Outcome outcome;
  Verification verification = verify_with(std::move(document), cited, options.plugins.get(), "verify");
  Report& report = verification.report;
  outcome.problems = std::move(verification.problems);
  if (verification.failed) outcome.exit = exit_usage;
  house.apply(report);
  if (house.records()) return outcome;
  if (cited.wanted() && !cited.compare_with_store(report, options.record, outcome.problems)) outcome.exit = exit_usage;
  outcome.exit = graver(outcome.exit, exit_code(report, fail_on));
  RenderOptions render = look;
  render.id = id;
  if (options.has_format("text")) {
    // Shown on a terminal only: what goes to a file is the same every time.
    if (is_terminal())
      render.milliseconds = static_cast<int>(
          std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start).count());
    outcome.output = render_text(report, render);
  } else if (options.has_format("line")) {
    outcome.output = render_line(report);
  } else if (options.has_format("github")) {
    outcome.output = render_github(report);
  } else if (options.has_format("sarif") || options.has_format("html") || options.has_format("annotation")) {
    outcome.report = std::move(report);
  } else {
    outcome.output = options.stories.lines || options.has_format("jsonl") ? render_jsonl(report, render)
                                                                          : render_json(report, render);
  }
  return outcome;
}

}  // namespace

int run_verify(const std::vector<std::string>& words) {
  Options options;
  const auto declare = [&] {
    options = Options{};
    return declared(options);
  };
  Settings settings;
  if (const auto exit = parse_with_settings("verify", words, declare, options.config, options.stories.paths, settings))
    return *exit;
  if (const auto exit = complete(options)) return *exit;
  House house;
  if (!use_zone("verify", settings, options.stories) || !house.open("verify", settings, options.house))
    return exit_usage;
  RenderOptions look;
  look.colour = colour_wanted(options.colour);
  look.notes = options.notes;
  look.set_aside = options.set_aside;
  look.width = terminal_width();
  const Level fail_on = parse_level(options.fail_on).value_or(Level::error);
  complete_plugins(options.retrieval);
  auto plugins = open_story_plugins(options.retrieval.settings);
  if (!plugins) {
    diagnose(fmt::format("verify: {}", plugins.error().text));
    return exit_usage;
  }
  options.plugins = std::move(*plugins);
  CitedDocuments cited;
  if (!cited.open(options.retrieval, options.fetch, options.offline, options.record, options.at)) return exit_usage;
  Printer printer(options);
  const int exit = run_stories(
      options.stories,
      [&](Document document, const std::string& id) {
        return verified(options, look, fail_on, cited, house, std::move(document), id);
      },
      [&](Outcome& outcome) { return printer.add(outcome); });
  if (house.records() && !house.write_baseline()) return exit_usage;
  return printer.finish() == Written::failed ? exit_usage : exit;
}

}  // namespace claims::cli
