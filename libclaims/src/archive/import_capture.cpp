// Documents out of archives, as any crawler leaves them.
#include <arpa/inet.h>
#include <claims/report.h>
#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <ctime>

#include "archive/cdxj.h"
#include "archive/import_run.h"
#include "fetch/content_coding.h"
#include "fetch/http_date.h"
#include "fetch/read_text.h"
#include "fetch/refusal.h"
#include "fetch/sniff.h"
#include "store/digest.h"

namespace claims::archive {

using store::Exchange;
using store::Record;

namespace {

std::string address_of(std::string_view text) {
  const std::string address(text);
  unsigned char parsed[16];
  if (::inet_pton(AF_INET, address.c_str(), parsed) == 1) return address + ":";
  return ::inet_pton(AF_INET6, address.c_str(), parsed) == 1 ? "[" + address + "]:" : std::string();
}

std::int64_t distance(const std::string& a, const std::string& b) {
  const auto seconds = [](std::string_view text) -> std::int64_t {
    std::tm tm{};
    const std::string digits = index_time(text);
    const auto part = [&](std::size_t at, std::size_t size) { return std::atoi(digits.substr(at, size).c_str()); };
    tm.tm_year = part(0, 4) - 1900, tm.tm_mon = part(4, 2) - 1, tm.tm_mday = part(6, 2);
    tm.tm_hour = part(8, 2), tm.tm_min = part(10, 2), tm.tm_sec = part(12, 2);
    return ::timegm(&tm);
  };
  return std::abs(seconds(a) - seconds(b));
}

// Bodies that were stored without the coding that their head names: they do not begin as that coding does.
bool is_coded(std::string_view codings, std::string_view body) {
  if (body.empty()) return false;
  if (codings.find("gzip") != std::string_view::npos && codings.find(',') == std::string_view::npos)
    return body.starts_with("\x1F\x8B");
  return true;
}

bool is_get(const Capture* request) { return !request || request->block.starts_with("GET "); }

}  // namespace

std::string in_seconds(std::string_view date) {
  if (index_time(date).empty() || date.size() < 19) return {};
  return std::string(date.substr(0, 19)) + "Z";
}

ImportRun::Reply ImportRun::reply_of(const Capture& capture) {
  Reply out;
  HttpMessage message;
  std::string raw;
  for (std::string_view rest = capture.block; !rest.empty();) {
    const HttpMessage::Piece piece = message.take(rest);
    out.body += piece.payload;
    if (message.chunked()) raw += piece.raw;
  }
  if (!message.has_head()) return out;
  out.head = message.head();
  // Bodies are stored without their chunks too, whatever the head says.
  const bool unchunked = message.chunked() && out.body.empty() && !raw.empty() &&
                         (message.chunks_broken() || std::isxdigit(static_cast<unsigned char>(raw.front())) == 0);
  if (unchunked) out.body = std::move(raw);
  else if (message.chunked() && message.raw_size() != 0) out.cut = !message.chunks_whole();
  const auto length = message.content_length();
  if (!message.chunked() && length && !out.body.empty() && out.body.size() < *length) out.cut = true;
  return out;
}

Exchange ImportRun::exchange_of(const Capture& capture, const Reply& reply, unsigned status) {
  Exchange out;
  out.role = "document";
  out.url = capture.url;
  out.started = capture.date;
  out.status = status;
  out.head = reply.head;
  out.head_sha256 = store::sha256(reply.head);
  out.address = address_of(capture.field("WARC-IP-Address"));
  for (const char* const version : {"1.0", "1.1"})
    if (reply.head.starts_with(fmt::format("HTTP/{} ", version))) out.http_version = version;
  return out;
}

store::Import ImportRun::import_of(const Capture& capture) const {
  store::Import out = import_;
  out.offset = capture.offset;
  out.number = capture.number;
  out.record = capture.id;
  out.record_sha256 = capture.record_sha256;
  return out;
}

Result<void> ImportRun::response(Capture& capture, const Capture* request) {
  const Reply reply = reply_of(capture);
  auto head = fetching::parse_head(reply.head);
  if (!head) {
    skip(capture, "http-head", "the block has no head of an HTTP message");
    return {};
  }
  if (!is_get(request)) {  // the answer to a form is not the document of that address
    ++out_.others;
    return {};
  }
  Exchange exchange = exchange_of(capture, reply, head->status);
  const std::string target = redirect_target(capture.url, head->status, head->field("location"));
  if (!target.empty()) return redirect(capture, request, std::move(exchange), reply.body, target);
  std::string truncated(capture.field("WARC-Truncated"));
  if (truncated.empty() && reply.cut) truncated = "unspecified";
  return document(capture, request, std::move(exchange), reply.body, *head, truncated);
}

// Without a head of HTTP: what stands there is the document.
Result<void> ImportRun::resource(Capture& capture) {
  Exchange exchange;
  exchange.role = "document";
  exchange.url = capture.url;
  exchange.started = capture.date;
  exchange.address = address_of(capture.field("WARC-IP-Address"));
  const fetching::MediaType type = fetching::parse_media_type(capture.field("Content-Type"));
  exchange.media_type = type.type;
  exchange.charset = type.charset;
  fetching::HttpHead head;
  head.status = 200;
  return document(capture, nullptr, std::move(exchange), capture.block, head,
                  std::string(capture.field("WARC-Truncated")));
}

Result<void> ImportRun::document(Capture& capture, const Capture* request, Exchange exchange, std::string_view body,
                                 const fetching::HttpHead& head, const std::string& truncated) {
  Record record;
  record.source.locator = web_locator(capture.url);
  record.source.state = SourceState::unreachable;
  record.time = in_seconds(capture.date);
  std::string text;
  if (!exchange.head.empty()) {
    const fetching::MediaType type = fetching::parse_media_type(head.field("content-type"));
    exchange.media_type = type.type;
    exchange.charset = type.charset;
    exchange.etag = head.field("etag");
    exchange.last_modified = head.field("last-modified");
    exchange.content_coding = head.joined("content-encoding");
  }
  if (head.status != 304 && truncated.empty()) {
    exchange.body_sha256 = store::sha256(body);
    exchange.body_size = body.size();
  }
  if (!is_coded(exchange.content_coding, body)) exchange.content_coding.clear();
  Result<std::string> content = std::string(body);
  if (!exchange.content_coding.empty() && truncated.empty()) {
    content = fetching::decode_content(exchange.content_coding, body, max_imported_content);
    if (content) {
      exchange.decoded_sha256 = store::sha256(*content);
      exchange.decoded_size = content->size();
    }
  }
  Source& source = record.source;
  if (!truncated.empty()) source.problem = fmt::format("the capture is cut short ({})", truncated);
  else if (!content) source.problem = content.error().text;
  else if (is_challenge(head) && content->size() < 64u << 10)
    source.problem = "the service wants to see a browser first (a challenge), so it gives no document";
  else if (head.status != 200 && head.status != 203) {
    source.problem = fetching::refusal(head.status);
    if (head.status == 404 || head.status == 410) source.state = SourceState::missing;
  } else if (content->empty()) {
    source.problem = "the service answers with an empty page";
  } else {
    source.state = SourceState::retrieved;
  }
  exchange.problem = source.problem;
  if (content) exchange.media_type = fetching::sniffed(exchange.media_type, *content);
  if (source.state == SourceState::retrieved) {
    source.url = exchange.url;
    source.retrieved = record.time;
    source.media_type = exchange.media_type;
    source.sha256 = exchange.content();
    record.size = content->size();
  }
  auto known = there(record, capture.record_sha256);
  if (!known) return tl::unexpected(known.error());
  if (*known) {
    ++out_.already;
    remember(capture, **known);
    return {};
  }
  if (source.state == SourceState::retrieved) {
    if (auto complete = plugins_.complete(); !complete) return tl::unexpected(complete.error());
    fetching::TextRead read = fetching::read_text(plugins_, source.media_type, exchange.charset, *content);
    source.facts = std::move(read.facts);
    source.plugin = std::move(read.plugin);
    source.plugin_sha256 = std::move(read.plugin_sha256);
    source.problem = std::move(read.problem);
    text = std::move(read.text);
    if (!text.empty()) source.text_sha256 = store::sha256(text);
  }
  auto done = put(exchange, request, truncated.empty() ? body : std::string_view(), truncated);
  if (!done) return tl::unexpected(done.error());
  record.exchanges.push_back(std::move(exchange));
  return keep(capture, std::move(record), text);
}

// Kept now; where it leads to is looked for when all of the file is read.
Result<void> ImportRun::redirect(Capture& capture, const Capture* request, Exchange exchange, std::string_view body,
                                 const std::string& target) {
  Record record;
  record.source.locator = web_locator(capture.url);
  record.time = in_seconds(capture.date);
  auto known = there(record, capture.record_sha256);
  if (!known) return tl::unexpected(known.error());
  exchange.redirect = target;
  if (*known) {
    ++out_.already;
    if (!(*known)->exchanges.empty()) record.exchanges.push_back((*known)->exchanges.front());
    remember(capture, record);
    return {};
  }
  exchange.body_sha256 = store::sha256(body);
  exchange.body_size = body.size();
  exchange.media_type = fetching::parse_media_type(http_field(exchange.head, "content-type")).type;
  if (auto done = put(exchange, request, body, {}); !done) return tl::unexpected(done.error());
  fresh_.insert(capture.record_sha256);
  exchange.head.clear();
  record.exchanges.push_back(exchange);
  remember(capture, record);
  if (redirects_.size() < max_remembered)
    redirects_.push_back({record.source.locator, record.time, std::move(exchange), import_of(capture)});
  else skip(capture, "limit", fmt::format("the file has more than {} redirects", max_remembered));
  return {};
}

// The retrievals of addresses that led elsewhere.
Result<void> ImportRun::settle_redirects() {
  for (Redirect& each : redirects_) {
    Record record;
    record.time = each.seconds;
    Source& source = record.source;
    std::string target = each.exchange.redirect;
    const std::string from = each.exchange.url;
    record.exchanges.push_back(std::move(each.exchange));
    source.state = SourceState::unreachable;
    const Remembered* end = nullptr;
    for (unsigned i = 0; i < max_import_redirects; ++i) {
      end = nearest(target, each.seconds, redirect_seconds);
      if (!end) break;
      record.exchanges.push_back(end->exchange);
      if (end->exchange.redirect.empty()) break;
      target = end->exchange.redirect;
    }
    if (end && end->exchange.redirect.empty()) {
      source = end->source;
      record.size = end->size;
    } else {
      source.problem =
          end ? fmt::format("{}: more than {} redirects", from, max_import_redirects)
              : fmt::format("it redirects to {}, of which the archive has no capture of that hour", target);
    }
    source.locator = each.locator;
    record.imported.push_back(std::move(each.import));
    if (auto added = folder_.add(record, {}); !added) return added;
    ++out_.added;
    ++out_.redirects;
    if (source.state == SourceState::retrieved) ++out_.retrieved;
    ++uncommitted_;
    if (auto done = commit(false); !done) return done;
  }
  redirects_.clear();
  return {};
}

Result<void> ImportRun::revisit(Capture& capture, const Capture* request, bool last) {
  const Remembered* const original = remembered(capture);
  std::optional<Remembered> earlier;
  if (!original && last) earlier = in_case(capture);
  if (!original && !last) {
    waiting_bytes_ += capture.block.size();
    if (waiting_bytes_ > max_waiting_bytes)
      skip(capture, "limit",
           fmt::format("more than {} bytes of revisits before what they refer to", max_waiting_bytes));
    else waiting_.push_back({std::move(capture), request ? std::optional(*request) : std::nullopt});
    return {};
  }
  if (!original && !earlier) {
    skip(capture, "revisit-unresolved", "what it refers to is neither in the file nor in the case");
    return {};
  }
  const Remembered same = original ? *original : *earlier;  // what is remembered may move
  Reply reply = reply_of(capture);
  auto head = fetching::parse_head(reply.head);
  if (!head) {  // a revisit may leave the head out: it was that of the original
    const auto kept = folder_.object(same.exchange.head_sha256);
    if (kept) head = fetching::parse_head(reply.head = *kept);
  }
  if (!head) {
    skip(capture, "http-head", "neither it nor what it refers to has a head of HTTP");
    return {};
  }
  Exchange exchange = exchange_of(capture, reply, head->status);
  const std::string target = redirect_target(capture.url, head->status, head->field("location"));
  if (!target.empty()) return redirect(capture, request, std::move(exchange), {}, target);
  if (!same.exchange.redirect.empty()) {
    skip(capture, "revisit-unresolved", "what it refers to is a redirect, and it is none");
    return {};
  }
  Record record;
  record.time = in_seconds(capture.date);
  record.source = same.source;
  record.source.locator = web_locator(capture.url);
  record.source.retrieved = same.source.state == SourceState::retrieved ? record.time : std::string();
  if (!record.source.url.empty()) record.source.url = capture.url;
  record.size = same.size;
  auto known = there(record, capture.record_sha256);
  if (!known) return tl::unexpected(known.error());
  if (*known) {
    ++out_.already;
    remember(capture, **known);
    return {};
  }
  exchange.body_sha256 = same.exchange.body_sha256;
  exchange.body_size = same.exchange.body_size;
  exchange.content_coding = same.exchange.content_coding;
  exchange.decoded_sha256 = same.exchange.decoded_sha256;
  exchange.decoded_size = same.exchange.decoded_size;
  exchange.media_type = same.exchange.media_type;
  exchange.charset = same.exchange.charset;
  exchange.etag = head->field("etag");
  exchange.last_modified = head->field("last-modified");
  const auto body = folder_.object(exchange.body_sha256);
  if (!body) {
    skip(capture, "revisit-unresolved", "the body of what it refers to is not whole");
    return {};
  }
  if (auto done = put(exchange, request, *body, {}); !done) return tl::unexpected(done.error());
  record.exchanges.push_back(std::move(exchange));
  ++out_.revisits;
  return keep(capture, std::move(record), {});
}

Result<bool> ImportRun::put(Exchange& exchange, const Capture* request, std::string_view body,
                            const std::string& truncated) {
  if (auto described = describe(); !described) return tl::unexpected(described.error());
  const auto done =
      exchange.head.empty()
          ? folder_.put_resource(exchange, body)
          : folder_.put(exchange, request ? std::string_view(request->block) : std::string_view(), body, truncated);
  if (!done) return tl::unexpected(done.error());
  return true;
}

Result<void> ImportRun::keep(const Capture& capture, Record record, std::string_view text) {
  record.imported.push_back(import_of(capture));
  if (auto added = folder_.add(record, text); !added) return added;
  fresh_.insert(capture.record_sha256);
  ++out_.added;
  if (record.source.state == SourceState::retrieved) ++out_.retrieved;
  ++uncommitted_;
  remember(capture, record);
  return commit(false);
}

// The retrieval of that locator and time which the case has already: the same bytes, or the same record of a file.
Result<std::optional<Record>> ImportRun::there(const Record& record, const std::string& record_sha256) {
  const Source& source = record.source;
  if (fresh_.contains(record_sha256)) return std::optional(record);
  const auto entries = folder_.index().sources(source.locator);
  if (!entries) return tl::unexpected(entries.error());
  for (const store::SourceEntry& entry : *entries) {
    const bool same = !source.sha256.empty() && entry.sha256 == source.sha256 && entry.time == record.time;
    if (!same && entry.kept.empty()) continue;
    auto kept = folder_.record(entry.record);
    if (!kept) continue;  // damaged: import it again
    if (same || (!kept->imported.empty() && kept->imported.back().record_sha256 == record_sha256))
      return std::optional(std::move(*kept));
  }
  return std::nullopt;
}

void ImportRun::remember(const Capture& capture, const Record& record) {
  if (record.exchanges.empty() || remembered_.size() >= max_remembered) return;
  const std::string url = web_locator(capture.url), digest = digest_key(capture.field("WARC-Payload-Digest"));
  const bool by_url = survey_.urls.contains(url), by_id = survey_.ids.contains(capture.id),
             by_digest = !digest.empty() && survey_.digests.contains(digest);
  if (!by_url && !by_id && !by_digest) return;
  const std::size_t index = remembered_.size();
  Remembered& one = remembered_.emplace_back();
  one.seconds = in_seconds(capture.date);
  // A retrieval that is there already may have come by redirects: its last exchange is that of the document.
  one.exchange = record.exchanges.back();
  one.exchange.head.clear();
  one.source = record.source;
  one.size = record.size;
  if (by_url) by_url_.emplace(url, index);
  if (by_id) by_id_.emplace(capture.id, index);
  if (by_digest && record.source.state == SourceState::retrieved) by_digest_.emplace(digest, index);
}

// By its id, else by address and date, else by the digest of the payload; what the server says to be unchanged is the
// last of that address.
const ImportRun::Remembered* ImportRun::remembered(const Capture& revisit) const {
  if (const auto found = by_id_.find(std::string(revisit.field("WARC-Refers-To"))); found != by_id_.end())
    return &remembered_[found->second];
  const std::string url = web_locator(without_brackets(revisit.field("WARC-Refers-To-Target-URI")));
  const std::string date = in_seconds(revisit.field("WARC-Refers-To-Date"));
  if (!url.empty() && !date.empty())
    if (const Remembered* const found = nearest(url, date, 0)) return found;
  if (const auto found = by_digest_.find(digest_key(revisit.field("WARC-Payload-Digest"))); found != by_digest_.end())
    return &remembered_[found->second];
  if (!revisit.field("WARC-Profile").ends_with("server-not-modified")) return nullptr;
  return nearest(web_locator(revisit.url), in_seconds(revisit.date), INT64_MAX);
}

// What an earlier import, or a retrieval, left in the case: of that address and second; of what the server says to be
// unchanged, the last before.
std::optional<ImportRun::Remembered> ImportRun::in_case(const Capture& revisit) {
  const bool unchanged = revisit.field("WARC-Profile").ends_with("server-not-modified");
  std::string url = web_locator(without_brackets(revisit.field("WARC-Refers-To-Target-URI")));
  const std::string date = in_seconds(revisit.field("WARC-Refers-To-Date")), now = in_seconds(revisit.date);
  if (url.empty()) url = web_locator(revisit.url);
  const auto entries = folder_.index().sources(url);
  const store::SourceEntry* best = nullptr;
  for (const store::SourceEntry& each : entries ? *entries : std::vector<store::SourceEntry>()) {
    if (each.state != SourceState::retrieved) continue;
    if (date.empty() ? unchanged && each.time <= now && (!best || best->time <= each.time) : each.time == date)
      best = &each;
  }
  const auto record = best ? folder_.record(best->record) : Result<Record>(Record{});
  if (!record || record->exchanges.empty()) return std::nullopt;
  return Remembered{best->time, record->exchanges.back(), record->source, record->size};
}

const ImportRun::Remembered* ImportRun::nearest(const std::string& locator, const std::string& seconds,
                                                std::int64_t most) const {
  const Remembered* best = nullptr;
  std::int64_t least = most;
  const auto [begin, end] = by_url_.equal_range(locator);
  for (auto each = begin; each != end; ++each) {
    const Remembered& one = remembered_[each->second];
    const std::int64_t far = distance(one.seconds, seconds);
    if (far > least || (best && far == least)) continue;
    best = &one;
    least = far;
  }
  return best;
}

// Says in the archive that what follows was not retrieved by claims.
Result<void> ImportRun::describe() {
  if (described_) return {};
  described_ = true;
  return folder_.describe_import(fmt::format(
      "software: claims/{}\r\nformat: WARC File Format 1.1\r\ndescription: imported, not retrieved by claims: from {} "
      "with the SHA-256 {}{}{}\r\n",
      version(), import_.file, import_.sha256, import_.software.empty() ? "" : ", which was written by ",
      import_.software));
}

}  // namespace claims::archive
