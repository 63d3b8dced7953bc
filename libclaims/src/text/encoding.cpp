#include "text/encoding.h"

#include "text/attribute.h"
#include "text/entity.h"

#include <fmt/format.h>
#include <algorithm>
#include <cstring>

namespace claims::text {
namespace {

using Byte = unsigned char;
constexpr std::size_t head_size = 1024;  // where HTML wants its encoding declared

Byte byte_at(std::string_view s, std::size_t i) { return static_cast<Byte>(s[i]); }

// Offset of the first byte at or after `at` that is not ASCII.
std::size_t skip_ascii(std::string_view s, std::size_t at) {
  for (; at + 8 <= s.size(); at += 8) {
    std::uint64_t word;
    std::memcpy(&word, s.data() + at, 8);
    if (word & 0x8080808080808080u) break;
  }
  while (at < s.size() && byte_at(s, at) < 0x80) ++at;
  return at;
}

// Length of the well-formed UTF-8 character at `at`; 0 if there is none (RFC 3629).
std::size_t utf8_character(std::string_view s, std::size_t at) {
  const auto tail = [&](std::size_t k, Byte low = 0x80, Byte high = 0xBF) {
    return at + k < s.size() && byte_at(s, at + k) >= low && byte_at(s, at + k) <= high;
  };
  const Byte lead = byte_at(s, at);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return tail(1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    const bool first = tail(1, lead == 0xE0 ? 0xA0 : 0x80, lead == 0xED ? 0x9F : 0xBF);
    return first && tail(2) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    const bool first = tail(1, lead == 0xF0 ? 0x90 : 0x80, lead == 0xF4 ? 0x8F : 0xBF);
    return first && tail(2) && tail(3) ? 4 : 0;
  }
  return 0;
}

// Offset of the first byte that is not well-formed UTF-8; npos if all is.
std::size_t first_broken(std::string_view s) {
  for (std::size_t at = skip_ascii(s, 0); at < s.size(); at = skip_ascii(s, at)) {
    const std::size_t size = utf8_character(s, at);
    if (size == 0) return at;
    at += size;
  }
  return std::string_view::npos;
}

// Each byte beyond ASCII is a letter or a mark of prose in Windows-1252, and
// none of them makes a UTF-8 character with its neighbours.
bool plausible_windows_1252(std::string_view s) {
  for (std::size_t at = skip_ascii(s, 0); at < s.size(); at = skip_ascii(s, at)) {
    if (windows_1252(byte_at(s, at)) == 0 || utf8_character(s, at) > 0) return false;
    ++at;
  }
  return true;
}

// Value of `charset=` in the head of an HTML page, in lower case.
std::string declared_charset(std::string_view bytes) {
  const std::string head = lower_case(bytes.substr(0, head_size));
  std::size_t at = head.find("charset");
  while (at != std::string::npos) {
    std::size_t i = at + 7;
    while (i < head.size() && (head[i] == ' ' || head[i] == '"' || head[i] == '\'')) ++i;
    if (i < head.size() && head[i] == '=') {
      ++i;
      while (i < head.size() && (head[i] == ' ' || head[i] == '"' || head[i] == '\'')) ++i;
      const std::size_t end = head.find_first_of("\"'; />\r\n\t", i);
      return head.substr(i, end == std::string::npos ? end : end - i);
    }
    at = head.find("charset", i);
  }
  return {};
}

bool read_as_windows_1252(std::string_view charset) {
  for (const std::string_view name :
       {"windows-1252", "cp1252", "x-cp1252", "iso-8859-1", "iso8859-1", "latin1", "l1", "us-ascii", "ascii"})
    if (charset == name) return true;
  return false;
}

std::string from_windows_1252(std::string_view bytes, OffsetMap& map) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 16);
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = skip_ascii(bytes, at);
    if (end > at) {
      map.add(static_cast<std::uint32_t>(out.size()), static_cast<std::uint32_t>(at));
      out.append(bytes, at, end - at);
      at = end;
      continue;
    }
    const Byte b = byte_at(bytes, at);
    const char32_t code = windows_1252(b) ? windows_1252(b) : b;
    char utf8[4];
    const std::uint8_t size = write_utf8(code, utf8);
    map.add(static_cast<std::uint32_t>(out.size()), static_cast<std::uint32_t>(at), size, 1);
    out.append(utf8, size);
    ++at;
  }
  return out;
}

struct Utf16 {
  bool big_endian;
  std::size_t start;  // after the byte order mark

  std::uint32_t unit(std::string_view s, std::size_t at) const {
    const Byte a = byte_at(s, at), b = byte_at(s, at + 1);
    return big_endian ? a * 256u + b : b * 256u + a;
  }
};

