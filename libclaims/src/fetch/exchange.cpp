// From the transport's events to whole replies: redirects and attempts.
#include "fetch/engine.h"

#include "fetch/retry.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace claims::fetching {
namespace {

constexpr std::size_t max_known_certificates = 1000;

bool is_redirect(unsigned status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

// Does the head announce more than `limit`?
bool announces_more(std::string_view head, std::uint64_t limit) {
  const auto parsed = parse_head(head);
  if (!parsed) return false;
  const std::string_view length = parsed->field("content-length");
  std::uint64_t value = 0;
  const auto read = std::from_chars(length.data(), length.data() + length.size(), value);
  return read.ec == std::errc() && value > limit;
}

}  // namespace

void Engine::handle(const plugin::TransportEvent& event) {
  const auto found = running_.find(event.id);
  if (found == running_.end()) return;
  Retrieval* const retrieval = found->second.retrieval;
  if (event.kind == plugin::TransportEvent::Kind::end) {
    --found->second.origin->running;
    running_.erase(found);
    if (retrieval) end_exchange(*retrieval, event);
    return;
  }
  received_ += event.bytes.size();
  if (!retrieval) return;
  if (event.kind == plugin::TransportEvent::Kind::head) {
    // Heads of informational replies come first; the last one counts.
    if (event.bytes.starts_with("HTTP/")) retrieval->exchange.head = event.bytes;
    else retrieval->exchange.head += event.bytes;
    return;
  }
  if (retrieval->body.size() + event.bytes.size() > body_limit(*retrieval)) return;  // the transport ends it
  retrieval->body += event.bytes;
  retrieval->digest.add(event.bytes);
}

void Engine::end_exchange(Retrieval& retrieval, const plugin::TransportEvent& event) {
  store::Exchange& exchange = retrieval.exchange;
  exchange.milliseconds = event.microseconds / 1000;
  exchange.address = event.address;
  exchange.http_version = event.http_version;
  exchange.tls_version = event.tls_version;
  keep_certificates(retrieval, event.certificates);
  // HTTP/2 has no status line of its own; readers of archives know this one.
  if (exchange.head.starts_with("HTTP/2 ")) exchange.head.replace(0, 6, "HTTP/1.1");
  if (!exchange.head.empty()) exchange.head_sha256 = store::sha256(exchange.head);
  if (event.error) {
    retrieval.cut = event.error->code == Code::limit ? "length" : "disconnect";
    exchange.problem = event.error->text;
    const bool passing = event.error->code == Code::unavailable ||
                         (event.error->code == Code::limit && retrieval.body.size() < body_limit(retrieval) &&
                          !announces_more(exchange.head, body_limit(retrieval)));
    if (passing && retry(retrieval, {})) return;
    return failed(retrieval, *event.error);
  }
  const Result<HttpHead> head = parse_head(exchange.head);
  if (!head) return failed(retrieval, head.error());
  exchange.status = head->status;
  if (head->status == 304 && retrieval.kept) return read_kept(retrieval);
  if (is_redirect(head->status) && !head->field("location").empty()) return redirect(retrieval, *head);
  if (worth_retrying(head->status)) {
    exchange.problem = fmt::format("answered {}", head->status);
    if (retry(retrieval, head->field("retry-after"))) return;
    exchange.problem.clear();
  }
  read_reply(retrieval, *head);
}

void Engine::keep_certificates(Retrieval& retrieval, const std::vector<std::string>& certificates) {
  if (!retrieval.job) return;
  for (const std::string& pem : certificates) {
    if (certificates_.size() >= max_known_certificates) certificates_.clear();
    auto known = certificates_.find(pem);
    if (known == certificates_.end()) known = certificates_.emplace(pem, store::sha256(pem)).first;
    if (broken_) return;
    if (auto put = kept_.put(pem, known->second, "application/pem-certificate-chain"); !put) broken_ = put.error();
    retrieval.exchange.certificates.push_back(known->second);
  }
}

// Puts the exchange that ended into the record. Of a reply that was cut short the head is kept.
void Engine::note(Retrieval& retrieval) {
  store::Exchange& exchange = retrieval.exchange;
  if (retrieval.job && exchange.record.empty() && !exchange.head.empty()) {
    const std::string_view body = retrieval.cut.empty() ? std::string_view(retrieval.body) : std::string_view();
    if (!body.empty() && exchange.body_sha256.empty()) {
      exchange.body_sha256 = retrieval.digest.hex();
      exchange.body_size = body.size();
    }
    keep_reply(retrieval, body);
  }
  if (retrieval.job) retrieval.job->exchanges.push_back(std::move(retrieval.exchange));
  retrieval.exchange = {};
}

// Another attempt, if one is left and there is time for it.
bool Engine::retry(Retrieval& retrieval, std::string_view retry_after) {
  if (retrieval.attempt > settings_.retries) return false;
  const std::int64_t now = env_.now();
  std::int64_t wait = backoff_ms(retrieval.attempt, env_.random());
  if (const auto asked = retry_after_ms(retry_after, env_.wall_seconds())) {
    if (*asked > max_retry_after_ms) return false;
    wait = std::max(wait, *asked);
    Origin& origin = origin_of(retrieval.url);
    origin.next_start = std::max(origin.next_start, now + *asked);
  }
  if (retrieval.job && now + wait >= retrieval.job->deadline) return false;
  note(retrieval);
  ++retrieval.attempt;
  retrieval.waiting = true;
  delayed_.emplace(now + wait, &retrieval);
  return true;
}

void Engine::redirect(Retrieval& retrieval, const HttpHead& head) {
  const std::uint32_t limit =
      retrieval.job ? settings_.max_redirects : std::min(settings_.max_redirects, max_robots_redirects);
  const Url from = retrieval.url;
  const auto refused = [&](const Error& error) {
    retrieval.exchange.problem = error.text;
    failed(retrieval, error);
  };
  if (retrieval.redirects >= limit)
    return refused({Code::limit, fmt::format("{}: more than {} redirects", from.text(), limit)});
  const Result<Url> to = resolve(from, head.field("location"));
  if (!to)
    return refused(
        {Code::unreadable, fmt::format("{} redirects to where it is not followed: {}", from.text(), to.error().text)});
  if (auto allowed = check_redirect(from, *to); !allowed) return refused(allowed.error());
  if (!retrieval.visited.insert(to->text()).second)
    return refused({Code::limit, fmt::format("{}: redirects in a circle", from.text())});
  retrieval.exchange.redirect = to->text();
  note(retrieval);
  ++retrieval.redirects;
  retrieval.attempt = 1;
  retrieval.url = *to;
  enter(retrieval);
}

// No reply that could be read.
void Engine::failed(Retrieval& retrieval, const Error& error) {
  if (!retrieval.job) {
    const std::string origin = retrieval.robots_of;
    const bool enough = retrieval.body.size() >= max_robots_bytes / 2 && error.code == Code::limit;
    Robots rules = enough ? Robots::parse(retrieval.body, product_) : Robots();
    // Too many redirects, or to somewhere else: as if there were none (RFC 9309, 2.3.1.2).
    const bool none = enough || retrieval.exchange.status != 0;
    const std::string problem = none ? std::string() : error.text;
    forget(retrieval);
    return rules_are(origin, std::move(rules), problem);
  }
  if (retrieval.exchange.problem.empty()) retrieval.exchange.problem = error.text;
  note(retrieval);
  reject(retrieval, error.text, false);
}

}  // namespace claims::fetching
