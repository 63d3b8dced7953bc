#include "plugin/conversation.h"

#include <fmt/format.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/syscall.h>

#include <algorithm>
#include <cerrno>

namespace claims::plugin {
namespace {

// Those that the sandbox traps.
std::string name_of_call(std::uint32_t number) {
  switch (number) {
    case SYS_socket: return "socket";
    case SYS_clone: return "clone";
    case SYS_fork: return "fork";
    case SYS_vfork: return "vfork";
    case SYS_execve: return "execve";
    case SYS_execveat: return "execveat";
    case SYS_ptrace: return "ptrace";
    default: return fmt::format("number {}", number);
  }
}

int milliseconds_until(Deadline deadline) {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now()).count();
  return static_cast<int>(std::clamp<long>(left, 0, 1'000'000));
}

std::string shown(std::chrono::milliseconds time) {
  return time.count() % 1000 == 0 ? fmt::format("{} s", time.count() / 1000) : fmt::format("{} ms", time.count());
}

}  // namespace

bool Conversation::send_some(std::string& frames) {
  std::size_t done = 0;
  while (done < frames.size() && state_ == State::open) {
    const ssize_t sent =
        ::send(process_.get().link, frames.data() + done, frames.size() - done, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent > 0) done += static_cast<std::size_t>(sent);
    else if (errno == EAGAIN) break;
    else if (errno != EINTR) state_ = State::closed;
  }
  frames.erase(0, done);
  return state_ == State::open;
}

bool Conversation::send(std::string_view frames, Deadline deadline) {
  while (!frames.empty() && state_ == State::open) {
    const ssize_t sent = ::send(process_.get().link, frames.data(), frames.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent > 0) {
      frames.remove_prefix(static_cast<std::size_t>(sent));
    } else if (errno == EAGAIN) {
      pollfd ready{process_.get().link, POLLOUT, 0};
      if (::poll(&ready, 1, milliseconds_until(deadline)) == 0) state_ = State::late;
    } else if (errno != EINTR) {
      // It may have said why before it went.
      state_ = State::closed;
    }
  }
  return state_ == State::open;
}

// Takes out what only this class acts on.
std::optional<Frame> Conversation::noted(std::optional<Frame> frame) {
  if (inbox_.broken()) broke(inbox_.why());
  if (!frame || frame->kind != FrameKind::forbidden) return frame;
  FrameReader from(frame->payload);
  const std::uint32_t number = from.u32();
  if (from.done()) forbidden_ = number;
  state_ = from.done() ? State::closed : State::broken;
  return std::nullopt;
}

bool Conversation::receive_some() {
  std::size_t size = 0;
  char* const to = inbox_.room(size);
  const ssize_t got = ::recv(process_.get().link, to, size, MSG_DONTWAIT);
  if (got > 0) inbox_.received(static_cast<std::size_t>(got));
  else if (got == 0 || (errno != EAGAIN && errno != EINTR)) state_ = State::closed;
  return got > 0;
}

void Conversation::wait(bool to_send, std::chrono::milliseconds patience) const {
  pollfd ready{process_.get().link, static_cast<short>(to_send ? POLLIN | POLLOUT : POLLIN), 0};
  ::poll(&ready, 1, static_cast<int>(std::clamp<long>(patience.count(), 0, 1'000'000)));
}

std::optional<Frame> Conversation::receive(Deadline deadline) {
  while (state_ == State::open) {
    if (auto frame = next()) return frame;
    if (state_ != State::open) break;
    const int left = milliseconds_until(deadline);
    pollfd ready{process_.get().link, POLLIN, 0};
    if (left == 0 || ::poll(&ready, 1, left) == 0) state_ = State::late;
    else receive_some();
  }
  return std::nullopt;
}

void Conversation::broke(std::string why) {
  if (state_ == State::broken) return;
  state_ = State::broken;
  why_ = std::move(why);
}

Error Conversation::failure(std::string_view who, std::string_view what, std::chrono::milliseconds time) {
  Error error{Code::unavailable, ""};
  if (state_ == State::late) {
    process_.kill();
    error = {Code::limit,
             fmt::format("{}: did not end within {} in {}; its process was ended", who, shown(time), what)};
  } else if (state_ == State::broken) {
    process_.kill();
    error = {Code::malformed, fmt::format("{}: broke the protocol in {} ({}); its process was ended", who, what, why_)};
  } else {
    while (!forbidden_ && !inbox_.broken() && state_ == State::closed) {  // the rest that it sent
      auto frame = inbox_.next();
      if (frame) noted(frame);
      else if (!receive_some()) break;
    }
    process_.wait(std::chrono::milliseconds(500));
    if (forbidden_)
      error.text = fmt::format("{}: tried the system call {} in {}, which plugins may not", who,
                               name_of_call(*forbidden_), what);
    else if (process_.used_its_time())
      error = {Code::limit, fmt::format("{}: used up its processor time in {}", who, what)};
    else if (const std::string ending = process_.ending(); !ending.empty())
      error.text = fmt::format("{}: {} in {}", who, ending, what);
    else error = {Code::malformed, fmt::format("{}: closed its socket in {}; its process was ended", who, what)};
  }
  if (const std::string words = process_.last_words(); !words.empty())
    error.text += fmt::format("; it wrote: {}", words);
  return error;
}

}  // namespace claims::plugin
