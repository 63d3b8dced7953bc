// Proof files: form, what they prove, what they let pass (nothing).
#include "archive/proof.h"

#include <catch2/catch.hpp>

#include "archive/base64.h"
#include "archive/proof_check.h"
#include "archive/proof_sign.h"
#include "timestamp_authority.h"

using namespace claims;
using namespace claims::archive;

namespace {

using Codes = std::vector<std::string>;

constexpr const char* key_pem =
    "-----BEGIN PRIVATE KEY-----\n"
    "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n"
    "-----END PRIVATE KEY-----\n";

SigningKey key() { return SigningKey::parse(key_pem).value(); }

std::vector<LogEntry> entries_of(std::uint64_t count) {
  std::vector<LogEntry> out;
  for (std::uint64_t i = 0; i < count; ++i) out.push_back({sha256_of("record " + std::to_string(i)), 100 + i});
  return out;
}

const std::vector<PackagedFile> files = {{"indexes/index.cdxj", 20, sha256_of("index")},
                                         {"archive/data.warc.gz", 10, sha256_of("data")},
                                         {"pages/a page é.jsonl", 30, sha256_of("pages")}};

ProofFile whole(std::uint64_t count = 7) { return sign_archive(entries_of(count), files, key(), "test").value(); }

// Some records of a log of 100.
ProofFile part(std::initializer_list<std::uint64_t> indices) {
  const auto entries = entries_of(100);
  std::vector<Hash> leaves;
  for (const LogEntry& entry : entries) leaves.push_back(leaf_hash(entry.text()));
  const SubtreeHash hashes = [&](unsigned level, std::uint64_t index) -> Result<Hash> {
    TreeHead head;
    for (std::uint64_t i = index << level; i < (index + 1) << level; ++i) head.add(leaves.at(i));
    return head.root();
  };
  const std::string name = log_name(key().public_key(), "case");
  const std::string checkpoint = Checkpoint{name, 100, subtree_root(0, 100, hashes).value(), {}}.text();
  const SigningKey signer = key();
  ProofFile proof = begin_proof(signer.sign_note(checkpoint, name), signer.verifier(name), files, &signer).value();
  for (const std::uint64_t index : indices)
    proof.records.push_back(prove_record(index, entries[index], 100, hashes).value());
  return proof;
}

// What a check of an archive of `entries` reports, as "code member record".
Codes check(const ProofFile& proof, const std::vector<LogEntry>& entries,
            const std::vector<PackagedFile>& packed = files, const ProofTrust& trust = {}) {
  Codes out;
  ProofChecker checker(proof, trust, [&](const ArchiveProblem& problem) {
    CHECK_FALSE(problem.text.empty());
    std::string line = problem.code;
    if (!problem.member.empty()) line += " " + problem.member;
    if (!problem.record.empty()) line += " " + problem.record;
    out.push_back(line);
  });
  for (std::size_t i = 0; i < entries.size(); ++i) checker.record(entries[i], {"", i, "<" + std::to_string(i) + ">"});
  for (const PackagedFile& file : packed) checker.file(file);
  checker.finish();
  CHECK(checker.good() == out.empty());
  return out;
}

ProofFile again(const ProofFile& proof) { return read_proof(write_proof(proof)).value(); }

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  const std::size_t at = text.find(what);
  REQUIRE(at != std::string::npos);
  return text.replace(at, what.size(), by);
}

}  // namespace

TEST_CASE("proof: entries of the log") {
  const LogEntry entry{sha256_of(""), 18446744073709551615u};
  const std::string text =
      "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 18446744073709551615\n";
  CHECK(entry.text() == text);
  CHECK(parse_entry(text) == entry);
  for (const std::string& bad : {std::string(), text.substr(1), text + "\n", text.substr(0, text.size() - 1),
                                 replaced(text, "e3", "E3"), replaced(text, " 1", " 01"), replaced(text, " 1", "  1"),
                                 replaced(text, "615\n", "616\n"), replaced(text, "sha256", "sha512"),
                                 replaced(text, " 18446744073709551615", " "), replaced(text, "\n", " x\n")}) {
    INFO(bad);
    CHECK(parse_entry(bad) == std::nullopt);
  }
}

