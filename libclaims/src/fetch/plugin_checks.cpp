// Checks by other people's plugins, run on reports.
#include "fetch/plugins.h"

#include "check/check.h"

#include <fmt/format.h>

#include <mutex>

namespace claims {
namespace {

class Checks final : public PluginChecks {
 public:
  explicit Checks(std::vector<std::unique_ptr<plugin::Plugin>> plugins) : plugins_(std::move(plugins)) {}

  void run(Report& report) override {
    const std::lock_guard lock(mutex_);
    for (const auto& each : plugins_) {
      const plugin::Descriptor& descriptor = each->descriptor();
      report.plugins.push_back(fmt::format("{} {}", fetching::name_and_version(descriptor), descriptor.sha256));
      auto findings = each->check(report.story);
      if (findings)
        report.findings.insert(report.findings.end(), std::make_move_iterator(findings->begin()),
                               std::make_move_iterator(findings->end()));
      else report.not_checked.push_back({fmt::format("the checks of {}", descriptor.id), findings.error().text});
    }
    check::sort_findings(report.findings);
  }

 private:
  std::mutex mutex_;
  std::vector<std::unique_ptr<plugin::Plugin>> plugins_;
};

}  // namespace

Result<std::unique_ptr<PluginChecks>> open_plugin_checks(const FetchSettings& settings) {
  std::vector<std::unique_ptr<plugin::Plugin>> plugins;
  for (const std::string& place : settings.more_plugins) {
    auto opened = fetching::open_plugins(place, settings);
    if (!opened) return tl::unexpected(opened.error());
    for (auto& each : *opened)
      if (!each->descriptor().checks.empty()) plugins.push_back(std::move(each));
  }
  if (plugins.empty()) return nullptr;
  return std::make_unique<Checks>(std::move(plugins));
}

}  // namespace claims
