#include "fetch/sniff.h"

#include <algorithm>

namespace claims::fetching {
namespace {

constexpr std::size_t window = 1024;

// Is `prefix` (lower case) how `text` begins, whatever its case?
bool begins(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() && std::equal(prefix.begin(), prefix.end(), text.begin(), [](char want, char c) {
           return want == (c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
         });
}

std::string_view opening(std::string_view bytes) {
  bytes = bytes.substr(0, window);
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  for (;;) {
    bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n\f"), bytes.size()));
    if (!bytes.starts_with("<!--")) return bytes;
    const std::size_t end = bytes.find("-->");
    if (end == std::string_view::npos) return bytes;
    bytes.remove_prefix(end + 3);
  }
}

bool is_html(std::string_view start) {
  if (begins(start, "<!doctype html")) return true;
  for (const std::string_view tag : {"<html", "<head", "<body", "<title"})
    if (begins(start, tag) && start.size() > tag.size() &&
        std::string_view(" >\t\r\n/").find(start[tag.size()]) != std::string_view::npos)
      return true;
  return false;
}

bool is_xml_type(std::string_view type) { return type.ends_with("/xml") || type.ends_with("+xml"); }

}  // namespace

std::string sniffed(std::string_view declared, std::string_view bytes) {
  const std::string_view start = opening(bytes);
  if (bytes.substr(0, window).find("%PDF-") == 0 || start.starts_with("%PDF-")) return "application/pdf";
  if (is_html(start)) return is_xml_type(declared) ? std::string(declared) : "text/html";
  if (begins(start, "<?xml")) {
    const bool page =
        start.find("<html") != std::string_view::npos || start.find("<!DOCTYPE html") != std::string_view::npos;
    if (page)
      return declared == "application/xhtml+xml" || declared == "text/html" ? std::string(declared) : "text/html";
    return is_xml_type(declared) ? std::string(declared) : "application/xml";
  }
  if (declared.empty() || declared == "application/octet-stream" || declared == "application/pdf") {
    if ((start.starts_with('{') || start.starts_with('[')) && declared != "application/pdf") return "application/json";
    // Text has no zeros.
    if (declared.empty() && !bytes.empty() && bytes.substr(0, window).find('\0') == std::string_view::npos)
      return "text/plain";
  }
  return std::string(declared);
}

}  // namespace claims::fetching
