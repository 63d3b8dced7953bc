#include "fetch/content_coding.h"

#include <brotli/decode.h>
#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

namespace claims::fetching {
namespace {

constexpr std::size_t chunk = 64u << 10;

tl::unexpected<Error> too_large(std::uint64_t max_bytes) {
  return fail(Code::limit, fmt::format("the reply unpacks to more than {} bytes, the limit", max_bytes));
}

tl::unexpected<Error> damaged(std::string_view coding) {
  return fail(Code::malformed, fmt::format("the reply is not whole: its {} coding is damaged or cut short", coding));
}

struct Inflater {
  z_stream stream{};
  bool ready;
  explicit Inflater(int window) : ready(inflateInit2(&stream, window) == Z_OK) {}
  ~Inflater() {
    if (ready) inflateEnd(&stream);
  }
  Inflater(const Inflater&) = delete;
};

// `window` as zlib's inflateInit2 takes it.
Result<std::string> inflated(std::string_view bytes, int window, std::string_view coding, std::uint64_t max_bytes) {
  Inflater inflater(window);
  if (!inflater.ready) throw std::bad_alloc();
  z_stream& stream = inflater.stream;
  std::string out;
  std::vector<char> buffer(chunk);
  std::size_t given = 0;
  bool whole = false;  // one member has ended
  for (;;) {
    if (stream.avail_in == 0 && given < bytes.size()) {
      const std::size_t more = std::min<std::size_t>(bytes.size() - given, 1u << 30);
      stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data() + given));
      stream.avail_in = static_cast<uInt>(more);
      given += more;
    }
    stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
    stream.avail_out = static_cast<uInt>(buffer.size());
    const int state = inflate(&stream, Z_NO_FLUSH);
    const std::size_t made = buffer.size() - stream.avail_out;
    if (out.size() + made > max_bytes) return too_large(max_bytes);
    out.append(buffer.data(), made);
    if (state == Z_STREAM_END) {
      whole = true;
      // gzip members may follow each other; anything else behind is no content.
      const bool another = window > 15 && stream.avail_in > 1 && stream.next_in[0] == 0x1F && stream.next_in[1] == 0x8B;
      if (!another) return out;
      whole = false;
      if (inflateReset(&stream) != Z_OK) return damaged(coding);
    } else if (state != Z_OK || (made == 0 && stream.avail_in == 0 && given == bytes.size())) {
      if (whole) return out;
      return damaged(coding);
    }
  }
}

// "deflate" is the zlib format; some servers send the bare stream.
Result<std::string> deflate_decoded(std::string_view bytes, std::uint64_t max_bytes) {
  const bool zlib = bytes.size() > 1 && (bytes[0] & 0x0F) == 8 &&
                    ((static_cast<unsigned char>(bytes[0]) << 8) + static_cast<unsigned char>(bytes[1])) % 31 == 0;
  return inflated(bytes, zlib ? 15 : -15, "deflate", max_bytes);
}

Result<std::string> brotli_decoded(std::string_view bytes, std::uint64_t max_bytes) {
  const std::unique_ptr<BrotliDecoderState, void (*)(BrotliDecoderState*)> state(
      BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), BrotliDecoderDestroyInstance);
  if (!state) throw std::bad_alloc();
  std::string out;
  std::vector<std::uint8_t> buffer(chunk);
  const auto* in = reinterpret_cast<const std::uint8_t*>(bytes.data());
  std::size_t left = bytes.size();
  for (;;) {
    std::uint8_t* to = buffer.data();
    std::size_t room = buffer.size();
    const BrotliDecoderResult result = BrotliDecoderDecompressStream(state.get(), &left, &in, &room, &to, nullptr);
    const std::size_t made = buffer.size() - room;
    if (out.size() + made > max_bytes) return too_large(max_bytes);
    out.append(reinterpret_cast<const char*>(buffer.data()), made);
    if (result == BROTLI_DECODER_RESULT_SUCCESS) return out;
    if (result != BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) return damaged("br");
  }
}

Result<std::string> decoded(std::string_view coding, std::string_view bytes, std::uint64_t max_bytes) {
  if (coding == "gzip" || coding == "x-gzip") return inflated(bytes, 15 + 16, "gzip", max_bytes);
  if (coding == "deflate") return deflate_decoded(bytes, max_bytes);
  if (coding == "br") return brotli_decoded(bytes, max_bytes);
  std::string shown(coding.substr(0, 40));
  for (char& c : shown)
    if (static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) > 0x7E) c = '?';
  return fail(Code::unsupported,
              fmt::format("the reply has the content coding \"{}\", which was not asked for", shown));
}

std::vector<std::string> names_of(std::string_view codings) {
  std::vector<std::string> out;
  while (!codings.empty()) {
    const std::size_t comma = std::min(codings.find(','), codings.size());
    std::string name;
    for (const char c : codings.substr(0, comma))
      if (c != ' ' && c != '\t') name.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    codings.remove_prefix(std::min(comma + 1, codings.size()));
    if (!name.empty() && name != "identity") out.push_back(std::move(name));
  }
  return out;
}

}  // namespace

Result<std::string> decode_content(std::string_view codings, std::string_view bytes, std::uint64_t max_bytes) {
  const std::vector<std::string> names = names_of(codings);
  if (names.size() > max_codings)
    return fail(Code::unsupported,
                fmt::format("the reply is packed {} times over; at most {} are unpacked", names.size(), max_codings));
  std::optional<std::string> out;
  for (auto name = names.rbegin(); name != names.rend(); ++name) {
    Result<std::string> next = decoded(*name, out ? std::string_view(*out) : bytes, max_bytes);
    if (!next) return next;
    out = std::move(*next);
  }
  if (out) return std::move(*out);
  if (bytes.size() > max_bytes) return too_large(max_bytes);
  return std::string(bytes);
}

}  // namespace claims::fetching
