// Frames to and from a runner, with a deadline.
#pragma once

#include "plugin/frame.h"
#include "plugin/process.h"

namespace claims::plugin {

using Deadline = std::chrono::steady_clock::time_point;

class Conversation {
 public:
  enum class State { open, closed, late, broken };

  explicit Conversation(const Spawned& spawned) : process_(spawned) {}

  // Sends all of `frames`. False: see state().
  bool send(std::string_view frames, Deadline deadline);
  // The next frame; valid until the next call. None: see state().
  std::optional<Frame> receive(Deadline deadline);

  // For transports: sends and receives what is possible now. False: see state().
  bool send_some(std::string& frames);
  std::optional<Frame> next() { return noted(inbox_.next()); }
  bool receive_some();
  void wait(bool to_send, std::chrono::milliseconds patience) const;

  State state() const noexcept { return state_; }
  // Why it failed, as an error of the plugin `who` while it did `what`; ends
  // the process. `time`: that it had.
  Error failure(std::string_view who, std::string_view what, std::chrono::milliseconds time);
  // Breaks off: what came makes no sense.
  void broke(std::string why);

 private:
  std::optional<Frame> noted(std::optional<Frame> frame);

  Process process_;
  FrameInbox inbox_{max_frame_in};
  State state_ = State::open;
  std::string why_;
  std::optional<std::uint32_t> forbidden_;
};

}  // namespace claims::plugin
