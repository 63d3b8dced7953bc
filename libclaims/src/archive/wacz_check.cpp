#include "archive/wacz_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "archive/digested_input.h"
#include "archive/gzip_reader.h"
#include "archive/labelled_digest.h"
#include "archive/proof.h"
#include "archive/proof_run.h"
#include "archive/wacz_lists.h"
#include "archive/wacz_package.h"
#include "archive/wacz_signature.h"
#include "archive/warc_check.h"
#include "archive/zip_reader.h"
#include "store/digest.h"

namespace claims::archive {
namespace {

using Json = nlohmann::json;

std::string text_of(const Json& json, const char* name) {
  return json.is_object() && json.contains(name) && json[name].is_string() ? json[name].get<std::string>()
                                                                           : std::string();
}

struct Listed {
  std::string hash;
  std::optional<std::uint64_t> bytes;
};

// Lines of text that arrives in pieces.
class Lines {
 public:
  explicit Lines(std::function<void(std::uint64_t, std::string_view)> each) : each_(std::move(each)) {}

  Result<void> add(std::string_view piece) {
    for (;;) {
      const std::size_t end = piece.find('\n');
      rest_ += piece.substr(0, end);
      if (rest_.size() > max_page_line) return fail(Code::limit, "a line is too long");
      if (end == std::string_view::npos) return {};
      finish();
      piece.remove_prefix(end + 1);
    }
  }
  void finish() {
    if (!rest_.empty() && rest_.back() == '\r') rest_.pop_back();
    ++number_;
    if (!rest_.empty()) each_(number_, rest_);
    rest_.clear();
  }

 private:
  std::function<void(std::uint64_t, std::string_view)> each_;
  std::string rest_;
  std::uint64_t number_ = 0;
};

class WaczCheck {
 public:
  WaczCheck(WarcInput& input, const ArchiveCheckOptions& options, const ProblemSink& problem, ArchiveSummary& summary)
      : input_(input),
        options_(options),
        problem_(problem),
        summary_(summary),
        zip_(input, [this](const ArchiveProblem& found) { tell(found); }),
        lists_([this](std::string_view code, const std::string& member, std::uint64_t offset, std::string text) {
          tell(code, member, std::move(text), offset);
        }) {}

  Result<void> run() {
    if (auto opened = zip_.open(); !opened) {
      if (opened.error().code != Code::malformed && opened.error().code != Code::limit) return opened;
      tell("zip-damaged", "", opened.error().text);
      summary_.verdict = ArchiveVerdict::damaged;
      return {};
    }
    for (auto step : {&WaczCheck::read_package, &WaczCheck::begin_proof, &WaczCheck::check_files,
                      &WaczCheck::check_lists, &WaczCheck::check_digest, &WaczCheck::check_form})
      if (auto done = (this->*step)(); !done) return done;
    if (proof_) proof_->finish();
    summary_.verdict = verdict_of(summary_);
    if (proof_ && proof_->good() && summary_.errors == 0) summary_.verdict = ArchiveVerdict::proved;
    return {};
  }

 private:
  void tell(const ArchiveProblem& found) {
    if (found.level == Level::error) ++summary_.errors;
    if (found.level == Level::warning) ++summary_.warnings;
    problem_(found);
  }
  void tell(std::string_view code, std::string member, std::string text, std::uint64_t offset = 0) {
    ArchiveProblem found = make_problem(code, offset, {}, std::move(text));
    found.member = std::move(member);
    tell(found);
  }

  Result<void> read_package() {
    const ZipEntry* const entry = zip_.find(package_name);
    if (!entry) {
      tell("package-missing", package_name, "there is no datapackage.json: nothing says what belongs to the package");
      return {};
    }
    auto text = zip_.read_all(*entry, max_package_text);
    if (!text) return tl::unexpected(text.error());
    package_ = std::move(*text);
    const Json json = Json::parse(package_, nullptr, false);
    if (!json.is_object() || !json.contains("resources") || !json["resources"].is_array()) {
      tell("package-malformed", package_name, "it is no JSON object with a list of resources");
      return {};
    }
    const std::string profile = text_of(json, "profile"), version = text_of(json, "wacz_version");
    const bool known = version == "1.1.1" || version == "1.1.0" || version == "1.0.0" || version == "1.2.0";
    if (!(known || (profile == "wacz" && version.empty())))
      tell("package-version", package_name, "it does not say that it is WACZ 1.0.0 to 1.1.1 or of the draft of 1.2.0");
    for (const Json& each : json["resources"]) {
      const std::string path = text_of(each, "path");
      Listed listed{text_of(each, "hash"), {}};
      if (each.is_object() && each.contains("bytes") && each["bytes"].is_number_unsigned())
        listed.bytes = each["bytes"].get<std::uint64_t>();
      if (path.empty() || listed.hash.empty())
        tell("package-malformed", package_name, "a resource without a path or a hash");
      else if (!listed_.emplace(path, listed).second) tell("resource-repeated", path, "it is listed twice");
    }
    return {};
  }

