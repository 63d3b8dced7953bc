// The files that make a folder of archives a WACZ package (WACZ 1.1.1), as text.
#pragma once

#include <claims/result.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace claims::archive {

inline constexpr const char* wacz_version = "1.1.1";
inline constexpr const char* package_name = "datapackage.json";
inline constexpr const char* package_digest_name = "datapackage-digest.json";
inline constexpr const char* pages_name = "pages/pages.jsonl";
inline constexpr const char* index_name = "indexes/index.cdxj";
// What datapackage.json says of the whole, in a file that a proof binds: it names
// the proof itself, and so cannot be bound by it.
inline constexpr const char* package_info_name = "claims-package.json";

struct PackageInfo {
  std::string title, description;
  std::string created;   // RFC 3339 in UTC
  std::string software;  // "claims 0.1.0"
  std::string story;     // URL of the page that is the story; empty: there is none
};

struct PackageResource {
  std::string path;
  std::uint64_t bytes = 0;
  std::string sha256;  // lower-case hex
};

struct PackagedPage {
  std::string url, title;
  std::string time;  // WARC-Date of the record that it shows
};

std::string package_info_json(const PackageInfo& info);
Result<PackageInfo> parse_package_info(std::string_view json);  // Errors: malformed

// The URL under which a package holds a story: RFC 2606 keeps ".invalid" from leading anywhere.
std::string story_url(std::string_view file_name);

// The first page is the main one.
std::string pages_jsonl(std::span<const PackagedPage> pages);

std::string datapackage_json(const PackageInfo& info, std::span<const PackageResource> resources);
std::string datapackage_digest_json(std::string_view datapackage);

}  // namespace claims::archive
