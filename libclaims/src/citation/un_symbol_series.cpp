#include <utility>

#include "citation/un_symbol_reader.h"

namespace claims::citation {
namespace {

constexpr int last_roman_session = 30;         // of the General Assembly: 1975/76
constexpr int last_roman_resolution = 3541;    // of that session
constexpr int first_year_in_documents = 1994;  // S/1994/1; before, S/1 to S/26997

}  // namespace

bool SymbolReader::interpret(Parts parts) {
  const std::string_view head = head_of(parts[0].text);
  const bool council = organ_->code == "S", assembly = organ_->code == "A";
  if (same_word(head, "RES") && council) return council_resolution(parts);
  if (same_word(head, "RES") && assembly) return assembly_resolution(parts);
  if (same_word(head, "HRC") && assembly && parts.size() >= 3 && listed("RES|DEC|PRST", parts[1].text, false)) {
    symbol().body = "Human Rights Council";
    symbol().text += "/HRC";
    return assembly_resolution(parts.subspan(1));
  }
  if (same_word(head, "DEC") && assembly) return assembly_resolution(parts);
  if (same_word(head, "PV") && (council || organ_->code == "T" || assembly)) return meeting(parts);
  if (same_word(head, "PRST") && council) return statement(parts);
  if (council && all_digits(head)) return council_document(parts);
  if (listed("RES|DEC", head, false) && (organ_->code == "E" || organ_->code == "T")) return economic_resolution(parts);
  return generic(parts);
}

// "S/RES/1718 (2006)"
bool SymbolReader::council_resolution(Parts parts) {
  symbol().series = UnSeries::resolution;
  std::vector<Slice> p(parts.begin(), parts.end());
  if (p[0].text.size() > 3) {  // "RES.1718", "RES1718", "RES-1718"
    std::string_view rest = p[0].text.substr(3);
    std::size_t begin = p[0].begin + 3;
    if (!is_alnum(rest[0])) rest.remove_prefix(1), ++begin;
    if (number_of(rest) < 0) return false;
    p.insert(p.begin() + 1, Slice{rest, begin});
    blame(UnFault::structure, "a stroke stands between RES and the number");
  }
  if (p.size() < 2) return false;
  const std::size_t hyphen = p[1].text.find('-');
  if (p.size() == 2 && hyphen != std::string_view::npos) {  // "1718-2006"
    const Slice second{p[1].text.substr(hyphen + 1), p[1].begin + hyphen + 1};
    p[1].text = p[1].text.substr(0, hyphen);
    p.push_back(second);
  }
  const int first = number_of(p[1].text);
  if (first < 1 || p.size() > 3) return false;
  out_.certain = true;
  symbol().number = part_of(p[1]);
  if (p.size() == 3) {
    const int second = number_of(p[2].text);
    if (second < 1) return false;
    if (!is_year(second) && !is_year(first)) {
      if (first > 199 || first <= last_roman_session) return false;
      symbol().organ = "A", symbol().body = "General Assembly";  // S/RES/64/293
      symbol().session = part_of(p[1]), symbol().number = part_of(p[2]);
      symbol().session_kind = UnSession::regular;
      symbol().text = "A/RES/" + std::to_string(first) + "/" + std::to_string(second);
      blame(UnFault::structure, "resolutions of the Security Council have a number and a year, no session");
      return true;
    }
    // Resolutions whose numbers look like years are of 2010 to 2013.
    const auto theirs = [](int year) { return year >= 2010 && year <= 2013; };
    const bool swapped = is_year(first) && (!is_year(second) || (theirs(first) && !theirs(second)));
    symbol().number = part_of(p[swapped ? 2 : 1]);
    symbol().year = part_of(p[swapped ? 1 : 2]);
    blame(UnFault::structure, "the year of a Security Council resolution stands in brackets behind its number");
  }
  if (!brackets_.empty()) {
    const int year = number_of(brackets_[0].text);
    symbol().year = part_of(brackets_[0]);
    if (!is_year(year)) {
      symbol().year = {};
      blame(UnFault::structure,
            "\"" + std::string(brackets_[0].text) + "\" is no year of a Security Council resolution");
    }
  }
  symbol().text += "/RES/" + std::to_string(symbol().number.value);
  if (symbol().year) symbol().text += " (" + std::to_string(symbol().year.value) + ")";
  return true;
}

// "64", "S-10", "ES-11"
bool SymbolReader::session_at(const Slice& part) {
  std::string_view digits = part.text;
  symbol().session_kind = UnSession::regular;
  for (const auto& [prefix, kind] : {std::pair{"ES-", UnSession::emergency}, std::pair{"S-", UnSession::special}})
    if (digits.size() > 2 && same_word(digits.substr(0, std::string_view(prefix).size()), prefix)) {
      digits.remove_prefix(std::string_view(prefix).size());
      symbol().session_kind = kind;
      break;
    }
  const int n = number_of(digits);
  if (n < 1 || n > 199) return false;
  symbol().session = {n, part.begin, part.end()};
  const char* prefix = symbol().session_kind == UnSession::regular   ? ""
                       : symbol().session_kind == UnSession::special ? "S-"
                                                                     : "ES-";
  symbol().text += "/" + std::string(prefix) + std::to_string(n);
  return true;
}

// "3363 (XXX)", "217 A (III)", "3362 (S-VII)"; also without the session.
bool SymbolReader::roman_resolution(const Slice& number) {
  std::string_view digits = number.text;
  if (digits.size() > 1 && is_letter(digits.back()))
    symbol().letter = std::string(1, to_upper(digits.back())), digits.remove_suffix(1);
  if (number_of(digits) < 1) return false;
  symbol().number = {number_of(digits), number.begin, number.begin + digits.size()};
  if (!late_letter_.empty()) symbol().letter = late_letter_;
  std::string& text = symbol().text;
  text += "/" + std::to_string(symbol().number.value);
  const bool has_session = !brackets_.empty() && !is_year(number_of(brackets_[0].text));
  if (!symbol().letter.empty()) text += (has_session ? " " : "") + symbol().letter;  // "217 A (III)", "217A"
  if (brackets_.empty()) return true;
  std::string_view session = brackets_[0].text;
  if (is_year(number_of(session))) {
    symbol().year = part_of(brackets_[0]);
    if (symbol().year.value < opening_year_of_session(last_roman_session) + 2) return true;
    symbol().organ = "S", symbol().body = "Security Council";
    text = "S/RES/" + std::to_string(symbol().number.value) + " (" + std::string(session) + ")";
    blame(UnFault::structure,
          "resolutions of the General Assembly have a session, not a year: this is the form of the "
          "Security Council");
    return true;
  }
  symbol().session_kind = UnSession::regular;
  if (session.starts_with("S-")) symbol().session_kind = UnSession::special, session.remove_prefix(2);
  else if (session.starts_with("ES-")) symbol().session_kind = UnSession::emergency, session.remove_prefix(3);
  const int n = from_roman(session);
  const bool assembly = symbol().organ == "A" && symbol().body == "General Assembly";
  if (n == 0 || (assembly && symbol().session_kind == UnSession::regular && n > last_roman_session)) {
    blame(UnFault::structure,
          "\"" + std::string(brackets_[0].text) + "\" is no session in Roman numerals: they go from I to XXX");
    text.clear();
    return true;
  }
  symbol().session = {n, brackets_[0].begin, brackets_[0].end()};
  text += " (" + std::string(brackets_[0].text) + ")";
  return true;
}

// "A/RES/64/293", "A/RES/31/16 A", "A/RES/3363 (XXX)", "A/DEC/64/501", "A/HRC/RES/17/4"
bool SymbolReader::assembly_resolution(Parts parts) {
  const std::string_view head = head_of(parts[0].text);
  symbol().series = same_word(head, "RES")   ? UnSeries::resolution
                    : same_word(head, "DEC") ? UnSeries::decision
                                             : UnSeries::presidential_statement;
  symbol().text += symbol().series == UnSeries::resolution ? "/RES"
                   : symbol().series == UnSeries::decision ? "/DEC"
                                                           : "/PRST";
  std::vector<Slice> p(parts.begin(), parts.end());
  if (p[0].text.size() != head.size() || p.size() < 2 || p.size() > 3) return false;
  out_.certain = true;
  if (p.size() == 2) {
    const std::size_t mark = p[1].text.find_first_of("-.", p[1].text.find_first_of("0123456789"));
    if (mark == std::string_view::npos) return roman_resolution(p[1]);
    p.push_back({p[1].text.substr(mark + 1), p[1].begin + mark + 1});  // "64-293"
    p[1].text = p[1].text.substr(0, mark);
    blame(UnFault::structure, "a stroke stands between the session and the number");
  }
  int first = number_of(p[1].text);
  if (first > 199 && number_of(p[2].text) > 0 && number_of(p[2].text) <= 199) {
    std::swap(p[1], p[2]);
    blame(UnFault::structure, "the session stands before the number");
  }
  if (!session_at(p[1])) return false;
  std::string_view digits = p[2].text, letter = late_letter_;
  while (!digits.empty() && is_letter(digits.back())) digits.remove_suffix(1);
  if (digits.size() < p[2].text.size()) letter = p[2].text.substr(digits.size());
  const int n = number_of(digits);
  if (n < 0 || letter.size() > 2) return false;
  symbol().number = {n, p[2].begin, p[2].begin + digits.size()};
  symbol().text += "/" + std::to_string(n);
  if (!brackets_.empty() && is_year(number_of(brackets_[0].text))) symbol().year = part_of(brackets_[0]);
  // "31/16 A"; an article that follows is no letter, so only at the end or before a mark.
  if (letter.empty() && brackets_.empty() && at_ + 1 < s_.size() && s_[at_] == ' ' && is_upper(s_[at_ + 1]) &&
      letter_ends(at_ + 2))
    letter = s_.substr(at_ + 1, 1), out_.size = at_ += 2;
  for (const char c : letter) symbol().letter += to_upper(c);
  if (!letter.empty()) symbol().text += " " + symbol().letter;
  if (symbol().session_kind == UnSession::regular && symbol().body == "General Assembly" &&
      symbol().session.value <= last_roman_session)
    blame(UnFault::structure, "to session 30, resolutions carry the session in Roman numerals behind the number"),
        symbol().text.clear();
  return true;
}

// "S/PV.5551", "S/PV.5551 (Resumption 1)"
bool SymbolReader::meeting(Parts parts) {
  symbol().series = UnSeries::meeting;
  std::vector<Slice> p(parts.begin(), parts.end());
  Slice number = p[0];
  number.text.remove_prefix(2), number.begin += 2;
  std::size_t used = 1;
  if (number.text.empty() && p.size() >= 2) {  // "PV/5551"
    number = p[1], used = 2;
    blame(UnFault::structure, "a full stop stands between PV and the number");
  } else if (!number.text.empty() && number.text[0] != '.') {  // "PV5551", "PV-5551"
    if (!is_alnum(number.text[0])) number.text.remove_prefix(1), ++number.begin;
    blame(UnFault::structure, "a full stop stands between PV and the number");
  } else if (!number.text.empty()) {
    number.text.remove_prefix(1), ++number.begin;
  }
  while (number.text.size() > 3 && same_word(number.text.substr(0, 3), "PV.")) {
    number.text.remove_prefix(3), number.begin += 3;
    blame(UnFault::structure, "PV stands twice");
  }
  if (number_of(number.text) < 1 || p.size() != used) return false;
  out_.certain = true;
  symbol().number = part_of(number);
  symbol().text += "/PV." + std::to_string(symbol().number.value);
  for (const Slice& bracket : brackets_) {
    std::string inside(bracket.text);
    if (inside == "OR") continue;  // official record, of the same meeting
    if (is_year(number_of(inside))) {
      symbol().year = part_of(bracket);
      continue;
    }
    const std::size_t digit = inside.find_first_of("0123456789");
    if (digit != std::string::npos && digit > 0 && is_letter(inside[digit - 1])) inside.insert(digit, " ");
    symbol().suffixes.push_back(inside);
    symbol().text += " (" + inside + ")";
  }
  return true;
}

// "S/PRST/2017/1"
bool SymbolReader::statement(Parts parts) {
  symbol().series = UnSeries::presidential_statement;
  if (parts[0].text.size() != 4 || parts.size() < 2 || parts.size() > 3) return false;
  out_.certain = true;
  std::vector<Slice> p(parts.begin(), parts.end());
  const std::size_t mark = p[1].text.find_first_of("-.");
  if (p.size() == 2 && mark != std::string_view::npos) {  // "2017-1"
    p.push_back({p[1].text.substr(mark + 1), p[1].begin + mark + 1});
    p[1].text = p[1].text.substr(0, mark);
    blame(UnFault::structure, "a stroke stands between the year and the number");
  }
  if (number_of(p[1].text) < 1) return false;
  if (p.size() == 2) {
    if (is_year(number_of(p[1].text)) && brackets_.empty()) symbol().year = part_of(p[1]);
    else symbol().number = part_of(p[1]);
    if (!brackets_.empty() && is_year(number_of(brackets_[0].text))) {  // "S/PRST/1 (2017)"
      symbol().year = part_of(brackets_[0]);
    }
    blame(UnFault::structure, "a presidential statement has a year and a number: S/PRST/2017/1");
    symbol().text.clear();
    if (symbol().number && symbol().year)
      symbol().text = "S/PRST/" + std::to_string(symbol().year.value) + "/" + std::to_string(symbol().number.value);
    return true;
  }
  if (number_of(p[2].text) < 1) return false;
  if (!is_year(number_of(p[1].text)) && is_year(number_of(p[2].text))) {
    std::swap(p[1], p[2]);
    blame(UnFault::structure, "the year stands before the number");
  }
  if (!is_year(number_of(p[1].text))) return false;
  symbol().year = part_of(p[1]);
  symbol().number = part_of(p[2]);
  symbol().text += "/PRST/" + std::to_string(symbol().year.value) + "/" + std::to_string(symbol().number.value);
  return true;
}

// "S/2024/215", "S/26000"
bool SymbolReader::council_document(Parts parts) {
  if (parts.size() > 2) return false;
  std::vector<Slice> p(parts.begin(), parts.end());
  const int first = number_of(p[0].text);
  if (first < 1) return false;
  if (p.size() == 1) {
    symbol().number = part_of(p[0]);
    symbol().text += "/" + std::to_string(first);
    if (!brackets_.empty() && !is_year(number_of(brackets_[0].text))) return false;
    return first < 30000;
  }
  const int second = number_of(p[1].text);
  if (second < 1) return false;
  if (first < first_year_in_documents || !is_year(first)) {
    if (second < first_year_in_documents || !is_year(second)) return false;
    std::swap(p[0], p[1]);
    blame(UnFault::structure, "the year stands before the number");
  }
  out_.certain = out_.certain || out_.fault != UnFault::structure;
  symbol().year = part_of(p[0]);
  symbol().number = part_of(p[1]);
  symbol().text += "/" + std::to_string(symbol().year.value) + "/" + std::to_string(symbol().number.value);
  return true;
}

// "E/RES/2017/1", "E/RES/1503 (XLVIII)", "T/RES/2200 (LXI)"
bool SymbolReader::economic_resolution(Parts parts) {
  const bool resolution = same_word(parts[0].text, "RES");
  if (!resolution && !same_word(parts[0].text, "DEC")) return false;
  symbol().series = resolution ? UnSeries::resolution : UnSeries::decision;
  symbol().text += resolution ? "/RES" : "/DEC";
  if (parts.size() == 2) return out_.certain = roman_resolution(parts[1]);
  if (parts.size() != 3 || !is_year(number_of(parts[1].text)) || number_of(parts[2].text) < 1) return false;
  out_.certain = true;
  symbol().year = part_of(parts[1]);
  symbol().number = part_of(parts[2]);
  symbol().text += "/" + std::string(parts[1].text) + "/" + std::to_string(symbol().number.value);
  return true;
}

// One later part in its normal form: "293", "2-4", "S-15", "PV.5551", "Sub.2", "PRK".
bool SymbolReader::generic_part(std::string_view part, std::string& out) const {
  std::string_view rest = part;
  const std::string_view head = head_of(part);
  if (head == part && !all_digits(part)) {
    for (const std::string_view word : part_words())
      if (any_case_ ? same_word(word, head) : word == head || (word == "Sub" && head == "SUB")) return out = word, true;
    const bool country =
        part.size() == 3 && (organ_->opens.starts_with("C|") || organ_->code == "A" || organ_->code == "CAT");
    for (const char c : part) out += to_upper(c);
    return country || listed(organ_->opens, head, !any_case_);
  }
  if (!head.empty() && !is_digit(head[0])) {
    const std::string_view tail = part.substr(head.size());
    if (tail[0] != '.' && !(tail[0] == '-' && (head == "S" || head == "ES"))) return false;
    bool known = listed(organ_->opens, head, !any_case_) || same_word(head, "ES");
    out = std::string(head);
    for (char& c : out) c = to_upper(c);
    if (out == "SUB") out = "Sub";
    for (const std::string_view word : part_words()) known = known || word == out;
    if (!known) return false;
    out += tail[0];
    rest = tail.substr(1);
  }
  for (const char c : rest) {
    if (!is_alnum(c) && c != '-' && c != '.') return false;
    out += to_upper(c);
  }
  return !rest.empty();
}

bool SymbolReader::generic(Parts parts) {
  bool digits = false;
  for (const Slice& part : parts) {
    std::string normal;
    if (!generic_part(part.text, normal)) return false;
    digits = digits || normal.find_first_of("0123456789") != std::string::npos;
    symbol().text += "/" + normal;
  }
  if (!digits) return false;
  const std::string_view head = head_of(parts[0].text);
  out_.certain = !all_digits(head) && parts.size() >= 2 && head.size() >= 2;
  if (same_word(head, "HRC") && organ_->code == "A") symbol().body = "Human Rights Council";
  if (organ_->code == "E" && parts.size() == 2 && is_year(number_of(parts[0].text)) && all_digits(parts[1].text)) {
    symbol().year = part_of(parts[0]), symbol().number = part_of(parts[1]);
    out_.certain = true;
  }
  const std::string_view last = head_of(parts.back().text);
  if (last == "PV" || last == "SR") {
    symbol().series = UnSeries::meeting;
    out_.certain = parts.back().text.size() > 3;
  }
  if (organ_->code == "A" && all_digits(head) && parts.size() >= 2 && parts[0].text.size() <= 3) {
    symbol().session_kind = UnSession::regular;
    symbol().session = part_of(parts[0]);
    if (all_digits(parts[1].text)) symbol().number = part_of(parts[1]);
  }
  for (const Slice& bracket : brackets_) symbol().text += " (" + std::string(bracket.text) + ")";
  return true;
}

}  // namespace claims::citation
