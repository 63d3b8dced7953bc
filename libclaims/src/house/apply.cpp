#include "house/inline_waiver.h"
#include "house/pattern.h"

#include <fmt/format.h>

#include <algorithm>

namespace claims {
namespace {

using house::InlineWaiver;
using house::matches;
using house::touches;

class Application {
 public:
  Application(const HouseRules& rules, const std::string& story, const Date& today, Report& report)
      : rules_(rules), story_(story), today_(today), report_(report) {
    in_story_ = house::inline_waivers(report.story.document, report.not_checked);
  }

  void run() {
    std::vector<Finding> kept;
    for (Finding& finding : report_.findings) {
      if (!set_level(finding) || ignored(finding)) continue;
      if (const Waiver* const waiver = waiver_of(finding)) set_aside(std::move(finding), *waiver);
      else kept.push_back(std::move(finding));
    }
    report_.findings = std::move(kept);
    house::sort_set_aside(report_.set_aside);
    report_.house_rules = rules_.sha256;
  }

 private:
  // False: the check is off. The last rule that names the check counts.
  bool set_level(Finding& finding) const {
    for (auto rule = rules_.levels.rbegin(); rule != rules_.levels.rend(); ++rule) {
      if (!matches(rule->check, finding.check)) continue;
      if (!rule->level) return false;
      finding.level = *rule->level;
      return true;
    }
    return true;
  }

  template <class Rule>
  bool concerns(const Rule& rule, const Finding& finding) const {
    return matches(rule.check, finding.check) && (rule.stories.empty() || matches(rule.stories, story_)) &&
           touches(rule.words.get(), report_.story, finding);
  }

  bool ignored(const Finding& finding) const {
    return std::any_of(rules_.ignored.begin(), rules_.ignored.end(),
                       [&](const IgnoreRule& rule) { return concerns(rule, finding); });
  }

  bool holds(const Waiver& waiver, Finding& finding) const {
    if (!waiver.until || today_ <= *waiver.until) return true;
    finding.reasons.push_back({fmt::format("{} waived this until {} ({}): {}", waiver.owner, to_prose(*waiver.until),
                                           waiver.where, waiver.reason),
                               std::nullopt,
                               {}});
    return false;
  }

  const Waiver* waiver_of(Finding& finding) const {
    for (const Waiver& waiver : rules_.waivers)
      if (concerns(waiver, finding) && holds(waiver, finding)) return &waiver;
    const Span source = report_.story.document.source_span(finding.span);
    for (const InlineWaiver& waiver : in_story_)
      if (waiver.source.contains(source) && matches(waiver.waiver.check, finding.check) &&
          holds(waiver.waiver, finding))
        return &waiver.waiver;
    return nullptr;
  }

  void set_aside(Finding finding, const Waiver& waiver) {
    report_.set_aside.push_back(
        {std::move(finding), SetAside::By::waiver, waiver.reason, waiver.owner, waiver.until, waiver.where});
  }

  const HouseRules& rules_;
  const std::string& story_;
  const Date today_;
  Report& report_;
  std::vector<InlineWaiver> in_story_;
};

}  // namespace

const char* name_of(SetAside::By by) noexcept { return by == SetAside::By::waiver ? "waiver" : "baseline"; }

void apply_house_rules(const HouseRules& rules, const std::string& story, const Date& today, Report& report) {
  Application(rules, story, today, report).run();
}

}  // namespace claims
