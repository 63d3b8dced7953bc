// The case folder: what is kept, what is repaired, and what failures leave.
#include "failing_database.h"
#include "fetch_fakes.h"
#include "store/digest.h"
#include "store/folder.h"
#include "store/member.h"

#include <catch2/catch.hpp>

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <zlib.h>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

using namespace claims;
using fakes::TemporaryFolder;
using store::Folder;
using store::Record;
using store::sha256;

namespace {

// A retrieval that one exchange led to; the text is the body.
struct Page {
  std::string locator, body, text, time = "2024-06-20T08:30:00Z";
  SourceState state = SourceState::retrieved;
  std::string coding = {}, raw = {}, head = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n";
};

Result<void> keep(Folder& kept, const Page& page) {
  Record record;
  Source& source = record.source;
  source.locator = page.locator;
  source.state = page.state;
  record.time = page.time;
  if (page.state == SourceState::retrieved) {
    store::Exchange exchange;
    exchange.role = "document";
    exchange.url = source.url = "https://a.example/page";
    exchange.started = source.retrieved = page.time;
    exchange.status = 200;
    exchange.head = page.head;
    exchange.head_sha256 = sha256(page.head);
    const std::string& raw = page.raw.empty() ? page.body : page.raw;
    exchange.body_sha256 = sha256(raw);
    exchange.body_size = raw.size();
    exchange.content_coding = page.coding;
    if (!page.coding.empty()) exchange.decoded_sha256 = sha256(page.body);
    exchange.address = "192.0.2.1:443";
    if (auto put = kept.put(exchange, "GET /page HTTP/1.1\r\nHost: a.example\r\n\r\n", raw); !put) return put;
    source.sha256 = sha256(page.body);
    record.size = page.body.size();
    if (!page.text.empty()) source.text_sha256 = sha256(page.text);
    record.exchanges.push_back(exchange);
  }
  return kept.add(record, page.text);
}

void keep_and_commit(Folder& kept, const Page& page) {
  REQUIRE(keep(kept, page));
  REQUIRE(kept.commit());
}

std::string content(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void append(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::app) << bytes;
}

std::map<std::string, std::string> contents(const std::string& path) {
  std::map<std::string, std::string> out;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(path))
    out[entry.path().string()] = entry.is_regular_file() ? content(entry.path().string()) : "folder";
  return out;
}

// The records of an archive file, uncompressed.
std::vector<std::string> records_of(const std::string& path) {
  const std::string bytes = content(path);
  std::vector<std::string> out;
  for (std::size_t at = 0; at < bytes.size();) {
    auto member = store::read_member(std::string_view(bytes).substr(at), 0).value();
    at += member.length;
    out.push_back(std::move(member.record));
  }
  return out;
}

std::vector<std::string> types_of(const std::string& path) {
  std::vector<std::string> out;
  for (const std::string& record : records_of(path)) {
    out.emplace_back(store::warc_field(record, "WARC-Type"));
    if (store::warc_field(record, "WARC-Target-URI") == "urn:claims:commit") out.back() = "commit";
  }
  return out;
}

// Lets one kind of call fail from its n-th time on.
struct Failing : store::Files {
  std::string call;
  int after = 0, error = ENOSPC;
  ssize_t at_most = -1;  // bytes that a failing write still takes

  bool fails(const char* name) { return call == name && after-- <= 0; }
  int open(const std::string& path, int flags) override {
    return (flags & O_CREAT) != 0 && fails("open") ? -error : Files::open(path, flags);
  }
  ssize_t write(int file, const void* from, std::size_t size) override {
    if (!fails("write")) return Files::write(file, from, size);
    if (at_most > 0 && static_cast<std::size_t>(at_most) < size) {
      const ssize_t part = std::exchange(at_most, -1);
      return Files::write(file, from, static_cast<std::size_t>(part));
    }
    return -error;
  }
  int sync(int file) override { return fails("sync") ? -error : Files::sync(file); }
  int sync_data(int file) override { return fails("sync_data") ? -error : Files::sync_data(file); }
  int make_folder(const std::string& path) override { return fails("make_folder") ? -error : Files::make_folder(path); }
};

std::string gzip(const std::string& text) {
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
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

constexpr const char* first_file = "/archive/00001.warc.gz";

}  // namespace

TEST_CASE("case: what was committed is there for the next one") {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/deep/case/";
  {
    auto kept = Folder::open(path, true).value();
    keep_and_commit(*kept, {"https://a.example/", "<p>one", "one"});
    REQUIRE(keep(*kept, {"https://a.example/never", "committed", ""}));
  }
  auto kept = open_case(path, false).value();
  CHECK(kept->repairs().empty());
  const std::vector<std::string> locators = {"https://a.example/", "https://a.example/never", "un:none"};
  const auto sources = kept->sources(locators).value();
  REQUIRE(sources.size() == 1);
  CHECK(sources[0].locator == "https://a.example/");
  CHECK(sources[0].text == "one");
  CHECK(kept->bytes(sources[0].sha256).value() == "<p>one");
  CHECK(kept->bytes(sha256("committed")).error().code == Code::not_found);
  CHECK(kept->bytes("../../etc/passwd").error().code == Code::not_found);
  CHECK(kept->retrievals().value().size() == 1);
}

