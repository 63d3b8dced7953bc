#include "archive_proof.h"
#include "arguments.h"
#include "command.h"
#include "fetch_options.h"
#include "output.h"

#include <claims/archive.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdlib>

namespace claims::cli {
namespace {

struct Options {
  FetchOptions fetch;
  TimestampOptions timestamp;
  std::string format = "text";
};

Arguments declared(Options& options) {
  static constexpr std::string_view formats[] = {"text", "json"};
  TimestampOptions& timestamp = options.timestamp;
  Arguments arguments("archive timestamp", "[OPTION...]",
                      "Signs the log of all that a case holds, and has authorities confirm when it existed (RFC 3161). "
                      "What cannot be sent now is kept and sent by the next call. A timestamp proves that the records "
                      "existed then, not where they are from.");
  declare_case(arguments, options.fetch);
  arguments.texts("--authority", timestamp.authorities, "URL", "a timestamp authority; several are asked at once");
  arguments.text("--trusted", timestamp.trusted, "FILE",
                 "roots that vouch for authorities, in PEM; the system's by default");
  arguments.text("--policy", timestamp.policy, "OID", "of the authority, to be asked for");
  arguments.number("--renew-days", timestamp.renew_days, 0, 3650, "N",
                   "renew timestamps whose certificate ends within N days; 90 is the default");
  arguments.text("--key", timestamp.signing.key, "FILE",
                 "the key that signs, in PEM; by default signing-key.pem of the configuration, made on first use");
  arguments.flag("--offline", timestamp.offline, "send nothing: keep the requests for later");
  arguments.choice("--format", options.format, formats, "text is the default");
  declare_network(arguments, options.fetch);
  arguments.example("claims archive timestamp --authority http://timestamp.example/",
                    "sign ./.claims, and have it stamped");
  arguments.example("claims archive timestamp", "send what is pending, renew what is about to expire");
  return arguments;
}

std::string as_text(const SignedLog& log) {
  std::string out = fmt::format("{} records signed by {}\n", log.records, log.key);
  for (const TimestampOutcome& one : log.timestamps) {
    const char* const what = one.renewal ? " (renewal)" : "";
    if (one.time.empty()) out += fmt::format("  pending    {}{}: {}\n", one.authority, what, one.problem);
    else if (one.problem.empty())
      out += fmt::format("  existed at {} by {}{}; certificate ends {}\n", one.time, one.by, what, one.expires);
    else out += fmt::format("  unverified {} by {}{}: {}\n", one.time, one.by, what, one.problem);
  }
  if (!log.expires.empty())
    out += fmt::format("the first certificate of its timestamps ends {}: renew before\n", log.expires);
  if (log.pending > 0) out += fmt::format("{} pending: the same command sends them again\n", log.pending);
  return out;
}

std::string as_json(const SignedLog& log) {
  nlohmann::ordered_json rows = nlohmann::ordered_json::array();
  for (const TimestampOutcome& one : log.timestamps) {
    nlohmann::ordered_json row = {{"authority", one.authority}, {"renewal", one.renewal}};
    for (const auto& [name, value] : {std::pair("time", &one.time), std::pair("by", &one.by),
                                      std::pair("expires", &one.expires), std::pair("problem", &one.problem)})
      if (!value->empty()) row[name] = *value;
    rows.push_back(std::move(row));
  }
  nlohmann::ordered_json out = {{"schema", "claims.archive-timestamp/1"},
                                {"key", log.key},
                                {"checkpoint", log.checkpoint},
                                {"records", log.records},
                                {"timestamps", rows},
                                {"pending", log.pending}};
  if (!log.expires.empty()) out["expires"] = log.expires;
  return out.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string configuration_folder() {
  const char* const configuration = std::getenv("XDG_CONFIG_HOME");
  if (configuration && *configuration == '/') return std::string(configuration) + "/claims";
  const char* const home = std::getenv("HOME");
  return home && *home ? std::string(home) + "/.config/claims" : std::string();
}

int archive_timestamp(const std::vector<std::string>& words) {
  Options options;
  Arguments arguments = declared(options);
  if (const auto exit = arguments.parse(words)) return *exit;
  complete_fetch(options.fetch);
  SigningOptions& signing = options.timestamp.signing;
  signing.configuration = configuration_folder();
  if (signing.key.empty() && signing.configuration.empty()) {
    diagnose("archive timestamp: no folder for the signing key: set HOME or XDG_CONFIG_HOME, or name a key with --key");
    return exit_usage;
  }
  const auto kept = open_case_or_say("archive timestamp", options.fetch.case_folder, false);
  if (!kept) return exit_usage;
  const auto log = timestamp_case(*kept, options.timestamp, options.fetch.settings);
  if (!log) {
    diagnose(fmt::format("archive timestamp: {}", log.error().text));
    return exit_usage;
  }
  if (!log->message.empty()) diagnose(fmt::format("archive timestamp: {}", log->message));
  if (!print(options.format == "json" ? as_json(*log) : as_text(*log))) return exit_usage;
  bool unverified = false;
  for (const TimestampOutcome& one : log->timestamps) unverified = unverified || !one.problem.empty();
  return unverified ? exit_incomplete : exit_clean;
}

}  // namespace claims::cli
