#include "house.h"

#include "arguments.h"
#include "command.h"
#include "input.h"
#include "story_line.h"

#include <fmt/format.h>

#include <sys/stat.h>
#include <unistd.h>
#include <cerrno>
#include <cstring>
#include <ctime>

namespace claims::cli {
namespace {

Date system_today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  ::localtime_r(&now, &local);
  return {local.tm_year + 1900, local.tm_mon + 1, local.tm_mday};
}

Result<Baseline> read_baseline(const std::string& path) {
  auto file = InputFile::open(path);
  if (!file) return tl::unexpected(file.error());
  std::string text;
  std::string buffer(1u << 16, '\0');
  for (;;) {
    auto size = file->read(buffer.data(), buffer.size());
    if (!size) return tl::unexpected(size.error());
    if (*size == 0 || text.size() > max_baseline_bytes) return Baseline::parse(path, text);
    text.append(buffer, 0, *size);
  }
}

Result<HouseList> read_list(const std::string& path) {
  auto file = InputFile::open(path);
  if (!file) return tl::unexpected(file.error());
  std::string text, buffer(1u << 16, '\0');
  for (;;) {
    auto size = file->read(buffer.data(), buffer.size());
    if (!size) return tl::unexpected(size.error());
    if (*size == 0 || text.size() > house_bytes) break;
    text.append(buffer, 0, *size);
  }
  HouseReading reading = read_house_list(text);
  if (reading.problems.empty()) return std::move(reading.list);
  return fail(Code::malformed,
              fmt::format("{}:{}: {}", path, reading.problems.front().line, reading.problems.front().text));
}

bool write_whole(int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t size = ::write(file, text.data(), text.size());
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(size));
  }
  return ::fsync(file) == 0;
}

// Temporary file, fsync, rename: the old file or the new one, never half of it.
bool replace_file(const std::string& path, std::string_view text) {
  std::string temporary = path + ".XXXXXX";
  const int file = ::mkstemp(temporary.data());
  if (file < 0) return false;
  ::fchmod(file, 0644);
  const bool written = write_whole(file, text);
  if (::close(file) == 0 && written && ::rename(temporary.c_str(), path.c_str()) == 0) return true;
  const int why = errno;
  ::unlink(temporary.c_str());
  errno = why;
  return false;
}

}  // namespace

void declare_house(Arguments& arguments, HouseOptions& options) {
  arguments.text("--baseline", options.baseline, "FILE", "set aside the findings that FILE records: show what is new");
  arguments.text("--write-baseline", options.write_baseline, "FILE",
                 "record all findings in FILE instead of showing them");
  arguments.text("--today", options.today, "DATE", "the day by which waivers run out; nothing else depends on it");
}

bool House::open(const std::string& command, const Settings& settings, const HouseOptions& options) {
  command_ = command;
  settings_ = settings;
  options_ = options;
  const auto today = options.today.empty() ? std::optional(system_today()) : parse_day(options.today);
  if (!today) {
    diagnose(fmt::format("{}: --today: expected an existing day as YYYY-MM-DD, not \"{}\"", command, options.today));
    return false;
  }
  today_ = *today;
  if (!settings.rules.house_list.empty()) {
    auto list = read_list(settings.rules.house_list);
    if (!list) {
      diagnose(fmt::format("{}: {}", command, list.error().text));
      return false;
    }
    list_ = std::move(*list);
  }
  if (options.baseline.empty()) return true;
  auto known = read_baseline(options.baseline);
  if (!known) {
    diagnose(fmt::format("{}: {}", command, known.error().text));
    return false;
  }
  known_ = std::move(*known);
  return true;
}

void House::apply(Report& report) {
  const std::string story = settings_.relative(report.story.document.path);
  check_house_list(list_, report);
  apply_house_rules(settings_.rules, story, today_, report);
  if (known_) known_->apply(story, report);
  if (!records()) return;
  const std::lock_guard lock(mutex_);
  recorded_.add(story, report);
  findings_ += report.findings.size();
}

bool House::write_baseline() {
  if (!replace_file(options_.write_baseline, recorded_.text())) {
    diagnose(fmt::format("{}: {}: cannot be written: {}", command_, options_.write_baseline, std::strerror(errno)));
    return false;
  }
  diagnose(fmt::format("{}: {} finding{} recorded in {}", command_, findings_, findings_ == 1 ? "" : "s",
                       options_.write_baseline));
  return true;
}

}  // namespace claims::cli