TEST_CASE("case: what a retrieval is in the archive") {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/case";
  {
    auto kept = Folder::open(path, true).value();
    REQUIRE(kept->put("PEM", sha256("PEM"), "application/pem-certificate-chain"));
    REQUIRE(kept->put("PEM", sha256("PEM"), "application/pem-certificate-chain"));  // once
    keep_and_commit(*kept, {"un:S/RES/1718 (2006)", "<p>one", "one"});
    keep_and_commit(*kept, {"un:S/RES/1718 (2006)", "<p>one", "one", "2024-06-21T08:30:00Z"});
  }
  CHECK(types_of(path + first_file) == std::vector<std::string>{"warcinfo", "resource", "request", "response",
                                                                "conversion", "metadata", "commit", "request",
                                                                "revisit", "metadata", "commit"});
  const auto records = records_of(path + first_file);
  const auto field = [&](std::size_t record, std::string_view name) {
    return std::string(store::warc_field(records[record], name));
  };
  const auto block = [&](std::size_t record) { return records[record].substr(store::block_start(records[record])); };
  CHECK(block(0).starts_with("software: claims/"));
  CHECK(block(1) == "PEM");
  CHECK(block(2) == "GET /page HTTP/1.1\r\nHost: a.example\r\n\r\n");
  CHECK(block(3) == "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n<p>one");
  CHECK(block(4) == "one");
  CHECK(block(6) == R"({"first":0,"records":7})");
  CHECK(block(8) == "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n");
  CHECK(block(10) == R"({"first":7,"records":4})");
  CHECK(field(2, "WARC-Concurrent-To") == field(3, "WARC-Record-ID"));
  CHECK(field(3, "WARC-Concurrent-To") == field(2, "WARC-Record-ID"));
  CHECK(field(3, "WARC-IP-Address") == "192.0.2.1");
  CHECK(field(3, "WARC-Payload-Digest") == "sha256:" + sha256("<p>one"));
  CHECK(field(3, "WARC-Block-Digest") == "sha256:" + sha256(block(3)));
  CHECK(field(3, "WARC-Warcinfo-ID") == field(0, "WARC-Record-ID"));
  CHECK(field(4, "WARC-Refers-To") == field(3, "WARC-Record-ID"));
  CHECK(field(5, "WARC-Target-URI") == "urn:claims:un:S/RES/1718%20(2006)");
  CHECK(field(5, "WARC-Refers-To") == field(3, "WARC-Record-ID"));
  CHECK(field(8, "WARC-Profile") == "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest");
  CHECK(field(8, "WARC-Refers-To") == field(3, "WARC-Record-ID"));
  CHECK(field(8, "WARC-Refers-To-Target-URI") == "https://a.example/page");
  CHECK(field(8, "WARC-Refers-To-Date") == "2024-06-20T08:30:00Z");
  CHECK(field(8, "WARC-Payload-Digest") == field(3, "WARC-Payload-Digest"));
}

TEST_CASE("case: all of a record comes back") {
  Record record;
  Source& source = record.source;
  source.locator = "un:S/RES/1718 (2006)";
  source.state = SourceState::retrieved;
  source.sha256 = source.text_sha256 = sha256("text");
  record.size = 4;
  record.time = "2024-06-20T08:30:01Z";
  source.problem = "a \"quoted\" problem\n";
  source.url = "https://a.example/?a=\\";
  source.retrieved = "2024-06-20T08:30:00Z";
  source.media_type = "text/html";
  source.plugin = "org.example.a 1.0";
  source.plugin_sha256 = sha256("plugin");
  source.facts = {{FactType::date, "adopted", "2006-10-14", "", "Adopted on 14 October"},
                  {FactType::number, "vote.yes", "15", "Council", ""}};
  store::Exchange exchange;
  exchange.role = "document";
  exchange.url = source.url;
  exchange.attempt = 2;
  exchange.started = "2024-06-20T08:29:59Z";
  exchange.milliseconds = 12;
  exchange.status = 200;
  exchange.problem = "p";
  exchange.redirect = "r";
  exchange.record = "<urn:uuid:0>";
  exchange.head_sha256 = sha256("head");
  exchange.body_sha256 = sha256("b");
  exchange.body_size = 7'000'000'000;
  exchange.content_coding = "gzip";
  exchange.decoded_sha256 = sha256("d");
  exchange.decoded_size = 9;
  exchange.media_type = "text/html";
  exchange.charset = "utf-8";
  exchange.etag = "W/\"x\"";
  exchange.last_modified = "Thu, 20 Jun 2024 08:00:00 GMT";
  exchange.address = "[2001:db8::1]:443";
  exchange.http_version = "2";
  exchange.tls_version = "TLSv1.3";
  exchange.certificates = {sha256("c1"), sha256("c2")};
  record.exchanges = {exchange, {}};
  record.imported = {{"2024-07-01T00:00:00Z", "x.wacz", sha256("x"), "proved", "archive/data.warc.gz", 7, 3,
                      "<urn:uuid:1>", sha256("r"), "Crawler/1"},
                     {"2024-07-02T00:00:00Z", "y.warc", sha256("y"), "damaged", "", 8, 4, "", sha256("s"), ""}};
  const std::string json = store::to_json(record);
  CHECK(json.find('\n') == std::string::npos);
  const Record back = store::parse_record(json).value();
  CHECK(back.exchanges.at(0).record == exchange.record);
  CHECK(back.exchanges.at(0).content() == sha256("d"));
  CHECK(back.exchanges.size() == 2);
  CHECK(back.source.imported == "y.warc, byte 8 (SHA-256 of the file " + sha256("y") + ")");
  CHECK(store::to_json(back) == json);
}

