// The proof file that travels with an archive: which records, in which order,
// and which files a key has signed, and when that was known to exist. Anybody can
// check it with sha256sum, openssl and jq: docs/formats/proof.md.
#pragma once

#include <claims/result.h>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "archive/merkle.h"

namespace claims::archive {

inline constexpr const char* proof_name = "claims-proof.json";
inline constexpr std::size_t max_proof_bytes = 256u << 20;
inline constexpr std::size_t max_proof_depth = 8;
inline constexpr std::size_t max_proof_records = 100'000;  // with proofs of their own
inline constexpr std::size_t max_proof_hashes = 64;        // of one record
inline constexpr std::size_t max_proof_timestamps = 100;
inline constexpr std::size_t max_packaged_files = 10'000;
inline constexpr std::size_t max_file_name = 1024;

// "sha256:DIGITS SIZE\n": what the log holds of a WARC record, uncompressed, from
// "WARC/" to the end of its block.
struct LogEntry {
  Hash sha256{};
  std::uint64_t size = 0;

  std::string text() const;
  friend bool operator==(const LogEntry&, const LogEntry&) = default;
};
std::optional<LogEntry> parse_entry(std::string_view text);  // with its line feed

struct PackagedFile {
  std::string name;  // of the member of a package: "archive/data.warc.gz"
  std::uint64_t size = 0;
  Hash sha256{};
};

// What a signed package note says: which files belong to which tree.
struct Package {
  Hash checkpoint{};  // SHA-256 of the checkpoint's text, without signatures
  std::vector<PackagedFile> files;

  // "claims.package/1", "checkpoint sha256:DIGITS", and a line a file, sorted by
  // name: "sha256:DIGITS SIZE NAME". Errors: usage (a name that is twice, empty,
  // too long or not one line of UTF-8; too many).
  Result<std::string> text() const;
};
// Strict: only what text() writes. Errors: malformed.
Result<Package> parse_package(std::string_view text);

// One record, proved by itself.
struct ProofRecord {
  std::uint64_t index = 0;
  LogEntry entry;
  Proof path;  // of its inclusion
};

enum class Stamped : std::uint8_t { checkpoint, package };

struct ProofTimestamp {
  Stamped over = Stamped::checkpoint;
  std::optional<std::size_t> renews;  // an earlier one of the same note, that this one covers too
  std::string token;                  // DER
  std::string certificates;           // PEM: the chain, as known when it was made; may be empty
};

struct ProofFile {
  std::string key;                   // verifier key of the signatures
  std::string checkpoint;            // signed note
  std::string package;               // signed note; empty: the proof is of records alone
  std::string leaves;                // every entry of the tree, one after another; or else
  std::vector<ProofRecord> records;  // some of them, each with its proof, by index
  std::vector<ProofTimestamp> timestamps;

  // The bytes that a timestamp is over: its note, and the token that it renews.
  std::string stamped(const ProofTimestamp& timestamp) const;
};

// JSON, the same for the same proof.
std::string write_proof(const ProofFile& proof);

// Form and limits are checked, nothing else. Errors: malformed, limit, unsupported (a newer form).
Result<ProofFile> read_proof(std::string_view json);

}  // namespace claims::archive
