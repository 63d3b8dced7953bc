// Writes WARC 1.1 (ISO 28500:2017): one record a gzip member, the same bytes
// for the same input. Digests of block and payload are SHA-256. No clock and
// no chance: ids and dates come from the caller.
#pragma once

#include <claims/result.h>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "archive/gzip_member.h"

namespace claims::archive {

enum class WarcType : std::uint8_t {
  warcinfo,
  response,
  resource,
  request,
  metadata,
  revisit,
  conversion,
  continuation
};
const char* name_of(WarcType type) noexcept;

struct WarcRecord {
  WarcType type = WarcType::resource;
  std::string id;            // "<urn:uuid:...>"
  std::string date;          // "2026-11-24T03:01:02Z", up to nine digits of fraction
  std::string target_uri;    // not of warcinfo
  std::string content_type;  // "application/http; msgtype=response"; empty only where the block is
  // Others, written in this order: {"WARC-IP-Address", "192.0.2.1"}. Empty ones are left out; what would end a
  // line is written as a space. A revisit brings its WARC-Payload-Digest, that of the record it refers to.
  std::vector<std::pair<std::string, std::string>> fields;
};

// What a revisit says of the record whose payload is the same: all three are
// needed, for there are readers that look by the URI and the date alone.
struct WarcOriginal {
  std::string id, target_uri, date;
  std::string payload_digest;  // "sha256:..."
};
// Adds WARC-Profile, WARC-Payload-Digest and the three WARC-Refers-To fields.
void add_revisit_fields(WarcRecord& record, const WarcOriginal& original);

// "<urn:uuid:...>" of 16 random bytes (RFC 9562, version 4).
std::string warc_record_id(const unsigned char (&random)[16]);

// The record from "WARC/1.1" to the end of its block: what a log binds.
// Computes both digests; the payload of application/http is the body without
// chunked coding, that of resource and conversion the block, others have none.
std::string warc_record_bytes(const WarcRecord& record, std::string_view block);

// A record as a member of its own, and what a log binds of it.
struct PackedRecord {
  std::string member;
  std::uint64_t size = 0;  // as in WarcPlace
  std::string sha256;
};
// `level` as of WarcWriter.
PackedRecord pack_record(const WarcRecord& record, std::string_view block, int level);

struct WarcPlace {
  std::uint64_t offset = 0, length = 0;  // of the member in the file
  std::uint64_t size = 0;                // of the record, without the two CRLF behind it
  std::string sha256;                    // of those bytes, lower-case hex
};

// A block that is read twice, for its digests stand before it. Hands all of its bytes to what it is given, in pieces.
using WarcBlock = std::function<Result<void>(const ByteSink&)>;

// Appends to what `sink` writes to. After an error the file may end in a part
// of a record: truncate it to size(), or give the writer up.
class WarcWriter {
 public:
  // `size`: of the file as it is. `level` of libdeflate, 1 to 12; 0: not compressed.
  explicit WarcWriter(ByteSink sink, std::uint64_t size = 0, int level = default_level)
      : sink_(std::move(sink)), size_(size), level_(level) {}

  Result<WarcPlace> write(const WarcRecord& record, std::string_view block);
  Result<WarcPlace> write(const PackedRecord& record);
  // Holds no more than max_whole_member of it in memory. Errors: those of
  // `block` and the sink, malformed (the block was another one when read again).
  Result<WarcPlace> write(const WarcRecord& record, const WarcBlock& block);

  std::uint64_t size() const noexcept { return size_; }

 private:
  Result<WarcPlace> write_stream(const std::string& head, const WarcBlock& block, std::uint64_t block_size,
                                 const std::string& block_digest);

  ByteSink sink_;
  std::uint64_t size_;
  int level_;
};

// Writes all to a file descriptor that was opened for it; the caller keeps it.
ByteSink file_sink(int file);

}  // namespace claims::archive