TEST_CASE("case: bodies come back with and without their coding, heads too") {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/case";
  const std::string plain(5000, 'x'), packed = gzip(plain);
  const std::string head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nX: \xE9\xFF\r\n\r\n";
  const std::string chunked = "HTTP/1.1 200 OK\r\ntransfer-encoding: gzip, Chunked\r\n\r\n";
  auto kept = Folder::open(path, true).value();
  REQUIRE(keep(*kept, {"a:packed", plain, "", "2024-06-20T08:30:00Z", SourceState::retrieved, "gzip", packed, head}));
  REQUIRE(keep(*kept, {"a:chunks", "body", "", "2024-06-20T08:30:00Z", SourceState::retrieved, "", "", chunked}));
  REQUIRE(keep(*kept, {"a:none", "", "", "2024-06-20T08:30:00Z", SourceState::retrieved, "", "", chunked}));
  for (int round = 0; round < 2; ++round) {  // waiting, and committed
    for (const std::string& bytes : {plain, packed, head, chunked, std::string("body"), std::string()})
      CHECK(kept->object(sha256(bytes)).value() == bytes);
    REQUIRE(kept->commit());
  }
  const auto records = records_of(path + first_file);
  CHECK(records[5].substr(store::block_start(records[5])) == chunked + "4\r\nbody\r\n0\r\n\r\n");
  CHECK(store::warc_field(records[5], "WARC-Payload-Digest") == "sha256:" + sha256("body"));
  CHECK(records[8].substr(store::block_start(records[8])) == chunked + "0\r\n\r\n");
}

TEST_CASE("case: what a server sends cannot end a header of the archive") {
  const TemporaryFolder folder;
  auto kept = Folder::open(folder.path() + "/case", true).value();
  store::Exchange exchange;
  exchange.url = "https://a.example/";
  exchange.started = "2024-06-20T08:30:00Z";
  exchange.status = 200;
  exchange.head = "HTTP/1.1 200 OK\r\n\r\n";
  exchange.media_type = "text/plain\r\nWARC-Type: warcinfo\r\n\r\n";
  REQUIRE(kept->put(exchange, "GET / HTTP/1.1\r\n\r\n", "x"));
  REQUIRE(kept->commit());
  CHECK(types_of(folder.path() + "/case" + first_file) ==
        std::vector<std::string>{"warcinfo", "request", "response", "commit"});
}

TEST_CASE("case: of one locator the last answer counts, not the last failure") {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/case";
  auto kept = Folder::open(path, true).value();
  keep_and_commit(*kept, {"a:1", "one", "", "2024-06-20T08:30:00Z"});
  keep_and_commit(*kept, {"a:1", "two", "", "2024-06-21T08:30:00Z"});
  keep_and_commit(*kept, {"a:1", "", "", "2024-06-22T08:30:00Z", SourceState::unreachable});
  keep_and_commit(*kept, {"a:2", "", "", "2024-06-22T08:30:00Z", SourceState::unreachable});
  keep_and_commit(*kept, {"a:3", "", "", "2024-06-22T08:30:00Z", SourceState::missing});
  for (int round = 0; round < 2; ++round) {  // as written, and as read again
    CHECK(kept->last("a:1", true).value()->source.sha256 == sha256("two"));
    CHECK(kept->last("a:1", false).value()->source.state == SourceState::unreachable);
    CHECK(kept->last("a:2", true).value()->source.state == SourceState::unreachable);
    CHECK(kept->last("a:3", true).value()->source.state == SourceState::missing);
    CHECK_FALSE(kept->last("a:4", true).value());
    // As of a day.
    CHECK(kept->last("a:1", true, "2024-06-20T08:30:00Z").value()->source.sha256 == sha256("one"));
    CHECK(kept->last("a:1", true, "2024-06-21T08:29:59Z").value()->source.sha256 == sha256("one"));
    CHECK(kept->last("a:1", true, "2024-06-23T00:00:00Z").value()->source.sha256 == sha256("two"));
    CHECK_FALSE(kept->last("a:1", true, "2024-06-20T08:29:59Z").value());
    kept.reset();
    kept = Folder::open(path, true).value();
  }
  auto reader = open_case(path, false).value();
  const auto all = reader->retrievals("a:1").value();
  REQUIRE(all.size() == 3);
  CHECK(all[0].sha256 == sha256("one"));
  CHECK(reader->source(all[0]).value().retrieved == "2024-06-20T08:30:00Z");
  CHECK(reader->bytes(all[0].sha256).value() == "one");
  CHECK(all[2].state == SourceState::unreachable);
  CHECK(all[2].time == "2024-06-22T08:30:00Z");
  CHECK(reader->retrievals().value().size() == 5);
  CHECK(reader->source(Retrieval{999, "", "", {}, "", 0, ""}).error().code == Code::not_found);
}

