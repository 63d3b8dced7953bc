#include <algorithm>
#include <cstdio>

#include "citation/law.h"

namespace claims::citation {
namespace {

constexpr int first_year = 1952, last_year = 2099;

bool is_year(int n) { return n >= first_year && n <= last_year; }

// "EU", "EC", "EEC", "CFSP": the treaty that an act is based on.
bool community(const Prose& prose, std::uint32_t i) {
  for (const std::string_view name : {"EU", "EC", "EEC", "CFSP", "Euratom", "EURATOM", "JHA", "ECSC"})
    if (prose.text(i) == name) return true;
  return false;
}

// "(EU)", "(EU, Euratom)", "(CFSP)": gives the token behind it; i if there is none.
std::uint32_t read_community(const Prose& prose, std::uint32_t i) {
  if (!prose.mark(i, '(') || !community(prose, i + 1)) return i;
  std::uint32_t k = i + 2;
  while (prose.mark(k, ',') && community(prose, k + 1)) k += 2;
  return prose.mark(k, ')') ? k + 1 : i;
}

int full_year(const Prose& prose, std::uint32_t i) {
  const int n = prose.at(i).number;
  return prose.text(i).size() == 2 && n >= 52 ? 1900 + n : prose.text(i).size() == 4 && is_year(n) ? n : 0;
}

struct Numbers {
  std::uint32_t year = 0, number = 0;  // tokens
  int full_year = 0;
};

// Which of "2022/263", "329/2007", "95/46" is the year. Before 2015 regulations had number/year, everything else
// year/number, unless "No" stands before.
bool order(const Prose& prose, std::uint32_t a, char act, bool numbered, Numbers& out) {
  const int first = full_year(prose, a), second = full_year(prose, a + 2);
  const bool year_first = first != 0 && !(numbered && second != 0) && (act != 'R' || first >= 2015 || second == 0);
  if (!year_first && second == 0) return false;
  out.year = year_first ? a : a + 2;
  out.number = year_first ? a + 2 : a;
  out.full_year = year_first ? first : second;
  return prose.at(out.number).number > 0 && prose.at(out.number).number <= 9999;
}

}  // namespace

std::string celex_of(char act, int year, int number) {
  if (!is_year(year) || number < 1 || number > 9999) return {};
  char text[32];
  std::snprintf(text, sizeof text, "celex:3%04d%c%04d", year, act, number);
  return text;
}

// Sector, year, one or two letters, number; then perhaps "R(01)" or, of a consolidated text, "-20220316".
std::string celex_locator(std::string_view text) {
  const auto digits = [&](std::size_t at, std::size_t count) {
    return text.size() >= at + count &&
           text.substr(at, count).find_first_not_of("0123456789") == std::string_view::npos;
  };
  if (text.size() < 10 || text.size() > 24 || !digits(0, 5)) return {};
  std::size_t at = 5;
  while (at < 7 && at < text.size() && ((text[at] >= 'A' && text[at] <= 'Z') || (text[at] >= 'a' && text[at] <= 'z')))
    ++at;
  if (at == 5 || !digits(at, 4)) return {};
  for (const char c : text.substr(at + 4))
    if (std::string_view("R()-0123456789").find(c) == std::string_view::npos) return {};
  std::string out = "celex:";
  for (const char c : text) out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  return out;
}

std::uint32_t find_eu_act(Prose& prose, const Phrase& act) {
  std::uint32_t i = read_community(prose, act.last);
  bool named = i != act.last;
  const bool numbered = prose.is(i, "no") || prose.is(i, "nr");
  if (numbered) i += prose.mark(i + 1, '.') ? 2 : 1;
  const bool pair =
      prose.number(i) && prose.mark(i + 1, '/') && prose.glued(i + 1) && prose.number(i + 2) && prose.glued(i + 2);
  if (!pair || prose.at(i).number < 1 || prose.at(i + 2).number < 1) return act.first;
  std::uint32_t last = i + 3;
  if (prose.mark(last, '/') && prose.glued(last) && community(prose, last + 1)) last += 2, named = true;
  std::uint32_t first = act.first;
  while (first > prose.first()) {
    const std::uint32_t before = first - 1;
    const bool part =
        prose.phrase_before(first, Role::eu_before) || prose.is(before, "council") || prose.is(before, "commission");
    if (!part || !prose.capitalised(before)) break;
    named = named || prose.is(before, "eu");
    first = before;
  }
  Numbers numbers;
  if (!named || (prose.mark(last, '/') && prose.glued(last)) || !order(prose, i, act.value[0], numbered, numbers))
    return act.first;
  Citation& citation = prose.add({prose.at(first).span.begin, prose.at(last - 1).span.end}, CitationKind::eu_law);
  citation.number = {prose.at(numbers.number).number, prose.at(numbers.number).span};
  citation.year = {numbers.full_year, prose.at(numbers.year).span};
  citation.locator = celex_of(act.value[0], numbers.full_year, citation.number.value);
  return last;
}

std::uint32_t find_celex(Prose& prose, const Phrase& word) {
  std::uint32_t i = word.last;
  if (prose.is(i, "number") || prose.is(i, "no")) ++i;
  if (prose.mark(i, ':') || prose.mark(i, '.')) ++i;
  if (!prose.number(i)) return word.first;
  const std::string_view rest =
      prose.story().document.slice({prose.at(i).span.begin, std::min(prose.text_end(), prose.at(i).span.begin + 24)});
  const std::size_t size = std::min(rest.find_first_not_of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"), rest.size());
  std::string locator = celex_locator(rest.substr(0, size));
  if (locator.empty()) return word.first;
  const std::uint32_t end = prose.at(i).span.begin + static_cast<std::uint32_t>(size);
  prose.add({prose.at(word.first).span.begin, end}, CitationKind::eu_law).locator = std::move(locator);
  return prose.token_at(end, i);
}

}  // namespace claims::citation
