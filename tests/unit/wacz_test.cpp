// WACZ packages: what is written, and that no alteration passes.
#include <catch2/catch.hpp>

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include <functional>
#include <nlohmann/json.hpp>
#include <random>
#include <set>

#include "archive/base64.h"
#include "archive/proof.h"
#include "archive/wacz_check.h"
#include "archive/wacz_writer.h"
#include "archive/zip_reader.h"
#include "archive/zip_writer.h"
#include "store/digest.h"
#include "warc_build.h"

using namespace claims;
using namespace claims::archive;

namespace {

using Codes = std::set<std::string>;
using Files = std::vector<std::pair<std::string, std::string>>;

constexpr const char* key_pem =
    "-----BEGIN PRIVATE KEY-----\n"
    "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n"
    "-----END PRIVATE KEY-----\n";

WarcRecord record(WarcType type, int number, std::string content_type, const std::string& url) {
  return {type,
          "<urn:uuid:" + std::to_string(number) + ">",
          "2026-11-24T03:00:0" + std::to_string(number) + "Z",
          url,
          std::move(content_type),
          {}};
}

std::string response(const std::string& body) {
  return "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: " + std::to_string(body.size()) +
         "\r\n\r\n" + body;
}

// A case of two pages: the records, each ready to be packed.
std::vector<std::string> records(const std::string& body = "<p>The treaty was signed in 2019.</p>") {
  const std::string ending = "\r\n\r\n";
  return {
      warc_record_bytes(record(WarcType::warcinfo, 1, "application/warc-fields", ""), "software: claims\r\n") + ending,
      warc_record_bytes(record(WarcType::request, 2, "application/http; msgtype=request", "https://example.org/a"),
                        "GET /a HTTP/1.1\r\nHost: example.org\r\n\r\n") +
          ending,
      warc_record_bytes(record(WarcType::response, 3, "application/http; msgtype=response", "https://example.org/a"),
                        response(body)) +
          ending,
      warc_record_bytes(
          record(WarcType::response, 4, "application/http; msgtype=response", "https://example.org/b?y=2&x=1"),
          response("<p>Another page.</p>")) +
          ending,
      warc_record_bytes(record(WarcType::metadata, 5, "application/json", "urn:claims:url:https://example.org/a"),
                        "{\"status\": 200}") +
          ending};
}

std::string package(const std::string& warc, bool signs) {
  MemoryInput bytes(warc);
  const SigningKey key = SigningKey::parse(key_pem).value();
  WaczContents contents;
  contents.info = {"A story", "and its sources", "2026-11-24T04:00:00Z", "claims 0.1.0", ""};
  contents.archives = {{"00001.warc.gz", &bytes}};
  contents.pages = {{"https://example.org/a", "A page", "2026-11-24T03:00:03Z"},
                    {"https://example.org/b?y=2&x=1", "", "2026-11-24T03:00:04Z"}};
  contents.report = "{\"findings\": []}\n";
  if (signs) contents.key = &key;
  contents.log = "story-1";
  std::string out;
  const auto done = write_wacz(contents, [&](std::string_view piece) -> Result<void> {
    out += piece;
    return {};
  });
  if (!done) throw std::runtime_error(done.error().text);
  return out;
}

struct Outcome {
  Codes codes;
  ArchiveSummary summary;
  bool refused = false;
};

Outcome check(const std::string& bytes, const ArchiveCheckOptions& options = {}) {
  Outcome out;
  MemoryInput input(bytes);
  const auto done = check_wacz(
      input, options,
      [&](const ArchiveProblem& found) {
        if (found.level == Level::error || found.level == Level::warning) out.codes.insert(found.code);
      },
      out.summary);
  out.refused = !done;
  return out;
}

Files unpacked(const std::string& bytes) {
  MemoryInput input(bytes);
  ZipReader zip(input, [](const ArchiveProblem&) {});
  if (!zip.open()) throw std::runtime_error("not a package");
  Files out;
  for (const ZipEntry& entry : zip.entries()) out.emplace_back(entry.name, zip.read_all(entry, 1u << 30).value());
  return out;
}

std::string repacked(const Files& files) {
  std::string out;
  ZipWriter writer([&](std::string_view piece) -> Result<void> {
    out += piece;
    return {};
  });
  for (const auto& [name, bytes] : files)
    if (!writer.add(name, bytes)) throw std::runtime_error(name);
  if (!writer.finish()) throw std::runtime_error("finish");
  return out;
}

std::string& file(Files& files, const std::string& name) {
  for (auto& [each, bytes] : files)
    if (each == name) return bytes;
  throw std::runtime_error(name);
}

void remove(Files& files, const std::string& name) {
  std::erase_if(files, [&](const auto& each) { return each.first == name; });
}

void replace(std::string& text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  if (at == std::string::npos) throw std::runtime_error("no " + from);
  text.replace(at, from.size(), to);
}

// Makes the lists of the package agree with its files again, as a forger would.
void relist(Files& files) {
  auto json = nlohmann::ordered_json::parse(file(files, package_name));
  auto kept = nlohmann::ordered_json::array();
  std::set<std::string> had;
  for (auto& each : json["resources"])
    for (const auto& [name, bytes] : files)
      if (each["path"] == name && had.insert(name).second) {
        each["hash"] = "sha256:" + store::sha256(bytes);
        each["bytes"] = bytes.size();
        kept.push_back(each);
      }
  for (const auto& [name, bytes] : files)
    if (!had.contains(name) && name != package_name && name != package_digest_name)
      kept.push_back(
          {{"name", name}, {"path", name}, {"hash", "sha256:" + store::sha256(bytes)}, {"bytes", bytes.size()}});
  json["resources"] = kept;
  file(files, package_name) = json.dump(2) + "\n";
  for (auto& [name, bytes] : files)
    if (name == package_digest_name) {
      auto digest = nlohmann::ordered_json::parse(bytes);
      digest["hash"] = "sha256:" + store::sha256(file(files, package_name));
      bytes = digest.dump(2) + "\n";
    }
}

const std::string warc_name = "archive/00001.warc.gz";

// An alteration of the records, with the lists made to agree.
using Change = std::function<void(Files&)>;
Change records_changed(std::function<void(std::vector<std::string>&)> change) {
  return [change](Files& files) {
    auto list = records();
    change(list);
    Files forged = unpacked(package(build::packed(list), false));
    for (const char* name : {"archive/00001.warc.gz", "indexes/index.cdxj"}) file(files, name) = file(forged, name);
    relist(files);
  };
}

}  // namespace

