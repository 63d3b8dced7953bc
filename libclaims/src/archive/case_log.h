// The log of a case: a folder of tiles that grows when somebody signs, with the
// signed checkpoint and the public key beside them. Nothing that was signed
// changes afterwards.
#pragma once

#include <claims/result.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "archive/checkpoint.h"
#include "archive/proof.h"
#include "archive/signing_key.h"
#include "archive/timestamp_queue.h"
#include "store/files.h"

namespace claims::archive {

// Hands over entries from the number `first` on, in order, to the function that
// it is given; stops at its first error and returns that.
using EntrySource =
    std::function<Result<void>(std::uint64_t first, const std::function<Result<void>(const LogEntry&)>& each)>;

class CaseLog {
 public:
  // A log that nobody has signed yet has no checkpoint. Errors: malformed (the
  // signature or the key is damaged), unreadable.
  static Result<CaseLog> open(store::Files& files, std::string folder);

  const std::optional<Checkpoint>& checkpoint() const noexcept { return checkpoint_; }
  std::uint64_t size() const noexcept { return checkpoint_ ? checkpoint_->size : 0; }
  const std::string& note() const noexcept { return note_; }  // signed; empty: nobody has
  const std::optional<VerifierKey>& key() const noexcept { return key_; }

  // As the log holds it. Errors: usage, malformed, not_found.
  Result<LogEntry> entry(std::uint64_t index) const;

  // Adds what `entries` has beyond size() and signs the new checkpoint; signs
  // nothing where there is nothing new. `log` names a log that is new. Errors:
  // usage (another key than before); unavailable (another process signs, full
  // disk); malformed (the tiles are not those of the checkpoint, or `entries` has another one than the
  // log where they meet: an index made anew in another order).
  Result<void> grow(const SigningKey& key, std::string_view log, const EntrySource& entries);

  // A proof of the records `indices` (ascending), each with its entry, under `note`: a
  // checkpoint of this log, now or then. Errors: usage, malformed, not_found.
  Result<ProofFile> prove(const std::vector<std::pair<std::uint64_t, LogEntry>>& records,
                          const std::string& note) const;

 private:
  CaseLog(store::Files& files, std::string folder) : files_(&files), folder_(std::move(folder)) {}
  Result<void> read();
  Result<void> go_on(const EntrySource& entries, const std::function<Result<void>(const LogEntry&)>& each) const;
  Result<Checkpoint> checkpoint_of(const std::string& note) const;

  store::Files* files_;
  std::string folder_;
  std::optional<VerifierKey> key_;
  std::optional<Checkpoint> checkpoint_;
  std::string note_;
};

// The note of the smallest tree, and so the earliest, that holds the record
// `index` and has a timestamp; one that was verified when it came goes before
// any that was not. Empty: there is none.
std::string earliest_note(const CaseLog& log, const std::vector<HadTimestamp>& had, std::uint64_t index);

}  // namespace claims::archive