  Result<void> begin_proof() {
    const ZipEntry* const entry = zip_.find(proof_name);
    if (options_.proof.empty() && !entry) return {};
    if (!options_.proof.empty()) {
      auto begun = ProofRun::begin(options_, problem_, summary_);
      if (!begun) return tl::unexpected(begun.error());
      proof_.emplace(std::move(*begun));
      return {};
    }
    auto text = zip_.read_all(*entry, max_proof_bytes);
    if (!text) return tl::unexpected(text.error());
    auto read = read_proof(*text);
    if (!read || write_proof(*read) != *text) {
      tell("proof-malformed", proof_name, read ? "it is not as claims writes it" : read.error().text);
      return {};
    }
    auto begun = ProofRun::begin(std::move(*read), options_, problem_, summary_);
    if (!begun) return tl::unexpected(begun.error());
    proof_.emplace(std::move(*begun));
    return {};
  }

  // The hash of an entry by the algorithm that its list names, and of the form that
  // a known fault of js-wacz gives it: each piece of 64 KiB counted twice.
  Result<std::string> hash_of(const ZipEntry& entry, DigestAlgorithm algorithm, bool doubled) {
    DigestStream digest(algorithm);
    std::string piece;
    constexpr std::size_t piece_size = 64u << 10;
    const auto flush = [&] {
      digest.add(piece);
      digest.add(piece);
      piece.clear();
    };
    auto read = zip_.read(entry, [&](std::string_view bytes) -> Result<void> {
      if (!doubled) digest.add(bytes);
      while (doubled && !bytes.empty()) {
        const std::size_t take = std::min(piece_size - piece.size(), bytes.size());
        piece += bytes.substr(0, take);
        bytes.remove_prefix(take);
        if (piece.size() == piece_size) flush();
      }
      return {};
    });
    if (!read) return tl::unexpected(read.error());
    if (doubled) flush();
    return to_hex(digest.end().bytes);
  }

  Result<void> check_file(const ZipEntry& entry) {
    const auto listed = listed_.find(entry.name);
    const bool of_package = entry.name == package_name || entry.name == package_digest_name;
    if (listed == listed_.end() && !of_package && !package_.empty())
      tell("resource-unlisted", entry.name, "datapackage.json does not list it", entry.header);
    auto sha256 = is_archive(entry) ? check_archive(entry) : hash_of(entry, DigestAlgorithm::sha256, false);
    if (!sha256) return tl::unexpected(sha256.error());
    if (proof_ && !of_package && entry.name != proof_name) {
      const auto digest = parse_entry(fmt::format("sha256:{} {}\n", *sha256, entry.size));
      if (digest) proof_->file({entry.name, entry.size, digest->sha256});
    }
    resources_.push_back({entry.name, entry.size, *sha256});
    if (listed == listed_.end()) return {};
    if (listed->second.bytes && *listed->second.bytes != entry.size)
      tell("resource-size", entry.name, fmt::format("it has {} bytes, not {}", entry.size, *listed->second.bytes));
    const auto said = parse_labelled_digest(listed->second.hash);
    if (!said) {
      tell("resource-hash-unknown", entry.name, "its hash cannot be read: it was not checked");
      return {};
    }
    if (to_hex(said->bytes) == *sha256) return {};
    auto other = hash_of(entry, said->algorithm, said->algorithm == DigestAlgorithm::sha256);
    if (!other) return tl::unexpected(other.error());
    if (to_hex(said->bytes) != *other)
      tell("resource-hash", entry.name, "its bytes are not those that datapackage.json has the hash of");
    else if (said->algorithm == DigestAlgorithm::sha256)
      tell("resource-hash-doubled", entry.name,
           "its hash is of its bytes with each 64 KiB taken twice, a known fault of js-wacz: they match by that");
    return {};
  }