TEST_CASE("proof: the list of files") {
  const std::string text = Package{sha256_of("x"), files}.text().value();
  CHECK(text ==
        "claims.package/1\n"
        "checkpoint sha256:2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881\n"
        "sha256:3a6eb0790f39ac87c94f3856b2dd2c5d110e6811602261a9a923d3bb23adc8b7 10 archive/data.warc.gz\n"
        "sha256:1bc04b5291c26a46d918139138b992d2de976d6851d0893b0476b85bfbdfc6e6 20 indexes/index.cdxj\n"
        "sha256:bfa062de040f55a15ce910800757061ec3d2fc31d6b7c72d9fa02b75a9ad1133 30 pages/a page é.jsonl\n");
  const Package read = parse_package(text).value();
  CHECK(read.files.size() == 3);
  CHECK(read.files[2].name == "pages/a page é.jsonl");
  CHECK(read.checkpoint == sha256_of("x"));
  CHECK(parse_package(text.substr(0, text.find("sha256:3a"))).value().files.empty());
  const std::string first = text.substr(text.find("sha256:3a"), text.find("sha256:1b") - text.find("sha256:3a"));
  for (const std::string& bad :
       {std::string(), text + "\n", text.substr(0, text.size() - 1), replaced(text, "package/1", "package/2"),
        replaced(text, "checkpoint", "checkpoints"), replaced(text, first, first + first), text + first,
        replaced(text, " 10 ", " 010 "), replaced(text, " 10 ", " "), replaced(text, "archive/data.warc.gz", ""),
        replaced(text, "archive/data.warc.gz", "archive/\xFF"), replaced(text, "archive/data", "archive\r/data")}) {
    INFO(bad);
    REQUIRE_FALSE(parse_package(bad).has_value());
    CHECK(parse_package(bad).error().code == Code::malformed);
  }
  const auto named = [](std::string name) { return Package{{}, {{std::move(name), 1, {}}}}.text(); };
  CHECK(named(std::string(max_file_name, 'x')).has_value());
  CHECK(named(std::string(max_file_name + 1, 'x')).error().code == Code::usage);
  CHECK(named("").error().code == Code::usage);
  CHECK(named("two\nlines").error().code == Code::usage);
  CHECK(Package{{}, {files[0], files[0]}}.text().error() ==
        Error{Code::usage, "indexes/index.cdxj: twice in one package"});
  CHECK(Package{{}, std::vector<PackagedFile>(max_packaged_files + 1, files[0])}.text().error().code == Code::usage);
}

TEST_CASE("proof: written and read back, the same bytes each time") {
  for (const ProofFile& proof : {whole(), part({0, 57, 99}), whole(0), sign_archive({}, {}, key(), "empty").value()}) {
    const std::string json = write_proof(proof);
    CHECK(write_proof(again(proof)) == json);
  }
  CHECK(write_proof(whole()) == write_proof(whole()));
  ProofFile stamped = whole();
  stamped.timestamps = {{Stamped::checkpoint, std::nullopt, "token", ""},
                        {Stamped::package, std::nullopt, "other", "PEM"},
                        {Stamped::package, 1, "third", ""}};
  const ProofFile read = again(stamped);
  REQUIRE(read.timestamps.size() == 3);
  CHECK(read.timestamps[2].renews == 1);
  CHECK(read.timestamps[1].certificates == "PEM");
  CHECK(read.stamped(read.timestamps[0]) == stamped.checkpoint);
  CHECK(read.stamped(read.timestamps[1]) == stamped.package);
  CHECK(read.stamped(read.timestamps[2]) == stamped.package + "other");
}

