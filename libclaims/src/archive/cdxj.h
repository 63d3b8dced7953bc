// Lines of indexes of WARC files: CDXJ as cdxj-indexer writes it, byte for byte,
// and CDX and CDXJ as others do, read.
#pragma once

#include <claims/result.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace claims::archive {

inline constexpr std::size_t max_index_line = 1u << 20;  // bytes
inline constexpr std::size_t max_index_depth = 8;        // of its JSON

struct IndexLine {
  std::string key;   // surt()
  std::string time;  // "20261124030405", or 17 digits with milliseconds
  std::string url, mime, status, digest, filename;
  std::optional<std::uint64_t> offset, length;  // of the record as stored
  std::string record_digest;                    // of those bytes: "sha256:..."; read only

  // With its line feed. Members that are empty are left out.
  std::string text() const;
  friend bool operator==(const IndexLine&, const IndexLine&) = default;
};

// "2026-11-24T03:04:05.25Z" as 14 digits; empty: it is no such date.
std::string index_time(std::string_view date);

// The columns of a CDX file by its first line, " CDX N b a m s k r M S V g";
// empty: it is none.
std::string cdx_columns(std::string_view first_line);

// A line without its line feed. `columns`: of cdx_columns; empty: CDXJ.
// Errors: malformed, limit.
Result<IndexLine> parse_index_line(std::string_view line, std::string_view columns = {});

// Lines in the order of their bytes, each once: what an index file holds.
std::string sorted_index(std::vector<std::string> lines);

}  // namespace claims::archive
