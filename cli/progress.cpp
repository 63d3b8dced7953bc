#include "progress.h"

#include <fmt/format.h>

#include <unistd.h>
#include <chrono>
#include <string>

namespace claims::cli {
namespace {

constexpr long long step_ms = 100;

void say(std::string_view text) { (void)!::write(STDERR_FILENO, text.data(), text.size()); }

long long now_ms() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

}  // namespace

Progress::Progress() : terminal_(::isatty(STDERR_FILENO) == 1) {}

void Progress::show(const FetchProgress& now) {
  if (!terminal_ || now.all < 2 || (now_ms() < next_ms_ && now.done != now.all)) return;
  next_ms_ = now_ms() + step_ms;
  std::string name(now.locator.substr(0, 40));
  for (char& c : name)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = '?';
  say(fmt::format("\r\033[K{} of {}   {:.1f} MB   {}", now.done, now.all, static_cast<double>(now.bytes) / 1e6, name));
  shown_ = true;
}

void Progress::clear() {
  if (shown_) say("\r\033[K");
  shown_ = false;
}

}  // namespace claims::cli
