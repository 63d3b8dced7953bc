// One line of a case's journal: what a locator led to, and every exchange on
// the way. docs/formats/case.md describes the JSON.
#pragma once

#include <claims/result.h>
#include <claims/source.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace claims::store {

// One request and what came back.
struct Exchange {
  std::string role, url;
  std::uint32_t attempt = 1;
  std::string started;  // RFC 3339, UTC
  std::uint64_t milliseconds = 0;
  std::uint32_t status = 0;  // of HTTP; 0: no reply
  std::string problem;       // why it was of no use; empty: it was
  std::string redirect;      // URL that the reply leads to
  std::string head;          // status line and headers as received
  std::string head_sha256;
  std::string body_sha256;  // as received, content coding included; an object
  std::uint64_t body_size = 0;
  std::string content_coding;  // "gzip"; empty: none
  std::string decoded_sha256;  // with the content coding removed; an object
  std::uint64_t decoded_size = 0;
  std::string media_type, charset;
  std::string etag, last_modified;  // for the next conditional request
  std::string address, http_version, tls_version;
  std::vector<std::string> certificates;  // digests of PEM objects, the server's own first

  // Digest of what a reader of the reply gets.
  const std::string& content() const noexcept { return decoded_sha256.empty() ? body_sha256 : decoded_sha256; }
};

struct Record {
  Source source;           // without `text`, which is the object `text_sha256`
  std::uint64_t size = 0;  // of the bytes of `source.sha256`
  std::vector<Exchange> exchanges;
};

// Heads up to this size stand in the record; longer ones are objects.
inline constexpr std::size_t max_inline_head = 16u << 10;

// One line of JSON with its line feed; begins with `{"locator":"...","state":"..."`.
std::string to_line(const Record& record);

// Errors: malformed.
Result<Record> parse_record(std::string_view line);

// The first two members, without parsing the rest; an empty locator if the line
// is not a record.
struct RecordKey {
  std::string locator;
  SourceState state = SourceState::unreachable;
};
RecordKey key_of(std::string_view line);

}  // namespace claims::store
