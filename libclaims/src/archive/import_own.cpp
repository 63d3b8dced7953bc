// Archives that claims wrote: each retrieval as it was noted there, with its
// locator, its facts and its text. Digests are computed again, nothing is read
// from the bytes a second time.
#include <fmt/format.h>

#include <set>

#include "archive/import_run.h"
#include "fetch/content_coding.h"
#include "store/claim_note.h"
#include "store/digest.h"
#include "store/warc_record.h"

namespace claims::archive {

using store::Exchange;

namespace {

bool is_digest_or_none(const std::string& text) { return text.empty() || store::is_digest(text); }

bool sound(const store::Record& record) {
  const Source& source = record.source;
  bool good = is_digest_or_none(source.sha256) && is_digest_or_none(source.text_sha256) &&
              source.state != SourceState::known && (source.retrieved.empty() || !in_seconds(source.retrieved).empty());
  for (const Exchange& each : record.exchanges)
    for (const std::string* const digest : {&each.head_sha256, &each.body_sha256, &each.decoded_sha256})
      good = good && is_digest_or_none(*digest);
  return good;
}

}  // namespace

// What of it the case does not have yet, and the records that hold it.
Result<void> ImportRun::plan_own() {
  for (const OwnRetrieval& own : survey_.own) {
    const Source& source = own.record.source;
    bool wanted = sound(own.record);
    const auto entries = folder_.index().sources(source.locator);
    if (!entries) return tl::unexpected(entries.error());
    const std::string& time = source.retrieved.empty() ? own.record.time : source.retrieved;
    for (const store::SourceEntry& entry : *entries) {
      const bool same = entry.time == time && entry.sha256 == source.sha256 && entry.state == source.state;
      if (wanted && same) ++out_.already;
      wanted = wanted && !same;
    }
    own_wanted_.push_back(wanted);
    if (!wanted) continue;
    if (!source.text_sha256.empty()) own_objects_.insert(source.text_sha256);
    for (const Exchange& exchange : own.record.exchanges) {
      if (!exchange.record.empty()) own_exchanges_.emplace(exchange.record, exchange);
      own_objects_.insert(exchange.certificates.begin(), exchange.certificates.end());
    }
  }
  return {};
}

// False: it is to be read as any other.
Result<bool> ImportRun::own_record(Capture& capture, const Capture* request, bool last) {
  if (!survey_.ours()) return false;
  const auto exchange = own_exchanges_.find(capture.id);
  if (exchange != own_exchanges_.end()) return own_reply(capture, request, exchange->second, last);
  ++out_.others;
  if (capture.type != "resource" && capture.type != "conversion") return true;
  const std::string digest = store::sha256(capture.block);
  if (!own_objects_.contains(digest)) return true;
  if (auto described = describe(); !described) return tl::unexpected(described.error());
  const std::string type =
      capture.type == "conversion" ? "text/plain;charset=utf-8" : "application/pem-certificate-chain";
  if (auto done = folder_.put(capture.block, digest, type); !done) return tl::unexpected(done.error());
  return true;
}

Result<bool> ImportRun::own_reply(Capture& capture, const Capture* request, Exchange& exchange, bool last) {
  if (own_records_.contains(capture.id)) return true;
  const Reply reply = capture.type == "resource" ? Reply{"", capture.block, false} : reply_of(capture);
  std::string truncated(capture.field("WARC-Truncated")), body = reply.body;
  const auto differs = [&](std::string text) {
    skip(capture, "digest-mismatch", std::move(text));
    return true;
  };
  if (!exchange.head_sha256.empty() && store::sha256(reply.head) != exchange.head_sha256)
    return differs("the head is not the one that the retrieval names");
  if (capture.type == "revisit" && exchange.status != 304) {
    auto earlier = folder_.object(exchange.body_sha256);
    if (!earlier && !last) {
      waiting_.push_back({std::move(capture), request ? std::optional(*request) : std::nullopt});
      return true;
    }
    if (!earlier) {
      skip(capture, "revisit-unresolved", "the body that it refers to is not in the file");
      return true;
    }
    body = std::move(*earlier);
  } else if (exchange.status != 304 && truncated.empty()) {
    if (store::sha256(body) != exchange.body_sha256) return differs("the body is not the one that the retrieval names");
    const auto content = exchange.decoded_sha256.empty()
                             ? Result<std::string>(std::string())
                             : fetching::decode_content(exchange.content_coding, body, max_imported_content);
    if (!content || (!exchange.decoded_sha256.empty() && store::sha256(*content) != exchange.decoded_sha256))
      return differs("the body unpacks to another one than the retrieval names");
  }
  Exchange kept = exchange;
  kept.head = reply.head;
  kept.url = capture.url;
  kept.started = capture.date;
  if (auto done = put(kept, request, exchange.status == 304 ? std::string_view() : std::string_view(body), truncated);
      !done)
    return tl::unexpected(done.error());
  own_records_[capture.id] = kept.record;
  if (auto done = commit(false); !done) return tl::unexpected(done.error());
  return true;
}

Result<void> ImportRun::finish_own() {
  for (std::size_t i = 0; i < survey_.own.size(); ++i) {
    OwnRetrieval& own = survey_.own[i];
    if (!own_wanted_[i] || own_damaged_.contains(own.id)) continue;
    store::Record& record = own.record;
    Source& source = record.source;
    Capture capture;  // stands for the metadata record
    capture.offset = own.offset;
    capture.number = own.number;
    capture.id = own.id;
    import_.member = own.member;
    for (Exchange& exchange : record.exchanges) {
      const auto found = own_records_.find(exchange.record);
      exchange.record = found == own_records_.end() ? std::string() : found->second;
    }
    const auto has = [&](const std::string& digest) { return digest.empty() || folder_.where(digest).has_value(); };
    if (!has(source.sha256)) {
      skip(capture, "record-missing", fmt::format("the bytes of {} are not in the file", source.locator));
      continue;
    }
    if (!has(source.text_sha256)) {
      source.text_sha256.clear();
      source.problem = "its text is not in the archive that it was imported from";
    }
    capture.record_sha256 = store::sha256(store::to_json(record));
    record.imported.push_back(import_of(capture));
    if (auto added = folder_.add(record, {}); !added) return added;
    ++out_.added;
    if (source.state == SourceState::retrieved) ++out_.retrieved;
    ++uncommitted_;
    if (auto done = commit(false); !done) return done;
  }
  return {};
}

// With the archive that they come from; what is in the case already is not taken twice.
Result<void> ImportRun::finish_notes() {
  if (survey_.notes.empty()) return {};
  const std::string archive = fmt::format("{} (SHA-256 {})", import_.file, import_.sha256.substr(0, 16));
  std::set<std::string> there;  // digests
  const auto is_new = [&](std::string_view kind, std::string_view json) {
    const auto identity = store::note_identity(kind, json);
    return identity && there.insert(store::sha256(*identity)).second;
  };
  auto read = folder_.each_note(0, [&](const store::Note& note) -> Result<void> {
    is_new(note.kind, note.json);
    return {};
  });
  if (!read) return read;
  for (const OwnNote& note : survey_.notes) {
    if (own_damaged_.contains(note.id) || !is_new(note.kind, note.json)) continue;
    const auto marked = store::imported_note(note.kind, note.json, archive);
    if (!marked) continue;
    if (auto kept = folder_.note(note.kind, *marked); !kept) return kept;
    ++out_.notes;
    ++uncommitted_;
    if (auto done = commit(false); !done) return done;
  }
  return {};
}

}  // namespace claims::archive
