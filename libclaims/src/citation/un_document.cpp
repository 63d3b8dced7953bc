#include "citation/un_document.h"

#include "citation/un_symbol_words.h"
#include "reference/un_resolution.h"

namespace claims::citation {
namespace {

Citation::Part placed(const UnSymbol::Part& part, std::uint32_t begin) {
  if (!part) return {};
  return {part.value, {begin + static_cast<std::uint32_t>(part.begin), begin + static_cast<std::uint32_t>(part.end)}};
}

// A symbol that looks like other things is one where the words say so: "document A/36", "letter S/26000".
bool announced(const Prose& prose, std::uint32_t i) {
  for (std::uint32_t back = 1; back <= 3 && i >= prose.first() + back; ++back) {
    const Role role = prose.phrase(i - back).role;
    if (role == Role::document || role == Role::resolution || role == Role::resolutions)
      return prose.about_united_nations();
  }
  return false;
}

}  // namespace

std::string locator_of(const UnSymbol& symbol) {
  if (symbol.text.empty()) return {};
  if (symbol.organ == "S" && symbol.series == UnSeries::resolution) {
    const auto known = reference::security_council_resolution(symbol.number.value);
    if (known && known->year != 0) {
      std::string locator = "un:" + reference::symbol_of(*known);
      for (const std::string& suffix : symbol.suffixes) locator += "/" + suffix;
      return locator;
    }
  }
  return "un:" + symbol.text;
}

UnSymbol resolution_symbol(int number, int year) {
  UnSymbol symbol;
  symbol.organ = "S";
  symbol.series = UnSeries::resolution;
  symbol.number.value = number;
  symbol.year.value = year;
  symbol.text = "S/RES/" + std::to_string(number);
  if (year != 0) symbol.text += " (" + std::to_string(year) + ")";
  return symbol;
}

void put_symbol(Citation& citation, const SymbolReading& reading, std::uint32_t begin) {
  const UnSymbol& symbol = reading.symbol;
  citation.kind = CitationKind::un_document;
  citation.locator = locator_of(symbol);
  citation.body = symbol.body;
  citation.number = placed(symbol.number, begin);
  citation.year = placed(symbol.year, begin);
  citation.session = placed(symbol.session, begin);
}

std::uint32_t find_symbol(Prose& prose, std::uint32_t i) {
  if (i == prose.first() || !prose.glued(i) || !prose.glued(i + 1)) return i;
  const std::uint32_t organ = i - 1;
  if (prose.at(organ).kind != TokenKind::word || !prose.capitalised(organ)) return i;
  const std::string_view text = prose.story().document.text;
  std::uint32_t begin = prose.at(organ).span.begin;
  if (begin > 0 &&
      (is_alnum(text[begin - 1]) || std::string_view("/._-@#=").find(text[begin - 1]) != std::string_view::npos)) {
    const bool behind_un =
        begin >= 3 && text.substr(begin - 3, 3) == "UN/" && (begin == 3 || !is_alnum(text[begin - 4]));
    if (!behind_un) return i;
  }
  const auto reading = read_symbol(text.substr(begin, prose.text_end() - begin));
  if (!reading || (!reading->certain && !announced(prose, organ))) return i;
  const auto end = begin + static_cast<std::uint32_t>(reading->size);
  Citation& citation = prose.add({begin, end}, CitationKind::un_document);
  put_symbol(citation, *reading, begin);
  if (!citation.body.empty())
    citation.body_span = {begin, begin + static_cast<std::uint32_t>(reading->symbol.organ.size())};
  if (reading->fault == UnFault::structure) {
    citation.problem = reading->problem;
    citation.suggestion = reading->symbol.text;
  }
  return prose.token_at(end, i);
}

}  // namespace claims::citation
