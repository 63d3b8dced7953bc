// Contradictions put into published stories: how many does the right check
// find, and how many does it see where there is none?
//
//   accuracy-inject CORPUS.jsonl[.gz] [--judgements FILE] [--limit N] [--seed N] [--missed FILE]
//
// recall: a finding of the right check that the story without the
// contradiction does not have, at the changed words or related to them.
// precision: those findings over those findings plus the check's false alarms,
// that is: its findings in the same stories without the contradiction, unless
// read and judged right, and new findings elsewhere.
#include "inject.h"
#include "judgements.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

using namespace claims;
using namespace claims::bench;

namespace {

struct Row {
  std::string_view name;
  std::size_t mutations = 0, errors = 0, softer = 0, false_errors = 0, false_softer = 0;
};

bool is_one_of(std::string_view check, std::string_view list) {
  const auto padded = [](std::string_view text) { return std::string(" ").append(text).append(" "); };
  return padded(list).find(padded(check)) != std::string::npos;
}

bool same(const Finding& a, const Finding& b) {
  return a.check == b.check && a.message == b.message && a.level == b.level;
}

bool touches(const Report& report, const Finding& finding, Span place) {
  const auto overlaps = [&](Span span) { return report.story.document.source_span(span).overlaps(place); };
  return overlaps(finding.span) ||
         std::any_of(finding.reasons.begin(), finding.reasons.end(),
                     [&](const Reason& reason) { return reason.span && overlaps(*reason.span); });
}

class Measure {
 public:
  Measure(const std::vector<Article>& articles, const Judgements& judgements, const std::string& missed)
      : articles_(articles), judgements_(judgements) {
    if (!missed.empty()) missed_.open(missed);
  }

  void run(std::string_view title, const std::vector<Mutation>& mutations, bool own_text) {
    std::vector<Row> rows;
    for (const Mutation& mutation : mutations) {
      if (rows.empty() || rows.back().name != mutation.name) rows.push_back({mutation.name});
      score(mutation, rows.back(), own_text);
    }
    print(title, rows);
  }

 private:
  void score(const Mutation& mutation, Row& row, bool own_text) {
    const Article& article = articles_[mutation.article];
    const Report right = verify_article(article, mutation.right), wrong = verify_article(article, mutation.wrong);
    ++row.mutations;
    bool error = false, softer = false;
    for (const Finding& finding : wrong.findings) {
      if (!is_one_of(finding.check, mutation.checks)) continue;
      if (std::any_of(right.findings.begin(), right.findings.end(), [&](const Finding& f) { return same(f, finding); }))
        continue;
      if (touches(wrong, finding, mutation.place)) (finding.level == Level::error ? error : softer) = true;
      else ++(finding.level == Level::error ? row.false_errors : row.false_softer);
    }
    for (const Finding& finding : right.findings) {
      if (!is_one_of(finding.check, mutation.checks)) continue;
      if (!own_text && judgements_.of(key_of(article.id, right, finding)) == Verdict::right) continue;
      // In a story with a sentence of ours offsets have moved: only that sentence counts.
      if (own_text && !touches(right, finding, mutation.place)) continue;
      ++(finding.level == Level::error ? row.false_errors : row.false_softer);
      if (missed_) missed_ << "FALSE " << mutation.name << "\n" << context_of(article, right, finding);
    }
    if (error) ++row.errors;
    else if (softer) ++row.softer;
    if (!error && missed_) {
      const std::uint32_t begin = mutation.place.begin > 130 ? mutation.place.begin - 130 : 0;
      missed_ << fmt::format("{} {}: {} of {}\n  | {}[[{}]]{}\n\n", softer ? "SOFT" : "MISSED", mutation.name,
                             article.id, article.published, mutation.wrong.substr(begin, mutation.place.begin - begin),
                             mutation.wrong.substr(mutation.place.begin, mutation.place.size()),
                             mutation.wrong.substr(mutation.place.end, 100));
    }
  }

  static double percent(std::size_t part, std::size_t whole) {
    return whole ? 100.0 * static_cast<double>(part) / static_cast<double>(whole) : 100;
  }

  static void print(std::string_view title, const std::vector<Row>& rows) {
    fmt::print(
        "### {}\n\n| contradiction | put in | found as error | as warning or note | recall % | recall as error % | "
        "false errors | precision % |\n|---|--:|--:|--:|--:|--:|--:|--:|\n",
        title);
    for (const Row& r : rows)
      fmt::print("| {} | {} | {} | {} | {:.1f} | {:.1f} | {} | {:.1f} |\n", r.name, r.mutations, r.errors, r.softer,
                 percent(r.errors + r.softer, r.mutations), percent(r.errors, r.mutations), r.false_errors,
                 percent(r.errors + r.softer, r.errors + r.softer + r.false_errors + r.false_softer));
    fmt::print("\n");
  }

  const std::vector<Article>& articles_;
  const Judgements& judgements_;
  std::ofstream missed_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr,
               "usage: accuracy-inject CORPUS.jsonl[.gz] [--judgements FILE] [--limit N] [--seed N] [--missed FILE]\n");
    return 2;
  }
  const std::vector<Article> articles = read_articles(argv[1]);
  const Judgements judgements(option(argc, argv, "--judgements"));
  const std::size_t limit = std::stoul(option(argc, argv, "--limit", "60"));
  const std::uint64_t seed = std::stoull(option(argc, argv, "--seed", "1"));
  Measure measure(articles, judgements, option(argc, argv, "--missed"));
  measure.run("Words of the story changed", found_mutations(articles, seed, limit), false);
  measure.run("Names of the story changed", found_name_mutations(articles, seed, limit), false);
  measure.run("A sentence of ours put in", written_mutations(articles, seed, limit), true);
  return 0;
}
