#include "archive/wacz_package.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "store/digest.h"

namespace claims::archive {
namespace {

using Json = nlohmann::ordered_json;

std::string line(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }
std::string page(const Json& value) { return value.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

// Data packages allow lower-case letters, digits, "-", ".", "_" and "/" in names.
std::string resource_name(std::string_view path) {
  std::string out;
  for (const char c : path) {
    if (c >= 'A' && c <= 'Z') out.push_back(static_cast<char>(c + 32));
    else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '/') out.push_back(c);
    else out.push_back('-');
  }
  return out;
}

}  // namespace

std::string package_info_json(const PackageInfo& info) {
  Json out = {{"schema", "claims.package-info/1"},
              {"title", info.title},
              {"description", info.description},
              {"created", info.created},
              {"software", info.software}};
  if (!info.story.empty()) out["story"] = info.story;
  return page(out);
}

Result<PackageInfo> parse_package_info(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  PackageInfo out;
  const std::pair<const char*, std::string*> members[] = {
      {"title", &out.title}, {"description", &out.description}, {"created", &out.created}, {"software", &out.software}};
  for (const auto& [name, to] : members) {
    if (!json.is_object() || !json.contains(name) || !json[name].is_string())
      return fail(Code::malformed, "it is not as claims writes it");
    *to = json[name].get<std::string>();
  }
  if (json.contains("story") && json["story"].is_string()) out.story = json["story"].get<std::string>();
  if (package_info_json(out) != text) return fail(Code::malformed, "it is not as claims writes it");
  return out;
}

std::string story_url(std::string_view file_name) {
  std::string out = "https://story.invalid/";
  for (const char c : file_name) {
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
    if (plain) out.push_back(c);
    else out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

std::string pages_jsonl(std::span<const PackagedPage> pages) {
  std::string out = line({{"format", "json-pages-1.0"}, {"id", "pages"}, {"title", "All pages"}});
  for (const PackagedPage& each : pages) {
    Json row = {{"id", store::sha256(each.url + " " + each.time).substr(0, 22)}, {"url", each.url}, {"ts", each.time}};
    if (!each.title.empty()) row["title"] = each.title;
    out += "\n" + line(row);
  }
  return out;
}

std::string datapackage_json(const PackageInfo& info, std::span<const PackageResource> resources) {
  Json out;
  out["profile"] = "data-package";
  out["wacz_version"] = wacz_version;
  if (!info.title.empty()) out["title"] = info.title;
  if (!info.description.empty()) out["description"] = info.description;
  out["created"] = info.created;
  out["software"] = info.software;
  if (!info.story.empty()) {
    out["mainPageUrl"] = info.story;
    out["mainPageDate"] = info.created;
  }
  out["resources"] = Json::array();
  for (const PackageResource& each : resources)
    out["resources"].push_back({{"name", resource_name(each.path)},
                                {"path", each.path},
                                {"hash", "sha256:" + each.sha256},
                                {"bytes", each.bytes}});
  return page(out);
}

std::string datapackage_digest_json(std::string_view datapackage) {
  return page({{"path", package_name}, {"hash", "sha256:" + store::sha256(datapackage)}});
}

}  // namespace claims::archive