TEST_CASE("wacz: a package as it is written") {
  const std::string bytes = package(build::packed(records()), true);
  CHECK(bytes == package(build::packed(records()), true));
  Files files = unpacked(bytes);
  std::vector<std::string> names;
  for (const auto& [name, text] : files) names.push_back(name);
  CHECK(names == std::vector<std::string>{"archive/00001.warc.gz", "claims-package.json", "indexes/index.cdxj",
                                          "pages/pages.jsonl", "report.json", "claims-proof.json", "datapackage.json",
                                          "datapackage-digest.json"});
  CHECK(file(files, pages_name).back() == '}');
  const std::string index = file(files, "indexes/index.cdxj");
  CHECK(index.find("org,example)/a 20261124030003 {\"url\": \"https://example.org/a\", \"mime\": \"text/html\", "
                   "\"status\": \"200\", \"digest\": \"sha256:") == 0);
  CHECK(index.find("\norg,example)/b?x=1&y=2 20261124030004 {") != std::string::npos);
  CHECK(index.find("\nurn:claims:url:https://example.org/a 20261124030005 {\"url\": "
                   "\"urn:claims:url:https://example.org/a\", \"mime\": \"application/json\", \"digest\": \"sha1:") !=
        std::string::npos);
  const auto json = nlohmann::json::parse(file(files, package_name));
  CHECK(json["profile"] == "data-package");
  CHECK(json["wacz_version"] == "1.1.1");
  CHECK(json["resources"].size() == 6);
  CHECK(json["resources"][0]["name"] == "archive/00001.warc.gz");
}

TEST_CASE("wacz: an intact package, signed or not") {
  const Outcome plain = check(package(build::packed(records()), false));
  CHECK(plain.codes.empty());
  CHECK(plain.summary.records == 5);
  CHECK(name_of(plain.summary.verdict) == std::string("intact"));
  const Outcome proved = check(package(build::packed(records()), true));
  CHECK(proved.codes.empty());
  CHECK(name_of(proved.summary.verdict) == std::string("proved"));
  CHECK(proved.summary.signers.size() == 1);
}

