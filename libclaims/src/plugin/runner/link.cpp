#include "plugin/runner/link.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>

namespace claims::plugin {

void leave() { _exit(0); }

std::optional<Frame> Link::receive() {
  for (;;) {
    if (auto frame = inbox_.next()) return frame;
    if (inbox_.broken()) return std::nullopt;
    std::size_t size = 0;
    char* const to = inbox_.room(size);
    const ssize_t got = recv(link_fd, to, size, 0);
    if (got > 0) inbox_.received(static_cast<std::size_t>(got));
    else if (got == 0 || errno != EINTR) return std::nullopt;
  }
}

std::optional<Frame> Link::poll(int wait_ms, bool& closed) {
  for (bool waited = false;;) {
    if (auto frame = inbox_.next()) return frame;
    std::size_t size = 0;
    char* const to = inbox_.room(size);
    const ssize_t got = recv(link_fd, to, size, MSG_DONTWAIT);
    if (got > 0) {
      inbox_.received(static_cast<std::size_t>(got));
      continue;
    }
    closed = inbox_.broken() || got == 0 || (errno != EAGAIN && errno != EINTR);
    if (closed) return std::nullopt;
    flush();
    if (waited || wait_ms == 0) return std::nullopt;
    pollfd ready{link_fd, POLLIN, 0};
    ::poll(&ready, 1, wait_ms);
    waited = true;
  }
}

void Link::flush(std::string_view more) {
  std::size_t done = 0;
  const std::size_t all = out.size() + more.size();
  while (done < all) {
    iovec parts[2];
    int count = 0;
    if (done < out.size()) parts[count++] = {out.data() + done, out.size() - done};
    const std::size_t skip = done > out.size() ? done - out.size() : 0;
    if (skip < more.size()) parts[count++] = {const_cast<char*>(more.data()) + skip, more.size() - skip};
    msghdr message{};
    message.msg_iov = parts;
    message.msg_iovlen = static_cast<std::size_t>(count);
    const ssize_t sent = sendmsg(link_fd, &message, MSG_NOSIGNAL);
    if (sent > 0) done += static_cast<std::size_t>(sent);
    else if (errno != EINTR) leave();
  }
  out.clear();
}

}  // namespace claims::plugin
