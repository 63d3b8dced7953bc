#include "archive/proof_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace claims::archive {
namespace {

// The text of a note that the key has signed.
Result<std::string> signed_text(std::string_view bytes, const VerifierKey& key) {
  auto note = parse_note(bytes);
  if (!note) return tl::unexpected(note.error());
  const auto signers = verify_note(*note, std::span(&key, 1));
  if (!signers) return fail(Code::unreadable, signers.error().text);
  return std::move(note->text);
}

const char* code_of(const Error& error) {
  return error.code == Code::unreadable ? "proof-signature" : "proof-malformed";
}

}  // namespace

ProofChecker::ProofChecker(ProofFile proof, const ProofTrust& trust, Report problem)
    : proof_(std::move(proof)), report_(std::move(problem)) {
  check_proof(trust);
}

void ProofChecker::check_proof(const ProofTrust& trust) {
  const auto key = parse_verifier_key(proof_.key);
  if (!key) return report("proof-malformed", key.error().text);
  if (!trust.keys.empty() && std::find(trust.keys.begin(), trust.keys.end(), proof_.key) == trust.keys.end())
    report("proof-key", fmt::format("signed by {}, which is not among the trusted keys", proof_.key));
  has_checkpoint_ = read_checkpoint(*key);
  if (!has_checkpoint_) return;
  read_package(*key);
  proof_.records.empty() ? check_leaves() : check_records();
  check_timestamps(trust);
}

void ProofChecker::report(const char* code, std::string text, const RecordPlace& place, Level level) {
  if (level == Level::error) good_ = false;
  report_({code, level, place.member, place.offset, place.record, std::move(text)});
}

bool ProofChecker::read_checkpoint(const VerifierKey& key) {
  const auto text = signed_text(proof_.checkpoint, key);
  auto checkpoint = text ? parse_checkpoint(*text) : tl::unexpected(text.error());
  if (!checkpoint) {
    report(code_of(checkpoint.error()), "checkpoint: " + checkpoint.error().text);
    return false;
  }
  checkpoint_ = std::move(*checkpoint);
  if (checkpoint_.origin != key.name) report("proof-key", "the checkpoint is of another log than the key's");
  return true;
}

void ProofChecker::read_package(const VerifierKey& key) {
  if (proof_.package.empty()) return;
  const auto text = signed_text(proof_.package, key);
  auto package = text ? parse_package(*text) : tl::unexpected(text.error());
  if (!package) return report(code_of(package.error()), "list of files: " + package.error().text);
  package_ = std::move(*package);
  has_package_ = true;
  if (package_.checkpoint != sha256_of(checkpoint_.text()))
    report("proof-package", "the list of files is of another checkpoint");
}

void ProofChecker::check_leaves() {
  TreeHead head;
  for (std::string_view rest = proof_.leaves; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size() - 1) + 1;
    const auto entry = parse_entry(rest.substr(0, end));
    if (!entry) return report("proof-malformed", fmt::format("entry {} of the proof is damaged", leaves_.size()));
    leaves_.push_back(*entry);
    head.add(leaf_hash(rest.substr(0, end)));
    rest.remove_prefix(end);
  }
  proof_.leaves = {};
  if (head.size() != checkpoint_.size || head.root() != checkpoint_.root)
    report("proof-root",
           fmt::format("the {} entries of the proof are not the {} that were signed", head.size(), checkpoint_.size));
}

void ProofChecker::check_records() {
  for (const ProofRecord& record : proof_.records) {
    leaves_.push_back(record.entry);
    if (!verify_inclusion(leaf_hash(record.entry.text()), record.index, checkpoint_.size, checkpoint_.root,
                          record.path))
      report("proof-inclusion", fmt::format("record {} is not in the tree that was signed", record.index));
  }
}

void ProofChecker::record(const LogEntry& entry, const RecordPlace& place) {
  if (!has_checkpoint_) return;  // reported already
  if (next_ < leaves_.size() && leaves_[next_] == entry) ++next_;
  else out_of_place(entry, place);
}

