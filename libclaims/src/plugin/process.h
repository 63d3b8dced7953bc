// A process of claims-runner, and how it came to its end.
#pragma once

#include "plugin/plugin.h"

#include <sys/types.h>

namespace claims::plugin {

struct Spawned {
  pid_t pid = -1;
  int link = -1;    // the socket to its descriptor 3; -1 where none was asked for
  int input = -1;   // of a program: to its standard input
  int output = -1;  // of a program: from its standard output
  int errors = -1;  // from its standard error; not blocking on either side
};

enum class Pipes { link, program };

// Starts `argv`; nothing of ours is inherited but the pipes. Error: not_found,
// unavailable (no more processes or descriptors).
Result<Spawned> spawn(const std::vector<std::string>& argv, Pipes pipes);

// Owns a process: kills it, and waits for it, at the latest when destroyed.
class Process {
 public:
  explicit Process(const Spawned& spawned) : spawned_(spawned) {}
  Process(const Process&) = delete;
  ~Process();

  const Spawned& get() const noexcept { return spawned_; }
  void close_input();
  void kill();
  // Waits up to `patience` for its end, then kills it. As waitpid gives it.
  int wait(std::chrono::milliseconds patience);
  // How it ended: "crashed (segmentation fault)", "ended itself with exit code 3".
  // Empty after kill(). Follows wait().
  std::string ending() const;
  bool used_its_time() const noexcept;  // ended by its limit of processor time
  // What it wrote to its standard error, on one line, at most 400 bytes.
  std::string last_words();

 private:
  Spawned spawned_;
  int status_ = 0;
  bool ended_ = false, killed_ = false;
};

}  // namespace claims::plugin
