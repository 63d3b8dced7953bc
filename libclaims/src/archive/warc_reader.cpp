#include "archive/warc_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace claims::archive {
namespace {

constexpr std::size_t sniffed = 64u << 10;
constexpr std::size_t version_start = 6;   // "WARC/1"
constexpr std::size_t longest_end = 64;    // of what may stand behind a block in place of two CRLF
constexpr unsigned max_looks_back = 1000;  // at blocks whose length is wrong; then only behind them
constexpr std::string_view end_of_record = "\r\n\r\n";

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same(std::string_view a, std::string_view b) {
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

bool is_version(std::string_view bytes) {
  return bytes.size() >= version_start && same(bytes.substr(0, 5), "warc/") && bytes[5] >= '0' && bytes[5] <= '9';
}

// Where a line begins with "WARC/" and a digit; npos: nowhere.
std::size_t find_record(std::string_view bytes, bool at_line_start) {
  if (at_line_start && is_version(bytes)) return 0;
  for (std::size_t at = bytes.find('\n'); at != std::string_view::npos; at = bytes.find('\n', at + 1))
    if (is_version(bytes.substr(at + 1))) return at + 1;
  return std::string_view::npos;
}

std::string_view trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

const char* code_of(GzipFault fault) {
  switch (fault) {
    case GzipFault::none: break;
    case GzipFault::header: return "gzip-header";
    case GzipFault::data: return "gzip-data";
    case GzipFault::crc: return "gzip-crc";
    case GzipFault::length: return "gzip-length";
    case GzipFault::cut: return "tail-cut";
    case GzipFault::limit: return "limit";
  }
  return "";
}

std::string text_of(GzipFault fault) {
  switch (fault) {
    case GzipFault::none: break;
    case GzipFault::header: return "the header of the gzip member is damaged";
    case GzipFault::data: return "the packed bytes of the gzip member are damaged";
    case GzipFault::crc: return "the gzip member's CRC-32 is that of other bytes";
    case GzipFault::length: return "the gzip member unpacks to another number of bytes than it says";
    case GzipFault::cut: return "the file ends inside the gzip member";
    case GzipFault::limit: return fmt::format("the gzip member unpacks to more than {} bytes", max_member_bytes);
  }
  return {};
}

}  // namespace

std::string_view WarcHead::field(std::string_view name) const noexcept {
  for (const WarcField& each : fields)
    if (same(each.name, name)) return each.value;
  return {};
}

WarcReader::WarcReader(WarcInput& input, ProblemSink problem) : window_(input), problem_(std::move(problem)) {}

void WarcReader::problem(std::string_view code, std::string text) {
  problem_(make_problem(code, in_record_ ? head_.offset : position(),
                        in_record_ ? std::string(head_.id()) : std::string(), std::move(text)));
}

Result<void> WarcReader::open() {
  if (auto filled = window_.fill(); !filled) return tl::unexpected(filled.error());
  const std::string_view start = window_.bytes().substr(0, sniffed);
  if (start.empty()) return {};
  if (start.starts_with("\x1F\x8B")) {
    gzip_.emplace(window_);
    return {};
  }
  // A damaged start is still a start.
  if (find_record(start, true) != std::string_view::npos || start.find("WARC-Type:") != std::string_view::npos)
    return {};
  if (start.find("\x1F\x8B\x08") != std::string_view::npos || start.substr(1).starts_with("\x8B\x08")) {
    gzip_.emplace(window_);
    return {};
  }
  return fail(Code::unsupported, "neither WARC nor gzip");
}

void WarcReader::drop(std::size_t count) noexcept {
  if (gzip_) gzip_->drop(count);
  else window_.drop(count);
}

Result<bool> WarcReader::more() { return gzip_ ? gzip_->more() : window_.fill(); }

// What is wrong with the member that has been read to its end.
void WarcReader::report_member() {
  if (told_member_) return;
  told_member_ = true;
  if (gzip_->fault() == GzipFault::none) return;
  problem_(make_problem(code_of(gzip_->fault()), gzip_->offset(),
                        records_in_member_ != 0 ? std::string(head_.id()) : "", text_of(gzip_->fault())));
}

Result<bool> WarcReader::next_member() {
  while (!gzip_->whole()) {
    drop(bytes().size());
    if (auto unpacked = more(); !unpacked) return unpacked;
  }
  report_member();
  if (started_) end_of_last_ = gzip_->end();
  started_ = true;
  GzipReader::Skipped skipped;
  auto found = gzip_->next(skipped);
  if (!found) return found;
  if (skipped.bytes != 0) {
    const bool zeros = skipped.zeros && !*found;
    problem_(
        make_problem(zeros                   ? "zeros-at-end"
                     : skipped.like_a_header ? "gzip-header"
                                             : "not-a-record",
                     skipped.offset, "",
                     fmt::format("{} {}", skipped.bytes,
                                 zeros ? "zero bytes behind the last gzip member" : "bytes that are no gzip member")));
  }
  told_member_ = !*found;
  records_in_member_ = 0;
  return found;
}

Result<bool> WarcReader::next() {
  if (in_record_)
    if (auto done = finish(); !done) return tl::unexpected(done.error());
  for (;;) {
    auto here = at_record();
    if (!here) return here;
    if (bytes().empty()) {
      if (!gzip_) {
        end_of_last_ = window_.offset();
        return false;
      }
      auto member = next_member();
      if (!member || !*member) return member;
      continue;
    }
    if (!*here) {
      if (auto done = skip_garbage(); !done) return tl::unexpected(done.error());
      continue;
    }
    if (!gzip_) end_of_last_ = window_.offset();
    if (gzip_ && records_in_member_++ == 1) problem("member-shared", "more than one record in this gzip member");
    auto head = read_head();
    if (!head || *head) return head;
  }
}

// Does a record begin here? Has at least its version at hand then.
Result<bool> WarcReader::at_record() {
  while (bytes().size() < version_start) {
    auto added = more();
    if (!added) return added;
    if (!*added) break;
  }
  return is_version(bytes());
}

// Stops at a record, or at the end of the file or member.
Result<std::uint64_t> WarcReader::skip_to_record(bool at_line_start) {
  std::uint64_t skipped = 0;
  for (;;) {
    const std::string_view here = bytes();
    const std::size_t at = find_record(here, at_line_start);
    if (at != std::string_view::npos) {
      drop(at);
      return skipped + at;
    }
    const std::size_t count = here.size() - std::min(here.size(), version_start);
    if (count != 0) {
      at_line_start = here[count - 1] == '\n';
      skipped += count;
      drop(count);
    }
    auto added = more();
    if (!added) return tl::unexpected(added.error());
    if (*added) continue;
    skipped += bytes().size();
    drop(bytes().size());
    return skipped;
  }
}

// What stands where a record should begin.
Result<void> WarcReader::skip_garbage() {
  const std::uint64_t start = position();
  std::uint64_t blank = 0, zeros = 0;
  const auto skip_run = [&](std::string_view set, std::uint64_t& count) -> Result<void> {
    for (;;) {
      const std::size_t run = std::min(bytes().find_first_not_of(set), bytes().size());
      count += run;
      drop(run);
      if (!bytes().empty()) return {};
      auto added = more();
      if (!added) return tl::unexpected(added.error());
      if (!*added) return {};
    }
  };
  const auto report = [&](const char* code, std::string text) {
    problem_(make_problem(code, start, "", std::move(text)));
  };
  if (auto done = skip_run("\r\n", blank); !done) return done;
  auto here = at_record();
  if (!here) return tl::unexpected(here.error());
  if (blank != 0 && (*here || bytes().empty())) {
    report("record-end", fmt::format("{} more bytes of empty lines than the two CRLF behind a record", blank));
    return {};
  }
  if (auto done = skip_run(std::string_view("\0", 1), zeros); !done) return done;
  if (bytes().empty()) {
    report("zeros-at-end", fmt::format("{} zero bytes behind the last record", zeros));
    return {};
  }
  auto skipped = skip_to_record(false);
  if (!skipped) return tl::unexpected(skipped.error());
  report("not-a-record", fmt::format("{} bytes that belong to no record", blank + zeros + *skipped));
  return {};
}

// Length of the header, the empty line included; 0: it has no end here.
Result<std::size_t> WarcReader::end_of_head() {
  std::size_t from = 0;
  for (;;) {
    const std::string_view here = bytes().substr(0, max_header_bytes);
    for (std::size_t at = here.find('\n', from); at != std::string_view::npos; at = here.find('\n', at + 1)) {
      const std::size_t next = at + 1 + (at + 1 < here.size() && here[at + 1] == '\r');
      if (next < here.size() && here[next] == '\n') return next + 1;
    }
    if (here.size() == max_header_bytes) {
      problem("limit", fmt::format("the header is longer than {} bytes", max_header_bytes));
      return std::size_t{0};
    }
    from = here.size() - std::min<std::size_t>(here.size(), 2);
    auto added = more();
    if (!added) return tl::unexpected(added.error());
    if (*added) continue;
    if (!gzip_) problem("tail-cut", "the file ends inside a header");
    else if (gzip_->fault() == GzipFault::none) problem("header-cut", "the gzip member ends inside a header");
    return std::size_t{0};
  }
}

Result<bool> WarcReader::read_head() {
  in_record_ = false;
  const std::uint64_t offset = position();
  const auto size = end_of_head();
  if (!size) return tl::unexpected(size.error());
  if (*size == 0) {
    drop(std::min(bytes().size(), version_start));
    auto skipped = skip_to_record(false);
    if (!skipped) return tl::unexpected(skipped.error());
    return false;
  }
  head_.bytes.assign(bytes().substr(0, *size));
  drop(*size);
  head_.offset = offset;
  head_.fields.clear();
  head_.content_length.reset();
  whole_ = broken_ = split_ = false;
  taken_ = 0;
  block_start_ = window_.offset();
  in_record_ = true;
  parse_head(head_.bytes);
  left_ = head_.content_length.value_or(0);
  return true;
}

void WarcReader::parse_head(std::string_view text) {
  bool feed_alone = false, first = true, full = false;
  std::string_view broken;  // the first line that is no field
  while (!text.empty()) {
    std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    feed_alone = feed_alone || !line.ends_with('\r');
    const bool folded = line.starts_with(' ') || line.starts_with('\t');
    const std::string_view content = trimmed(line);
    if (first) {
      head_.version = content.substr(5);
      first = false;
    } else if (folded && !head_.fields.empty()) {
      std::string& value = head_.fields.back().value;
      if (!value.empty() && !content.empty()) value += ' ';
      value += content;
    } else if (!content.empty()) {
      const std::size_t colon = line.find(':');
      full = full || head_.fields.size() >= max_header_fields;
      if (colon == std::string_view::npos || colon == 0 || folded) {
        if (broken.empty()) broken = line;
      } else if (!full) {
        head_.fields.push_back({std::string(line.substr(0, colon)), std::string(trimmed(line.substr(colon + 1)))});
      }
    }
  }
  const std::string_view length = head_.field("Content-Length");
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(length.data(), length.data() + length.size(), value);
  if (!length.empty() && error == std::errc() && end == length.data() + length.size()) {
    if (value <= max_block_bytes) head_.content_length = value;
    else
      problem("limit", fmt::format("the block is said to have {} bytes; at most {} are read", value, max_block_bytes));
  }
  if (!broken.empty()) problem("header-line", fmt::format("the line {} is no field", shown(broken)));
  if (full) problem("limit", fmt::format("the header has more than {} fields", max_header_fields));
  if (feed_alone) problem("header-line-end", "lines of the header end in LF alone");
}

Result<std::string_view> WarcReader::block() {
  while (in_record_ && left_ != 0 && !broken_) {
    const std::string_view piece =
        bytes().substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(left_, bytes().size())));
    if (!piece.empty()) {
      drop(piece.size());
      left_ -= piece.size();
      taken_ += piece.size();
      return piece;
    }
    auto added = more();
    if (!added) return tl::unexpected(added.error());
    if (*added) continue;
    broken_ = true;
    if (!gzip_ || gzip_->fault() != GzipFault::none) break;
    // The member has ended and the block has not: either it goes on in the next one, or its length is wrong.
    auto member = next_member();
    if (!member) return tl::unexpected(member.error());
    auto here = at_record();
    if (!here) return tl::unexpected(here.error());
    if (!*member || *here) {
      problem("length-wrong",
              fmt::format("the gzip member ends after {} of the {} bytes of the block", taken_, *head_.content_length));
      in_record_ = false;
      break;
    }
    broken_ = false;
    records_in_member_ = 1;
    if (!split_) problem("member-split", "the record goes on in the next gzip member");
    split_ = true;
  }
  whole_ = in_record_ && head_.content_length && left_ == 0;
  return std::string_view();
}