  Result<void> check_files() {
    std::set<std::string> seen;
    for (const ZipEntry& entry : zip_.entries()) {
      if (entry.name.ends_with('/') && entry.size == 0) continue;
      if (!seen.insert(entry.name).second) continue;  // told as zip-name-repeated
      for (const std::string_view folder : {"archive/", "indexes/", "pages/"})
        if (entry.name.starts_with(folder) && entry.name.find('/', folder.size()) != std::string::npos)
          tell("path-nested", entry.name, "folders below archive/, indexes/ and pages/ are not read by other programs");
      if ((entry.name.starts_with("archive/") || entry.name.ends_with(".cdx.gz")) && entry.method != 0)
        tell("member-compressed", entry.name,
             "it must be stored as it is, so that records can be read at their offsets");
      if (auto done = check_file(entry); !done) return done;
    }
    if (std::none_of(seen.begin(), seen.end(), [](const std::string& name) { return name.starts_with("archive/"); }))
      tell("archive-missing", "archive/", "there is no archive in the package");
    for (const auto& [path, listed] : listed_)
      if (!seen.contains(path)) tell("resource-missing", path, "datapackage.json lists it, and it is not there");
    return {};
  }

  // One that can be read record by record.
  static bool is_archive(const ZipEntry& entry) {
    return entry.name.starts_with("archive/") && entry.method == 0 && (entry.flags & 0x2041) == 0;
  }

  // Reads it once: as a file, whose hash it gives, and record by record.
  Result<std::string> check_archive(const ZipEntry& entry) {
    PartInput part(input_, entry.data, entry.stored);
    DigestedInput digested(part);
    WarcCheckOptions how;
    how.member = entry.name;
    how.filename = entry.name.substr(8);
    if (proof_) how.record = [&](const CheckedRecord& record) { proof_->record(record, entry.name); };
    how.indexed = [&](const IndexedRecord& record) { lists_.record(record); };
    auto done = check_warc(digested, problem_, summary_, how);
    if (!done && done.error().code == Code::unreadable) return tl::unexpected(done.error());
    if (!done) tell("archive-malformed", entry.name, done.error().text);
    auto digest = digested.end();
    if (!digest) return tl::unexpected(digest.error());
    zip_.check_crc(entry, digest->crc);
    return std::move(digest->sha256);
  }

  // Hands an entry to `lines`, unpacked if it is gzip.
  Result<void> each_line(const ZipEntry& entry, Lines& lines) {
    Result<void> done;
    if (entry.name.ends_with(".gz") && entry.method == 0) {
      PartInput part(input_, entry.data, entry.stored);
      WarcWindow window(part);
      GzipReader gzip(window);
      GzipReader::Skipped skipped;
      for (;;) {
        auto member = gzip.next(skipped);
        if (!member) return tl::unexpected(member.error());
        if (!*member) break;
        for (bool more = true; more && done;) {
          done = lines.add(gzip.bytes());
          gzip.drop(gzip.bytes().size());
          auto next = gzip.more();
          if (!next) return tl::unexpected(next.error());
          more = *next;
        }
        if (done) done = lines.add(gzip.bytes());
        if (gzip.fault() != GzipFault::none || !done) break;
      }
      if (gzip.fault() != GzipFault::none) tell("index-malformed", entry.name, "it cannot be unpacked");
    } else {
      auto read = zip_.read(entry, [&](std::string_view piece) { return lines.add(piece); });
      if (!read) done = tl::unexpected(read.error());
    }
    if (!done && done.error().code != Code::limit) return done;
    if (!done) tell("limit", entry.name, fmt::format("a line of it is longer than {} bytes", max_page_line));
    lines.finish();
    return {};
  }

  Result<void> check_lists() {
    bool has_index = false, has_pages = false;
    std::set<std::string> seen;
    for (const ZipEntry& entry : zip_.entries()) {
      if (!seen.insert(entry.name).second) continue;
      const std::string_view name = entry.name;
      const bool index = name.starts_with("indexes/") && (name.ends_with(".cdxj") || name.ends_with(".cdx") ||
                                                          name.ends_with(".cdx.gz") || name.ends_with(".cdxj.gz"));
      const bool pages = name.starts_with("pages/") && name.ends_with(".jsonl");
      has_index = has_index || index;
      has_pages = has_pages || name == pages_name;
      if (!index && !pages) continue;
      Lines lines([&](std::uint64_t number, std::string_view line) {
        if (index) lists_.index_line(entry.name, line);
        else lists_.page_line(entry.name, number, line);
      });
      if (auto done = each_line(entry, lines); !done) return done;
    }
    if (!has_index) tell("index-missing", "indexes/", "there is no index: other programs show nothing of the package");
    if (!has_pages) tell("pages-missing", pages_name, "there is no list of pages");
    lists_.finish(has_index);
    if (const ZipEntry* const entry = zip_.find(package_info_name)) {
      auto text = zip_.read_all(*entry, max_package_text);
      if (!text) return tl::unexpected(text.error());
      const auto info = parse_package_info(*text);
      if (info && !info->story.empty() && !lists_.has(info->story))
        tell("page-not-archived", package_info_name, fmt::format("no record is of the story {}", info->story));
    }
    return {};
  }

