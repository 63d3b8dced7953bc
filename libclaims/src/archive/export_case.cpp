// A case as one package that other people's programs open.
#include <claims/archive.h>
#include <claims/report.h>

#include <fcntl.h>

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <memory>
#include <optional>

#include "archive/durable_file.h"
#include "archive/labelled_digest.h"
#include "archive/wacz_writer.h"
#include "archive/warc_writer.h"
#include "fetch/env.h"
#include "fetch/http_date.h"
#include "store/folder.h"

namespace claims {
namespace archive {
namespace {

// An archive file of a case, as far as the case vouches for it: what another
// process is adding meanwhile is left out.
struct Segment {
  std::string name;
  std::unique_ptr<FileInput> file;
  std::unique_ptr<PartInput> part;
};

Result<std::vector<Segment>> segments_of(store::Folder& folder) {
  const auto names = folder.index().segments();
  if (!names) return tl::unexpected(names.error());
  std::vector<Segment> out;
  for (const std::string& name : *names) {
    const auto size = folder.index().acknowledged(name);
    if (!size) return tl::unexpected(size.error());
    if (*size == 0) continue;
    Segment one{name, std::make_unique<FileInput>(), nullptr};
    if (auto opened = one.file->open(folder.archive() + "/" + name); !opened) return tl::unexpected(opened.error());
    one.part = std::make_unique<PartInput>(*one.file, 0, *size);
    out.push_back(std::move(one));
  }
  return out;
}

// The last reply of each retrieval that gave something.
Result<std::vector<PackagedPage>> pages_of(store::Folder& folder) {
  const auto sources = folder.index().sources({});
  if (!sources) return tl::unexpected(sources.error());
  std::vector<PackagedPage> out;
  for (const store::SourceEntry& entry : *sources) {
    const auto record = folder.record(entry.record);
    if (!record) return tl::unexpected(record.error());
    const store::Exchange* last = nullptr;
    for (const store::Exchange& exchange : record->exchanges)
      if (exchange.status / 100 == 2 && !exchange.record.empty()) last = &exchange;
    if (last) out.push_back({last->url, record->source.locator, last->started});
  }
  return out;
}

// The story as an archive of its own: the same bytes for the same story and second.
Result<std::string> story_archive(const ExportOptions& options, const std::string& url, const std::string& date) {
  std::string out;
  WarcWriter writer([&](std::string_view bytes) -> Result<void> {
    out += bytes;
    return {};
  });
  unsigned number = 0;
  const auto id = [&] {
    DigestStream digest(DigestAlgorithm::sha256);
    digest.add(fmt::format("{} {} {}\n{}", number++, url, date, options.story));
    unsigned char bytes[16];
    std::memcpy(bytes, digest.end().bytes.data(), sizeof bytes);
    return warc_record_id(bytes);
  };
  const std::string information = id();
  auto written =
      writer.write({WarcType::warcinfo, information, date, "", "application/warc-fields", {}},
                   fmt::format("software: claims/{}\r\nformat: WARC File Format 1.1\r\ndescription: the story "
                               "that the other archives are the sources of\r\n",
                               version()));
  if (written)
    written = writer.write(
        {WarcType::resource, id(), date, url, options.story_type, {{"WARC-Warcinfo-ID", information}}}, options.story);
  if (!written) return tl::unexpected(written.error());
  return out;
}

Result<void> write_package(const WaczContents& contents, const std::string& path) {
  store::Files& files = store::system_files();
  const std::string temporary = path + ".part";
  const int file = files.open(temporary, O_WRONLY | O_CREAT | O_TRUNC);
  if (file < 0) return file_error(temporary, "write", file);
  auto done = write_wacz(contents, file_sink(file));
  if (const int synced = done ? files.sync(file) : 0; synced < 0) done = file_error(temporary, "write", synced);
  files.close(file);
  if (const int renamed = done ? files.rename(temporary, path) : 0; renamed < 0)
    done = file_error(path, "write", renamed);
  if (!done) files.remove(temporary);
  return done;
}

}  // namespace
}  // namespace archive

Result<ExportedCase> export_case(Case& kept, const ExportOptions& options, const std::string& path) {
  store::Folder* const folder = store::folder_of(kept);
  if (!folder) return fail(Code::usage, "the case was not opened by open_case()");
  auto segments = archive::segments_of(*folder);
  if (!segments) return tl::unexpected(segments.error());
  if (segments->empty()) return fail(Code::not_found, fmt::format("{}: nothing is kept there yet", folder->path()));
  auto pages = archive::pages_of(*folder);
  if (!pages) return tl::unexpected(pages.error());
  archive::WaczContents contents;
  contents.info = {options.title,
                   options.description,
                   fetching::rfc3339(fetching::system_env().wall_seconds()),
                   fmt::format("claims {}", version()),
                   {}};
  for (const archive::Segment& each : *segments) contents.archives.push_back({each.name, each.part.get()});
  contents.pages = std::move(*pages);
  std::string story;
  std::optional<archive::MemoryInput> story_input;
  if (!options.story.empty()) {
    contents.info.story = archive::story_url(options.story_name);
    auto made = archive::story_archive(options, contents.info.story, contents.info.created);
    if (!made) return tl::unexpected(made.error());
    story = std::move(*made);
    contents.archives.push_back({"story.warc.gz", &story_input.emplace(story)});
    contents.pages.insert(contents.pages.begin(), {contents.info.story, options.story_name, contents.info.created});
  }
  contents.report = options.report;
  ExportedCase out{contents.archives.size(), contents.pages.size(), {}, {}};
  std::optional<archive::OwnKey> key;
  if (options.sign) {
    auto own = archive::own_key(options.signing.key, options.signing.configuration);
    if (!own) return tl::unexpected(own.error());
    key.emplace(std::move(*own));
    contents.key = &key->key;
    contents.log = "package-" + archive::to_hex(archive::random_bytes(8));
    out.message = key->message;
    out.key = key->key.verifier(archive::log_name(key->key.public_key(), contents.log)).text();
  }
  if (auto done = archive::write_package(contents, path); !done) return tl::unexpected(done.error());
  return out;
}

}  // namespace claims