TEST_CASE("wacz: alterations of a package without a proof are told by their codes") {
  struct Row {
    const char* what;
    Change change;
    const char* code;
  };
  const Row rows[] = {
      {"another archive", [](Files& f) { file(f, warc_name) = build::packed(records("<p>2004</p>")); },
       "resource-hash"},
      {"no archive", [](Files& f) { remove(f, warc_name), relist(f); }, "archive-missing"},
      {"a file that is listed is missing", [](Files& f) { remove(f, "report.json"); }, "resource-missing"},
      {"no pages", [](Files& f) { remove(f, pages_name), relist(f); }, "pages-missing"},
      {"no index", [](Files& f) { remove(f, index_name), relist(f); }, "index-missing"},
      {"no datapackage.json", [](Files& f) { remove(f, package_name); }, "package-missing"},
      {"no digest of it", [](Files& f) { remove(f, package_digest_name); }, "package-digest-missing"},
      {"a wrong digest of it", [](Files& f) { replace(file(f, package_digest_name), "sha256:", "sha256:0"); },
       "package-digest"},
      {"an extra file", [](Files& f) { f.emplace_back("more.txt", "x"); }, "resource-unlisted"},
      {"an extra file without an extension", [](Files& f) { f.emplace_back("more", "x"); }, "resource-unlisted"},
      {"a nested path", [](Files& f) { f.emplace_back("archive/sub/x.warc.gz", file(f, warc_name)), relist(f); },
       "path-nested"},
      {"a wrong count of bytes", [](Files& f) { replace(file(f, package_name), "\"bytes\": ", "\"bytes\": 1"); },
       "resource-size"},
      {"another version", [](Files& f) { replace(file(f, package_name), "1.1.1", "9.0.0"), relist(f); },
       "package-version"},
      {"listed twice",
       [](Files& f) {
         auto json = nlohmann::ordered_json::parse(file(f, package_name));
         json["resources"].push_back(json["resources"][0]);
         file(f, package_name) = json.dump();
       },
       "resource-repeated"},
      {"an index that lies about a URL",
       [](Files& f) {
         replace(file(f, index_name), "\"https://example.org/a\"", "\"https://example.org/z\""), relist(f);
       },
       "index-wrong"},
      {"about an offset",
       [](Files& f) { replace(file(f, index_name), "\"offset\": \"", "\"offset\": \"1"), relist(f); }, "index-wrong"},
      {"about a length", [](Files& f) { replace(file(f, index_name), "\"length\": \"", "\"length\": \"1"), relist(f); },
       "index-wrong"},
      {"about a digest", [](Files& f) { replace(file(f, index_name), "sha256:", "sha256:f"), relist(f); },
       "index-wrong"},
      {"about a time", [](Files& f) { replace(file(f, index_name), "20261124030003", "20251124030003"), relist(f); },
       "index-wrong"},
      {"a line less",
       [](Files& f) {
         auto& t = file(f, index_name);
         t.erase(0, t.find('\n') + 1), relist(f);
       },
       "index-incomplete"},
      {"lines out of order",
       [](Files& f) {
         auto& t = file(f, index_name);
         const auto n = t.find('\n') + 1;
         t = t.substr(n) + t.substr(0, n), relist(f);
       },
       "index-order"},
      {"an index that is none", [](Files& f) { file(f, index_name) = "nonsense\n", relist(f); }, "index-malformed"},
      {"a page of another date",
       [](Files& f) { replace(file(f, pages_name), "2026-11-24T03:00:03Z", "2024-11-24T03:00:03Z"), relist(f); },
       "page-date"},
      {"a page that is not there",
       [](Files& f) { replace(file(f, pages_name), "example.org/a", "example.org/z"), relist(f); },
       "page-not-archived"},
      {"pages that are none", [](Files& f) { file(f, pages_name) += "\n[]", relist(f); }, "pages-malformed"},
      {"payload changed",
       [](Files& f) {
         auto list = records();
         replace(list[2], "2019", "2004");
         file(f, warc_name) = build::packed(list), relist(f);
       },
       "digest-mismatch"},
      {"an archive that is none", [](Files& f) { file(f, warc_name) = "nonsense", relist(f); }, "archive-malformed"},
      {"a signature that is none",
       [](Files& f) {
         replace(file(f, package_digest_name), "}",
                 ", \"signedData\": {\"hash\": \"x\", \"signature\": \"eA==\", \"publicKey\": \"eA==\"}}");
       },
       "signature-malformed"},
  };
  const std::string intact = package(build::packed(records()), false);
  for (const Row& row : rows) {
    CAPTURE(row.what);
    Files files = unpacked(intact);
    row.change(files);
    const Outcome outcome = check(repacked(files));
    CAPTURE(outcome.codes);
    CHECK(outcome.codes.contains(row.code));
  }
}

