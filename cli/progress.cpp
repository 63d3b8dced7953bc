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
  if (now.all < 2 || !due(now.done == now.all)) return;
  std::string name(now.locator.substr(0, 40));
  for (char& c : name)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = '?';
  say(fmt::format("\r\033[K{} of {}   {:.1f} MB   {}", now.done, now.all, static_cast<double>(now.bytes) / 1e6, name));
  shown_ = true;
}

void Progress::show_bytes(std::uint64_t done, std::uint64_t all) {
  if (all == 0 || !due(false)) return;
  say(fmt::format("\r\033[K{} % of {:.1f} MB", done * 100 / all, static_cast<double>(all) / 1e6));
  shown_ = true;
}

// Is it time for another line?
bool Progress::due(bool last) {
  if (!terminal_ || (now_ms() < next_ms_ && !last)) return false;
  next_ms_ = now_ms() + step_ms;
  return true;
}

void Progress::clear() {
  if (shown_) say("\r\033[K");
  shown_ = false;
}

}  // namespace claims::cli
