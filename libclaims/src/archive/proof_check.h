// An archive against its proof file. The reader of the archive hands over digests
// of records and files as it comes by them; nothing here opens a file.
#pragma once

#include <claims/archive.h>
#include <claims/result.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "archive/checkpoint.h"
#include "archive/proof.h"
#include "archive/signed_note.h"
#include "archive/timestamp.h"

namespace claims::archive {

struct ProofTrust {
  std::vector<std::string> keys;             // verifier keys; none: the proof's own, and the caller names it
  const Authorities* authorities = nullptr;  // null: timestamps are not verified, and a warning says so
  std::int64_t now = 0;                      // seconds since 1970, to warn of certificates that expired; 0: unknown
};

// Where the caller found a record: copied into problems.
struct RecordPlace {
  std::string member;
  std::uint64_t offset = 0;
  std::string record;
};

// Codes: proof-malformed, proof-signature, proof-key, proof-package, proof-root, proof-inclusion, record-unknown,
// record-missing, record-duplicated, record-order, file-altered, file-missing, file-unlisted, timestamp-*.
class ProofChecker {
 public:
  using Report = std::function<void(const ArchiveProblem&)>;

  // Checks all that the proof says by itself: signatures, the tree, timestamps.
  ProofChecker(ProofFile proof, const ProofTrust& trust, Report problem);

  // The next record of the archive, in its order.
  void record(const LogEntry& entry, const RecordPlace& place = {});
  // A file of the package, in any order.
  void file(const PackagedFile& file);
  // What the proof names and nobody handed over. Call it last, once; not at all
  // where single records are to be proved.
  void finish();

  // True while no error was reported: what was handed over is signed.
  bool good() const noexcept { return good_; }
  const std::string& signer() const noexcept { return proof_.key; }
  const Checkpoint& checkpoint() const noexcept { return checkpoint_; }
  // "TIME by AUTHORITY" of each timestamp that was verified.
  const std::vector<std::string>& timestamps() const noexcept { return timestamps_; }
  // The checks of all timestamps, in their order.
  const std::vector<TimestampCheck>& timestamp_checks() const noexcept { return checks_; }

 private:
  void report(const char* code, std::string text, const RecordPlace& place = {}, Level level = Level::error);
  void check_proof(const ProofTrust& trust);
  bool read_checkpoint(const VerifierKey& key);
  void read_package(const VerifierKey& key);
  void check_leaves();
  void check_records();
  void check_timestamps(const ProofTrust& trust);
  void check_age(std::size_t index, std::int64_t now);
  void out_of_place(const LogEntry& entry, const RecordPlace& place);

  ProofFile proof_;
  Report report_;
  bool good_ = true;
  bool has_checkpoint_ = false, has_package_ = false;  // that can be checked against
  Checkpoint checkpoint_;
  Package package_;
  std::vector<LogEntry> leaves_;  // what the archive should hold, in order
  std::uint64_t next_ = 0;        // of `leaves_`
  std::set<std::uint64_t> skipped_;
  std::vector<std::uint64_t> by_digest_;  // indices of `leaves_`, made at the first surprise
  std::set<std::string> files_;           // that were handed over
  std::vector<TimestampCheck> checks_;
  std::vector<std::string> timestamps_;
};

}  // namespace claims::archive