TEST_CASE("case: what was kept unread gets what was read from it later") {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/case", page = "https://a.example/page";
  const auto shown = [&] {
    auto kept = open_case(path, false).value();
    std::string out;
    const auto sources = kept->sources({&page, 1}).value();
    const auto retrievals = kept->retrievals().value();
    for (const Source& each : sources) out += (each.unread ? "unread" : each.text + " by " + each.plugin) + "; ";
    for (const Retrieval& each : retrievals) out += each.locator + " " + each.time + "; ";
    return out;
  };
  {
    auto kept = Folder::open(path, true).value();
    keep_and_commit(*kept, {page, "<p>one", ""});
    Record unread = kept->last(page, true).value().value();
    unread.source.unread = true;
    REQUIRE(kept->add(unread, ""));
    REQUIRE(kept->commit());
  }
  const std::string listed = page + " 2024-06-20T08:30:00Z; " + page + " 2024-06-20T08:30:00Z; ";
  CHECK(shown() == "unread; " + listed);
  {
    auto kept = Folder::open(path, true).value();
    Record reading = kept->last(page, true).value().value();
    reading.source.locator = store::reading_locator(reading);
    CHECK(reading.source.locator == "claims-reading:" + sha256("<p>one") + ";;");
    reading.source.unread = false;
    reading.source.text_sha256 = sha256("one");
    reading.source.plugin = "org.example.html 2.0.0";
    reading.time = "2026-01-01T00:00:00Z";
    REQUIRE(kept->add(reading, "one"));
    REQUIRE(kept->commit());
  }
  const std::string read = "one by org.example.html 2.0.0; " + listed;
  CHECK(shown() == read);
  const auto records = records_of(path + first_file);
  const auto conversion = std::find_if(records.begin(), records.end(), [](const std::string& record) {
    return store::warc_field(record, "WARC-Type") == "conversion";
  });
  REQUIRE(conversion != records.end());
  CHECK(store::warc_field(*conversion, "WARC-Refers-To") == store::warc_field(records[2], "WARC-Record-ID"));
  for (const char* const end : {"", "-wal", "-shm"}) std::filesystem::remove(path + "/index.sqlite" + end);
  CHECK(examine_case(path, true, [](const std::string&) {}).value().problems == 0);
  CHECK(shown() == read);
}

TEST_CASE("case: a held index is that of the first look, and a commit lets it go") {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/case";
  auto a = Folder::open(path, true).value(), b = Folder::open(path, true).value();
  a->hold_index();
  CHECK_FALSE(a->last("a:1", true).value());
  keep_and_commit(*b, {"a:1", "one", "one"});
  CHECK_FALSE(a->last("a:1", true).value());
  a->release_index();
  CHECK(a->last("a:1", true).value());
  a->hold_index();
  CHECK(a->last("a:1", true).value());
  keep_and_commit(*b, {"a:2", "two", "two"});
  keep_and_commit(*a, {"a:3", "three", "three"});
  CHECK(a->last("a:2", true).value());
}

TEST_CASE("case: an unfinished end is cut off and said") {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/case", file = path + first_file;
  {
    auto kept = Folder::open(path, true).value();
    keep_and_commit(*kept, {"a:1", "one", ""});
  }
  const std::string good = content(file);
  std::string whole;  // a second batch, which nobody acknowledged
  {
    const TemporaryFolder other;
    auto kept = Folder::open(other.path() + "/case", true).value();
    keep_and_commit(*kept, {"a:2", "two", ""});
    whole = content(other.path() + "/case" + first_file);
  }
  struct Row {
    std::string tail, said;
  };
  const Row row =
      GENERATE_COPY(Row{"x", "cut off the last 1 bytes, which an interrupted run left unfinished"},
                    Row{std::string(300, '\0'), "cut off the last 300 bytes"},
                    Row{whole.substr(0, whole.size() - 1), "unfinished: the reply of https://a.example/page"},
                    Row{whole, "unfinished: the reply of https://a.example/page"});
  append(file, row.tail);
  {
    const auto before = contents(path);
    auto reader = Folder::open(path, false).value();  // changes nothing
    CHECK(reader->last("a:1", true).value());
    CHECK(contents(path) == before);
  }
  auto kept = Folder::open(path, true).value();
  CHECK(content(file) == good);
  REQUIRE(kept->repairs().size() == 1);
  CHECK(kept->repairs()[0].find(row.said) != std::string::npos);
  CHECK(kept->last("a:1", true).value());
  CHECK_FALSE(kept->last("a:2", true).value());
  keep_and_commit(*kept, {"a:4", "four", ""});
  CHECK(kept->object(sha256("four")).value() == "four");
  kept.reset();
  CHECK(Folder::open(path, true).value()->repairs().empty());
}

