#include "archive/wacz_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "archive/proof.h"
#include "archive/proof_sign.h"
#include "archive/wacz_index.h"
#include "archive/zip_writer.h"
#include "store/digest.h"

namespace claims::archive {
namespace {

ZipBytes bytes_of(WarcInput& input) {
  return [&input](const ByteSink& sink) -> Result<void> {
    std::string piece(1u << 20, '\0');
    for (std::uint64_t at = 0;;) {
      auto count = input.read(at, piece.data(), piece.size());
      if (!count) return tl::unexpected(count.error());
      if (*count == 0) return {};
      if (auto done = sink({piece.data(), *count}); !done) return done;
      at += *count;
    }
  };
}

struct Member {
  std::string name;
  ZipBytes bytes;
};

Member member(std::string name, std::string text) {
  return {std::move(name), [text = std::move(text)](const ByteSink& sink) { return sink(text); }};
}

class Packing {
 public:
  Packing(const WaczContents& contents, const ByteSink& sink) : contents_(contents), zip_(sink) {}

  Result<void> run() {
    if (contents_.archives.empty()) return fail(Code::usage, "a package needs an archive");
    if (auto done = read_archives(); !done) return done;
    members_.push_back(member(package_info_name, package_info_json(contents_.info)));
    members_.push_back(member(index_name, sorted_index(std::move(lines_))));
    members_.push_back(member(pages_name, pages_jsonl(contents_.pages)));
    if (!contents_.report.empty()) members_.push_back(member("report.json", contents_.report));
    for (const Member& each : members_)
      if (auto done = measure(each); !done) return done;
    if (contents_.key)
      if (auto done = sign(); !done) return done;
    const std::string package = datapackage_json(contents_.info, resources_);
    members_.push_back(member(package_name, package));
    members_.push_back(member(package_digest_name, datapackage_digest_json(package)));
    for (const Member& each : members_)
      if (auto added = zip_.add(each.name, each.bytes); !added) return tl::unexpected(added.error());
    return zip_.finish();
  }

 private:
  Result<void> read_archives() {
    std::vector<WaczFile> files = contents_.archives;
    std::sort(files.begin(), files.end(), [](const WaczFile& a, const WaczFile& b) { return a.name < b.name; });
    for (const WaczFile& file : files) {
      std::optional<ArchiveProblem> damage;
      auto done = index_warc(
          *file.bytes, file.name,
          [&](const ArchiveProblem& found) {
            if (found.level == Level::error && !damage) damage = found;
          },
          [&](const IndexedRecord& record) -> Result<void> {
            if (record.indexed) lines_.push_back(record.line.text());
            auto entry = parse_entry(fmt::format("sha256:{} {}\n", record.sha256, record.size));
            if (entry) entries_.push_back(*entry);
            return {};
          });
      if (!done) return done;
      if (damage) return fail(Code::malformed, fmt::format("{}: {}", file.name, damage->text));
      members_.push_back({"archive/" + file.name, bytes_of(*file.bytes)});
    }
    return {};
  }

  Result<void> measure(const Member& each) {
    store::Digest digest;
    std::uint64_t size = 0;
    auto done = each.bytes([&](std::string_view piece) -> Result<void> {
      digest.add(piece);
      size += piece.size();
      return {};
    });
    if (!done) return done;
    resources_.push_back({each.name, size, digest.hex()});
    return {};
  }

  Result<void> sign() {
    std::vector<PackagedFile> files;
    for (const PackageResource& each : resources_) {
      const auto entry = parse_entry(fmt::format("sha256:{} {}\n", each.sha256, each.bytes));
      if (!entry) return fail(Code::internal, "a digest is none");
      files.push_back({each.path, each.bytes, entry->sha256});
    }
    auto proof = sign_archive(entries_, files, *contents_.key, contents_.log);
    if (!proof) return tl::unexpected(proof.error());
    members_.push_back(member(proof_name, write_proof(*proof)));
    return measure(members_.back());
  }

  const WaczContents& contents_;
  ZipWriter zip_;
  std::vector<std::string> lines_;
  std::vector<LogEntry> entries_;
  std::vector<Member> members_;
  std::vector<PackageResource> resources_;
};

}  // namespace

Result<void> write_wacz(const WaczContents& contents, const ByteSink& sink) { return Packing(contents, sink).run(); }

}  // namespace claims::archive