  Result<void> check_digest() {
    const ZipEntry* const entry = zip_.find(package_digest_name);
    if (!entry) {
      tell("package-digest-missing", package_digest_name, "nothing vouches for datapackage.json itself");
      return {};
    }
    auto text = zip_.read_all(*entry, max_package_text);
    if (!text) return tl::unexpected(text.error());
    digest_ = *text;
    const Json json = Json::parse(*text, nullptr, false);
    const std::string real = "sha256:" + store::sha256(package_);
    if (!json.is_object()) tell("package-malformed", package_digest_name, "it is no JSON object");
    else if (text_of(json, "hash") != real)
      tell("package-digest", package_digest_name, "its hash is not that of the datapackage.json in the package");
    if (!json.is_object() || !json.contains("signedData")) return {};
    const Json& data = json["signedData"];
    const WaczSignature signature{text_of(data, "hash"),          text_of(data, "signature"),
                                  text_of(data, "publicKey"),     text_of(data, "domainCert"),
                                  text_of(data, "timeSignature"), text_of(data, "timestampCert")};
    const auto authorities = authorities_in(options_.authorities);
    if (!authorities) return tl::unexpected(authorities.error());
    SignatureReport report;
    report.problem = [&](std::string_view code, std::string what) { tell(code, package_digest_name, std::move(what)); };
    report.timestamp_problem = [&](ArchiveProblem found) {
      found.member = package_digest_name;
      tell(found);
    };
    check_signature(signature, real, &*authorities, report);
    if (!report.signer.empty()) summary_.signers.push_back(report.signer);
    if (!report.timestamp.empty()) summary_.timestamps.push_back(report.timestamp);
    return {};
  }

  // What a proof cannot bind, because it is bound itself or is no file, must be as claims writes it.
  Result<void> check_form() {
    if (!proof_ || !options_.proof.empty()) return {};
    auto canonical = zip_.canonical();
    if (!canonical) return tl::unexpected(canonical.error());
    if (!*canonical)
      tell("package-form", "", "the ZIP file is not as claims writes it: something was changed around the files");
    std::vector<std::string> names;
    std::vector<PackageResource> bound;
    for (const PackageResource& each : resources_) {
      names.push_back(each.path);
      if (each.path != package_name && each.path != package_digest_name) bound.push_back(each);
    }
    const bool ended = names.size() >= 3 && names[names.size() - 3] == proof_name &&
                       names[names.size() - 2] == package_name && names.back() == package_digest_name;
    if (!ended || !std::is_sorted(names.begin(), names.end() - 3))
      tell("package-form", "", "its files are not in the order in which claims writes them");
    const ZipEntry* const entry = zip_.find(package_info_name);
    auto text = entry ? zip_.read_all(*entry, max_package_text) : Result<std::string>(std::string());
    if (!text) return tl::unexpected(text.error());
    const auto info = parse_package_info(*text);
    if (!info || datapackage_json(*info, bound) != package_)
      tell("package-form", package_name, "it does not say what claims-package.json and the files say");
    else if (datapackage_digest_json(package_) != digest_)
      tell("package-form", package_digest_name, "it is not as claims writes it");
    return {};
  }

  WarcInput& input_;
  const ArchiveCheckOptions& options_;
  const ProblemSink& problem_;
  ArchiveSummary& summary_;
  ZipReader zip_;
  WaczLists lists_;
  std::optional<ProofRun> proof_;
  std::string package_, digest_;
  std::map<std::string, Listed> listed_;
  std::vector<PackageResource> resources_;  // as they are, in the order of the file
};

}  // namespace

bool is_zip(WarcInput& input) {
  char start[4] = {};
  const auto count = input.read(0, start, sizeof start);
  return count && *count == sizeof start && start[0] == 'P' && start[1] == 'K' &&
         ((start[2] == 3 && start[3] == 4) || (start[2] == 5 && start[3] == 6));
}

Result<void> check_wacz(WarcInput& input, const ArchiveCheckOptions& options, const ProblemSink& problem,
                        ArchiveSummary& summary) {
  return WaczCheck(input, options, problem, summary).run();
}

}  // namespace claims::archive