// Removed, added, altered, moved or twice: the rest of the list tells.
void ProofChecker::out_of_place(const LogEntry& entry, const RecordPlace& place) {
  const auto before = [&](std::uint64_t a, std::uint64_t b) {
    return std::tie(leaves_[a].sha256, leaves_[a].size, a) < std::tie(leaves_[b].sha256, leaves_[b].size, b);
  };
  if (by_digest_.empty() && !leaves_.empty()) {
    by_digest_.resize(leaves_.size());
    std::iota(by_digest_.begin(), by_digest_.end(), 0u);
    std::sort(by_digest_.begin(), by_digest_.end(), before);
  }
  const auto is_less = [&](std::uint64_t index, const LogEntry& wanted) {
    return std::tie(leaves_[index].sha256, leaves_[index].size) < std::tie(wanted.sha256, wanted.size);
  };
  bool known = false;
  for (auto at = std::lower_bound(by_digest_.begin(), by_digest_.end(), entry, is_less);
       at != by_digest_.end() && leaves_[*at] == entry; ++at) {
    known = true;
    if (skipped_.erase(*at) > 0)
      return report("record-order", fmt::format("record {} of the log stands later here", *at), place);
    if (*at < next_) continue;
    for (; next_ < *at; ++next_) skipped_.insert(next_);
    ++next_;
    return;
  }
  if (known) report("record-duplicated", "the record stands here once more than in the log", place);
  else report("record-unknown", "the record is not in the log: it was altered or added", place);
}

void ProofChecker::file(const PackagedFile& file) {
  if (!has_checkpoint_ || (!has_package_ && !proof_.package.empty())) return;  // reported already
  const RecordPlace place{file.name, 0, {}};
  if (!files_.insert(file.name).second) return report("file-duplicated", "the name stands twice in the package", place);
  const auto listed =
      std::lower_bound(package_.files.begin(), package_.files.end(), file.name,
                       [](const PackagedFile& one, const std::string& name) { return one.name < name; });
  if (listed == package_.files.end() || listed->name != file.name)
    return report("file-unlisted", "the file is not among those that were signed", place);
  if (listed->size != file.size || listed->sha256 != file.sha256)
    report("file-altered", "the file is not the one that was signed", place);
}

void ProofChecker::finish() {
  for (; next_ < leaves_.size(); ++next_) skipped_.insert(next_);
  for (const std::uint64_t index : skipped_) {
    const std::uint64_t shown = proof_.records.empty() ? index : proof_.records[index].index;
    report("record-missing", fmt::format("record {} of the log is missing (or was altered): {}", shown,
                                         leaves_[index].text().substr(0, leaves_[index].text().size() - 1)));
  }
  skipped_.clear();
  for (const PackagedFile& file : package_.files)
    if (!files_.contains(file.name)) report("file-missing", "the file was signed, and is not here", {file.name, 0, {}});
}

void ProofChecker::check_timestamps(const ProofTrust& trust) {
  if (!trust.authorities) {
    if (!proof_.timestamps.empty())
      report("timestamp-unchecked", "timestamps are not verified: no trusted authorities are given", {},
             Level::warning);
    return;
  }
  for (std::size_t i = 0; i < proof_.timestamps.size(); ++i) {
    const ProofTimestamp& timestamp = proof_.timestamps[i];
    TimestampExpectation expected;
    expected.certificates = timestamp.certificates;
    checks_.push_back(verify_timestamp(timestamp.token, proof_.stamped(timestamp), *trust.authorities, expected));
    const TimestampCheck& check = checks_.back();
    for (const ArchiveProblem& problem : check.problems) report(problem.code.c_str(), problem.text, {}, problem.level);
    if (check.verified) timestamps_.push_back(fmt::format("{} by {}", check.timestamp.time, check.timestamp.authority));
    if (check.verified && timestamp.renews && checks_[*timestamp.renews].timestamp.seconds > check.timestamp.seconds)
      report("timestamp-order", "a timestamp renews one that is later than itself");
  }
  for (std::size_t i = 0; i < proof_.timestamps.size(); ++i) check_age(i, trust.now);
}

// A certificate that has expired vouches for its token only where another token
// covered it in time.
void ProofChecker::check_age(std::size_t index, std::int64_t now) {
  const Timestamp& old = checks_[index].timestamp;
  if (!checks_[index].verified || now == 0 || old.certificate_end >= now) return;
  bool renewed = false;
  for (std::size_t i = index + 1; i < proof_.timestamps.size(); ++i) {
    if (proof_.timestamps[i].renews != index || !checks_[i].verified) continue;
    if (checks_[i].timestamp.seconds <= old.certificate_end) return;
    renewed = true;
  }
  report(
      renewed ? "timestamp-renewed-late" : "timestamp-expired",
      fmt::format("timestamp of {}: the certificate of {} expired on {}{}", old.time, old.authority,
                  old.certificate_expires, renewed ? ", before the timestamp was renewed" : " and nothing renews it"),
      {}, Level::warning);
}

}  // namespace claims::archive
