// The one file that knows the HTTP library. One thread reads and writes for all clients, so nothing here is locked; the
// threads of the queue hand their answers over to it.
#include "http_server.h"

#include "../command.h"
#include "work_queue.h"

#include <fmt/format.h>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>

#include <sys/resource.h>
#include <sys/socket.h>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <ctime>
#include <limits>
#include <list>

namespace claims::cli {
namespace {

namespace net = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using tcp = net::ip::tcp;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr std::size_t piece_bytes = 16u << 10;   // of a body, read at once
constexpr std::size_t linger_bytes = 16u << 20;  // passed over so that a refusal arrives
constexpr milliseconds linger_time{2'000}, accept_pause{100};

// Section 5.6.7 of RFC 9110.
std::string http_date() {
  static constexpr const char* days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  ::gmtime_r(&now, &utc);
  return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", days[utc.tm_wday], utc.tm_mday, months[utc.tm_mon],
                     utc.tm_year + 1900, utc.tm_hour, utc.tm_min, utc.tm_sec);
}

std::string lower(beast::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return out;
}

}  // namespace

class Connection;

struct HttpServer::State {
  State(const HttpLimits& given, HttpService& served)
      : limits(given), service(served), acceptor(io), pause(io), stop_timer(io), signals(io, SIGTERM, SIGINT, SIGHUP) {}

  HttpLimits limits;
  HttpService& service;
  std::list<Connection*> open;    // in the order of their coming
  std::list<Connection*> asking;  // those without a whole head: the longest first
  std::atomic<std::size_t> connections{0}, held{0};
  bool stopping = false, in_time = true, ended = false;
  net::io_context io{1};  // behind what connections use: it ends those that are left
  tcp::acceptor acceptor;
  net::steady_timer pause, stop_timer;
  net::signal_set signals;
  std::unique_ptr<WorkQueue> queue;

  void accept();
  void accepted(tcp::socket socket);
  void wait_for_signal();
  void stop();
  void end_if_idle();
};

// A client. It lives as long as an operation or a job refers to it.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(HttpServer::State& server, tcp::socket socket)
      : server_(server), socket_(std::move(socket)), timer_(socket_.get_executor()), buffer_(max_buffer()) {
    error_code error;
    const auto peer = socket_.remote_endpoint(error);
    if (!error) peer_ = peer.address().to_string();
    socket_.set_option(tcp::no_delay(true), error);
    here_ = server_.open.insert(server_.open.end(), this);
    server_.connections = server_.open.size();
  }
  ~Connection() {
    hold(0);
    leave_asking();
    server_.open.erase(here_);
    server_.connections = server_.open.size();
    server_.end_if_idle();
  }

  void wait();
  void refuse_and_close(int status, std::string_view code, std::string_view detail);
  // Without a further word.
  void close() {
    closed_ = true;
    error_code ignored;
    timer_.cancel();
    socket_.close(ignored);
  }
  // No request after the one that is under way.
  void finish() {
    last_ = true;
    if (idle_) close();
  }

 private:
  using Parser = http::request_parser<http::buffer_body>;

  std::size_t max_buffer() const { return server_.limits.header_bytes + piece_bytes; }
  void set_deadline(milliseconds time);
  void hold(std::size_t bytes) {
    server_.held += bytes - held_;
    held_ = bytes;
  }
  void leave_asking() {
    if (asking_) server_.asking.erase(*asking_);
    asking_.reset();
  }
  void read_head();
  void head_failed(error_code error);
  void head_read();
  std::optional<HttpResponse> refusal_of_head();
  void invite_body();
  void read_body();
  void body_read(error_code error);
  void work();
  HttpResponse worked_on(bool large);
  bool is_gone();
  void answer(HttpResponse response);
  void answered(error_code error);
  void linger();

  HttpServer::State& server_;
  tcp::socket socket_;
  net::steady_timer timer_;
  beast::flat_buffer buffer_;
  std::optional<Parser> parser_;
  std::string piece_;
  std::string peer_;
  HttpRequest request_;
  HttpResponse response_;
  std::optional<http::response<http::string_body>> message_;
  std::optional<http::response_serializer<http::string_body>> serializer_;
  std::list<Connection*>::iterator here_;
  std::optional<std::list<Connection*>::iterator> asking_;
  Clock::time_point began_;
  std::size_t held_ = 0, received_ = 0, sent_ = 0, passed_over_ = 0;
  bool idle_ = false, last_ = false, timed_out_ = false, closed_ = false, expected_ = false;
};

