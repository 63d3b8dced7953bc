// Locators as people type them.
#include <claims/report.h>
#include <claims/source.h>

#include <algorithm>

#include "citation/address.h"
#include "citation/citation.h"
#include "citation/law.h"
#include "citation/un_document.h"
#include "citation/un_symbol_words.h"
#include "text/sentence.h"

namespace claims {
namespace {

using citation::UnFault;

constexpr std::size_t max_locator_bytes = citation::max_url_bytes;

std::string quoted(std::string_view text) { return "\"" + std::string(text.substr(0, 200)) + "\""; }

std::string_view trimmed(std::string_view s) {
  constexpr std::string_view space = " \t\r\n";
  const std::size_t begin = s.find_first_not_of(space);
  if (begin == std::string_view::npos) return {};
  return s.substr(begin, s.find_last_not_of(space) - begin + 1);
}

Result<std::string> of_symbol(std::string_view text) {
  auto reading = citation::parse_symbol(text);
  if (!reading) return tl::unexpected(reading.error());
  if (reading->fault == UnFault::structure)
    return fail(Code::malformed,
                quoted(text) + " is malformed: " + reading->problem + "; did you mean " + reading->symbol.text + "?");
  return citation::locator_of(reading->symbol);
}

Result<std::string> of_address(std::string_view text) {
  const auto url = citation::parse_url(text);
  if (!url) return tl::unexpected(url.error());
  citation::Address address = citation::document_at(*url);
  return std::move(address.locator);
}

// "example.org/a", "undocs.org/S/RES/1718": a host with a dot and a word of letters behind the last one.
bool looks_like_host(std::string_view text) {
  const std::string_view host = text.substr(0, text.find_first_of("/?#:"));
  const std::size_t dot = host.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || host.size() - dot < 3) return false;
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  return std::all_of(host.begin() + static_cast<std::ptrdiff_t>(dot) + 1, host.end(), letter) &&
         host.find_first_of(" ()\"") == std::string_view::npos;
}

// "Security Council resolution 1718": read as a story of one line.
std::string of_prose(std::string_view text) {
  Story story;
  story.document.text = text;
  story.document.blocks.push_back({BlockKind::paragraph, {0, static_cast<std::uint32_t>(text.size())}});
  text::split_sentences(story.document, story.tokens, story.sentences);
  citation::find_citations(story, true);
  if (story.citations.size() != 1) return {};
  const Citation& only = story.citations.front();
  return only.span.begin == 0 && only.span.end == text.size() ? only.locator : std::string();
}

struct Scheme {
  std::string_view prefix;
  std::string (*read)(std::string_view rest);  // empty where it is malformed
  std::string_view form;
};

// Two numbers with `mark` between; {0, 0} where it is something else.
std::pair<int, int> two_numbers(std::string_view text, char mark) {
  const std::size_t at = text.find(mark);
  if (at == std::string_view::npos) return {0, 0};
  const int first = citation::number_of(text.substr(0, at)), second = citation::number_of(text.substr(at + 1));
  return first < 0 || second < 0 ? std::pair{0, 0} : std::pair{first, second};
}

std::string read_public_law(std::string_view rest) {
  const auto [congress, law] = two_numbers(rest, '-');
  return citation::public_law(congress, law);
}

std::string read_code(std::string_view rest) {
  const std::size_t at = std::min(rest.find('/'), rest.size());
  const std::string_view section = rest.substr(std::min(at + 1, rest.size()));
  for (const char c : section)
    if (!citation::is_alnum(c) && c != '-') return {};
  return citation::us_code(citation::number_of(rest.substr(0, at)), section);
}

std::string read_register(std::string_view rest) {
  const auto [volume, page] = two_numbers(rest, '/');
  return citation::federal_register(volume, page);
}

std::string read_order(std::string_view rest) { return citation::executive_order(citation::number_of(rest)); }

std::string read_entity(std::string_view rest) {
  const bool good = rest.size() >= 2 && rest.size() <= 12 && (rest[0] == 'Q' || rest[0] == 'q') && rest[1] != '0' &&
                    citation::all_digits(rest.substr(1));
  return good ? "wikidata:Q" + std::string(rest.substr(1)) : std::string();
}

// "un/KPi.001", "ofac/12345"
std::string read_listing(std::string_view rest) {
  const std::size_t at = rest.find('/');
  if (at == std::string_view::npos || (rest.substr(0, at) != "un" && rest.substr(0, at) != "ofac")) return {};
  const std::string_view entry = rest.substr(at + 1);
  for (const char c : entry)
    if (!citation::is_alnum(c) && c != '.' && c != '-') return {};
  return entry.empty() || entry.size() > 64 ? std::string() : "sanctions:" + std::string(rest);
}

std::string read_treaty(std::string_view rest) {
  return citation::Words::english().has_treaty(rest) ? "treaty:" + std::string(rest) : std::string();
}

constexpr Scheme schemes[] = {
    {"celex:", citation::celex_locator, "celex:32022R0263"},
    {"uspl:", read_public_law, "uspl:117-58"},
    {"usc:", read_code, "usc:18/1343"},
    {"usfr:", read_register, "usfr:87/12345"},
    {"useo:", read_order, "useo:14067"},
    {"wikidata:", read_entity, "wikidata:Q56226"},
    {"sanctions:", read_listing, "sanctions:un/KPi.001"},
    {"treaty:", read_treaty, "treaty:un-charter"},
};

// A locator with its scheme written; nothing where the text has none of these schemes.
std::optional<Result<std::string>> of_scheme(std::string_view text) {
  const std::string head = citation::lower(text.substr(0, 12));
  for (const Scheme& scheme : schemes) {
    if (!head.starts_with(scheme.prefix)) continue;
    std::string locator = scheme.read(trimmed(text.substr(scheme.prefix.size())));
    if (!locator.empty()) return locator;
    return fail(Code::malformed, quoted(text) + " is malformed: expected one like " + std::string(scheme.form));
  }
  if (std::string entity = read_entity(text); !entity.empty() && text[0] == 'Q') return entity;
  return std::nullopt;
}

bool meant_as_symbol(std::string_view text) {
  for (const std::string_view series : {"/RES", "/PV", "/PRST", "/res", "/pv", "/prst"})
    if (text.find(series) != std::string_view::npos) return true;
  return false;
}

}  // namespace

