#include "output.h"

#include "command.h"

#include <sys/ioctl.h>
#include <unistd.h>
#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>

namespace claims::cli {
namespace {

int write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = ::write(descriptor, text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno;
    text.remove_prefix(static_cast<std::size_t>(count));
  }
  return 0;
}

}  // namespace

void diagnose(std::string_view text) {
  std::string line = "claims: ";
  for (const char c : text)
    line += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? '?' : c;  // file names may hold anything
  line += '\n';
  write_all(STDERR_FILENO, line);
}

Written write_out(std::string_view text) {
  const int error = write_all(STDOUT_FILENO, text);
  if (error == 0) return Written::yes;
  if (error == EPIPE) return Written::closed;
  diagnose(std::string("cannot write the results: ") + std::strerror(error));
  return Written::failed;
}

bool print(std::string_view text) { return write_out(text) != Written::failed; }

bool is_terminal() { return ::isatty(STDOUT_FILENO) == 1; }

bool colour_wanted(std::string_view choice) {
  if (choice != "auto") return choice == "always";
  const char* const no_colour = std::getenv("NO_COLOR");
  const char* const terminal = std::getenv("TERM");
  return is_terminal() && (no_colour == nullptr || *no_colour == '\0') &&
         (terminal == nullptr || std::string_view(terminal) != "dumb");
}

int terminal_width() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 100;
  return std::clamp(static_cast<int>(size.ws_col), 40, 160);
}

}  // namespace claims::cli