// One deadline counts at a time. What is under way then ends as if it had failed.
void Connection::set_deadline(milliseconds time) {
  timed_out_ = false;
  timer_.expires_after(time);
  timer_.async_wait([weak = weak_from_this()](error_code error) {
    const auto self = weak.lock();
    if (error || !self || self->timer_.expiry() > Clock::now()) return;
    self->timed_out_ = true;
    error_code ignored;
    // Between two steps of an operation there is nothing to cancel, so the next step has to fail by itself.
    if (self->message_) self->socket_.close(ignored);
    else self->socket_.shutdown(tcp::socket::shutdown_receive, ignored);
    self->socket_.cancel(ignored);
  });
}

// For the first byte of the next request.
void Connection::wait() {
  if (server_.stopping) last_ = true;
  if (last_) return close();
  if (!asking_) asking_ = server_.asking.insert(server_.asking.end(), this);
  if (buffer_.size() > 0) return read_head();
  idle_ = true;
  buffer_.shrink_to_fit();
  set_deadline(server_.limits.idle_time);
  socket_.async_read_some(buffer_.prepare(1024), [self = shared_from_this()](error_code error, std::size_t size) {
    self->idle_ = false;
    if (error || self->closed_) return self->close();
    self->buffer_.commit(size);
    self->read_head();
  });
}

void Connection::read_head() {
  parser_.emplace();
  parser_->header_limit(server_.limits.header_bytes);
  // Counted here, so that it can be answered. With no limit at all Boost 1.74 refuses every body.
  parser_->body_limit(std::numeric_limits<std::uint64_t>::max());
  request_ = {};
  received_ = sent_ = 0;
  expected_ = false;
  began_ = Clock::now();
  set_deadline(server_.limits.request_time);
  http::async_read_header(socket_, buffer_, *parser_, [self = shared_from_this()](error_code error, std::size_t) {
    if (self->closed_) return;
    self->leave_asking();
    if (error) return self->head_failed(error);
    self->head_read();
  });
}

void Connection::head_failed(error_code error) {
  if (timed_out_) return refuse_and_close(408, "limit", "the head of the request did not come in time");
  if (error == http::error::header_limit || error == http::error::buffer_overflow)
    return refuse_and_close(431, "limit",
                            fmt::format("the head of a request may have {} bytes", server_.limits.header_bytes));
  if (error == http::error::bad_version) return refuse_and_close(505, "unsupported", "HTTP/1.1 is spoken here");
  if (error == http::error::end_of_stream || error == http::error::partial_message ||
      error.category() != http::make_error_code(http::error::bad_method).category())
    return close();
  refuse_and_close(400, "malformed", fmt::format("no request of HTTP/1.1: {}", error.message()));
}

void Connection::head_read() {
  began_ = Clock::now();
  const auto& head = parser_->get();
  request_.method = std::string(head.method_string());
  const beast::string_view target = head.target();
  const std::size_t question = std::min(target.find('?'), target.size());
  request_.path = std::string(target.substr(0, question));
  if (question < target.size()) request_.query = std::string(target.substr(question + 1));
  for (const auto& field : head) request_.fields.push_back({lower(field.name_string()), std::string(field.value())});
  request_.peer = peer_;
  request_.body_limit = server_.limits.body_bytes;
  if (!head.keep_alive()) last_ = true;
  std::optional<HttpResponse> refusal = refusal_of_head();
  if (refusal) last_ = true;  // where the next request begins is not certain
  else refusal = server_.service.admit(request_);
  const auto length = parser_->content_length();
  if (!refusal && length && *length > request_.body_limit)
    refusal = server_.service.refused(413, "limit", fmt::format("a body may have {} bytes here", request_.body_limit));
  if (refusal) {
    if (!parser_->is_done()) last_ = true;  // its body stays unread
    return answer(std::move(*refusal));
  }
  if (parser_->is_done()) return work();
  expected_ ? invite_body() : read_body();
}

std::optional<HttpResponse> Connection::refusal_of_head() {
  const auto& head = parser_->get();
  HttpService& service = server_.service;
  if (head.version() != 10 && head.version() != 11)
    return service.refused(505, "unsupported", "HTTP/1.1 is spoken here");
  if (head.version() == 11 && head.count(http::field::host) != 1)
    return service.refused(400, "malformed", "a request of HTTP/1.1 names one host");
  if (request_.path.empty() || request_.path.front() != '/')
    return service.refused(400, "malformed", "the target of a request begins with \"/\"");
  if (head.count(http::field::transfer_encoding) != 0 &&
      (head.count(http::field::transfer_encoding) != 1 || lower(head[http::field::transfer_encoding]) != "chunked"))
    return service.refused(501, "unsupported", "no transfer coding but \"chunked\" is known here");
  const std::string expected = lower(head[http::field::expect]);
  if (!expected.empty() && expected != "100-continue")
    return service.refused(417, "unsupported", "nothing but \"100-continue\" can be expected here");
  expected_ = !expected.empty() && head.version() == 11;
  if (server_.held > server_.limits.held_bytes)
    return service.refused(503, "unavailable", "too much is under way; try again in a moment");
  return std::nullopt;
}

