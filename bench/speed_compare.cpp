// Speed of claims and quotations against texts, one core.
//
//   speed-compare ARTICLES.jsonl[.gz] PAIRS.jsonl[.gz]
//
// The long source is made of articles, about 1 MB: 300 pages. Times are of the processor, the median of several.
#include "compare_corpus.h"
#include "corpus.h"

#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <functional>

using namespace claims;
using namespace claims::bench;

namespace {

constexpr std::size_t long_bytes = 1'000'000;
constexpr int repeats = 15;

double milliseconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

double median(const std::function<void()>& work) {
  std::vector<double> times;
  work();
  for (int i = 0; i < repeats; ++i) {
    const double start = milliseconds();
    work();
    times.push_back(milliseconds() - start);
  }
  std::nth_element(times.begin(), times.begin() + repeats / 2, times.end());
  return times[repeats / 2];
}

// Twenty words from the middle of the text.
std::string words_of(const std::string& text) {
  constexpr int wanted = 20;
  std::size_t end = text.find(' ', text.size() / 2);
  const std::size_t begin = end + 1;
  for (int i = 0; i < wanted && end != std::string::npos; ++i) end = text.find_first_of(" \n", end + 1);
  return text.substr(begin, end - begin);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return fmt::print(stderr, "usage: speed-compare ARTICLES PAIRS\n"), 2;
  std::string text;
  for (const Article& article : read_articles(argv[1])) {
    if (text.size() >= long_bytes) break;
    text += article.text + "\n\n";
  }
  const std::string sentence = words_of(text);
  std::string other = sentence;
  if (const std::size_t at = other.find(' ', other.size() / 2); at != std::string::npos) other.insert(at, " purple");
  const std::string absent = "Nobody had ever wanted the purple elephants to be repainted before breakfast";
  fmt::print("| one source of {:.2f} MB | ms |\n|---|--:|\n", static_cast<double>(text.size()) / 1e6);
  fmt::print("| passages of a claim | {:.2f} |\n", median([&] { find_passages(sentence, text); }));
  fmt::print("| claim compared | {:.2f} |\n", median([&] { compare(sentence, text); }));
  fmt::print("| quotation, exact | {:.2f} |\n", median([&] { check_quotation(sentence, text); }));
  fmt::print("| quotation, one word more | {:.2f} |\n", median([&] { check_quotation(other, text); }));
  fmt::print("| quotation, absent | {:.2f} |\n", median([&] { check_quotation(absent, text); }));
  const std::vector<LabelledClaim> pairs = read_pairs(argv[2]);
  const double start = milliseconds();
  std::size_t bytes = 0;
  for (const LabelledClaim& pair : pairs)
    bytes += render_comparison(compare(pair.claim, pair.source), pair.source, "1").size();
  const double spent = milliseconds() - start;
  fmt::print("\n{} pairs of a claim and a sentence, with their JSON ({} bytes): {:.0f} a second\n", pairs.size(), bytes,
             static_cast<double>(pairs.size()) / spent * 1e3);
}