TEST_CASE("case: an index that is older than its archive cuts nothing off") {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/case", index = path + "/index.sqlite";
  {
    auto kept = Folder::open(path, true).value();
    keep_and_commit(*kept, {"a:1", "one", ""});
  }
  const std::string old = content(index);
  for (const char* const text : {"two", "three"}) {
    auto kept = Folder::open(path, true).value();
    keep_and_commit(*kept, {"a:2", text, ""});
  }
  const std::string archive = content(path + first_file);
  const auto refused = [&](const std::string& said) {
    auto opened = Folder::open(path, true);
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code == Code::malformed);
    CHECK(opened.error().text.find(said) != std::string::npos);
    CHECK(content(path + first_file) == archive);
  };
  std::ofstream(index, std::ios::binary | std::ios::trunc) << old;
  refused("the index is older than the archive; \"claims doctor --repair\" makes it anew");
  std::ofstream(index, std::ios::binary | std::ios::trunc) << "";
  refused("empty; \"claims doctor --repair\" makes it anew from the archive");
  std::filesystem::remove(index);
  refused("its index is gone; \"claims doctor --repair\" makes it anew from the archive");
  std::ofstream(index, std::ios::binary | std::ios::trunc) << std::string(5000, 'x');
  refused("damaged; \"claims doctor --repair\" makes it anew from the archive");
}

TEST_CASE("case: what is no case") {
  const TemporaryFolder folder;
  const auto error = [](const std::string& path, bool writable) {
    auto opened = open_case(path, writable);
    return opened ? std::string("opened") : name_of(opened.error().code) + std::string(": ") + opened.error().text;
  };
  const std::string other = folder.path() + "/other", old = folder.path() + "/old", empty = folder.path() + "/empty";
  for (const std::string& path : {other, old, empty}) std::filesystem::create_directory(path);
  append(other + "/notes.txt", "mine");
  append(old + "/case.json", "{\"format\":\"claims.case/1\"}");
  CHECK(error(folder.path() + "/none", false) == "not_found: " + folder.path() + "/none: no such case");
  CHECK(error(other, true) ==
        "malformed: " + other +
            ": not a case: it holds \"notes.txt\" and no index.sqlite; name a new or an empty folder");
  CHECK(error(old, true) == "malformed: " + old +
                                ": a case of an earlier version of claims (objects and sources.jsonl), which this one "
                                "does not read; name another folder and fetch again");
  CHECK(error(other + "/notes.txt", true).starts_with("unreadable: "));
  CHECK(error("", true) == "usage: the case folder has no name");
  CHECK(error(empty, true) == "opened");
  CHECK(error(empty, false) == "opened");
  {
    store::Database database;
    REQUIRE(database.open(empty + "/index.sqlite", 2 /* read and write */, "x"));
    REQUIRE(database.run("PRAGMA user_version=4"));
  }
  CHECK(error(empty, true) == "unsupported: " + empty +
                                  "/index.sqlite: of a newer version of claims (format 4); this one reads formats 1 "
                                  "to 3");
}

TEST_CASE("case: an index of format 1 is read as it is, and grown by the first who writes") {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/case";
  keep_and_commit(*Folder::open(path, true).value(), {"a:1", "one", "", "2024-06-20T08:30:00Z"});
  store::Database database;
  REQUIRE(database.open(path + "/index.sqlite", 2 /* read and write */, "x"));
  REQUIRE(database.run("ALTER TABLE source DROP COLUMN kept; PRAGMA user_version=1"));
  database.close();
  const std::string before = content(path + "/index.sqlite");
  {
    auto reader = open_case(path, false).value();
    const auto all = reader->retrievals().value();
    REQUIRE(all.size() == 1);
    CHECK(all[0].imported.empty());
    CHECK(reader->source(all[0]).value().retrieved == "2024-06-20T08:30:00Z");
    const std::string locator = "a:1";
    CHECK(reader->sources({&locator, 1}, "2024-06-21T00:00:00Z").value().size() == 1);
  }
  CHECK(content(path + "/index.sqlite") == before);
  auto kept = Folder::open(path, true).value();
  Record record;
  record.source.locator = "a:1";
  record.source.state = SourceState::missing;
  record.time = "2023-01-01T00:00:00Z";
  record.imported.push_back({"2024-07-01T00:00:00Z", "x.warc", sha256("x"), "intact", "", 7, 1, "", sha256("r"), ""});
  REQUIRE(kept->add(record, ""));
  REQUIRE(kept->commit());
  const auto all = kept->index().sources("a:1").value();
  REQUIRE(all.size() == 2);
  CHECK((all[0].kept.empty() && all[1].kept == "2024-07-01T00:00:00Z"));
  // An older capture does not hide a newer one, and was not there before it was imported.
  CHECK(kept->last("a:1", true).value()->source.sha256 == sha256("one"));
  CHECK_FALSE(kept->last("a:1", true, "2024-06-19T00:00:00Z").value());
  kept.reset();
  REQUIRE(database.open(path + "/index.sqlite", 2, "x"));
  CHECK(database.number("PRAGMA user_version").value() == 3);
}

