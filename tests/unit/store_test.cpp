// The case folder: what is kept, what is repaired, and what failures leave.
#include "fetch_fakes.h"
#include "store/digest.h"
#include "store/folder.h"

#include <catch2/catch.hpp>

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <cerrno>
#include <fstream>
#include <iterator>

using namespace claims;
using fakes::TemporaryFolder;
using store::Folder;
using store::Record;
using store::sha256;

namespace {

Record record_of(const std::string& locator, const std::string& text, SourceState state = SourceState::retrieved) {
  Record record;
  record.source.locator = locator;
  record.source.state = state;
  if (state == SourceState::retrieved) {
    record.source.sha256 = record.source.text_sha256 = sha256(text);
    record.size = text.size();
  }
  return record;
}

std::string content(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void append(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::app) << bytes;
}

std::size_t files_below(const std::string& path) {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(path)) count += entry.is_regular_file();
  return count;
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
  int close(int file) override {
    const int closed = Files::close(file);
    return fails("close") ? -error : closed;
  }
  int rename(const std::string& from, const std::string& to) override {
    return fails("rename") ? -error : Files::rename(from, to);
  }
  int sync(int file) override { return fails("sync") ? -error : Files::sync(file); }
  int sync_data(int file) override { return fails("sync_data") ? -error : Files::sync_data(file); }
  int sync_all(int file) override { return fails("sync_all") ? -error : Files::sync_all(file); }
};

}  // namespace

TEST_CASE("case: what was committed is there for the next one") {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/deep/case/";
  {
    auto kept = Folder::open(path, true).value();
    REQUIRE(kept->put("one", sha256("one")));
    kept->add(record_of("https://a.example/", "one"));
    REQUIRE(kept->commit());
    kept->add(record_of("https://a.example/never", "committed"));
  }
  auto kept = open_case(path, false).value();
  CHECK(kept->repairs().empty());
  const std::vector<std::string> locators = {"https://a.example/", "https://a.example/never", "un:none"};
  const auto sources = kept->sources(locators).value();
  REQUIRE(sources.size() == 1);
  CHECK(sources[0].locator == "https://a.example/");
  CHECK(sources[0].text == "one");
  CHECK(content(folder.path() + "/deep/case/case.json") == "{\"format\":\"claims.case/1\"}\n");
}

TEST_CASE("case: all of a record comes back") {
  Record record = record_of("un:S/RES/1718 (2006)", "text");
  Source& source = record.source;
  source.problem = "a \"quoted\" problem\n";
  source.url = "https://a.example/?a=\\";
  source.retrieved = "2024-06-20T08:30:00Z";
  source.media_type = "text/html";
  source.plugin = "org.example.a 1.0";
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
  exchange.head = "HTTP/1.1 200 OK\r\nX: \xE9\xFF\x01\r\n\r\n";
  exchange.head_sha256 = sha256(exchange.head);
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
  const std::string line = store::to_line(record);
  CHECK(line.find('\n') == line.size() - 1);
  const Record back = store::parse_record(std::string_view(line).substr(0, line.size() - 1)).value();
  CHECK(back.exchanges.at(0).head == exchange.head);
  CHECK(back.exchanges.at(0).content() == sha256("d"));
  CHECK(back.exchanges.size() == 2);
  CHECK(store::to_line(back) == line);
  CHECK(store::key_of(std::string_view(line).substr(0, line.size() - 1)).locator == source.locator);
}

TEST_CASE("case: of one locator the last answer counts, not the last failure") {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/case";
  auto kept = Folder::open(path, true).value();
  const auto add = [&](const Record& record) {
    kept->add(record);
    REQUIRE(kept->commit());
  };
  for (const char* const text : {"one", "two"}) {
    REQUIRE(kept->put(text, sha256(text)));
    add(record_of("a:1", text));
  }
  add(record_of("a:1", "", SourceState::unreachable));
  add(record_of("a:2", "", SourceState::unreachable));
  add(record_of("a:3", "", SourceState::missing));
  for (int round = 0; round < 2; ++round) {  // as written, and as read again
    CHECK(kept->last("a:1", true).value()->source.sha256 == sha256("two"));
    CHECK(kept->last("a:1", false).value()->source.state == SourceState::unreachable);
    CHECK(kept->last("a:2", true).value()->source.state == SourceState::unreachable);
    CHECK(kept->last("a:3", true).value()->source.state == SourceState::missing);
    CHECK_FALSE(kept->last("a:4", true).value());
    kept.reset();
    kept = Folder::open(path, true).value();
  }
}

