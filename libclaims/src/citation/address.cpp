#include "citation/address.h"

#include <charconv>
#include <map>

#include "citation/address_law.h"
#include "citation/un_document.h"
#include "reference/un_resolution.h"

namespace claims::citation {
namespace {

bool host_is(const Url& url, std::string_view name) {
  const std::string_view host = url.host;
  return host == name || (host.size() == name.size() + 4 && host.starts_with("www.") && host.ends_with(name));
}

// The rest of `path` behind `start`, compared without case; nothing if it does not begin so.
std::optional<std::string_view> behind(std::string_view path, std::string_view start) {
  if (path.size() < start.size()) return std::nullopt;
  for (std::size_t i = 0; i < start.size(); ++i)
    if ((path[i] >= 'A' && path[i] <= 'Z' ? path[i] + 32 : path[i]) != start[i]) return std::nullopt;
  return path.substr(start.size());
}

// "/en/S/RES/1718": the language is no part of the symbol.
std::string without_language(std::string_view path) {
  path.remove_prefix(1);
  for (const std::string_view language : {"en/", "fr/", "es/", "ru/", "zh/", "ar/", "de/"})
    if (const auto rest = behind(path, language)) return percent_decoded(*rest);
  return percent_decoded(path);
}

// The words of an address that should be a symbol.
std::optional<std::string> symbol_in(const Url& url) {
  if (host_is(url, "undocs.org") || url.host == "docs.un.org") {
    for (const std::string_view name : {"FinalSymbol", "symbol"})
      if (auto symbol = parameter(url.query, name)) return symbol;
    return without_language(url.path);
  }
  if (url.host == "main.un.org" || host_is(url, "un.org")) {
    if (const std::size_t at = url.path.find("/s/res/"); at != std::string::npos)
      return percent_decoded(std::string_view(url.path).substr(at + 1));
    for (const std::string_view name : {"symbol", "m"})
      if (auto symbol = parameter(url.query, name)) return symbol;
  }
  if (url.host == "daccess-ods.un.org" || url.host == "daccessods.un.org") return parameter(url.query, "DS");
  if (url.host == "documents.un.org" || url.host == "ods.un.org") return parameter(url.query, "s");
  return std::nullopt;
}

// The Security Council resolution of a record of the Digital Library; 0 if it is of something else.
int resolution_of_record(int record) {
  static const auto records = [] {
    std::map<int, int> read;
    for (int number = 1; number <= reference::last_resolution(); ++number) {
      const auto resolution = reference::security_council_resolution(number);
      const std::size_t at = resolution ? resolution->sources.find("UNDL ") : std::string_view::npos;
      int id = 0;
      if (at == std::string_view::npos) continue;
      const std::string_view digits = resolution->sources.substr(at + 5);
      std::from_chars(digits.data(), digits.data() + digits.size(), id);
      read.emplace(id, number);
    }
    return read;
  }();
  const auto found = records.find(record);
  return found == records.end() ? 0 : found->second;
}

bool un_document(const Url& url, Address& out) {
  if (url.host == "digitallibrary.un.org") {
    const auto record = behind(url.path, "/record/");
    int id = 0;
    if (!record || std::from_chars(record->data(), record->data() + record->size(), id).ptr == record->data())
      return false;
    out.kind = CitationKind::un_document;
    if (const int number = resolution_of_record(id); number != 0)
      out.locator = locator_of(resolution_symbol(number, 0));
    return true;
  }
  const auto symbol = symbol_in(url);
  if (!symbol) return false;
  auto reading = parse_symbol(*symbol);
  if (!reading) return false;
  out.kind = CitationKind::un_document;
  out.locator = locator_of(reading->symbol);
  out.symbol = std::move(*reading);
  return true;
}

bool doi(const Url& url, Address& out) {
  if (!host_is(url, "doi.org") && url.host != "dx.doi.org") return false;
  const std::string locator = doi_locator(percent_decoded(std::string_view(url.path).substr(1)));
  if (locator.empty()) return false;
  out.kind = CitationKind::doi;
  out.locator = locator;
  return true;
}

}  // namespace

// DOI Handbook, section 2.2: "10.", the registrant's digits (and full stops), a stroke, anything that prints.
std::string doi_locator(std::string_view text) {
  if (!text.starts_with("10.") || text.size() > 256) return {};
  const std::size_t stroke = text.find('/');
  if (stroke == std::string_view::npos || stroke < 7 || stroke > 12 || stroke + 1 == text.size()) return {};
  for (const char c : text.substr(3, stroke - 3))
    if ((c < '0' || c > '9') && c != '.') return {};
  std::string out = "doi:";
  for (const char c : text) {
    if (static_cast<unsigned char>(c) <= ' ') return {};
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  return out;
}

Address document_at(const Url& url) {
  Address out;
  out.locator = url.text();
  if (un_document(url, out) || doi(url, out)) return out;
  if (std::string locator = eu_law_at(url); !locator.empty()) {
    out.kind = CitationKind::eu_law;
    out.locator = std::move(locator);
  } else if (locator = us_law_at(url); !locator.empty()) {
    out.kind = CitationKind::us_law;
    out.locator = std::move(locator);
  }
  return out;
}

}  // namespace claims::citation