TEST_CASE("case: two write at once, each to a file of its own, and see what the other committed") {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/case";
  auto a = Folder::open(path, true).value(), b = Folder::open(path, true).value();
  keep_and_commit(*a, {"a:1", "same", "text"});
  keep_and_commit(*b, {"a:2", "same", "text"});
  keep_and_commit(*a, {"a:3", "other", ""});
  CHECK(types_of(path + first_file).size() == 10);
  CHECK(types_of(path + "/archive/00002.warc.gz") ==
        std::vector<std::string>{"warcinfo", "request", "revisit", "metadata", "commit"});
  CHECK(b->object(sha256("other")).value() == "other");
  // The log has the order of the commits.
  std::vector<std::string> segments;
  REQUIRE(a->index().each_record(0, [&](std::uint64_t number, const store::RecordPlace& place) {
    CHECK(number == segments.size());
    segments.push_back(place.segment.substr(4, 1));
    return true;
  }));
  std::string order;
  for (const std::string& each : segments) order += each;
  CHECK(order == "111111222221111");
  a.reset();
  b.reset();
  CHECK_FALSE(std::filesystem::exists(path + "/index.sqlite-wal"));  // all is in the index itself
  keep_and_commit(*Folder::open(path, true).value(), {"a:4", "x", ""});
  CHECK_FALSE(std::filesystem::exists(path + "/archive/00003.warc.gz"));  // a file that is free is used again
}

TEST_CASE("case: reading leaves no trace, with a writer at work or after one was killed") {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/case";
  // SQLite shares its memory within a process, so only the memory may change where this one writes too.
  const auto reads = [&](bool writer_here = false) {
    const auto before = contents(path);
    {
      auto reader = Folder::open(path, false).value();
      CHECK(reader->object(sha256("one")).value() == "one");
      CHECK(reader->last("a:1", true).value()->source.sha256 == sha256("one"));
    }
    const auto after = contents(path);
    CHECK(after.size() == before.size());
    for (const auto& [name, bytes] : before) {
      INFO(name);
      CHECK((after.at(name) == bytes || (writer_here && name.ends_with("-shm"))));
    }
  };
  const pid_t child = fork();
  if (child == 0) {
    auto kept = Folder::open(path, true).value();
    if (keep(*kept, {"a:1", "one", ""}) && kept->commit()) raise(SIGKILL);
    _exit(1);
  }
  int status = 0;
  waitpid(child, &status, 0);
  REQUIRE(WIFSIGNALED(status));
  REQUIRE(std::filesystem::file_size(path + "/index.sqlite-wal") > 0);
  reads();
  std::filesystem::remove(path + "/index.sqlite-shm");
  reads();
  auto writer = Folder::open(path, true).value();
  reads(true);
  keep_and_commit(*writer, {"a:2", "two", ""});
  reads(true);
  {
    // Held while the writer ends: the log is not merged under the reader's feet.
    auto other = Folder::open(path, false).value();
    writer.reset();
    CHECK(other->object(sha256("one")).value() == "one");
  }
  reads();
  Folder::open(path, true).value().reset();
  CHECK_FALSE(std::filesystem::exists(path + "/index.sqlite-wal"));
  reads();
  auto reader = Folder::open(path, false).value();
  keep_and_commit(*Folder::open(path, true).value(), {"a:3", "three", ""});
  CHECK(reader->object(sha256("two")).value() == "two");
  CHECK(Folder::open(path, false).value()->object(sha256("three")).value() == "three");
}

TEST_CASE("case: damage is found, and what is had again is kept again") {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/case", file = path + first_file;
  {
    auto kept = Folder::open(path, true).value();
    keep_and_commit(*kept, {"a:1", std::string(3000, 'b'), ""});
  }
  const std::uint64_t place = Folder::open(path, false).value()->where(sha256(std::string(3000, 'b'))).value().offset;
  std::string bytes = content(file);
  bytes[place + 40] = static_cast<char>(bytes[place + 40] ^ 1);
  std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
  auto kept = Folder::open(path, true).value();
  CHECK(kept->object(sha256(std::string(3000, 'b'))).error().code == Code::malformed);
  keep_and_commit(*kept, {"a:1", std::string(3000, 'b'), ""});
  CHECK(kept->object(sha256(std::string(3000, 'b'))).value() == std::string(3000, 'b'));
  kept.reset();
  CHECK(Folder::open(path, false).value()->object(sha256(std::string(3000, 'b'))));
  // Shorter than it was: said at once.
  std::filesystem::resize_file(file, std::filesystem::file_size(file) - 10);
  const auto repairs = Folder::open(path, true).value()->repairs();
  REQUIRE(repairs.size() == 1);
  CHECK(repairs[0] == file + ": its last 10 bytes are gone; \"claims doctor\" tells what is lost");
}

TEST_CASE("case: a full disk or a bad one leaves nothing half-written") {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/case";
  {
    keep_and_commit(*Folder::open(path, true).value(), {"a:old", "old", ""});
  }
  const std::string archive = content(path + first_file);
  struct Row {
    const char* call;
    int after, error;
    ssize_t at_most;
  };
  const Row row = GENERATE(Row{"write", 0, ENOSPC, -1}, Row{"write", 0, ENOSPC, 10}, Row{"write", 0, EIO, -1},
                           Row{"write", 0, EDQUOT, 100}, Row{"sync_data", 0, EIO, -1}, Row{"sync_data", 0, ENOSPC, -1});
  Failing files;
  {
    auto kept = Folder::open(path, true, files).value();
    REQUIRE(keep(*kept, {"a:new", "new bytes", ""}));
    files.call = row.call;
    files.after = row.after;
    files.error = row.error;
    files.at_most = row.at_most;
    const auto committed = kept->commit();
    REQUIRE_FALSE(committed);
    CHECK(committed.error().text.find(row.error == EIO
                                          ? "Input/output error"
                                          : "the disk is full; what was complete before is kept") != std::string::npos);
    CHECK(committed.error().code == (row.error == EIO ? Code::unreadable : Code::unavailable));
    files.call.clear();
    CHECK_FALSE(kept->commit());  // it stays broken
    CHECK_FALSE(keep(*kept, {"a:more", "more", ""}));
    CHECK(content(path + first_file) == archive);
  }
  auto kept = Folder::open(path, true).value();
  CHECK(kept->repairs().empty());
  CHECK(kept->last("a:old", true).value());
  CHECK(kept->object(sha256("old")).value() == "old");
  CHECK_FALSE(kept->last("a:new", true).value());
}

