// How well claims tells statements worth checking from others, and training of the weights that it ships.
//
//   accuracy-claims FILE.json [--train TABLE.tsv] [--strength X]
//
// FILE is an array of {"text", "label"}: 1 for worth checking. Measured by five-fold cross-validation; threshold and
// calibration are set inside the training part of each fold, by three folds of its own. Beside it stands naive Bayes
// over words on the same folds. Probabilities are calibrated for even odds, as if half of all sentences were worth
// checking: in speeches of candidates a quarter is, in news more; sentences are weighted accordingly where they are
// measured. With --train the model of all sentences is written: libclaims/data/model/check_worthiness.tsv. Without the
// file it prints "skipped" and succeeds.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <numeric>

#include "corpus.h"
#include "extract/check_worthiness.h"
#include "logistic.h"

using namespace claims;
using namespace claims::bench;

namespace {

constexpr std::uint32_t folds = 5, inner_folds = 3;

struct Counts {
  double right = 0, wrong = 0, missed = 0, passed = 0;

  void add(bool said, bool positive) { (said ? positive ? right : wrong : positive ? missed : passed) += 1; }
  void add(const Counts& o) { right += o.right, wrong += o.wrong, missed += o.missed, passed += o.passed; }
  double precision() const { return right / std::max(1.0, right + wrong); }
  double recall() const { return right / std::max(1.0, right + missed); }
  double f1() const { return 2 * right / std::max(1.0, 2 * right + wrong + missed); }
  double f1_of_others() const { return 2 * passed / std::max(1.0, 2 * passed + wrong + missed); }
  // As it would be if there were as many of one class as of the other.
  double even_f1() const {
    const double found = recall(), alarms = wrong / std::max(1.0, wrong + passed);
    return 2 * found / (1 + found + alarms);
  }
  double accuracy() const { return (right + passed) / (right + wrong + missed + passed); }
  double weighted_f1() const {
    return ((right + missed) * f1() + (wrong + passed) * f1_of_others()) / (right + wrong + missed + passed);
  }
};

// How probabilities and outcomes agree, in ten bins.
struct Reliability {
  std::array<double, 10> count{}, said{}, true_{};

  void add(double probability, bool positive, double weight) {
    const auto bin = static_cast<std::size_t>(std::min(9.0, std::floor(probability * 10)));
    count[bin] += weight, said[bin] += weight * probability, true_[bin] += positive ? weight : 0;
  }
  void add(const Reliability& o) {
    for (std::size_t i = 0; i < 10; ++i) count[i] += o.count[i], said[i] += o.said[i], true_[i] += o.true_[i];
  }
  double error() const {  // expected calibration error
    double sum = 0, all = 0;
    for (std::size_t i = 0; i < 10; ++i) sum += std::fabs(said[i] - true_[i]), all += count[i];
    return all > 0 ? sum / all : 0;
  }
};

std::vector<std::uint32_t> shuffled(std::size_t size) {
  std::vector<std::uint32_t> order(size);
  std::iota(order.begin(), order.end(), 0u);
  std::uint64_t state = 12345;
  for (std::size_t i = size; i > 1; --i) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    std::swap(order[i - 1], order[(state >> 33) % i]);
  }
  return order;
}

// Scores of every chosen example by a model that has not seen it.
std::vector<Scored> scored_apart(const std::vector<Example>& examples, const std::vector<std::uint32_t>& chosen,
                                 std::uint32_t parts, double strength) {
  std::vector<Scored> scored;
  for (std::uint32_t part = 0; part < parts; ++part) {
    std::vector<std::uint32_t> rest;
    for (std::size_t i = 0; i < chosen.size(); ++i)
      if (i % parts != part) rest.push_back(chosen[i]);
    const LinearModel model = train(examples, rest, strength);
    for (std::size_t i = part; i < chosen.size(); i += parts)
      scored.push_back({model.score(examples[chosen[i]]), examples[chosen[i]].positive});
  }
  return scored;
}

struct Fold {
  Counts counts, even, bayes;  // even: said by the probability, from 0.5 on
  Reliability reliability;
};

// Multinomial naive Bayes over words, add-one smoothed.
class NaiveBayes {
 public:
  void learn(const std::vector<std::string>& words, bool positive) {
    ++texts_[positive];
    for (const std::string& word : words) {
      auto& counts = words_[word];
      counts[positive] += 1;
      total_[positive] += 1;
    }
  }
  bool says(const std::vector<std::string>& words) const {
    const double known = static_cast<double>(words_.size());
    double sum = std::log(texts_[1] / texts_[0]);
    for (const std::string& word : words) {
      const auto at = words_.find(word);
      const std::array<double, 2> counts = at == words_.end() ? std::array<double, 2>{} : at->second;
      sum += std::log((counts[1] + 1) / (total_[1] + known)) - std::log((counts[0] + 1) / (total_[0] + known));
    }
    return sum > 0;
  }

 private:
  std::array<double, 2> texts_{}, total_{};
  std::map<std::string, std::array<double, 2>> words_;
};

struct Data {
  std::vector<Example> examples;
  std::vector<std::vector<std::string>> words;  // for naive Bayes
};

std::vector<std::string> words_of(const Story& story) {
  std::vector<std::string> words;
  for (const Token& token : story.tokens) {
    if (token.kind == TokenKind::punctuation) continue;
    std::string word(story.document.slice(token.span));
    for (char& c : word)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
    words.push_back(std::move(word));
  }
  return words;
}

