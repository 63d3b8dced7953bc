// What is said of archives: intact ones, altered ones, and those of other writers.
#include "warc_build.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <functional>
#include <iterator>

using namespace claims;
using namespace claims::archive;
using Codes = std::vector<std::string>;

namespace {

const std::string http = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 24\r\n\r\n";
const std::string body = "<p>It was so in 2019.</p>";
const std::string response_block = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 25\r\n\r\n" + body;

// Three records as claims writes them.
std::vector<std::string> three_records() {
  std::vector<std::string> out;
  WarcRecord info{WarcType::warcinfo, "<urn:uuid:1>", "2026-11-24T03:00:00Z", "", "application/warc-fields", {}};
  WarcRecord response{WarcType::response,
                      "<urn:uuid:2>",
                      "2026-11-24T03:00:01Z",
                      "https://example.org/a",
                      "application/http; msgtype=response",
                      {{"WARC-IP-Address", "192.0.2.1"}}};
  WarcRecord request{WarcType::request,
                     "<urn:uuid:3>",
                     "2026-11-24T03:00:01Z",
                     "https://example.org/a",
                     "application/http; msgtype=request",
                     {}};
  out.push_back(warc_record_bytes(info, "software: claims\r\n") + "\r\n\r\n");
  out.push_back(warc_record_bytes(response, response_block) + "\r\n\r\n");
  out.push_back(warc_record_bytes(request, "GET /a HTTP/1.1\r\nHost: example.org\r\n\r\n") + "\r\n\r\n");
  return out;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

std::string without_digests(std::string text) {
  for (const std::string name : {"WARC-Block-Digest", "WARC-Payload-Digest"}) {
    const std::size_t at = text.find(name);
    if (at != std::string::npos) text.erase(at, text.find("\r\n", at) + 2 - at);
  }
  return text;
}

std::string flipped(std::string bytes, std::size_t at, int bit = 1) {
  bytes[at] = static_cast<char>(bytes[at] ^ bit);
  return bytes;
}

std::string joined(const Codes& codes) {
  std::string out;
  for (const std::string& code : codes) out += code + " ";
  return out;
}

}  // namespace

TEST_CASE("an intact archive has no problems and says what it was checked by") {
  const build::Outcome gz = build::check(build::packed(three_records()));
  CHECK(gz.codes == Codes{});
  CHECK(gz.summary.verdict == ArchiveVerdict::intact);
  CHECK(gz.summary.records == 3);
  CHECK(gz.summary.matched == Codes{"block sha256", "payload sha256"});
  std::string plain;
  for (const std::string& each : three_records()) plain += each;
  const build::Outcome warc = build::check(plain);
  CHECK(warc.codes == Codes{});
  CHECK(warc.summary.verdict == ArchiveVerdict::intact);
  CHECK(warc.summary.bytes == plain.size() - 12);
}

// One alteration each. What changes headers or the order of records, or both bytes and digests, shows only beside a
// proof: those rows say so with an empty list, and the verdict is never better than `intact`.
TEST_CASE("alterations of an archive without a proof") {
  using Alter = std::function<std::string(std::vector<std::string>)>;
  struct Row {
    const char* what;
    Alter alter;
    Codes codes;
    ArchiveVerdict verdict;
  };
  const auto in_response = [](const std::string& from, const std::string& to) {
    return [=](std::vector<std::string> r) {
      r[1] = replaced(r[1], from, to);
      return build::packed(r);
    };
  };
  const auto whole = [](const std::function<std::string(std::string)>& alter) {
    return [=](const std::vector<std::string>& r) { return alter(build::packed(r)); };
  };
  const std::string forged = "<p>It was so in 2018.</p>";
  const auto damaged = ArchiveVerdict::damaged;
  const auto intact = ArchiveVerdict::intact;
  const auto unverified = ArchiveVerdict::unverified;
  const Row rows[] = {
      {"payload byte", in_response("2019", "2018"), {"digest-mismatch", "payload-digest-mismatch"}, damaged},
      {"HTTP header byte", in_response("text/html", "text/htm1"), {"digest-mismatch"}, damaged},
      {"Content-Length + 1",
       in_response("Content-Length: 89", "Content-Length: 90"),
       {"digest-mismatch", "payload-digest-mismatch", "http-length", "length-wrong"},
       damaged},
      {"Content-Length - 1",
       in_response("Content-Length: 89", "Content-Length: 88"),
       {"digest-mismatch", "payload-digest-mismatch", "http-length", "length-wrong"},
       damaged},
      {"Content-Length of a million",
       in_response("Content-Length: 89", "Content-Length: 1000000"),
       {"length-wrong"},
       damaged},
      {"gzip bit", whole([](std::string b) { return flipped(b, 12, 4); }), {"gzip-data"}, damaged},
      {"gzip CRC", whole([](std::string b) { return flipped(b, b.size() - 8); }), {"gzip-crc"}, damaged},
      {"gzip ISIZE", whole([](std::string b) { return flipped(b, b.size() - 4); }), {"gzip-length"}, damaged},
      {"garbage behind", whole([](std::string b) { return b + "garbage"; }), {"not-a-record"}, damaged},
      {"zeros behind", whole([](std::string b) { return b + std::string(512, '\0'); }), {"zeros-at-end"}, damaged},
      {"first byte", whole([](std::string b) { return flipped(b, 0); }), {"gzip-header"}, damaged},
      {"unknown algorithm",
       in_response("WARC-Block-Digest: sha256", "WARC-Block-Digest: sha257"),
       {"digest-unknown"},
       unverified},
      {"cut in the last member",
       whole([](std::string b) { return b.substr(0, b.size() - 20); }),
       {"tail-cut"},
       damaged},
      {"cut in the last trailer",
       whole([](std::string b) { return b.substr(0, b.size() - 3); }),
       {"tail-cut"},
       damaged},
      {"one gzip member",
       [](const std::vector<std::string>& r) { return build::packed({r[0] + r[1] + r[2]}); },
       {"member-shared"},
       intact},
      {"HTTP Content-Length wrong, digests made again",
       [](std::vector<std::string> r) {
         WarcRecord response{WarcType::response,      "<urn:uuid:2>",     "2026-11-24T03:00:01Z",
                             "https://example.org/a", "application/http", {}};
         r[1] = warc_record_bytes(response, http + body) + "\r\n\r\n";
         return build::packed(r);
       },
       {"http-length"},
       intact},
      {"no WARC-Date", in_response("WARC-Date: 2026-11-24T03:00:01Z\r\n", ""), {"field-missing"}, damaged},
      {"WARC-Date of no day", in_response("2026-11-24T", "2026-11-31T"), {"date-malformed"}, damaged},
      {"Record-ID of another record", in_response("<urn:uuid:2>", "<urn:uuid:1>"), {"record-id-repeated"}, damaged},
      {"record twice",
       [](std::vector<std::string> r) { return build::packed({r[0], r[1], r[1], r[2]}); },
       {"record-id-repeated"},
       damaged},
      {"digests stripped",
       [](std::vector<std::string> r) {
         r[1] = without_digests(r[1]);
         return build::packed(r);
       },
       {},
       unverified},
      {"payload altered, digests stripped",
       [&](std::vector<std::string> r) {
         r[1] = replaced(without_digests(r[1]), body, forged);
         return build::packed(r);
       },
       {},
       unverified},
      {"empty file", [](const std::vector<std::string>&) { return std::string(); }, {"file-empty"}, damaged},
      // Not to be seen without a proof:
      {"Target-URI", in_response("https://example.org/a", "https://example.org/b"), {}, intact},
      {"WARC-Date", in_response("2026-11-24T", "2026-11-23T"), {}, intact},
      {"IP address", in_response("192.0.2.1", "192.0.2.2"), {}, intact},
      {"Record-ID, new", in_response("<urn:uuid:2>", "<urn:uuid:9>"), {}, intact},
      {"record left out", [](std::vector<std::string> r) { return build::packed({r[0], r[2]}); }, {}, intact},
      {"records swapped", [](std::vector<std::string> r) { return build::packed({r[0], r[2], r[1]}); }, {}, intact},
      {"payload and digests forged",
       [&](std::vector<std::string> r) {
         WarcRecord response{WarcType::response,      "<urn:uuid:2>",     "2026-11-24T03:00:01Z",
                             "https://example.org/a", "application/http", {}};
         r[1] = warc_record_bytes(response, replaced(response_block, body, forged)) + "\r\n\r\n";
         return build::packed(r);
       },
       {},
       intact},
      {"cut between records", [](std::vector<std::string> r) { return build::packed({r[0], r[1]}); }, {}, intact},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    const build::Outcome got = build::check(row.alter(three_records()));
    CHECK(joined(got.codes) == joined(row.codes));
    CHECK(name_of(got.summary.verdict) == std::string(name_of(row.verdict)));
  }
}

TEST_CASE("every single bit of a packed archive counts, but those of member headers that say nothing") {
  const std::string good = build::packed(three_records());
  std::vector<std::size_t> silent;
  std::vector<std::size_t> starts;
  for (std::size_t at = good.find(gzip_member_start); at != std::string::npos;
       at = good.find(gzip_member_start, at + 1))
    starts.push_back(at);
  REQUIRE(starts.size() == 3);
  for (std::size_t at = 0; at < good.size(); ++at)
    for (int bit = 1; bit < 256; bit *= 2) {
      const build::Outcome got = build::check(flipped(good, at, bit));
      const std::size_t in_member = at - *(std::upper_bound(starts.begin(), starts.end(), at) - 1);
      // Time, level and system of the member, and the flag "text"; the unused bits of the last packed byte.
      const auto next = std::upper_bound(starts.begin(), starts.end(), at);
      const std::size_t end = next == starts.end() ? good.size() : *next;
      const bool says_nothing =
          (in_member >= 4 && in_member < 10) || (in_member == 3 && bit == 1) || (at + 9 == end && bit > 1);
      if (got.summary.verdict == ArchiveVerdict::intact && !says_nothing)
        silent.push_back(at * 256 + static_cast<std::size_t>(bit));
    }
  CHECK(silent == std::vector<std::size_t>{});
}

TEST_CASE("after damage the reading goes on") {
  const auto records = three_records();
  std::string gz = build::packed(records);
  const std::size_t second = build::packed({records[0]}).size();
  for (const std::size_t at : {second + 1, second + 14, second + 40}) {
    const build::Outcome got = build::check(flipped(gz, at, 0x10));
    INFO(at << ": " << joined(got.codes));
    CHECK(got.summary.errors >= 1);
    CHECK(got.summary.records >= 2);
    CHECK(got.problems.front().offset == second);
  }
  const std::string plain = records[0] + "garbage\r\n" + records[1] + records[2];
  const build::Outcome got = build::check(plain);
  CHECK(got.codes == Codes{"not-a-record"});
  CHECK(got.problems[0].offset == records[0].size());
  CHECK(got.summary.records == 3);
  const build::Outcome longer =
      build::check(replaced(records[0] + records[1] + records[2], "Content-Length: 89", "Content-Length: 189"));
  CHECK(longer.summary.records == 3);
  CHECK(longer.codes.back() == "length-wrong");
  const build::Outcome cut =
      build::check((records[0] + records[1]).substr(0, records[0].size() + records[1].size() - 10));
  CHECK(cut.codes == Codes{"tail-cut"});
  const build::Outcome no_end =
      build::check((records[0] + records[1]).substr(0, records[0].size() + records[1].size() - 1));
  CHECK(no_end.codes == Codes{"tail-cut"});
  const build::Outcome in_head = build::check((records[0] + records[1]).substr(0, records[0].size() + 40));
  CHECK(in_head.codes == Codes{"tail-cut"});
  CHECK(build::check(records[0] + records[1] + std::string(100, '\0')).codes == Codes{"zeros-at-end"});
}

TEST_CASE("rules of headers") {
  struct Row {
    const char* version;
    const char* lines;
    Codes codes;
  };
  const std::string base = "WARC-Record-ID: <urn:uuid:1>\nWARC-Date: 2026-11-24T03:00:00Z\n";
  const std::string resource = "WARC-Type: resource\nWARC-Target-URI: https://example.org/\nContent-Type: text/plain\n";
  const Row rows[] = {
      {"1.1", "", {}},
      {"0.17", "", {}},
      {"0.18", "", {}},
      {"1.0", "", {}},
      {"2.0", "", {"version-unknown"}},
      {"1.1", "WARC-IP-Address: 2001:db8::1\n", {}},
      {"1.1", "WARC-IP-Address: 192.0.2.256\n", {"field-malformed"}},
      {"1.1", "WARC-IP-Address:\n", {"field-empty"}},
      {"1.1", "WARC-Filename: a.warc\n", {"field-not-allowed"}},
      {"1.1", "WARC-Refers-To: <urn:uuid:2>\n", {"field-not-allowed"}},
      {"1.1", "WARC-Concurrent-To: <urn:uuid:2>\nWARC-Concurrent-To: <urn:uuid:3>\n", {}},
      {"1.1", "WARC-Concurrent-To: urn:uuid:2\n", {"field-malformed"}},
      {"1.1", "Content-Type: text/plain\n", {"field-repeated"}},
      {"1.1", "WARC-Segment-Number: 1\n", {}},
      {"1.1", "WARC-Segment-Number: 2\n", {"segment-wrong"}},
      {"1.1", "WARC-Segment-Origin-ID: <urn:uuid:2>\n", {"field-not-allowed"}},
      {"1.1", "WARC-Truncated: length\n", {}},
      {"1.1", "X-Other: anything; at all\n", {}},
      {"1.1", "X-Folded: one\n two\n", {}},
      {"1.1", "no field\n", {"header-line"}},
      {"1.1", "X-Bytes: \xFF\xFE\n", {"header-line"}},
      {"1.1", "X-Name: \xC3\xA9\n", {}},
      {"1.1", "X-Word: =?utf-8?Q?a?=\n", {}},
      {"1.1", "X-Word: a=?b?Q?c?d\n", {"encoded-word"}},
      {"1.1", "X-Query: /search?a=?b&c=?d\n", {}},
      {"1.1", "WARC-Block-Digest: sha1:ABC\n", {"digest-malformed"}},
      {"1.1", "WARC-Block-Digest: crc32:00000000\n", {"digest-unknown"}},
  };
  for (const Row& row : rows) {
    INFO(row.version << " " << row.lines);
    CHECK(joined(build::check(build::record(resource + base + row.lines, "x", row.version)).codes) ==
          joined(row.codes));
  }
  struct Whole {
    std::string lines;
    Codes codes;
  };
  const Whole wholes[] = {
      {base + "WARC-Type: warcinfo\nContent-Type: application/warc-fields\n", {}},
      {base + "WARC-Type: warcinfo\nContent-Type: text/plain\n", {"content-type-unusual"}},
      {base + "WARC-Type: warcinfo\nContent-Type: application/warc-fields\nWARC-Target-URI: https://example.org/\n",
       {"field-not-allowed"}},
      {base + "WARC-Type: metadata\nContent-Type: text/plain\n", {}},
      {base + "WARC-Type: metadata\n", {"content-type-missing"}},
      {base + "WARC-Type: resource\nContent-Type: text/plain\n", {"field-missing"}},
      {base + "WARC-Type: monkeys\nContent-Type: text/plain\n", {"type-unknown"}},
      {base + "Content-Type: text/plain\n", {"field-missing"}},
      {base + "WARC-Type: revisit\nWARC-Target-URI: https://example.org/\nContent-Type: text/plain\n",
       {"field-missing"}},
      {base + "WARC-Type: revisit\nWARC-Target-URI: https://example.org/\nContent-Type: text/plain\nWARC-Profile: "
              "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest\n"
              "WARC-Refers-To: <urn:uuid:0>\nWARC-Refers-To-Target-URI: https://example.org/\nWARC-Refers-To-Date: "
              "2026-11-23T00:00:00Z\n",
       {}},
      {base + "WARC-Type: continuation\nWARC-Target-URI: https://example.org/\nWARC-Segment-Number: "
              "2\nWARC-Segment-Origin-ID: <urn:uuid:0>\n",
       {}},
      {base + "WARC-Type: continuation\nWARC-Target-URI: https://example.org/\nWARC-Segment-Number: "
              "1\nWARC-Segment-Origin-ID: <urn:uuid:0>\n",
       {"segment-wrong"}},
      {base + "WARC-Type: continuation\nWARC-Target-URI: https://example.org/\n", {"field-missing", "field-missing"}},
      {base + "warc-type: RESOURCE\nwarc-target-uri: <https://example.org/>\ncontent-type: TEXT/PLAIN\n",
       {"uri-in-brackets"}},
      {base + "WARC-Type: resource\nWARC-Target-URI: https://example.org/a b\nContent-Type: text/plain\n",
       {"field-malformed"}},
  };
  for (const Whole& row : wholes) {
    INFO(row.lines);
    CHECK(joined(build::check(build::record(row.lines, "x")).codes) == joined(row.codes));
  }
  for (const char* date : {"2026", "2026-11", "2026-11-24", "2026-11-24T03:00Z", "2026-11-24T03:00:00.123456789Z",
                           "2024-02-29T00:00:00Z"}) {
    INFO(date);
    CHECK(build::check(replaced(build::resource("1", ""), "2026-11-24T03:00:00Z", date)).codes == Codes{});
  }
  for (const char* date :
       {"blue monday", "2026-13-01", "2026-02-29T00:00:00Z", "2026-11-24T24:00:00Z", "2026-11-24T03:00:00+01:00",
        "2026-11-24T03:00:00.1234567890Z", "2026-11-24T03:00:00.Z", "20261124030000", "2026-11-24 03:00:00Z"}) {
    INFO(date);
    CHECK(build::check(replaced(build::resource("1", ""), "2026-11-24T03:00:00Z", date)).codes ==
          Codes{"date-malformed"});
  }
}

TEST_CASE("lines and lengths that other writers leave") {
  struct Row {
    const char* what;
    std::string bytes;
    Codes codes;
    std::uint64_t records;
  };
  const std::string one = build::resource("1", "abc"), two = build::resource("2", "def");
  std::string feeds;
  for (const char c : one)
    if (c != '\r') feeds += c;
  const std::string no_length = replaced(one, "Content-Length: 3\r\n", "");
  const std::string bad_length = replaced(one, "Content-Length: 3", "Content-Length: three");
  const Row rows[] = {
      {"one CRLF", one.substr(0, one.size() - 2) + two, {"record-end"}, 2},
      {"no CRLF", one.substr(0, one.size() - 4) + two, {"record-end"}, 2},
      {"three CRLF", one + "\r\n" + two, {"record-end"}, 2},
      {"LF alone", feeds + two, {"header-line-end", "record-end"}, 2},
      {"no length", no_length + two, {"field-missing"}, 2},
      {"length in words", bad_length + two, {"length-malformed"}, 2},
      {"length too small", replaced(one, "Length: 3", "Length: 2") + two, {"length-wrong"}, 2},
      {"length swallows the next", replaced(one, "Length: 3", "Length: 30") + two, {"length-wrong"}, 2},
      {"length beyond the file", replaced(one, "Length: 3", "Length: 3000") + two, {"length-wrong"}, 2},
      {"length beyond the file, alone", replaced(one, "Length: 3", "Length: 3000"), {"tail-cut"}, 1},
      {"huge length", replaced(one, "Length: 3", "Length: 18446744073709551615") + two, {"limit"}, 2},
      {"header without an end", std::string("WARC/1.1\r\nWARC-Type: resource\r\n"), {"tail-cut", "file-empty"}, 0},
      {"packed header without an end", build::packed({"WARC/1.1\r\nWARC-Type: resource\r\n", two}), {"header-cut"}, 1},
      {"split over two members",
       build::packed({one.substr(0, one.size() - 6), one.substr(one.size() - 6), two}),
       {"member-split"},
       2},
      {"member without the two CRLF", build::packed({one.substr(0, one.size() - 4), two}), {"record-end"}, 2},
      {"member that ends in the block", build::packed({one.substr(0, one.size() - 5), two}), {"length-wrong"}, 2},
      {"garbage in a member", build::packed({one + "garbage", two}), {"not-a-record"}, 2},
      {"garbage between members", build::packed({one}) + "garbage" + build::packed({two}), {"not-a-record"}, 2},
      {"empty lines alone", "\r\n\r\n" + one, {"record-end"}, 1},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    const build::Outcome got = build::check(row.bytes);
    CHECK(joined(got.codes) == joined(row.codes));
    CHECK(got.summary.records == row.records);
  }
  CHECK(build::check("PK\x03\x04 something else").refused);
  CHECK(build::check("filedesc://a.arc 0.0.0.0 20260101000000 text/plain 10\n").refused);
  CHECK(build::check(std::string(10000, '\0')).refused);
}

TEST_CASE("limits of headers") {
  const std::string two = build::resource("2", "def");
  std::string many;
  for (std::size_t i = 0; i < max_header_fields; ++i) many += "X-" + std::to_string(i) + ": 1\n";
  const build::Outcome fields = build::check(build::resource("1", "abc", many) + two);
  CHECK(std::count(fields.codes.begin(), fields.codes.end(), "limit") == 1);
  CHECK(fields.summary.records == 2);
  const build::Outcome bytes =
      build::check(build::resource("1", "abc", "X: " + std::string(max_header_bytes, 'x') + "\n") + two);
  CHECK(bytes.codes == Codes{"limit"});
  CHECK(bytes.summary.records == 1);
  CHECK(build::check(build::resource("1", "abc", "X: " + std::string(max_header_bytes - 1000, 'x') + "\n")).codes ==
        Codes{});
}

TEST_CASE("which digest matched is said") {
  const std::string chunks = "3\r\nabc\r\n0\r\n\r\n";
  const std::string chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks;
  const std::string plain = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc";
  // "abc", by gzip and by brotli.
  std::string gz;
  append_gzip_member(gz, "abc");
  const std::string br("\x0b\x01\x80\x61\x62\x63\x03", 7);
  const auto coded = [](const std::string& coding, const std::string& bytes) {
    return "HTTP/1.1 200 OK\r\nContent-Encoding: " + coding + "\r\n\r\n" + bytes;
  };
  struct Row {
    const char* what;
    std::string block, digested, match;
    Codes codes;
  };
  const Row rows[] = {
      {"plain", plain, "abc", "payload ALG", {}},
      {"chunks removed", chunked, "abc", "payload ALG, chunks removed", {}},
      {"chunks kept", chunked, chunks, "payload ALG, chunks kept", {"payload-digest-of-chunks"}},
      {"gzip kept", coded("gzip", gz), gz, "payload ALG", {}},
      {"gzip removed", coded("gzip", gz), "abc", "payload ALG, content coding removed", {"payload-digest-of-content"}},
      {"brotli kept", coded("br", br), br, "payload ALG", {}},
      {"brotli removed", coded("br", br), "abc", "payload ALG, content coding removed", {"payload-digest-of-content"}},
      {"said to be chunked", replaced(chunked, chunks, "abc"), "abc", "payload ALG, chunks kept", {"http-chunks"}},
      {"another", plain, "abd", "", {"payload-digest-mismatch"}},
      {"no HTTP", "abc", "abc", "", {"payload-digest-mismatch", "http-head"}},
  };
  for (const DigestAlgorithm algorithm : {DigestAlgorithm::md5, DigestAlgorithm::sha1, DigestAlgorithm::sha256,
                                          DigestAlgorithm::sha384, DigestAlgorithm::sha512})
    for (const Row& row : rows) {
      INFO(name_of(algorithm) << ": " << row.what);
      const std::string lines =
          "WARC-Type: response\nWARC-Record-ID: <urn:uuid:1>\nWARC-Date: 2026-11-24T03:00:00Z\n"
          "WARC-Target-URI: https://example.org/\nContent-Type: application/http;msgtype=response\n"
          "WARC-Payload-Digest: " +
          build::digest(algorithm, row.digested) + "\n";
      const build::Outcome got = build::check(build::record(lines, row.block));
      CHECK(joined(got.codes) == joined(row.codes));
      const Codes match = row.match.empty() ? Codes{} : Codes{replaced(row.match, "ALG", name_of(algorithm))};
      CHECK(got.summary.matched == match);
      CHECK(got.summary.unverified == 1);  // nothing vouches for the head of the message
    }
  // The payload of a resource is its block: either digest vouches for all of it.
  for (const char* field : {"WARC-Block-Digest: ", "WARC-Payload-Digest: "}) {
    const build::Outcome got =
        build::check(build::resource("1", "abc", field + build::digest(DigestAlgorithm::md5, "abc") + "\n"));
    CHECK(got.codes == Codes{});
    CHECK(got.summary.verdict == ArchiveVerdict::intact);
  }
  CHECK(build::check(build::resource("1", "abc")).summary.verdict == ArchiveVerdict::unverified);
  CHECK(build::check(build::resource("1", "")).summary.verdict == ArchiveVerdict::intact);
}

TEST_CASE("digests of bytes that stand elsewhere are counted, not compared") {
  const std::string base =
      "WARC-Record-ID: <urn:uuid:1>\nWARC-Date: 2026-11-24T03:00:00Z\nWARC-Target-URI: https://example.org/\n";
  const std::string digests =
      "WARC-Payload-Digest: " + build::digest(DigestAlgorithm::sha1, "elsewhere") + "\nWARC-Block-Digest: ";
  const std::string head = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n";
  struct Row {
    std::string lines, block;
  };
  const Row rows[] = {
      {"WARC-Type: revisit\nContent-Type: application/http\nWARC-Profile: "
       "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest\n",
       head},
      {"WARC-Type: response\nContent-Type: application/http\nWARC-Segment-Number: 1\n", "HTTP/1.1 200 OK\r\n\r\nelse"},
      {"WARC-Type: continuation\nWARC-Segment-Number: 2\nWARC-Segment-Origin-ID: <urn:uuid:0>\n", "where"},
  };
  for (const Row& row : rows) {
    INFO(row.lines);
    const build::Outcome got = build::check(
        build::record(base + row.lines + digests + build::digest(DigestAlgorithm::sha1, row.block) + "\n", row.block));
    CHECK(got.codes == Codes{});
    CHECK(got.summary.elsewhere == 1);
    CHECK(got.summary.verdict == ArchiveVerdict::intact);
    CHECK(got.summary.matched == Codes{"block sha1"});
  }
}

TEST_CASE("HTTP lengths are wrong only where the body should be there") {
  struct Row {
    const char* what;
    std::string block, more;
    Codes codes;
  };
  const std::string ten = "Content-Length: 10\r\n\r\n";
  const Row rows[] = {
      {"short", "HTTP/1.1 200 OK\r\n" + ten + "abc", "", {"http-length"}},
      {"truncated, and said so", "HTTP/1.1 200 OK\r\n" + ten + "abc", "WARC-Truncated: length\n", {}},
      {"no body: HEAD", "HTTP/1.1 200 OK\r\n" + ten, "", {}},
      {"304", "HTTP/1.1 304 Not Modified\r\n" + ten, "", {}},
      {"no number", "HTTP/1.1 200 OK\r\nContent-Length: ten\r\n\r\nabc", "", {}},
      {"chunks break off", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nab", "", {"http-chunks"}},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    const std::string lines =
        "WARC-Type: response\nWARC-Record-ID: <urn:uuid:1>\nWARC-Date: 2026-11-24T03:00:00Z\n"
        "WARC-Target-URI: https://example.org/\nContent-Type: application/http\n" +
        row.more;
    CHECK(joined(build::check(build::record(lines, row.block)).codes) == joined(row.codes));
  }
}

TEST_CASE("records larger than any buffer, packed and plain") {
  std::string block;
  for (int i = 0; block.size() < (40u << 20); ++i) block += "line " + std::to_string(i * 7919) + "\n";
  const std::string one =
      build::resource("1", block, "WARC-Block-Digest: " + build::digest(DigestAlgorithm::sha512, block) + "\n");
  const std::string two =
      build::resource("2", "abc", "WARC-Block-Digest: " + build::digest(DigestAlgorithm::sha512, "abc") + "\n");
  for (const std::string& file : {one + two, build::packed({one, two}), build::packed({one + two})}) {
    const build::Outcome got = build::check(file);
    CHECK(got.summary.records == 2);
    CHECK(got.summary.errors == 0);
    CHECK(got.summary.verdict == ArchiveVerdict::intact);
  }
  const std::string packed = build::packed({one, two});
  const build::Outcome flip = build::check(flipped(packed, 3u << 20, 8));
  CHECK(flip.summary.verdict == ArchiveVerdict::damaged);
  CHECK(flip.summary.records == 2);
}

TEST_CASE("a record of more than four gigabytes streams") {
  struct Huge : WarcInput {
    std::string head;
    std::uint64_t size;
    explicit Huge(std::uint64_t block) {
      head = build::resource("1", "");
      head = replaced(head.substr(0, head.size() - 4), "Content-Length: 0", "Content-Length: " + std::to_string(block));
      size = head.size() + block + 4;
    }
    Result<std::size_t> read(std::uint64_t offset, char* to, std::size_t count) override {
      std::size_t done = 0;
      while (done < count && offset + done < size) {
        const std::uint64_t at = offset + done;
        if (at < head.size()) to[done++] = head[static_cast<std::size_t>(at)];
        else if (at >= size - 4) to[done] = "\r\n\r\n"[at - (size - 4)], ++done;
        else {
          const std::size_t run = static_cast<std::size_t>(std::min<std::uint64_t>(count - done, size - 4 - at));
          std::memset(to + done, 'x', run);
          done += run;
        }
      }
      return done;
    }
  };
  Huge huge((5ull << 30) + 7);
  const build::Outcome got = build::check(huge);
  CHECK(got.codes == Codes{});
  CHECK(got.summary.records == 1);
  CHECK(got.summary.bytes == huge.size - 4);
}

TEST_CASE("records are handed over with the digest that a log binds") {
  const auto records = three_records();
  const std::string file = build::packed(records);
  MemoryInput input(file);
  ArchiveSummary summary;
  WarcCheckOptions options;
  std::vector<std::string> digests;
  options.member = "archive/data.warc.gz";
  options.record = [&](const CheckedRecord& record) {
    digests.push_back(record.sha256);
    CHECK(record.size == records[digests.size() - 1].size() - 4);
  };
  REQUIRE(check_warc(input, [](const ArchiveProblem&) {}, summary, options));
  Codes expected;
  for (const std::string& each : records)
    expected.push_back(build::digest(DigestAlgorithm::sha256, each.substr(0, each.size() - 4)).substr(7));
  CHECK(digests == expected);
}

TEST_CASE("parts of a file are read as files") {
  const std::string inside = build::packed(three_records());
  const std::string outside = "head" + inside + "tail";
  MemoryInput whole(outside);
  PartInput part(whole, 4, inside.size());
  CHECK(build::check(part).summary.verdict == ArchiveVerdict::intact);
  FileInput none;
  CHECK(none.open("/nowhere/at.all").error().code == Code::not_found);
  FileInput folder;
  CHECK(folder.open("/").error().code == Code::unreadable);
}

TEST_CASE("the page of problems is the table") {
  std::ifstream in(std::string(CLAIMS_FIXTURES) + "/../docs/formats/archive-problems.md");
  const std::string page{std::istreambuf_iterator<char>(in), {}};
  CHECK(page.find(problems_page()) != std::string::npos);
  std::string last;
  for (const ProblemCode& row : problem_codes()) {
    CHECK(last < row.code);
    last = row.code;
  }
  CHECK_THROWS(make_problem("no-such-code", 0, "", ""));
  CHECK(shown(std::string("a\n\xFF") + std::string(100, 'b')) == "\"a??" + std::string(77, 'b') + "...\"");
}