Result<std::string> parse_locator(std::string_view typed) {
  const std::string_view text = trimmed(typed);
  if (text.size() > max_locator_bytes)
    return fail(Code::limit,
                "a locator of " + std::to_string(text.size()) + " bytes: at most " + std::to_string(max_locator_bytes));
  if (text.find("://") != std::string_view::npos) return of_address(text);
  if (text.starts_with("un:") || text.starts_with("UN:")) return of_symbol(trimmed(text.substr(3)));
  if (text.starts_with("doi:") || text.starts_with("DOI:") || text.starts_with("10.")) {
    const std::string_view name = text[0] == '1' ? text : trimmed(text.substr(4));
    std::string locator = citation::doi_locator(name);
    if (!locator.empty()) return locator;
    if (text[0] != '1')
      return fail(
          Code::malformed,
          quoted(text) + " is malformed: a DOI has \"10.\", four digits or more, a stroke and a name, as 10.1000/182");
  }
  if (auto scheme = of_scheme(text)) return *scheme;
  if (std::string celex = citation::celex_locator(text); !celex.empty()) return celex;
  if (auto symbol = of_symbol(text); symbol || symbol.error().code == Code::malformed || meant_as_symbol(text)) {
    if (symbol || !looks_like_host(text)) return symbol;
  }
  if (looks_like_host(text)) return of_address("https://" + std::string(text));
  if (std::string locator = of_prose(text); !locator.empty()) return locator;
  return fail(Code::usage,
              quoted(text) +
                  " is not a locator: expected a web address, a UN symbol such as S/RES/1718 (2006), a DOI, "
                  "or words such as \"Security Council resolution 1718\"");
}

}  // namespace claims
