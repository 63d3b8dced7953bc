#include "store/rebuild.h"

#include "archive/http_message.h"
#include "store/digest.h"
#include "store/folder.h"
#include "store/member.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <unordered_map>

namespace claims::store {
namespace {

constexpr const char* new_name = "index.sqlite.new";
constexpr std::uint64_t unnumbered = ~std::uint64_t{0};

// A record that was read, with what the index says of it.
struct Found {
  std::uint64_t number = unnumbered;
  RecordPlace place;
  std::vector<ObjectPart> parts;
  std::optional<SourceEntry> source;
};

// A reply whose body has a content coding: its decoded digest stands in a later record.
struct Coded {
  std::size_t found;
  ObjectPart payload;
};

class Rebuild {
 public:
  Rebuild(const std::string& folder, Files& files, const std::function<void(const std::string&)>& said)
      : folder_(folder), files_(files), said_(said) {}

  Result<void> run() {
    read_old();
    for (const std::string& name : names_in(folder_ + "/archive")) {
      if (segment_number(name) == 0) continue;
      if (auto read = read_segment(name); !read) return read;
    }
    number_rest();
    if (auto written = write(); !written) return written;
    return replace();
  }

 private:
  std::string path(const std::string& name) const { return folder_ + "/archive/" + name; }

  // What the old index can still tell: the places in the log.
  void read_old() {
    Index old(files_);
    if (!old.open_reading(folder_)) return;
    (void)old.each_record(0, [&](std::uint64_t number, const RecordPlace& place) {
      old_[{place.segment, place.offset}] = {number, place};
      return true;
    });
  }

  Result<void> read_segment(const std::string& name) {
    const int file = files_.open(path(name), O_RDONLY);
    if (file < 0) return file_error(path(name), "open", file);
    const off_t size = files_.size(file);
    auto bytes = size < 0 ? Result<std::string>(file_error(path(name), "read", static_cast<int>(size)))
                          : read_exactly(files_, file, path(name), 0, static_cast<std::uint64_t>(size));
    files_.close(file);
    if (!bytes) return tl::unexpected(bytes.error());
    const std::string_view all = *bytes;
    batch_ = found_.size();
    gap_ = unnumbered;
    for (std::size_t at = 0; at < all.size();) {
      auto member = read_member(all.substr(at), 0);
      if (member) {
        take(name, at, *member);
        at += member->length;
        continue;
      }
      const std::size_t next = std::min(find_member(all, at + 1), all.size());
      said_(fmt::format("{}: bytes {} to {} cannot be read", path(name), at, next));
      gap_ = found_.size();
      at = next;
    }
    // What no commit follows was acknowledged to nobody, unless the old index says so.
    const auto first = found_.begin() + static_cast<std::ptrdiff_t>(batch_);
    found_.erase(std::remove_if(first, found_.end(), [](const Found& each) { return each.number == unnumbered; }),
                 found_.end());
    return {};
  }

  void take(const std::string& name, std::uint64_t at, const Member& member) {
    const std::string& record = member.record;
    Found found;
    found.place = {name, at, member.length, record.size(), sha256(record)};
    if (const auto old = old_.find({name, at}); old != old_.end()) {
      if (old->second.second.digest != found.place.digest) {
        said_(fmt::format("{}, byte {}: the record is not the one that was kept", path(name), at));
        gap_ = found_.size();
        return;
      }
      found.number = old->second.first;
      old_.erase(old);
    }
    const std::size_t start = block_start(record);
    const std::string_view type = warc_field(record, "WARC-Type");
    if (start == std::string::npos) return;
    const std::string_view block = std::string_view(record).substr(start);
    if (type == "resource" || type == "conversion") found.parts.push_back({sha256(block), false, 0, block.size(), ""});
    if (type == "response" || type == "revisit") read_reply(record, block, found);
    const bool commit = type == "metadata" && warc_field(record, "WARC-Target-URI") == claims_uri("commit");
    if (type == "metadata" && !commit && !read_note(record, found)) read_retrieval(block, found);
    found_.push_back(std::move(found));
    if (commit) end_batch(block);
  }

  void read_reply(std::string_view record, std::string_view block, Found& found) {
    archive::HttpMessage message;
    std::string_view left = block;
    std::string payload;
    std::size_t skip = 0;
    while (!left.empty()) {
      const auto piece = message.take(left);
      if (!piece.payload.empty() && payload.empty())
        skip = static_cast<std::size_t>(piece.payload.data() - block.data());
      payload += piece.payload;
    }
    const std::string& head = message.head();
    if (head.empty() || !block.starts_with(head)) return;
    found.parts.push_back({sha256(head), false, 0, head.size(), ""});
    if (warc_field(record, "WARC-Type") != "response" || !warc_field(record, "WARC-Truncated").empty() ||
        message.status() == 304 || block.substr(skip, payload.size()) != payload)
      return;
    const ObjectPart part{sha256(payload), !payload.empty(), skip, payload.size(), ""};
    found.parts.push_back(part);
    if (!message.content_codings().empty())
      coded_[std::string(warc_field(record, "WARC-Record-ID"))] = {found_.size(), part};
  }

