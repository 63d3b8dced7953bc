#include "archive/gzip_reader.h"

#include <libdeflate.h>
#include <zlib.h>

#include <algorithm>
#include <cstring>
#include <new>
#include <optional>
#include <string>

#include "archive/gzip_member.h"

namespace claims::archive {
namespace {

constexpr std::string_view magic("\x1F\x8B\x08", 3);
constexpr std::size_t fixed_header = 10, trailer_size = 8;
constexpr std::size_t stream_buffer = 1u << 20;
constexpr std::size_t stream_piece = 256u << 10;  // unpacked at a time: it is still in the cache when it is digested
constexpr unsigned has_crc = 2, has_extra = 4, has_name = 8, has_comment = 16, reserved = 0xE0;

unsigned byte(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

std::uint32_t number(std::string_view bytes) {
  return byte(bytes, 0) | byte(bytes, 1) << 8 | byte(bytes, 2) << 16 | byte(bytes, 3) << 24;
}

// Length of the header that `bytes` begins with; nullopt: they end inside it.
std::optional<std::size_t> header_length(std::string_view bytes) {
  if (bytes.size() < fixed_header) return std::nullopt;
  const unsigned flags = byte(bytes, 3);
  std::size_t at = fixed_header;
  if ((flags & has_extra) != 0) {
    if (bytes.size() < at + 2) return std::nullopt;
    at += 2 + (byte(bytes, at) | byte(bytes, at + 1) << 8);
  }
  for (const unsigned flag : {has_name, has_comment}) {
    if ((flags & flag) == 0) continue;
    const std::size_t end = at < bytes.size() ? bytes.find('\0', at) : std::string_view::npos;
    if (end == std::string_view::npos) return std::nullopt;
    at = end + 1;
  }
  if ((flags & has_crc) != 0) at += 2;
  if (at > bytes.size()) return std::nullopt;
  return at;
}

bool like_a_header(std::string_view bytes) {
  std::size_t same = 0;
  for (std::size_t i = 0; i < magic.size() && i < bytes.size(); ++i) same += bytes[i] == magic[i];
  return same >= 2;
}

}  // namespace

struct GzipReader::Codecs {
  libdeflate_decompressor* whole = libdeflate_alloc_decompressor();
  z_stream stream{};
  std::string buffer;
  std::uint32_t crc = 0;
  std::uint64_t unpacked = 0;

