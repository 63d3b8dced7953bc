// The runner's end of the socket.
#pragma once

#include "plugin/frame.h"

namespace claims::plugin {

inline constexpr int link_fd = 3;

class Link {
 public:
  // Waits for the next frame; none when claims has gone.
  std::optional<Frame> receive();
  // The next frame if there is one within `wait_ms`. `closed` once claims has gone.
  std::optional<Frame> poll(int wait_ms, bool& closed);

  std::string out;  // frames to be sent; whoever writes them calls flush()
  void flush() { flush({}); }
  void flush(std::string_view more);  // `out`, and `more` without copying it

 private:
  FrameInbox inbox_{max_frame_out};
};

// Ends the process: nobody listens any more.
[[noreturn]] void leave();

}  // namespace claims::plugin
