// Finding what was checked before among many claims.
//
//   claim-store ARTICLES.jsonl[.gz] [--claims 1000000] [--case FOLDER]
//
// The claims are those of the articles, again and again with other numbers and with words of other claims in the place
// of some of theirs, so that their words are as common as in news. Asked for are claims of the articles with another
// number, and claims with a third of their words left out. Times are of the wall clock.
#include "corpus.h"

#include "store/claim_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <random>

#include <unistd.h>

using namespace claims;
using namespace claims::bench;

namespace {

constexpr std::size_t stories_a_commit = 500, claims_a_story = 25, questions = 1000;

using Clock = std::chrono::steady_clock;
double milliseconds_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

class Claims {
 public:
  explicit Claims(const std::string& articles) {
    for (const Article& article : read_articles(articles)) {
      const Report report = verify_article(article, article.text);
      for (const KeptClaim& claim : store::note_of(report).claims) claims_.push_back(claim);
    }
  }
  std::size_t size() const { return claims_.size(); }

  // The first round as they are, then changed.
  KeptClaim at(std::size_t number) {
    KeptClaim out = claims_[number % claims_.size()];
    if (number >= claims_.size()) {
      std::vector<std::string> words = words_of(out.text);
      const std::vector<std::string> others = words_of(claims_[random_() % claims_.size()].text);
      for (std::size_t i = 1; i < words.size(); ++i)
        if (random_() % 3 == 0 && !others.empty()) words[i] = others[random_() % others.size()];
      out.text = joined(words);
    }
    out.id = fmt::format("{:016x}", number * 0x9E3779B97F4A7C15ULL);
    return out;
  }
  std::string question() {
    std::vector<std::string> words = words_of(claims_[random_() % claims_.size()].text);
    if (random_() % 2 == 0) {
      for (std::string& word : words)
        if (word[0] >= '1' && word[0] <= '9') word[0] = static_cast<char>('1' + ('9' - word[0]));
    } else {
      std::erase_if(words, [this](const std::string&) { return random_() % 3 == 0; });
    }
    return joined(words);
  }

 private:
  std::vector<KeptClaim> claims_;
  std::mt19937 random_{1};
};

[[noreturn]] void stop(const Error& error) {
  fmt::print(stderr, "{}\n", error.text);
  std::exit(2);
}

void fill(store::Folder& folder, Claims& claims, std::size_t count) {
  for (std::size_t story = 0, next = 0; next < count; ++story) {
    store::StoryNote note;
    note.path = fmt::format("stories/{}.md", story);
    note.sha256 = std::string(64, '0');
    note.published = "2026-11-27";
    note.made_with = "bench";
    for (std::size_t i = 0; i < claims_a_story && next < count; ++i) note.claims.push_back(claims.at(next++));
    if (auto noted = folder.note(store::story_note, store::to_json(note)); !noted) stop(noted.error());
    if (story % stories_a_commit == stories_a_commit - 1)
      if (auto committed = folder.commit(); !committed) stop(committed.error());
  }
  if (auto committed = folder.commit(); !committed) stop(committed.error());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return fmt::print(stderr, "usage: claim-store ARTICLES [--claims N] [--case FOLDER]\n"), 2;
  if (!std::filesystem::exists(argv[1])) return fmt::print("skipped: {} is not there\n", argv[1]), 0;
  const auto count = static_cast<std::size_t>(std::stoull(option(argc, argv, "--claims", "1000000")));
  std::string path = option(argc, argv, "--case");
  const bool temporary = path.empty();
  if (temporary) path = (std::filesystem::temp_directory_path() / fmt::format("claims-bench-{}", ::getpid())).string();
  Claims claims(argv[1]);
  auto folder = store::Folder::open(path, true);
  if (!folder) stop(folder.error());
  Clock::time_point start = Clock::now();
  if ((*folder)->index().records().value_or(0) == 0) fill(**folder, claims, count);
  fmt::print("| {} claims of {} stories | |\n|---|--:|\n| recorded in the archive, s | {:.1f} |\n", count,
             (count + claims_a_story - 1) / claims_a_story, milliseconds_since(start) / 1e3);
  store::ClaimTables tables(**folder);
  start = Clock::now();
  if (auto opened = tables.open(); !opened) stop(opened.error());
  fmt::print("| made searchable, s | {:.1f} |\n", milliseconds_since(start) / 1e3);
  fmt::print("| archive, MB | {:.0f} |\n| tables, MB | {:.0f} |\n",
             static_cast<double>(
                 (*folder)->index().records() ? std::filesystem::file_size(path + "/archive/00001.warc.gz") : 0) /
                 1e6,
             static_cast<double>(std::filesystem::file_size(path + "/" + store::claims_name)) / 1e6);
  std::vector<double> times;
  std::size_t found = 0;
  for (std::size_t i = 0; i < questions; ++i) {
    const std::string question = claims.question();
    start = Clock::now();
    const auto matches = tables.search(question, 10);
    times.push_back(milliseconds_since(start));
    if (!matches) stop(matches.error());
    found += !matches->empty();
  }
  std::sort(times.begin(), times.end());
  fmt::print(
      "| a search, median, ms | {:.2f} |\n| 99th percentile | {:.2f} |\n| slowest of {} | {:.2f} |\n| searches that "
      "found something | {} |\n",
      times[questions / 2], times[questions * 99 / 100], questions, times.back(), found);
  folder->reset();
  if (temporary) std::filesystem::remove_all(path);
}
