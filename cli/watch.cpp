#include "arguments.h"
#include "cited.h"
#include "command.h"
#include "input.h"
#include "locators.h"
#include "output.h"
#include "progress.h"
#include "stories.h"
#include "versions.h"
#include "watch_told.h"

#include <claims/watch.h>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <deque>
#include <filesystem>

namespace claims::cli {
namespace {

struct Options {
  std::vector<std::string> words, files;
  std::string format = "text", older_than;
  bool quiet = false;
  FetchOptions fetch;
};

Arguments declared(Options& options) {
  static constexpr std::string_view formats[] = {"text", "json", "jsonl"};
  Arguments arguments("watch", "[OPTION...] [STORY|LOCATOR...]",
                      "Retrieves again what a case holds, or what the stories cite, says what was changed, and names "
                      "what a story says that no longer holds. Every version is kept. Exit code 0: nothing was "
                      "changed, 1: something was changed, is gone or has moved, 3: something could not be found out.");
  arguments.positionals(options.words, "STORY|LOCATOR",
                        "a story, for what it cites; or a document as a story would cite it; none: all of the case");
  arguments.texts("--from", options.files, "FILE", "more locators, one a line; - is standard input");
  declare_case(arguments, options.fetch);
  arguments.text("--older-than", options.older_than, "DURATION",
                 "only what was last asked for longer ago: 30m, 12h, 7d, 2w");
  arguments.flag("--quiet", options.quiet, "print what was changed, is gone or has moved, and nothing else");
  arguments.choice("--format", options.format, formats, "how to print it; text is the default");
  declare_network(arguments, options.fetch);
  arguments.example("claims watch", "everything in ./.claims");
  arguments.example("claims watch story.md", "what the story cites, and what in it no longer holds");
  arguments.example("claims watch --case story --quiet --older-than 20h", "for cron: speaks only of changes");
  return arguments;
}

int say(const std::string& text) {
  diagnose("watch: " + text);
  return exit_usage;
}

struct WatchedStory {
  std::string path;
  Story story;
  std::vector<std::string> cited;
};

// "12h" as seconds; negative: it is none.
long long seconds_of(const std::string& text) {
  if (text.size() < 2 || text.size() > 6 || text.find_first_not_of("0123456789") != text.size() - 1) return -1;
  const std::size_t unit = std::string_view("smhdw").find(text.back());
  if (unit == std::string_view::npos) return -1;
  constexpr std::array<long long, 5> sizes = {1, 60, 3600, 86'400, 604'800};
  return std::stoll(text) * sizes[unit];
}

std::string time_ago(long long seconds) {
  const std::time_t then = std::time(nullptr) - static_cast<std::time_t>(seconds);
  std::tm parts{};
  ::gmtime_r(&then, &parts);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday,
                     parts.tm_hour, parts.tm_min, parts.tm_sec);
}

class Watch {
 public:
  explicit Watch(Options& options) : options_(options), locators_("watch", {}) {}

  int run() {
    if (!options_.older_than.empty() && seconds_of(options_.older_than) < 0)
      return say(
          fmt::format("--older-than: expected a duration such as 30m, 12h, 7d or 2w, not \"{}\"", options_.older_than));
    const bool named = !named_case(options_.fetch).empty();
    complete_fetch(options_.fetch);
    if (!read_arguments() || !find_case(named) || !open()) return exit_usage;
    if (const auto chosen = choose(); !chosen) return say(chosen.error().text);
    return retrieve();
  }

 private:
  bool read_arguments() {
    auto schemes = schemes_of(options_.fetch.settings);
    if (!schemes) return say(schemes.error().text), false;
    locators_ = Locators("watch", std::move(*schemes));
    bool sound = true;
    for (const std::string& word : options_.words) {
      std::error_code error;
      const bool story = std::filesystem::is_regular_file(word, error);
      sound = (word == "-" ? locators_.add_file(word)
               : story     ? read_story_file(word)
                           : locators_.add(word, "")) &&
              sound;
    }
    for (const std::string& file : options_.files) sound = locators_.add_file(file) && sound;
    return sound;
  }

