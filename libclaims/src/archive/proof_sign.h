// Makes proofs: signs trees and lists of files.
#pragma once

#include <claims/result.h>

#include <span>
#include <string_view>
#include <vector>

#include "archive/proof.h"
#include "archive/signing_key.h"

namespace claims::archive {

// A proof of a whole archive: `entries` are all its records in their order.
// `log` names this tree for ever (is_key_name; another tree gets another name).
// `files`: of the package around it; empty: there is none. Errors: usage.
Result<ProofFile> sign_archive(std::span<const LogEntry> entries, std::span<const PackagedFile> files,
                               const SigningKey& key, std::string_view log);

// A proof of some records of a log: `checkpoint` is its signed note. Records are
// added with prove_record, by index.
Result<ProofFile> begin_proof(std::string_view checkpoint, const VerifierKey& key, std::span<const PackagedFile> files,
                              const SigningKey* package_key);

// The record `index` of a log of `size` entries. Errors: usage, and of `hash`.
Result<ProofRecord> prove_record(std::uint64_t index, const LogEntry& entry, std::uint64_t size,
                                 const SubtreeHash& hash);

}  // namespace claims::archive
