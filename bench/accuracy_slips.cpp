// Real slips: stories with one known slip each. A slip is found when a finding
// overlaps it; every other finding is listed as additional.
//
//   accuracy-slips SLIPS.jsonl[.gz] [--contexts FILE]
#include "corpus.h"

#include <fmt/format.h>

#include <array>
#include <fstream>
#include <map>

using namespace claims;
using namespace claims::bench;

namespace {

struct Counts {
  std::size_t slips = 0, error = 0, softer = 0;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "usage: accuracy-slips SLIPS.jsonl[.gz] [--contexts FILE]\n");
    return 2;
  }
  std::ofstream contexts;
  if (const std::string path = option(argc, argv, "--contexts"); !path.empty()) contexts.open(path);
  std::map<std::string, Counts> kinds;
  std::map<std::string, std::array<std::size_t, 3>> additional;
  for (const Slip& slip : read_slips(argv[1])) {
    const Report report = verify_article(slip.article, slip.article.text);
    Counts& counts = kinds[slip.kind];
    ++counts.slips;
    bool error = false, softer = false;
    for (const Finding& finding : report.findings) {
      const bool hit = source_span(report, finding).overlaps(slip.span);
      if (hit) (finding.level == Level::error ? error : softer) = true;
      else ++additional[std::string(finding.check)][static_cast<std::size_t>(finding.level)];
      if (contexts) contexts << (hit ? "FOUND " : "other ") << context_of(slip.article, report, finding);
    }
    if (error) ++counts.error;
    else if (softer) ++counts.softer;
    if (contexts && !error && !softer) {
      const std::uint32_t begin = slip.span.begin > 200 ? slip.span.begin - 200 : 0;
      contexts << fmt::format("MISSED {} {} '{}' for '{}'\n  | {}\n\n", slip.article.id, slip.kind, slip.wrong,
                              slip.right, slip.article.text.substr(begin, 400));
    }
  }
  fmt::print("| kind of slip | slips | found as error | as warning or note | missed |\n|---|--:|--:|--:|--:|\n");
  for (const auto& [kind, c] : kinds)
    fmt::print("| {} | {} | {} | {} | {} |\n", kind, c.slips, c.error, c.softer, c.slips - c.error - c.softer);
  fmt::print("\n| additional findings | errors | warnings | notes |\n|---|--:|--:|--:|\n");
  for (const auto& [check, levels] : additional)
    fmt::print("| {} | {} | {} | {} |\n", check, levels[2], levels[1], levels[0]);
  return 0;
}
