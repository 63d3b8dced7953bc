// What a locator led to, and every exchange on the way: the JSON of a metadata
// record. docs/formats/case.md describes it.
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
  std::string record;        // WARC-Record-ID of the reply; empty: there was none
  std::string head;          // status line and headers as received; in the archive the reply has them
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

// Where a retrieval was taken from that claims did not make.
struct Import {
  std::string time;           // when, RFC 3339, UTC
  std::string file;           // its name, without folders
  std::string sha256;         // of all of it
  std::string verdict;        // of checking all of it, as name_of(ArchiveVerdict) has it
  std::string member;         // of a package: "archive/data.warc.gz"
  std::uint64_t offset = 0;   // in that, of the record's gzip member or, of a plain file, of the record
  std::uint64_t number = 0;   // of the record in that, from 1
  std::string record;         // its WARC-Record-ID
  std::string record_sha256;  // of its header and block
  std::string software;       // that wrote the file, as its warcinfo record says
};

struct Record {
  std::string time;        // when it ended, RFC 3339, UTC
  Source source;           // without `text`, which is the object `text_sha256`
  std::uint64_t size = 0;  // of the bytes of `source.sha256`
  std::vector<Exchange> exchanges;
  std::vector<Import> imported;  // the last one last; empty: claims retrieved it for this case
};

// An import for people.
std::string import_text(const Import& import);

// What was read later from bytes that were kept unread is recorded as a retrieval of this, which no person cites: the
// bytes, and what decides how they are read.
inline constexpr std::string_view reading_scheme = "claims-reading:";
// What claims notes of its own is entered as a retrieval of this, likewise: "claims-note:story".
inline constexpr std::string_view note_scheme = "claims-note:";
std::string reading_locator(const Record& record);
// Puts what was read later, with its text, into what was kept unread.
void add_reading(Source& unread, Source read);

// The reply that the document was read from; null if there is none.
const Exchange* principal(const Record& record) noexcept;

// One line of JSON, without a line feed.
std::string to_json(const Record& record);

// Errors: malformed.
Result<Record> parse_record(std::string_view json);

}  // namespace claims::store
