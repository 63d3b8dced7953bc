#include "archive/timestamp_send.h"

#include <fmt/format.h>

#include <chrono>

#include "archive/timestamp.h"
#include "fetch/http_head.h"

namespace claims::archive {
namespace {

using plugin::TransportEvent;

struct Reply {
  std::string head, body;
  bool ended = false;
  Result<std::string> result;
};

plugin::Exchange exchange_of(std::uint64_t id, const TimestampQuestion& question, const SendLimits& limits) {
  plugin::Exchange out;
  out.id = id;
  out.method = "POST";
  out.url = question.url;
  out.headers = "Content-Type: application/timestamp-query\r\nAccept: application/timestamp-reply\r\n";
  if (!limits.user_agent.empty()) out.headers += fmt::format("User-Agent: {}\r\n", limits.user_agent);
  out.body = question.request;
  out.timeout_ms = limits.timeout_ms;
  out.connect_timeout_ms = limits.timeout_ms;
  out.max_body_bytes = max_token_bytes;
  return out;
}

Result<std::string> result_of(Reply& reply, const TransportEvent& end, const std::string& url) {
  if (end.error) return fail(end.error->code, fmt::format("{}: {}", url, end.error->text));
  const Result<fetching::HttpHead> head = fetching::parse_head(reply.head);
  if (!head) return fail(Code::malformed, fmt::format("{}: {}", url, head.error().text));
  if (head->status >= 300 && head->status < 400)
    return fail(Code::unreadable,
                fmt::format("{}: leads on to {}: name that address instead", url, head->field("location")));
  if (head->status != 200) return fail(Code::unavailable, fmt::format("{}: answered {}", url, head->status));
  return std::move(reply.body);
}

void take(Reply& reply, const TransportEvent& event, const std::string& url) {
  switch (event.kind) {
    case TransportEvent::Kind::head:
      // Heads of informational replies come first; the last one counts.
      if (event.bytes.starts_with("HTTP/")) reply.head.clear();
      reply.head += event.bytes;
      return;
    case TransportEvent::Kind::body:
      if (reply.body.size() + event.bytes.size() <= max_token_bytes) reply.body += event.bytes;
      return;
    case TransportEvent::Kind::end: reply.ended = true; reply.result = result_of(reply, event, url);
  }
}

}  // namespace

std::vector<Result<std::string>> ask_authorities(plugin::Transport& transport,
                                                 std::span<const TimestampQuestion> questions,
                                                 const SendLimits& limits) {
  std::vector<Reply> replies(questions.size());
  for (std::size_t i = 0; i < questions.size(); ++i) transport.start(exchange_of(i, questions[i], limits));
  for (std::size_t left = questions.size(); left > 0;) {
    const auto event = transport.poll(std::chrono::milliseconds(1000));
    if (!event) {  // the transport is gone, and all that was under way
      for (Reply& reply : replies)
        if (!reply.ended) reply.result = tl::unexpected(event.error());
      break;
    }
    if (!*event || (*event)->id >= replies.size()) continue;
    Reply& reply = replies[(*event)->id];
    take(reply, **event, questions[(*event)->id].url);
    left -= (*event)->kind == TransportEvent::Kind::end;
  }
  std::vector<Result<std::string>> out;
  for (Reply& reply : replies) out.push_back(std::move(reply.result));
  return out;
}

}  // namespace claims::archive
