// A proof file at work while an archive is checked.
#pragma once

#include <claims/archive.h>

#include <memory>

#include "archive/problem.h"
#include "archive/proof_check.h"
#include "archive/warc_check.h"

namespace claims::archive {

// The roots in a PEM file; of an empty path those of the system. Errors: not_found,
// unreadable, malformed, limit.
Result<Authorities> authorities_in(const std::string& path);

class ProofRun {
 public:
  // Reads options.proof and checks what it says by itself. Problems go to `sink`
  // and are counted in `summary`, which must outlive this object, as `sink`
  // must. Errors: of the files named (not_found, unreadable, malformed, limit, unsupported).
  static Result<ProofRun> begin(const ArchiveCheckOptions& options, const ProblemSink& sink, ArchiveSummary& summary);

  // The same for a proof that was read already.
  static Result<ProofRun> begin(ProofFile proof, const ArchiveCheckOptions& options, const ProblemSink& sink,
                                ArchiveSummary& summary);

  void record(const CheckedRecord& record, const std::string& member = {});
  void file(const PackagedFile& file) { checker_->file(file); }
  // What is missing; puts signer and timestamps into the summary.
  void finish();
  bool good() const noexcept { return checker_->good(); }

 private:
  ProofRun(std::unique_ptr<ProofChecker> checker, ArchiveSummary& summary)
      : checker_(std::move(checker)), summary_(&summary) {}

  std::unique_ptr<ProofChecker> checker_;
  ArchiveSummary* summary_;
};

}  // namespace claims::archive
