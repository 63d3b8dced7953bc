#include "archive/warc_writer.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <optional>

#include "archive/http_message.h"
#include "archive/labelled_digest.h"

namespace claims::archive {
namespace {

constexpr std::string_view end_of_record = "\r\n\r\n";
constexpr const char* type_names[] = {"warcinfo", "response", "resource",   "request",
                                      "metadata", "revisit",  "conversion", "continuation"};

void append_field(std::string& out, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  out.append(name).append(": ");
  for (const char c : value) out += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
  out += "\r\n";
}

// Size and digests of a block as it passes.
class Measure {
 public:
  explicit Measure(const WarcRecord& record) {
    if (record.type == WarcType::resource || record.type == WarcType::conversion) whole_ = true;
    else if (record.type != WarcType::revisit && record.content_type.starts_with("application/http")) {
      http_.emplace();
      payload_.emplace(DigestAlgorithm::sha256);
    }
  }
  void add(std::string_view bytes) {
    size_ += bytes.size();
    block_.add(bytes);
    if (!http_) return;
    while (!bytes.empty()) payload_->add(http_->take(bytes).payload);
  }
  void end() {
    block_digest_ = to_text(block_.end());
    if (whole_) payload_digest_ = block_digest_;
    else if (http_ && http_->has_head()) payload_digest_ = to_text(payload_->end());
  }
  std::uint64_t size() const noexcept { return size_; }
  const std::string& block_digest() const noexcept { return block_digest_; }
  const std::string& payload_digest() const noexcept { return payload_digest_; }

 private:
  DigestStream block_{DigestAlgorithm::sha256};
  std::optional<DigestStream> payload_;
  std::optional<HttpMessage> http_;
  bool whole_ = false;
  std::uint64_t size_ = 0;
  std::string block_digest_, payload_digest_;
};

std::string head_of(const WarcRecord& record, const Measure& measure) {
  std::string out = fmt::format("WARC/1.1\r\nWARC-Type: {}\r\n", name_of(record.type));
  append_field(out, "WARC-Record-ID", record.id);
  append_field(out, "WARC-Date", record.date);
  append_field(out, "WARC-Target-URI", record.target_uri);
  for (const auto& [name, value] : record.fields) append_field(out, name, value);
  append_field(out, "WARC-Block-Digest", measure.block_digest());
  append_field(out, "WARC-Payload-Digest", measure.payload_digest());
  append_field(out, "Content-Type", record.content_type);
  out += fmt::format("Content-Length: {}\r\n\r\n", measure.size());
  return out;
}

PackedRecord pack_bytes(std::string record, int level) {
  PackedRecord out;
  out.size = record.size();
  DigestStream digest(DigestAlgorithm::sha256);
  digest.add(record);
  out.sha256 = to_hex(digest.end().bytes);
  record += end_of_record;
  if (level == 0) out.member = std::move(record);
  else append_gzip_member(out.member, record, level);
  return out;
}

}  // namespace

const char* name_of(WarcType type) noexcept { return type_names[static_cast<std::size_t>(type)]; }

void add_revisit_fields(WarcRecord& record, const WarcOriginal& original) {
  record.type = WarcType::revisit;
  record.fields.emplace_back("WARC-Profile", "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest");
  record.fields.emplace_back("WARC-Payload-Digest", original.payload_digest);
  record.fields.emplace_back("WARC-Refers-To", original.id);
  record.fields.emplace_back("WARC-Refers-To-Target-URI", original.target_uri);
  record.fields.emplace_back("WARC-Refers-To-Date", original.date);
}

std::string warc_record_id(const unsigned char (&random)[16]) {
  unsigned char b[16];
  std::memcpy(b, random, sizeof b);
  b[6] = static_cast<unsigned char>((b[6] & 0x0F) | 0x40);
  b[8] = static_cast<unsigned char>((b[8] & 0x3F) | 0x80);
  std::string out = "<urn:uuid:" + to_hex({reinterpret_cast<const char*>(b), sizeof b}) + '>';
  for (const std::size_t at : {18, 23, 28, 33}) out.insert(at, 1, '-');
  return out;
}

std::string warc_record_bytes(const WarcRecord& record, std::string_view block) {
  Measure measure(record);
  measure.add(block);
  measure.end();
  std::string out = head_of(record, measure);
  out.reserve(out.size() + block.size() + end_of_record.size());
  return out.append(block);
}

PackedRecord pack_record(const WarcRecord& record, std::string_view block, int level) {
  return pack_bytes(warc_record_bytes(record, block), level);
}

Result<WarcPlace> WarcWriter::write(const PackedRecord& record) {
  if (auto done = sink_(record.member); !done) return tl::unexpected(done.error());
  WarcPlace place{size_, record.member.size(), record.size, record.sha256};
  size_ += place.length;
  return place;
}

Result<WarcPlace> WarcWriter::write(const WarcRecord& record, std::string_view block) {
  if (level_ != 0 && block.size() > max_whole_member)
    return write(record, [&](const ByteSink& to) { return to(block); });
  return write(pack_record(record, block, level_));
}

Result<WarcPlace> WarcWriter::write(const WarcRecord& record, const WarcBlock& block) {
  Measure measure(record);
  std::string held;  // a block that is small needs no second reading
  auto first = block([&](std::string_view bytes) -> Result<void> {
    measure.add(bytes);
    if (measure.size() <= max_whole_member) held += bytes;
    else held = {};
    return {};
  });
  if (!first) return tl::unexpected(first.error());
  measure.end();
  std::string head = head_of(record, measure);
  if (measure.size() <= max_whole_member) return write(pack_bytes(head + held, level_));
  return write_stream(head, block, measure.size(), measure.block_digest());
}

Result<WarcPlace> WarcWriter::write_stream(const std::string& head, const WarcBlock& block, std::uint64_t block_size,
                                           const std::string& block_digest) {
  WarcPlace place;
  place.offset = size_;
  place.size = head.size() + block_size;
  DigestStream of_record(DigestAlgorithm::sha256), of_block(DigestAlgorithm::sha256);
  std::optional<GzipMemberStream> member;
  if (level_ != 0) member.emplace(sink_);
  const auto put = [&](std::string_view bytes) { return member ? member->add(bytes) : sink_(bytes); };

  of_record.add(head);
  if (auto done = put(head); !done) return tl::unexpected(done.error());
  auto second = block([&](std::string_view bytes) {
    of_record.add(bytes);
    of_block.add(bytes);
    return put(bytes);
  });
  if (!second) return tl::unexpected(second.error());
  if (to_text(of_block.end()) != block_digest)
    return fail(Code::malformed, "what was to be archived changed while it was read; archive it again");
  if (auto done = put(end_of_record); !done) return tl::unexpected(done.error());
  place.length = place.size + end_of_record.size();
  if (member) {
    auto length = member->end();
    if (!length) return tl::unexpected(length.error());
    place.length = *length;
  }
  place.sha256 = to_hex(of_record.end().bytes);
  size_ += place.length;
  return place;
}

ByteSink file_sink(int file) {
  return [file](std::string_view bytes) -> Result<void> {
    while (!bytes.empty()) {
      const ssize_t written = ::write(file, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0)
        return fail(errno == ENOSPC || errno == EDQUOT ? Code::unavailable : Code::unreadable,
                    fmt::format("cannot write the archive: {}", std::strerror(errno)));
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
  };
}

}  // namespace claims::archive