TEST_CASE("case: a torn end is cut off and said, a damaged line left out") {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/case", journal = path + "/sources.jsonl";
  std::string good;
  {
    auto kept = Folder::open(path, true).value();
    for (const char* const locator : {"a:1", "a:2"}) kept->add(record_of(locator, "x"));
    REQUIRE(kept->commit());
    good = content(journal);
  }
  struct Row {
    std::string tail, left, repair;
  };
  const std::string third = store::to_line(record_of("a:3", "x"));
  const Row row = GENERATE_COPY(
      Row{"{\"locator\":\"a:3\",\"sta", "", "cut off the last 21 bytes, which an interrupted run left unfinished"},
      Row{third.substr(0, third.size() - 1), "", "cut off the last"}, Row{"{", "", "cut off the last 1 bytes"},
      Row{std::string(300, '\0'), "", "cut off the last 300 bytes"},
      Row{std::string(300, '\0') + "\n", "", "cut off the last 301 bytes"},
      Row{"{\"a\":1}\n{\"b\":2}\n", "", "cut off the last 16 bytes"},
      Row{"damage\n" + third, "damage\n" + third, "1 damaged line left out"},
      Row{"x\ny\n" + third + "z", "x\ny\n" + third, "2 damaged lines left out"}, Row{third, third, ""});
  append(journal, row.tail);
  {
    auto reader = Folder::open(path, false).value();  // changes nothing
    CHECK(reader->last("a:2", true).value());
    CHECK(content(journal) == good + row.tail);
  }
  auto kept = Folder::open(path, true).value();
  CHECK(content(journal) == good + row.left);
  if (row.repair.empty()) CHECK(kept->repairs().empty());
  else CHECK(kept->repairs().at(0).find(row.repair) != std::string::npos);
  CHECK(kept->last("a:1", true).value());
  CHECK(kept->last("a:3", true).value().has_value() == !row.left.empty());
  kept->add(record_of("a:4", "x"));
  REQUIRE(kept->commit());
  CHECK(kept->last("a:4", true).value()->source.locator == "a:4");
}

TEST_CASE("case: what is no case, and what is locked") {
  const TemporaryFolder folder;
  const auto error = [](const std::string& path, bool writable) {
    auto opened = open_case(path, writable);
    return opened ? std::string("opened") : name_of(opened.error().code) + std::string(": ") + opened.error().text;
  };
  const std::string other = folder.path() + "/other", newer = folder.path() + "/newer",
                    empty = folder.path() + "/empty";
  for (const std::string& path : {other, newer, empty}) std::filesystem::create_directory(path);
  append(other + "/notes.txt", "mine");
  append(newer + "/case.json", "{\"format\":\"claims.case/2\"}");
  CHECK(error(folder.path() + "/none", false) == "not_found: " + folder.path() + "/none: no such case");
  CHECK(error(other, true) ==
        "malformed: " + other + ": not a case: it holds \"notes.txt\" and no case.json; name a new or an empty folder");
  CHECK(error(newer, true) ==
        "malformed: " + newer +
            "/case.json: claims.case/2 is of a newer version of claims; this one reads claims.case/1");
  CHECK(error(other + "/notes.txt", true).starts_with("unreadable: "));
  CHECK(error("", true) == "usage: the case folder has no name");
  CHECK(error(empty, true) == "opened");
  auto writer = open_case(empty, true).value();
  CHECK(error(empty, true) ==
        "unavailable: " + empty + ": another process is writing to this case; wait until it ends");
  CHECK(error(empty, false) == "opened");
  writer.reset();
  CHECK(error(empty, true) == "opened");
}

TEST_CASE("case: damaged objects are found, and written again") {
  const TemporaryFolder folder;
  auto kept = Folder::open(folder.path() + "/case", true).value();
  const std::string digest = sha256("bytes"), path = kept->object_path(digest);
  REQUIRE(kept->put("bytes", digest));
  std::filesystem::resize_file(path, 2);
  CHECK(kept->object(digest).error().code == Code::malformed);
  REQUIRE(kept->put("bytes", digest));
  CHECK(kept->object(digest).value() == "bytes");
  CHECK(kept->object(sha256("none")).error().code == Code::not_found);
  CHECK(kept->object("../../etc/passwd").error().code == Code::not_found);
}

