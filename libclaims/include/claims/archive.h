// Archives of what was retrieved: checked, and proved. Reads WARC 0.17 to 1.1
// (ISO 28500:2017) and WACZ 1.1.1 and 1.2.0, made by claims or by others.
#pragma once

#include <claims/fetch.h>
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
  std::uint64_t unverified = 0;      // records that nothing vouches for, or not for all of
  std::uint64_t elsewhere = 0;       // payload digests of revisits and segments: of bytes in other records, not checked
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

// Whose signature. The key is made on first use: an Ed25519 key in a file that
// only its owner can read.
struct SigningOptions {
  std::string key;            // its PEM file; empty: "signing-key.pem" in `configuration`, made if need be
  std::string configuration;  // folder
};

struct TimestampOptions {
  SigningOptions signing;
  std::vector<std::string> authorities;  // URLs; none: what is pending is sent, and the log signed
  std::string policy;                    // OID to ask for; usually empty
  std::string trusted;                   // PEM file of roots; empty: the system's
  int renew_days = 90;                   // renew where a certificate ends within them
  bool offline = false;                  // keep the requests for later
};

// One request to an authority.
struct TimestampOutcome {
  std::string authority;  // its URL
  std::string time, by;   // what it states; empty: nothing was had
  std::string expires;    // its certificate does: the timestamp is to be renewed before
  std::string problem;    // why there is none yet, or what was not verified
  bool renewal = false;
};

struct SignedLog {
  std::string key;            // C2SP verifier key
  std::string checkpoint;     // signed note
  std::uint64_t records = 0;  // that it covers
  std::string message;        // that a key was made; usually empty
  std::vector<TimestampOutcome> timestamps;
  std::uint64_t pending = 0;  // requests that are still to be sent
  std::string expires;        // when the first certificate ends that vouches for a timestamp which nothing renews;
                              // empty: there is none
};

// Signs the log of all records of a case and has authorities stamp it: at once,
// or later where they cannot be reached (call it again). A timestamp proves that
// the records existed then, not where they are from. Errors: of the key, of the
// case and of its log; usage (not a URL...).
Result<SignedLog> timestamp_case(Case& kept, const TimestampOptions& options, const FetchSettings& network);

// Puts the records of the last retrieval of each locator into FOLDER/records.warc.gz
// and what proves them into FOLDER/claims-proof.json, without the rest of the case.
// They must be in the log (timestamp_case). Gives the number of records. Errors:
// not_found (not in the case, not in the log yet), malformed, unavailable.
Result<std::uint64_t> prove_sources(Case& kept, const std::vector<std::string>& locators, const std::string& folder);

// What an import came to. Every record of the file is counted in `records`.
struct ImportedFile {
  std::string file, sha256;                             // its path; of all of it
  std::string software;                                 // that wrote it, as it says itself
  ArchiveVerdict verdict = ArchiveVerdict::unverified;  // of check_archive(), without a trusted key
  std::uint64_t records = 0;
  std::uint64_t added = 0;      // retrievals that the case did not have
  std::uint64_t retrieved = 0;  // of those: that gave a document
  std::uint64_t redirects = 0;  // of those: that led to another address
  std::uint64_t revisits = 0;   // of those: that say that a document was the same again
  std::uint64_t already = 0;    // retrievals that the case had
  std::uint64_t others = 0;     // records that are no retrieval by themselves: requests, descriptions, dns:...
  std::uint64_t notes = 0;      // of those: stories and decisions (claim_store.h) that the case did not have
  std::uint64_t skipped = 0;    // records that could not be imported, each handed over as a problem
  std::uint64_t damage = 0;     // problems that belong to no record, handed over too
  std::string error;            // why nothing, or no more of it, could be read; empty: all was
};

// How far an import is, in bytes of the file.
using ImportProgress = std::function<void(std::uint64_t done, std::uint64_t all)>;

// Takes what WARC and WACZ files of others, or of claims, hold into a case: each
// document as a retrieval under its address, with the bytes and the time of its
// capture, and where it came from. Texts are read by the decoders of `settings`,
// as of what is fetched. What the case has already is not taken again. Records
// that are damaged are handed over as problems, with the path of their file, and
// left out. One process at a time imports into a case; others wait. Errors: of
// plugins and of the case: what was complete by then is kept.
Result<void> import_archives(Case& kept, const std::vector<std::string>& paths, const FetchSettings& settings,
                             const std::function<void(const std::string&, const ArchiveProblem&)>& problem,
                             const std::function<void(ImportedFile&&)>& each, const ImportProgress& progress = {});

struct ExportOptions {
  std::string title, description;
  std::string report;                  // JSON, put in as report.json; may be empty
  std::string story;                   // bytes of a story, put in as the page that is opened first; may be empty
  std::string story_name, story_type;  // its file's name and media type: "story.md", "text/markdown"
  bool sign = true;
  SigningOptions signing;
};

struct ExportedCase {
  std::uint64_t archives = 0, pages = 0;
  std::string key;      // C2SP verifier key that signed; empty: nobody
  std::string message;  // that a key was made; usually empty
};

// Writes all that a case holds into the file `path`, a WACZ 1.1.1 package with its
// index, its pages and, signed, its proof. `path` is replaced once the package is
// whole. Errors: not_found (an empty case), malformed (damaged), of the key, unavailable.
Result<ExportedCase> export_case(Case& kept, const ExportOptions& options, const std::string& path);

}  // namespace claims
