// The parts of the engine that are plain functions: tables of cases.
#include "fetch/content_coding.h"
#include "fetch/http_date.h"
#include "fetch/http_head.h"
#include "fetch/retry.h"
#include "fetch/robots.h"
#include "fetch/sniff.h"
#include "fetch/url.h"
#include "fetch/utf8.h"

#include <zlib.h>
#include <catch2/catch.hpp>

using namespace claims;
using namespace claims::fetching;

namespace {

std::string packed(std::string_view text, int window) {
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, text.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}
std::string gzip(std::string_view text) { return packed(text, 15 + 16); }

// What decoding gave, or the name of its error.
std::string decoded(std::string_view codings, std::string_view bytes, std::uint64_t limit = 1 << 20) {
  auto out = decode_content(codings, bytes, limit);
  return out ? *out : std::string("error: ") + name_of(out.error().code);
}

}  // namespace

TEST_CASE("URLs: what may be asked for") {
  struct Row {
    const char* text;
    const char* url;
  };
  static constexpr Row rows[] = {
      {"https://Example.ORG", "https://example.org/"},
      {"HTTPS://example.org:443/a", "https://example.org/a"},
      {"http://example.org:80?x", "http://example.org/?x"},
      {"http://example.org:8080/a#b", "http://example.org:8080/a"},
      {"https://example.org/a/../b/./c", "https://example.org/b/c"},
      {"https://example.org/../../a", "https://example.org/a"},
      {"https://example.org/a/..", "https://example.org/"},
      {"https://example.org/a?b=/../c", "https://example.org/a?b=/../c"},
      {"https://[2001:DB8::1]:8443/", "https://[2001:db8::1]:8443/"},
      {"https://example.org:/", "https://example.org/"},
      {"ftp://example.org/", nullptr},
      {"https:/example.org/", nullptr},
      {"https://", nullptr},
      {"https:///a", nullptr},
      {"https://example.org:22/", nullptr},
      {"https://example.org:0/", nullptr},
      {"https://example.org:65536/", nullptr},
      {"https://example.org:80a/", nullptr},
      {"https://user@example.org/", nullptr},
      {"https://a.example\\@b.example/", nullptr},
      {"https://exa mple.org/", nullptr},
      {"https://example.org/a\r\nX: y", nullptr},
      {"https://exa%6Dple.org/", nullptr},
      {"https://[::1/", nullptr},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    const auto url = parse_url(row.text);
    if (row.url) CHECK((url ? url->text() : url.error().text) == row.url);
    else CHECK_FALSE(url);
  }
  CHECK(parse_url("https://example.org/" + std::string(9000, 'a')).error().code == Code::limit);
}

TEST_CASE("URLs: references, as RFC 3986 resolves them") {
  const Url base = parse_url("http://a.example/b/c/d;p?q").value();
  static constexpr std::pair<const char*, const char*> rows[] = {{"g", "/b/c/g"},
                                                                 {"./g", "/b/c/g"},
                                                                 {"g/", "/b/c/g/"},
                                                                 {"/g", "/g"},
                                                                 {"?y", "/b/c/d;p?y"},
                                                                 {"g?y", "/b/c/g?y"},
                                                                 {"#s", "/b/c/d;p?q"},
                                                                 {";x", "/b/c/;x"},
                                                                 {"", "/b/c/d;p?q"},
                                                                 {".", "/b/c/"},
                                                                 {"..", "/b/"},
                                                                 {"../g", "/b/g"},
                                                                 {"../..", "/"},
                                                                 {"../../../g", "/g"},
                                                                 {"g;x=1/../y", "/b/c/y"},
                                                                 {"g?y/../x", "/b/c/g?y/../x"}};
  for (const auto& [reference, path] : rows) {
    INFO(reference);
    CHECK(resolve(base, reference).value().text() == std::string("http://a.example") + path);
  }
  CHECK(resolve(base, "//g").value().text() == "http://g/");
  CHECK(resolve(base, "https://g/h").value().text() == "https://g/h");
  CHECK_FALSE(resolve(base, "javascript:alert(1)"));
}