TEST_CASE("case: a folder that cannot be made, files that cannot be opened") {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/case";
  for (const int error : {ENOSPC, EROFS, EACCES}) {
    for (const char* const call : {"make_folder", "open"}) {
      Failing files;
      files.call = call;
      files.error = error;
      auto opened = Folder::open(path, true, files);
      REQUIRE_FALSE(opened);
      CHECK(opened.error().text.find(error == ENOSPC ? "the disk is full" : std::strerror(error)) != std::string::npos);
    }
  }
  auto kept = Folder::open(path, true).value();
  keep_and_commit(*kept, {"a:1", "one", ""});
}

TEST_CASE("case: the index fails at any one of its writes") {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/case";
  {
    keep_and_commit(*Folder::open(path, true).value(), {"a:old", "old", ""});
  }
  int failed = 0;
  bool all_done = false;
  for (int after = 0; !all_done && after < 200; ++after) {
    bool acknowledged = false;
    {
      fakes::FailingDatabase failing(after);
      auto kept = Folder::open(path, true);
      if (kept && keep(**kept, {"a:" + std::to_string(after), "new " + std::to_string(after), ""})) {
        const auto done = (*kept)->commit();
        acknowledged = done.has_value();
        if (!done) CHECK(done.error().text.find("the disk is full") != std::string::npos);
      } else if (!kept) {
        CHECK(kept.error().text.find("the disk is full") != std::string::npos);
      }
      kept = fail(Code::usage, "");
      failed += failing.failed();
      all_done = !failing.failed();
    }
    auto kept = Folder::open(path, true).value();
    CHECK(kept->object(sha256("old")).value() == "old");
    if (acknowledged) {
      REQUIRE(kept->last("a:" + std::to_string(after), true).value());
      CHECK(kept->object(sha256("new " + std::to_string(after))).value() == "new " + std::to_string(after));
    }
    CHECK(kept->index().problems().value().empty());
  }
  CHECK(all_done);
  CHECK(failed >= 3);
}

TEST_CASE("case: the archive is durable before the index knows of it, in two calls") {
  struct Order : store::Files {
    std::string order;
    int sync(int file) override { return order += 's', Files::sync(file); }
    int sync_data(int file) override { return order += 'd', Files::sync_data(file); }
  } files;
  const TemporaryFolder folder;
  auto kept = Folder::open(folder.path() + "/case", true, files).value();
  files.order.clear();
  for (int i = 0; i < 100; ++i) REQUIRE(keep(*kept, {"a:" + std::to_string(i), std::to_string(i), ""}));
  REQUIRE(kept->commit());
  CHECK(files.order == "ds");  // the file, and its entry, as it is new
  files.order.clear();
  keep_and_commit(*kept, {"a:x", "x", ""});
  CHECK(files.order == "d");
}

TEST_CASE("case: killed at any moment, with two at work, every record that is there is whole") {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/case";
  std::size_t acknowledged = 0;
  for (int round = 0; round < 20; ++round) {
    int ready[2];
    REQUIRE(pipe(ready) == 0);
    std::vector<pid_t> children;
    for (int writer = 0; writer < 2; ++writer) {
      children.push_back(fork());
      if (children.back() != 0) continue;
      auto kept = Folder::open(path, true).value();
      for (int i = 0;; ++i) {
        const std::string name = std::to_string(round) + "-" + std::to_string(writer) + "-" + std::to_string(i);
        if (!keep(*kept, {"a:" + name, name + std::string(3000, 'x'), "text of " + name})) _exit(1);
        if (i % 7 != 6) continue;
        if (!kept->commit()) _exit(1);
        for (int j = i - 6; j <= i; ++j) {  // said only after it was acknowledged
          const int told[3] = {round, writer, j};
          (void)!write(ready[1], told, sizeof told);
        }
      }
    }
    int told[3];
    REQUIRE(read(ready[0], told, sizeof told) == sizeof told);
    usleep(static_cast<useconds_t>(500 + round * 900));
    for (const pid_t child : children) kill(child, SIGKILL);
    for (const pid_t child : children) {
      int status = 0;
      waitpid(child, &status, 0);
      CHECK(WIFSIGNALED(status));
    }
    close(ready[1]);
    auto kept = Folder::open(path, true).value();
    do {
      const std::string name = std::to_string(told[0]) + "-" + std::to_string(told[1]) + "-" + std::to_string(told[2]);
      auto record = kept->last("a:" + name, true);
      REQUIRE(record);
      REQUIRE(*record);
      CHECK(kept->object((*record)->source.sha256).value() == name + std::string(3000, 'x'));
      CHECK(kept->object((*record)->source.text_sha256).value() == "text of " + name);
      ++acknowledged;
    } while (read(ready[0], told, sizeof told) == sizeof told);
    close(ready[0]);
  }
  CHECK(acknowledged > 100);
  auto kept = Folder::open(path, false).value();
  std::uint64_t next = 0;
  REQUIRE(kept->index().each_record(0, [&](std::uint64_t number, const store::RecordPlace& place) {
    CHECK(number == next++);
    CHECK(sha256(kept->warc_record(place).value()) == place.digest);
    return true;
  }));
}

