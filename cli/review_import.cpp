#include "archive_problem.h"
#include "arguments.h"
#include "command.h"
#include "input.h"
#include "kept_claims.h"
#include "output.h"
#include "review.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace claims::cli {
namespace {

constexpr std::size_t max_shown = 100;  // problems of one file

// What became of a file.
struct Taken {
  std::string file;
  ClaimReviewsRead read;
  std::size_t added = 0;
  std::string error;  // why nothing of it was taken
};

std::string as_text(const Taken& taken) {
  std::string out = taken.file + "\n";
  std::size_t shown = 0;
  const auto problem = [&](const std::string& text) {
    if (++shown <= max_shown) out += "  " + text + "\n";
  };
  for (const std::string& each : taken.read.broken) problem(each);
  for (const auto& each : taken.read.left_out) problem(fmt::format("review {}: {}", each.number, each.problem));
  if (shown > max_shown) out += fmt::format("  and {} more\n", shown - max_shown);
  out += fmt::format("  imported {}", counted(taken.added, "review"));
  if (const std::size_t known = taken.read.reviews.size() - taken.added; known > 0)
    out += fmt::format(", in the case already: {}", known);
  if (!taken.read.left_out.empty()) out += fmt::format(", left out: {}", taken.read.left_out.size());
  return out + "\n";
}

nlohmann::ordered_json as_json(const Taken& taken) {
  nlohmann::ordered_json out = {{"schema", "claims.review-import/1"}, {"file", taken.file}};
  if (!taken.error.empty()) {
    out["error"] = taken.error;
    return out;
  }
  out["added"] = taken.added;
  out["already"] = taken.read.reviews.size() - taken.added;
  out["left_out"] = nlohmann::ordered_json::array();
  for (const auto& each : taken.read.left_out)
    out["left_out"].push_back({{"number", each.number}, {"problem", each.problem}});
  out["broken"] = taken.read.broken;
  return out;
}

Taken take(const std::string& file, ClaimStore& claims) {
  Taken out{file, {}, 0, {}};
  const auto bytes = read_article(file);
  auto read = bytes ? read_claim_reviews(*bytes, file) : tl::unexpected(bytes.error());
  if (read) out.read = std::move(*read);
  else out.error = read.error().text;
  const auto added = claims.add_reviews(out.read.reviews);
  if (added) out.added = *added;
  else out.error = added.error().text;
  return out;
}

int exit_of(const Taken& taken) {
  if (!taken.error.empty()) return exit_usage;
  return taken.read.left_out.empty() && taken.read.broken.empty() ? exit_clean : exit_incomplete;
}

}  // namespace

int review_import(const std::vector<std::string>& words) {
  static constexpr std::string_view formats[] = {"text", "json"};
  KeptClaimsOptions options;
  std::vector<std::string> files;
  Arguments arguments(
      "review import", "[OPTION...] FILE...",
      "Takes reviews that others published (ClaimReview of schema.org) into a case: from JSON-LD, or from "
      "HTML pages that carry it. Where a claim comes up again, \"claims verify\" offers them with their "
      "publisher and address; a decision of your own comes first. Nothing is fetched, nothing in a page "
      "runs. Exit code 0: all was taken, 3: something was left out, 2: a file or the case cannot be read.");
  arguments.positionals(files, "FILE", "JSON-LD or HTML; - for standard input");
  arguments.choice("--format", options.format, formats, "text is the default");
  declare_case(arguments, options.fetch);
  arguments.example("claims review import page.html --case desk", "the reviews in a page that was saved");
  if (const auto exit = arguments.parse(words)) return *exit;
  if (files.empty()) {
    diagnose("review import: no file named; name a page or JSON-LD, such as page.html");
    return exit_usage;
  }
  const KeptClaims kept = open_kept_claims("review import", options, true);
  if (!kept.claims) return exit_usage;
  int exit = exit_clean;
  nlohmann::ordered_json rows = nlohmann::ordered_json::array();
  for (const std::string& file : files) {
    const Taken taken = take(file, *kept.claims);
    exit = worse(exit, exit_of(taken));
    if (!taken.error.empty()) diagnose(fmt::format("review import: {}", taken.error));
    if (options.format == "json") rows.push_back(as_json(taken));
    else if (taken.error.empty() && !print(as_text(taken))) return exit_usage;
  }
  const nlohmann::ordered_json& shown = rows.size() == 1 ? rows.front() : rows;
  if (options.format == "json" && !print(shown.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n"))
    return exit_usage;
  return exit;
}

}  // namespace claims::cli
