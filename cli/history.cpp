#include "arguments.h"
#include "command.h"
#include "kept_claims.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace claims::cli {
namespace {

// What happened to a claim: a story made it, or somebody decided about it.
struct Event {
  std::string time;
  const KeptClaim* made = nullptr;
  const Decision* decided = nullptr;
};

std::vector<Event> events_of(const std::vector<KeptClaim>& claims) {
  std::vector<Event> out;
  for (const KeptClaim& each : claims) out.push_back({each.recorded, &each, nullptr});
  for (const Decision& each : claims.front().decisions) out.push_back({each.time, nullptr, &each});
  std::stable_sort(out.begin(), out.end(), [](const Event& a, const Event& b) { return a.time < b.time; });
  return out;
}

std::string as_text(const Event& event) {
  if (event.decided)
    return fmt::format("{}  {} by {}: {}{}\n", event.time, name_of(event.decided->ruling), event.decided->who,
                       event.decided->why, event.decided->review ? " (" + event.decided->review->url + ")" : "");
  return fmt::format("{}  {}:{}  {}{}\n", event.time, event.made->story, event.made->line,
                     event.made->speaker.empty() ? "" : event.made->speaker + ": ", event.made->text);
}

std::string as_json(const Event& event) {
  nlohmann::ordered_json out;
  out["time"] = event.time;
  if (event.decided) {
    out["event"] = "decided";
    out["ruling"] = name_of(event.decided->ruling);
    out["who"] = event.decided->who;
    out["why"] = event.decided->why;
    if (event.decided->review) out["url"] = event.decided->review->url;
  } else {
    out["event"] = "recorded";
    out["story"] = event.made->story;
    out["story_sha256"] = event.made->story_sha256;
    out["line"] = event.made->line;
    out["text"] = event.made->text;
  }
  return out.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace

int run_history(const std::vector<std::string>& words) {
  KeptClaimsOptions options;
  std::vector<std::string> ids;
  Arguments arguments("history", "[OPTION...] CLAIM",
                      "Tells what happened to a claim: which stories made it and when they were recorded, what was "
                      "decided, by whom and why.");
  arguments.positionals(ids, "CLAIM", "its id, or the first 6 or more characters of it");
  declare_kept_claims(arguments, options);
  arguments.example("claims history 3f9a02c1 --case desk", "from the first story to the last decision");
  if (const auto exit = arguments.parse(words)) return *exit;
  if (ids.size() != 1) {
    diagnose("history: give the id of one claim; \"claims list\" shows them");
    return exit_usage;
  }
  const KeptClaims kept = open_kept_claims("history", options, false);
  if (!kept.claims) return exit_usage;
  const auto found = kept.claims->claim(ids.front());
  if (!found) return say("history", found.error());
  std::vector<std::string> rendered;
  std::string text;
  for (const Event& event : events_of(*found)) {
    if (options.format == "text") text += as_text(event);
    else rendered.push_back(as_json(event));
  }
  if (options.format == "text") rendered.push_back(std::move(text));
  return print_each(options, rendered, "");
}

}  // namespace claims::cli
