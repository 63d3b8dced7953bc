// A story as received, and what was read from it.
//
// Every position that claims reports is a byte offset into the article as
// received. Inside the library positions are offsets into Document::text
// (UTF-8, markup removed); Document::source_span() is the one way back.
#pragma once

#include <claims/calendar.h>
#include <claims/result.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace [[gnu::visibility("default")]] claims {

// Half-open range of byte offsets. Into Document::text unless said otherwise.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  std::uint32_t size() const noexcept { return end - begin; }
  bool empty() const noexcept { return begin == end; }
  bool contains(const Span& other) const noexcept { return begin <= other.begin && other.end <= end; }
  bool overlaps(const Span& other) const noexcept { return begin < other.end && other.begin < end; }
  friend bool operator==(const Span&, const Span&) = default;
};

// Limits for foreign input (each is tested, each error names the limit).
inline constexpr std::size_t max_article_bytes = 64u << 20;  // 64 MiB
inline constexpr int max_html_depth = 512;                   // gumbo is quadratic in depth

enum class Format { automatic, plain, markdown, html };

enum class BlockKind {
  title,     // the headline
  heading,   // a heading inside the story
  byline,    // "By Jane Doe"
  dateline,  // "PYONGYANG, June 20 (AP) -": the head of the first paragraph
  paragraph,
  quotation,  // a block quotation
  list_item,
  caption,
  furniture,  // appeals for support, newsletters, share lines: read, never checked
};
const char* name_of(BlockKind kind) noexcept;

struct Block {
  BlockKind kind;
  Span span;
};

// A comment of the markup that speaks to claims: <!-- claims-waive ... -->.
struct Remark {
  Span source;       // in the bytes as received
  std::string text;  // between the comment's marks, trimmed
};
inline constexpr std::size_t max_remarks = 1000;  // more are not read

struct Link {
  Span span;        // the link's text
  std::string url;  // as written, entities resolved
};

// Where "today" of the story comes from; never the system clock.
enum class DateSource { none, given, metadata, dateline, inferred };
const char* name_of(DateSource source) noexcept;

struct PublicationDate {
  Date date{};  // month and day are 0 where only the year is known
  DateSource source = DateSource::none;
  std::string detail;        // "JSON-LD datePublished", "latest year in the text"
  std::optional<Span> span;  // where in the text, if it stands there
  std::string written = {};  // of metadata: its own words, "2024-06-20T23:30:00-04:00"

  bool has_day() const noexcept { return source != DateSource::none && date.day != 0; }
  bool has_year() const noexcept { return source != DateSource::none && date.year != 0; }
};

// Maps offsets of one text back to offsets of the bytes it was made from, as a
// list of runs in which every `text_unit` bytes of text stand for `source_unit`
// bytes of source.
class OffsetMap {
 public:
  struct Run {
    std::uint32_t text;
    std::uint32_t source;
    std::uint16_t text_unit;
    std::uint16_t source_unit;
  };

  // Text from `text` on maps to source from `source` on, until the next run.
  // Calls come with rising `text`. A run that continues its predecessor is merged.
  void add(std::uint32_t text, std::uint32_t source, std::uint16_t text_unit = 1, std::uint16_t source_unit = 1);
  // Source offset of the unit that holds text offset `text`.
  std::uint32_t begin_of(std::uint32_t text) const noexcept;
  // Source offset just after the unit that holds text offset `text - 1`.
  std::uint32_t end_of(std::uint32_t text) const noexcept;
  bool is_identity() const noexcept { return runs_.empty(); }

 private:
  const Run& run_at(std::uint32_t text) const noexcept;
  std::vector<Run> runs_;
};

// Movable; views into `text` stay valid while the Document is alive and unmoved.
struct Document {
  std::string path;    // as named by the caller; "-" for standard input
  std::string sha256;  // of the bytes as received, lower-case hex
  std::string text;    // UTF-8
  Format format = Format::plain;
  std::string language = "en";
  std::string title;
  std::string byline;
  PublicationDate published;
  std::vector<Block> blocks;  // in text order, not overlapping
  std::vector<Link> links;
  std::vector<Remark> remarks;       // of Markdown and HTML, in order
  OffsetMap markup;                  // text -> decoded UTF-8
  OffsetMap encoding;                // decoded UTF-8 -> bytes as received
  std::string charset = "utf-8";     // of the bytes as received; "windows-1252 (assumed: byte 17 is not UTF-8)"
  std::vector<std::uint32_t> lines;  // byte offset of each line's start in the bytes as received

  std::string_view slice(Span span) const noexcept { return std::string_view(text).substr(span.begin, span.size()); }
  // Bytes as received that `span` of the text came from.
  Span source_span(Span span) const noexcept;

  struct Position {
    std::uint32_t line;    // from 1
    std::uint32_t column;  // from 1, in bytes of the article as received
  };
  Position position_of(std::uint32_t source_offset) const noexcept;
};

struct ReadOptions {
  Format format = Format::automatic;  // automatic: from the path's extension, then from the content
  std::optional<Date> published;      // wins over what the article says
  std::string title;                  // used where the article names none
  // Seconds east of UTC at a moment (seconds since 1970-01-01T00:00:00Z) where the story is published. Metadata that
  // gives a time with its zone gives the day there; without this it gives the day as written.
  std::function<int(std::int64_t)> zone = {};
};

// Reads an article. Errors: limit (size, depth), malformed (binary content,
// broken UTF-16); each text names the file and the limit.
Result<Document> read_document(std::string path, std::string bytes, const ReadOptions& options = {});

}  // namespace claims