void Connection::invite_body() {
  static constexpr std::string_view invitation = "HTTP/1.1 100 Continue\r\n\r\n";
  net::async_write(socket_, net::buffer(invitation.data(), invitation.size()),
                   [self = shared_from_this()](error_code error, std::size_t) {
                     if (self->closed_) return;
                     if (error) return self->close();
                     self->read_body();
                   });
}

void Connection::read_body() {
  piece_.resize(piece_bytes);
  auto& body = parser_->get().body();
  body.data = piece_.data();
  body.size = piece_.size();
  http::async_read(socket_, buffer_, *parser_, [self = shared_from_this()](error_code error, std::size_t) {
    if (!self->closed_) self->body_read(error);
  });
}

void Connection::body_read(error_code error) {
  if (error && error != http::error::need_buffer) {
    if (timed_out_) return refuse_and_close(408, "limit", "the body of the request did not come in time");
    if (error == http::error::partial_message || error == http::error::end_of_stream ||
        error.category() != http::make_error_code(http::error::bad_method).category())
      return close();
    return refuse_and_close(400, "malformed", fmt::format("no body of HTTP/1.1: {}", error.message()));
  }
  request_.body.append(piece_.data(), piece_.size() - parser_->get().body().size);
  received_ = request_.body.size();
  hold(request_.body.capacity());
  if (request_.body.size() > request_.body_limit)
    return refuse_and_close(413, "limit", fmt::format("a body may have {} bytes here", request_.body_limit));
  if (server_.held > server_.limits.held_bytes)
    return refuse_and_close(503, "unavailable", "too much is under way; try again in a moment");
  if (!parser_->is_done()) return read_body();
  piece_ = {};
  work();
}

void Connection::work() {
  timer_.cancel();
  if (server_.service.at_once(request_)) return answer(server_.service.answer(request_));
  const bool large = received_ >= server_.limits.large_bytes;
  // The request is the job's until its answer comes back.
  const bool queued = server_.queue->add(large, [self = shared_from_this(), large]() mutable {
    const auto response = std::make_shared<HttpResponse>(self->worked_on(large));
    net::io_context& io = self->server_.io;
    net::post(io, [self = std::move(self), response] {
      if (!self->closed_) self->answer(std::move(*response));
    });
  });
  if (!queued)
    answer(server_.service.refused(503, "unavailable", "too many requests are waiting; try again in a moment"));
}

// On a thread of the queue.
HttpResponse Connection::worked_on(bool large) {
  if (large && is_gone()) return problem(503, "unavailable", "the client closed its side before its turn came");
  try {
    return server_.service.answer(request_);
  } catch (const std::bad_alloc&) {
    return problem(503, "unavailable", "out of memory");
  } catch (const std::exception& error) {
    diagnose(fmt::format("serve: internal error: {}", error.what()));
    return problem(500, "internal", "an error of the server; its log says more");
  }
}

// Seconds of work for clients that went away would keep others waiting.
bool Connection::is_gone() {
  char next = 0;
  const ssize_t got = ::recv(socket_.native_handle(), &next, 1, MSG_PEEK | MSG_DONTWAIT);
  return got == 0 || (got < 0 && errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR);
}

void Connection::refuse_and_close(int status, std::string_view code, std::string_view detail) {
  leave_asking();
  last_ = true;
  request_.peer = peer_;
  answer(server_.service.refused(status, code, detail));
}

void Connection::answer(HttpResponse response) {
  if (server_.stopping) last_ = true;
  response_ = std::move(response);
  request_.body = {};
  piece_ = {};
  hold(response_.body.size());
  const bool head_only = request_.method == "HEAD" || response_.status == 304 || response_.status == 204;
  message_.emplace(static_cast<http::status>(response_.status), 11);
  message_->reason(beast::string_view(phrase_of(response_.status).data(), phrase_of(response_.status).size()));
  message_->set(http::field::date, http_date());
  message_->set(http::field::server, "claims");
  message_->set("X-Content-Type-Options", "nosniff");
  if (!response_.media_type.empty()) message_->set(http::field::content_type, response_.media_type);
  for (const HttpField& field : response_.fields) message_->set(field.name, field.value);
  if (response_.status != 304 && response_.status != 204) message_->content_length(response_.body.size());
  if (!head_only) message_->body() = std::move(response_.body);
  message_->keep_alive(!last_);
  // With HTTP/1.0 a connection is kept only if both say so; the version of the answer is ours.
  if (!last_ && parser_ && parser_->get().version() == 10) message_->set(http::field::connection, "keep-alive");
  sent_ = message_->body().size();
  serializer_.emplace(*message_);
  set_deadline(server_.limits.request_time);
  http::async_write(socket_, *serializer_, [self = shared_from_this()](error_code error, std::size_t) {
    if (!self->closed_ || !error) self->answered(error);
  });
}

