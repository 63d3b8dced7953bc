// Makes the archive that bench/archive.py measures, and takes the time of reading and writing it.
//   archive-file make FILE MEGABYTES       a packed archive of pages and binary files, about so large
//   archive-file write FILE OUT [LEVEL]    its records again, by claims' writer; prints seconds and bytes
//   archive-file huge FILE GIGABYTES       one record of that size
//   archive-file package FILE OUT KEY      as a signed package; the key is made in that new file
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cmath>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "archive/signing_key.h"
#include "archive/wacz_writer.h"
#include "archive/warc_reader.h"
#include "archive/warc_writer.h"

using namespace claims;
using namespace claims::archive;

namespace {

constexpr int vocabulary = 20000;

// Words of a made-up language, the more frequent ones short.
std::vector<std::string> words(std::mt19937_64& random) {
  static constexpr const char* syllables[] = {"ka", "to",  "ri", "men", "sol", "par",
                                              "di", "ven", "ul", "os",  "tra", "bel"};
  std::vector<std::string> out;
  for (int i = 0; i < vocabulary; ++i) {
    std::string word;
    const int length = 1 + static_cast<int>(std::log2(i + 2) / 4) + static_cast<int>(random() % 2);
    for (int k = 0; k < length; ++k) word += syllables[random() % std::size(syllables)];
    out.push_back(std::move(word));
  }
  return out;
}

std::string page(std::mt19937_64& random, const std::vector<std::string>& known, std::size_t size) {
  std::uniform_real_distribution<double> part(0, 1);
  std::string out =
      "<!doctype html><html><head><title>Page</title><link rel=\"stylesheet\" href=\"/style.css\"></head><body>\n";
  while (out.size() < size) {
    out += "<p class=\"text\">";
    for (int i = 0; i < 60; ++i) {
      // By Zipf's law: the n-th word about 1/n as often as the first.
      out += known[static_cast<std::size_t>(std::pow(vocabulary, part(random))) % vocabulary];
      out += i % 12 == 11 ? ". " : " ";
    }
    out += fmt::format("<a href=\"/page/{}.html\">{}</a></p>\n", random() % 100000, known[random() % vocabulary]);
  }
  return out + "</body></html>\n";
}

std::string binary(std::mt19937_64& random, std::size_t size) {
  std::string out;
  while (out.size() < size) {
    const auto bits = random();
    out.append(reinterpret_cast<const char*>(&bits), sizeof bits);
  }
  return out;
}

int made(const char* path) {
  const int file = ::open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (file < 0) fmt::print(stderr, "{}: cannot be made\n", path);
  return file;
}

std::string id_of(std::uint64_t number, unsigned kind) {
  return fmt::format("<urn:uuid:{:08x}-0000-4000-8000-{:012x}>", kind, number);
}

int make(const char* path, std::uint64_t megabytes) {
  const int file = made(path);
  if (file < 0) return 1;
  std::mt19937_64 random(1);
  const std::vector<std::string> known = words(random);
  std::lognormal_distribution<double> sizes(std::log(28000), 0.9);
  WarcWriter writer(file_sink(file));
  for (std::uint64_t i = 0; writer.size() < megabytes << 20; ++i) {
    const bool is_page = i % 8 != 7;
    const auto size = static_cast<std::size_t>(std::min(sizes(random) * (is_page ? 1 : 2), 4e6));
    const std::string body = is_page ? page(random, known, size) : binary(random, size);
    WarcRecord response{WarcType::response,
                        id_of(i, 1),
                        "2026-11-24T03:00:00Z",
                        fmt::format("https://example.org/{}", i),
                        "application/http; msgtype=response",
                        {{"WARC-IP-Address", "192.0.2.1"}}};
    WarcRecord request = response;
    request.type = WarcType::request;
    request.id = id_of(i, 2);
    request.content_type = "application/http; msgtype=request";
    const std::string head = fmt::format("HTTP/1.1 200 OK\r\nContent-Type: {}\r\nContent-Length: {}\r\n\r\n",
                                         is_page ? "text/html; charset=utf-8" : "image/jpeg", body.size());
    if (!writer.write(response, head + body) ||
        !writer.write(request, fmt::format("GET /{} HTTP/1.1\r\nHost: example.org\r\nAccept: */*\r\n\r\n", i)))
      return 1;
  }
  ::close(file);
  return 0;
}

WarcType type_of(std::string_view name) {
  for (int i = 0; i < 8; ++i)
    if (name == name_of(static_cast<WarcType>(i))) return static_cast<WarcType>(i);
  return WarcType::resource;
}

// All records are held in memory first: only writing is timed.
int write(const char* from, const char* to, int level) {
  FileInput input;
  if (!input.open(from)) return 1;
  WarcReader reader(input, [](const ArchiveProblem&) {});
  if (!reader.open()) return 1;
  std::vector<std::pair<WarcRecord, std::string>> records;
  while (*reader.next()) {
    WarcRecord record;
    record.type = type_of(reader.head().field("WARC-Type"));
    record.id = reader.head().id();
    record.date = reader.head().field("WARC-Date");
    record.target_uri = reader.head().field("WARC-Target-URI");
    record.content_type = reader.head().field("Content-Type");
    std::string block;
    for (;;) {
      const std::string_view piece = *reader.block();
      if (piece.empty()) break;
      block += piece;
    }
    records.emplace_back(std::move(record), std::move(block));
  }
  const int file = made(to);
  if (file < 0) return 1;
  const auto start = std::chrono::steady_clock::now();
  WarcWriter writer(file_sink(file), 0, level);
  for (const auto& [record, block] : records)
    if (!writer.write(record, block)) return 1;
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  fmt::print("{:.3f} {}\n", took.count(), writer.size());
  ::close(file);
  return 0;
}

int huge(const char* path, std::uint64_t gigabytes) {
  const int file = made(path);
  if (file < 0) return 1;
  std::mt19937_64 random(1);
  const std::string part = page(random, words(random), 1u << 20);
  WarcWriter writer(file_sink(file));
  const WarcRecord record{WarcType::resource,         id_of(1, 3), "2026-11-24T03:00:00Z",
                          "https://example.org/huge", "text/html", {}};
  const auto written = writer.write(record, [&](const ByteSink& out) -> Result<void> {
    for (std::uint64_t done = 0; done < gigabytes << 30; done += part.size())
      if (auto put = out(part); !put) return put;
    return {};
  });
  if (!written || !writer.write(record, "behind it")) return 1;
  ::close(file);
  return 0;
}

int package(const char* from, const char* to, const char* key_file) {
  FileInput input;
  const int file = made(to);
  auto key = SigningKey::create(key_file);
  if (file < 0 || !input.open(from) || !key) return 1;
  WaczContents contents;
  contents.info = {"Bench", "", "2026-11-24T03:00:00Z", "claims", ""};
  contents.archives.push_back({"bench.warc.gz", &input});
  contents.pages.push_back({"https://example.org/0", "Page", "2026-11-24T03:00:00Z"});
  contents.key = &*key;
  contents.log = "bench";
  const auto written = write_wacz(contents, file_sink(file));
  ::close(file);
  if (!written) fmt::print(stderr, "{}\n", written.error().text);
  return written ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string what = argc > 1 ? argv[1] : "";
  if (what == "make" && argc == 4) return make(argv[2], std::strtoull(argv[3], nullptr, 10));
  if (what == "write" && argc >= 4) return write(argv[2], argv[3], argc > 4 ? std::atoi(argv[4]) : default_level);
  if (what == "huge" && argc == 4) return huge(argv[2], std::strtoull(argv[3], nullptr, 10));
  if (what == "package" && argc == 5) return package(argv[2], argv[3], argv[4]);
  fmt::print(
      stderr,
      "usage: archive-file make FILE MEGABYTES | write FILE OUT [LEVEL] | huge FILE GIGABYTES | package FILE OUT "
      "KEY\n");
  return 2;
}
