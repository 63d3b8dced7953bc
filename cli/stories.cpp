#include "stories.h"

#include "command.h"
#include "in_order.h"
#include "input.h"
#include "story_line.h"

#include <fmt/format.h>

#include <exception>

namespace claims::cli {
namespace {

using Render = std::function<Outcome(Document document, const std::string& id)>;

// A path, or a line of a JSON Lines file.
using Item = InputLine;

Outcome failed_line(const Item& item, const std::string& id, const Error& error) {
  Outcome outcome;
  outcome.output = error_line(id, error);
  outcome.problems.push_back(item.name + ": " + error.text);
  outcome.exit = exit_usage;
  return outcome;
}

Outcome work_on_line(Item item, const ReadOptions& read, const Render& render) {
  if (!item.content) return failed_line(item, "", item.content.error());
  auto line = parse_story_line(*item.content);
  if (!line) return failed_line(item, line.error().id, line.error().error);
  if (!line->options.published) line->options.published = read.published;
  line->options.zone = read.zone;
  Result<Document> document = read_document(item.name, std::move(line->text), line->options);
  if (document) return render(std::move(*document), line->id);
  Error error = document.error();
  if (error.text.starts_with(item.name + ": ")) error.text.erase(0, item.name.size() + 2);  // failed_line names it
  return failed_line(item, line->id, error);
}

Outcome work_on_file(const Item& item, const ReadOptions& options, const Render& render) {
  const auto failed = [](const Error& error) {
    Outcome outcome;
    outcome.problems.push_back(error.text);
    outcome.exit = exit_usage;
    return outcome;
  };
  Result<std::string> bytes = read_article(item.name);
  if (!bytes) return failed(bytes.error());
  Result<Document> document = read_document(item.name, std::move(*bytes), options);
  if (!document) return failed(document.error());
  return render(std::move(*document), "");
}

template <class Work>
Outcome guarded(const Item& item, Work work) {
  try {
    return work();
  } catch (const std::bad_alloc&) {
    Outcome outcome;
    outcome.problems.push_back(item.name + ": out of memory");
    outcome.exit = exit_incomplete;
    return outcome;
  }
}

}  // namespace

int graver(int a, int b) noexcept {
  constexpr int rank[] = {0, 2, 3, 1};  // clean, incomplete, findings, usage
  return rank[a] >= rank[b] ? a : b;
}

int run_stories(const StoriesOptions& options, const Render& render, const std::function<bool(Outcome&)>& emit) {
  ReadOptions read;
  read.zone = options.zone;
  if (!options.published.empty()) read.published = parse_day(options.published);
  int exit = exit_clean;
  const auto emit_one = [&](Outcome outcome) {
    exit = graver(exit, outcome.exit);
    const bool go_on = emit(outcome);
    for (const std::string& problem : outcome.problems) diagnose(problem);
    return go_on;
  };
  int jobs =
      options.jobs > 0 ? options.jobs : static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 1U, 64U));
  if (options.lines) {
    InputLines lines(options.paths);
    run_in_order<Item>(
        jobs, [&] { return lines.next(); },
        [&](Item item) { return guarded(item, [&] { return work_on_line(std::move(item), read, render); }); },
        emit_one);
  } else {
    std::size_t at = 0;
    jobs = static_cast<int>(std::min<std::size_t>(static_cast<std::size_t>(jobs), options.paths.size()));
    run_in_order<Item>(
        jobs,
        [&]() -> std::optional<Item> {
          if (at == options.paths.size()) return std::nullopt;
          return Item{options.paths[at++], std::string()};
        },
        [&](const Item& item) { return guarded(item, [&] { return work_on_file(item, read, render); }); }, emit_one);
  }
  return exit;
}

}  // namespace claims::cli
