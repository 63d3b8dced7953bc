// Reading what is kept, and commits. folder_open.cpp has opening, folder_keep.cpp the records.
#include "store/folder.h"

#include "fetch/content_coding.h"
#include "store/digest.h"
#include "store/member.h"
#include "store/warc_record.h"

#include <fcntl.h>
#include <fmt/format.h>

namespace claims::store {
namespace {

constexpr std::size_t max_readers = 16;
constexpr std::uint64_t sync_before_lock = 4u << 20;  // what is written while other writers need not wait

}  // namespace

Result<int> Folder::reader(const std::string& segment) {
  if (const auto open = readers_.find(segment); open != readers_.end()) return open->second;
  if (readers_.size() >= max_readers) {
    for (const auto& [name, file] : readers_) files_.close(file);
    readers_.clear();
  }
  const std::string path = archive() + "/" + segment;
  const int file = files_.open(path, O_RDONLY);
  if (file == -ENOENT)
    return fail(Code::malformed, path + ": gone from the archive; \"claims doctor\" tells what is lost");
  if (file < 0) return file_error(path, "open", file);
  readers_.emplace(segment, file);
  return file;
}

Result<std::string> Folder::warc_record(const RecordPlace& place) {
  Result<std::string> bytes;
  if (segment_ && segment_->name() == place.segment) {
    bytes = segment_->read(place.offset, place.length);
  } else {
    const auto file = reader(place.segment);
    if (!file) return tl::unexpected(file.error());
    bytes = read_exactly(files_, *file, archive() + "/" + place.segment, place.offset, place.length);
  }
  if (!bytes) return bytes;
  auto member = read_member(*bytes, place.size);
  if (!member)
    return fail(member.error().code, fmt::format("{}/{}, byte {}: {}; \"claims doctor\" tells what is lost", archive(),
                                                 place.segment, place.offset, member.error().text));
  return std::move(member->record);
}

Result<std::string> Folder::part_of(const RecordPlace& place, const ObjectPart& part) {
  auto record = warc_record(place);
  if (!record) return record;
  const std::size_t block = block_start(*record);
  const auto damaged = [&] {
    return fail(Code::malformed, fmt::format("{}/{}, byte {}: damaged: it does not have the bytes with the digest {}",
                                             archive(), place.segment, place.offset, part.digest));
  };
  if (block == std::string::npos || part.skip > record->size() - block ||
      part.size > record->size() - block - part.skip)
    return damaged();
  std::string bytes = record->substr(block + part.skip, part.size);
  if (!part.coding.empty()) {
    auto decoded = fetching::decode_content(part.coding, bytes, max_record_bytes);
    if (!decoded) return damaged();
    bytes = std::move(*decoded);
  }
  if (sha256(bytes) != part.digest) return damaged();
  return bytes;
}

Result<std::string> Folder::object(const std::string& digest) {
  if (!is_digest(digest)) return fail(Code::not_found, fmt::format("\"{}\" is not a digest", digest));
  if (const auto waiting = pending_.find(digest); waiting != pending_.end()) {
    if (auto settled = settle(); !settled) return tl::unexpected(settled.error());
    return part_of(batch_.records[waiting->second.record], waiting->second.part);
  }
  auto found = index_.object(digest);
  if (!found) return tl::unexpected(found.error());
  if (!*found) return fail(Code::not_found, fmt::format("{}: holds nothing with the digest {}", path_, digest));
  auto bytes = part_of((*found)->record, (*found)->part);
  if (!bytes) originals_.erase(digest);
  return bytes;
}

Result<Kept> Folder::where(const std::string& digest) {
  RecordPlace place;
  if (const auto waiting = pending_.find(digest); waiting != pending_.end()) {
    if (auto settled = settle(); !settled) return tl::unexpected(settled.error());
    place = batch_.records[waiting->second.record];
  } else {
    auto found = index_.object(digest);
    if (!found) return tl::unexpected(found.error());
    if (!*found) return fail(Code::not_found, fmt::format("{}: holds nothing with the digest {}", path_, digest));
    place = (*found)->record;
  }
  return Kept{archive() + "/" + place.segment, place.offset};
}

Result<Record> Folder::record(const RecordPlace& place) {
  auto text = warc_record(place);
  if (!text) return tl::unexpected(text.error());
  const std::size_t block = block_start(*text);
  auto record = parse_record(block == std::string::npos ? std::string_view() : std::string_view(*text).substr(block));
  if (!record)
    return fail(Code::malformed,
                fmt::format("{}/{}, byte {}: {}", archive(), place.segment, place.offset, record.error().text));
  return record;
}

Result<Record> Folder::retrieval(std::int64_t id) {
  auto entry = index_.source(id);
  if (!entry) return tl::unexpected(entry.error());
  if (!*entry) return fail(Code::not_found, fmt::format("{}: has no retrieval {}", path_, id));
  return record((*entry)->record);
}

Result<std::optional<Record>> Folder::last(const std::string& locator, bool answered, const std::string& until) {
  auto found = index_.last(locator, answered, until);
  if (!found) return tl::unexpected(found.error());
  if (!*found) return std::nullopt;
  auto kept = record((*found)->record);
  if (!kept) return tl::unexpected(kept.error());
  return std::optional<Record>(std::move(*kept));
}

Result<void> Folder::each_note(std::int64_t after, const std::function<Result<void>(const Note&)>& each) {
  const auto entries = index_.notes(after);
  if (!entries) return tl::unexpected(entries.error());
  for (const SourceEntry& entry : *entries) {
    const auto text = warc_record(entry.record);
    if (!text && text.error().code != Code::malformed) return tl::unexpected(text.error());
    const bool whole = text && sha256(*text) == entry.record.digest && block_start(*text) != std::string::npos;
    Note note{entry.id, entry.locator.substr(note_scheme.size()), "", entry.record.digest};
    if (whole) note.json = text->substr(block_start(*text));
    if (auto done = each(note); !done) return done;
  }
  return {};
}

Result<void> Folder::complete(Record& record) {
  Source& source = record.source;
  if (source.unread) {
    auto reading = last(reading_locator(record), true);
    if (!reading) return tl::unexpected(reading.error());
    if (!*reading) return {};
    Source& read = (*reading)->source;
    Result<std::string> text = read.text_sha256.empty() ? Result<std::string>() : object(read.text_sha256);
    if (!text) return {};
    read.text = std::move(*text);
    add_reading(source, std::move(read));
  } else if (!source.text_sha256.empty()) {
    auto text = object(source.text_sha256);
    if (!text) return tl::unexpected(text.error());
    source.text = std::move(*text);
  }
  return {};
}

Result<void> Folder::broken(Error error) {
  broken_ = std::move(error);
  return tl::unexpected(*broken_);
}

// The index is locked before the last of the batch is written, so that this can
// say which number in the log its records have: the index can be made anew
// from the archive alone.
Result<void> Folder::commit() {
  if (broken_) return tl::unexpected(*broken_);
  if (batch_.records.empty()) return {};
  Result<void> done = settle();
  if (done && segment_->unsynced() >= sync_before_lock) done = segment_->sync();
  Result<std::uint64_t> first = std::uint64_t{0};
  if (done) first = index_.begin();
  if (!first) done = tl::unexpected(first.error());
  if (done) {
    const std::string mark = fmt::format("{{\"first\":{},\"records\":{}}}", *first, batch_.records.size() + 1);
    auto marked = append({archive::WarcType::metadata, "", "", claims_uri("commit"), "application/json", {}}, mark);
    if (!marked) done = tl::unexpected(marked.error());
  }
  if (done) done = settle();
  if (done) done = segment_->sync();
  if (done) done = index_.add(batch_, *first);
  if (!done) {
    index_.roll_back();
    segment_->give_up();
    return broken(done.error());
  }
  // Whether what failed here counts is not known: the next opening finds out.
  if (auto committed = index_.commit(); !committed) return broken(committed.error());
  batch_ = {};
  settled_ = 0;
  pending_.clear();
  if (segment_->size() >= max_segment_bytes) segment_.reset();
  return {};
}

}  // namespace claims::store
