// The file that is imported, and its records one by one.
#include "archive/import_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "archive/wacz_check.h"
#include "archive/zip_reader.h"
#include "fetch/env.h"
#include "fetch/http_date.h"
#include "fetch/utf8.h"
#include "store/digest.h"

namespace claims {
namespace archive {
namespace {

constexpr std::size_t commit_records = 256;
constexpr std::size_t commit_bytes = 32u << 20;
constexpr std::size_t read_size = 1u << 20;

// For one line of text.
std::string plain(std::string text) {
  text = fetching::valid_utf8(std::move(text));
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  return text;
}

Result<std::pair<std::string, std::uint64_t>> digest_of(WarcInput& file) {
  store::Digest digest;
  std::string piece(read_size, '\0');
  for (std::uint64_t at = 0;;) {
    const auto count = file.read(at, piece.data(), piece.size());
    if (!count) return tl::unexpected(count.error());
    if (*count == 0) return std::pair{digest.hex(), at};
    digest.add({piece.data(), *count});
    at += *count;
  }
}

}  // namespace

Result<ImportedFile> ImportRun::run(const std::string& path) {
  out_.file = path;
  FileInput file;
  Result<void> done = file.open(path);
  if (done) done = read_file(file, path);
  if (!done && folder_.commit()) {  // the case is sound: it is the file
    out_.error =
        done.error().text.starts_with(path) ? done.error().text : fmt::format("{}: {}", path, done.error().text);
    return std::move(out_);
  }
  if (!done) return tl::unexpected(done.error());
  return std::move(out_);
}

Result<void> ImportRun::read_file(WarcInput& file, const std::string& path) {
  auto digest = digest_of(file);
  if (!digest) return tl::unexpected(digest.error());
  file_size_ = digest->second;
  out_.sha256 = import_.sha256 = digest->first;
  import_.file = plain(path.substr(path.rfind('/') + 1));
  import_.time = fetching::rfc3339(fetching::system_env().wall_seconds());
  const auto checked = check_archive(path, {}, [](const ArchiveProblem&) {});
  if (!checked) return tl::unexpected(checked.error());
  out_.verdict = checked->verdict;
  import_.verdict = name_of(checked->verdict);
  std::vector<Part> parts;
  if (!is_zip(file)) {
    parts.push_back({"", &file, 0});
    return read_parts(parts);
  }
  ZipReader zip(file, [this](const ArchiveProblem& found) {
    if (found.level == Level::error) tell(found);
  });
  if (auto opened = zip.open(); !opened) return opened;
  std::vector<std::unique_ptr<PartInput>> inputs;
  std::set<std::string> seen;
  for (const ZipEntry& entry : zip.entries()) {
    if (!entry.name.starts_with("archive/") || entry.name.ends_with('/') || !seen.insert(entry.name).second) continue;
    if (entry.method != 0 || (entry.flags & 0x2041) != 0) {
      ArchiveProblem packed =
          make_problem("member-compressed", entry.header, "", "it is not stored as it is: not read");
      packed.member = entry.name;
      tell(std::move(packed));
      continue;
    }
    inputs.push_back(std::make_unique<PartInput>(file, entry.data, entry.stored));
    parts.push_back({entry.name, inputs.back().get(), entry.data});
  }
  return read_parts(parts);
}

Result<void> ImportRun::read_parts(std::vector<Part>& parts) {
  std::vector<Part> sound;
  for (const Part& part : parts) {
    auto done = survey_warc(*part.input, part.member, survey_, [&](std::uint64_t at) {
      if (progress_) progress_((part.start + at) / 4, file_size_);
    });
    if (done) {
      sound.push_back(part);
      continue;
    }
    if (done.error().code == Code::unreadable || part.member.empty()) return done;
    ArchiveProblem found = make_problem("archive-malformed", 0, "", done.error().text);
    found.member = part.member;
    tell(std::move(found));
  }
  if (survey_.records == 0)
    return fail(Code::unsupported, "not one WARC record is in it (ARC, the form before WARC, is not read)");
  out_.software = import_.software = plain(survey_.software.substr(0, 200));
  if (survey_.full)
    tell(make_problem("limit", 0, "",
                      fmt::format("its records refer to more than {} others: not all are found", max_surveyed)));
  if (auto planned = plan_own(); !planned) return planned;
  for (const Part& part : sound)
    if (auto done = read_part(part); !done) return done;
  std::vector<Waiting> waiting = std::move(waiting_);
  waiting_.clear();
  for (Waiting& each : waiting) {
    const Capture* const request = each.request ? &*each.request : nullptr;
    auto own = own_record(each.capture, request, true);
    if (!own) return tl::unexpected(own.error());
    if (*own) continue;
    if (auto done = revisit(each.capture, request, true); !done) return done;
  }
  if (auto done = settle_redirects(); !done) return done;
  if (auto done = finish_own(); !done) return done;
  if (auto done = finish_notes(); !done) return done;
  return commit(true);
}

Result<void> ImportRun::read_part(const Part& part) {
  import_.member = part.member;
  CaptureReader reader(*part.input, [&](ArchiveProblem found) {
    found.member = part.member;
    tell(std::move(found));
  });
  if (auto opened = reader.open(); !opened) return opened;
  for (;;) {
    auto next = reader.next();
    if (!next) return tl::unexpected(next.error());
    if (!*next) break;
    if (progress_) progress_(file_size_ / 4 + (part.start + (*next)->offset) / 4 * 3, file_size_);
    if (auto done = take(std::move(**next)); !done) return done;
  }
  request_.reset();
  return flush();
}

// A request stands before its reply or behind it.
Result<void> ImportRun::take(Capture capture) {
  ++out_.records;
  if (!capture.faults.empty()) {
    if (auto done = flush(); !done) return done;
    if (capture.type == "metadata") own_damaged_.insert(capture.id);
    const ArchiveProblem& first = capture.faults.front();
    skip(capture, first.code, first.text);
    return {};
  }
  if (capture.type == "request") {
    ++out_.others;
    if (pending_ && !pending_request_ && capture.concurrent_to(*pending_)) pending_request_ = std::move(capture);
    else request_ = std::move(capture);
    return {};
  }
  if (auto done = flush(); !done) return done;
  if (capture.type != "response" && capture.type != "revisit") return record(capture, nullptr);
  pending_ = std::move(capture);
  if (request_ && request_->concurrent_to(*pending_)) pending_request_ = std::move(request_);
  request_.reset();
  return {};
}

Result<void> ImportRun::flush() {
  if (!pending_) return {};
  Capture capture = std::move(*pending_);
  const std::optional<Capture> request = std::move(pending_request_);
  pending_.reset();
  pending_request_.reset();
  return record(capture, request ? &*request : nullptr);
}

Result<void> ImportRun::record(Capture& capture, const Capture* request) {
  if (survey_.ours()) {
    auto own = own_record(capture, request, false);
    if (!own) return tl::unexpected(own.error());
    if (*own) return {};
  }
  const bool retrieved = capture.type == "response" || capture.type == "revisit" || capture.type == "resource";
  if (!retrieved || web_locator(capture.url).empty()) {
    ++out_.others;
    return {};
  }
  if (!capture.field("WARC-Segment-Number").empty()) {
    skip(capture, "record-segmented", "it is the first part of a reply that goes on in other records");
    return {};
  }
  if (capture.type == "resource") return resource(capture);
  return capture.type == "revisit" ? revisit(capture, request, false) : response(capture, request);
}

void ImportRun::skip(const Capture& capture, std::string_view code, std::string text) {
  ++out_.skipped;
  ArchiveProblem found = make_problem(code, capture.offset, capture.id, std::move(text));
  found.member = import_.member;
  problem_(found);
}

void ImportRun::tell(ArchiveProblem found) {
  ++out_.damage;
  problem_(found);
}

Result<void> ImportRun::commit(bool all) {
  if (!all && uncommitted_ < commit_records && folder_.waiting_bytes() < commit_bytes) return {};
  if (auto done = folder_.commit(); !done) return done;
  uncommitted_ = 0;
  return {};
}

}  // namespace archive

Result<void> import_archives(Case& kept, const std::vector<std::string>& paths, const FetchSettings& settings,
                             const std::function<void(const std::string&, const ArchiveProblem&)>& problem,
                             const std::function<void(ImportedFile&&)>& each, const ImportProgress& progress) {
  store::Folder* const folder = store::folder_of(kept);
  if (!folder) return fail(Code::usage, "the case was not opened by open_case()");
  auto plugins = fetching::load_plugins(settings);
  if (!plugins) return tl::unexpected(plugins.error());
  if (auto locked = folder->lock_imports(); !locked) return locked;
  for (const std::string& path : paths) {
    const archive::ProblemSink sink = [&](const ArchiveProblem& found) { problem(path, found); };
    auto done = archive::ImportRun(*folder, *plugins, sink, progress).run(path);
    folder->describe_import({});
    if (!done) return tl::unexpected(done.error());
    each(std::move(*done));
  }
  return {};
}

}  // namespace claims
