#include "archive/record_packer.h"

#include <catch2/catch.hpp>

using namespace claims::archive;

namespace {

WarcRecord record_of(int number) {
  WarcRecord record;
  record.id = "<urn:uuid:" + std::to_string(number) + ">";
  record.date = "2026-11-27T00:00:00Z";
  record.target_uri = "https://example.org/" + std::to_string(number);
  record.content_type = "text/plain";
  return record;
}

std::string block_of(int number) {
  return std::string(static_cast<std::size_t>(number * 37 % 5000), static_cast<char>('a' + number % 26));
}

}  // namespace

TEST_CASE("records packed by a thread are those that are packed here, in order") {
  for (const int count : {0, 1, static_cast<int>(packed_at_once), 1000}) {
    RecordPacker packer(1);
    std::vector<PackedRecord> got;
    for (int i = 0; i < count; ++i) {
      packer.add(record_of(i), block_of(i));
      while (auto packed = packer.take(false)) got.push_back(std::move(*packed));
    }
    while (auto packed = packer.take(true)) got.push_back(std::move(*packed));
    REQUIRE(got.size() == static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
      const PackedRecord here = pack_record(record_of(i), block_of(i), 1);
      REQUIRE(got[i].member == here.member);
      REQUIRE(got[i].sha256 == here.sha256);
      REQUIRE(got[i].size == here.size);
    }
    CHECK_FALSE(packer.take(true));
  }
}

TEST_CASE("blocks that wait to be packed are bounded, and may be larger than the bound") {
  RecordPacker packer(1);
  for (int i = 0; i < 5; ++i) packer.add(record_of(i), std::string(2 * max_packing_bytes, 'x'));
  int taken = 0;
  while (packer.take(true)) ++taken;
  CHECK(taken == 5);
}

TEST_CASE("what was added and is not wanted is forgotten") {
  RecordPacker packer(1);
  for (int i = 0; i < 100; ++i) packer.add(record_of(i), block_of(i));
  packer.clear();
  packer.add(record_of(7), block_of(7));
  const auto packed = packer.take(true);
  REQUIRE(packed);
  CHECK(packed->member == pack_record(record_of(7), block_of(7), 1).member);
  CHECK_FALSE(packer.take(true));
  packer.add(record_of(8), block_of(8));  // and a packer may end with work left
}
