#include "archive/http_message.h"

#include <algorithm>
#include <charconv>

namespace claims::archive {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same(std::string_view a, std::string_view b) {
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

std::string_view trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

// Where a head ends: behind its empty line; npos: not within `head`.
std::size_t end_of_head(std::string_view head, std::size_t from) {
  for (std::size_t at = head.find('\n', from); at != std::string_view::npos; at = head.find('\n', at + 1)) {
    std::size_t next = at + 1;
    if (next < head.size() && head[next] == '\r') ++next;
    if (next < head.size() && head[next] == '\n') return next + 1;
  }
  return std::string_view::npos;
}

}  // namespace

std::string http_field(std::string_view head, std::string_view name) {
  std::string out;
  bool found = false, mine = false;
  while (!head.empty()) {
    const std::string_view line = head.substr(0, head.find('\n'));
    head.remove_prefix(std::min(head.size(), line.size() + 1));
    if (line.starts_with(' ') || line.starts_with('\t')) {
      if (mine) out.append(" ").append(trimmed(line));
      continue;
    }
    const std::size_t colon = line.find(':');
    mine = colon != std::string_view::npos && same(trimmed(line.substr(0, colon)), name);
    if (!mine) continue;
    if (found) out += ", ";
    found = true;
    out += trimmed(line.substr(colon + 1));
  }
  return out;
}

HttpMessage::Piece HttpMessage::take(std::string_view& bytes) {
  if (part_ == Part::head) take_head(bytes);
  if (part_ == Part::head) return {};
  if (part_ == Part::broken) {
    bytes = {};
    return {};
  }
  if (chunked_) return take_chunk(bytes);
  const Piece piece{bytes, bytes};
  raw_ += bytes.size();
  payload_ += bytes.size();
  bytes = {};
  return piece;
}

void HttpMessage::take_head(std::string_view& bytes) {
  const std::size_t before = head_.size();
  const std::string_view taken = bytes.substr(0, max_http_head - before);
  head_ += taken;
  // The empty line may have begun in what was there.
  const std::size_t end = end_of_head(head_, before - std::min<std::size_t>(before, 3));
  if (end != std::string::npos) {
    bytes.remove_prefix(end - before);
    head_.resize(end);
    head_end_ = true;
    part_ = Part::body;
    read_head();
    return;
  }
  bytes.remove_prefix(taken.size());
  if (head_.size() >= max_http_head) part_ = Part::broken;
}

void HttpMessage::read_head() {
  if (head_.size() > 12 && same(std::string_view(head_).substr(0, 5), "HTTP/")) {
    const std::size_t space = head_.find(' ');
    if (space != std::string::npos && space + 4 <= head_.size())
      std::from_chars(head_.data() + space + 1, head_.data() + space + 4, status_);
  }
  const std::string coding = http_field(head_, "transfer-encoding");
  const std::size_t comma = coding.rfind(',');
  chunked_ = same(trimmed(std::string_view(coding).substr(comma == std::string::npos ? 0 : comma + 1)), "chunked");
}

std::optional<std::uint64_t> HttpMessage::content_length() const {
  const std::string text = http_field(head_, "content-length");
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// Moves bytes to line_ up to a line feed; true when one was there.
bool HttpMessage::take_line(std::string_view& bytes) {
  const std::size_t feed = bytes.find('\n');
  const std::size_t count = feed == std::string_view::npos ? bytes.size() : feed + 1;
  if (line_.size() + count > max_chunk_line) {
    state_ = Chunk::broken;
    return false;
  }
  line_ += bytes.substr(0, count);
  bytes.remove_prefix(count);
  return feed != std::string_view::npos;
}

void HttpMessage::read_size_line() {
  const std::string_view line = trimmed(std::string_view(line_).substr(0, line_.find_first_of(";\n")));
  std::uint64_t size = 0;
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
  if (line.empty() || error != std::errc() || end != line.data() + line.size()) {
    state_ = Chunk::broken;
  } else {
    chunk_left_ = size;
    state_ = size == 0 ? Chunk::trailer : Chunk::data;
  }
}

HttpMessage::Piece HttpMessage::take_chunk(std::string_view& bytes) {
  const std::string_view before = bytes;
  Piece piece;
  switch (state_) {
    case Chunk::size_line:
      if (take_line(bytes)) {
        read_size_line();
        line_.clear();
      }
      break;
    case Chunk::data:
      piece.payload = bytes.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(chunk_left_, bytes.size())));
      bytes.remove_prefix(piece.payload.size());
      chunk_left_ -= piece.payload.size();
      if (chunk_left_ == 0) state_ = Chunk::data_end;
      break;
    case Chunk::data_end:
    case Chunk::trailer:
      if (take_line(bytes)) {
        const bool empty = trimmed(std::string_view(line_).substr(0, line_.size() - 1)).empty();
        if (state_ == Chunk::data_end) state_ = empty ? Chunk::size_line : Chunk::broken;
        else if (empty) state_ = Chunk::ended;
        line_.clear();
      }
      break;
    case Chunk::ended: state_ = Chunk::broken; [[fallthrough]];
    case Chunk::broken: bytes = {}; break;
  }
  piece.raw = before.substr(0, before.size() - bytes.size());
  raw_ += piece.raw.size();
  payload_ += piece.payload.size();
  return piece;
}

}  // namespace claims::archive