  bool read_story_file(const std::string& path) {
    auto bytes = read_article(path);
    if (!bytes) return say(bytes.error().text), false;
    auto document = read_document(path, std::move(*bytes));
    if (!document) return say(document.error().text), false;
    WatchedStory& story = stories_.emplace_back();
    story.path = path;
    story.story = read_story(std::move(*document));
    story.cited = cited_by(story.story);
    if (story.cited.size() > max_cited) {
      diagnose(fmt::format("watch: {}: of one story, the first {} documents are watched", path, max_cited));
      story.cited.resize(max_cited);
    }
    for (const std::string& locator : story.cited) locators_.add_known(locator);
    return true;
  }

  // The one that was named, else the one beside the stories, else the one here.
  bool find_case(bool named) {
    if (named || stories_.empty()) return true;
    const auto beside = [](const WatchedStory& story) {
      return (std::filesystem::path(story.path).parent_path() / default_case).string();
    };
    options_.fetch.case_folder = beside(stories_.front());
    for (const WatchedStory& story : stories_)
      if (beside(story) != options_.fetch.case_folder)
        return say("the stories are in several folders; name the case with --case"), false;
    return true;
  }

  bool everything() const { return options_.words.empty() && options_.files.empty(); }

  bool open() {
    const std::string& folder = options_.fetch.case_folder;
    // Of a case that is not there nothing can be watched, and none is to be made.
    if (everything() && !open_case_or_say("watch", folder, false)) return false;
    kept_ = open_case_or_say("watch", folder, true);
    if (!kept_) return false;
    auto told = Told::open(folder);
    if (!told) return say(told.error().text), false;
    told_ = std::move(*told);
    return true;
  }

  // What to ask for, and with which version each is to be compared: that is put down before anything is retrieved.
  Result<void> choose() {
    if (everything()) {
      auto all = kept_->retrievals();
      if (!all) return tl::unexpected(all.error());
      for (const Retrieval& each : *all) locators_.add_known(each.locator);
    }
    const std::string until = options_.older_than.empty() ? "" : time_ago(seconds_of(options_.older_than));
    for (const std::string& locator : locators_.list()) {
      const auto all = kept_->retrievals(locator);
      if (!all) return tl::unexpected(all.error());
      if (!until.empty() && !all->empty() && all->back().time > until) continue;
      chosen_.push_back(locator);
      const auto told = told_.last(locator, *all);
      if (told) {
        known_[locator] = (*all)[last_same(*all, *told)];
      } else if (const auto last = last_answer(*all)) {
        known_[locator] = (*all)[*last];
        if (auto added = told_.add((*all)[*last]); !added) return added;
      }
    }
    return {};
  }

  static std::optional<std::size_t> last_answer(const std::vector<Retrieval>& all) {
    for (std::size_t i = all.size(); i-- > 0;)
      if (all[i].state != SourceState::unreachable) return i;
    return std::nullopt;
  }

  // The last retrieval that gave the same, with no other version between.
  static std::size_t last_same(const std::vector<Retrieval>& all, std::size_t index) {
    std::size_t last = index;
    for (std::size_t i = index + 1; i < all.size(); ++i) {
      if (all[i].state == SourceState::unreachable) continue;
      if (all[i].state != all[index].state || all[i].sha256 != all[index].sha256) break;
      last = i;
    }
    return last;
  }

  int retrieve() {
    if (options_.format == "json") written_ = write_out("[");
    const auto done = fetch_each(
        chosen_, options_.fetch.settings, *kept_, [&](Fetched&& fetched) { look_at(fetched); },
        [&](const FetchProgress& now) { progress_.show(now); });
    progress_.clear();
    if (options_.format == "json" && written_ == Written::yes) written_ = write_out(first_ ? "]\n" : "\n]\n");
    if (!done) return say(done.error().text);
    if (options_.format == "text" && !options_.quiet && written_ == Written::yes) written_ = write_out(summary());
    return written_ == Written::failed ? exit_usage : exit_;
  }

