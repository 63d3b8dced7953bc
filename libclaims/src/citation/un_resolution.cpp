#include <algorithm>

#include "citation/un_document.h"
#include "reference/un_resolution.h"

namespace claims::citation {
namespace {

// Resolutions of the General Assembly were numbered through, without the session, to 3541 in 1976.
constexpr int last_number_alone = 3541, last_year_of_numbers_alone = 1976;
constexpr int smallest_number_alone = 200;  // the Council's numbers of today have four digits
constexpr std::uint32_t window = 60;        // tokens that may stand between an organ and "resolution" in a sentence

std::string_view name_of_body(std::string_view code) {
  if (code == "S") return "Security Council";
  if (code == "A") return "General Assembly";
  if (code == "H") return "Human Rights Council";
  if (code == "E") return "Economic and Social Council";
  if (code == "T") return "Trusteeship Council";
  return code == "UN" ? "United Nations" : "";
}

std::string_view symbol_prefix(std::string_view code) {
  if (code == "A") return "A/RES/";
  if (code == "H") return "A/HRC/RES/";
  if (code == "E") return "E/RES/";
  if (code == "T") return "T/RES/";
  return "S/RES/";
}

bool year_in_documents(const Prose& prose, std::uint32_t i) {
  return prose.number(i) && prose.text(i).size() == 4 && prose.at(i).number >= 1946 && prose.at(i).number <= 2099;
}

}  // namespace

// Whether the word right before "resolution" says that it is not one of the United Nations.
bool Resolutions::foreign(const Phrase& trigger) const {
  if (trigger.first == prose_.first()) return false;
  const std::uint32_t before = trigger.first - 1;
  if (prose_.possessive(before)) return true;
  if (prose_.phrase(before).role == Role::foreign) return true;
  if (prose_.mark(before, '.') && prose_.glued(before)) return true;  // "S. Con. Res. 14", "H.Res. 5"
  if (prose_.mark(before, '-') || prose_.mark(before, '/')) return true;
  if (!prose_.capitalised(before)) return false;
  if (prose_.function_word(before) && !prose_.at(before).has(Token::all_capitals)) return false;
  return !prose_.at(before).has(Token::sentence_start) || prose_.capitalised(trigger.first);
}

// "U.N. Security Council", "United Nations General Assembly (UNGA)", "the Security Council's" before "resolution".
Resolutions::Body Resolutions::body_before(const Phrase& trigger) const {
  std::uint32_t end = trigger.first;
  if (end >= prose_.first() + 3 && prose_.mark(end - 1, ')') && prose_.mark(end - 3, '(')) end -= 3;
  if (end > prose_.first() && prose_.possessive(end - 1)) --end;
  if (const Phrase body = prose_.phrase_before(end, Role::body)) return {body.value, body.first, body.last};
  if (const Phrase united = prose_.phrase_before(end, Role::united_nations)) return {"UN", united.first, united.last};
  const Phrase brief = prose_.phrase_before(end, Role::body_short);
  if (brief && (trigger.value == "short" || prose_.about_united_nations()))
    return {brief.value, brief.first, brief.last};
  return {};
}

// An organ earlier in the sentence: "The Security Council adopted resolution 2397". The nearest one counts.
Resolutions::Body Resolutions::body_near(std::uint32_t i) const {
  const std::uint32_t stop = i > prose_.first() + window ? i - window : prose_.first();
  for (std::uint32_t k = i; k-- > stop;) {
    if (!prose_.may_begin(k)) continue;
    const Phrase found = prose_.phrase(k);
    const bool names_it = found.role == Role::resolution || found.role == Role::resolutions;
    if (found.role == Role::body || (names_it && found.value.size() == 1))
      return {found.value, found.first, found.last};
    if (found.role == Role::foreign && prose_.capitalised(k) &&
        !(k > prose_.first() && prose_.phrase(k - 1).role == Role::body))
      return {};
  }
  return {};
}

// "Resolution 2397 of the Security Council", "adopted by the General Assembly"
Resolutions::Body Resolutions::body_behind(std::uint32_t i) const {
  if (prose_.mark(i, ',')) ++i;
  if (prose_.is(i, "adopted") || prose_.is(i, "passed")) ++i;
  if (!prose_.is(i, "of") && !prose_.is(i, "by") && !prose_.is(i, "from")) return {};
  ++i;
  if (prose_.is(i, "the")) ++i;
  const Phrase found = prose_.phrase(i);
  if (found.role == Role::body) return {found.value, found.first, found.last};
  if (found.role == Role::united_nations) return {"UN", found.first, found.last};
  return {};
}

// The token of the number behind "resolution": over "No.", "number", "#".
std::uint32_t Resolutions::number_behind(std::uint32_t i) const {
  if (prose_.mark(i, '.') && prose_.glued(i)) ++i;
  if (prose_.is(i, "no") || prose_.is(i, "nos") || prose_.is(i, "nr") || prose_.is(i, "number") ||
      prose_.is(i, "numbers")) {
    ++i;
    if (prose_.mark(i, '.')) ++i;
  } else if (prose_.mark(i, '#')) {
    ++i;
  }
  return i;
}

// The number at token `i` as the end of a symbol of that organ. `shift` is how many bytes were put before it.
std::optional<SymbolReading> Resolutions::reading_at(std::uint32_t i, std::string_view code,
                                                     std::uint32_t& shift) const {
  const bool session = (prose_.is(i, "es") || prose_.is(i, "s")) && prose_.capitalised(i) && prose_.mark(i + 1, '-') &&
                       prose_.glued(i + 1);
  if (!session && (!prose_.number(i) || prose_.at(i).number < 1)) return std::nullopt;
  const std::string_view digits = prose_.text(i);
  if (digits.find(',') != std::string_view::npos || digits.size() > 5) return std::nullopt;
  if (!session && prose_.glued(i + 1) &&
      (prose_.mark(i + 1, '-') || prose_.mark(i + 1, '%') || prose_.mark(i + 1, ':') ||
       (prose_.mark(i + 1, '.') && prose_.glued(i + 2) && prose_.number(i + 2))))
    return std::nullopt;  // "2022-15", "1920:1080"
  const std::string_view text = prose_.story().document.text;
  const std::uint32_t begin = prose_.at(i).span.begin;
  const std::string_view rest = text.substr(begin, std::min<std::uint32_t>(prose_.text_end() - begin, 48));
  const auto attempt = [&](std::string_view prefix) {
    shift = static_cast<std::uint32_t>(prefix.size());
    return read_symbol(std::string(prefix) + std::string(rest));
  };
  if (code.empty() || code == "UN") {
    auto assembly = attempt(symbol_prefix("A"));
    if (assembly && assembly->fault == UnFault::none && assembly->symbol.session) return assembly;
  }
  auto reading = attempt(symbol_prefix(code));
  if (reading && (reading->symbol.text.empty() || (code.size() != 1 && reading->symbol.organ == "A")))
    return std::nullopt;
  return reading;
}

// "the 1967 resolution 242", "the historic 2000 Security Council Resolution 1325": not "In 2006 Security Council..."
Citation::Part Resolutions::year_before(std::uint32_t i) const {
  if (i < prose_.first() + 2 || !year_in_documents(prose_, i - 1)) return {};
  const std::uint32_t before = i - 2;
  const bool attribute =
      prose_.is(before, "the") || prose_.is(before, "a") || prose_.possessive(before) ||
      (prose_.at(before).kind == TokenKind::word && !prose_.function_word(before) && !prose_.capitalised(before));
  if (!attribute) return {};
  return {prose_.at(i - 1).number, prose_.at(i - 1).span};
}

// "paragraph 8 of", "operative paragraphs 8 (a) and 10 of the"
std::string Resolutions::pinpoint_before(std::uint32_t i) const {
  if (i > prose_.first() && prose_.is(i - 1, "the")) --i;
  if (i == prose_.first() || !prose_.is(i - 1, "of")) return {};
  const std::uint32_t end = --i;
  for (std::uint32_t n = 0; n < 9 && i > prose_.first(); ++n) {
    const Phrase found = prose_.phrase_before(i, Role::paragraph);
    if (found) {
      if (n == 0 || !prose_.number(found.last)) return {};
      const Span span{prose_.at(found.first).span.begin, prose_.at(end - 1).span.end};
      return std::string(prose_.story().document.slice(span));
    }
    --i;
    const bool part = prose_.number(i) || prose_.is(i, "and") || prose_.mark(i, ',') || prose_.mark(i, '(') ||
                      prose_.mark(i, ')') || prose_.mark(i, '-') || prose_.mark(i, '.') || prose_.text(i).size() == 1;
    if (!part) return {};
  }
  return {};
}

// ", paragraph 8", ", para. 8"
std::string Resolutions::pinpoint_behind(std::uint32_t i) const {
  if (prose_.mark(i, ',')) ++i;
  const Phrase found = prose_.phrase(i);
  if (found.role != Role::paragraph) return {};
  std::uint32_t k = found.last;
  if (prose_.mark(k, '.')) ++k;
  if (!prose_.number(k)) return {};
  return std::string(prose_.story().document.slice({prose_.at(i).span.begin, prose_.at(k).span.end}));
}

void Resolutions::put_body(Citation& citation, const Body& body) const {
  if (body.code.empty()) return;
  citation.body = name_of_body(body.code);
  if (body.first != no_index)
    citation.body_span = {prose_.at(body.first).span.begin, prose_.at(body.last - 1).span.end};
}

// A year that stands apart from the number.
void Resolutions::put_year(Citation& citation, const Citation::Part& year) const {
  citation.year = year;
  if (citation.locator.starts_with("un:S/RES/"))
    citation.locator = locator_of(resolution_symbol(citation.number.value, year.value));
}

// One number of the list, whose organ is `body` or, where nothing beside the number says it, `near`. Gives the token
// behind it; i if there is none.
std::uint32_t Resolutions::read_one(std::uint32_t i, std::uint32_t begin, Body& body, const Body& near) {
  std::uint32_t shift = 0;
  auto reading = reading_at(i, body.code, shift);
  if (!reading) return i;
  const std::uint32_t start = prose_.at(i).span.begin;
  std::uint32_t end = start + static_cast<std::uint32_t>(reading->size) - shift;
  std::uint32_t last = prose_.token_at(end, i + 1);
  if (prose_.has(last) && prose_.at(last).span.begin == end && prose_.at(last).kind == TokenKind::word)
    return i;  // "1080p"
  const std::uint32_t behind_number = last;
  const Citation::Part date = reading->symbol.year ? Citation::Part{} : prose_.year_behind(last, last);
  if (body.code.empty() || body.code == "UN") {
    const Body behind = body_behind(last);
    if (!behind.code.empty()) body = behind;
    else if (body.code.empty()) body = near;
    if (body.code.size() == 1 && body.code != "S" && reading->symbol.organ == "S") {
      reading = reading_at(i, body.code, shift);
      if (!reading) return i;
      end = std::max(end, start + static_cast<std::uint32_t>(reading->size) - shift);
    }
  }
  Citation citation;
  put_symbol(citation, *reading, start - shift);
  citation.span = {begin, date ? prose_.at(last - 1).span.end : end};
  citation.sentence = prose_.sentence();
  citation.pinpoint = pinpoint_behind(behind_number);
  if (date) put_year(citation, date);
  citation.body.clear();
  put_body(citation, body);
  if (body.code.size() != 1 && reading->symbol.organ == "S") {  // the organ is not said
    citation.locator.clear();
    open_.push_back(static_cast<std::uint32_t>(prose_.story().citations.size()));
  } else if (body.code.empty() && !prose_.about_united_nations()) {
    return i;
  }
  prose_.story().citations.push_back(std::move(citation));
  return last;
}

// The next number of a list "1718, 1874, 2087, and 2094": its token; i if the list ends.
std::uint32_t Resolutions::next_number(std::uint32_t i, bool plural) const {
  std::uint32_t k = i;
  const bool comma = prose_.mark(k, ',');
  if (comma) ++k;
  const bool joined = prose_.is(k, "and") || prose_.is(k, "or") || prose_.mark(k, '&');
  if (joined) ++k;
  if (k == i || !plural) return i;
  const bool session = prose_.is(k, "es") || prose_.is(k, "s");
  if (!session && !prose_.number(k)) return i;
  const bool simple = !session && !(prose_.mark(k + 1, '/') && prose_.glued(k + 1));
  if (simple && prose_.text(k).size() < 3) return i;
  // "1718 and 300 other measures": a counted noun follows.
  if (simple && prose_.has(k + 1) && prose_.at(k + 1).kind == TokenKind::word && !prose_.function_word(k + 1) &&
      !prose_.is(k + 1, "respectively") && prose_.at(k).number < 1000)
    return i;
  return k;
}

std::uint32_t Resolutions::read(const Phrase& trigger) {
  std::uint32_t i = number_behind(trigger.last);
  if (!prose_.has(i)) return trigger.first;
  Body body = trigger.value.size() == 1 ? Body{trigger.value, trigger.first, trigger.first + 1} : body_before(trigger);
  if (body.code.empty() && (trigger.value == "short" || foreign(trigger))) return trigger.first;
  const Body near = body.code.empty() ? body_near(trigger.first) : Body{};
  const std::uint32_t first = std::min(trigger.first, body.first);
  const std::size_t before = prose_.story().citations.size();
  const Citation::Part year = year_before(first);
  const std::string pinpoint = pinpoint_before(year ? first - 1 : first);
  const std::uint32_t begin = prose_.at(first).span.begin;
  std::uint32_t last = i;
  if (prose_.has(i + 1) && prose_.mark(i + 1, '/') && prose_.at(i).kind == TokenKind::word && !prose_.is(i, "es")) {
    last = find_symbol(prose_, i + 1);  // "resolution S/RES/1718"
    if (last == i + 1) return trigger.first;
    Citation& citation = prose_.story().citations.back();
    citation.span.begin = begin;
    if (!body.code.empty() && body.code != "UN") put_body(citation, body);
    if (citation.pinpoint.empty()) citation.pinpoint = pinpoint;
    return last;
  }
  last = read_one(i, begin, body, near);
  if (last == i) return trigger.first;
  Citation& citation = prose_.story().citations[before];
  if (year && !citation.year) put_year(citation, year), citation.span.begin = year.span.begin;
  if (citation.pinpoint.empty()) citation.pinpoint = pinpoint;
  for (std::uint32_t next = 0; (next = next_number(last, trigger.role == Role::resolutions)) != last;) {
    const std::uint32_t behind = read_one(next, prose_.at(next).span.begin, body, near);
    if (behind == next) break;
    last = behind;
  }
  if (body.code.size() == 1) name_open_ones(before, body);
  return last;
}

// "resolutions 2371, 2375 and 2397 of the Security Council": the organ that the last one names is that of all.
void Resolutions::name_open_ones(std::size_t from, const Body& body) {
  while (!open_.empty() && open_.back() >= from) {
    Citation& open = prose_.story().citations[open_.back()];
    open.locator = locator_of(resolution_symbol(open.number.value, open.year.value));
    if (body.code != "S")
      open.locator = "un:" + std::string(symbol_prefix(body.code)) + std::to_string(open.number.value);
    put_body(open, body);
    open_.pop_back();
  }
}

// The organ of a number that stands alone: what the rest of the story says of it, then the year.
void Resolutions::finish() {
  auto& citations = prose_.story().citations;
  std::vector<bool> drop(citations.size());
  for (const std::uint32_t index : open_) {
    Citation& open = citations[index];
    const auto same = std::find_if(citations.begin(), citations.end(), [&](const Citation& other) {
      return other.kind == CitationKind::un_document && other.number.value == open.number.value && !other.session &&
             other.locator.starts_with("un:") && other.locator.substr(4, 5) == "/RES/";
    });
    if (same != citations.end()) open.locator = same->locator;
    else drop[index] = !settle(open);
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < citations.size(); ++i) {
    if (drop[i]) continue;
    if (kept != i) citations[kept] = std::move(citations[i]);
    ++kept;
  }
  citations.resize(kept);
  open_.clear();
}

// The story has these two words somewhere, the first with a capital.
bool Resolutions::names(std::string_view first, std::string_view second) {
  for (std::uint32_t i = 0; i < prose_.story().sentences.size(); ++i) {
    prose_.enter(i);
    for (std::uint32_t k = prose_.first(); k < prose_.last(); ++k)
      if (prose_.is(k, first) && prose_.is(k + 1, second) && prose_.capitalised(k)) return true;
  }
  return false;
}

bool Resolutions::about_the_council() {
  if (about_the_council_ < 0) about_the_council_ = names("security", "council") ? 1 : 0;
  return about_the_council_ != 0;
}

// In a story about the Security Council: the sentence says "the Council", gives the year in which the resolution of
// that number was adopted, or lists several such numbers.
bool Resolutions::of_the_council(Citation& open) {
  const auto known = reference::security_council_resolution(open.number.value);
  if (!known || known->year == 0 || open.number.value < smallest_number_alone || !about_the_council()) return false;
  prose_.enter(open.sentence);
  for (std::uint32_t i = prose_.first(); i < prose_.last(); ++i) {
    const bool the_council = prose_.is(i, "council") && prose_.capitalised(i) && !prose_.is(i + 1, "of") &&
                             (prose_.is(i - 1, "the") || prose_.is(i - 1, "security"));
    if (!the_council) continue;
    open.body = name_of_body("S");
    open.body_span = prose_.at(i).span;
    return true;
  }
  for (std::uint32_t i = prose_.first(); i < prose_.last(); ++i)
    if (prose_.number(i) && prose_.at(i).number == known->year && prose_.text(i).size() == 4) return true;
  if (about_the_assembly_ < 0) about_the_assembly_ = names("general", "assembly") ? 1 : 0;
  if (about_the_assembly_ != 0) return false;  // the list may be one of its resolutions
  return std::any_of(open_.begin(), open_.end(), [&](std::uint32_t index) {
    const Citation& other = prose_.story().citations[index];
    const auto its = reference::security_council_resolution(other.number.value);
    return &other != &open && other.sentence == open.sentence && other.number.value >= smallest_number_alone &&
           other.number.value != open.number.value && its && its->year != 0;
  });
}

// False where nothing says that it is a resolution of the United Nations.
bool Resolutions::settle(Citation& open) {
  const bool of_council = open.body.empty() && of_the_council(open);
  if (!of_council && open.body.empty() && (!open.year || !prose_.about_united_nations())) return false;
  const int number = open.number.value, year = open.year.value;
  const auto known = reference::security_council_resolution(number);
  const std::string council = locator_of(resolution_symbol(number, year));
  if (of_council || year > last_year_of_numbers_alone || number > last_number_alone ||
      (known && year != 0 && known->year == year))
    open.locator = council;
  else open.candidates = {council, "un:A/RES/" + std::to_string(number)};
  return true;
}

}  // namespace claims::citation