  Codecs() {
    if (!whole || inflateInit2(&stream, -15) != Z_OK) throw std::bad_alloc();
    buffer.resize(stream_buffer);
  }
  ~Codecs() {
    libdeflate_free_decompressor(whole);
    inflateEnd(&stream);
  }
  Codecs(const Codecs&) = delete;
};

GzipReader::GzipReader(WarcWindow& window) : window_(window), codecs_(std::make_unique<Codecs>()) {}
GzipReader::~GzipReader() = default;

bool GzipReader::at_member() const noexcept {
  const std::string_view bytes = window_.bytes();
  return bytes.starts_with(magic) && bytes.size() > 3 && (byte(bytes, 3) & reserved) == 0;
}

Result<bool> GzipReader::next(Skipped& skipped) {
  skipped = {};
  while (!ended_) {
    size_ = 0;
    if (auto more_there = more(); !more_there) return more_there;
  }
  begin_ = nullptr;
  size_ = 0;
  if (damaged_ && ++second_looks_ <= max_second_looks) window_.move(search_from_);
  if (window_.bytes().size() < fixed_header)
    if (auto filled = window_.fill(); !filled) return filled;
  if (damaged_ || !at_member()) {
    auto found = find(skipped);
    if (damaged_) skipped = {};
    if (!found || !*found) return found;
  }
  damaged_ = false;
  offset_ = window_.offset();
  fault_ = GzipFault::none;
  ended_ = false;
  if (auto done = unpack_at_once(); !done) return tl::unexpected(done.error());
  return true;
}

// After damage only what unpacks to a record counts as a member: three bytes are soon found in packed ones.
bool GzipReader::starts_record(std::string_view member) {
  const auto header = header_length(member);
  if (!header) return false;
  z_stream stream{};
  if (inflateInit2(&stream, -15) != Z_OK) throw std::bad_alloc();
  char start[5] = {};
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(member.data() + *header));
  stream.avail_in = static_cast<uInt>(std::min<std::size_t>(member.size() - *header, 64u << 10));
  stream.next_out = reinterpret_cast<Bytef*>(start);
  stream.avail_out = sizeof start;
  inflate(&stream, Z_SYNC_FLUSH);
  const bool filled = stream.avail_out == 0;
  inflateEnd(&stream);
  return filled && std::memcmp(start, "WARC/", sizeof start) == 0;
}

Result<bool> GzipReader::find(Skipped& skipped) {
  if (window_.bytes().size() < 3)
    if (auto filled = window_.fill(); !filled) return filled;
  skipped.offset = window_.offset();
  skipped.like_a_header = like_a_header(window_.bytes());
  skipped.zeros = true;
  for (;;) {
    const std::string_view bytes = window_.bytes();
    std::size_t at = bytes.find(magic);
    // A candidate is judged with enough behind it.
    if (at != std::string_view::npos && bytes.size() - at < max_gzip_header && !window_.at_end()) {
      skipped.zeros = skipped.zeros && bytes.find_first_not_of('\0') >= at;
      skipped.bytes += at;
      window_.drop(at);
      if (auto filled = window_.fill(); !filled) return filled;
      continue;
    }
    const bool candidate = at != std::string_view::npos;
    const bool found =
        candidate && at + 3 < bytes.size() && (byte(bytes, at + 3) & reserved) == 0 && starts_record(bytes.substr(at));
    const bool last = !candidate && window_.at_end();
    std::size_t count = at;
    if (candidate && !found) count = at + 1;
    if (!candidate) count = last ? bytes.size() : bytes.size() - std::min<std::size_t>(bytes.size(), 2);
    skipped.zeros = skipped.zeros && bytes.find_first_not_of('\0') >= count;
    skipped.bytes += count;
    window_.drop(count);
    if (found) return true;
    if (last) return false;
    if (candidate) continue;
    if (auto filled = window_.fill(); !filled) return filled;
  }
}

bool GzipReader::try_at_once() {
  const std::string_view packed = window_.bytes();
  std::string& out = codecs_->buffer;
  for (;;) {
    std::size_t taken = 0, made = 0;
    const libdeflate_result result = libdeflate_gzip_decompress_ex(codecs_->whole, packed.data(), packed.size(),
                                                                   out.data(), out.size(), &taken, &made);
    if (result == LIBDEFLATE_SUCCESS) {
      window_.drop(taken);
      begin_ = out.data();
      size_ = made;
      ended_ = true;
      return true;
    }
    if (result != LIBDEFLATE_INSUFFICIENT_SPACE || out.size() >= max_whole_member) return false;
    out.resize(std::min(out.size() * 4, max_whole_member));
  }
}

Result<void> GzipReader::unpack_at_once() {
  if (try_at_once()) return {};
  // The window may have ended inside the member.
  if (!window_.at_end() && window_.bytes().size() < WarcWindow::capacity) {
    auto filled = window_.fill();
    if (!filled) return tl::unexpected(filled.error());
    if (*filled && try_at_once()) return {};
  }
  begin_stream();
  return {};
}

void GzipReader::begin_stream() {
  const auto header = header_length(window_.bytes().substr(0, max_gzip_header));
  codecs_->crc = 0;
  codecs_->unpacked = 0;
  begin_ = codecs_->buffer.data();
  size_ = 0;
  if (!header) {
    end_stream(window_.bytes().size() < max_gzip_header ? GzipFault::cut : GzipFault::header);
    return;
  }
  inflateReset(&codecs_->stream);
  window_.drop(*header);
}

void GzipReader::end_stream(GzipFault fault) {
  ended_ = true;
  fault_ = fault;
  // What was packed there may have swallowed the start of the next member.
  damaged_ = fault == GzipFault::data || fault == GzipFault::header || fault == GzipFault::cut;
  search_from_ = offset_ + 1;
}

Result<bool> GzipReader::more() {
  if (ended_) return false;
  std::string& buffer = codecs_->buffer;
  if (size_ != 0 && begin_ != buffer.data()) std::memmove(buffer.data(), begin_, size_);
  begin_ = buffer.data();
  if (size_ >= buffer.size()) return false;
  return inflate_more();
}

Result<bool> GzipReader::inflate_more() {
  Codecs& c = *codecs_;
  const std::size_t before = size_;
  while (size_ == before) {
    if (window_.bytes().empty())
      if (auto filled = window_.fill(); !filled) return filled;
    const std::string_view packed = window_.bytes();
    c.stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    c.stream.avail_in = static_cast<uInt>(packed.size());
    c.stream.next_out = reinterpret_cast<Bytef*>(c.buffer.data() + size_);
    const std::size_t room = std::min(c.buffer.size() - size_, stream_piece);
    c.stream.avail_out = static_cast<uInt>(room);
    const int state = inflate(&c.stream, Z_NO_FLUSH);
    const std::size_t made = room - c.stream.avail_out;
    c.crc = libdeflate_crc32(c.crc, c.buffer.data() + size_, made);
    c.unpacked += made;
    size_ += made;
    window_.drop(packed.size() - c.stream.avail_in);
    if (state == Z_STREAM_END) {
      if (auto done = read_trailer(); !done) return tl::unexpected(done.error());
      break;
    }
    if (state != Z_OK && state != Z_BUF_ERROR) {
      end_stream(GzipFault::data);
      break;
    }
    if (c.unpacked > max_member_bytes) {
      end_stream(GzipFault::limit);
      break;
    }
    if (window_.bytes().empty() && window_.at_end()) {
      end_stream(GzipFault::cut);
      break;
    }
  }
  return size_ != before;
}

Result<void> GzipReader::read_trailer() {
  if (window_.bytes().size() < trailer_size)
    if (auto filled = window_.fill(); !filled) return tl::unexpected(filled.error());
  const std::string_view trailer = window_.bytes();
  if (trailer.size() < trailer_size) {
    end_stream(GzipFault::cut);
    window_.drop(trailer.size());
    damaged_ = false;
    return {};
  }
  const std::uint32_t crc = number(trailer), length = number(trailer.substr(4));
  window_.drop(trailer_size);
  end_stream(crc != codecs_->crc                                       ? GzipFault::crc
             : length != static_cast<std::uint32_t>(codecs_->unpacked) ? GzipFault::length
                                                                       : GzipFault::none);
  return {};
}

}  // namespace claims::archive