Data read(const nlohmann::json& rows) {
  Data data;
  extract::WorthinessFeatures features;
  for (const auto& row : rows) {
    ReadOptions options;
    options.format = Format::plain;
    const auto document = read_document("-", row["text"].get<std::string>(), options);
    if (!document) continue;
    const Story story = read_story(*document);
    data.examples.push_back(
        {features.read(story, 0, static_cast<std::uint32_t>(story.tokens.size())), row["label"].get<int>() == 1});
    data.words.push_back(words_of(story));
  }
  return data;
}

Fold measure(const Data& data, const std::vector<std::uint32_t>& order, std::uint32_t number, double strength) {
  std::vector<std::uint32_t> rest, held_out;
  for (std::size_t i = 0; i < order.size(); ++i) (i % folds == number ? held_out : rest).push_back(order[i]);
  const std::vector<Scored> apart = scored_apart(data.examples, rest, inner_folds, strength);
  const double threshold = best_threshold(apart);
  const Calibration calibration = calibrate(apart);
  const LinearModel model = train(data.examples, rest, strength);
  NaiveBayes bayes;
  for (const std::uint32_t i : rest) bayes.learn(data.words[i], data.examples[i].positive);
  Fold fold;
  const double weight = positive_weight(apart);
  for (const std::uint32_t i : held_out) {
    const bool positive = data.examples[i].positive;
    const double score = model.score(data.examples[i]);
    fold.counts.add(score >= threshold, positive);
    fold.bayes.add(bayes.says(data.words[i]), positive);
    const double probability = extract::probability_of(calibration.slope * score + calibration.intercept);
    fold.even.add(probability >= 0.5, positive);
    fold.reliability.add(probability, positive, positive ? weight : 1);
  }
  return fold;
}

void print_row(const std::string& name, const Fold& fold) {
  const Counts& c = fold.counts;
  std::cout << fmt::format("| {} | {:.3f} | {:.3f} | {:.3f} | {:.3f} | {:.3f} | {:.3f} | {:.3f} | {:.3f} | {:.3f} |\n",
                           name, c.precision(), c.recall(), c.f1(), c.weighted_f1(), c.accuracy(), fold.even.even_f1(),
                           fold.reliability.error(), fold.bayes.f1(), fold.bayes.even_f1());
}

void print_reliability(const Reliability& r) {
  std::cout << "\n| probability | sentences | said, mean | worth checking |\n|---|---:|---:|---:|\n";
  for (std::size_t i = 0; i < 10; ++i)
    if (r.count[i] > 0)
      std::cout << fmt::format("| {:.1f} to {:.1f} | {:.0f} | {:.3f} | {:.3f} |\n", static_cast<double>(i) / 10,
                               static_cast<double>(i + 1) / 10, r.count[i], r.said[i] / r.count[i],
                               r.true_[i] / r.count[i]);
  std::cout << fmt::format("\nExpected calibration error, held out: {:.3f}\n", r.error());
}

bool write_model(const Data& data, const std::vector<std::uint32_t>& order, double strength, const std::string& path) {
  const std::vector<Scored> apart = scored_apart(data.examples, order, folds, strength);
  const Calibration calibration = calibrate(apart);
  const LinearModel model = train(data.examples, order, strength);
  std::ofstream out(path);
  out << "# Weights of the features of check-worthiness (src/extract/check_worthiness.h), by number, 64 a line.\n"
         "# Trained by bench/accuracy-claims --train on the ClaimBuster data set (Arslan, Hassan, Li and Tremayne,\n"
         "# \"A Benchmark Dataset of Check-worthy Factual Claims\", 2020; CC BY 4.0). Change nothing by hand: train "
         "again.\n";
  out << fmt::format("limit\t{:.4f}\nbias\t{:.4f}\nthreshold\t{:.4f}\nslope\t{:.4f}\nintercept\t{:.4f}\n", model.limit,
                     model.bias, best_threshold(apart), calibration.slope, calibration.intercept);
  for (std::size_t i = 0; i < model.levels.size(); i += extract::weights_per_line) {
    out.write(model.levels.data() + i, extract::weights_per_line);
    out << '\n';
  }
  return static_cast<bool>(out.flush());
}

}  // namespace

int main(int argc, char** argv) {
  const std::string path = argc > 1 ? argv[1] : "";
  std::ifstream in(path);
  if (!in) {
    std::cout << "skipped: no sentences at " << path << "\n";
    return 0;
  }
  const double strength = std::stod(option(argc, argv, "--strength", "0.1"));
  const Data data = read(nlohmann::json::parse(in));
  const std::vector<std::uint32_t> order = shuffled(data.examples.size());
  if (const std::string out = option(argc, argv, "--train"); !out.empty())
    return write_model(data, order, strength, out) ? 0 : 1;
  std::cout
      << fmt::format("{} sentences, five folds.\n\n", data.examples.size())
      << "| held out | precision | recall | F1 | F1 of both classes, weighted | accuracy | F1 at even odds | "
         "calibration error | naive Bayes, F1 | at even odds |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n";
  Fold all;
  for (std::uint32_t number = 0; number < folds; ++number) {
    const Fold fold = measure(data, order, number, strength);
    print_row(fmt::format("fold {}", number + 1), fold);
    all.counts.add(fold.counts), all.even.add(fold.even), all.bayes.add(fold.bayes),
        all.reliability.add(fold.reliability);
  }
  print_row("all", all);
  print_reliability(all.reliability);
}