TEST_CASE("case: a full disk or a bad one leaves nothing half-written") {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/case";
  {
    auto kept = Folder::open(path, true).value();
    REQUIRE(kept->put("old", sha256("old")));
    kept->add(record_of("a:old", "old"));
    REQUIRE(kept->commit());
  }
  const std::string journal = content(path + "/sources.jsonl");
  struct Row {
    const char* call;
    int after, error;
    ssize_t at_most;
    bool put, commit;  // which of them fails
  };
  const Row row = GENERATE(Row{"open", 0, ENOSPC, -1, true, false}, Row{"write", 0, ENOSPC, -1, true, false},
                           Row{"write", 0, ENOSPC, 2, true, false}, Row{"write", 0, EIO, -1, true, false},
                           Row{"close", 0, EDQUOT, -1, true, false}, Row{"rename", 0, EIO, -1, true, false},
                           Row{"sync", 0, EIO, -1, false, true}, Row{"sync_data", 0, EIO, -1, false, true},
                           Row{"write", 1, ENOSPC, 10, false, true}, Row{"write", 1, EIO, -1, false, true});
  {
    Failing files;
    auto kept = Folder::open(path, true, files).value();
    files.call = row.call;
    files.after = row.after;
    files.error = row.error;
    files.at_most = row.at_most;
    const auto put = kept->put("new bytes", sha256("new bytes"));
    CHECK(put.has_value() != row.put);
    const std::string said =
        row.error == EIO ? "Input/output error" : "the disk is full; what was complete before is kept";
    if (row.put) {
      CHECK(put.error().text.find(said) != std::string::npos);
      CHECK(put.error().code == (row.error == EIO ? Code::unreadable : Code::unavailable));
      CHECK(files_below(path + "/tmp") == 0);
      CHECK_FALSE(std::filesystem::exists(kept->object_path(sha256("new bytes"))));
    } else {
      kept->add(record_of("a:new", "new bytes"));
      const auto committed = kept->commit();
      REQUIRE(committed.has_value() != row.commit);
      CHECK(committed.error().text.find(said) != std::string::npos);
      files.call.clear();
      CHECK_FALSE(kept->commit());  // it stays broken: the record's fate is not known
      CHECK_FALSE(kept->put("more", sha256("more")));
    }
    files.call.clear();
  }
  auto kept = Folder::open(path, true).value();
  CHECK(kept->repairs().empty());
  CHECK(content(path + "/sources.jsonl") == journal);
  CHECK(kept->last("a:old", true).value());
  CHECK(kept->object(sha256("old")).value() == "old");
}

TEST_CASE("case: many objects are made durable by one call before their records") {
  struct Order : store::Files {
    std::string order;
    int sync(int file) override { return order += 's', Files::sync(file); }
    int sync_all(int file) override { return order += 'A', Files::sync_all(file); }
    int sync_data(int file) override { return order += 'j', Files::sync_data(file); }
  } files;
  const TemporaryFolder folder;
  auto kept = Folder::open(folder.path() + "/case", true, files).value();
  files.order.clear();
  for (int i = 0; i < 100; ++i) {
    const std::string text = std::to_string(i);
    REQUIRE(kept->put(text, sha256(text)));
    kept->add(record_of("a:" + text, text));
  }
  REQUIRE(kept->commit());
  CHECK(files.order == "Aj");
  files.order.clear();
  REQUIRE(kept->put("x", sha256("x")));
  kept->add(record_of("a:x", "x"));
  REQUIRE(kept->commit());
  CHECK(files.order == "sssj");
}

TEST_CASE("case: killed at any moment, every record that is there is whole") {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/case";
  std::size_t records = 0;
  for (int round = 0; round < 20; ++round) {
    int ready[2];
    REQUIRE(pipe(ready) == 0);
    const pid_t child = fork();
    if (child == 0) {
      auto kept = Folder::open(path, true).value();
      (void)!write(ready[1], "x", 1);
      for (int i = 0;; ++i) {
        const std::string text = std::to_string(round) + "-" + std::to_string(i) + std::string(3000, 'x');
        if (!kept->put(text, sha256(text))) _exit(1);
        kept->add(record_of("a:" + std::to_string(i), text));
        if (i % 7 == 0 && !kept->commit()) _exit(1);
      }
    }
    char byte;
    CHECK(read(ready[0], &byte, 1) == 1);
    usleep(static_cast<useconds_t>(500 + round * 700));
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    close(ready[0]);
    close(ready[1]);
    CHECK(WIFSIGNALED(status));
    auto kept = Folder::open(path, true).value();
    for (int i = 0;; ++i) {
      auto record = kept->last("a:" + std::to_string(i), true);
      REQUIRE(record);
      if (!*record) break;
      ++records;
      CHECK(kept->object((*record)->source.sha256));
    }
    CHECK(files_below(path + "/tmp") == 0);
  }
  CHECK(records > 0);
}
