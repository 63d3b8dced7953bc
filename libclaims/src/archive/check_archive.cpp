#include <claims/archive.h>
#include <fmt/format.h>

#include <optional>

#include "archive/proof_run.h"
#include "archive/wacz_check.h"
#include "archive/warc_check.h"

namespace claims {

const char* name_of(ArchiveVerdict verdict) noexcept {
  switch (verdict) {
    case ArchiveVerdict::damaged: return "damaged";
    case ArchiveVerdict::unverified: return "unverified";
    case ArchiveVerdict::intact: return "intact";
    case ArchiveVerdict::proved: return "proved";
  }
  return "";
}

Result<ArchiveSummary> check_archive(const std::string& path, const ArchiveCheckOptions& options,
                                     const std::function<void(const ArchiveProblem&)>& problem) {
  archive::FileInput file;
  if (auto opened = file.open(path); !opened) return tl::unexpected(opened.error());
  ArchiveSummary summary;
  std::uint64_t told = 0;
  const archive::ProblemSink sink = [&](const ArchiveProblem& found) {
    if (told++ < options.max_problems) problem(found);
  };
  if (archive::is_zip(file)) {
    if (auto done = archive::check_wacz(file, options, sink, summary); !done)
      return fail(done.error().code, fmt::format("{}: {}", path, done.error().text));
    return summary;
  }
  std::optional<archive::ProofRun> proof;
  archive::WarcCheckOptions how;
  if (!options.proof.empty()) {
    auto begun = archive::ProofRun::begin(options, sink, summary);
    if (!begun) return tl::unexpected(begun.error());
    proof.emplace(std::move(*begun));
    how.record = [&](const archive::CheckedRecord& record) { proof->record(record); };
  }
  if (auto done = archive::check_warc(file, sink, summary, how); !done)
    return fail(done.error().code, fmt::format("{}: {}", path, done.error().text));
  if (proof) proof->finish();
  summary.verdict = archive::verdict_of(summary);
  if (proof && proof->good() && summary.errors == 0) summary.verdict = ArchiveVerdict::proved;
  return summary;
}

}  // namespace claims