void Connection::answered(error_code error) {
  HttpExchange exchange{request_, response_};
  exchange.received = received_;
  exchange.sent = sent_;
  exchange.took = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - began_);
  exchange.complete = !error;
  server_.service.done(exchange);
  serializer_.reset();
  message_.reset();
  response_ = {};
  hold(0);
  if (error) return close();
  if (!last_) return wait();
  socket_.shutdown(tcp::socket::shutdown_send, error);
  if (error) return close();
  set_deadline(linger_time);
  buffer_.clear();
  linger();
}

// What the client still sends is read and thrown away: closing at once would throw away the answer on its way.
void Connection::linger() {
  if (passed_over_ > linger_bytes) return close();
  socket_.async_read_some(buffer_.prepare(std::min(piece_bytes, max_buffer())),
                          [self = shared_from_this()](error_code error, std::size_t size) {
                            if (error || self->closed_) return self->close();
                            self->passed_over_ += size;
                            self->linger();
                          });
}

void HttpServer::State::accept() {
  acceptor.async_accept([this](error_code error, tcp::socket socket) {
    if (stopping || error == net::error::operation_aborted) return;
    if (!error) {
      accepted(std::move(socket));
      return accept();
    }
    // No descriptor or memory is left: those that ask nothing make room.
    if (!asking.empty()) asking.front()->close();
    pause.expires_after(accept_pause);
    pause.async_wait([this](error_code cancelled) {
      if (!cancelled) accept();
    });
  });
}

void HttpServer::State::accepted(tcp::socket socket) {
  const auto connection = std::make_shared<Connection>(*this, std::move(socket));
  if (connections <= limits.connections) return connection->wait();
  if (asking.empty()) return connection->refuse_and_close(503, "unavailable", "too many connections");
  Connection* const oldest = asking.front();
  connection->wait();
  oldest->close();
}

void HttpServer::State::wait_for_signal() {
  signals.async_wait([this](error_code error, int number) {
    if (error) return;
    if (number == SIGHUP) service.reload();
    else if (!stopping) stop();
    if (!stopping || !open.empty()) wait_for_signal();
  });
}

void HttpServer::State::stop() {
  stopping = true;
  error_code ignored;
  acceptor.close(ignored);
  pause.cancel();
  stop_timer.expires_after(limits.stop_time);
  stop_timer.async_wait([this](error_code error) {
    if (error) return;
    in_time = false;
    io.stop();
  });
  for (auto each = open.begin(); each != open.end();) (*each++)->finish();
  end_if_idle();
}

void HttpServer::State::end_if_idle() {
  if (!stopping || ended || !open.empty()) return;
  stop_timer.cancel();
  signals.cancel();
}

HttpServer::HttpServer(const HttpLimits& limits, HttpService& service)
    : state_(std::make_unique<State>(limits, service)) {
  // As many descriptors as there may be, with some left for files.
  rlimit files{};
  if (::getrlimit(RLIMIT_NOFILE, &files) != 0) return;
  files.rlim_cur = files.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &files);
  ::getrlimit(RLIMIT_NOFILE, &files);
  state_->limits.connections =
      std::min<std::size_t>(limits.connections, files.rlim_cur > 128 ? files.rlim_cur - 64 : 64);
}

HttpServer::~HttpServer() {
  state_->ended = true;
  state_->queue.reset();  // jobs under way refer to connections
}

Result<std::uint16_t> HttpServer::listen(const std::string& address, std::uint16_t port) {
  error_code error;
  const auto ip = net::ip::make_address(address, error);
  if (error) return fail(Code::usage, fmt::format("\"{}\" is no numeric address", address));
  const tcp::endpoint endpoint(ip, port);
  tcp::acceptor& acceptor = state_->acceptor;
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(net::socket_base::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(net::socket_base::max_listen_connections, error);
  if (error)
    return fail(Code::unavailable, fmt::format("cannot listen on {} port {}: {}", address, port, error.message()));
  return acceptor.local_endpoint().port();
}

bool HttpServer::run() {
  State& state = *state_;
  state.queue = std::make_unique<WorkQueue>(state.limits.threads, state.limits.waiting);
  state.accept();
  state.wait_for_signal();
  for (;;) {
    try {
      state.io.run();
      break;
    } catch (const std::exception& error) {  // of one client: the others go on
      diagnose(fmt::format("serve: internal error: {}", error.what()));
    }
  }
  return state.in_time;
}

HttpLoad HttpServer::load() const noexcept {
  return {state_->connections, state_->held, state_->queue ? state_->queue->waiting() : 0};
}

std::optional<bool> is_loopback(const std::string& address) {
  error_code error;
  const auto ip = net::ip::make_address(address, error);
  if (error) return std::nullopt;
  return ip.is_loopback();
}

}  // namespace claims::cli
