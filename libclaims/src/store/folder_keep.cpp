// What is kept, as WARC records.
#include "fetch/http_date.h"
#include "store/digest.h"
#include "store/folder.h"
#include "store/warc_record.h"

#include <fmt/format.h>

#include <cstring>

namespace claims::store {

using archive::WarcType;

namespace {

constexpr std::size_t max_originals = 4096;
constexpr std::string_view not_modified = "http://netpreserve.org/warc/1.1/revisit/server-not-modified";

std::string labelled(const std::string& digest) { return "sha256:" + digest; }

std::string protocol(const std::string& http_version) {
  return http_version.empty() ? std::string() : http_version == "2" ? "h2" : "http/" + http_version;
}

archive::WarcRecord reply_record(const Exchange& exchange, const std::string& request_id) {
  return {WarcType::response,
          exchange.record,
          exchange.started,
          exchange.url,
          "application/http;msgtype=response",
          {{"WARC-Concurrent-To", request_id},
           {"WARC-IP-Address", ip_address(exchange.address)},
           {"WARC-Protocol", protocol(exchange.http_version)},
           {"WARC-Identified-Payload-Type", exchange.media_type}}};
}

}  // namespace

std::string Folder::new_id() {
  unsigned char random[16];
  if (random_left_ < sizeof random) {
    files_.random(random_.data(), random_.size());
    random_left_ = random_.size();
  }
  std::memcpy(random, random_.data() + (random_.size() - random_left_), sizeof random);
  random_left_ -= sizeof random;
  return archive::warc_record_id(random);
}

// Fills in what every record has. Gives the record's place in the batch.
Result<std::size_t> Folder::append(archive::WarcRecord record, std::string block) {
  if (broken_) return tl::unexpected(*broken_);
  if (auto begun = begin_segment(); !begun) return tl::unexpected(begun.error());
  if (record.id.empty()) record.id = new_id();
  if (record.date.empty()) record.date = fetching::rfc3339(files_.wall_seconds());
  const bool imported = !import_information_.empty() && record.type != WarcType::metadata &&
                        record.type != WarcType::conversion;  // those are ours
  if (record.type != WarcType::warcinfo)
    record.fields.emplace_back("WARC-Warcinfo-ID", imported ? import_information_ : information_);
  if (auto done = segment_->append(std::move(record), std::move(block)); !done)
    return tl::unexpected(broken(done.error()).error());
  batch_.records.push_back({segment_->name(), 0, 0, 0, ""});
  return batch_.records.size() - 1;
}

// Gives the records of the batch their places.
Result<void> Folder::settle() {
  if (!segment_) return {};
  const auto places = segment_->settle();
  if (!places) return broken(places.error());
  for (const archive::WarcPlace& place : *places) {
    RecordPlace& record = batch_.records[settled_++];
    record.offset = place.offset;
    record.length = place.length;
    record.size = place.size;
    record.digest = place.sha256;
  }
  return {};
}

Result<bool> Folder::known(const std::string& digest) {
  if (pending_.contains(digest) || originals_.contains(digest)) return true;
  auto found = index_.object(digest);
  if (!found) return tl::unexpected(found.error());
  return found->has_value();
}

// The record whose payload has that digest, if its bytes are still whole.
Result<std::optional<Folder::Original>> Folder::original(const std::string& digest) {
  if (const auto waiting = pending_.find(digest); waiting != pending_.end())
    return waiting->second.part.payload ? std::optional(waiting->second.original) : std::nullopt;
  if (const auto seen = originals_.find(digest); seen != originals_.end()) return std::optional(seen->second);
  auto found = index_.object(digest);
  if (!found) return tl::unexpected(found.error());
  if (!*found || !(*found)->part.payload || !object(digest)) return std::nullopt;
  auto record = warc_record((*found)->record);
  if (!record) return std::nullopt;
  Original out{std::string(warc_field(*record, "WARC-Record-ID")), std::string(warc_field(*record, "WARC-Target-URI")),
               std::string(warc_field(*record, "WARC-Date"))};
  if (originals_.size() >= max_originals) originals_.clear();
  originals_[digest] = out;
  return std::optional(std::move(out));
}

Result<void> Folder::put(Exchange& exchange, std::string_view request, std::string_view body,
                         std::string_view truncated) {
  if (broken_) return tl::unexpected(*broken_);
  Result<std::optional<Original>> same = std::nullopt;
  const bool unchanged = exchange.status == 304 && !exchange.body_sha256.empty();
  if (unchanged || (!body.empty() && truncated.empty())) same = original(exchange.body_sha256);
  if (same && *same && !exchange.decoded_sha256.empty()) {
    const auto decoded = known(exchange.decoded_sha256);
    if (!decoded) return tl::unexpected(decoded.error());
    if (!*decoded) *same = std::nullopt;
  }
  if (!same) return tl::unexpected(same.error());
  exchange.record = new_id();
  const std::string request_id = request.empty() ? std::string() : new_id();
  if (request.empty())
    return *same ? put_revisit(exchange, request_id, **same) : put_reply(exchange, request_id, body, truncated);
  auto asked = append({WarcType::request,
                       request_id,
                       exchange.started,
                       exchange.url,
                       "application/http;msgtype=request",
                       {{"WARC-Concurrent-To", exchange.record}, {"WARC-IP-Address", ip_address(exchange.address)}}},
                      std::string(request));
  if (!asked) return tl::unexpected(asked.error());
  return *same ? put_revisit(exchange, request_id, **same) : put_reply(exchange, request_id, body, truncated);
}

Result<void> Folder::put_reply(Exchange& exchange, const std::string& request_id, std::string_view body,
                               std::string_view truncated) {
  ReplyBlock block = reply_block(exchange.head, body);
  // Of 304 the digests are those of an earlier body, which is not here.
  const bool whole = truncated.empty() && exchange.status != 304;
  if (whole && exchange.body_sha256.empty()) exchange.body_sha256 = sha256(body);
  archive::WarcRecord reply = reply_record(exchange, request_id);
  reply.fields.emplace_back("WARC-Truncated", truncated);
  auto record = append(std::move(reply), std::move(block.bytes));
  if (!record) return tl::unexpected(record.error());
  const Original original{exchange.record, exchange.url, exchange.started};
  const auto holds = [&](const std::string& digest, bool payload, std::uint64_t skip, std::uint64_t size,
                         const std::string& coding) {
    if (digest.empty()) return;
    const ObjectPart part{digest, payload, skip, size, coding};
    batch_.objects.push_back({*record, part});
    if (const auto there = pending_.find(digest); there == pending_.end() || payload)
      pending_[digest] = {part, *record, original};
  };
  holds(exchange.head_sha256, false, 0, exchange.head.size(), "");
  if (!whole) return {};
  holds(exchange.body_sha256, !body.empty(), block.payload, body.size(), "");
  holds(exchange.decoded_sha256, false, block.payload, body.size(), exchange.content_coding);
  return {};
}

Result<void> Folder::put_revisit(Exchange& exchange, const std::string& request_id, const Original& same) {
  archive::WarcRecord reply = reply_record(exchange, request_id);
  archive::add_revisit_fields(reply, {same.id, same.uri, same.date, labelled(exchange.body_sha256)});
  if (exchange.status == 304)
    for (auto& [name, value] : reply.fields)
      if (name == "WARC-Profile") value = not_modified;
  auto record = append(std::move(reply), exchange.head);
  if (!record) return tl::unexpected(record.error());
  if (!exchange.head_sha256.empty())
    batch_.objects.push_back({*record, {exchange.head_sha256, false, 0, exchange.head.size(), ""}});
  return {};
}

Result<void> Folder::put_resource(Exchange& exchange, std::string_view body) {
  exchange.record = new_id();
  exchange.body_sha256 = sha256(body);
  exchange.body_size = body.size();
  auto record = append({WarcType::resource,
                        exchange.record,
                        exchange.started,
                        exchange.url,
                        exchange.media_type.empty() ? "application/octet-stream" : exchange.media_type,
                        {{"WARC-IP-Address", ip_address(exchange.address)}}},
                       std::string(body));
  if (!record) return tl::unexpected(record.error());
  const ObjectPart part{exchange.body_sha256, false, 0, body.size(), ""};
  batch_.objects.push_back({*record, part});
  pending_.try_emplace(exchange.body_sha256, Pending{part, *record, {}});
  return {};
}

Result<void> Folder::describe_import(std::string_view fields) {
  import_information_.clear();
  if (fields.empty()) return {};
  const std::string id = new_id();
  auto described = append({WarcType::warcinfo, id, "", "", "application/warc-fields", {}}, std::string(fields));
  if (!described) return tl::unexpected(described.error());
  import_information_ = id;
  return {};
}

Result<void> Folder::put(std::string_view bytes, const std::string& digest, std::string_view media_type) {
  const auto there = known(digest);
  if (!there) return tl::unexpected(there.error());
  if (*there && (pending_.contains(digest) || object(digest))) return {};
  auto record = append({WarcType::resource, "", "", claims_uri(labelled(digest)), std::string(media_type), {}},
                       std::string(bytes));
  if (!record) return tl::unexpected(record.error());
  const ObjectPart part{digest, false, 0, bytes.size(), ""};
  batch_.objects.push_back({*record, part});
  pending_[digest] = {part, *record, {}};
  return {};
}

Result<void> Folder::add(const Record& record, std::string_view text) {
  const Source& source = record.source;
  const Exchange* const reply = principal(record);
  const std::string from = reply ? reply->record : std::string();
  // What is imported was read now, whenever it was retrieved.
  const std::string date =
      record.time.empty() || !record.imported.empty() ? fetching::rfc3339(files_.wall_seconds()) : record.time;
  if (!text.empty()) {
    const auto there = known(source.text_sha256);
    if (!there) return tl::unexpected(there.error());
    if (!*there || !(pending_.contains(source.text_sha256) || object(source.text_sha256))) {
      auto kept = append({WarcType::conversion,
                          "",
                          date,
                          source.url.empty() ? claims_uri(source.locator) : source.url,
                          "text/plain;charset=utf-8",
                          {{"WARC-Refers-To", from}}},
                         std::string(text));
      if (!kept) return tl::unexpected(kept.error());
      const ObjectPart part{source.text_sha256, false, 0, text.size(), ""};
      batch_.objects.push_back({*kept, part});
      pending_[source.text_sha256] = {part, *kept, {}};
    }
  }
  auto kept =
      append({WarcType::metadata, "", date, claims_uri(source.locator), "application/json", {{"WARC-Refers-To", from}}},
             to_json(record));
  if (!kept) return tl::unexpected(kept.error());
  batch_.sources.push_back({*kept,
                            {0,
                             source.locator,
                             source.retrieved.empty() ? record.time.empty() ? date : record.time : source.retrieved,
                             source.state,
                             source.sha256,
                             record.size,
                             record.imported.empty() ? "" : record.imported.back().time,
                             {}}});
  return {};
}

Result<void> Folder::note(std::string_view kind, const std::string& json) {
  const std::string locator = fmt::format("{}{}", note_scheme, kind);
  auto kept = append({WarcType::metadata, "", "", claims_uri(locator), "application/json", {}}, json);
  if (!kept) return tl::unexpected(kept.error());
  SourceEntry entry;
  entry.locator = locator;
  entry.time = fetching::rfc3339(files_.wall_seconds());
  entry.state = SourceState::retrieved;
  batch_.sources.push_back({*kept, std::move(entry)});
  return {};
}

}  // namespace claims::store
