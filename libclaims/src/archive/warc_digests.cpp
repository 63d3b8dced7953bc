#include "archive/warc_digests.h"

#include <fmt/format.h>

#include "archive/warc_check.h"
#include "archive/warc_rules.h"
#include "fetch/content_coding.h"

namespace claims::archive {
namespace {

bool is_http(const WarcHead& head, std::string_view type) {
  if (type != "response" && type != "request" && type != "revisit") return false;
  const std::string media = plain_type(head.field("Content-Type"));
  if (!media.empty()) return media == "application/http";
  const std::string uri = plain_type(head.field("WARC-Target-URI"));
  return uri.starts_with("http:") || uri.starts_with("https:");
}

}  // namespace

std::optional<LabelledDigest> WarcDigests::parse(const WarcHead& head, const char* name, const Report& report) {
  const std::string_view text = head.field(name);
  if (text.empty()) return std::nullopt;
  auto digest = parse_labelled_digest(text);
  if (digest) return std::move(*digest);
  report(digest.error().code == Code::unsupported ? "digest-unknown" : "digest-malformed",
         fmt::format("{} {} {}", name, shown(text), digest.error().text));
  return std::nullopt;
}

DigestStream& WarcDigests::stream(std::optional<DigestStream>& kept, DigestAlgorithm algorithm) {
  if (!kept || kept->algorithm() != algorithm) kept.emplace(algorithm);
  return *kept;
}

void WarcDigests::begin(const WarcHead& head, const Report& report) {
  const std::string type = plain_type(head.field("WARC-Type"));
  block_ = parse(head, "WARC-Block-Digest", report);
  payload_ = parse(head, "WARC-Payload-Digest", report);
  response_ = type == "response";
  revisit_ = type == "revisit";
  truncated_ = !head.field("WARC-Truncated").empty();
  // The digest of a revisit is of the earlier record's payload, that of a segment of all segments.
  elsewhere_ = payload_ && (revisit_ || type == "continuation" || !head.field("WARC-Segment-Number").empty());
  if (elsewhere_) payload_.reset();
  http_.reset();
  if (is_http(head, type)) http_.emplace();
  if (block_) stream(block_stream_, block_->algorithm).end();
  if (payload_) {
    stream(payload_stream_, payload_->algorithm).end();
    stream(raw_stream_, payload_->algorithm).end();
  }
  coded_.clear();
  block_match_.clear();
  payload_match_.clear();
  size_ = 0;
  vouched_ = coding_known_ = keeps_coded_ = false;
}

void WarcDigests::add(std::string_view bytes) {
  size_ += bytes.size();
  if (block_) block_stream_->add(bytes);
  // Without chunks, head and codings the payload is the block: digested once where both are of one algorithm.
  if (!http_) {
    if (payload_ && !(block_ && block_->algorithm == payload_->algorithm)) payload_stream_->add(bytes);
    return;
  }
  while (!bytes.empty()) {
    const HttpMessage::Piece piece = http_->take(bytes);
    if (!payload_) continue;
    if (!piece.payload.empty()) payload_stream_->add(piece.payload);
    if (http_->chunked() && !piece.raw.empty()) raw_stream_->add(piece.raw);
    if (!coding_known_ && http_->raw_size() != 0) {
      coding_known_ = true;
      keeps_coded_ = !http_->content_codings().empty();
    }
    if (!keeps_coded_) continue;
    coded_ += piece.payload;
    if (coded_.size() > max_unpacked_payload) {
      keeps_coded_ = false;
      coded_.clear();
    }
  }
}

void WarcDigests::end(bool whole, const Report& report) {
  if (!whole) return;
  LabelledDigest block;
  if (block_) {
    block = block_stream_->end();
    if (block == *block_) {
      block_match_ = fmt::format("block {}", name_of(block_->algorithm));
      vouched_ = true;
    } else {
      report("digest-mismatch", fmt::format("the block's digest is {}, not {}", to_text(block), to_text(*block_)));
    }
  }
  if (size_ == 0) vouched_ = true;
  if (payload_ && !http_) {
    const bool shared = block_ && block_->algorithm == payload_->algorithm;
    const LabelledDigest payload = shared ? block : payload_stream_->end();
    if (payload == *payload_) {
      payload_match_ = fmt::format("payload {}", name_of(payload_->algorithm));
      vouched_ = true;
    } else {
      report("payload-digest-mismatch",
             fmt::format("the payload's digest is {}, not {}", to_text(payload), to_text(*payload_)));
    }
  }
  if (http_ && payload_) compare_payload(report);
  if (http_ && !revisit_) check_http(report);
}

void WarcDigests::compare_payload(const Report& report) {
  const char* const name = name_of(payload_->algorithm);
  const LabelledDigest payload = payload_stream_->end();
  const bool chunked = http_->chunked();
  if (payload == *payload_) {
    payload_match_ = fmt::format("payload {}{}", name, chunked ? ", chunks removed" : "");
    return;
  }
  if (chunked && raw_stream_->end() == *payload_) {
    payload_match_ = fmt::format("payload {}, chunks kept", name);
    // A body that was stored without its chunks is no matter of the digest.
    if (http_->payload_size() != 0)
      report("payload-digest-of-chunks", "the payload's digest is that of the body with its chunks");
    return;
  }
  if (keeps_coded_) {
    const auto content = fetching::decode_content(http_->content_codings(), coded_, max_unpacked_payload);
    DigestStream of_content(payload_->algorithm);
    if (content) of_content.add(*content);
    if (content && of_content.end() == *payload_) {
      payload_match_ = fmt::format("payload {}, content coding removed", name);
      report("payload-digest-of-content", "the payload's digest is that of the body with its content coding removed");
      return;
    }
  }
  report("payload-digest-mismatch",
         fmt::format("the payload's digest is {}, not {}", to_text(payload), to_text(*payload_)));
}

void WarcDigests::check_http(const Report& report) {
  if (size_ == 0) return;
  if (!http_->has_head()) {
    report("http-head", "the block has no head of an HTTP message");
    return;
  }
  if (truncated_) return;
  if (http_->chunked() && http_->raw_size() != 0 && !http_->chunks_whole())
    report("http-chunks", http_->payload_size() == 0 ? "the head says that the body is chunked, and it is not"
                                                     : "the chunks of the body break off or do not join");
  const auto length = http_->content_length();
  const unsigned status = http_->status();
  const bool bare = status < 200 || status == 204 || status == 304 || http_->raw_size() == 0;  // HEAD has none either
  if (response_ && !bare && !http_->chunked() && length && *length != http_->raw_size())
    report("http-length",
           fmt::format("HTTP Content-Length is {}, and the body has {} bytes", *length, http_->raw_size()));
}

}  // namespace claims::archive
