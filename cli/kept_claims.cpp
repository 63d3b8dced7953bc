#include "kept_claims.h"

#include "arguments.h"
#include "command.h"
#include "output.h"

#include <fmt/format.h>

namespace claims::cli {

void declare_kept_claims(Arguments& arguments, KeptClaimsOptions& options) {
  static constexpr std::string_view formats[] = {"text", "json", "jsonl"};
  declare_case(arguments, options.fetch);
  arguments.choice("--format", options.format, formats, "text is the default");
}

KeptClaims open_kept_claims(const std::string& command, const KeptClaimsOptions& options, bool writable) {
  KeptClaims out;
  std::string folder = named_case(options.fetch);
  if (folder.empty()) folder = default_case;
  out.kept = open_case_or_say(command, folder, writable);
  if (!out.kept) return out;
  auto claims = open_claim_store(*out.kept);
  if (!claims) say(command, claims.error());
  else out.claims = std::move(*claims);
  if (!out.claims) return out;
  if (const auto lost = out.claims->lost(); lost && *lost != 0)
    diagnose(
        fmt::format("{}: {} of the records of stories and decisions {} damaged and left out; \"claims doctor\" names "
                    "them",
                    command, *lost, *lost == 1 ? "is" : "are"));
  return out;
}

int print_each(const KeptClaimsOptions& options, const std::vector<std::string>& rendered, const std::string& none) {
  if (rendered.empty()) {
    if (options.format == "json") return print("[]\n") ? exit_clean : exit_usage;
    if (options.format == "text") diagnose(none);
    return exit_clean;
  }
  std::string out;
  for (std::size_t i = 0; i < rendered.size(); ++i) {
    if (options.format == "json") out += (i == 0 ? "[\n" : ",\n") + rendered[i];
    else if (options.format == "jsonl") out += rendered[i] + "\n";
    else out += (i == 0 ? "" : "\n") + rendered[i];
  }
  if (options.format == "json") out += "\n]\n";
  return print(out) ? exit_clean : exit_usage;
}

int say(const std::string& command, const Error& error) {
  diagnose(fmt::format("{}: {}", command, error.text));
  return exit_usage;
}

}  // namespace claims::cli
