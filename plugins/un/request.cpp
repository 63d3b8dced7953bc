#include "request.h"

#include "symbol.h"

#include "citation/un_symbol.h"

namespace un {

using claims::plugin::Host;
using claims::plugin::Status;

namespace {

constexpr std::string_view scheme = "un:";
constexpr std::string_view record = "record/";
constexpr std::string_view library = "https://digitallibrary.un.org/";
constexpr std::uint64_t max_record_bytes = 8u << 20;  // a record has some 10 KB, a page of results 100
constexpr const char* pdf_first = "application/pdf, text/html;q=0.5";
constexpr const char* xml_only = "application/xml, text/xml";

bool all_digits(std::string_view text) {
  for (const char c : text)
    if (c < '0' || c > '9') return false;
  return !text.empty() && text.size() <= 12;
}

// A search of the Digital Library for records that hold the symbol in that MARC field.
std::string search_for(std::string_view field, std::string_view symbol, std::string_view collection) {
  std::string query(field);
  query.append(":\"").append(symbol).append("\"");
  std::string url(library);
  url.append("search?p=").append(percent_encoded(query, false)).append("&of=xm&rg=10");
  if (!collection.empty()) url.append("&c=").append(percent_encoded(collection, false));
  return url;
}

bool starts_with_scheme(std::string_view target) {
  for (std::size_t i = 0; i < target.size(); ++i) {
    const char c = target[i];
    if (c == ':') return i > 0;
    if (!((c | 0x20) >= 'a' && (c | 0x20) <= 'z') &&
        !(i > 0 && ((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.')))
      return false;
  }
  return false;
}

}  // namespace

std::string percent_encoded(std::string_view text, bool keep_strokes) {
  constexpr std::string_view plain = "-._~()";
  constexpr const char* hex = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const bool kept = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      plain.find(c) != std::string_view::npos || (c == '/' && keep_strokes);
    if (kept) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += {'%', hex[byte >> 4], hex[byte & 15]};
    }
  }
  return out;
}

Status push_requests(Host& host, std::string_view locator) {
  if (!locator.starts_with(scheme)) return claims::plugin::fail(CLAIMS_UNSUPPORTED, "not a locator of a UN document");
  const std::string_view name = locator.substr(scheme.size());
  if (name.starts_with(record) && all_digits(name.substr(record.size()))) {
    const std::string url = std::string(library).append(name).append("/export/xm");
    host.request({.role = "record", .url = url, .accept = xml_only, .max_bytes = max_record_bytes});
    return claims::plugin::ok();
  }
  const auto reading = claims::citation::parse_symbol(name);
  if (!reading) return claims::plugin::fail(CLAIMS_MALFORMED, reading.error().text);
  if (reading->symbol.text.empty())
    return claims::plugin::fail(CLAIMS_MALFORMED, "no UN document has the symbol " + std::string(name));
  const std::string symbol = service_form(reading->symbol.text);
  const std::string direct =
      "https://documents.un.org/api/symbol/access?s=" + percent_encoded(symbol, false) + "&l=en&t=pdf";
  host.request({.role = "document", .url = direct, .accept = pdf_first});
  const std::string viewer = "https://docs.un.org/en/" + percent_encoded(symbol, true);
  host.request({.role = "document", .url = viewer, .accept = pdf_first});
  const std::string about = search_for("191__a", symbol, {});
  host.request({.role = "record", .url = about, .accept = xml_only, .max_bytes = max_record_bytes});
  if (reading->symbol.series == claims::citation::UnSeries::resolution) {
    const std::string votes = search_for("791__a", symbol, "Voting Data");
    host.request({.role = "votes", .url = votes, .accept = xml_only, .max_bytes = max_record_bytes});
  }
  return claims::plugin::ok();
}

namespace {

// Spaces as services write them into links; with other control characters it is no URL.
std::string clean(std::string url) {
  std::string out;
  for (const char c : url) {
    if (c == ' ') out += "%20";
    else if (static_cast<unsigned char>(c) < ' ' || c == 0x7F) return {};
    else out += c;
  }
  return out;
}

std::string joined(std::string_view target, std::string_view base) {
  while (!target.empty() && static_cast<unsigned char>(target.front()) <= ' ') target.remove_prefix(1);
  while (!target.empty() && static_cast<unsigned char>(target.back()) <= ' ') target.remove_suffix(1);
  if (const std::size_t fragment = target.find('#'); fragment != std::string_view::npos)
    target = target.substr(0, fragment);
  if (target.empty()) return {};
  if (starts_with_scheme(target))
    return target.starts_with("https://") || target.starts_with("http://") ? std::string(target) : std::string();
  const std::size_t authority = base.find("://");
  if (authority == std::string_view::npos) return {};
  if (target.starts_with("//")) return std::string(base.substr(0, authority + 1)).append(target);
  std::string_view path = base.substr(0, base.find_first_of("?#"));
  const std::size_t root = std::min(path.find('/', authority + 3), path.size());
  if (target.front() == '/') return std::string(path.substr(0, root)).append(target);
  if (target.front() == '?') return std::string(path).append(target);
  const std::size_t last = path.rfind('/');
  if (root == path.size()) return std::string(path).append("/").append(target);
  return std::string(path.substr(0, last + 1)).append(target);
}

}  // namespace

std::string resolved(std::string_view target, std::string_view base) { return clean(joined(target, base)); }

}  // namespace un
