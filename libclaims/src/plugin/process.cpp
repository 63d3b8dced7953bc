#include "plugin/process.h"

#include "plugin/words.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <thread>

namespace claims::plugin {
namespace {

constexpr std::size_t max_last_words = 400;

void close_all(std::initializer_list<int> fds) {
  for (const int fd : fds)
    if (fd >= 0) ::close(fd);
}

struct Pair {
  int ours = -1, theirs = -1;
};

bool make_socket(Pair& pair) {
  int fds[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds) != 0) return false;
  pair = {fds[0], fds[1]};
  return true;
}

bool make_pipe(Pair& pair, bool read_here) {
  int fds[2];
  if (pipe2(fds, O_CLOEXEC) != 0) return false;
  pair = read_here ? Pair{fds[0], fds[1]} : Pair{fds[1], fds[0]};
  fcntl(pair.ours, F_SETFL, fcntl(pair.ours, F_GETFL) | O_NONBLOCK);
  return true;
}

// What the child has open, and a clean slate of signals.
class SpawnPlan {
 public:
  SpawnPlan() {
    posix_spawn_file_actions_init(&actions_);
    posix_spawnattr_init(&attributes_);
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes_, &none);
    posix_spawnattr_setsigdefault(&attributes_, &all);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  }
  SpawnPlan(const SpawnPlan&) = delete;
  ~SpawnPlan() {
    posix_spawn_file_actions_destroy(&actions_);
    posix_spawnattr_destroy(&attributes_);
  }

  void give(int fd, int as) { posix_spawn_file_actions_adddup2(&actions_, fd, as); }
  void give_nothing(int as) { posix_spawn_file_actions_addopen(&actions_, as, "/dev/null", O_RDWR, 0); }
  void close_from(int fd) { posix_spawn_file_actions_addclosefrom_np(&actions_, fd); }

  int run(const std::vector<std::string>& argv, pid_t& pid) {
    std::vector<char*> words;
    for (const std::string& word : argv) words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    char language[] = "LC_ALL=C.UTF-8", zone[] = "TZ=UTC";
    char* const environment[] = {language, zone, nullptr};
    return posix_spawn(&pid, argv[0].c_str(), &actions_, &attributes_, words.data(), environment);
  }

 private:
  posix_spawn_file_actions_t actions_;
  posix_spawnattr_t attributes_;
};

// Descriptors above those that the child gets, so that giving one never overwrites another.
int lifted(int fd) {
  if (fd < 0 || fd > 3) return fd;
  const int high = fcntl(fd, F_DUPFD_CLOEXEC, 10);
  ::close(fd);
  return high;
}

}  // namespace

Result<Spawned> spawn(const std::vector<std::string>& argv, Pipes pipes) {
  Pair link, input, output, errors;
  const bool program = pipes == Pipes::program;
  const bool made =
      make_pipe(errors, true) && (program ? make_pipe(input, false) && make_pipe(output, true) : make_socket(link));
  for (Pair* pair : {&link, &input, &output, &errors}) pair->theirs = lifted(pair->theirs);
  int failed = made ? 0 : errno;
  Spawned out;
  if (made) {
    // A child that writes more than anyone reads loses words, not time.
    fcntl(errors.theirs, F_SETFL, fcntl(errors.theirs, F_GETFL) | O_NONBLOCK);
    SpawnPlan plan;
    plan.give(errors.theirs, 2);
    if (program) {
      plan.give(input.theirs, 0);
      plan.give(output.theirs, 1);
    } else {
      plan.give_nothing(0);
      plan.give_nothing(1);
      plan.give(link.theirs, 3);
    }
    plan.close_from(program ? 3 : 4);
    failed = plan.run(argv, out.pid);
  }
  close_all({link.theirs, input.theirs, output.theirs, errors.theirs});
  if (failed != 0) {
    close_all({link.ours, input.ours, output.ours, errors.ours});
    return fail(failed == ENOENT || failed == EACCES ? Code::not_found : Code::unavailable,
                fmt::format("{}: cannot be started: {}", argv[0], std::strerror(failed)));
  }
  out.link = link.ours;
  out.input = input.ours;
  out.output = output.ours;
  out.errors = errors.ours;
  return out;
}

Process::~Process() {
  kill();
  close_all({spawned_.link, spawned_.input, spawned_.output, spawned_.errors});
}

void Process::close_input() {
  close_all({spawned_.input});
  spawned_.input = -1;
}

void Process::kill() {
  if (ended_) return;
  killed_ = true;
  ::kill(spawned_.pid, SIGKILL);
  while (waitpid(spawned_.pid, &status_, 0) < 0 && errno == EINTR) {
  }
  ended_ = true;
}

int Process::wait(std::chrono::milliseconds patience) {
  const auto until = std::chrono::steady_clock::now() + patience;
  while (!ended_) {
    const pid_t got = waitpid(spawned_.pid, &status_, WNOHANG);
    if (got == spawned_.pid || (got < 0 && errno != EINTR)) ended_ = true;
    else if (std::chrono::steady_clock::now() >= until) kill();
    else std::this_thread::sleep_for(std::chrono::microseconds(200));
  }
  return status_;
}

bool Process::used_its_time() const noexcept {
  // The hard limit is the soft one: the kernel kills at it.
  return ended_ && !killed_ && WIFSIGNALED(status_) && (WTERMSIG(status_) == SIGXCPU || WTERMSIG(status_) == SIGKILL);
}

std::string Process::ending() const {
  if (killed_) return {};
  if (WIFEXITED(status_)) return fmt::format("ended its process with exit code {}", WEXITSTATUS(status_));
  switch (WTERMSIG(status_)) {
    case SIGSEGV: return "crashed (segmentation fault)";
    case SIGABRT: return "crashed (abort)";
    case SIGBUS: return "crashed (bus error)";
    case SIGFPE: return "crashed (arithmetic fault)";
    case SIGILL: return "crashed (illegal instruction)";
    case SIGSYS: return "made a forbidden system call";
    case SIGALRM: return "did not end in time";
    case SIGXFSZ: return "tried to write a file";
    default: return fmt::format("was ended by signal {}", WTERMSIG(status_));
  }
}

std::string Process::last_words() {
  std::string words(4096, '\0');
  const ssize_t got = ::read(spawned_.errors, words.data(), words.size());
  words.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
  while (!words.empty() && (words.back() == '\n' || words.back() == ' ')) words.pop_back();
  for (char& c : words)
    if ((c >= 0 && c < 32) || c == 127) c = ' ';
  words.resize(std::min(words.size(), max_last_words));
  for (char& c : words)
    if (!is_utf8(words) && static_cast<unsigned char>(c) >= 128) c = '?';
  return words;
}

}  // namespace claims::plugin