TEST_CASE("wacz: the hash that js-wacz gives to archives is named as such") {
  Files files = unpacked(package(build::packed(records()), false));
  const std::string& warc = file(files, warc_name);
  REQUIRE(warc.size() < 65536);
  replace(file(files, package_name), store::sha256(warc), store::sha256(warc + warc));
  auto digest = nlohmann::json::parse(file(files, package_digest_name));
  digest["hash"] = "sha256:" + store::sha256(file(files, package_name));
  file(files, package_digest_name) = digest.dump();
  CHECK(check(repacked(files)).codes == Codes{"resource-hash-doubled"});
}

TEST_CASE("wacz: the draft of 1.2.0 is read") {
  Files files = unpacked(package(build::packed(records()), false));
  auto json = nlohmann::ordered_json::parse(file(files, package_name));
  json["profile"] = "wacz";
  json.erase("wacz_version");
  json["home"] = {{"url", "https://example.org/a"}};
  file(files, package_name) = json.dump();
  relist(files);
  CHECK(check(repacked(files)).codes.empty());
}

TEST_CASE("wacz: signatures of others, and what they are of") {
  EVP_PKEY* const key = EVP_EC_gen("P-384");
  unsigned char* der = nullptr;
  const int size = i2d_PUBKEY(key, &der);
  const std::string public_key(reinterpret_cast<char*>(der), static_cast<std::size_t>(size));
  OPENSSL_free(der);
  const auto signed_package = [&](Files& files) {
    auto digest = nlohmann::ordered_json::parse(file(files, package_digest_name));
    const std::string hash = digest["hash"];
    EVP_MD_CTX* const context = EVP_MD_CTX_new();
    std::string signature(200, '\0');
    std::size_t length = signature.size();
    REQUIRE(EVP_DigestSignInit(context, nullptr, EVP_sha256(), nullptr, key) == 1);
    REQUIRE(EVP_DigestSign(context, reinterpret_cast<unsigned char*>(signature.data()), &length,
                           reinterpret_cast<const unsigned char*>(hash.data()), hash.size()) == 1);
    EVP_MD_CTX_free(context);
    signature.resize(length);
    digest["signedData"] = {{"hash", hash}, {"signature", to_base64(signature)}, {"publicKey", to_base64(public_key)}};
    file(files, package_digest_name) = digest.dump();
  };
  Files files = unpacked(package(build::packed(records()), false));
  signed_package(files);
  const Outcome good = check(repacked(files));
  CHECK(good.codes.empty());
  REQUIRE(good.summary.signers.size() == 1);
  CHECK(good.summary.signers[0] == "a key without a name, sha256:" + store::sha256(public_key));

  Files swapped = files;  // the archive and all lists are others; the signature is genuine
  file(swapped, warc_name) = file(files, warc_name);
  records_changed([](auto& list) { list = records("<p>The treaty was signed in 2004.</p>"); })(swapped);
  const Outcome forged = check(repacked(swapped));
  CHECK(forged.codes == Codes{"signature-of-another"});
  CHECK(forged.summary.signers.empty());
  CHECK(name_of(forged.summary.verdict) == std::string("damaged"));

  Files wrong = files;
  replace(file(wrong, package_digest_name),
          "\"signedData\":{\"hash\":\"sha256:", "\"signedData\":{\"hash\":\"sha256:0");
  CHECK(check(repacked(wrong)).codes == Codes{"signature-of-another", "signature-wrong"});
  EVP_PKEY_free(key);
}