TEST_CASE("robots.txt: which rules, and which of them decides") {
  struct Row {
    const char* robots;
    const char* path;
    bool allowed;
  };
  static constexpr Row rows[] = {
      {"", "/a", true},
      {"User-agent: *\nDisallow:\n", "/a", true},
      {"User-agent: *\nDisallow: /\n", "/a", false},
      {"User-agent: *\nDisallow: /\n", "/robots.txt", true},
      {"user-AGENT: *\r\ndisALLOW: /a # here\r\n", "/ab", false},
      {"\xEF\xBB\xBFUser-agent: *\nDisallow: /a", "/a", false},
      {"User-agent: *\nDisallow: /a\n", "/b/a", true},
      {"User-agent: *\nDisallow: /a\n", "/A", true},
      // the longest rule; of two equal ones the one that allows
      {"User-agent: *\nDisallow: /a\nAllow: /a/b\n", "/a/b/c", true},
      {"User-agent: *\nAllow: /a\nDisallow: /a/b\n", "/a/b/c", false},
      {"User-agent: *\nDisallow: /a\nAllow: /a\n", "/a", true},
      {"User-agent: *\nAllow: /a\nDisallow: /a\n", "/a", true},
      // our own groups, else those of everyone
      {"User-agent: *\nDisallow: /\nUser-agent: claims\nDisallow: /x\n", "/a", true},
      {"User-agent: Claims/2.0\nDisallow: /x\n\nUser-agent: *\nDisallow: /\n", "/x", false},
      {"User-agent: claimsbot\nDisallow: /\n", "/a", true},
      {"User-agent: claims\nDisallow: /x\nUser-agent: b\nDisallow: /y\nUser-agent: claims\nDisallow: /z\n", "/z",
       false},
      {"User-agent: claims\nUser-agent: b\nDisallow: /y\n", "/y", false},
      {"User-agent: b\nUser-agent: claims\nDisallow: /y\n", "/y", false},
      {"User-agent: b\nDisallow: /y\n", "/y", true},
      {"User-agent: claims\nCrawl-delay: 3\nUser-agent: b\nDisallow: /y\n", "/y", false},
      {"User-agent: claims\nSitemap: https://a.example/s\nDisallow: /y\n", "/y", false},
      {"Disallow: /\n", "/a", true},
      // wildcards
      {"User-agent: *\nDisallow: /*.pdf$\n", "/a/b.pdf", false},
      {"User-agent: *\nDisallow: /*.pdf$\n", "/a/b.pdf?x", true},
      {"User-agent: *\nDisallow: /*.pdf\n", "/a/b.pdf?x", false},
      {"User-agent: *\nDisallow: *b*d\n", "/abcde", false},
      {"User-agent: *\nDisallow: /$\n", "/", false},
      {"User-agent: *\nDisallow: /$\n", "/a", true},
      {"User-agent: *\nDisallow: /a*b*c$\n", "/a-b-c-b-c", false},
      {"User-agent: *\nDisallow: /a*b*c$\n", "/a-b-c-b", true},
      // one spelling of escapes
      {"User-agent: *\nDisallow: /a%3cd\n", "/a%3Cd", false},
      {"User-agent: *\nDisallow: /%7Ejoe\n", "/~joe", false},
      {"User-agent: *\nDisallow: /\xC3\xA9\n", "/%C3%A9", false},
      {"User-agent: *\nDisallow: /a%2Fb\n", "/a/b", true},
      // a page instead of rules
      {"<html><body>Not found</body></html>", "/a", true},
  };
  for (const Row& row : rows) {
    INFO(row.robots << " | " << row.path);
    CHECK(Robots::parse(row.robots).allows(row.path) == row.allowed);
  }
  CHECK_FALSE(Robots::nothing_allowed().allows("/a"));
  CHECK(Robots().allows("/a"));
}

TEST_CASE("robots.txt: limits") {
  std::string many = "User-agent: *\n";
  for (std::size_t i = 0; i < max_robots_rules; ++i) many += "Disallow: /x" + std::to_string(i) + "\n";
  CHECK_FALSE(Robots::parse(many).allows("/x9999"));
  CHECK(Robots::parse(many + "Disallow: /y\n").allows("/y"));
  CHECK(Robots::parse("User-agent: *\n" + std::string(max_robots_bytes, '\n') + "Disallow: /\n").allows("/a"));
}

