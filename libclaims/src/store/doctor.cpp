// Checks a case from end to end, and repairs its index.
#include "store/digest.h"
#include "store/folder.h"
#include "store/rebuild.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <set>

namespace claims {
namespace store {
namespace {

using Said = std::function<void(const std::string&)>;

class Examination {
 public:
  Examination(Folder& folder, const Said& said) : folder_(folder), said_(said) {}

  Result<CaseHealth> run() {
    auto broken = folder_.index().problems();
    if (!broken) return tl::unexpected(broken.error());
    if (!broken->empty()) say(fmt::format("{}/{}: {}", folder_.path(), index_name, *broken));
    for (const auto step :
         {&Examination::files, &Examination::records, &Examination::objects, &Examination::retrievals})
      if (auto done = (this->*step)(); !done) return tl::unexpected(done.error());
    return health_;
  }

 private:
  void say(const std::string& sentence) {
    ++health_.problems;
    said_(sentence);
  }

  // Each file is as long as the index says, and known to it.
  Result<void> files() {
    auto known = folder_.index().segments();
    if (!known) return tl::unexpected(known.error());
    const std::set<std::string> listed(known->begin(), known->end());
    for (const std::string& name : names_in(folder_.archive()))
      if (segment_number(name) != 0 && !listed.contains(name))
        say(fmt::format("{}/{}: the index does not know this file", folder_.archive(), name));
    for (const std::string& name : listed)
      if (::access((folder_.archive() + "/" + name).c_str(), F_OK) != 0)
        say(fmt::format("{}/{}: gone", folder_.archive(), name));
    return {};
  }

  Result<void> records() {
    std::uint64_t next = 0;
    return folder_.index().each_record(0, [&](std::uint64_t number, const RecordPlace& place) {
      if (number != next) say(fmt::format("{}: the log lacks the records {} to {}", folder_.path(), next, number - 1));
      next = number + 1;
      ++health_.records;
      const auto record = folder_.warc_record(place);
      if (record && sha256(*record) == place.digest) return true;
      ++health_.damaged;
      say(record ? fmt::format("{}/{}, byte {}: the record is not the one that was kept", folder_.archive(),
                               place.segment, place.offset)
                 : record.error().text);
      return true;
    });
  }

  Result<void> objects() {
    return folder_.index().each_object([&](std::uint64_t, const ObjectPart& part) {
      ++health_.objects;
      if (!folder_.object(part.digest)) {
        bad_.insert(part.digest);
        say(fmt::format("{}: lost: what has the digest {}", folder_.path(), part.digest));
      }
      return true;
    });
  }

  // What each retrieval rests on is there.
  Result<void> retrievals() {
    auto entries = folder_.index().sources("");
    if (!entries) return tl::unexpected(entries.error());
    for (const SourceEntry& entry : *entries) {
      ++health_.retrievals;
      const auto record = folder_.record(entry.record);
      std::string what;
      if (!record) what = "all that is known of it";
      else if (missing(record->source.sha256)) what = "its bytes";
      else if (missing(record->source.text_sha256)) what = "its text";
      if (what.empty()) continue;
      ++health_.lost;
      say(fmt::format("{} of {}: {} {} lost; fetch it again", entry.locator, entry.time, what,
                      what == "its bytes" ? "are" : "is"));
    }
    return {};
  }

  bool missing(const std::string& digest) {
    if (digest.empty()) return false;
    if (bad_.contains(digest)) return true;
    auto found = folder_.index().object(digest);
    return !found || !*found;
  }

  Folder& folder_;
  const Said& said_;
  CaseHealth health_;
  std::set<std::string> bad_;  // digests
};

Result<CaseHealth> examine(const std::string& path, const Said& said) {
  auto folder = Folder::open(path, false);
  if (!folder) return tl::unexpected(folder.error());
  return Examination(**folder, said).run();
}

// Alone: no process that writes may be at work.
Result<void> rebuild(const std::string& path, const Said& said) {
  Files& files = system_files();
  const std::string lock = path + "/lock";
  const int file = files.open(lock, O_RDWR | O_CREAT);
  if (file < 0) return file_error(lock, "open", file);
  const int locked = files.lock(file, false);
  Result<void> done;
  if (locked == -EWOULDBLOCK)
    done = fail(Code::unavailable, path + ": another process is writing to this case; wait until it ends");
  else if (locked < 0) done = file_error(lock, "lock", locked);
  else done = rebuild_index(path, files, said);
  files.close(file);
  return done;
}

}  // namespace
}  // namespace store

Result<CaseHealth> examine_case(const std::string& folder, bool repair,
                                const std::function<void(const std::string&)>& said) {
  std::string path = folder;
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  auto health = store::examine(path, said);
  if (!repair || (health && health->problems == 0)) {
    if (!repair) return health;
    auto opened = store::Folder::open(path, true);  // cuts off what an interrupted run left
    if (!opened) return tl::unexpected(opened.error());
    for (const std::string& each : (*opened)->repairs()) said(each);
    return health;
  }
  // Only an index that is there and damaged, or gone, is made anew.
  if (!health && health.error().code != Code::malformed) return health;
  if (!health && ::access((path + "/archive").c_str(), F_OK) != 0) return health;
  if (!health) said(health.error().text);
  if (auto rebuilt = store::rebuild(path, said); !rebuilt) return tl::unexpected(rebuilt.error());
  said(fmt::format("{}/{}: made anew from the archive", path, store::index_name));
  auto opened = store::Folder::open(path, true);
  if (!opened) return tl::unexpected(opened.error());
  for (const std::string& each : (*opened)->repairs()) said(each);
  opened->reset();
  return store::examine(path, said);
}

}  // namespace claims