Result<std::string> from_utf16(std::string_view bytes, const Utf16& utf16, Document& document) {
  const auto broken = [&](std::size_t at, const char* what) {
    return fail(Code::malformed, fmt::format("{}: broken UTF-16 at byte {}: {}", document.path, at, what));
  };
  std::string out;
  out.reserve(bytes.size() / 2 + bytes.size() / 16);
  document.encoding.add(0, static_cast<std::uint32_t>(utf16.start), 1, 2);
  for (std::size_t at = utf16.start; at < bytes.size();) {
    if (at + 1 >= bytes.size()) return broken(at, "half a character at the end");
    std::size_t size = 2;
    char32_t code = utf16.unit(bytes, at);
    if (code == 0) return broken(at, "a NUL character, so this is not text");
    if (code >= 0xDC00 && code < 0xE000) return broken(at, "second half of a pair without the first");
    if (code >= 0xD800 && code < 0xDC00) {
      const std::uint32_t low = at + 3 < bytes.size() ? utf16.unit(bytes, at + 2) : 0;
      if (low < 0xDC00 || low >= 0xE000) return broken(at, "first half of a pair without the second");
      code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
      size = 4;
    }
    char utf8[4];
    const std::uint8_t length = write_utf8(code, utf8);
    document.encoding.add(static_cast<std::uint32_t>(out.size()), static_cast<std::uint32_t>(at), length,
                          static_cast<std::uint16_t>(size));
    out.append(utf8, length);
    at += size;
    if (code == '\n') document.lines.push_back(static_cast<std::uint32_t>(at));
  }
  return out;
}

// Zeros in (nearly) every second byte of the head: UTF-16 without a byte order mark.
bool looks_utf16(std::string_view s, bool big_endian) {
  const std::size_t n = std::min(s.size(), head_size) & ~std::size_t{1};
  std::size_t zeros = 0, other = 0;
  for (std::size_t i = 0; i < n; i += 2) {
    if (s[i + (big_endian ? 0 : 1)] == '\0') ++zeros;
    if (s[i + (big_endian ? 1 : 0)] == '\0') ++other;
  }
  return n >= 8 && s.size() % 2 == 0 && zeros * 10 >= n / 2 * 7 && other == 0;
}

void find_lines(std::string_view bytes, Document& document) {
  const char mark = bytes.find('\n') == std::string_view::npos ? '\r' : '\n';
  const char* const begin = bytes.data();
  const char* const end = begin + bytes.size();
  for (const char* p = begin; p < end;) {
    p = static_cast<const char*>(std::memchr(p, mark, static_cast<std::size_t>(end - p)));
    if (!p) break;
    document.lines.push_back(static_cast<std::uint32_t>(++p - begin));
  }
}

// Bytes of control that no text has: NUL anywhere, or many others.
std::optional<std::size_t> binary_at(std::string_view s) {
  if (const std::size_t zero = s.find('\0'); zero != std::string_view::npos) return zero;
  std::size_t controls = 0, first = 0;
  const std::size_t n = std::min<std::size_t>(s.size(), 4096);
  for (std::size_t i = 0; i < n; ++i) {
    const Byte b = byte_at(s, i);
    if (b >= 0x20 || (b >= '\t' && b <= '\r') || b == 0x1B) continue;
    if (controls++ == 0) first = i;
  }
  return controls > 2 && controls * 50 > n ? std::optional(first) : std::nullopt;
}

}  // namespace

Result<std::string> decode(std::string bytes, bool html, Document& document) {
  document.lines.assign(1, 0);
  const std::string_view mark = std::string_view(bytes).substr(0, 2);
  const bool utf16_mark = mark == "\xFF\xFE" || mark == "\xFE\xFF";
  if (mark == "\xFF\xFE" && bytes.size() >= 4 && bytes[2] == '\0' && bytes[3] == '\0')
    return fail(Code::unsupported, document.path + ": UTF-32 is not read: save it as UTF-8");
  for (const bool big : {false, true}) {
    if (!(utf16_mark ? (mark == "\xFE\xFF") == big : looks_utf16(bytes, big))) continue;
    document.charset =
        std::string(big ? "utf-16be" : "utf-16le") + (utf16_mark ? "" : " (assumed: no byte order mark)");
    return from_utf16(bytes, {big, utf16_mark ? std::size_t{2} : 0}, document);
  }
  if (const auto at = binary_at(bytes))
    return fail(Code::malformed, fmt::format("{}: binary content, not text (byte {} is 0x{:02X})", document.path, *at,
                                             byte_at(bytes, *at)));
  find_lines(bytes, document);
  const std::size_t broken = first_broken(bytes);
  if (broken == std::string_view::npos) {
    if (bytes.starts_with("\xEF\xBB\xBF")) {
      document.encoding.add(0, 3);
      bytes.erase(0, 3);
    }
    return bytes;
  }
  const std::string declared = html ? declared_charset(bytes) : std::string();
  if (read_as_windows_1252(declared)) {
    document.charset = "windows-1252";
    return from_windows_1252(bytes, document.encoding);
  }
  if (!declared.empty() && declared != "utf-8" && declared != "utf8")
    return fail(Code::unsupported,
                fmt::format("{}: encoding '{}' is not read: save it as UTF-8", document.path, declared));
  if (declared.empty() && !bytes.starts_with("\xEF\xBB\xBF") && plausible_windows_1252(bytes)) {
    document.charset = fmt::format("windows-1252 (assumed: byte {} is not UTF-8)", broken);
    return from_windows_1252(bytes, document.encoding);
  }
  return fail(Code::malformed, fmt::format("{}: not valid UTF-8 at byte {} (0x{:02X}): save it as UTF-8", document.path,
                                           broken, byte_at(bytes, broken)));
}

}  // namespace claims::text
