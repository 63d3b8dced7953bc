#include "symbol.h"

#include "citation/un_symbol.h"

namespace un {

namespace {

// "S/RES/1718 (2006)" without its year.
std::string_view without_year(const claims::citation::UnSymbol& symbol) {
  const std::string_view text = symbol.text;
  const std::size_t bracket = text.find(" (");
  return symbol.year && bracket != std::string_view::npos ? text.substr(0, bracket) : text;
}

bool word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/'; }

}  // namespace

bool same_symbol(std::string_view a, std::string_view b) {
  if (a == b) return true;
  const auto x = claims::citation::parse_symbol(a);
  const auto y = claims::citation::parse_symbol(b);
  if (!x || !y) return false;
  if (x->symbol.text == y->symbol.text) return !x->symbol.text.empty();
  return bool(x->symbol.year) != bool(y->symbol.year) && without_year(x->symbol) == without_year(y->symbol);
}

std::string service_form(std::string_view symbol) {
  std::string out;
  for (std::size_t i = 0; i < symbol.size(); ++i)
    if (symbol[i] != ' ' || i + 1 == symbol.size() || symbol[i + 1] != '(') out += symbol[i];
  return out;
}

std::string_view symbol_in(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] < 'A' || text[i] > 'Z' || (i > 0 && word(text[i - 1]))) continue;
    const auto reading = claims::citation::read_symbol(text.substr(i));
    if (reading && reading->certain && reading->fault == claims::citation::UnFault::none && reading->size > 0)
      return text.substr(i, reading->size);
  }
  return {};
}

std::string normal_form(std::string_view symbol) {
  const auto reading = claims::citation::parse_symbol(symbol);
  return reading && !reading->symbol.text.empty() ? reading->symbol.text : std::string(symbol);
}

std::string body_of(std::string_view symbol) {
  const auto reading = claims::citation::parse_symbol(symbol);
  return reading ? reading->symbol.body : std::string();
}

}  // namespace un