Result<void> WarcReader::finish() {
  for (;;) {
    auto piece = block();
    if (!piece) return tl::unexpected(piece.error());
    if (piece->empty()) break;
  }
  Result<void> done;
  if (!in_record_) return done;
  if (!head_.content_length) {
    auto skipped = skip_to_record(true);
    if (!skipped) done = tl::unexpected(skipped.error());
  } else if (!broken_) {
    done = read_end();
  } else if (!gzip_) {
    done = lengths_differ("the file ends inside the block");
  }
  in_record_ = false;
  return done;
}

// The two CRLF behind a block.
Result<void> WarcReader::read_end() {
  while (bytes().size() < end_of_record.size()) {
    auto added = more();
    if (!added) return tl::unexpected(added.error());
    if (!*added) break;
  }
  if (bytes().starts_with(end_of_record) && bytes().size() >= end_of_record.size()) {
    drop(end_of_record.size());
    return {};
  }
  if (gzip_ && gzip_->whole() && gzip_->fault() != GzipFault::none && bytes().size() < end_of_record.size()) {
    drop(bytes().size());
    return {};
  }
  while (bytes().size() < longest_end) {
    auto added = more();
    if (!added) return tl::unexpected(added.error());
    if (!*added) break;
  }
  const std::string_view here = bytes();
  const std::size_t run = std::min(here.find_first_not_of("\r\n"), here.size());
  const bool ended = run == here.size();
  if (!gzip_ && ended && end_of_record.starts_with(here)) {
    problem("tail-cut",
            fmt::format("the file ends {} bytes before the end of the record", end_of_record.size() - here.size()));
    drop(here.size());
    return {};
  }
  if ((ended || is_version(here.substr(run))) && here.substr(0, run) != "\n\r\n") {
    problem("record-end", "not exactly two CRLF behind the block");
    drop(run);
    return {};
  }
  return lengths_differ("something else than two CRLF stands behind the block");
}

Result<void> WarcReader::lengths_differ(std::string_view what) {
  const bool back = !gzip_ && second_looks_++ < max_looks_back;
  // The block may have swallowed records.
  if (back) window_.move(block_start_);
  auto skipped = skip_to_record(false);
  if (!skipped) return tl::unexpected(skipped.error());
  const bool found = !bytes().empty();
  if (broken_ && !found) {
    problem("tail-cut",
            fmt::format("the file ends after {} of the {} bytes of the block", taken_, *head_.content_length));
  } else if (back && found) {
    problem("length-wrong",
            fmt::format("{}: Content-Length is {}, and the next record begins {} bytes after the header", what,
                        *head_.content_length, *skipped));
  } else {
    problem("length-wrong", fmt::format("{}: Content-Length is {}", what, *head_.content_length));
  }
  return {};
}

}  // namespace claims::archive
