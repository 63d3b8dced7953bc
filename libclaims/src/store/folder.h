// A case on disk: objects by digest, and a journal of records.
//
// Nothing half-written survives. An object is written to a temporary name and
// renamed. Records wait until commit(), which makes all objects so far durable
// first: a record never names an object that a power cut can take away. A kill
// or a power cut loses at most what was not committed.
#pragma once

#include "store/files.h"
#include "store/record.h"

#include <claims/fetch.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace claims::store {

// One thread uses it.
class Folder {
 public:
  // As open_case(). `files` must outlive the folder.
  static Result<std::unique_ptr<Folder>> open(const std::string& path, bool writable, Files& files = system_files());
  ~Folder();

  // Keeps bytes under their digest. What is there already, and whole, stays.
  Result<void> put(std::string_view bytes, const std::string& digest);
  // An object's bytes. Errors: not_found, unreadable, malformed (damaged).
  Result<std::string> object(const std::string& digest);
  std::string object_path(const std::string& digest) const;

  // Queues a record for the next commit().
  void add(const Record& record);
  // Makes all that was put and added durable. After an error nothing more can
  // be written: open the case again.
  Result<void> commit();
  std::size_t waiting() const noexcept { return waiting_.size(); }
  std::size_t waiting_bytes() const noexcept { return unsynced_bytes_; }

  // The record last committed under a locator. `answered`: the last that is not
  // `unreachable` if there is one.
  Result<std::optional<Record>> last(const std::string& locator, bool answered);

  const std::string& path() const noexcept { return path_; }
  const std::vector<std::string>& repairs() const noexcept { return repairs_; }

 private:
  static constexpr std::uint64_t nowhere = ~std::uint64_t{0};
  struct Place {
    std::uint64_t last = nowhere, answered = nowhere;  // offsets into the journal
  };
  struct Waiting {
    std::string locator, line;
    SourceState state;
  };

  Folder(std::string path, bool writable, Files& files) : path_(std::move(path)), writable_(writable), files_(files) {}
  Result<void> prepare();
  Result<void> make();
  Result<void> check_marker();
  Result<void> take_lock();
  void clear_temporary();
  Result<void> read_journal();
  Result<void> end_journal(std::uint64_t good_end, std::uint64_t size);
  void index(const RecordKey& key, std::uint64_t at);
  Result<std::string> read_file(const std::string& path, std::uint64_t from = 0, bool one_line = false);
  Result<void> write_file(const std::string& path, std::string_view bytes);
  int write_all(int file, std::string_view bytes);
  Result<void> sync_objects();
  Result<void> append(std::string_view lines);
  tl::unexpected<Error> failed(const char* doing, const std::string& path, int error);

  std::string path_;
  bool writable_;
  Files& files_;
  int lock_ = -1, journal_ = -1, root_ = -1;
  std::uint64_t journal_size_ = 0;
  std::uint64_t temporary_ = 0;  // number of the next temporary file
  std::unordered_map<std::string, Place> places_;
  std::vector<Waiting> waiting_;
  std::vector<std::string> unsynced_;  // digests
  std::size_t unsynced_bytes_ = 0;
  std::unordered_set<std::string> recent_;  // digests that this process has put
  std::vector<std::string> repairs_;
  std::optional<Error> broken_;
};

// The folder behind a Case of open_case(); null for another one.
Folder* folder_of(Case& kept) noexcept;

}  // namespace claims::store
