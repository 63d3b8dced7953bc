// Digests as labels, HTTP messages in blocks, and the bytes of written records.
#include "archive/warc_writer.h"
#include "archive/http_message.h"
#include "archive/labelled_digest.h"

#include <zlib.h>
#include <catch2/catch.hpp>

#include <string>

using namespace claims;
using namespace claims::archive;

namespace {

// By zlib: another library than the one that wrote it.
std::string unpacked(std::string_view member, std::size_t* taken = nullptr) {
  z_stream stream{};
  REQUIRE(inflateInit2(&stream, 15 + 16) == Z_OK);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(member.data()));
  stream.avail_in = static_cast<uInt>(member.size());
  std::string out;
  int state = Z_OK;
  while (state == Z_OK) {
    char buffer[4096];
    stream.next_out = reinterpret_cast<Bytef*>(buffer);
    stream.avail_out = sizeof buffer;
    state = inflate(&stream, Z_NO_FLUSH);
    out.append(buffer, sizeof buffer - stream.avail_out);
  }
  if (taken) *taken = stream.total_in;
  inflateEnd(&stream);
  REQUIRE(state == Z_STREAM_END);
  return out;
}

std::string digest_of(DigestAlgorithm algorithm, std::string_view bytes) {
  DigestStream stream(algorithm);
  stream.add(bytes);
  return to_text(stream.end());
}

// The body as it stands in the block, and without chunks, fed `step` bytes at a time.
std::pair<std::string, std::string> bodies(std::string_view message, std::size_t step, HttpMessage& http) {
  std::string raw, payload;
  for (std::size_t at = 0; at < message.size(); at += step) {
    std::string_view bytes = message.substr(at, step);
    while (!bytes.empty()) {
      const HttpMessage::Piece piece = http.take(bytes);
      raw += piece.raw;
      payload += piece.payload;
    }
  }
  return {raw, payload};
}

WarcRecord resource_record() {
  WarcRecord record;
  record.type = WarcType::resource;
  record.id = "<urn:uuid:00010203-0405-4607-8809-0a0b0c0d0e0f>";
  record.date = "2026-11-24T03:00:00Z";
  record.target_uri = "https://example.org/a.txt";
  record.content_type = "text/plain";
  return record;
}

}  // namespace

TEST_CASE("digests are read in every form, and written in one") {
  // Of "abc".
  const std::string hex = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  CHECK(digest_of(DigestAlgorithm::sha256, "abc") == "sha256:" + hex);
  CHECK(digest_of(DigestAlgorithm::sha1, "abc") == "sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5");
  CHECK(digest_of(DigestAlgorithm::md5, "abc") == "md5:900150983cd24fb0d6963f7d28e17f72");
  for (const std::string text :
       {"sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5", "SHA-1:vgmt4nsha2awvor6evyxqugcnsonbwe5",
        "sha1:a9993e364706816aba3e25717850c26c9cd0d89d", "sha1:A9993E364706816ABA3E25717850C26C9CD0D89D",
        "sha1:qZk+NkcGgWq6PiVxeFDCbJzQ2J0="}) {
    INFO(text);
    const auto digest = parse_labelled_digest(text);
    REQUIRE(digest);
    CHECK(to_text(*digest) == "sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5");
  }
  CHECK(to_text(*parse_labelled_digest("SHA-256:" + hex)) == "sha256:" + hex);
  CHECK(to_text(*parse_labelled_digest("sha256:XJ4BNP4PAHH6UQKBIDPF3LRCEOYAGYNDSYLXVHFUCD7WD4QACWWQ====")) ==
        "sha256:" + hex);
  CHECK(parse_labelled_digest("md5:SAAVBGGNJ6YNBFUGH56SRYL7OI")->algorithm == DigestAlgorithm::md5);
  for (const char* text :
       {"sha1:", "sha1:    ", "sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE", "sharif", "sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE1",
        ":abc", "", "sha256:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5"}) {
    INFO(text);
    REQUIRE_FALSE(parse_labelled_digest(text));
    CHECK(parse_labelled_digest(text).error().code == Code::malformed);
  }
  CHECK(parse_labelled_digest("crc32:00000000").error().code == Code::unsupported);
}