  bool read_note(std::string_view record, Found& found) {
    const std::string uri = claims_uri(note_scheme);
    const std::string_view target = warc_field(record, "WARC-Target-URI");
    if (!target.starts_with(uri)) return false;
    SourceEntry& entry = found.source.emplace();
    entry.locator = fmt::format("{}{}", note_scheme, target.substr(uri.size()));
    entry.time = warc_field(record, "WARC-Date");
    entry.state = SourceState::retrieved;
    return true;
  }

  void read_retrieval(std::string_view block, Found& found) {
    auto record = parse_record(block);
    if (!record) return;
    const Source& source = record->source;
    found.source = SourceEntry{0,
                               source.locator,
                               source.retrieved.empty() ? record->time : source.retrieved,
                               source.state,
                               source.sha256,
                               record->size,
                               record->imported.empty() ? "" : record->imported.back().time,
                               {}};
    for (const Exchange& each : record->exchanges) {
      const auto coded = coded_.find(each.record);
      if (coded == coded_.end() || each.decoded_sha256.empty()) continue;
      ObjectPart part = coded->second.payload;
      part.digest = each.decoded_sha256;
      part.payload = false;
      part.coding = each.content_coding;
      if (coded->second.found < found_.size()) found_[coded->second.found].parts.push_back(std::move(part));
    }
  }

  // The commit says which numbers its records have. A stretch that cannot be
  // read splits them: those before it count from the first, those after from the last.
  void end_batch(std::string_view block) {
    const auto json = nlohmann::json::parse(block, nullptr, false);
    const std::size_t end = found_.size();
    if (json.is_object() && json.contains("first") && json["first"].is_number_unsigned() && json.contains("records") &&
        json["records"].is_number_unsigned()) {
      const auto first = json["first"].get<std::uint64_t>(), count = json["records"].get<std::uint64_t>();
      const std::size_t split = gap_ == unnumbered ? end : std::max(gap_, batch_);
      for (std::size_t i = batch_; i < end; ++i) {
        if (found_[i].number != unnumbered) continue;
        if (gap_ == unnumbered && end - batch_ > count) {  // the commit before it is lost
          if (end - i <= count) found_[i].number = first + count - (end - i);
        } else if (i < split) {
          found_[i].number = first + (i - batch_);
        } else if (end - i <= count) {
          found_[i].number = first + count - (end - i);
        }
      }
    }
    batch_ = end;
    gap_ = unnumbered;
  }

  // Records whose commit is lost get the numbers that are left.
  void number_rest() {
    std::map<std::uint64_t, bool> taken;
    for (const auto& [place, old] : old_) taken[old.first] = true;
    for (Found& each : found_) {
      if (each.number == unnumbered) continue;
      if (!taken.emplace(each.number, true).second) each.number = unnumbered;  // two commits claim it
    }
    std::uint64_t next = 0, guessed = 0;
    for (Found& each : found_) {
      if (each.number != unnumbered) continue;
      while (taken.contains(next)) ++next;
      each.number = next;
      taken[next] = true;
      ++guessed;
    }
    if (guessed != 0)
      said_(fmt::format("{}: the places of {} record{} in the log are not known for certain", folder_, guessed,
                        guessed == 1 ? "" : "s"));
    for (auto& [place, old] : old_) {  // damaged now; the log still has them
      Found lost;
      lost.number = old.first;
      lost.place = old.second;
      found_.push_back(std::move(lost));
    }
    std::sort(found_.begin(), found_.end(), [](const Found& a, const Found& b) { return a.number < b.number; });
  }

  Result<void> write() {
    for (const char* const end : {"", "-wal", "-shm"}) files_.remove(folder_ + "/" + new_name + end);
    Index index(files_);
    if (auto opened = index.open_writing(folder_, true, new_name); !opened) return opened;
    if (auto begun = index.begin(); !begun) return tl::unexpected(begun.error());
    for (Found& each : found_) {
      Batch batch;
      batch.records.push_back(std::move(each.place));
      for (ObjectPart& part : each.parts) batch.objects.push_back({0, std::move(part)});
      if (each.source) batch.sources.push_back({0, std::move(*each.source)});
      if (auto added = index.add(batch, each.number); !added) {
        index.roll_back();
        return added;
      }
    }
    return index.commit();
  }

  Result<void> replace() {
    const std::string old = folder_ + "/" + index_name;
    files_.remove(old + "-wal");
    files_.remove(old + "-shm");
    files_.rename(old, old + ".damaged");
    if (const int error = files_.rename(folder_ + "/" + new_name, old); error < 0)
      return file_error(old, "write", error);
    const int folder = files_.open(folder_, O_RDONLY | O_DIRECTORY);
    const int error = folder < 0 ? folder : files_.sync(folder);
    if (folder >= 0) files_.close(folder);
    if (error < 0) return file_error(folder_, "make durable", error);
    return {};
  }

  const std::string& folder_;
  Files& files_;
  const std::function<void(const std::string&)>& said_;
  std::map<std::pair<std::string, std::uint64_t>, std::pair<std::uint64_t, RecordPlace>> old_;  // by segment and offset
  std::vector<Found> found_;
  std::unordered_map<std::string, Coded> coded_;  // by id of the record
  std::size_t batch_ = 0;                         // of found_, where the batch begins
  std::size_t gap_ = unnumbered;                  // of found_, before which something cannot be read
};

}  // namespace

Result<void> rebuild_index(const std::string& folder, Files& files,
                           const std::function<void(const std::string&)>& said) {
  return Rebuild(folder, files, said).run();
}

}  // namespace claims::store
