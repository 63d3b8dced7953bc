#include "archive_case.h"
#include "arguments.h"
#include "command.h"
#include "fetch_options.h"
#include "output.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <map>

namespace claims::cli {
namespace {

struct Row {
  Retrieval retrieval;
  std::size_t version = 0, versions = 0;  // which of how many of its locator
};

// The last of each locator, or every one of them.
std::vector<Row> rows_of(std::vector<Retrieval> retrievals, bool all) {
  std::map<std::string, std::size_t> versions;
  std::vector<Row> out;
  for (Retrieval& each : retrievals) {
    const std::size_t version = ++versions[each.locator];
    out.push_back({std::move(each), version, 0});
  }
  std::map<std::string, const Row*> last;  // by time: what is imported may be older than what was there
  for (Row& row : out) {
    row.versions = versions[row.retrieval.locator];
    const Row*& best = last[row.retrieval.locator];
    if (!best || row.retrieval.time >= best->retrieval.time) best = &row;
  }
  if (all) return out;
  std::vector<Row> latest;
  for (const Row& row : out)
    if (last[row.retrieval.locator] == &row) latest.push_back(row);
  return latest;
}

std::string as_text(const Row& row) {
  const Retrieval& each = row.retrieval;
  std::string out = fmt::format("{}\n  {}   {}   version {} of {}\n", each.locator, each.time, name_of(each.state),
                                row.version, row.versions);
  if (!each.sha256.empty()) out += fmt::format("  sha256 {}   {} bytes\n", each.sha256, each.size);
  if (!each.imported.empty()) out += fmt::format("  imported {}: not retrieved by claims\n", each.imported);
  return out;
}

nlohmann::ordered_json as_json(const Row& row) {
  const Retrieval& each = row.retrieval;
  nlohmann::ordered_json out;
  out["locator"] = each.locator;
  out["time"] = each.time;
  out["state"] = name_of(each.state);
  if (!each.sha256.empty()) {
    out["sha256"] = each.sha256;
    out["size"] = each.size;
  }
  if (!each.imported.empty()) out["imported"] = each.imported;
  out["version"] = row.version;
  out["versions"] = row.versions;
  return out;
}

}  // namespace

int archive_list(const std::vector<std::string>& words) {
  FetchOptions options;
  std::string format = "text";
  bool all = false;
  std::vector<std::string> locators;
  static constexpr std::string_view formats[] = {"text", "json", "jsonl"};
  Arguments arguments("archive list", "[OPTION...] [LOCATOR]",
                      "Lists what a case holds: each document with the time, the state, the size and the digest of its "
                      "last retrieval, and how many there were.");
  arguments.positionals(locators, "LOCATOR", "of this document only");
  arguments.flag("--all", all, "every retrieval, not the last alone");
  declare_case(arguments, options);
  arguments.choice("--format", format, formats, "text is the default");
  arguments.example("claims archive list", "what ./.claims holds");
  arguments.example("claims archive list --all --case story --format jsonl", "every version, one JSON object a line");
  if (const auto exit = arguments.parse(words)) return *exit;
  if (locators.size() > 1) {
    diagnose("archive list: expected one locator at most");
    return exit_usage;
  }
  const std::string named = named_case(options);
  const auto kept = open_case_or_say("archive list", named.empty() ? default_case : named, false);
  if (!kept) return exit_usage;
  auto retrievals = kept->retrievals(locators.empty() ? "" : locator_in(*kept, locators.front()));
  if (!retrievals) {
    diagnose(fmt::format("archive list: {}", retrievals.error().text));
    return exit_usage;
  }
  std::string out;
  nlohmann::ordered_json rows = nlohmann::ordered_json::array();
  for (const Row& row : rows_of(std::move(*retrievals), all)) {
    if (format == "text") out += as_text(row);
    else if (format == "jsonl")
      out += as_json(row).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
    else rows.push_back(as_json(row));
  }
  if (format == "json") out = rows.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
  return write_out(out) == Written::failed ? exit_usage : exit_clean;
}

}  // namespace claims::cli
