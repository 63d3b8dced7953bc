#include "archive_case.h"
#include "arguments.h"
#include "command.h"
#include "fetch_options.h"
#include "output.h"
#include "passage.h"

#include <fmt/format.h>

#include <algorithm>

namespace claims::cli {
namespace {

struct Options {
  FetchOptions fetch;
  std::vector<std::string> locators;
  bool raw = false, facts = false;
  std::string passage, at;
  int version = 0;
};

Arguments declared(Options& options) {
  Arguments arguments(
      "archive show", "[OPTION...] LOCATOR",
      "Shows a document of a case: its text, its bytes as they were received, or what was read from it.");
  arguments.positionals(options.locators, "LOCATOR", "as \"claims archive list\" names it, or as a story cites it");
  arguments.flag("--raw", options.raw, "the bytes, with the content coding removed");
  arguments.flag("--facts", options.facts, "what is known of it, one fact a line");
  arguments.text("--passage", options.passage, "TEXT", "the sentences that these words stand in");
  arguments.number("--version", options.version, 1, 1'000'000'000, "N", "the N-th retrieval; the last is the default");
  arguments.text("--at", options.at, "TIME", "as the case had it then: 2026-11-24T10:00:00Z, or a day");
  declare_case(arguments, options.fetch);
  arguments.example("claims archive show \"S/RES/1718 (2006)\"", "its text");
  arguments.example("claims archive show https://example.org/ --raw --version 1 > page.html", "what was had first");
  arguments.example("claims archive show doi:10.1000/182 --passage \"no effect\"", "the sentence that says so");
  return arguments;
}

// The retrieval that is meant. Answers count more than failures, unless one is named.
Result<Retrieval> chosen(const Options& options, const std::string& locator, const std::vector<Retrieval>& all) {
  if (all.empty())
    return fail(Code::not_found, fmt::format("{}: it is not in the case; \"claims fetch\" retrieves it", locator));
  if (options.version > 0) {
    if (static_cast<std::size_t>(options.version) <= all.size())
      return all[static_cast<std::size_t>(options.version) - 1];
    return fail(Code::not_found,
                fmt::format("{}: it was retrieved {} time{} only", locator, all.size(), all.size() == 1 ? "" : "s"));
  }
  const Retrieval* best = nullptr;
  for (const Retrieval& each : all) {
    if (!options.at.empty() && std::max(each.time, each.imported) > options.at) continue;
    const bool answered = each.state != SourceState::unreachable;
    const bool better = !best || (answered && best->state == SourceState::unreachable) ||
                        (answered == (best->state != SourceState::unreachable) && each.time >= best->time);
    if (better) best = &each;
  }
  if (!best) return fail(Code::not_found, fmt::format("{}: the case did not have it yet at {}", locator, options.at));
  return *best;
}

std::string facts_of(const Source& source) {
  std::string out;
  if (!source.imported.empty()) out += fmt::format("not retrieved by claims, imported from: {}\n", source.imported);
  for (const Fact& fact : source.facts) {
    out += fmt::format("{}: {}", fact.name, fact.value);
    if (!fact.qualifier.empty()) out += fmt::format("   ({})", fact.qualifier);
    if (!fact.quote.empty()) out += fmt::format("   \"{}\"", fact.quote);
    out += '\n';
  }
  return out;
}

// What a terminal would obey is shown as a space there.
std::string shown(std::string text) {
  if (is_terminal())
    for (char& c : text)
      if ((static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7F) c = ' ';
  if (!text.empty() && text.back() != '\n') text += '\n';
  return text;
}

int say(const std::string& text, int exit) {
  diagnose("archive show: " + text);
  return exit;
}

int print_source(const Options& options, const Source& source, Case& kept) {
  if (options.raw) {
    if (source.sha256.empty())
      return say(fmt::format("{}: {}: {}", source.locator, name_of(source.state), source.problem), exit_incomplete);
    const auto bytes = kept.bytes(source.sha256);
    if (!bytes) return say(bytes.error().text, exit_usage);
    return write_out(*bytes) == Written::failed ? exit_usage : exit_clean;
  }
  std::string out;
  if (options.facts) {
    out = facts_of(source);
    if (out.empty())
      return say(fmt::format("{}: nothing is known of it but its text", source.locator), exit_incomplete);
  } else if (source.text.empty()) {
    return say(fmt::format("{}: no text: {}", source.locator, source.problem.empty() ? "it has none" : source.problem),
               exit_incomplete);
  } else if (!options.passage.empty()) {
    const auto passage = passage_of(source.text, options.passage);
    if (!passage)
      return say(fmt::format("{}: these words do not stand in it: \"{}\"", source.locator, options.passage),
                 exit_incomplete);
    out = *passage;
  } else {
    out = source.text;
  }
  return write_out(shown(std::move(out))) == Written::failed ? exit_usage : exit_clean;
}

}  // namespace

int archive_show(const std::vector<std::string>& words) {
  Options options;
  Arguments arguments = declared(options);
  if (const auto exit = arguments.parse(words)) return *exit;
  if (options.locators.size() != 1) return say("expected one locator; \"claims archive list\" names them", exit_usage);
  if (options.raw + options.facts + !options.passage.empty() > 1)
    return say("only one of --raw, --facts and --passage is possible", exit_usage);
  if (!options.at.empty()) {
    auto moment = parse_moment(options.at);
    if (!moment) return say(moment.error().text, exit_usage);
    options.at = std::move(*moment);
  }
  const std::string named = named_case(options.fetch);
  const std::string folder = named.empty() ? default_case : named;
  auto kept = open_case_or_say("archive show", folder, false);
  if (!kept) return exit_usage;
  const std::string locator = locator_in(*kept, options.locators.front());
  const auto all = kept->retrievals(locator);
  if (!all) return say(all.error().text, exit_usage);
  const auto retrieval = chosen(options, locator, *all);
  if (!retrieval) return say(retrieval.error().text, exit_usage);
  auto source = kept->source(*retrieval);
  if (source && source->unread && !options.raw) {
    complete_plugins(options.fetch);
    kept.reset();
    auto again = open_to_read(folder);
    if (!again) return say(again.error().text, exit_usage);
    kept = std::move(*again);
    source = read_source(*retrieval, options.fetch.settings, *kept);
  }
  if (!source) return say(source.error().text, exit_usage);
  return print_source(options, *source, *kept);
}

}  // namespace claims::cli
