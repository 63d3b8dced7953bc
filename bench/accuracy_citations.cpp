// What stories cite: counts by kind, then every hit with its surroundings, for reading.
//
//   accuracy-citations CORPUS.jsonl[.gz] [--kind un-document|doi|eu-law|us-law|treaty|web|all] [--missed yes]
//
// Without --kind, all kinds but web addresses are shown. --missed shows, instead, each "resolution" with a number
// near it that is in no citation.
#include "corpus.h"

#include <claims/story.h>

#include <fmt/format.h>

#include <algorithm>
#include <map>

using namespace claims;
using namespace claims::bench;

namespace {

struct Counts {
  std::size_t all = 0, located = 0, candidates = 0, problems = 0, links = 0;
};

std::string on_one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

std::string surroundings(const Document& document, Span span) {
  const std::uint32_t before = std::min<std::uint32_t>(span.begin, 60);
  const auto size = static_cast<std::uint32_t>(document.text.size());
  return on_one_line(fmt::format("{}>>{}<<{}", document.slice({span.begin - before, span.begin}), document.slice(span),
                                 document.slice({span.end, std::min(size, span.end + 40)})));
}

std::string shown(const Citation& citation) {
  std::string out = citation.locator.empty() ? "-" : citation.locator;
  for (const std::string& candidate : citation.candidates) out += " ?" + candidate;
  if (!citation.body.empty()) out += " body=" + citation.body;
  if (citation.year) out += fmt::format(" year={}", citation.year.value);
  if (citation.article) out += fmt::format(" article={}", citation.article.value);
  if (!citation.pinpoint.empty()) out += " at=" + citation.pinpoint;
  if (!citation.problem.empty()) out += " PROBLEM " + citation.problem;
  return out;
}

void print_missed(const Article& article, const Story& story) {
  for (const Token& token : story.tokens) {
    const std::string_view word = story.document.slice(token.span);
    if (word.size() < 10 || word.size() > 11 || (word[0] | 0x20) != 'r' || word.substr(1, 9) != "esolution") continue;
    const auto size = static_cast<std::uint32_t>(story.document.text.size());
    const Span near{token.span.begin, std::min(size, token.span.end + 24)};
    const std::string_view text = story.document.slice(near);
    if (text.find_first_of("0123456789") == std::string_view::npos) continue;
    const bool cited = std::any_of(story.citations.begin(), story.citations.end(),
                                   [&](const Citation& c) { return c.span.overlaps(near); });
    if (!cited) fmt::print("{}\t{}\n", article.id, surroundings(story.document, token.span));
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "usage: accuracy-citations CORPUS.jsonl[.gz] [--kind KIND] [--missed yes]\n");
    return 2;
  }
  const std::vector<Article> articles = read_articles(argv[1]);
  const std::string kind = option(argc, argv, "--kind");
  const bool missed = !option(argc, argv, "--missed").empty();
  std::map<std::string, Counts> rows;
  for (const Article& article : articles) {
    const Story story = verify_article(article, article.text).story;
    if (missed) print_missed(article, story);
    for (const Citation& citation : story.citations) {
      Counts& row = rows[name_of(citation.kind)];
      ++row.all;
      row.located += !citation.locator.empty();
      row.candidates += !citation.candidates.empty();
      row.problems += !citation.problem.empty();
      row.links += citation.link;
      const bool wanted =
          kind.empty() ? citation.kind != CitationKind::web : kind == "all" || kind == name_of(citation.kind);
      if (!missed && wanted)
        fmt::print("{}\t{}\t{}\t{}\n", article.id, name_of(citation.kind), shown(citation),
                   surroundings(story.document, citation.span));
    }
  }
  fmt::print(
      "\n{} articles\n\n| kind | citations | with a locator | with candidates | malformed | links |\n"
      "|---|--:|--:|--:|--:|--:|\n",
      articles.size());
  for (const auto& [name, c] : rows)
    fmt::print("| {} | {} | {} | {} | {} | {} |\n", name, c.all, c.located, c.candidates, c.problems, c.links);
  return 0;
}
