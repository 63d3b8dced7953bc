// Archives of what was retrieved: checked, and proved. Reads WARC 0.17 to 1.1
// (ISO 28500:2017) and WACZ 1.1.1 and 1.2.0, made by claims or by others.
#pragma once

#include <claims/finding.h>
#include <claims/result.h>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace [[gnu::visibility("default")]] claims {

// What is wrong with an archive, and where. docs/formats/archive-problems.md lists the codes.
struct ArchiveProblem {
  std::string code;            // "digest-mismatch"
  Level level = Level::error;  // error: damaged or forged; warning: against the standard, and harmless
  std::string member;          // of a package: "archive/data.warc.gz"; empty: of the file itself
  std::uint64_t offset = 0;    // in that file, of the record's first byte as stored
  std::string record;          // its WARC-Record-ID; empty: of no record
  std::string text;            // a sentence for people
};

// From worst to best. What nothing vouches for is never `intact`.
enum class ArchiveVerdict : std::uint8_t {
  damaged,     // something is wrong
  unverified,  // nothing is wrong, but something has no digest to check it by
  intact,      // every record matches the digests beside it, which whoever alters it can alter too
  proved,      // every byte is bound by a signature that was checked, headers and order included
};
const char* name_of(ArchiveVerdict verdict) noexcept;

struct ArchiveSummary {
  ArchiveVerdict verdict = ArchiveVerdict::unverified;
  std::uint64_t records = 0, bytes = 0;  // `bytes` of the uncompressed records
  std::uint64_t errors = 0, warnings = 0;
  std::uint64_t unverified = 0;      // records that nothing vouches for
  std::vector<std::string> matched;  // what the digests were of: "block sha256", "payload sha1, chunks removed"
  std::vector<std::string> signers;  // whose signature was checked, as key ids or certificate names
  std::vector<std::string>
      timestamps;  // "2026-11-24T02:17:38Z by AUTHORITY": that it existed then, not where it is from
};

struct ArchiveCheckOptions {
  std::string proof;                  // path of a proof file; empty: the package's own, if it has one
  std::vector<std::string> keys;      // public keys to trust (C2SP verifier keys); none: any, and the summary names it
  std::string authorities;            // PEM file of trusted time-stamping roots; empty: the system's
  std::uint64_t max_problems = 1000;  // reported; more are counted
};

// Checks a file from its first byte to its last, in constant memory. Each
// problem is handed over as it is found; the check goes on after it.
// Errors: not_found, unreadable, unsupported (neither WARC nor WACZ).
Result<ArchiveSummary> check_archive(const std::string& path, const ArchiveCheckOptions& options,
                                     const std::function<void(const ArchiveProblem&)>& problem);

}  // namespace claims