TEST_CASE("proof: what is not a proof file") {
  const std::string good = write_proof(whole()), some = write_proof(part({3, 5}));
  ProofFile with_stamps = whole();
  with_stamps.timestamps = {{Stamped::package, std::nullopt, "token", ""}, {Stamped::package, 0, "other", ""}};
  const std::string stamped = write_proof(with_stamps);
  const std::string bad[] = {"",
                             "[]",
                             "null",
                             "{}",
                             good + "x",
                             good.substr(0, good.size() / 2),
                             replaced(good, "\"format\"", "\"form\""),
                             replaced(good, "{", "{\"more\": 1, "),
                             replaced(good, "\"key\":", "\"key\": \"a\", \"key\":"),
                             replaced(good, "\"key\":", "\"keys\":"),
                             replaced(good, "\"leaves\":", "\"records\": [], \"leaves\":"),
                             replaced(good, "\"leaves\":", "\"timestamps\": {}, \"leaves\":"),
                             replaced(good, "\"leaves\":", "\"timestamps\": [1], \"leaves\":"),
                             replaced(good, "test", "\xFF"),
                             replaced(some, "\"index\": 3", "\"index\": 5"),
                             replaced(some, "\"index\": 3", "\"index\": -3"),
                             replaced(some, "\"index\": 3", "\"index\": 3.0"),
                             replaced(some, "\"index\": 3", "\"index\": \"3\""),
                             replaced(some, "\"entry\": \"sha256:", "\"entry\": \"sha257:"),
                             replaced(some, "\"path\": [\"", "\"path\": [\"AAAA\", \""),
                             replaced(some, "\"path\": [\"", "\"path\": [1, \""),
                             replaced(stamped, "\"over\": \"package\"", "\"over\": \"proof\""),
                             replaced(stamped, "\"over\": \"package\"", "\"over\": \"checkpoint\""),
                             replaced(stamped, "\"renews\": 0", "\"renews\": 1"),
                             replaced(stamped, "\"token\": \"", "\"token\": \"*"),
                             replaced(stamped, "\"package\": \"claims", "\"package\": \"\", \"pack\": \"")};
  for (const std::string& in : bad) {
    INFO(in.substr(0, 300));
    const auto read = read_proof(in);
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().code == Code::malformed);
    CHECK(read.error().text.starts_with("proof file: "));
  }
  CHECK(read_proof(replaced(good, "claims.proof/1", "claims.proof/2")).error().code == Code::unsupported);
}

