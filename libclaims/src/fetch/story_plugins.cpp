// Other people's plugins at stories: citations that they recognise, checks of their own.
#include "fetch/plugins.h"

#include "check/check.h"

#include <fmt/format.h>

#include <algorithm>
#include <mutex>

namespace claims {
namespace {

class Plugins final : public StoryPlugins {
 public:
  explicit Plugins(std::vector<std::unique_ptr<plugin::Plugin>> plugins) : plugins_(std::move(plugins)) {}

  std::vector<Error> cite(Story& story) override {
    const std::lock_guard lock(mutex_);
    std::vector<Error> failures;
    for (const auto& each : plugins_) {
      if (!each->descriptor().recognises) continue;
      const auto found = each->recognise(story.document.text);
      if (found) add(story, *found);
      else failures.push_back(found.error());
    }
    std::stable_sort(story.citations.begin(), story.citations.end(),
                     [](const Citation& a, const Citation& b) { return a.span.begin < b.span.begin; });
    return failures;
  }

  void run(Report& report) override {
    const std::lock_guard lock(mutex_);
    for (const auto& each : plugins_) {
      const plugin::Descriptor& descriptor = each->descriptor();
      if (descriptor.checks.empty()) continue;
      report.plugins.push_back(fmt::format("{} {}", fetching::name_and_version(descriptor), descriptor.sha256));
      auto findings = each->check(report.story);
      if (findings)
        for (Finding& finding : *findings) {
          finding.plugin = descriptor.id;
          report.findings.push_back(std::move(finding));
        }
      else report.not_checked.push_back({fmt::format("the checks of {}", descriptor.id), findings.error().text});
    }
    check::sort_findings(report.findings);
  }

 private:
  static void add(Story& story, const std::vector<plugin::Locator>& found) {
    for (const plugin::Locator& each : found) {
      const Span span{static_cast<std::uint32_t>(each.begin), static_cast<std::uint32_t>(each.end)};
      const bool taken = std::any_of(story.citations.begin(), story.citations.end(), [&](const Citation& there) {
        return span.begin < there.span.end && there.span.begin < span.end;
      });
      if (taken) continue;
      Citation& citation = story.citations.emplace_back();
      citation.span = span;
      citation.locator = each.locator;
      const auto after =
          std::partition_point(story.sentences.begin(), story.sentences.end(),
                               [&](const Sentence& sentence) { return sentence.span.end <= span.begin; });
      if (after != story.sentences.end())
        citation.sentence = static_cast<std::uint32_t>(after - story.sentences.begin());
    }
  }

  std::mutex mutex_;
  std::vector<std::unique_ptr<plugin::Plugin>> plugins_;
};

}  // namespace

Result<std::unique_ptr<StoryPlugins>> open_story_plugins(const FetchSettings& settings) {
  std::vector<std::unique_ptr<plugin::Plugin>> plugins;
  for (const std::string& place : settings.more_plugins) {
    auto opened = fetching::open_plugins(place, settings);
    if (!opened) return tl::unexpected(opened.error());
    for (auto& each : *opened)
      if (!each->descriptor().checks.empty() || each->descriptor().recognises) plugins.push_back(std::move(each));
  }
  if (plugins.empty()) return nullptr;
  return std::make_unique<Plugins>(std::move(plugins));
}

}  // namespace claims
