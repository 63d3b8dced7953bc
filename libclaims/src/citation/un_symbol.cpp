#include "citation/un_symbol.h"

#include <utility>

#include "citation/un_symbol_reader.h"

namespace claims::citation {

bool SymbolReader::read_organ() {
  while (at_ < s_.size() && is_letter(s_[at_])) ++at_;
  const std::string_view code = s_.substr(0, at_);
  if (at_ == s_.size() || s_[at_] != '/') return false;
  organ_ = organ_of(code, any_case_);
  if (organ_ == nullptr) return false;
  if (organ_->code != code) blame(UnFault::form, "the letters of a symbol are capitals");
  symbol().organ = organ_->code;
  symbol().body = organ_->body;
  return true;
}

// Parts are letters, digits, full stops and hyphens; a mark of the sentence at the end is not theirs.
void SymbolReader::split_parts() {
  while (at_ < s_.size() && s_[at_] == '/') {
    std::size_t end = at_ + 1;
    while (end < s_.size() &&
           (is_alnum(s_[end]) || ((s_[end] == '.' || s_[end] == '-') && end + 1 < s_.size() && is_alnum(s_[end + 1]))))
      ++end;
    if (end == at_ + 1) return;
    parts_.push_back({s_.substr(at_ + 1, end - at_ - 1), at_ + 1});
    at_ = end;
  }
}

// The first part decides whether a symbol is meant at all. Joins "RES 1718", "RES.1718", "PV/5551" on the way.
bool SymbolReader::read_opening() {
  if (parts_.empty()) return false;
  if (parts_.size() >= 2 && same_word(parts_[0].text, organ_->code) && organ_->code != "A" &&
      (all_digits(parts_[1].text) || listed("RES|PV|PRST", head_of(parts_[1].text), true))) {
    blame(UnFault::structure, "the organ stands twice");  // S/S/2024/215
    parts_.erase(parts_.begin());
    out_.certain = true;
  }
  const std::string_view head = head_of(parts_[0].text);
  if (!listed(organ_->opens, head, !any_case_)) {
    if (!listed("RES|PRST", head, false) || !listed(organ_->opens, head, false)) return false;
    blame(UnFault::form, "the letters of a symbol are capitals");
  }
  const bool named = listed("RES|PV|PRST|DEC", head, false);
  if (!named || parts_[0].text.size() != head.size()) return true;
  // "S/RES 1718", "S/PV 5551"
  if (parts_.size() == 1 && at_ + 1 < s_.size() && s_[at_] == ' ' && is_digit(s_[at_ + 1])) {
    std::size_t end = at_ + 1;
    while (end < s_.size() && is_digit(s_[end])) ++end;
    parts_.push_back({s_.substr(at_ + 1, end - at_ - 1), at_ + 1});
    blame(same_word(head, "PV") ? UnFault::structure : UnFault::form,
          "a stroke stands between the series and the number");
    at_ = end;
    split_parts();
  }
  return true;
}

void SymbolReader::take_suffix(std::string_view part) {
  const std::string_view word = head_of(part);
  for (const std::string_view name : suffix_words()) {
    if (!same_word(word, name)) continue;
    if (word != name) blame(UnFault::form, "\"" + std::string(name) + "\" is written with one capital");
    changes_.push_back(std::string(name) + std::string(part.substr(word.size())));
    return;
  }
  changes_.emplace_back("Summary");
}

// "Add.1", "Corr.2", "Rev.3" at the end of the parts.
void SymbolReader::separate_suffixes() {
  std::size_t first = parts_.size();
  while (first > 1 && is_suffix(parts_[first - 1].text)) --first;
  for (std::size_t i = first; i < parts_.size(); ++i) take_suffix(parts_[i].text);
  parts_.resize(first);
}

std::optional<Slice> SymbolReader::bracket_at(std::size_t at, char open, char close) const {
  if (at >= s_.size() || s_[at] != open) return std::nullopt;
  const std::size_t end = s_.find(close, at);
  if (end == std::string_view::npos || end - at > 24) return std::nullopt;
  return Slice{s_.substr(at + 1, end - at - 1), at + 1};
}

static bool meant_as_bracket(std::string_view s) {
  if (number_of(s) >= 0) return s.size() >= 4;
  if (from_roman(s) > 0 || (s.size() >= 3 && s.find_first_not_of("IVXL") == std::string_view::npos)) return true;
  if (s.starts_with("S-") || s.starts_with("ES-")) return from_roman(s.substr(s.find('-') + 1)) > 0;
  for (const std::string_view word : {"Resumption", "Resumed", "Part", "OR", "Closed"})
    if (s.starts_with(word)) return s.size() == word.size() || !is_letter(s[word.size()]);
  return false;
}

// "(2006)", "(XXX)", "(Resumption 1)", with or without a space before; "-(2006)" as in addresses. "A" may stand
// on either side of "(III)".
void SymbolReader::read_brackets() {
  for (int n = 0; n < 2; ++n) {
    std::size_t at = at_;
    if (n == 0 && at + 1 < s_.size() && s_[at] == '-' && s_[at + 1] == '(') {
      ++at;
    } else {
      for (int spaces = 0; spaces < 2 && at < s_.size(); ++spaces) {
        if (s_[at] == ' ' || s_[at] == '\n') at += 1;  // a line of a paragraph may end here
        else if (s_.substr(at, 2) == "\xC2\xA0") at += 2;
        else break;
      }
    }
    // A part's letter before the session: "217 A (III)".
    if (n == 0 && at > at_ && at + 2 < s_.size() && is_upper(s_[at]) && (s_[at + 1] == ' ' || s_[at + 1] == '(')) {
      const std::size_t open = s_[at + 1] == ' ' ? at + 2 : at + 1;
      const auto session = bracket_at(open, '(', ')');
      if (session && !all_digits(session->text) && meant_as_bracket(session->text)) {
        late_letter_ = s_.substr(at, 1);
        at = open;
      }
    }
    auto inside = bracket_at(at, '(', ')');
    if (!inside && n == 0 && (inside = bracket_at(at, '[', ']')) && is_year(number_of(inside->text)))
      blame(UnFault::form, "the year stands in round brackets");
    if (!inside || !meant_as_bracket(inside->text)) break;
    if (s_[at_] == '-') blame(UnFault::form, "a space stands before the bracket");
    brackets_.push_back(*inside);
    at_ = inside->end() + 1;
  }
  // "217(III)A", "217(III)[A]"
  if (brackets_.empty() || !late_letter_.empty() || at_ >= s_.size()) return;
  const auto alone = [&](std::size_t i) { return i >= s_.size() || !is_alnum(s_[i]); };
  if (is_upper(s_[at_]) && alone(at_ + 1)) late_letter_ = s_.substr(at_, 1), at_ += 1;
  else if (s_[at_] == ' ' && at_ + 1 < s_.size() && is_upper(s_[at_ + 1]) && letter_ends(at_ + 2))
    late_letter_ = s_.substr(at_ + 1, 1), at_ += 2;
  else if (s_[at_] == '[' && at_ + 2 < s_.size() && is_upper(s_[at_ + 1]) && s_[at_ + 2] == ']')
    late_letter_ = s_.substr(at_ + 1, 1), at_ += 3;
}

// A part's letter ends before `at`, and is no article: "31/16 A." but not "31/16. A vote" or "31/16 A vote".
bool SymbolReader::letter_ends(std::size_t at) const {
  return at == s_.size() || (!is_alnum(s_[at]) && s_[at] != ' ' && s_[at] != '/' && s_[at] != '.');
}

// "S/PV.5551 (Resumption 1)/Corr.1"
void SymbolReader::read_late_suffixes() {
  if (brackets_.empty()) return;
  const std::size_t before = parts_.size(), start = at_;
  split_parts();
  bool all = true;
  for (std::size_t i = before; i < parts_.size(); ++i) all = all && is_suffix(parts_[i].text);
  for (std::size_t i = before; all && i < parts_.size(); ++i) take_suffix(parts_[i].text);
  parts_.resize(before);
  if (!all) at_ = start;
}

std::optional<SymbolReading> SymbolReader::read() {
  if (!read_organ()) return std::nullopt;
  split_parts();
  if (!read_opening()) return std::nullopt;
  separate_suffixes();
  read_brackets();
  read_late_suffixes();
  if (at_ + 4 > max_bytes) return std::nullopt;  // cut off
  out_.size = at_;
  symbol().text = symbol().organ;
  if (!interpret(parts_)) return std::nullopt;
  if (!symbol().text.empty())
    for (const std::string& change : changes_) symbol().text += "/" + change;
  for (std::string& change : changes_) symbol().suffixes.push_back(std::move(change));
  return std::move(out_);
}

std::optional<SymbolReading> read_symbol(std::string_view text) {
  auto reading = SymbolReader(text, false).read();
  if (reading && reading->size < text.size() && (text[reading->size] == '_' || is_alnum(text[reading->size])))
    return std::nullopt;
  return reading;
}

// What stands around a symbol where people copy it from: "UN Doc. S/PV.5551", "S/PV.5551&amp;Lang=E", "S/PV.5551*".
static std::string_view without_surroundings(std::string_view text, UnFault& fault) {
  const auto trim = [&] {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t' || text.front() == '\n'))
      text.remove_prefix(1);
    while (!text.empty() && std::string_view(" \t\r\n.,;*").find(text.back()) != std::string_view::npos)
      text.remove_suffix(1);
  };
  trim();
  for (const std::string_view before : {"UN ", "UN/", "U.N. ", "Doc. ", "doc. ", "document "})
    if (text.starts_with(before)) text.remove_prefix(before.size());
  for (const std::string_view rest : {"&amp;", "amp;", "&", "?"})
    if (const std::size_t at = text.find(rest); at != std::string_view::npos && at > 0) {
      text = text.substr(0, at);
      fault = UnFault::structure;
    }
  trim();
  return text;
}

Result<SymbolReading> parse_symbol(std::string_view text) {
  UnFault fault = UnFault::none;
  std::string symbol(without_surroundings(text, fault));
  if (symbol.starts_with("PV.PV.")) symbol.replace(0, 6, "S/PV."), fault = UnFault::structure;
  const std::size_t open = symbol.rfind('(');
  if (open != std::string::npos && symbol.find(')', open) == std::string::npos) symbol += ')', fault = UnFault::form;
  const auto no_symbol = [&](Code code, std::string_view why) {
    return fail(code, "\"" + std::string(text) + "\" " + std::string(why));
  };
  auto reading = SymbolReader(symbol, true).read();
  if (!reading)
    return no_symbol(Code::usage, "is not a UN document symbol: expected one like S/RES/1718 (2006) or A/RES/64/293");
  if (reading->size != symbol.size())
    return no_symbol(Code::malformed,
                     "does not end as a UN document symbol does, behind \"" + reading->symbol.text + "\"");
  if (reading->symbol.text.empty()) return no_symbol(Code::malformed, "is malformed: " + reading->problem);
  if (fault > reading->fault)
    reading->fault = fault, reading->problem = "what stands around the symbol is not part of it";
  return std::move(*reading);
}

std::string to_roman(int number) {
  static constexpr std::pair<int, const char*> steps[] = {{50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"},
                                                          {5, "V"},  {4, "IV"},  {1, "I"}};
  std::string out;
  if (number < 1 || number > 89) return out;
  for (const auto& [value, letters] : steps)
    for (; number >= value; number -= value) out += letters;
  return out;
}

int from_roman(std::string_view text) noexcept {
  int total = 0, before = 0;
  if (text.empty() || text.size() > 8) return 0;
  for (std::size_t i = text.size(); i-- > 0;) {
    const int value = text[i] == 'L' ? 50 : text[i] == 'X' ? 10 : text[i] == 'V' ? 5 : text[i] == 'I' ? 1 : 0;
    if (value == 0) return 0;
    total += value < before ? -value : value;
    before = value > before ? value : before;
  }
  return to_roman(total) == text ? total : 0;
}

}  // namespace claims::citation
