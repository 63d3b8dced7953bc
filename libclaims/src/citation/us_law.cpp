#include <algorithm>

#include "citation/law.h"

namespace claims::citation {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "No.", "(P.L.)", "(E.O.)" between the words and the number.
std::uint32_t number_behind(const Prose& prose, std::uint32_t i) {
  if (prose.mark(i, '(') && prose.mark(i + 2, ')')) i += 3;
  if (prose.is(i, "no") || prose.is(i, "nos") || prose.is(i, "number")) i += prose.mark(i + 1, '.') ? 2 : 1;
  return i;
}

// "Pub." of "Pub. L.", "Fed." of "Fed. Reg.": its token; phrase.first if it is not there. The full stop may have been
// taken for the end of a sentence.
std::uint32_t abbreviation_before(const Prose& prose, const Phrase& phrase) {
  const std::uint32_t i = phrase.first;
  if (i < 2 || !prose.capitalised(i) || !prose.same_block(i - 2)) return i;
  const std::string_view text = prose.story().document.text;
  const Span stop = prose.at(i - 1).span, word = prose.at(i - 2).span;
  const bool written = text.substr(stop.begin, stop.size()) == "." && stop.begin == word.end &&
                       lower(text.substr(word.begin, word.size())) == phrase.value;
  return written ? i - 2 : i;
}

std::uint32_t find_public_law(Prose& prose, const Phrase& phrase) {
  std::uint32_t i = phrase.last, first = phrase.first;
  if (!phrase.value.empty() && (first = abbreviation_before(prose, phrase)) == phrase.first) return phrase.first;
  if (prose.mark(i, '.')) ++i;
  i = number_behind(prose, i);
  if (!prose.number(i) || !prose.mark(i + 1, '-') || !prose.glued(i + 1) || !prose.number(i + 2) || !prose.glued(i + 2))
    return phrase.first;
  std::string locator = public_law(prose.at(i).number, prose.at(i + 2).number);
  if (locator.empty()) return phrase.first;
  Citation& citation = prose.add({prose.at(first).span.begin, prose.at(i + 2).span.end}, CitationKind::us_law);
  citation.locator = std::move(locator);
  citation.session = {prose.at(i).number, prose.at(i).span};
  citation.number = {prose.at(i + 2).number, prose.at(i + 2).span};
  return i + 3;
}

// The section that begins at `text`: "1343", "1396a", "2000e-5", "2291-4"; not the range "7401-7671".
std::size_t section_size(std::string_view text) {
  std::size_t n = 0;
  while (n < text.size() && is_digit(text[n])) ++n;
  const std::size_t digits = n;
  while (n < text.size() && n < digits + 3 && text[n] >= 'a' && text[n] <= 'z') ++n;
  if (n < text.size() && text[n] >= 'a' && text[n] <= 'z') return digits;
  const bool one_digit = n + 1 < text.size() && text[n] == '-' && (n + 2 == text.size() || !is_digit(text[n + 2]));
  if ((n > digits || one_digit) && n + 1 < text.size() && text[n] == '-' && is_digit(text[n + 1])) {
    ++n;
    while (n < text.size() && is_digit(text[n])) ++n;
  }
  return n;
}

std::uint32_t find_us_code(Prose& prose, const Phrase& phrase) {
  if (phrase.first == prose.first() || !prose.number(phrase.first - 1)) return phrase.first;
  std::uint32_t i = phrase.last;
  while (prose.text(i) == "§" || prose.is(i, "section") || prose.is(i, "sec") || prose.mark(i, '.')) ++i;
  if (!prose.number(i)) return phrase.first;
  const std::uint32_t begin = prose.at(i).span.begin;
  const std::string_view rest = prose.story().document.slice({begin, std::min(prose.text_end(), begin + 24)});
  const std::size_t size = section_size(rest);
  std::string locator = us_code(prose.at(phrase.first - 1).number, rest.substr(0, size));
  if (locator.empty()) return phrase.first;
  const std::uint32_t end = begin + static_cast<std::uint32_t>(size);
  Citation& citation = prose.add({prose.at(phrase.first - 1).span.begin, end}, CitationKind::us_law);
  citation.locator = std::move(locator);
  if (prose.at(i).number >= 0) citation.number = {prose.at(i).number, prose.at(i).span};  // not "134.1"
  return prose.token_at(end, i + 1);
}

// "87 Fed. Reg. 12345", "87 FR 12345", "87 Federal Register 12345"
std::uint32_t find_register(Prose& prose, const Phrase& phrase) {
  std::uint32_t i = phrase.last, first = phrase.first;
  if (phrase.value == "fed" && (first = abbreviation_before(prose, phrase)) == phrase.first) return phrase.first;
  if (first == 0 || !prose.same_block(first - 1) || prose.at(first - 1).number < 1 || !prose.capitalised(phrase.first))
    return phrase.first;
  if (prose.mark(i, '.')) ++i;
  if (phrase.value == "short" && prose.text(phrase.first) != "FR") return phrase.first;
  if (!prose.number(i) || (phrase.value == "short" && prose.at(i).number < 1000)) return phrase.first;
  std::string locator = federal_register(prose.at(first - 1).number, prose.at(i).number);
  if (locator.empty()) return phrase.first;
  Citation& citation = prose.add({prose.at(first - 1).span.begin, prose.at(i).span.end}, CitationKind::us_law);
  citation.locator = std::move(locator);
  citation.number = {prose.at(i).number, prose.at(i).span};
  return i + 1;
}

// Orders of States and cities have hyphens or fewer digits: "Executive Order N-33-20", "Executive Order 202".
bool order_number(const Prose& prose, std::uint32_t i) {
  if (!prose.number(i) || prose.text(i).find_first_not_of("0123456789") != std::string_view::npos) return false;
  const bool tail = prose.glued(i + 1) &&
                    (prose.mark(i + 1, '-') || prose.mark(i + 1, '/') || prose.at(i + 1).kind == TokenKind::word);
  return prose.text(i).size() >= 4 && !tail && !executive_order(prose.at(i).number).empty();
}

std::uint32_t find_order(Prose& prose, const Phrase& phrase) {
  if (phrase.value == "short" && prose.text(phrase.first) != "EO") return phrase.first;
  std::uint32_t i = phrase.last;
  if (prose.mark(i, '.') && prose.glued(i)) ++i;
  i = number_behind(prose, i);
  if (!order_number(prose, i)) return phrase.first;
  std::uint32_t begin = prose.at(phrase.first).span.begin, last = i;
  for (;;) {
    last = i + 1;
    const Citation::Part year = prose.year_behind(last, last);
    Citation& citation = prose.add({begin, prose.at(last - 1).span.end}, CitationKind::us_law);
    citation.number = {prose.at(i).number, prose.at(i).span};
    citation.year = year;
    citation.locator = executive_order(citation.number.value);
    i = last;
    if (prose.mark(i, ',')) ++i;
    if (prose.is(i, "and") || prose.is(i, "or")) ++i;
    if (i == last || phrase.value != "list" || !order_number(prose, i) || prose.text(i).size() != 5) return last;
    begin = prose.at(i).span.begin;
  }
}

}  // namespace

std::string public_law(int congress, int law) {
  if (congress < 1 || congress > 200 || law < 1 || law > 2000) return {};
  return "uspl:" + std::to_string(congress) + "-" + std::to_string(law);
}

std::string us_code(int title, std::string_view section) {
  if (title < 1 || title > 60 || section.empty() || section.size() > 16 || !is_digit(section[0]) || section[0] == '0')
    return {};
  return "usc:" + std::to_string(title) + "/" + std::string(section);
}

std::string federal_register(int volume, int page) {
  if (volume < 1 || volume > 200 || page < 1 || page > 200'000) return {};
  return "usfr:" + std::to_string(volume) + "/" + std::to_string(page);
}

std::string executive_order(int number) {
  if (number < 1 || number > 20'000) return {};
  return "useo:" + std::to_string(number);
}

std::uint32_t find_us_law(Prose& prose, const Phrase& phrase) {
  switch (phrase.role) {
    case Role::public_law: return find_public_law(prose, phrase);
    case Role::us_code: return find_us_code(prose, phrase);
    case Role::federal_register: return find_register(prose, phrase);
    case Role::executive_order: return find_order(prose, phrase);
    default: return phrase.first;
  }
}

}  // namespace claims::citation
