#include "archive/warc_check.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

#include "archive/labelled_digest.h"
#include "archive/warc_digests.h"
#include "archive/warc_rules.h"

namespace claims::archive {
namespace {

// A set of record ids by 128 bits of their SHA-256, open addressing.
class IdSet {
 public:
  // False: it was there already. Beyond max_compared_ids nothing is kept.
  bool add(std::string_view id) {
    digest_.add(id);
    const std::string bytes = digest_.end().bytes;
    Key key;
    std::memcpy(key.data(), bytes.data(), sizeof key);
    if (key == Key{}) key[0] = 1;
    if ((count_ + 1) * 2 > slots_.size() && count_ < max_compared_ids) grow();
    Key& slot = find(key);
    if (slot == key) return false;
    if (count_ < max_compared_ids) {
      slot = key;
      ++count_;
    }
    return true;
  }

 private:
  using Key = std::array<std::uint64_t, 2>;

  Key& find(const Key& key) {
    std::size_t at = key[0] & (slots_.size() - 1);
    while (slots_[at] != Key{} && slots_[at] != key) at = (at + 1) & (slots_.size() - 1);
    return slots_[at];
  }
  void grow() {
    std::vector<Key> old(std::max<std::size_t>(slots_.size() * 2, 1024));
    old.swap(slots_);
    for (const Key& key : old)
      if (key != Key{}) find(key) = key;
  }

  DigestStream digest_{DigestAlgorithm::sha256};
  std::vector<Key> slots_;
  std::uint64_t count_ = 0;
};

class Check {
 public:
  Check(WarcInput& input, const ProblemSink& problem, ArchiveSummary& summary, const WarcCheckOptions& options)
      : problem_(problem),
        summary_(summary),
        options_(options),
        reader_(input, [this](const ArchiveProblem& found) { tell(found); }) {}

  Result<void> run() {
    if (auto done = reader_.open(); !done) return done;
    for (;;) {
      auto there = reader_.next();
      if (!there) return tl::unexpected(there.error());
      tell_index();
      if (!*there) break;
      if (auto done = check_record(); !done) return done;
    }
    if (records_ == 0) tell(make_problem("file-empty", 0, "", "not one record is in the file"));
    return {};
  }

 private:
  void tell(ArchiveProblem found) {
    found.member = options_.member;
    if (found.level == Level::error) ++summary_.errors;
    if (found.level == Level::warning) ++summary_.warnings;
    problem_(found);
  }

  Result<void> check_record() {
    const WarcHead& head = reader_.head();
    const WarcDigests::Report report = [&](std::string_view code, std::string text) {
      tell(make_problem(code, head.offset, std::string(head.id()), std::move(text)));
    };
    ++records_;
    ++summary_.records;
    check_head(head, report);
    if (!head.id().empty() && !ids_.add(head.id()))
      report("record-id-repeated", "an earlier record has the same WARC-Record-ID");
    digests_.begin(head, report);
    if (options_.record) of_record_.add(head.bytes);
    if (options_.indexed) index_.begin(head, options_.filename);
    for (;;) {
      auto piece = reader_.block();
      if (!piece) return tl::unexpected(piece.error());
      if (piece->empty()) break;
      digests_.add(*piece);
      if (options_.record) of_record_.add(*piece);
      if (options_.indexed) index_.add(*piece);
    }
    digests_.end(reader_.block_whole(), report);
    note_matches();
    const std::uint64_t size = head.bytes.size() + reader_.block_size();
    summary_.bytes += size;
    if (options_.indexed) indexed_ = index_.end();
    if (options_.record) {
      const std::string digest = to_hex(of_record_.end().bytes);
      if (reader_.block_whole()) options_.record({&head, size, digest});
    }
    return {};
  }

  // The length of a record shows once the next one begins.
  void tell_index() {
    if (!indexed_) return;
    indexed_->line.length = reader_.end_of_last() - *indexed_->line.offset;
    options_.indexed(*indexed_);
    indexed_.reset();
  }

  void note_matches() {
    for (const std::string* const match : {&digests_.block_match(), &digests_.payload_match()})
      if (!match->empty() &&
          std::find(summary_.matched.begin(), summary_.matched.end(), *match) == summary_.matched.end())
        summary_.matched.push_back(*match);
    if (!digests_.vouched()) ++summary_.unverified;
    if (digests_.elsewhere()) ++summary_.elsewhere;
  }

  const ProblemSink& problem_;
  ArchiveSummary& summary_;
  const WarcCheckOptions& options_;
  WarcReader reader_;
  WarcDigests digests_;
  DigestStream of_record_{DigestAlgorithm::sha256};
  RecordIndex index_;
  std::optional<IndexedRecord> indexed_;  // of the record before
  IdSet ids_;
  std::uint64_t records_ = 0;
};

}  // namespace

Result<void> check_warc(WarcInput& input, const ProblemSink& problem, ArchiveSummary& summary,
                        const WarcCheckOptions& options) {
  return Check(input, problem, summary, options).run();
}

ArchiveVerdict verdict_of(const ArchiveSummary& summary) noexcept {
  if (summary.errors != 0) return ArchiveVerdict::damaged;
  if (summary.unverified != 0 || summary.records == 0) return ArchiveVerdict::unverified;
  return ArchiveVerdict::intact;
}

}  // namespace claims::archive
