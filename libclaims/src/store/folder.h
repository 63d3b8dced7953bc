// A case on disk: an archive of WARC files that only grow, and an index of it.
//
// What is kept is appended to an archive file of this process's own. commit()
// makes it durable and then enters it in the index, in one transaction: that is
// the acknowledgement. A kill or a power cut loses at most what was not
// committed; the next opening cuts it off and says so.
#pragma once

#include "store/files.h"
#include "store/index.h"
#include "store/record.h"
#include "store/segment.h"
#include "store/warc_record.h"

#include <claims/fetch.h>

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace claims::store {

// A place in an archive file.
struct Kept {
  std::string file;  // path
  std::uint64_t offset = 0;
};

// A note that was committed.
struct Note {
  std::int64_t id = 0;     // as of SourceEntry
  std::string kind, json;  // json: empty where the record is damaged
  std::string digest;      // of its record
};

// One thread uses it; several processes may have the same case open.
class Folder {
 public:
  // As open_case(). `files` must outlive the folder.
  static Result<std::unique_ptr<Folder>> open(const std::string& path, bool writable, Files& files = system_files());
  ~Folder();

  // Keeps a request (empty: it is not known) and the reply to it, and fills in `exchange.record`. A body
  // that the case has already is not kept again (a revisit record refers to it);
  // neither is one that the service says to be unchanged (304). `truncated`: why
  // the body is not whole, as WARC-Truncated names it; empty: it is.
  Result<void> put(Exchange& exchange, std::string_view request, std::string_view body,
                   std::string_view truncated = {});
  // Keeps what was had at a URL without a head of HTTP, as a record of its own, and fills in `exchange.record`.
  Result<void> put_resource(Exchange& exchange, std::string_view body);
  // Keeps bytes that came with no reply of their own: certificates.
  Result<void> put(std::string_view bytes, const std::string& digest, std::string_view media_type);
  // What put() and put_resource() keep from now on is imported: a warcinfo record that says so
  // (application/warc-fields) describes it. Empty: no longer.
  Result<void> describe_import(std::string_view fields);
  // Waits until no other process imports into this case, and keeps others waiting as long as this object lives.
  // Errors: unreadable, unavailable.
  Result<void> lock_imports();
  // Queues a retrieval for the next commit(), with the text that was read from it.
  Result<void> add(const Record& record, std::string_view text);
  // Queues a note for the next commit(): one line of JSON about what the case holds, of a kind ("story").
  Result<void> note(std::string_view kind, const std::string& json);
  // The notes after the one with that id (0: all), in the order of their commits.
  Result<void> each_note(std::int64_t after, const std::function<Result<void>(const Note&)>& each);
  // Makes all that was put and added durable. After an error nothing more can
  // be written: open the case again.
  Result<void> commit();
  // Between these, what other processes commit is not seen, and look-ups are cheap.
  void hold_index() { index_.hold(); }
  void release_index() { index_.release(); }
  std::size_t waiting_bytes() const noexcept { return segment_ ? segment_->unsynced() : 0; }

  // Bytes by their digest: bodies with and without content coding, heads, texts,
  // certificates. Errors: not_found, unreadable, malformed (damaged).
  Result<std::string> object(const std::string& digest);
  // The archive file that holds them, and where in it.
  Result<Kept> where(const std::string& digest);

  // What was last committed under a locator, up to `until` (RFC 3339; empty: of
  // all). `answered`: the last that is not `unreachable` if there is one.
  Result<std::optional<Record>> last(const std::string& locator, bool answered, const std::string& until = {});
  Result<Record> record(const RecordPlace& place);
  Result<Record> retrieval(std::int64_t id);  // errors: not_found...
  // Fills in the text of a retrieval, and what was read later if it was kept unread. It stays unread where nobody has
  // read it, or where what was read is lost.
  Result<void> complete(Record& record);
  Result<std::string> warc_record(const RecordPlace& place);
  Index& index() noexcept { return index_; }

  bool writable() const noexcept { return writable_ && !broken_; }
  const std::string& path() const noexcept { return path_; }
  std::string archive() const { return path_ + "/archive"; }
  const std::vector<std::string>& repairs() const noexcept { return repairs_; }

 private:
  // What a revisit says of the record that it refers to.
  struct Original {
    std::string id, uri, date;
  };
  struct Pending {
    ObjectPart part;
    std::size_t record;
    Original original;
  };

  Folder(std::string path, bool writable, Files& files)
      : path_(std::move(path)), writable_(writable), files_(files), index_(files) {}

  // folder_open.cpp
  Result<void> prepare();
  Result<void> check_place();
  Result<void> make();
  Result<void> take_lock();
  Result<void> recover(const std::string& name);
  Result<void> cut(int file, const std::string& name, std::uint64_t from, std::uint64_t size);
  Result<bool> take_segment(const std::string& name, bool make);
  Result<void> begin_segment();

  // folder_keep.cpp
  std::string new_id();
  Result<std::size_t> append(archive::WarcRecord record, std::string block);
  Result<void> settle();
  Result<std::optional<Original>> original(const std::string& digest);
  Result<bool> known(const std::string& digest);
  Result<void> put_reply(Exchange& exchange, const std::string& request_id, std::string_view body,
                         std::string_view truncated);
  Result<void> put_revisit(Exchange& exchange, const std::string& request_id, const Original& same);

  Result<std::string> part_of(const RecordPlace& place, const ObjectPart& part);
  Result<int> reader(const std::string& segment);
  Result<void> broken(Error error);

  std::string path_;
  bool writable_;
  Files& files_;
  Index index_;
  int lock_ = -1, imports_ = -1;
  std::unique_ptr<Segment> segment_;
  std::array<unsigned char, 2048> random_{};  // the last `random_left_` bytes of it are unused
  std::size_t random_left_ = 0;
  std::string information_;         // id of the warcinfo record that describes what this process writes
  std::string import_information_;  // of what it imports; empty: it does not
  Batch batch_;
  std::size_t settled_ = 0;                              // records of the batch that have their places
  std::unordered_map<std::string, Pending> pending_;     // by digest
  std::unordered_map<std::string, Original> originals_;  // whose bytes were seen to be whole
  std::map<std::string, int> readers_;                   // open archive files
  std::vector<std::string> repairs_;
  std::optional<Error> broken_;
};

// The folder behind a Case of open_case(); null for another one.
Folder* folder_of(Case& kept) noexcept;

// Names in a folder, sorted.
std::vector<std::string> names_in(const std::string& path);

}  // namespace claims::store