TEST_CASE("proof: limits of the proof file") {
  const std::string good = write_proof(whole());
  const auto with = [&](const std::string& member) { return read_proof(replaced(good, "{", "{" + member + ", ")); };
  const auto nested = [&](std::size_t depth) {
    return with("\"deep\": " + std::string(depth, '[') + std::string(depth, ']'));
  };
  CHECK(nested(max_proof_depth - 1).error().code == Code::malformed);  // an unknown member, and read to its end
  CHECK(nested(max_proof_depth).error().code == Code::limit);
  CHECK(nested(100'000).error().code == Code::limit);
  CHECK(read_proof(std::string(max_proof_bytes + 1, ' ')).error().code == Code::limit);

  ProofFile proof = part({3});
  proof.records[0].path.resize(max_proof_hashes);
  CHECK(again(proof).records[0].path.size() == max_proof_hashes);
  proof.records[0].path.resize(max_proof_hashes + 1);
  CHECK(read_proof(write_proof(proof)).error().code == Code::limit);
  proof = whole();
  proof.timestamps.resize(max_proof_timestamps);
  CHECK(again(proof).timestamps.size() == max_proof_timestamps);
  proof.timestamps.resize(max_proof_timestamps + 1);
  CHECK(read_proof(write_proof(proof)).error().code == Code::limit);
  proof = part({3});
  proof.records.resize(max_proof_records + 1);
  CHECK(read_proof(write_proof(proof)).error().code == Code::limit);
}

TEST_CASE("proof: a whole archive, and each way to alter its records") {
  const auto entries = entries_of(7);
  CHECK(check(again(whole()), entries) == Codes{});
  CHECK(check(whole(0), {}) == Codes{});
  const auto altered = [&](const auto& alter) {
    auto copy = entries;
    alter(copy);
    return check(whole(), copy);
  };
  for (std::size_t i = 0; i < 7; ++i) {
    INFO(i);
    const std::string place = " <" + std::to_string(i) + ">";
    CHECK(altered([&](auto& list) { list[i].sha256[0] ^= 1; }) == Codes{"record-unknown" + place, "record-missing"});
    CHECK(altered([&](auto& list) { ++list[i].size; }) == Codes{"record-unknown" + place, "record-missing"});
    CHECK(altered([&](auto& list) { list.erase(list.begin() + static_cast<long>(i)); }) == Codes{"record-missing"});
    CHECK(altered([&](auto& list) { list.insert(list.begin() + static_cast<long>(i), {sha256_of("more"), 1}); }) ==
          Codes{"record-unknown" + place});
    CHECK(altered([&](auto& list) { list.insert(list.begin() + static_cast<long>(i), entries[i]); }) ==
          Codes{"record-duplicated <" + std::to_string(i + 1) + ">"});
    for (std::size_t k = i + 1; k < 7; ++k)
      CHECK_FALSE(altered([&](auto& list) { std::swap(list[i], list[k]); }).empty());
    CHECK(altered([&](auto& list) { list.resize(i); }) == Codes(7 - i, "record-missing"));
  }
  CHECK(altered([](auto& list) { std::swap(list[2], list[3]); }) == Codes{"record-order <3>"});
  CHECK(altered([](auto& list) { std::rotate(list.begin(), list.begin() + 1, list.end()); }) ==
        Codes{"record-order <6>"});
  CHECK(altered([&](auto& list) { list.push_back(entries[0]); }) == Codes{"record-duplicated <7>"});
}

TEST_CASE("proof: some records of a log, alone") {
  const auto entries = entries_of(100);
  const ProofFile proof = again(part({0, 57, 99}));
  CHECK(check(proof, {entries[0], entries[57], entries[99]}) == Codes{});
  CHECK(check(proof, {entries[0], entries[99]}) == Codes{"record-missing"});
  CHECK(check(proof, {entries[57], entries[0], entries[99]}) == Codes{"record-order <1>"});
  CHECK(check(proof, {entries[0], entries[57], entries[58], entries[99]}) == Codes{"record-unknown <2>"});

  Codes codes;
  ProofChecker one(proof, {}, [&](const ArchiveProblem& problem) { codes.push_back(problem.code); });
  one.record(entries[57]);
  CHECK(one.good());
  CHECK(one.checkpoint().size == 100);
  CHECK(one.signer() == proof.key);
  one.record(entries[56]);
  CHECK_FALSE(one.good());
  CHECK(codes == Codes{"record-unknown"});

  ProofFile forged = proof;
  forged.records[1].entry = entries[58];
  CHECK(check(forged, {entries[0], entries[58], entries[99]}) == Codes{"proof-inclusion"});
  forged = proof;
  forged.records[1].path[3][0] ^= 1;
  CHECK(check(forged, {entries[0], entries[57], entries[99]}) == Codes{"proof-inclusion"});
  forged = proof;
  forged.records[1].index = 58;
  CHECK(check(forged, {entries[0], entries[57], entries[99]}) == Codes{"proof-inclusion"});
}

TEST_CASE("proof: files of the package") {
  const auto entries = entries_of(7);
  const auto altered = [&](const auto& alter) {
    auto copy = files;
    alter(copy);
    return check(whole(), entries, copy);
  };
  CHECK(altered([](auto& list) { std::swap(list[0], list[2]); }) == Codes{});  // files have no order
  CHECK(altered([](auto& list) { list[0].sha256[5] ^= 1; }) == Codes{"file-altered indexes/index.cdxj"});
  CHECK(altered([](auto& list) { ++list[0].size; }) == Codes{"file-altered indexes/index.cdxj"});
  CHECK(altered([](auto& list) { list.pop_back(); }) == Codes{"file-missing pages/a page é.jsonl"});
  CHECK(altered([](auto& list) { list[1].name = "archive/more.warc.gz"; }) ==
        Codes{"file-unlisted archive/more.warc.gz", "file-missing archive/data.warc.gz"});
  CHECK(altered([](auto& list) { list.push_back(list[0]); }) == Codes{"file-duplicated indexes/index.cdxj"});
  CHECK(altered([](auto& list) { std::swap(list[0].sha256, list[1].sha256); }) ==
        Codes{"file-altered indexes/index.cdxj", "file-altered archive/data.warc.gz"});
}

TEST_CASE("proof: what somebody else could make of it") {
  const auto entries = entries_of(7);
  const SigningKey other = SigningKey::parse(
                               "-----BEGIN PRIVATE KEY-----\n"
                               "MC4CAQAwBQYDK2VwBCIEIEzNCJso/5baiZKkYhPSj5wJcMvSTSGGnqWr8qrN8Xyy\n"
                               "-----END PRIVATE KEY-----\n")
                               .value();
  ProofFile proof = whole();
  ProofTrust trust;
  trust.keys = {proof.key};
  CHECK(check(proof, entries, files, trust) == Codes{});
  // Their own key, all else right: found only where keys are pinned.
  const ProofFile theirs = sign_archive(entries, files, other, "test").value();
  CHECK(check(theirs, entries) == Codes{});
  CHECK(check(theirs, entries, files, trust) == Codes{"proof-key"});
  // Our key in front of their signatures.
  proof.checkpoint = theirs.checkpoint;
  CHECK(check(proof, {}, {}) == Codes{"proof-signature"});
  // Records of one archive, files of another, both ours.
  proof = whole();
  const ProofFile larger = whole(8);
  proof.package = larger.package;
  CHECK(check(proof, entries) == Codes{"proof-package"});
  proof = whole();
  proof.leaves = larger.leaves;
  CHECK(check(proof, entries_of(8)) == Codes{"proof-root"});
  proof = whole();
  proof.leaves[10] = proof.leaves[10] == '0' ? '1' : '0';
  CHECK(check(proof, entries).front() == "proof-root");
  proof.leaves[10] = 'x';
  CHECK(check(proof, {}, files) == Codes{"proof-malformed"});
  // A checkpoint as a package, a package as a checkpoint.
  proof = whole();
  std::swap(proof.checkpoint, proof.package);
  CHECK(check(proof, {}, {}) == Codes{"proof-malformed"});
  proof = whole();
  proof.package = proof.checkpoint;
  CHECK(check(proof, entries, {}) == Codes{"proof-malformed"});
}

TEST_CASE("proof: timestamps over it, of several authorities, renewed before they expire") {
  const fakes::TimestampAuthority authority;
  const auto entries = entries_of(7);
  const auto roots = Authorities::of_pem(authority.file("root.pem")).value();
  ProofFile proof = whole();
  const auto stamp = [&](const std::string& who, const std::string& time, Stamped over,
                         std::optional<std::size_t> renews = std::nullopt) {
    ProofTimestamp timestamp{over, renews, "", authority.file("intermediate.pem")};
    timestamp.token = authority.token(who, proof.stamped(timestamp), time);
    proof.timestamps.push_back(timestamp);
  };
  ProofTrust trust;
  trust.authorities = &roots;
  trust.now = 1'400'000'000;  // 2014-05-13, before the first certificate expires
  stamp("expired", "20140501000000Z", Stamped::package);
  stamp("good", "20140501000010Z", Stamped::checkpoint);
  CHECK(check(again(proof), entries, files, trust) == Codes{});
  const auto checked = [&](std::vector<std::string>* times) {
    Codes out;
    ProofChecker checker(again(proof), trust, [&](const ArchiveProblem& problem) {
      out.push_back(std::string(name_of(problem.level)) + " " + problem.code);
    });
    if (times) *times = checker.timestamps();
    return out;
  };
  std::vector<std::string> times;
  CHECK(checked(&times) == Codes{});
  CHECK(times == Codes{"2014-05-01T00:00:00Z by O=Test,CN=expired", "2014-05-01T00:00:10Z by O=Test,CN=good"});

  trust.now = 1'500'000'000;  // 2017
  CHECK(checked(&times) == Codes{"warning timestamp-expired"});
  CHECK(times.size() == 2);  // it did exist then
  stamp("good", "20160101000000Z", Stamped::package, 0);
  CHECK(checked(nullptr) == Codes{"warning timestamp-renewed-late"});
  proof.timestamps.pop_back();
  stamp("good", "20141201000000Z", Stamped::package, 0);
  CHECK(checked(&times) == Codes{});
  CHECK(times.size() == 3);
  // The renewal is over the token too.
  ProofFile before = proof;
  proof.timestamps[0].token = authority.token("second", proof.stamped(proof.timestamps[0]), "20140501000000Z");
  CHECK(checked(nullptr) == Codes{"error timestamp-imprint"});
  proof = before;
  stamp("good", "20130101000000Z", Stamped::package, 2);
  CHECK(checked(nullptr) == Codes{"error timestamp-order"});
  proof = before;
  // A root that is not trusted here is no fault of the archive.
  stamp("stranger", "20160101000000Z", Stamped::checkpoint);
  CHECK(checked(&times) == Codes{"warning timestamp-chain"});
  CHECK(times.size() == 3);
  trust.authorities = nullptr;
  CHECK(checked(&times) == Codes{"warning timestamp-unchecked"});
  CHECK(times.empty());
}

namespace {

// The commands of the page that tells how to check a proof by hand; of one section where it is named.
std::string commands_of_the_page(const std::string& section = {}) {
  std::ifstream in(CLAIMS_DOCS "/formats/proof.md");
  std::string out, line;
  bool inside = false, wanted = section.empty();
  while (std::getline(in, line)) {
    if (line.starts_with("## ") && !section.empty()) wanted = line == "## " + section;
    if (!wanted) continue;
    if (line.starts_with("```")) inside = line == "```sh";
    else if (inside) out += line + "\n";
  }
  return out;
}

// An archive in a folder, as a reader of that page has it before them.
struct ByHand {
  fakes::TimestampAuthority authority;
  std::string folder = authority.path() + "/by-hand";
  std::vector<std::string> records = {"WARC/1.1\r\none", "WARC/1.1\r\ntwo", "WARC/1.1\r\nthree"};
  std::vector<PackagedFile> files = {{"data.warc.gz", 4, sha256_of("data")}, {"pages é.jsonl", 5, sha256_of("pages")}};

  ByHand() {
    std::filesystem::create_directories(folder + "/unpacked");
    put("roots.pem", authority.file("root.pem"));
    put("unpacked/data.warc.gz", "data");
    put("unpacked/pages é.jsonl", "pages");
    put("record", records[1]);
    put("commands", commands_of_the_page());
  }
  void put(const std::string& name, const std::string& bytes) const {
    std::ofstream(folder + "/" + name, std::ios::binary) << bytes;
  }
  bool passes() const { return std::system(("cd '" + folder + "' && sh -eu commands >output 2>&1").c_str()) == 0; }
  std::string output() const { return authority.file("by-hand/output"); }
  bool fits_schema() const {
    return std::system(("python3 -c 'import json, jsonschema, sys; "
                        "jsonschema.validate(*[json.load(open(p)) for p in sys.argv[:0:-1]])' "
                        "'" CLAIMS_DOCS "/formats/proof.schema.json' '" +
                        folder + "/claims-proof.json' 2>/dev/null")
                           .c_str()) == 0;
  }
};

}  // namespace

TEST_CASE("proof: anybody can check it by hand, with the commands of its page") {
  ByHand hand;
  std::vector<LogEntry> entries;
  for (const std::string& record : hand.records) entries.push_back({sha256_of(record), record.size()});
  ProofFile proof = sign_archive(entries, hand.files, key(), "by-hand").value();
  const auto stamp = [&](const char* who, const char* time, std::optional<std::size_t> renews) {
    ProofTimestamp timestamp{Stamped::package, renews, "", hand.authority.file("intermediate.pem")};
    timestamp.token = hand.authority.token(who, proof.stamped(timestamp), time);
    proof.timestamps.push_back(timestamp);
  };
  stamp("expired", "20140501000000Z", std::nullopt);
  stamp("good", "20141201000000Z", 0);
  hand.put("claims-proof.json", write_proof(proof));
  CHECK(hand.fits_schema());
  const bool passed = hand.passes();
  INFO(hand.output());
  REQUIRE(passed);
  CHECK(hand.output().find("\n2:" + entries[1].text()) != std::string::npos);
  CHECK(hand.output().find("May  1 00:00:00 2014 GMT") != std::string::npos);

  hand.put("record", hand.records[1] + "x");
  CHECK_FALSE(hand.passes());
  hand.put("record", hand.records[1]);
  hand.put("unpacked/data.warc.gz", "Data");
  CHECK_FALSE(hand.passes());
  hand.put("unpacked/data.warc.gz", "data");
  hand.put("roots.pem", hand.authority.file("other.pem"));
  CHECK_FALSE(hand.passes());
  hand.put("roots.pem", hand.authority.file("root.pem"));
  ProofFile altered = proof;
  altered.leaves[20] = altered.leaves[20] == '0' ? '1' : '0';
  hand.put("claims-proof.json", write_proof(altered));
  CHECK_FALSE(hand.passes());
  altered = proof;
  altered.checkpoint[20] ^= 1;
  hand.put("claims-proof.json", write_proof(altered));
  CHECK_FALSE(hand.passes());
  hand.put("claims-proof.json", write_proof(proof));
  CHECK(hand.passes());
}

TEST_CASE("proof: some records of a log, by hand") {
  ByHand hand;
  hand.put("commands", commands_of_the_page("The signatures") + commands_of_the_page("One record of a larger log"));
  ProofFile proof = part({0, 3, 57, 64, 99});
  hand.put("claims-proof.json", write_proof(proof));
  const bool passed = hand.passes();
  INFO(hand.output());
  REQUIRE(passed);
  proof.records[2].path[1][0] ^= 1;
  hand.put("claims-proof.json", write_proof(proof));
  CHECK_FALSE(hand.passes());
}

TEST_CASE("proof: the schema fits what is written, and not anything") {
  ByHand hand;
  const auto fits = [&](const std::string& json) {
    hand.put("claims-proof.json", json);
    return hand.fits_schema();
  };
  const std::string some = write_proof(part({3, 5})), all = write_proof(whole());
  CHECK(fits(some));
  CHECK(fits(all));
  CHECK(fits(write_proof(sign_archive({}, {}, key(), "empty").value())));
  CHECK_FALSE(fits(replaced(some, "\"index\": 3", "\"index\": -3")));
  CHECK_FALSE(fits(replaced(some, "\"index\"", "\"number\"")));
  CHECK_FALSE(fits(replaced(all, "claims.proof/1", "claims.proof/2")));
  CHECK_FALSE(fits(replaced(all, "\"leaves\"", "\"leafs\"")));
}