TEST_CASE("bodies of HTTP messages, with and without chunks") {
  struct Row {
    std::string message, raw, payload;
    bool whole, broken;
  };
  const std::string head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
  const Row rows[] = {
      {"HTTP/1.0 200 OK\r\nX: 1\r\n\r\nabc", "abc", "abc", false, false},
      {"HTTP/1.0 200 OK\nX: 1\n\nabc", "abc", "abc", false, false},
      {head + "3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n", "3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n", "abcde", true, false},
      {head + "3\r\nabc\r\n0\r\nA: b\r\n\r\n", "3\r\nabc\r\n0\r\nA: b\r\n\r\n", "abc", true, false},
      {head + "3\r\nabc\r\n", "3\r\nabc\r\n", "abc", false, false},
      {head + "3\r\nabcd\r\n0\r\n\r\n", "3\r\nabcd\r\n0\r\n\r\n", "abc", false, true},
      {head + "zz\r\nabc", "zz\r\nabc", "", false, true},
      {head + "0\r\n\r\nmore", "0\r\n\r\nmore", "", false, true},
      {"GET / HTTP/1.1\r\nHost: example.org\r\n\r\n", "", "", false, false},
  };
  for (const Row& row : rows)
    for (const std::size_t step : {std::size_t{1}, std::size_t{3}, std::size_t{1000}}) {
      INFO(row.message << " in steps of " << step);
      HttpMessage http;
      const auto [raw, payload] = bodies(row.message, step, http);
      CHECK(raw == row.raw);
      CHECK(payload == row.payload);
      CHECK(http.has_head());
      CHECK(http.chunks_whole() == row.whole);
      CHECK(http.chunks_broken() == row.broken);
    }
  HttpMessage none;
  CHECK(bodies("no head here", 5, none).first.empty());
  CHECK_FALSE(none.has_head());
  HttpMessage longer;
  CHECK(bodies(std::string(max_http_head + 10, 'x'), 7000, longer).first.empty());
  CHECK_FALSE(longer.has_head());
  CHECK(http_field("HTTP/1.1 200 OK\r\nA: 1\r\nB:x\r\n y\r\na : 2\r\n\r\n", "A") == "1, 2");
  CHECK(http_field("HTTP/1.1 200 OK\r\nA: 1\r\nB:x\r\n y\r\n\r\n", "b") == "x y");
}

TEST_CASE("a record has the same bytes at any time") {
  std::string file;
  WarcWriter writer([&](std::string_view bytes) -> Result<void> {
    file += bytes;
    return {};
  });
  WarcRecord record = resource_record();
  record.fields = {{"WARC-IP-Address", "192.0.2.1"}, {"WARC-Warcinfo-ID", ""}, {"X-Note", "a\r\nb"}};
  const auto place = writer.write(record, "abc");
  REQUIRE(place);
  const std::string digest = "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  const std::string expected =
      "WARC/1.1\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:00010203-0405-4607-8809-0a0b0c0d0e0f>\r\n"
      "WARC-Date: 2026-11-24T03:00:00Z\r\nWARC-Target-URI: https://example.org/a.txt\r\nWARC-IP-Address: 192.0.2.1\r\n"
      "X-Note: a  b\r\nWARC-Block-Digest: " +
      digest + "\r\nWARC-Payload-Digest: " + digest + "\r\nContent-Type: text/plain\r\nContent-Length: 3\r\n\r\nabc";
  CHECK(unpacked(file) == expected + "\r\n\r\n");
  CHECK(file.starts_with(gzip_member_start));
  CHECK(place->offset == 0);
  CHECK(place->length == file.size());
  CHECK(place->size == expected.size());
  CHECK("sha256:" + place->sha256 == digest_of(DigestAlgorithm::sha256, expected));
  const auto second = writer.write(record, "abc");
  REQUIRE(second);
  CHECK(second->offset == place->length);
  CHECK(file == file.substr(0, place->length) + file.substr(0, place->length));
}

