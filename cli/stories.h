// Runs a command over its stories: files, standard input, or JSON lines.
#pragma once

#include <claims/document.h>
#include <claims/report.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace claims::cli {

struct StoriesOptions {
  std::vector<std::string> paths;
  bool lines = false;  // --jsonl
  std::string published;
  std::string format;                     // of the articles: "" or a name
  std::function<int(std::int64_t)> zone;  // ReadOptions::zone; null: as written
  int jobs = 0;                           // 0: as many as the machine has cores
};

// What became of one story.
struct Outcome {
  std::string output;                 // for standard output
  std::vector<std::string> problems;  // for standard error
  int exit = 0;
  std::optional<Report> report;  // for formats that need all stories at once
};

// `render` is called for each story, from several threads; `id` is its JSON
// value for JSON lines, else empty. `emit` gets the outcomes in input order and
// returns false to stop; problems are reported after it. Returns the exit code:
// the gravest of all stories (2 before 1 before 3 before 0).
int run_stories(const StoriesOptions& options,
                const std::function<Outcome(Document document, const std::string& id)>& render,
                const std::function<bool(Outcome&)>& emit);

// The graver of two exit codes.
int graver(int a, int b) noexcept;

}  // namespace claims::cli
