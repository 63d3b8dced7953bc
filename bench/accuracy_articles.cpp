// False alarms: every check on a corpus of published stories, findings counted
// by check and level and joined with the verdicts of those who read them.
//
//   accuracy-articles CORPUS.jsonl[.gz] [--judgements FILE] [--contexts FILE] [--level error|warning|note]
#include "corpus.h"
#include "judgements.h"

#include <fmt/format.h>

#include <fstream>
#include <map>

using namespace claims;
using namespace claims::bench;

namespace {

struct Counts {
  std::size_t all = 0, right = 0, wrong = 0;

  void add(Verdict verdict) {
    ++all;
    right += verdict == Verdict::right;
    wrong += verdict == Verdict::wrong;
  }
};

void print_row(std::string_view check, std::string_view level, const Counts& c, std::size_t articles) {
  const double per_thousand = 1000.0 / static_cast<double>(articles);
  fmt::print("| {} | {} | {} | {:.2f} | {} | {} | {} | {:.2f} |\n", check, level, c.all,
             static_cast<double>(c.all) * per_thousand, c.right, c.wrong, c.all - c.right - c.wrong,
             static_cast<double>(c.all - c.right) * per_thousand);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr,
               "usage: accuracy-articles CORPUS.jsonl[.gz] [--judgements FILE] [--contexts FILE] [--level LEVEL]\n");
    return 2;
  }
  const std::vector<Article> articles = read_articles(argv[1]);
  const Judgements judgements(option(argc, argv, "--judgements"));
  const Level lowest = parse_level(option(argc, argv, "--level", "note")).value_or(Level::note);
  std::ofstream contexts;
  if (const std::string path = option(argc, argv, "--contexts"); !path.empty()) contexts.open(path);

  std::map<std::pair<std::string, Level>, Counts> rows;
  std::map<Level, Counts> totals;
  std::size_t bytes = 0;
  for (const Article& article : articles) {
    bytes += article.text.size();
    const Report report = verify_article(article, article.text);
    for (const Finding& finding : report.findings) {
      if (finding.level < lowest) continue;
      const Verdict verdict = judgements.of(key_of(article.id, report, finding));
      rows[{std::string(finding.check), finding.level}].add(verdict);
      totals[finding.level].add(verdict);
      if (contexts)
        contexts << (verdict == Verdict::unread  ? "? "
                     : verdict == Verdict::right ? "+ "
                                                 : "- ")
                 << context_of(article, report, finding);
    }
  }
  fmt::print("{} articles, {} bytes\n\n", articles.size(), bytes);
  fmt::print("| check | level | findings | per 1,000 | right | wrong | unread | not right per 1,000 |\n");
  fmt::print("|---|---|--:|--:|--:|--:|--:|--:|\n");
  for (const auto& [row, counts] : rows) print_row(row.first, name_of(row.second), counts, articles.size());
  for (const auto& [level, counts] : totals) print_row("all", name_of(level), counts, articles.size());
  return 0;
}