TEST_CASE("wacz: with a proof, no alteration passes") {
  std::vector<std::pair<std::string, Change>> changes;
  const auto add = [&](std::string what, Change change) { changes.emplace_back(std::move(what), std::move(change)); };
  // Each field of each record, its value and its presence; the lists agree.
  const auto originals = records();
  for (std::size_t i = 0; i < originals.size(); ++i) {
    for (const std::string field : {"WARC-Date: ", "WARC-Record-ID: <urn:uuid:", "WARC-Target-URI: ", "Content-Type: ",
                                    "WARC-Block-Digest: sha256:"}) {
      if (originals[i].find(field) == std::string::npos) continue;
      add(field + "changed in " + std::to_string(i), records_changed([=](auto& list) {
            char& byte = list[i][list[i].find(field) + field.size()];
            byte = byte == '3' ? '4' : byte == 'a' ? 'b' : byte == 'h' ? 'H' : '3';
          }));
      add(field + "removed in " + std::to_string(i), records_changed([=](auto& list) {
            const std::size_t at = list[i].find(field);
            list[i].erase(at, list[i].find("\r\n", at) + 2 - at);
          }));
    }
    add("record removed " + std::to_string(i),
        records_changed([=](auto& list) { list.erase(list.begin() + static_cast<long>(i)); }));
    add("record doubled " + std::to_string(i), records_changed([=](auto& list) { list.push_back(list[i]); }));
    if (i + 1 < originals.size())
      add("records swapped " + std::to_string(i),
          records_changed([=](auto& list) { std::swap(list[i], list[i + 1]); }));
    add("a byte of the block " + std::to_string(i),
        records_changed([=](auto& list) { list[i][list[i].size() - 6] ^= 1; }));
  }
  add("a record added", records_changed([](auto& list) { list.push_back(build::resource("9", "text")); }));
  add("payload and digests forged",
      records_changed([](auto& list) { list = records("<p>The treaty was signed in 2004.</p>"); }));
  add("last records cut off", records_changed([](auto& list) { list.resize(3); }));
  add("packed again at another level", [](Files& f) {
    std::string out;
    for (const auto& each : records()) append_gzip_member(out, each, 9);
    out += "";
    Files other = unpacked(package(out, false));
    file(f, warc_name) = out + std::string(out == file(f, warc_name) ? "x" : "");
    file(f, index_name) = file(other, index_name);
    relist(f);
  });
  for (const char* name : {"archive/00001.warc.gz", "indexes/index.cdxj", "pages/pages.jsonl", "report.json",
                           "claims-package.json", "claims-proof.json"}) {
    add(std::string("removed: ") + name, [=](Files& f) { remove(f, name), relist(f); });
    add(std::string("one byte less: ") + name, [=](Files& f) { file(f, name).pop_back(), relist(f); });
    add(std::string("one byte more: ") + name, [=](Files& f) { file(f, name) += " ", relist(f); });
    add(std::string("a byte changed: ") + name,
        [=](Files& f) { file(f, name)[file(f, name).size() / 2] ^= 2, relist(f); });
  }
  for (const char* name : {"datapackage.json", "datapackage-digest.json"}) {
    add(std::string("removed: ") + name, [=](Files& f) { remove(f, name); });
    add(std::string("one byte more: ") + name, [=](Files& f) { file(f, name) += " "; });
  }
  add("the title", [](Files& f) { replace(file(f, package_name), "A story", "B story"), relist(f); });
  add("the day it was made",
      [](Files& f) { replace(file(f, package_name), "2026-11-24T04", "2025-11-24T04"), relist(f); });
  add("an extra file", [](Files& f) { f.emplace_back("more.txt", "x"), relist(f); });
  add("an extra archive", [](Files& f) { f.emplace_back("archive/00002.warc.gz", file(f, warc_name)), relist(f); });
  add("the archive under another name", [](Files& f) { f[0].first = "archive/00002.warc.gz", relist(f); });
  add("files in another order", [](Files& f) { std::swap(f[1], f[2]); });
  add("the proof of another package", [](Files& f) {
    Files other = unpacked(package(build::packed(records("<p>other</p>")), true));
    file(f, proof_name) = file(other, proof_name), relist(f);
  });
  add("an unknown member in the proof", [](Files& f) { replace(file(f, proof_name), "{", "{\"x\": 1,"), relist(f); });
  const std::string intact = package(build::packed(records()), true);
  CHECK(changes.size() >= 60);
  for (const auto& [what, change] : changes) {
    CAPTURE(what);
    Files files = unpacked(intact);
    change(files);
    const std::string altered = repacked(files);
    REQUIRE(altered != intact);
    const Outcome outcome = check(altered);
    CAPTURE(outcome.codes);
    CHECK((outcome.refused || outcome.summary.verdict != ArchiveVerdict::proved));
    // What only lost its proof is whole otherwise; everything else is damaged.
    if (what != "removed: claims-proof.json") CHECK((outcome.refused || outcome.summary.errors > 0));
  }
  CHECK(check(intact).summary.verdict == ArchiveVerdict::proved);
}

TEST_CASE("wacz: with a proof, no changed, lost or added byte passes, wherever it is") {
  const std::string intact = package(build::packed(records()), true);
  std::mt19937 random(20261124);
  for (int i = 0; i < 1500; ++i) {
    std::string altered = intact;
    const std::size_t at = random() % intact.size();
    switch (i % 4) {
      case 0: altered[at] = static_cast<char>(altered[at] ^ (1 << random() % 8)); break;
      case 1: altered.erase(at, 1 + random() % 3); break;
      case 2: altered.insert(at, 1, static_cast<char>(random())); break;
      default: altered.resize(at); break;
    }
    if (altered == intact) continue;
    const Outcome outcome = check(altered);
    CAPTURE(i, at);
    CHECK((outcome.refused || (outcome.summary.errors > 0 && outcome.summary.verdict == ArchiveVerdict::damaged)));
  }
}
