#include "text/encoding.h"

#include <catch2/catch.hpp>

using namespace claims;

namespace {

constexpr const char* word_story =
    "Café talks end\n\nBy Zoë Müller\n\nŁódź, June 20, 2024 (AP) — The “talks” ended – at 3½ o’clock.\n"
    "It cost €5. Nobody paid 🎣 for it.\n\n- One\n- Two\n";
constexpr const char* markdown_story =
    "---\ntitle: Café\ndate: 2024-06-20\n---\n\n# Café *talks* end\n\nThe **“talks”** [ended](http://x.example/é) – at "
    "3½.\n"
    "It cost &euro;5, &#8220;net&#8221; \\* and 🎣.\n\n> Quoted é\n> text.\n\n1. Öne\n2. Two\n";
constexpr const char* html_story =
    "<html><head><title>Café</title></head><body><h1>Café &amp; talks</h1><p>The <b>“talks”</b>\n ended – at "
    "3½&nbsp;h.\n"
    "It   cost &euro;5 <a href='/é'>né</a> &notin; &copy x 🎣.</p><ul><li>Öne<li>Two</ul></body></html>";

// Code points of UTF-8.
std::u32string code_points(std::string_view text) {
  std::u32string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto c = static_cast<unsigned char>(text[i]);
    const std::size_t size = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
    char32_t code = size == 1 ? c : c & (0x7F >> size);
    for (std::size_t k = 1; k < size; ++k) code = code << 6 | (static_cast<unsigned char>(text[i + k]) & 0x3F);
    out += code;
    i += size;
  }
  return out;
}

struct Encoding {
  const char* name;
  std::string (*encode)(const std::u32string&);
  std::u32string (*decode)(std::string_view);
};

template <bool big>
std::string to_utf16(const std::u32string& text) {
  std::string out;
  const auto unit = [&](std::uint32_t u) {
    const char high = static_cast<char>(u >> 8), low = static_cast<char>(u & 255);
    out += big ? high : low;
    out += big ? low : high;
  };
  for (const char32_t c : text) {
    if (c < 0x10000) unit(c);
    else unit(0xD800 + ((c - 0x10000) >> 10)), unit(0xDC00 + ((c - 0x10000) & 0x3FF));
  }
  return out;
}
template <bool big>
std::u32string from_utf16(std::string_view bytes) {
  std::u32string out;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    const auto high = static_cast<unsigned char>(bytes[big ? i : i + 1]),
               low = static_cast<unsigned char>(bytes[big ? i + 1 : i]);
    const char32_t unit = high * 256u + low;
    if (unit >= 0xDC00 && unit < 0xE000 && !out.empty())
      out.back() = 0x10000 + ((out.back() - 0xD800) << 10) + (unit - 0xDC00);
    else out += unit;
  }
  return out;
}
std::string to_utf8(const std::u32string& text) {
  std::string out;
  for (const char32_t c : text) {
    if (c < 0x80) out += static_cast<char>(c);
    else if (c < 0x800) out += {static_cast<char>(0xC0 | c >> 6), static_cast<char>(0x80 | (c & 63))};
    else if (c < 0x10000)
      out += {static_cast<char>(0xE0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 63)),
              static_cast<char>(0x80 | (c & 63))};
    else
      out += {static_cast<char>(0xF0 | c >> 18), static_cast<char>(0x80 | (c >> 12 & 63)),
              static_cast<char>(0x80 | (c >> 6 & 63)), static_cast<char>(0x80 | (c & 63))};
  }
  return out;
}
// The few characters of the stories that Windows-1252 has between 128 and 159.
constexpr char32_t typographic[][2] = {{U'“', 0x93}, {U'”', 0x94}, {U'’', 0x92},
                                       {U'–', 0x96}, {U'—', 0x97}, {U'€', 0x80}};
std::string to_windows_1252(const std::u32string& text) {
  std::string out;
  for (char32_t c : text) {
    if (c == U'🎣' || c == U'Ł' || c == U'ź') c = U'?';
    for (const auto& pair : typographic)
      if (pair[0] == c) c = pair[1];
    out += static_cast<char>(c);
  }
  return out;
}
std::u32string from_windows_1252(std::string_view bytes) {
  std::u32string out;
  for (const char b : bytes) {
    char32_t c = static_cast<unsigned char>(b);
    for (const auto& pair : typographic)
      if (pair[1] == c) c = pair[0];
    out += c;
  }
  return out;
}

const Encoding encodings[] = {
    {"UTF-8", to_utf8, code_points},
    {"UTF-8 with mark", [](const std::u32string& t) { return "\xEF\xBB\xBF" + to_utf8(t); }, code_points},
    {"UTF-16LE", [](const std::u32string& t) { return "\xFF\xFE" + to_utf16<false>(t); }, from_utf16<false>},
    {"UTF-16BE", [](const std::u32string& t) { return "\xFE\xFF" + to_utf16<true>(t); }, from_utf16<true>},
    {"UTF-16LE without mark", to_utf16<false>, from_utf16<false>},
    {"Windows-1252", to_windows_1252, from_windows_1252},
};

}  // namespace

