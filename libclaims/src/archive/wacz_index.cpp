#include "archive/wacz_index.h"

#include <algorithm>
#include <optional>

#include "archive/capture.h"
#include "archive/surt.h"
#include "archive/warc_reader.h"
#include "archive/warc_rules.h"

namespace claims::archive {
namespace {

// Up to the first semicolon or white space.
std::string media_type(std::string_view value) { return std::string(value.substr(0, value.find_first_of("; \t\r\n"))); }

}  // namespace

void RecordIndex::begin(const WarcHead& head, const std::string& filename) {
  out_ = {};
  out_.type = plain_type(head.field("WARC-Type"));
  out_.id = head.id();
  out_.date = head.field("WARC-Date");
  content_type_ = head.field("Content-Type");
  shown_ = out_.type == "response" || out_.type == "revisit";
  out_.indexed =
      shown_ || ((out_.type == "resource" || out_.type == "metadata") && content_type_ != "application/warc-fields");
  out_.line.url = without_brackets(head.field("WARC-Target-URI"));
  out_.line.digest = head.field("WARC-Payload-Digest");
  out_.line.filename = filename;
  out_.line.offset = head.offset;
  http_ = content_type_.starts_with("application/http") &&
          (out_.line.url.starts_with("http:") || out_.line.url.starts_with("https:"));
  message_ = HttpMessage();
  (void)payload_.end();
}

void RecordIndex::add(std::string_view piece) {
  const bool digested = out_.line.digest.empty();
  if (!out_.indexed || (!digested && (!http_ || message_.has_head()))) return;
  if (!http_) return payload_.add(piece);
  while (!piece.empty()) {
    const std::string_view raw = message_.take(piece).raw;
    if (digested) payload_.add(raw);
  }
}

IndexedRecord RecordIndex::end() {
  if (!out_.indexed) return std::move(out_);
  out_.line.key = surt(out_.line.url);
  out_.line.time = index_time(out_.date);
  out_.line.mime = out_.type == "revisit" ? "warc/revisit"
                   : shown_               ? media_type(http_field(message_.head(), "content-type"))
                                          : media_type(content_type_);
  if (shown_ && message_.status() != 0) out_.line.status = std::to_string(message_.status());
  if (out_.line.digest.empty()) out_.line.digest = to_text(payload_.end());
  return std::move(out_);
}

Result<void> index_warc(WarcInput& input, const std::string& filename, const ProblemSink& problem,
                        const std::function<Result<void>(const IndexedRecord&)>& each) {
  WarcReader reader(input, problem);
  if (auto opened = reader.open(); !opened) return opened;
  std::optional<IndexedRecord> last;  // its length is known once the next one begins
  RecordIndex index;
  DigestStream digest(DigestAlgorithm::sha256);
  for (;;) {
    auto there = reader.next();
    if (!there) return tl::unexpected(there.error());
    if (last) {
      last->line.length = reader.end_of_last() - *last->line.offset;
      if (auto done = each(*last); !done) return done;
      last.reset();
    }
    if (!*there) return {};
    index.begin(reader.head(), filename);
    digest.add(reader.head().bytes);
    for (;;) {
      auto piece = reader.block();
      if (!piece) return tl::unexpected(piece.error());
      if (piece->empty()) break;
      index.add(*piece);
      digest.add(*piece);
    }
    last = index.end();
    last->sha256 = to_hex(digest.end().bytes);
    last->size = reader.head().bytes.size() + reader.block_size();
  }
}

}  // namespace claims::archive
