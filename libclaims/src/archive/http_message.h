// HTTP messages as WARC records hold them (RFC 9112): the head, and the body
// with and without chunked coding. Reads what servers and crawlers have left:
// heads whose lines end in LF, folded lines, chunks with extensions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace claims::archive {

inline constexpr std::size_t max_http_head = 256u << 10;  // bytes
inline constexpr std::size_t max_chunk_line = 4u << 10;

// Value of the first field of that name, in any case; folded lines joined by a
// space, all values of the name joined by ", ". Empty if there is none.
std::string http_field(std::string_view head, std::string_view name);

// A message that arrives piece by piece.
class HttpMessage {
 public:
  enum class Part : std::uint8_t { head, body, broken };

  // Takes bytes and gives the next piece of the body: call it with what
  // it leaves in `bytes` until that is empty. `raw` as it stands in the
  // block; `payload` without the lines of chunked coding, and empty for those.
  struct Piece {
    std::string_view raw, payload;
  };
  Piece take(std::string_view& bytes);

  // After the last byte.
  bool has_head() const noexcept { return part_ != Part::head && head_end_; }
  const std::string& head() const noexcept { return head_; }
  bool chunked() const noexcept { return chunked_; }
  // Of a chunked body: the last chunk and the empty line were there, and nothing behind.
  bool chunks_whole() const noexcept { return state_ == Chunk::ended; }
  bool chunks_broken() const noexcept { return state_ == Chunk::broken; }
  std::uint64_t raw_size() const noexcept { return raw_; }
  std::uint64_t payload_size() const noexcept { return payload_; }
  unsigned status() const noexcept { return status_; }  // 0: a request, or no status line
  // Of the head; nullopt: none, or not a number.
  std::optional<std::uint64_t> content_length() const;
  std::string content_codings() const { return http_field(head_, "content-encoding"); }

 private:
  enum class Chunk : std::uint8_t { size_line, data, data_end, trailer, ended, broken };
  void take_head(std::string_view& bytes);
  void read_head();
  Piece take_chunk(std::string_view& bytes);
  bool take_line(std::string_view& bytes);
  void read_size_line();

  Part part_ = Part::head;
  bool head_end_ = false, chunked_ = false;
  Chunk state_ = Chunk::size_line;
  std::string head_, line_;
  std::uint64_t raw_ = 0, payload_ = 0, chunk_left_ = 0;
  unsigned status_ = 0;
};

}  // namespace claims::archive
