// An HTTP/1.1 server with limits on everything that a client sends, holds or keeps waiting.
#pragma once

#include "http_message.h"

#include <claims/result.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace claims::cli {

struct HttpLimits {
  std::uint32_t header_bytes = 16u << 10;          // of one request, its first line included
  std::size_t body_bytes = 1u << 20;               // of one request
  std::size_t held_bytes = 256u << 20;             // bodies and answers of all clients together
  std::size_t connections = 4096;                  // above that, those that ask nothing are closed, the oldest first
  std::size_t waiting = 1024;                      // requests for which no thread is free
  std::size_t large_bytes = 64u << 10;             // from this body on a request is a large one of WorkQueue
  std::size_t threads = 2;                         // that work on requests; one more reads and writes
  std::chrono::milliseconds request_time{30'000};  // to send all of a request, and to take all of its answer
  std::chrono::milliseconds idle_time{60'000};     // from one request to the next
  std::chrono::milliseconds stop_time{30'000};     // for what is under way when the server is stopped
};

// One answered request, for the log and for measures.
struct HttpExchange {
  const HttpRequest& request;          // the body may be gone
  const HttpResponse& response;        // likewise
  std::size_t received = 0, sent = 0;  // bytes of the bodies
  std::chrono::microseconds took{0};   // from the whole head to the last byte of the answer
  bool complete = true;                // false: the client went away or was too slow
};

// What the server serves. admit(), at_once(), refused() and done() are called on the thread of the network, and must
// take no time; answer() on that thread or on several others at once.
class HttpService {
 public:
  virtual ~HttpService() = default;
  // A request whose head is there and whose body is not read yet. An answer ends it, unread.
  virtual std::optional<HttpResponse> admit(HttpRequest& head) = 0;
  // Whether answer() needs no thread of its own.
  virtual bool at_once(const HttpRequest& request) const = 0;
  virtual HttpResponse answer(HttpRequest& request) = 0;
  // What the server has to refuse by itself: broken requests, limits.
  virtual HttpResponse refused(int status, std::string_view code, std::string_view detail) = 0;
  virtual void done(const HttpExchange& exchange) = 0;
  // SIGHUP.
  virtual void reload() = 0;
};

// How it is now. Any thread may ask.
struct HttpLoad {
  std::size_t connections = 0, held_bytes = 0, waiting = 0;
};

class HttpServer {
 public:
  HttpServer(const HttpLimits& limits, HttpService& service);
  ~HttpServer();

  // `address` is a numeric one; port 0: any that is free. Gives the port. Errors: usage (no address), unavailable.
  Result<std::uint16_t> listen(const std::string& address, std::uint16_t port);
  // Serves until SIGTERM or SIGINT, then ends what is under way. False: the time for that ran out.
  bool run();
  HttpLoad load() const noexcept;

  struct State;

 private:
  std::unique_ptr<State> state_;
};

// Whether a numeric address is of this machine alone; nothing if it is no address.
std::optional<bool> is_loopback(const std::string& address);

}  // namespace claims::cli
