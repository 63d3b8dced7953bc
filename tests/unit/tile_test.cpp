// The log as files: paths, what is written, what is found again, what damage is seen.
#include "archive/tile.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "archive/durable_file.h"
#include "archive/signed_note.h"
#include "fetch_fakes.h"

using namespace claims;
using namespace claims::archive;
using fakes::TemporaryFolder;
using store::system_files;

namespace {

std::string entry_of(std::uint64_t i) { return "sha256:entry " + std::to_string(i) + "\n"; }

Hash root_of(std::uint64_t size) {
  TreeHead head;
  for (std::uint64_t i = 0; i < size; ++i) head.add(leaf_hash(entry_of(i)));
  return head.root();
}

// Grows the log in `folder` from `from` to `to` entries.
void grow(const std::string& folder, std::uint64_t from, std::uint64_t to) {
  auto writer = LogWriter::open(system_files(), folder, from, root_of(from));
  REQUIRE(writer.has_value());
  for (std::uint64_t i = from; i < to; ++i) REQUIRE(writer->add(entry_of(i)).has_value());
  REQUIRE(writer->finish().has_value());
  REQUIRE(writer->root() == root_of(to));
  REQUIRE(writer->publish("note of " + std::to_string(to) + "\n").has_value());
}

std::string content(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> files_of(const std::string& folder) {
  std::vector<std::string> out;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) out.push_back(entry.path().string().substr(folder.size() + 1));
  std::sort(out.begin(), out.end());
  return out;
}

// Codes and members that a check of `size` entries reports.
std::vector<std::string> problems_of(const std::string& folder, std::uint64_t size) {
  std::vector<std::string> out;
  const Checkpoint checkpoint{"log", size, root_of(size), {}};
  const auto good = check_log(checkpoint, files_in(system_files(), folder), [&](const ArchiveProblem& problem) {
    out.push_back(problem.code + " " + problem.member);
  });
  REQUIRE(good.has_value());
  CHECK(*good == out.empty());
  return out;
}

// Lets every n-th call of writing fail.
struct FullDisk : store::Files {
  int left = 0;
  ssize_t write(int file, const void* from, std::size_t size) override {
    return left-- > 0 ? store::Files::write(file, from, size) : -ENOSPC;
  }
};

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("tiles: paths") {
  CHECK(tile_path(0, 0, 256) == "tile/0/000");
  CHECK(tile_path(1, 1234067, 256) == "tile/1/x001/x234/067");
  CHECK(tile_path(63, 1000, 8) == "tile/63/x001/000.p/8");
  CHECK(entries_path(1234067, 255) == "tile/entries/x001/x234/067.p/255");
  CHECK(entries_path(UINT64_MAX, 256) == "tile/entries/x018/x446/x744/x073/x709/x551/615");
}

TEST_CASE("tiles: widths at 70,000 and 256 leaves, the examples of the standard") {
  CHECK(width_at(0, 272, 70'000) == 256);
  CHECK(width_at(0, 273, 70'000) == 112);
  CHECK(width_at(0, 274, 70'000) == 0);
  CHECK(width_at(1, 0, 70'000) == 256);
  CHECK(width_at(1, 1, 70'000) == 17);
  CHECK(width_at(2, 0, 70'000) == 1);
  CHECK(width_at(3, 0, 70'000) == 0);
  CHECK(width_at(0, 0, 256) == 256);
  CHECK(width_at(0, 1, 256) == 0);
  CHECK(width_at(1, 0, 256) == 1);
  CHECK(width_at(9, 0, UINT64_MAX) == 0);
}

TEST_CASE("tiles: a log of a few entries, byte by byte") {
  const TemporaryFolder folder;
  grow(folder.path(), 0, 2);
  CHECK(files_of(folder.path()) == Lines{"checkpoint", "tile/0/000.p/2", "tile/entries/000.p/2"});
  CHECK(content(folder.path() + "/checkpoint") == "note of 2\n");
  CHECK(content(folder.path() + "/tile/entries/000.p/2") ==
        std::string("\0\x0fsha256:entry 0\n\0\x0fsha256:entry 1\n", 34).erase(0, 0));
  const std::string tile = content(folder.path() + "/tile/0/000.p/2");
  const Hash first = leaf_hash(entry_of(0));
  CHECK(tile.size() == 64);
  CHECK(tile.substr(0, 32) == std::string(first.begin(), first.end()));
}

TEST_CASE("tiles: a log grows in steps of any size, and proofs are made from its files") {
  const TemporaryFolder folder;
  std::uint64_t size = 0;
  for (const std::uint64_t next : {1, 2, 255, 256, 257, 300, 511, 512, 1000}) {
    grow(folder.path(), size, next);
    size = next;
    INFO(size);
    CHECK(problems_of(folder.path(), size) == Lines{});
    const SubtreeHash hashes = tile_hashes(size, files_in(system_files(), folder.path()));
    const Hash root = root_of(size);
    for (const std::uint64_t index : {std::uint64_t{0}, size / 2, size - 1})
      CHECK(verify_inclusion(leaf_hash(entry_of(index)), index, size, root,
                             inclusion_proof(index, size, hashes).value()));
    for (const std::uint64_t before : {std::uint64_t{1}, (size + 1) / 2, size})
      CHECK(verify_consistency(before, size, root_of(before), root, consistency_proof(before, size, hashes).value()));
    CHECK(hashes(0, size).error().code == Code::usage);
  }
  // Partial tiles that full ones replaced are gone; those of smaller trees are read from the full ones.
  CHECK(files_of(folder.path()) == Lines{"checkpoint", "tile/0/000", "tile/0/001", "tile/0/002", "tile/0/003.p/232",
                                         "tile/1/000.p/1", "tile/1/000.p/2", "tile/1/000.p/3", "tile/entries/000",
                                         "tile/entries/001", "tile/entries/002", "tile/entries/003.p/232"});
  CHECK(problems_of(folder.path(), 300) == Lines{});
}

TEST_CASE("tiles: three levels") {
  const TemporaryFolder folder;
  grow(folder.path(), 0, 65'537);
  CHECK(problems_of(folder.path(), 65'537) == Lines{});
  const SubtreeHash hashes = tile_hashes(65'537, files_in(system_files(), folder.path()));
  const Hash root = root_of(65'537);
  for (const std::uint64_t index : {0u, 65'535u, 65'536u})
    CHECK(verify_inclusion(leaf_hash(entry_of(index)), index, 65'537, root,
                           inclusion_proof(index, 65'537, hashes).value()));
  grow(folder.path(), 65'537, 65'600);
  CHECK(problems_of(folder.path(), 65'600) == Lines{});
}

TEST_CASE("tiles: what is damaged is named") {
  const TemporaryFolder folder;
  grow(folder.path(), 0, 600);
  const auto path = [&](const char* name) { return folder.path() + "/" + name; };
  const auto with = [&](const char* name, const auto& alter) {
    const std::string before = content(path(name));
    std::string bytes = before;
    alter(bytes);
    std::ofstream(path(name), std::ios::binary) << bytes;
    const Lines found = problems_of(folder.path(), 600);
    std::ofstream(path(name), std::ios::binary) << before;
    return found;
  };
  const auto flip = [](std::string& bytes) { bytes[bytes.size() / 2] ^= 1; };
  const auto cut = [](std::string& bytes) { bytes.pop_back(); };
  const auto longer = [](std::string& bytes) { bytes += "x"; };
  CHECK(with("tile/0/001", flip) == Lines{"log-tile-damaged tile/0/001"});
  CHECK(with("tile/0/001", cut) == Lines{"log-tile-damaged tile/0/001"});
  CHECK(with("tile/0/002.p/88", longer) == Lines{"log-tile-damaged tile/0/002.p/88"});
  CHECK(with("tile/1/000.p/2", flip) == Lines{"log-tile-damaged tile/1/000.p/2"});
  CHECK(with("tile/entries/001", cut) == Lines{"log-entries-damaged tile/entries/001"});
  CHECK(with("tile/entries/001", longer) == Lines{"log-entries-damaged tile/entries/001"});
  CHECK(with("tile/entries/000", [](std::string& bytes) { bytes[5] ^= 1; }) ==
        Lines{"log-tile-damaged tile/0/000", "log-tile-damaged tile/1/000.p/2"});
  CHECK(problems_of(folder.path(), 600) == Lines{});

  Checkpoint other{"log", 600, root_of(599), {}};
  Lines codes;
  const auto good = check_log(other, files_in(system_files(), folder.path()),
                              [&](const ArchiveProblem& problem) { codes.push_back(problem.code); });
  CHECK(good == false);
  CHECK(codes == Lines{"log-root-mismatch"});
  std::filesystem::remove(path("tile/entries/001"));
  CHECK(problems_of(folder.path(), 600) == Lines{"log-file-missing tile/entries/001"});
  std::filesystem::remove(path("tile/0/001"));
  CHECK(problems_of(folder.path(), 600) == Lines{"log-file-missing tile/entries/001", "log-file-missing tile/0/001"});
}

TEST_CASE("tiles: another log is not gone on with") {
  const TemporaryFolder folder;
  grow(folder.path(), 0, 300);
  CHECK(LogWriter::open(system_files(), folder.path(), 300, root_of(299)).error() ==
        Error{Code::malformed, folder.path() + ": the tiles are not those of the checkpoint"});
  CHECK(LogWriter::open(system_files(), folder.path(), 301, root_of(301)).error().code == Code::not_found);
  auto writer = LogWriter::open(system_files(), folder.path(), 300, root_of(300)).value();
  CHECK(writer.add(std::string(max_log_entry, 'x')).has_value());
  CHECK(writer.add(std::string(max_log_entry + 1, 'x')).error().code == Code::usage);
}

TEST_CASE("tiles: a full disk leaves the log as it was") {
  const TemporaryFolder folder;
  grow(folder.path(), 0, 300);
  for (int calls = 0; calls < 7; ++calls) {
    FullDisk disk;
    disk.left = calls;
    auto writer = LogWriter::open(disk, folder.path(), 300, root_of(300)).value();
    Result<void> done;
    for (std::uint64_t i = 300; i < 600 && done; ++i) done = writer.add(entry_of(i));
    if (done) done = writer.finish();
    if (done) done = writer.publish("note of 600\n");
    INFO(calls);
    REQUIRE(done.has_value() == (calls == 6));
    if (done) continue;
    CHECK(done.error().code == Code::unavailable);
    CHECK(content(folder.path() + "/checkpoint") == "note of 300\n");
    CHECK(problems_of(folder.path(), 300) == Lines{});
  }
  CHECK(problems_of(folder.path(), 600) == Lines{});
}
