// `claims compare`: claims and quotations against texts, one a line.
#include "arguments.h"
#include "command.h"
#include "in_order.h"
#include "input.h"
#include "json_members.h"
#include "output.h"
#include "stories.h"
#include "story_line.h"

#include <claims/evidence.h>

#include <fmt/format.h>

#include <unistd.h>

namespace claims::cli {
namespace {

struct Options {
  std::vector<std::string> paths;
  int jobs = 0;
};

Arguments declared(Options& options) {
  Arguments arguments(
      "compare", "[OPTION...] [FILE...]",
      "Holds claims and quotations against the texts that they rest on, one a line: does the text support "
      "or contradict the claim, do the words of the quotation stand in it?");
  arguments.positionals(
      options.paths, "FILE",
      "lines of {\"id\", \"claim\", \"source\"} or {\"id\", \"quote\", \"source\"}, where source is the "
      "text itself; - or none for standard input");
  arguments.number("--jobs", options.jobs, 1, 256, "N", "lines to work on at once; the machine's cores by default");
  arguments.example("claims compare claims.jsonl", "one result a line, with what it rests on");
  arguments.example("claims compare --jobs 1 < claims.jsonl", "the same on one core");
  return arguments;
}

Outcome failed(const InputLine& line, const std::string& id, const Error& error) {
  Outcome outcome;
  outcome.output = error_line(id, error);
  outcome.problems.push_back(line.name + ": " + error.text);
  outcome.exit = exit_usage;
  return outcome;
}

Outcome compared(const InputLine& line) {
  if (!line.content) return failed(line, "", line.content.error());
  JsonMembers members = read_members(*line.content, {"claim", "quote", "source"});
  const auto malformed = [&](std::string text) {
    return failed(line, members.id, Error{Code::malformed, std::move(text)});
  };
  if (!members.problem.empty()) return malformed(members.problem);
  if (members.id.empty()) return malformed("the line has no \"id\"");
  if (members.has("claim") == members.has("quote"))
    return malformed("the line needs a \"claim\" or a \"quote\", one of them");
  if (!members.has("source")) return malformed("the line has no \"source\"");
  const std::string source = members.take("source");
  if (source.size() > max_article_bytes)
    return failed(line, members.id, Error{Code::limit, "\"source\" is larger than 64 MiB, the limit for one text"});
  Outcome outcome;
  outcome.output = members.has("quote") ? render_quotation(check_quotation(members.take("quote"), source), members.id)
                                        : render_comparison(compare(members.take("claim"), source), source, members.id);
  return outcome;
}

Outcome guarded(const InputLine& line) {
  try {
    return compared(line);
  } catch (const std::bad_alloc&) {
    Outcome outcome;
    outcome.problems.push_back(line.name + ": out of memory");
    outcome.exit = exit_incomplete;
    return outcome;
  }
}

std::optional<int> complete(Options& options) {
  if (options.paths.empty()) {
    if (::isatty(STDIN_FILENO) == 1) {
      diagnose("compare: no file named; give a file of JSON lines, or - for standard input");
      return exit_usage;
    }
    options.paths.emplace_back("-");
  }
  if (std::count(options.paths.begin(), options.paths.end(), "-") > 1) {
    diagnose("compare: standard input (-) can be read once only");
    return exit_usage;
  }
  if (options.jobs == 0) options.jobs = static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 1U, 64U));
  return std::nullopt;
}

}  // namespace

int run_compare(const std::vector<std::string>& words) {
  Options options;
  Arguments arguments = declared(options);
  if (const auto exit = arguments.parse(words)) return *exit;
  if (const auto exit = complete(options)) return *exit;
  int exit = exit_clean;
  Written written = Written::yes;
  InputLines lines(options.paths);
  run_in_order<InputLine>(
      options.jobs, [&] { return lines.next(); }, [](const InputLine& line) { return guarded(line); },
      [&](const Outcome& outcome) {
        exit = graver(exit, outcome.exit);
        if (!outcome.output.empty()) written = write_out(outcome.output);
        for (const std::string& problem : outcome.problems) diagnose(problem);
        return written == Written::yes;
      });
  return written == Written::failed ? exit_usage : exit;
}

}  // namespace claims::cli
