#include <catch2/catch.hpp>

#include <zlib.h>

#include <stdexcept>

#include "archive/zip_reader.h"
#include "archive/zip_writer.h"

using namespace claims;
using namespace claims::archive;

namespace {

using Codes = std::vector<std::string>;

std::string packed(const std::vector<std::pair<std::string, std::string>>& entries) {
  std::string out;
  ZipWriter writer([&](std::string_view bytes) -> Result<void> {
    out += bytes;
    return {};
  });
  for (const auto& [name, bytes] : entries) writer.add(name, bytes).value();
  if (!writer.finish()) throw std::logic_error("finish");
  return out;
}

const std::string two = packed({{"archive/a.txt", "first"}, {"b.txt", "second, longer"}});

void put(std::string& text, std::size_t at, std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) text[at + static_cast<std::size_t>(i)] = static_cast<char>(value >> (8 * i));
}

// What reading all of it reports; "!" and the sentence where it cannot be opened.
Codes problems(const std::string& bytes, bool* canonical = nullptr) {
  Codes out;
  MemoryInput input(bytes);
  ZipReader reader(input, [&](const ArchiveProblem& problem) { out.push_back(problem.code); });
  if (auto opened = reader.open(); !opened) return {"!" + opened.error().text};
  for (const ZipEntry& entry : reader.entries())
    REQUIRE(reader.read(entry, [](std::string_view) -> Result<void> { return {}; }));
  if (canonical) *canonical = reader.canonical().value();
  return out;
}

std::size_t at(const std::string& text, std::string_view what, int which = 0) {
  std::size_t found = text.find(what);
  for (; which > 0; --which) found = text.find(what, found + 1);
  REQUIRE(found != std::string::npos);
  return found;
}

const std::string local("PK\3\4", 4), central("PK\1\2", 4), ending("PK\5\6", 4);

