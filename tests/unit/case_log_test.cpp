// The log of a case: grown in steps, signed, proved record by record.
#include "archive/case_log.h"

#include <catch2/catch.hpp>

#include <filesystem>

#include "archive/proof_check.h"
#include "archive/tile.h"
#include "timestamp_authority.h"

using namespace claims;
using namespace claims::archive;
using fakes::TemporaryFolder;
using store::system_files;

namespace {

SigningKey key() {
  return SigningKey::parse(
             "-----BEGIN PRIVATE KEY-----\n"
             "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n"
             "-----END PRIVATE KEY-----\n")
      .value();
}

SigningKey other_key() {
  return SigningKey::parse(
             "-----BEGIN PRIVATE KEY-----\n"
             "MC4CAQAwBQYDK2VwBCIEIEzNCJso/5baiZKkYhPSj5wJcMvSTSGGnqWr8qrN8Xyy\n"
             "-----END PRIVATE KEY-----\n")
      .value();
}

LogEntry entry_of(std::uint64_t i) { return {sha256_of("record " + std::to_string(i)), 100 + i}; }

EntrySource entries(std::uint64_t count) {
  return [count](std::uint64_t first, const std::function<Result<void>(const LogEntry&)>& each) -> Result<void> {
    for (std::uint64_t i = first; i < count; ++i)
      if (auto taken = each(entry_of(i)); !taken) return taken;
    return {};
  };
}

CaseLog open(const TemporaryFolder& folder) {
  return CaseLog::open(system_files(), folder.path() + "/case/log").value();
}

CaseLog grown(const TemporaryFolder& folder, std::uint64_t count) {
  CaseLog log = open(folder);
  REQUIRE(log.grow(key(), "test", entries(count)).has_value());
  return log;
}

std::vector<std::string> problems(const ProofFile& proof, const std::vector<std::uint64_t>& records) {
  std::vector<std::string> out;
  ProofChecker checker(proof, {}, [&](const ArchiveProblem& problem) { out.push_back(problem.code); });
  for (const std::uint64_t index : records) checker.record(entry_of(index));
  checker.finish();
  return out;
}

}  // namespace

TEST_CASE("case log: grows, is signed, and stays as it was where nothing is new") {
  const TemporaryFolder folder;
  CHECK(open(folder).note().empty());
  CHECK(grown(folder, 0).note().empty());
  const CaseLog first = grown(folder, 3);
  CHECK(first.size() == 3);
  CHECK(first.checkpoint()->origin == "claims-archive/21fe31dfa154a261/test");
  CHECK(grown(folder, 3).note() == first.note());
  const CaseLog second = grown(folder, 700);
  CHECK(second.size() == 700);
  CHECK(open(folder).note() == second.note());
  CHECK(open(folder).key()->text() == key().verifier("claims-archive/21fe31dfa154a261/test").text());
  std::size_t wrong = 0, seen = 0;
  CHECK(check_log(
            *second.checkpoint(), files_in(system_files(), folder.path() + "/case/log"),
            [&](const ArchiveProblem&) { ++wrong; },
            [&](std::uint64_t index, std::string_view entry) { seen += entry == entry_of(index).text(); }) == true);
  CHECK(wrong == 0);
  CHECK(seen == 700);
}

TEST_CASE("case log: another key, a damaged signature, another process, a source that fails") {
  const TemporaryFolder folder;
  CaseLog log = grown(folder, 3);
  CHECK(log.grow(other_key(), "test", entries(4)).error().code == Code::usage);
  CHECK(log.grow(key(), "test",
                 [](std::uint64_t, const auto&) -> Result<void> { return fail(Code::malformed, "damaged"); })
            .error() == Error{Code::malformed, "damaged"});
  CHECK(open(folder).note() == log.note());
  CHECK(log.entry(1).value() == entry_of(1));
  CHECK(log.entry(3).error().code == Code::usage);
  // An index in another order, and one that lost records.
  const EntrySource reordered = [](std::uint64_t first, const auto& each) -> Result<void> {
    for (std::uint64_t i = first; i < 6; ++i)
      if (auto taken = each(entry_of(5 - i)); !taken) return taken;
    return {};
  };
  CHECK(
      log.grow(key(), "test", reordered).error().text.ends_with("record 2 of the case is not the one that was signed"));
  CHECK(log.grow(key(), "test", entries(2)).error().text.ends_with("the case has fewer records than were signed"));
  CHECK(open(folder).note() == log.note());

  const std::string path = folder.path() + "/case/log";
  Error busy{Code::internal, ""};
  const EntrySource beside = [&](std::uint64_t first, const auto& each) -> Result<void> {
    busy = open(folder).grow(key(), "test", entries(5)).error();
    return entries(3)(first, each);
  };
  REQUIRE(log.grow(key(), "test", beside).has_value());
  CHECK(busy == Error{Code::unavailable, path + ": another process is signing this log; wait until it ends"});

  std::string altered = log.note();
  altered[40] ^= 1;
  std::ofstream(path + "/checkpoint") << altered;
  const auto opened = CaseLog::open(system_files(), path);
  REQUIRE_FALSE(opened.has_value());
  CHECK(opened.error().code == Code::malformed);
  CHECK(opened.error().text.starts_with(path + "/checkpoint: "));
  std::ofstream(path + "/checkpoint") << log.note();
  std::ofstream(path + "/key") << "nothing";
  CHECK(CaseLog::open(system_files(), path).error().code == Code::malformed);
}

TEST_CASE("case log: records are proved alone, under the checkpoint that was stamped first") {
  const fakes::TimestampAuthority authority;
  const TemporaryFolder folder;
  const CaseLog small = grown(folder, 10);
  const std::string early = small.note();
  const CaseLog log = grown(folder, 400);
  const auto had = [&](const std::string& note, const char* time) {
    WantedTimestamp wanted;
    wanted.url = "http://good/";
    wanted.note = note;
    return HadTimestamp{wanted, authority.token("good", note, time), ""};
  };
  const std::vector<HadTimestamp> stamps = {had(log.note(), "20260301000000Z"), had(early, "20260201000000Z"),
                                            had(early, "20260101000000Z"), had("no note\n", "20200101000000Z")};
  CHECK(earliest_note(log, stamps, 9) == early);
  auto verified = stamps;
  verified[0].certificates = "chain";
  CHECK(earliest_note(log, verified, 9) == log.note());
  CHECK(earliest_note(log, stamps, 10) == log.note());
  CHECK(earliest_note(log, stamps, 400).empty());
  CHECK(earliest_note(log, {}, 1).empty());

  const ProofFile proof = log.prove({{3, entry_of(3)}, {9, entry_of(9)}}, early).value();
  CHECK(problems(read_proof(write_proof(proof)).value(), {3, 9}).empty());
  CHECK(problems(log.prove({{255, entry_of(255)}, {399, entry_of(399)}}, log.note()).value(), {255, 399}).empty());
  CHECK(log.prove({{3, entry_of(4)}}, early).error().code == Code::malformed);
  CHECK(log.prove({{10, entry_of(10)}}, early).error().code == Code::usage);
  CHECK(log.prove({{3, entry_of(3)}}, "no note\n").error().code == Code::malformed);
  const TemporaryFolder empty;
  CHECK(open(empty).prove({}, early).error().code == Code::not_found);
}