TEST_CASE("case: the index made anew from the archive is the one that was there") {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/case";
  const std::string plain(5000, 'x'), packed = gzip(plain);
  {
    auto a = Folder::open(path, true).value(), b = Folder::open(path, true).value();
    REQUIRE(a->put("PEM", sha256("PEM"), "application/pem-certificate-chain"));
    keep_and_commit(*a, {"a:1", "<p>one", "one"});
    keep_and_commit(*b, {"a:2", "two", "two"});
    keep_and_commit(*a, {"a:1", "<p>one", "one", "2024-06-21T08:30:00Z"});
    keep_and_commit(*b, {"a:3", plain, "", "2024-06-20T08:30:00Z", SourceState::retrieved, "gzip", packed,
                         "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"});
    keep_and_commit(*a, {"a:4", "", "", "2024-06-21T08:30:00Z", SourceState::missing});
  }
  const auto dump = [&] {
    std::string out;
    auto kept = Folder::open(path, false).value();
    REQUIRE(kept->index().each_record(0, [&](std::uint64_t number, const store::RecordPlace& place) {
      out +=
          std::to_string(number) + " " + place.segment + " " + std::to_string(place.offset) + " " + place.digest + "\n";
      return true;
    }));
    REQUIRE(kept->index().each_object([&](std::uint64_t record, const store::ObjectPart& part) {
      out += std::to_string(record) + " " + part.digest + (part.payload ? " payload " : " ") +
             std::to_string(part.skip) + " " + std::to_string(part.size) + part.coding + "\n";
      return true;
    }));
    const auto sources = kept->index().sources("").value();
    for (const auto& each : sources)
      out += each.locator + " " + each.time + " " + name_of(each.state) + " " + each.sha256 + "\n";
    return out;
  };
  const std::string before = dump();
  std::vector<std::string> said;
  const auto examined = [&](bool repair) {
    said.clear();
    return examine_case(path, repair, [&](const std::string& sentence) { said.push_back(sentence); });
  };
  CHECK(examined(false).value().problems == 0);
  auto writer = Folder::open(path, true).value();
  std::filesystem::remove(path + "/index.sqlite");
  CHECK(examined(true).error().code == Code::unavailable);  // somebody writes
  CHECK(examined(false).error().code == Code::malformed);
  writer.reset();
  for (const char* const end : {"", "-wal", "-shm"}) std::filesystem::remove(path + "/index.sqlite" + end);
  const auto health = examined(true).value();
  CHECK(health.problems == 0);
  CHECK(health.retrievals == 5);
  CHECK(said == std::vector<std::string>{
                    path + ": its index is gone; \"claims doctor --repair\" makes it anew from the archive",
                    path + "/index.sqlite: made anew from the archive"});
  CHECK(dump() == before);
}

TEST_CASE("case: what is damaged in the archive is said, and the log keeps its place") {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/case", file = path + first_file;
  {
    auto kept = Folder::open(path, true).value();
    for (const char* const text : {"one", "two", "three"})
      keep_and_commit(*kept, {"a:" + std::string(text), text + std::string(3000, 'b'), ""});
  }
  const bool index_gone = GENERATE(false, true);
  const std::string body = "two" + std::string(3000, 'b');
  const std::uint64_t records = Folder::open(path, false).value()->index().records().value();
  const std::uint64_t place = Folder::open(path, false).value()->where(sha256(body)).value().offset;
  std::string bytes = content(file);
  bytes[place + 40] = static_cast<char>(bytes[place + 40] ^ 1);
  std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
  if (index_gone) std::filesystem::remove(path + "/index.sqlite");
  std::string said;
  const auto health = examine_case(path, true, [&](const std::string& sentence) { said += sentence + "\n"; });
  REQUIRE(health);
  CHECK(health->lost == 1);
  CHECK(health->damaged == (index_gone ? 0 : 1));  // an index that is gone knows of no record there
  CHECK(said.find("cannot be read") != std::string::npos);
  CHECK(said.find("a:two of 2024-06-20T08:30:00Z: its bytes are lost; fetch it again") != std::string::npos);
  auto kept = Folder::open(path, true).value();
  CHECK(kept->index().records().value() == records);
  CHECK(kept->object(sha256("one" + std::string(3000, 'b'))));
  CHECK(kept->object(sha256("three" + std::string(3000, 'b'))));
  CHECK_FALSE(kept->object(sha256(body)));
  keep_and_commit(*kept, {"a:two", body, ""});
  CHECK(kept->object(sha256(body)).value() == body);
}