// One entry packed with DEFLATE, as other programs write it.
std::string deflated(const std::string& name, const std::string& content, std::uint64_t said) {
  std::string body(content.size() + 100, '\0');
  z_stream stream{};
  REQUIRE(deflateInit2(&stream, 6, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(content.data()));
  stream.avail_in = static_cast<uInt>(content.size());
  stream.next_out = reinterpret_cast<Bytef*>(body.data());
  stream.avail_out = static_cast<uInt>(body.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  body.resize(stream.total_out);
  deflateEnd(&stream);
  std::string out = packed({{name, body}});
  for (const auto& [start, method, crc, size] :
       {std::tuple{at(out, local), 8, 14, 22}, {at(out, central), 10, 16, 24}}) {
    put(out, start + static_cast<std::size_t>(method), 8, 2);
    put(out, start + static_cast<std::size_t>(crc),
        crc32(0, reinterpret_cast<const Bytef*>(content.data()), static_cast<uInt>(content.size())), 4);
    put(out, start + static_cast<std::size_t>(size), said, 4);
  }
  return out;
}

}  // namespace

TEST_CASE("zip: what is written is read back, at the places that the writer gives, and always the same bytes") {
  std::string out;
  ZipWriter writer([&](std::string_view bytes) -> Result<void> {
    out += bytes;
    return {};
  });
  const auto first = writer.add("archive/a.txt", "first");
  const auto second = writer.add("caf\xC3\xA9", "");
  REQUIRE(first);
  REQUIRE(second);
  CHECK(first->header == 0);
  CHECK(first->data == 30 + 13);
  CHECK(out.substr(first->data, first->size) == "first");
  CHECK(writer.add("b.txt", "b"));
  REQUIRE(writer.finish());
  CHECK(out == packed({{"archive/a.txt", "first"}, {"caf\xC3\xA9", ""}, {"b.txt", "b"}}));

  MemoryInput input(out);
  ZipReader reader(input, [](const ArchiveProblem& problem) { FAIL(problem.text); });
  REQUIRE(reader.open());
  REQUIRE(reader.entries().size() == 3);
  CHECK(reader.entries()[1].name == "caf\xC3\xA9");
  CHECK(reader.read_all(*reader.find("archive/a.txt"), 100).value() == "first");
  CHECK(reader.find("c.txt") == nullptr);
  CHECK(reader.canonical().value());
}

TEST_CASE("zip: names that are refused") {
  ZipWriter writer([](std::string_view) -> Result<void> { return {}; });
  REQUIRE(writer.add("a", "1"));
  for (const std::string& name : {std::string("a"), std::string(), std::string("/a"), std::string("a/"),
                                  std::string("a//b"), std::string("../a"), std::string("a/./b"), std::string("a\\b"),
                                  std::string("C:/a"), std::string("a\nb"), std::string(max_zip_name + 1, 'x')})
    CHECK_FALSE(writer.add(name, "2"));
}

TEST_CASE("zip: contents that change between the two readings are noticed") {
  int calls = 0;
  ZipWriter writer([](std::string_view) -> Result<void> { return {}; });
  const auto added = writer.add("a", [&](const ByteSink& sink) { return sink(++calls == 1 ? "one" : "two"); });
  REQUIRE_FALSE(added);
  CHECK(added.error().text == "a changed while it was packed; try again");
}

TEST_CASE("zip: lengths above 4 GiB stand in ZIP64 fields") {
  ZipEntry entry;
  entry.name = "a";
  entry.size = entry.stored = 5'000'000'000;
  const std::string head = zip_local_header(entry);
  CHECK(head.size() == 30 + 1 + 20);
  CHECK(head.substr(31, 4) == std::string("\1\0\20\0", 4));
  entry.header = 6'000'000'000;
  const std::vector<ZipEntry> entries{entry};
  const std::string end = zip_directory(entries, 11'000'000'000);
  CHECK(end.find("PK\6\6") != std::string::npos);
  CHECK(end.find("PK\6\7") != std::string::npos);
  CHECK(end.find("PK\1\2") == 0);
}

TEST_CASE("zip: 70 000 entries, which need ZIP64") {
  std::vector<std::pair<std::string, std::string>> entries;
  std::string out;
  // The writer looks each name up among the others: the directory alone is made here.
  std::vector<ZipEntry> directory;
  for (int i = 0; i < 70'000; ++i) {
    ZipEntry entry;
    entry.name = "e" + std::to_string(i);
    entry.header = out.size();
    out += zip_local_header(entry);
    directory.push_back(entry);
  }
  out += zip_directory(directory, out.size());
  bool canonical = false;
  CHECK(problems(out, &canonical).empty());
  CHECK(canonical);
}

TEST_CASE("zip: packed entries are read up to the length that they state") {
  const std::string content(5'000'000, 'x');
  bool canonical = true;
  CHECK(problems(deflated("a", content, content.size()), &canonical).empty());
  CHECK_FALSE(canonical);
  CHECK(problems(deflated("a", content, content.size() - 1)) == Codes{"zip-data"});
  CHECK(problems(deflated("a", content, content.size() + 1)) == Codes{"zip-data"});
  const std::string bomb = deflated("a", content, max_unpacked_entry);
  MemoryInput input(bomb);
  Codes codes;
  ZipReader reader(input, [&](const ArchiveProblem& problem) { codes.push_back(problem.code); });
  REQUIRE(reader.open());
  CHECK(reader.read_all(reader.entries()[0], 1000).value().empty());
  CHECK(codes == Codes{"limit"});
}

TEST_CASE("zip: what is wrong with a file is told by its code") {
  const auto changed = [](auto change) {
    std::string text = two;
    change(text);
    return text;
  };
  struct Row {
    const char* what;
    std::string bytes;
    Codes codes;
  };
  const Row rows[] = {
      {"intact", two, {}},
      {"a byte of the contents", changed([](std::string& t) { t[at(t, "first")] = 'F'; }), {"zip-crc"}},
      {"a name in the local header", changed([](std::string& t) { t[at(t, "a.txt")] = 'c'; }), {"zip-header-differs"}},
      {"a name in the directory", changed([](std::string& t) { t[at(t, "a.txt", 1)] = 'c'; }), {"zip-header-differs"}},
      {"a checksum in the local header",
       changed([](std::string& t) { put(t, at(t, local) + 14, 0, 4); }),
       {"zip-header-differs"}},
      {"a length in the directory",
       changed([](std::string& t) { put(t, at(t, central) + 24, 99, 4); }),
       {"zip-header-differs", "zip-header-differs"}},
      {"bytes behind the end", two + "more", {"zip-extra-bytes"}},
      {"bytes before the beginning", "more" + two, {"!its directory is not where it should be"}},
      {"encrypted",
       changed([](std::string& t) { put(t, at(t, local) + 6, 1, 2), put(t, at(t, central) + 8, 1, 2); }),
       {"zip-encrypted"}},
      {"another method",
       changed([](std::string& t) { t[at(t, local) + 8] = t[at(t, central) + 10] = 12; }),
       {"zip-method"}},
      {"a path that leads out",
       changed([](std::string& t) {
         t.replace(at(t, "b.txt"), 5, "../bt");
         t.replace(at(t, "b.txt"), 5, "../bt");
       }),
       {"zip-path"}},
      {"an offset that leads into another entry",
       changed([](std::string& t) { put(t, at(t, central, 1) + 42, 3, 4); }),
       {"zip-header-differs", "zip-extra-bytes"}},
      {"the count of entries",
       changed([](std::string& t) { put(t, at(t, ending) + 10, 3, 2); }),
       {"!its directory has another number of entries"}},
      {"no end", two.substr(0, two.size() - 5), {"!it is no ZIP file, or its end is missing"}},
      {"nothing", "", {"!it is no ZIP file"}},
      {"another file", std::string(100, 'x'), {"!it is no ZIP file, or its end is missing"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    CHECK(problems(row.bytes) == row.codes);
  }
}

TEST_CASE("zip: two entries with one name, one entry inside another") {
  std::string twice = packed({{"a", "1"}, {"b", "2"}});
  twice[30 + 1 + 1 + 30] = 'a';
  twice[twice.rfind('b')] = 'a';
  CHECK(problems(twice) == Codes{"zip-name-repeated"});

  const std::string inner = packed({{"inner", "1"}});
  ZipEntry entry;
  std::string out;
  ZipWriter writer([&](std::string_view bytes) -> Result<void> {
    out += bytes;
    return {};
  });
  const ZipEntry outer = writer.add("outer", inner).value();
  ZipEntry hidden;
  hidden.name = "inner";
  hidden.header = outer.data;
  hidden.size = hidden.stored = 1;
  hidden.crc = static_cast<std::uint32_t>(crc32(0, reinterpret_cast<const Bytef*>("1"), 1));
  const std::vector<ZipEntry> both{outer, hidden};
  CHECK(problems(out + zip_directory(both, out.size())) == Codes{"zip-overlap"});
}

TEST_CASE("zip: a changed byte anywhere is a problem, or another form than claims writes") {
  for (std::size_t i = 0; i < two.size(); ++i) {
    for (const char bit : {char{1}, char{64}}) {
      std::string changed = two;
      changed[i] = static_cast<char>(changed[i] ^ bit);
      bool canonical = true;
      const Codes codes = problems(changed, &canonical);
      const bool same_names = changed.find("archive/a.txt") != std::string::npos;
      CAPTURE(i, static_cast<int>(bit));
      CHECK((!codes.empty() || !canonical || !same_names));
    }
  }
}
