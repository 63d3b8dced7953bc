// The index of a case: what the archive holds, and where. All of it can be made
// anew from the archive. docs/formats/case.md describes the tables.
#pragma once

#include "store/database.h"
#include "store/files.h"

#include <claims/source.h>

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace claims::store {

inline constexpr std::int64_t application_id = 0x636C6D73;  // "clms"
// 1, without source.kept, and 2, without notes, are read and grown.
inline constexpr std::int64_t format_version = 3;
inline constexpr const char* index_name = "index.sqlite";

// A record in the archive.
struct RecordPlace {
  std::string segment;                   // name of the file
  std::uint64_t offset = 0, length = 0;  // of the member
  std::uint64_t size = 0;                // of the record, uncompressed
  std::string digest;                    // SHA-256 of the record, hex
};

// Bytes within the block of a record.
struct ObjectPart {
  std::string digest;
  bool payload = false;  // the body of a reply as received: what a revisit may refer to
  std::uint64_t skip = 0, size = 0;
  std::string coding;  // content codings to remove from them; usually none
};

struct ObjectPlace {
  ObjectPart part;
  RecordPlace record;
};

// One retrieval of a locator; all that is known of it is in the record.
struct SourceEntry {
  std::int64_t id = 0;  // in the order of the commits
  std::string locator, time;
  SourceState state = SourceState::unreachable;
  std::string sha256;
  std::uint64_t size = 0;
  std::string kept;  // when it came into the case, where that was not at `time`: imported
  RecordPlace record;
};

// What one commit adds. `record` counts from the batch's first record.
struct Batch {
  struct Object {
    std::size_t record;
    ObjectPart part;
  };
  struct Retrieval {
    std::size_t record;
    SourceEntry entry;
  };
  std::vector<RecordPlace> records;  // all of one segment, in its order
  std::vector<Object> objects;
  std::vector<Retrieval> sources;
};

class Index {
 public:
  explicit Index(Files& files) : files_(files) {}
  ~Index() { close(); }
  Index(const Index&) = delete;

  // `folder` is the case's. Errors: malformed (damaged, of a newer version, of
  // another program), unreadable, unavailable.
  // `may_create`: an empty or absent index is no loss.
  Result<void> open_writing(const std::string& folder, bool may_create, const std::string& name = index_name);
  // Changes nothing on the disk, also where nothing can be changed.
  Result<void> open_reading(const std::string& folder);
  void close();
  bool is_open() const noexcept { return database_.is_open(); }

  Result<std::optional<ObjectPlace>> object(const std::string& digest);
  // The last retrieval that the case had at `until` (empty: of all). `answered`: the last that
  // is not `unreachable` if there is one.
  Result<std::optional<SourceEntry>> last(const std::string& locator, bool answered, const std::string& until);
  // Of one locator or, if it is empty, of all that somebody cites; in the order of their commits.
  Result<std::vector<SourceEntry>> sources(const std::string& locator);
  Result<std::optional<SourceEntry>> source(std::int64_t id);
  // Notes (note_scheme) with a greater id, in order.
  Result<std::vector<SourceEntry>> notes(std::int64_t after);
  Result<std::uint64_t> acknowledged(const std::string& segment);  // bytes; 0 if it is not known
  Result<std::vector<std::string>> segments();
  Result<std::uint64_t> records();
  // Records `first` and after, in the order of the log, until `each` says no.
  Result<void> each_record(std::uint64_t first, const std::function<bool(std::uint64_t, const RecordPlace&)>& each);
  Result<void> each_object(const std::function<bool(std::uint64_t, const ObjectPart&)>& each);

  // Look-ups from here to release() see the index as it is at the first of them, and cost a fraction: no locks in
  // between. begin() releases it.
  void hold();
  void release();

  // Keeps other writers out until commit() or roll_back(); gives the number of the next record.
  Result<std::uint64_t> begin();
  // Adds a batch whose first record is `first`. begin() comes before.
  Result<void> add(const Batch& batch, std::uint64_t first);
  Result<void> commit();
  void roll_back();

  // SQLite's own check of the whole file; says what is wrong.
  Result<std::string> problems();

 private:
  Result<void> create();
  Result<void> check_format(bool may_create);
  Result<void> grow_format();
  Result<void> prepare();
  Result<void> open_copy(const std::string& path);
  Result<void> set(const char* pragma);
  void merge_log();
  Result<std::int64_t> segment_id(const std::string& name);
  Result<const std::string*> segment_of(std::int64_t id);
  Result<RecordPlace> place(const Statement& row, int column);
  Result<SourceEntry> entry(const Statement& row);
  Result<std::vector<SourceEntry>> entries(Statement& query);

  Files& files_;
  Database database_;
  std::string path_;
  int folder_ = -1;  // locked, shared, while the file is taken for unchanging; alone, while the log is merged into it
  bool writing_ = false, held_ = false;
  bool old_format_ = false;  // format 1, open for reading: no source.kept
  int log_pages_ = 0;
  std::map<std::int64_t, std::string> segment_names_;
  Statement find_object_, find_last_, find_size_, add_record_, add_object_, add_source_;
};

}  // namespace claims::store