TEST_CASE("content codings") {
  const std::string text = "The ferry left at noon. The ferry left at noon.";
  CHECK(decoded("", text) == text);
  CHECK(decoded("identity", text) == text);
  CHECK(decoded("gzip", gzip(text)) == text);
  CHECK(decoded("X-GZIP", gzip(text)) == text);
  CHECK(decoded("gzip", gzip("one ") + gzip("two")) == "one two");
  CHECK(decoded("gzip", gzip(text) + std::string(8, '\0')) == text);
  CHECK(decoded("gzip", gzip("")) == "");
  CHECK(decoded("deflate", packed(text, 15)) == text);
  CHECK(decoded("deflate", packed(text, -15)) == text);
  CHECK(decoded("gzip, gzip", gzip(gzip(text))) == text);
  CHECK(decoded("deflate, gzip", gzip(packed(text, 15))) == text);
  CHECK(decoded("br", "\x0B\x02\x80hello\x03") == "hello");
  CHECK(decoded("br", "\x0B\x02\x80hel") == "error: malformed");
  CHECK(decoded("gzip", gzip(text).substr(0, 20)) == "error: malformed");
  CHECK(decoded("gzip", gzip(text) + gzip(text).substr(0, 20)) == "error: malformed");
  CHECK(decoded("gzip", "") == "error: malformed");
  CHECK(decoded("gzip", text) == "error: malformed");
  CHECK(decoded("zstd", text) == "error: unsupported");
  CHECK(decoded("compress", text) == "error: unsupported");
  CHECK(decoded("gzip, gzip, gzip", gzip(gzip(gzip(text)))) == "error: unsupported");
  std::string wrong = gzip(text);
  wrong[wrong.size() - 8] ^= 1;  // its checksum
  CHECK(decoded("gzip", wrong) == "error: malformed");
}

