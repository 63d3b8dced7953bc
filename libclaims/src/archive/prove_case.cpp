// Takes the records of some sources out of a case, with the proof that they are in its log.
#include <claims/archive.h>

#include <fcntl.h>

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "archive/case_log.h"
#include "archive/durable_file.h"
#include "archive/timestamp_queue.h"
#include "store/folder.h"
#include "store/member.h"

namespace claims {
namespace archive {
namespace {

// Requests and revisits stand this close before the record of their retrieval.
constexpr std::uint64_t max_distance = 5000;

using PlaceKey = std::pair<std::string, std::uint64_t>;  // segment, offset

class Taking {
 public:
  explicit Taking(store::Folder& folder) : folder_(folder) {}

  Result<void> add(const std::string& locator) {
    const auto entry = folder_.index().last(locator, true, {});
    if (!entry) return tl::unexpected(entry.error());
    if (!*entry) return fail(Code::not_found, fmt::format("{}: never retrieved into {}", locator, folder_.path()));
    const auto record = folder_.record((*entry)->record);
    if (!record) return tl::unexpected(record.error());
    want((*entry)->record);
    ends_.insert({(*entry)->record.segment, (*entry)->record.offset});
    std::vector<std::string> objects = {record->source.sha256, record->source.text_sha256};
    for (const store::Exchange& exchange : record->exchanges) {
      if (!exchange.record.empty()) replies_.insert(exchange.record);
      objects.insert(objects.end(), {exchange.body_sha256, exchange.decoded_sha256});
      objects.insert(objects.end(), exchange.certificates.begin(), exchange.certificates.end());
    }
    for (const std::string& digest : objects) {
      if (digest.empty()) continue;
      const auto place = folder_.index().object(digest);
      if (!place) return tl::unexpected(place.error());
      if (*place) want((*place)->record);
    }
    return {};
  }

  // Numbers in the log of all that was added, and of what belongs to it: the
  // requests, the replies that only refer to an earlier one, and what describes the file.
  Result<void> find() {
    std::vector<std::pair<std::uint64_t, store::RecordPlace>> near;
    std::set<std::uint64_t> last;
    const auto scanned = folder_.index().each_record(0, [&](std::uint64_t number, const store::RecordPlace& place) {
      const PlaceKey key{place.segment, place.offset};
      if (wanted_.contains(key) || (place.offset == 0 && segments_.contains(place.segment)))
        found_.emplace(number, place);
      if (ends_.contains(key)) last.insert(number);
      return true;
    });
    if (!scanned) return scanned;
    for (const std::uint64_t end : last)
      if (auto done = find_before(end); !done) return done;
    return {};
  }

  const std::map<std::uint64_t, store::RecordPlace>& found() const { return found_; }

 private:
  void want(const store::RecordPlace& place) {
    wanted_.insert({place.segment, place.offset});
    segments_.insert(place.segment);
  }

  Result<void> find_before(std::uint64_t end) {
    Result<void> done;
    const std::uint64_t first = end > max_distance ? end - max_distance : 0;
    const auto scanned = folder_.index().each_record(first, [&](std::uint64_t number, const store::RecordPlace& place) {
      if (number >= end) return false;
      if (found_.contains(number) || !segments_.contains(place.segment)) return true;
      const auto record = folder_.warc_record(place);
      if (!record) done = tl::unexpected(record.error());
      else if (replies_.contains(std::string(store::warc_field(*record, "WARC-Record-ID"))) ||
               replies_.contains(std::string(store::warc_field(*record, "WARC-Concurrent-To"))))
        found_.emplace(number, place);
      return done.has_value();
    });
    return scanned ? done : scanned;
  }

  store::Folder& folder_;
  std::set<PlaceKey> wanted_, ends_;
  std::set<std::string> segments_, replies_;
  std::map<std::uint64_t, store::RecordPlace> found_;
};

Result<std::string> packed(store::Folder& folder, const store::RecordPlace& place) {
  const std::string path = folder.archive() + "/" + place.segment;
  store::Files& files = store::system_files();
  const int file = files.open(path, O_RDONLY);
  if (file < 0) return file_error(path, "open", file);
  auto bytes = store::read_exactly(files, file, path, place.offset, place.length);
  files.close(file);
  return bytes;
}

Result<ProofFile> proof_of(store::Folder& folder, const std::map<std::uint64_t, store::RecordPlace>& records) {
  const auto log = CaseLog::open(store::system_files(), folder.path() + "/log");
  if (!log) return tl::unexpected(log.error());
  const std::uint64_t last = records.rbegin()->first;
  if (last >= log->size())
    return fail(
        Code::not_found,
        fmt::format("{}: these records are not signed yet: \"claims archive timestamp\" signs them", folder.path()));
  const TimestampQueue queue(store::system_files(), folder.path());
  const auto had = queue.had();
  if (!had) return tl::unexpected(had.error());
  std::string note = earliest_note(*log, *had, last);
  if (note.empty()) note = log->note();
  std::vector<std::pair<std::uint64_t, LogEntry>> entries;
  for (const auto& [number, place] : records) {
    const auto entry = parse_entry(fmt::format("sha256:{} {}\n", place.digest, place.size));
    if (!entry)
      return fail(Code::malformed, fmt::format("{}: the index has no digest of record {}", folder.path(), number));
    entries.emplace_back(number, *entry);
  }
  auto proof = log->prove(entries, note);
  if (proof) proof->timestamps = timestamps_over(*had, note, Stamped::checkpoint);
  return proof;
}

}  // namespace
}  // namespace archive

Result<std::uint64_t> prove_sources(Case& kept, const std::vector<std::string>& locators, const std::string& to) {
  store::Folder* const folder = store::folder_of(kept);
  if (!folder) return fail(Code::usage, "the case was not opened by open_case()");
  if (locators.empty()) return fail(Code::usage, "nothing to prove: name a locator");
  archive::Taking taking(*folder);
  for (const std::string& locator : locators)
    if (auto added = taking.add(locator); !added) return tl::unexpected(added.error());
  if (auto found = taking.find(); !found) return tl::unexpected(found.error());
  const auto proof = archive::proof_of(*folder, taking.found());
  if (!proof) return tl::unexpected(proof.error());
  std::string records;
  for (const auto& [number, place] : taking.found()) {
    const auto bytes = archive::packed(*folder, place);
    if (!bytes) return tl::unexpected(bytes.error());
    records += *bytes;
  }
  store::Files& files = store::system_files();
  if (auto written = archive::write_file(files, to + "/records.warc.gz", records); !written)
    return tl::unexpected(written.error());
  if (auto written = archive::write_file(files, to + "/" + archive::proof_name, archive::write_proof(*proof)); !written)
    return tl::unexpected(written.error());
  return taking.found().size();
}

}  // namespace claims
