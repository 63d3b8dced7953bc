// Programs that do a decoder's work, in the runner's sandbox.
#include "plugin/process.h"

#include <fmt/format.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace claims::plugin {
namespace {

using Clock = std::chrono::steady_clock;

// Feeds and drains the program. Nothing: it has closed its output.
std::optional<Error> exchange(Process& process, std::string_view input, std::string& output, const std::string& who,
                              const Limits& limits) {
  const auto deadline = Clock::now() + limits.call + limits.grace;
  std::string buffer(64u << 10, '\0');
  if (input.empty()) process.close_input();
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
    pollfd ready[2] = {{process.get().output, POLLIN, 0}, {process.get().input, POLLOUT, 0}};
    const int count =
        left <= 0 ? 0
                  : ::poll(ready, process.get().input < 0 ? 1 : 2, static_cast<int>(std::min<long>(left, 1'000'000)));
    if (count == 0) {
      process.kill();
      return Error{Code::limit, fmt::format("{}: did not end within {} s; it was ended", who,
                                            static_cast<double>(limits.call.count()) / 1000)};
    }
    if (process.get().input >= 0 && ready[1].revents != 0) {
      const ssize_t sent = ::write(process.get().input, input.data(), std::min<std::size_t>(input.size(), 1u << 20));
      if (sent > 0) input.remove_prefix(static_cast<std::size_t>(sent));
      if (input.empty() || (sent < 0 && errno != EAGAIN && errno != EINTR)) process.close_input();
    }
    if (ready[0].revents == 0) continue;
    const ssize_t got = ::read(process.get().output, buffer.data(), buffer.size());
    if (got == 0) return std::nullopt;
    if (got < 0) continue;
    if (output.size() + static_cast<std::size_t>(got) > limits.output) {
      process.kill();
      return Error{Code::limit, fmt::format("{}: wrote more than {} bytes; it was ended", who, limits.output)};
    }
    output.append(buffer.data(), static_cast<std::size_t>(got));
  }
}

}  // namespace

Result<std::string> run_program(std::span<const std::string> argv, std::string_view input, const OpenOptions& options) {
  if (argv.empty() || options.runner.empty()) return fail(Code::usage, "no program, or no runner for it, is named");
  const std::string& who = argv[0];
  if (::access(who.c_str(), X_OK) != 0) return fail(Code::not_found, fmt::format("{}: {}", who, std::strerror(errno)));
  std::vector<std::string> words{options.runner, "--exec", std::to_string(options.limits.memory),
                                 std::to_string(options.limits.cpu_seconds)};
  words.insert(words.end(), argv.begin(), argv.end());
  Result<Spawned> spawned = spawn(words, Pipes::program);
  if (!spawned) return tl::unexpected<Error>(std::move(spawned.error()));
  Process process(*spawned);
  std::string output;
  if (auto error = exchange(process, input, output, who, options.limits))
    return tl::unexpected<Error>(std::move(*error));
  const int status = process.wait(std::chrono::seconds(1));
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return output;
  const std::string words_left = process.last_words();
  const std::string said = words_left.empty() ? std::string() : "; it wrote: " + words_left;
  if (process.used_its_time()) return fail(Code::limit, who + ": used up its processor time" + said);
  if (WIFEXITED(status))
    return fail(Code::malformed, fmt::format("{}: ended with exit code {}{}", who, WEXITSTATUS(status), said));
  return fail(Code::unavailable, who + ": " + process.ending() + said);
}

}  // namespace claims::plugin
