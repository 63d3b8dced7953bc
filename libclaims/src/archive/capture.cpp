#include "archive/capture.h"

#include <fmt/format.h>

#include <algorithm>

#include "archive/labelled_digest.h"
#include "archive/warc_rules.h"

namespace claims::archive {
namespace {

// Of the whole package and not of one record; the same record may be read without it.
bool is_of_record(std::string_view code) { return code != "record-id-repeated"; }

}  // namespace

std::string without_brackets(std::string_view uri) {
  if (uri.size() > 1 && uri.front() == '<' && uri.back() == '>') uri = uri.substr(1, uri.size() - 2);
  return std::string(uri);
}

std::string_view Capture::field(std::string_view name) const noexcept {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  for (const WarcField& each : fields)
    if (std::equal(each.name.begin(), each.name.end(), name.begin(), name.end(),
                   [&](char a, char b) { return lower(a) == lower(b); }))
      return each.value;
  return {};
}

bool Capture::concurrent_to(const Capture& other) const noexcept {
  if (id.empty() || other.id.empty()) return false;
  return field("WARC-Concurrent-To") == other.id || other.field("WARC-Concurrent-To") == id;
}

CaptureReader::CaptureReader(WarcInput& input, ProblemSink loose)
    : loose_(std::move(loose)), reader_(input, [this](const ArchiveProblem& found) {
        if (found.level == Level::error && is_of_record(found.code)) told_.push_back(found);
      }) {}

Result<std::optional<Capture>> CaptureReader::next() {
  if (!started_) {
    started_ = true;
    if (auto done = go_on(); !done) return tl::unexpected(done.error());
  }
  held_ = std::move(ahead_);
  ahead_.reset();
  if (!held_) return std::optional<Capture>();
  if (auto done = go_on(); !done) return tl::unexpected(done.error());
  if (!held_->whole && held_->faults.empty())
    held_->faults.push_back(make_problem("length-wrong", held_->offset, held_->id, "the block is not whole"));
  std::optional<Capture> out = std::move(held_);
  held_.reset();
  return out;
}

// Reads the record behind `held_`, and so learns the rest about that one.
Result<void> CaptureReader::go_on() {
  auto there = reader_.next();
  if (!there) return tl::unexpected(there.error());
  sort_problems(*there);
  return *there ? read_record() : Result<void>();
}

// What the reader told on the way from one record to the next.
void CaptureReader::sort_problems(bool there) {
  const WarcHead& head = reader_.head();
  std::vector<ArchiveProblem> of_next;
  for (ArchiveProblem& each : told_) {
    const auto is_of = [&](std::uint64_t offset, std::string_view id) {
      return each.record.empty() ? each.offset == offset : each.record == id;
    };
    if (held_ && is_of(held_->offset, held_->id)) held_->faults.push_back(std::move(each));
    else if (there && is_of(head.offset, head.id())) of_next.push_back(std::move(each));
    else loose_(each);
  }
  told_ = std::move(of_next);
}

Result<void> CaptureReader::read_record() {
  const WarcHead& head = reader_.head();
  Capture& capture = ahead_.emplace();
  capture.type = plain_type(head.field("WARC-Type"));
  capture.id = head.id();
  capture.url = without_brackets(head.field("WARC-Target-URI"));
  capture.date = head.field("WARC-Date");
  capture.fields = head.fields;
  capture.offset = head.offset;
  capture.number = ++number_;
  const WarcDigests::Report report = [&](std::string_view code, std::string text) {
    ArchiveProblem found = make_problem(code, capture.offset, capture.id, std::move(text));
    if (found.level == Level::error) capture.faults.push_back(std::move(found));
  };
  check_head(head, report);
  digests_.begin(head, report);
  DigestStream digest(DigestAlgorithm::sha256);
  digest.add(head.bytes);
  bool fits = true;
  for (;;) {
    auto piece = reader_.block();
    if (!piece) return tl::unexpected(piece.error());
    if (piece->empty()) break;
    digests_.add(*piece);
    digest.add(*piece);
    fits = fits && capture.block.size() + piece->size() <= max_capture_bytes;
    if (fits) capture.block += *piece;
    else capture.block.clear();
  }
  capture.whole = reader_.block_whole();
  digests_.end(capture.whole, report);
  capture.record_sha256 = to_hex(digest.end().bytes);
  std::move(told_.begin(), told_.end(), std::back_inserter(capture.faults));
  told_.clear();
  if (!fits)
    report("limit",
           fmt::format("its block has {} bytes; at most {} are read", reader_.block_size(), max_capture_bytes));
  return {};
}

}  // namespace claims::archive
