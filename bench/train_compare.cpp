// Writes the tables that `claims compare` learns from texts.
//
//   train-compare frequencies ARTICLES.jsonl[.gz] > libclaims/data/evidence/frequency.tsv
//   train-compare weights PAIRS.jsonl[.gz] ARTICLES.jsonl[.gz] fixtures/compare/claims.jsonl >
//   libclaims/data/evidence/weights.tsv
#include "compare_training.h"
#include "corpus.h"
#include "evidence/stem.h"

#include <fmt/format.h>

#include <map>
#include <set>

using namespace claims;
using namespace claims::bench;

namespace {

constexpr int fewest_texts = 12;

void add_stems(const std::string& text, std::map<std::string, int>& counts) {
  std::set<std::string> seen;
  std::string word;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const char c = i < text.size() ? text[i] : ' ';
    if ((c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80) word += c;
    else if (c >= 'A' && c <= 'Z') word += static_cast<char>(c + 0x20);
    else if (!word.empty()) {
      char stem[evidence::max_word_bytes];
      std::size_t size = 0;
      evidence::Vocabulary::english().read(word, stem, size);
      seen.emplace(stem, size);
      word.clear();
    }
  }
  for (const std::string& stem : seen) ++counts[stem];
}

int write_frequencies(const std::string& path) {
  std::map<std::string, int> counts;
  int texts = 0;
  for (const Article& article : read_articles(path)) {
    add_stems(article.title + "\n" + article.text, counts);
    ++texts;
  }
  fmt::print(
      "# In how many news texts a stem stands: STEM <tab> TEXTS; the first row is the number of texts. Counted by\n"
      "# bench/train_compare.cpp in texts of the US government (CC0), Wikinews (CC BY 2.5) and digital.gov (CC0);\n"
      "# stems of at least {} texts.\n*\t{}\n",
      fewest_texts, texts);
  for (const auto& [stem, count] : counts)
    if (count >= fewest_texts) fmt::print("{}\t{}\n", stem, count);
  return 0;
}

int write_weights(const std::string& pairs_path, const std::string& articles_path, const std::string& own_path) {
  std::vector<LabelledClaim> claims = read_pairs(pairs_path);
  const auto unrelated = unrelated_pairs(claims, 4);
  claims.insert(claims.end(), unrelated.begin(), unrelated.end());
  const auto made = claims_of_stories(articles_path, 6);
  claims.insert(claims.end(), made.begin(), made.end());
  for (LabelledClaim& claim : read_pairs(own_path)) {
    claim.weight = own_weight;
    claims.push_back(std::move(claim));
  }
  const evidence::Weights weights = train(examples_of(claims), fold_count);
  fmt::print(
      "# Weights of `claims compare`, log-odds: FEATURE <tab> ADDRESSED_SHORT <tab> ADDRESSED_LONG <tab> "
      "SUPPORTED_SHORT\n"
      "# <tab> SUPPORTED_LONG (src/evidence/weigh.h). Trained by bench/train_compare.cpp on VitaminC (Schuster, Fisch, "
      "Barzilay 2021) and on\n"
      "# sentences of published stories changed by program; no text of either is in them.\n");
  for (std::size_t i = 0; i < evidence::feature_count; ++i)
    fmt::print("{}\t{:.4f}\t{:.4f}\t{:.4f}\t{:.4f}\n", evidence::feature_name(i), weights.addressed_short[i],
               weights.addressed_long[i], weights.supported_short[i], weights.supported_long[i]);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string what = argc > 1 ? argv[1] : "";
  if (what == "frequencies" && argc == 3) return write_frequencies(argv[2]);
  if (what == "weights" && argc == 5) return write_weights(argv[2], argv[3], argv[4]);
  fmt::print(stderr, "usage: train-compare frequencies ARTICLES | train-compare weights PAIRS ARTICLES OWN\n");
  return 2;
}