TEST_CASE("payload digests: of bodies without chunks, none of a request without a body's end") {
  WarcRecord record = resource_record();
  record.type = WarcType::response;
  record.content_type = "application/http; msgtype=response";
  const std::string bytes =
      warc_record_bytes(record, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n");
  CHECK(bytes.find("WARC-Payload-Digest: " + digest_of(DigestAlgorithm::sha256, "abc") + "\r\n") != std::string::npos);
  record.type = WarcType::metadata;
  record.content_type = "application/json";
  CHECK(warc_record_bytes(record, "{}").find("WARC-Payload-Digest") == std::string::npos);
  WarcRecord revisit = resource_record();
  revisit.content_type = "application/http; msgtype=response";
  add_revisit_fields(revisit, {"<urn:uuid:1>", "https://example.org/", "2026-11-23T00:00:00Z", "sha256:00"});
  const std::string again = warc_record_bytes(revisit, "HTTP/1.1 200 OK\r\n\r\n");
  CHECK(again.find("WARC-Type: revisit\r\n") != std::string::npos);
  CHECK(
      again.find("WARC-Profile: http://netpreserve.org/warc/1.1/revisit/identical-payload-digest\r\n"
                 "WARC-Payload-Digest: sha256:00\r\nWARC-Refers-To: <urn:uuid:1>\r\n"
                 "WARC-Refers-To-Target-URI: https://example.org/\r\nWARC-Refers-To-Date: 2026-11-23T00:00:00Z\r\n") !=
      std::string::npos);
  CHECK(again.find("WARC-Payload-Digest") == again.rfind("WARC-Payload-Digest"));
}

TEST_CASE("a large block is read twice and packed as it comes") {
  const std::string part(1u << 20, 'q');
  const WarcBlock block = [&](const ByteSink& to) -> Result<void> {
    for (int i = 0; i < 20; ++i)
      if (auto done = to(part); !done) return done;
    return {};
  };
  std::string packed, plain;
  const auto into = [](std::string& out) {
    return [&out](std::string_view bytes) -> Result<void> {
      out += bytes;
      return {};
    };
  };
  WarcWriter to_packed(into(packed)), to_plain(into(plain), 0, 0);
  const auto place = to_packed.write(resource_record(), block);
  const auto plain_place = to_plain.write(resource_record(), block);
  REQUIRE(place);
  REQUIRE(plain_place);
  CHECK(unpacked(packed) == plain);
  CHECK(place->length == packed.size());
  CHECK(place->sha256 == plain_place->sha256);
  CHECK(place->size == plain_place->size);
  CHECK(plain == warc_record_bytes(resource_record(), std::string(20u << 20, 'q')) + "\r\n\r\n");

  int readings = 0;
  const auto changed = to_packed.write(
      resource_record(), [&](const ByteSink& to) { return to(std::string(20u << 20, ++readings == 1 ? 'a' : 'b')); });
  REQUIRE_FALSE(changed);
  CHECK(changed.error().code == Code::malformed);
  CHECK(to_packed.size() == place->length);
}

TEST_CASE("a full disk is an error of the writer") {
  WarcWriter writer([](std::string_view) -> Result<void> { return fail(Code::unavailable, "full"); });
  REQUIRE_FALSE(writer.write(resource_record(), "abc"));
  CHECK(writer.size() == 0);
  CHECK(file_sink(-1)("abc").error().text == "cannot write the archive: Bad file descriptor");
}

TEST_CASE("record ids") {
  const unsigned char random[16] = {0, 1, 2, 3, 4, 5, 0xF6, 7, 0xF8, 9, 10, 11, 12, 13, 14, 15};
  CHECK(warc_record_id(random) == "<urn:uuid:00010203-0405-4607-b809-0a0b0c0d0e0f>");
}
