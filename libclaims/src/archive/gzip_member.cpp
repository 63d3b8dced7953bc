#include "archive/gzip_member.h"

#include <libdeflate.h>
#include <zlib.h>

#include <algorithm>
#include <new>
#include <vector>

namespace claims::archive {
namespace {

constexpr std::size_t piece = 64u << 10;
constexpr int stream_level = 6;  // zlib's

struct Free {
  void operator()(libdeflate_compressor* each) const noexcept { libdeflate_free_compressor(each); }
};

libdeflate_compressor* compressor_of(int level) {
  thread_local std::unique_ptr<libdeflate_compressor, Free> kept;
  thread_local int of_level = 0;
  if (!kept || of_level != level) {
    kept.reset(libdeflate_alloc_compressor(level));
    of_level = level;
  }
  if (!kept) throw std::bad_alloc();
  return kept.get();
}

void append_number(std::string& out, std::uint32_t value) {
  for (int shift = 0; shift < 32; shift += 8) out.push_back(static_cast<char>(value >> shift));
}

}  // namespace

void append_gzip_member(std::string& out, std::string_view bytes, int level) {
  libdeflate_compressor* const compressor = compressor_of(level);
  const std::size_t start = out.size();
  out.append(gzip_member_start);
  const std::size_t body = out.size();
  out.resize(body + libdeflate_deflate_compress_bound(compressor, bytes.size()));
  const std::size_t size =
      libdeflate_deflate_compress(compressor, bytes.data(), bytes.size(), out.data() + body, out.size() - body);
  if (size == 0) throw std::bad_alloc();
  out.resize(start + gzip_member_start.size() + size);
  append_number(out, libdeflate_crc32(0, bytes.data(), bytes.size()));
  append_number(out, static_cast<std::uint32_t>(bytes.size()));
}

struct GzipMemberStream::State {
  z_stream stream{};
  std::vector<char> buffer = std::vector<char>(piece);
  std::uint32_t crc = 0;
  std::uint64_t size = 0, length = 0;
  bool begun = false;

  State() {
    if (deflateInit2(&stream, stream_level, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY) != Z_OK) throw std::bad_alloc();
  }
  ~State() { deflateEnd(&stream); }
  State(const State&) = delete;
};

GzipMemberStream::GzipMemberStream(ByteSink sink) : sink_(std::move(sink)), state_(std::make_unique<State>()) {}
GzipMemberStream::~GzipMemberStream() = default;

Result<void> GzipMemberStream::pack(std::string_view bytes, int flush) {
  State& s = *state_;
  if (!s.begun) {
    s.begun = true;
    s.length += gzip_member_start.size();
    if (auto done = sink_(gzip_member_start); !done) return done;
  }
  s.stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  s.stream.avail_in = static_cast<uInt>(bytes.size());
  int state = Z_OK;
  do {
    s.stream.next_out = reinterpret_cast<Bytef*>(s.buffer.data());
    s.stream.avail_out = static_cast<uInt>(s.buffer.size());
    state = deflate(&s.stream, flush);
    const std::size_t made = s.buffer.size() - s.stream.avail_out;
    s.length += made;
    if (made != 0)
      if (auto done = sink_({s.buffer.data(), made}); !done) return done;
  } while (s.stream.avail_out == 0 || (flush == Z_FINISH && state == Z_OK));
  return {};
}

Result<void> GzipMemberStream::add(std::string_view bytes) {
  state_->crc = libdeflate_crc32(state_->crc, bytes.data(), bytes.size());
  state_->size += bytes.size();
  while (!bytes.empty()) {
    const std::string_view part = bytes.substr(0, 1u << 30);
    if (auto done = pack(part, Z_NO_FLUSH); !done) return done;
    bytes.remove_prefix(part.size());
  }
  return {};
}

Result<std::uint64_t> GzipMemberStream::end() {
  if (auto done = pack({}, Z_FINISH); !done) return tl::unexpected(done.error());
  std::string trailer;
  append_number(trailer, state_->crc);
  append_number(trailer, static_cast<std::uint32_t>(state_->size));
  if (auto done = sink_(trailer); !done) return tl::unexpected(done.error());
  return state_->length + trailer.size();
}

}  // namespace claims::archive
