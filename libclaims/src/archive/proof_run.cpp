#include "archive/proof_run.h"

#include <fmt/format.h>

#include "archive/durable_file.h"
#include "fetch/env.h"

namespace claims::archive {

Result<Authorities> authorities_in(const std::string& path) {
  if (path.empty()) return Authorities::of_system();
  const auto pem = read_file(store::system_files(), path, max_chain_bytes);
  if (!pem) return tl::unexpected(pem.error());
  auto read = Authorities::of_pem(*pem);
  if (!read) return fail(read.error().code, fmt::format("{}: {}", path, read.error().text));
  return read;
}

Result<ProofRun> ProofRun::begin(const ArchiveCheckOptions& options, const ProblemSink& sink, ArchiveSummary& summary) {
  const auto bytes = read_file(store::system_files(), options.proof, max_proof_bytes);
  if (!bytes) return tl::unexpected(bytes.error());
  auto proof = read_proof(*bytes);
  if (!proof) return fail(proof.error().code, fmt::format("{}: {}", options.proof, proof.error().text));
  return begin(std::move(*proof), options, sink, summary);
}

Result<ProofRun> ProofRun::begin(ProofFile proof, const ArchiveCheckOptions& options, const ProblemSink& sink,
                                 ArchiveSummary& summary) {
  const auto authorities = authorities_in(options.authorities);
  if (!authorities) return tl::unexpected(authorities.error());
  ProofTrust trust;
  trust.keys = options.keys;
  trust.authorities = &*authorities;
  trust.now = fetching::system_env().wall_seconds();
  const auto count = [&summary, sink](const ArchiveProblem& problem) {
    if (problem.level == Level::error) ++summary.errors;
    if (problem.level == Level::warning) ++summary.warnings;
    sink(problem);
  };
  return ProofRun(std::make_unique<ProofChecker>(std::move(proof), trust, count), summary);
}

void ProofRun::record(const CheckedRecord& record, const std::string& member) {
  const auto entry = parse_entry(fmt::format("sha256:{} {}\n", record.sha256, record.size));
  if (!entry) return;  // without a digest there is no record: it comes out as missing
  RecordPlace place{member, 0, {}};
  if (record.head) {
    place.offset = record.head->offset;
    place.record = std::string(record.head->id());
  }
  checker_->record(*entry, place);
}

void ProofRun::finish() {
  checker_->finish();
  summary_->signers.push_back(checker_->signer());
  const auto& times = checker_->timestamps();
  summary_->timestamps.insert(summary_->timestamps.end(), times.begin(), times.end());
}

}  // namespace claims::archive
