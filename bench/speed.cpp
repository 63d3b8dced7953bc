// Speed: throughput by stage, linearity, hostile inputs, start-up and memory.
//
//   speed CORPUS.jsonl[.gz] [--program build/claims --story STORY [--published DATE]] [--peer NODE_SCRIPT]
//
// One thread; texts are in memory and every stage has run once before it is
// timed. The best of several passes counts: other load only ever adds time.
#include "corpus.h"

#include "extract/extract.h"
#include "text/sentence.h"

#include <fmt/format.h>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fcntl.h>
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <functional>

using namespace claims;
using namespace claims::bench;

namespace {

constexpr int passes = 3;
constexpr std::size_t megabyte = 1'000'000;

double seconds(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double best(const std::function<void()>& work) {
  double least = 1e9;
  for (int i = 0; i < passes; ++i) least = std::min(least, seconds(work));
  return least;
}

Document read(const std::string& text, const std::string& published) {
  ReadOptions options;
  options.format = Format::plain;
  options.published = parse_iso_date(published);
  auto document = read_document("story", text, options);
  if (!document) {
    fmt::print(stderr, "speed: {}\n", document.error().text);
    std::exit(2);
  }
  return std::move(*document);
}

struct Stage {
  const char* name;
  std::function<void(const std::string& text, const std::string& published)> run;
};

const std::vector<Stage>& stages() {
  static const std::vector<Stage> all = {
      {"read", [](const std::string& t, const std::string& p) { read(t, p); }},
      {"read + sentences",
       [](const std::string& t, const std::string& p) {
         Story story;
         story.document = read(t, p);
         text::split_sentences(story.document, story.tokens, story.sentences);
       }},
      {"read + sentences + dates",
       [](const std::string& t, const std::string& p) {
         Story story;
         story.document = read(t, p);
         text::split_sentences(story.document, story.tokens, story.sentences);
         extract::find_times(story);
       }},
      {"inspect (all that is read)", [](const std::string& t, const std::string& p) { read_story(read(t, p)); }},
      {"verify", [](const std::string& t, const std::string& p) { verify(read(t, p)); }},
      {"verify + JSON", [](const std::string& t, const std::string& p) { render_jsonl(verify(read(t, p))); }},
  };
  return all;
}

void print_throughput(const std::vector<Article>& articles) {
  std::size_t bytes = 0;
  for (const Article& a : articles) bytes += a.text.size();
  fmt::print("{} stories, {:.1f} MB\n\n| stage | MB/s | ns a byte |\n|---|--:|--:|\n", articles.size(),
             static_cast<double>(bytes) / megabyte);
  for (const Stage& stage : stages()) {
    const double time = best([&] {
      for (const Article& a : articles) stage.run(a.text, a.published);
    });
    fmt::print("| {} | {:.1f} | {:.1f} |\n", stage.name, static_cast<double>(bytes) / time / megabyte,
               time * 1e9 / static_cast<double>(bytes));
  }
}

// One story of `size` bytes made of whole stories.
std::string long_story(const std::vector<Article>& articles, std::size_t size) {
  std::string text;
  for (std::size_t i = 0; text.size() < size; ++i) text += articles[i % articles.size()].text + "\n\n";
  text.resize(size);
  while (!text.empty() && (text.back() & 0x80)) text.pop_back();
  return text;
}

std::string repeated(std::string_view unit, std::size_t size) {
  std::string text;
  text.reserve(size + unit.size());
  while (text.size() < size) text += unit;
  return text;
}

double verify_seconds(const std::string& text) {
  return best([&] { verify(read(text, "2024-06-20")); });
}

double print_long_stories(const std::vector<Article>& articles) {
  fmt::print("\n| one long story | verify, s | MB/s |\n|---|--:|--:|\n");
  double last = 0;
  for (const std::size_t size : {megabyte, 10 * megabyte}) {
    last = verify_seconds(long_story(articles, size));
    fmt::print("| {} MB | {:.3f} | {:.1f} |\n", size / megabyte, last, static_cast<double>(size) / last / megabyte);
  }
  return last;
}

void print_hostile(double normal) {
  static constexpr std::string_view units[] = {"a",
                                               "A",
                                               " ",
                                               "\n",
                                               "\n\n",
                                               "1",
                                               "1 ",
                                               ".",
                                               ". ",
                                               "\"",
                                               "\" ",
                                               "'",
                                               "“",
                                               "”a",
                                               "-",
                                               "—",
                                               "$",
                                               "*",
                                               "[",
                                               "](",
                                               "<",
                                               "&",
                                               "#\n",
                                               "March ",
                                               "Monday ",
                                               "2004 ",
                                               "from 2004 to ",
                                               "1,",
                                               "U.S. ",
                                               "Kim ",
                                               "Kim-",
                                               "Kim-Putin summit ",
                                               "the summit ",
                                               "the 2004 summit. ",
                                               "President Putin ",
                                               "first summit in 2019. ",
                                               "\"Kim said. ",
                                               "a year ago ",
                                               "nearly ",
                                               "one hundred ",
                                               "Jan. 1, 2024 ",
                                               "years later ",
                                               "1-2 ",
                                               "The 2004 Kim-Putin summit ",
                                               "Ann Smith, 45, said ",
                                               "born in 1950, aged 50, ",
                                               "5 of 6 percent ",
                                               "votes 5 to 4 ",
                                               "since 2001 and in 2002 ",
                                               "Paris, France, "};
  fmt::print("\n| 10 MB of | verify, s | of a normal story |\n|---|--:|--:|\n");
  double worst = 0;
  for (const std::string_view unit : units) {
    const double time = verify_seconds(repeated(unit, 10 * megabyte));
    worst = std::max(worst, time / normal);
    std::string shown;
    for (const char c : unit) shown += c == '\n' ? std::string("\\n") : c == '|' ? "\\|" : std::string(1, c);
    fmt::print("| `{}` | {:.3f} | {:.2f} |\n", shown, time, time / normal);
  }
  fmt::print("\nworst: {:.2f} times a normal story of that size\n", worst);
}

struct Run {
  double seconds;
  long peak_kib;
};

// Runs the program once with its output thrown away.
Run run_program(const std::vector<std::string>& words) {
  Run run{};
  run.seconds = seconds([&] {
    const pid_t child = fork();
    if (child == 0) {
      const int null = open("/dev/null", O_WRONLY);
      dup2(null, 1);
      dup2(null, 2);
      std::vector<char*> arguments;
      for (const std::string& w : words) arguments.push_back(const_cast<char*>(w.c_str()));
      arguments.push_back(nullptr);
      execv(arguments[0], arguments.data());
      _exit(127);
    }
    int status = 0;
    rusage usage{};
    wait4(child, &status, 0, &usage);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 127) {
      fmt::print(stderr, "speed: {} cannot be run\n", words[0]);
      std::exit(2);
    }
    run.peak_kib = usage.ru_maxrss;
  });
  return run;
}

void print_start(const std::string& program, const std::string& story, const std::string& published) {
  std::vector<std::string> words = {program, "verify", story};
  if (!published.empty()) words.insert(words.end(), {"--published", published});
  std::vector<Run> runs;
  for (int i = 0; i < 51; ++i) runs.push_back(run_program(words));
  std::sort(runs.begin(), runs.end(), [](const Run& a, const Run& b) { return a.seconds < b.seconds; });
  fmt::print("| one short story, process start to exit | |\n|---|--:|\n");
  fmt::print("| median of 51, ms | {:.1f} |\n| slowest, ms | {:.1f} |\n| peak memory, MB | {:.1f} |\n\n",
             runs[25].seconds * 1e3, runs.back().seconds * 1e3,
             static_cast<double>(runs.back().peak_kib) * 1024 / megabyte);
}

// A peer reads texts separated by NUL from a file and prints its own MB/s.
void print_peer(const std::string& script, const std::vector<Article>& articles) {
  char path[] = "/tmp/claims-speed-XXXXXX";
  const int file = mkstemp(path);
  if (file < 0) return;
  close(file);
  {
    std::ofstream out(path, std::ios::binary);
    std::size_t bytes = 0;
    for (const Article& a : articles) {
      if (bytes += a.text.size(); bytes > megabyte) break;
      out << a.published << '\n' << a.text << '\0';
    }
  }
  fmt::print("\n");
  std::fflush(stdout);
  if (std::system(fmt::format("node '{}' '{}'", script, path).c_str()) != 0)
    fmt::print("peer: skipped ({} did not run)\n", script);
  unlink(path);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr,
               "usage: speed CORPUS.jsonl[.gz] [--program CLAIMS --story STORY [--published DATE]] [--peer SCRIPT]\n");
    return 2;
  }
  // First: a child starts with the peak memory of the process that it was forked from.
  const std::string program = option(argc, argv, "--program"), story = option(argc, argv, "--story");
  if (!program.empty() && !story.empty()) print_start(program, story, option(argc, argv, "--published"));
  const std::vector<Article> articles = read_articles(argv[1]);
  print_throughput(articles);
  print_hostile(print_long_stories(articles));
  if (const std::string peer = option(argc, argv, "--peer"); !peer.empty()) print_peer(peer, articles);
  return 0;
}
