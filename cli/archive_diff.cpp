#include "archive_case.h"
#include "arguments.h"
#include "command.h"
#include "fetch_options.h"
#include "output.h"
#include "versions.h"

#include <fmt/format.h>

#include <optional>

namespace claims::cli {
namespace {

struct Options {
  FetchOptions fetch;
  std::vector<std::string> locators;
  std::string format = "text";
  int from = 0, to = 0;
};

Arguments declared(Options& options) {
  static constexpr std::string_view formats[] = {"text", "json"};
  Arguments arguments("archive diff", "[OPTION...] LOCATOR",
                      "Shows what changed between two versions of a document of a case. Exit code 0: nothing of "
                      "substance, 1: something, 3: it could not be found out.");
  arguments.positionals(options.locators, "LOCATOR", "as \"claims archive list\" names it, or as a story cites it");
  arguments.number("--from", options.from, 1, 1'000'000'000, "N",
                   "the N-th retrieval; by default the last one that gave other bytes than --to");
  arguments.number("--to", options.to, 1, 1'000'000'000, "N",
                   "the N-th retrieval; the last that was had is the default");
  declare_case(arguments, options.fetch);
  arguments.choice("--format", options.format, formats, "text is the default");
  arguments.example("claims archive diff \"S/RES/1718 (2006)\"", "its last two versions");
  arguments.example("claims archive diff https://example.org/ --from 1 --to 3", "the third version against the first");
  return arguments;
}

int say(const std::string& text) {
  diagnose("archive diff: " + text);
  return exit_usage;
}

// The index of the last retrieval below `end` that was had, with other bytes than `sha256`.
std::optional<std::size_t> last_other(const std::vector<Retrieval>& all, std::size_t end, const std::string& sha256) {
  for (std::size_t i = end; i-- > 0;)
    if (all[i].state == SourceState::retrieved && all[i].sha256 != sha256) return i;
  return std::nullopt;
}

struct Pair {
  std::size_t from, to;
};

Result<Pair> chosen(const Options& options, const std::string& locator, const std::vector<Retrieval>& all) {
  if (all.empty())
    return fail(Code::not_found, fmt::format("{}: it is not in the case; \"claims fetch\" retrieves it", locator));
  for (const int number : {options.from, options.to})
    if (static_cast<std::size_t>(number) > all.size())
      return fail(Code::not_found,
                  fmt::format("{}: it was retrieved {} time{} only", locator, all.size(), all.size() == 1 ? "" : "s"));
  const auto to =
      options.to > 0 ? std::optional(static_cast<std::size_t>(options.to - 1)) : last_other(all, all.size(), "");
  if (!to) return fail(Code::not_found, fmt::format("{}: no retrieval gave it", locator));
  if (options.from > 0) return Pair{static_cast<std::size_t>(options.from - 1), *to};
  // Nothing else was ever had: the one before, which is the same.
  const auto from = last_other(all, *to, all[*to].sha256);
  return Pair{from ? *from : *to == 0 ? 0 : *to - 1, *to};
}

}  // namespace

int archive_diff(const std::vector<std::string>& words) {
  Options options;
  Arguments arguments = declared(options);
  if (const auto exit = arguments.parse(words)) return *exit;
  if (options.locators.size() != 1) return say("expected one locator; \"claims archive list\" names them");
  const std::string named = named_case(options.fetch);
  const auto kept = open_case_or_say("archive diff", named.empty() ? default_case : named, false);
  if (!kept) return exit_usage;
  Watched watched;
  watched.locator = locator_in(*kept, options.locators.front());
  const auto all = kept->retrievals(watched.locator);
  if (!all) return say(all.error().text);
  const auto pair = chosen(options, watched.locator, *all);
  if (!pair) return say(pair.error().text);
  auto was = version_of(*kept, *all, pair->from), now = version_of(*kept, *all, pair->to);
  if (!was) return say(was.error().text);
  if (!now) return say(now.error().text);
  watched.was = std::move(*was);
  watched.now = std::move(*now);
  watched.change = compare_versions(watched.was, watched.now);
  const bool json = options.format == "json";
  if (write_out(render_watched(watched, json, terminal_width()) + (json ? "\n" : "")) == Written::failed)
    return exit_usage;
  return exit_of(watched.change.kind);
}

}  // namespace claims::cli