TEST_CASE("content codings: bombs end at the limit") {
  const std::string zeros(4 << 20, '\0');
  CHECK(decoded("gzip", gzip(zeros), zeros.size()).size() == zeros.size());
  CHECK(decoded("gzip", gzip(zeros), zeros.size() - 1) == "error: limit");
  CHECK(decoded("deflate", packed(zeros, 15), 1000) == "error: limit");
  CHECK(decoded("gzip, gzip", gzip(gzip(zeros)), 100'000) == "error: limit");
  CHECK(decoded("", "12345", 4) == "error: limit");
  // Brotli: 16 MiB of zeros in a few bytes (window bits 22, one back reference).
  CHECK(decoded("br", "\x0B\x02\x80hello\x03", 4) == "error: limit");
}

TEST_CASE("media types: the bytes have the last word where the header cannot be right") {
  struct Row {
    const char* declared;
    const char* bytes;
    const char* type;
  };
  static constexpr Row rows[] = {
      {"text/html", "<p>x", "text/html"},
      {"", "<!DOCTYPE html><p>", "text/html"},
      {"", "  \n<HTML lang=en>", "text/html"},
      {"", "<!-- a --> <html>", "text/html"},
      {"application/pdf", "<!doctype html><title>Log in</title>", "text/html"},
      {"application/json", "<html><body>", "text/html"},
      {"text/html", "%PDF-1.7\n", "application/pdf"},
      {"application/octet-stream", "%PDF-1.4", "application/pdf"},
      {"", "\xEF\xBB\xBF<?xml version='1.0'?><record/>", "application/xml"},
      {"text/html", "<?xml version='1.0'?><record/>", "application/xml"},
      {"text/html", "<?xml version='1.0'?>\n<html xmlns='x'>", "text/html"},
      {"application/xhtml+xml", "<?xml version='1.0'?>\n<html xmlns='x'>", "application/xhtml+xml"},
      {"application/marcxml+xml", "<?xml version='1.0'?><record/>", "application/marcxml+xml"},
      {"application/xhtml+xml", "<html>", "application/xhtml+xml"},
      {"text/plain", "<htmlish> is a word", "text/plain"},
      {"text/plain", "a %PDF- in words", "text/plain"},
      {"", "plain words", "text/plain"},
      {"", "{\"a\": 1}", "application/json"},
      {"application/octet-stream", "words", "application/octet-stream"},
      {"image/png", "\x89PNG", "image/png"},
      {"", "", ""},
  };
  for (const Row& row : rows) {
    INFO(row.declared << " | " << row.bytes);
    CHECK(sniffed(row.declared, row.bytes) == row.type);
  }
  CHECK(sniffed("", std::string_view("a\0b", 3)) == "");
}

TEST_CASE("heads of replies") {
  const HttpHead head = parse_head(
                            "HTTP/1.1 200 OK\r\nContent-Type: Text/HTML; Charset=\"UTF-8\"\r\nX-A:  b \r\nno colon\r\n"
                            ": no name\r\nBad Name: x\r\nx-a: c\r\n\r\n")
                            .value();
  CHECK(head.status == 200);
  CHECK(head.field("x-a") == "b");
  CHECK(head.joined("x-a") == "b, c");
  CHECK(head.field("bad name") == "");
  CHECK(head.fields.size() == 3);
  const MediaType type = parse_media_type(head.field("content-type"));
  CHECK(type.type == "text/html");
  CHECK(type.charset == "utf-8");
  CHECK(parse_media_type("nonsense").type == "");
  CHECK(parse_media_type("text/html; charset=a b").charset == "");
  CHECK(parse_head("HTTP/2 404\r\n\r\n").value().status == 404);
  for (const char* const bad :
       {"", "HTTP/1.1", "HTTP/1.1 abc\r\n", "HTTP/1.1 99\r\n", "HTTP/1.1 600 X\r\n", "<html>"}) {
    INFO(bad);
    CHECK(parse_head(bad).error().code == Code::malformed);
  }
  std::string many = "HTTP/1.1 200 OK\r\n";
  for (std::size_t i = 0; i < max_header_lines; ++i) many += "A: b\r\n";
  CHECK(parse_head(many).value().fields.size() == max_header_lines);
  CHECK(parse_head(many + "A: b\r\n").error().code == Code::limit);
}

TEST_CASE("times of HTTP") {
  static constexpr std::pair<const char*, std::int64_t> rows[] = {{"Sun, 06 Nov 1994 08:49:37 GMT", 784111777},
                                                                  {"Sunday, 06-Nov-94 08:49:37 GMT", 784111777},
                                                                  {"Sun Nov  6 08:49:37 1994", 784111777},
                                                                  {"Thu, 29 Feb 2024 00:00:00 GMT", 1709164800},
                                                                  {"Sun, 06 Nov 1994 08:49:37", -1},
                                                                  {"Thu, 29 Feb 2023 00:00:00 GMT", -1},
                                                                  {"Sun, 06 Nov 1994 24:00:00 GMT", -1},
                                                                  {"", -1},
                                                                  {"tomorrow", -1},
                                                                  {"Sun, 06 Noo 1994 08:49:37 GMT", -1}};
  for (const auto& [text, seconds] : rows) {
    INFO(text);
    CHECK(parse_http_date(text).value_or(-1) == seconds);
  }
  CHECK(rfc3339(784111777) == "1994-11-06T08:49:37Z");
  CHECK(rfc3339(-1) == "1969-12-31T23:59:59Z");
  CHECK(rfc3339(0) == "1970-01-01T00:00:00Z");
}

TEST_CASE("waits before the next attempt") {
  CHECK(backoff_ms(1, 0.999999) == 499);
  CHECK(backoff_ms(2, 0.5) == 500);
  CHECK(backoff_ms(3, 0) == 0);
  CHECK(backoff_ms(60, 0.999999999) == 29999);
  CHECK(retry_after_ms("5", 0) == 5000);
  CHECK(retry_after_ms("99999999999999999999", 0) == 1'000'000'000'000);
  CHECK(retry_after_ms("Sun, 06 Nov 1994 08:49:37 GMT", 784111770) == 7000);
  CHECK(retry_after_ms("Sun, 06 Nov 1994 08:49:37 GMT", 784111790) == 0);
  CHECK_FALSE(retry_after_ms("", 0));
  CHECK_FALSE(retry_after_ms("-5", 0));
}

TEST_CASE("text from outside becomes UTF-8") {
  CHECK(valid_utf8("Zo\xC3\xAB") == "Zo\xC3\xAB");
  CHECK(valid_utf8("a\xFF\xC3(b\xED\xA0\x80") == "a\xEF\xBF\xBD\xEF\xBF\xBD(b\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(valid_utf8(std::string("a\0b", 3)) == "ab");
  CHECK(text_as_utf8("Zo\xEB") == "Zo\xC3\xAB");
  CHECK(text_as_utf8(std::string("\xFF\xFEZ\0o\0", 6)) == "Zo");
}
