#include "desk.h"

#include "../command.h"

#include <fmt/format.h>

#include <ctime>

namespace claims::cli {
namespace {

long local_day() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  ::localtime_r(&now, &local);
  return local.tm_year * 1000L + local.tm_yday;
}

}  // namespace

bool Desk::open(DeskOptions options, const Settings& settings) {
  options_ = std::move(options);
  settings_ = settings;
  StoriesOptions stories;
  if (!use_zone("serve", settings_, stories)) return false;
  reading_.zone = stories.zone;
  if (!house_of_today()) return false;
  complete_plugins(options_.retrieval);
  auto plugins = open_story_plugins(options_.retrieval.settings);
  if (!plugins) {
    diagnose(fmt::format("serve: {}", plugins.error().text));
    return false;
  }
  plugins_ = std::move(*plugins);
  return !options_.with_case || cited_.open(options_.retrieval, false, true, true, {});
}

// Waivers run out by the day, and a server lives longer than one.
std::shared_ptr<House> Desk::house_of_today() {
  const std::lock_guard lock(mutex_);
  const long today = local_day();
  if (house_ && day_ == today) return house_;
  auto house = std::make_shared<House>();
  if (house->open("serve", settings_, {})) house_ = std::move(house);
  day_ = today;
  return house_;
}

void Desk::reload() {
  auto settings = load_settings(options_.config, {});
  if (!settings) return diagnose(fmt::format("serve: {}; the settings stay as they were", settings.error().text));
  {
    const std::lock_guard lock(mutex_);
    settings_ = std::move(*settings);
    day_ = -1;
  }
  house_of_today();
}

Result<Report> Desk::verify(Document document, bool record) {
  Verification done = verify_with(std::move(document), cited_, plugins_.get(), "serve");
  house_of_today()->apply(done.report);
  bool failed = done.failed;
  if (has_case()) failed = !cited_.compare_with_store(done.report, record, done.problems) || failed;
  for (const std::string& each : done.problems) diagnose(each);
  if (failed) return fail(Code::unavailable, "the case cannot be used; the server's log says why");
  return std::move(done.report);
}

Result<void> Desk::with_claims(const std::function<Result<void>(ClaimStore&)>& use) {
  if (!has_case()) return fail(Code::not_found, "the server has no case; --case gives it one");
  return cited_.with_claims(use);
}

}  // namespace claims::cli
