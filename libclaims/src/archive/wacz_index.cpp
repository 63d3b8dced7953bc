#include "archive/wacz_index.h"

#include <algorithm>
#include <optional>

#include "archive/capture.h"
#include "archive/http_message.h"
#include "archive/labelled_digest.h"
#include "archive/surt.h"
#include "archive/warc_reader.h"
#include "archive/warc_rules.h"

namespace claims::archive {
namespace {

// Up to the first semicolon or white space.
std::string media_type(std::string_view value) { return std::string(value.substr(0, value.find_first_of("; \t\r\n"))); }

class Indexing {
 public:
  explicit Indexing(WarcReader& reader) : reader_(reader) {}

  Result<IndexedRecord> read(const std::string& filename) {
    const WarcHead& head = reader_.head();
    IndexedRecord out;
    out.type = plain_type(head.field("WARC-Type"));
    out.id = head.id();
    out.date = head.field("WARC-Date");
    const std::string content_type(head.field("Content-Type"));
    const bool shown = out.type == "response" || out.type == "revisit";
    out.indexed =
        shown || ((out.type == "resource" || out.type == "metadata") && content_type != "application/warc-fields");
    out.line.url = without_brackets(head.field("WARC-Target-URI"));
    out.line.digest = head.field("WARC-Payload-Digest");
    out.line.filename = filename;
    out.line.offset = head.offset;
    const bool http = content_type.starts_with("application/http") &&
                      (out.line.url.starts_with("http:") || out.line.url.starts_with("https:"));
    HttpMessage message;
    DigestStream record(DigestAlgorithm::sha256), payload(DigestAlgorithm::sha1);
    record.add(head.bytes);
    for (;;) {
      auto piece = reader_.block();
      if (!piece) return tl::unexpected(piece.error());
      if (piece->empty()) break;
      record.add(*piece);
      if (!out.indexed) continue;
      std::string_view rest = *piece;
      if (!http) payload.add(rest);
      while (http && !rest.empty()) payload.add(message.take(rest).raw);
    }
    out.sha256 = to_hex(record.end().bytes);
    out.size = head.bytes.size() + reader_.block_size();
    if (!out.indexed) return out;
    out.line.key = surt(out.line.url);
    out.line.time = index_time(out.date);
    out.line.mime = out.type == "revisit" ? "warc/revisit"
                    : shown               ? media_type(http_field(message.head(), "content-type"))
                                          : media_type(content_type);
    if (shown && message.status() != 0) out.line.status = std::to_string(message.status());
    if (out.line.digest.empty()) out.line.digest = to_text(payload.end());
    return out;
  }

 private:
  WarcReader& reader_;
};

}  // namespace

Result<void> index_warc(WarcInput& input, const std::string& filename, const ProblemSink& problem,
                        const std::function<Result<void>(const IndexedRecord&)>& each) {
  WarcReader reader(input, problem);
  if (auto opened = reader.open(); !opened) return opened;
  std::optional<IndexedRecord> last;  // its length is known once the next one begins
  for (;;) {
    auto there = reader.next();
    if (!there) return tl::unexpected(there.error());
    if (last) {
      last->line.length = reader.end_of_last() - *last->line.offset;
      if (auto done = each(*last); !done) return done;
      last.reset();
    }
    if (!*there) return {};
    auto read = Indexing(reader).read(filename);
    if (!read) return tl::unexpected(read.error());
    last = std::move(*read);
  }
}

}  // namespace claims::archive