  void look_at(const Fetched& fetched) {
    if (written_ != Written::yes) return;
    if (auto looked = compare(fetched.source); !looked) {
      exit_ = graver(exit_, exit_usage);
      progress_.clear();
      say(fmt::format("{}: {}", fetched.source.locator, looked.error().text));
    }
  }

  Result<void> compare(const Source& source) {
    const auto all = kept_->retrievals(source.locator);
    if (!all) return tl::unexpected(all.error());
    // The last one, unless another process has put its own behind it.
    std::size_t index = all->size() - 1;
    for (std::size_t i = all->size(); i-- > 0;) {
      if ((*all)[i].state != source.state || (*all)[i].sha256 != source.sha256) continue;
      index = i;
      break;
    }
    Watched watched;
    watched.locator = source.locator;
    auto now = version_of(*kept_, *all, index);
    if (!now) return tl::unexpected(now.error());
    watched.now = std::move(*now);
    if (const auto known = known_.find(source.locator); known != known_.end())
      for (std::size_t i = 0; i < all->size(); ++i) {
        if ((*all)[i].id != known->second.id) continue;
        auto was = version_of(*kept_, *all, i);
        if (!was) return tl::unexpected(was.error());
        watched.was = std::move(*was);
      }
    watched.change = compare_versions(watched.was, watched.now);
    if (auto added = add_stories(watched); !added) return added;
    tell(watched);
    const bool new_version = watched.change.kind != ChangeKind::unchanged && !is_open(watched.change.kind);
    if (new_version && written_ == Written::yes) return told_.add((*all)[index]);
    return {};
  }

  Result<void> add_stories(Watched& watched) {
    for (const WatchedStory& story : stories_) {
      if (std::find(story.cited.begin(), story.cited.end(), watched.locator) == story.cited.end()) continue;
      const auto sources = kept_->sources(story.cited);
      if (!sources) return tl::unexpected(sources.error());
      auto resting = resting_on(story.story, *sources, watched.was, watched.now, watched.change);
      if (!resting.empty()) watched.stories.push_back({story.path, &story.story, std::move(resting)});
    }
    return {};
  }

  void tell(const Watched& watched) {
    exit_ = graver(exit_, exit_of(watched.change.kind));
    ++counts_[static_cast<std::size_t>(watched.change.kind)];
    if (options_.quiet && !is_change(watched.change.kind)) return;
    progress_.clear();
    std::string text = render_watched(watched, options_.format != "text", terminal_width());
    if (options_.format == "json") text.insert(0, first_ ? "\n" : ",\n");
    else if (options_.format == "jsonl") text += '\n';
    else if (!first_) text.insert(0, "\n");
    first_ = false;
    written_ = write_out(text);
  }

  // "2 unchanged, 1 gone"
  std::string summary() const {
    std::string out;
    for (std::size_t i = 0; i < counts_.size(); ++i)
      if (counts_[i] > 0)
        out += fmt::format("{}{} {}", out.empty() ? "" : ", ", counts_[i], name_of(static_cast<ChangeKind>(i)));
    return (first_ ? "" : "\n") + (out.empty() ? std::string("nothing to watch") : out) + "\n";
  }

  Options& options_;
  Locators locators_;
  std::deque<WatchedStory> stories_;
  std::unique_ptr<Case> kept_;
  Told told_;
  std::vector<std::string> chosen_;
  std::unordered_map<std::string, Retrieval> known_;  // by locator: what to compare with
  Progress progress_;
  Written written_ = Written::yes;
  bool first_ = true;
  int exit_ = exit_clean;
  std::array<std::size_t, 8> counts_{};  // by ChangeKind
};

}  // namespace

int run_watch(const std::vector<std::string>& words) {
  Options options;
  Arguments arguments = declared(options);
  if (const auto exit = arguments.parse(words)) return *exit;
  return Watch(options).run();
}

}  // namespace claims::cli