TEST_CASE("every position of the text maps to the bytes that it was read from") {
  struct Row {
    const char* path;
    const char* story;
  };
  for (const Row& row : {Row{"story.txt", word_story}, Row{"story.md", markdown_story}, Row{"story.html", html_story}})
    for (const bool crlf : {false, true})
      for (const Encoding& encoding : encodings) {
        CAPTURE(row.path, crlf, encoding.name);
        std::u32string source;
        for (const char32_t c : code_points(row.story)) {
          if (c == U'\n' && crlf) source += U'\r';
          source += c;
        }
        const std::string bytes = encoding.encode(source);
        const auto document = read_document(row.path, bytes);
        REQUIRE(document.has_value());
        std::size_t checked = 0;
        std::uint32_t last = 0;
        for (const Block& block : document->blocks) {
          for (std::uint32_t at = block.span.begin; at < block.span.end;) {
            std::uint32_t end = at + 1;
            while (end < block.span.end && (static_cast<unsigned char>(document->text[end]) & 0xC0) == 0x80) ++end;
            const Span from = document->source_span({at, end});
            REQUIRE(from.end <= bytes.size());
            REQUIRE(from.begin < from.end);
            REQUIRE(from.begin >= last);
            last = from.begin;
            const std::u32string was = encoding.decode(std::string_view(bytes).substr(from.begin, from.size()));
            const std::u32string is = code_points(document->slice({at, end}));
            if (was.front() != U'&' || was.size() == 1) {
              CAPTURE(at, from.begin);
              CHECK(to_utf8(was) == to_utf8(is));
              ++checked;
            }
            at = end;
          }
        }
        CHECK(checked > 60);
        CHECK(document->blocks.size() >= 4);
      }
}

TEST_CASE("the encoding is said, and what it was assumed from") {
  struct Row {
    std::string bytes, path, charset;
  };
  for (const Row& row : {
           Row{"plain", "a.txt", "utf-8"},
           Row{"\xEF\xBB\xBF"
               "caf\xC3\xA9",
               "a.txt", "utf-8"},
           Row{"a caf\xE9 \x93here\x94", "a.txt", "windows-1252 (assumed: byte 5 is not UTF-8)"},
           Row{"<html><meta charset=iso-8859-1><p>caf\xE9", "a.html", "windows-1252"},
           Row{"<html><meta charset=windows-1252><p>caf\xC3\xA9", "a.html", "utf-8"},
           Row{std::string("c\0a\0f\0e\0 \0i\0s\0", 14), "a.txt", "utf-16le (assumed: no byte order mark)"},
       }) {
    const auto document = read_document(row.path, row.bytes);
    REQUIRE(document.has_value());
    CHECK(document->charset == row.charset);
  }
}

TEST_CASE("what is not text is refused, with the byte") {
  struct Row {
    std::string bytes, path;
    Code code;
    const char* text;
  };
  for (const Row& row : {
           Row{std::string("MZ\0\1 x", 6), "a.txt", Code::malformed,
               "a.txt: binary content, not text (byte 2 is 0x00)"},
           Row{"caf\xC3\xA9 and caf\xE9", "a.txt", Code::malformed,
               "a.txt: not valid UTF-8 at byte 13 (0xE9): save it as UTF-8"},
           Row{"one \x81 two", "a.txt", Code::malformed, "a.txt: not valid UTF-8 at byte 4 (0x81): save it as UTF-8"},
           Row{"\xEF\xBB\xBF"
               "caf\xE9",
               "a.txt", Code::malformed, "a.txt: not valid UTF-8 at byte 6 (0xE9): save it as UTF-8"},
           Row{"<html><meta charset=\"shift_jis\"><p>\x83\x81", "a.html", Code::unsupported,
               "a.html: encoding 'shift_jis' is not read: save it as UTF-8"},
           Row{std::string("\xFF\xFE\0\0a\0\0\0", 8), "a.txt", Code::unsupported,
               "a.txt: UTF-32 is not read: save it as UTF-8"},
           Row{std::string("\xFF\xFE"
                           "a\0b",
                           5),
               "a.txt", Code::malformed, "a.txt: broken UTF-16 at byte 4: half a character at the end"},
           Row{std::string("\xFF\xFE"
                           "a\0\0\xD8"
                           "b\0",
                           8),
               "a.txt", Code::malformed, "a.txt: broken UTF-16 at byte 4: first half of a pair without the second"},
           Row{std::string("\xFF\xFE\0\xDC", 4), "a.txt", Code::malformed,
               "a.txt: broken UTF-16 at byte 2: second half of a pair without the first"},
           Row{"caf\xC3\xA9 \xED\xA0\x80", "a.txt", Code::malformed,
               "a.txt: not valid UTF-8 at byte 6 (0xED): save it as UTF-8"},
       }) {
    CAPTURE(row.text);
    const auto document = read_document(row.path, row.bytes);
    REQUIRE_FALSE(document.has_value());
    CHECK(document.error().code == row.code);
    CHECK(document.error().text == row.text);
  }
}

TEST_CASE("lines are counted in every encoding") {
  const auto utf16 = read_document("a.txt", "\xFE\xFF" + to_utf16<true>(U"one\r\ntwo \u0A0A\nthree"));
  REQUIRE(utf16.has_value());
  CHECK(utf16->lines == std::vector<std::uint32_t>{0, 12, 24});
  const auto old = read_document("a.txt", "one\rtwo");
  REQUIRE(old.has_value());
  CHECK(old->lines == std::vector<std::uint32_t>{0, 4});
  CHECK(old->blocks.size() == 2);
  const auto empty = read_document("a.txt", "");
  REQUIRE(empty.has_value());
  CHECK(empty->blocks.empty());
}
