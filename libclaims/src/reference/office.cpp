#include "reference/office.h"

#include "data/data.h"
#include "reference/sorted_lines.h"

#include <algorithm>
#include <utility>

namespace claims::reference {
namespace {

const SortedLines& terms_table() {
  static const SortedLines table(data::file("reference/office_holders.tsv"));
  return table;
}

const SortedLines& names_table() {
  static const SortedLines table(data::file("reference/office_holder_names.tsv"));
  return table;
}

enum Column { key, wikidata, person, spellings, country, office, title, from, to, sources };

// Rows of one person stand together. Without a Wikidata id the country tells people of one name apart.
bool same_person(std::string_view a, std::string_view b) {
  return field(a, key) == field(b, key) && field(a, wikidata) == field(b, wikidata) &&
         (!field(a, wikidata).empty() || field(a, country) == field(b, country));
}

void add_people(std::string_view row_key, std::string_view id, std::vector<HolderId>& out) {
  const SortedLines& table = terms_table();
  std::string_view last;
  for (std::size_t at = table.lower_bound(row_key); at < table.size(); at = table.next(at)) {
    const std::string_view line = table.line(at);
    if (field(line, key) != row_key) break;
    if (field(line, wikidata) == id && (last.empty() || !same_person(last, line))) {
      const auto holder_id = static_cast<HolderId>(at);
      if (std::find(out.begin(), out.end(), holder_id) == out.end()) out.push_back(holder_id);
    }
    last = line;
  }
}

std::vector<HolderId> find(std::string_view name, std::string_view kind) {
  std::vector<HolderId> found;
  const std::string folded = fold_name(name);
  if (folded.empty()) return found;
  const SortedLines& table = names_table();
  for (std::size_t at = table.lower_bound(folded); at < table.size(); at = table.next(at)) {
    const std::string_view line = table.line(at);
    if (field(line, 0) != folded) break;
    if (field(line, 1) == kind) add_people(field(line, 2), field(line, 3), found);
  }
  return found;
}

Office read_office(std::string_view text) {
  if (text == "head_of_state") return Office::head_of_state;
  return text == "head_of_government" ? Office::head_of_government : Office::leader;
}

OfficeTerm read_term(std::string_view line) {
  OfficeTerm term;
  term.person = field(line, person);
  term.spellings = field(line, spellings);
  term.country = field(line, country);
  term.office = read_office(field(line, office));
  term.title = field(line, title);
  term.from = read_term_date(field(line, from), false);
  term.to = read_term_date(field(line, to), true);
  term.sources = field(line, sources);
  term.wikidata = field(line, wikidata);
  return term;
}

using CountryRow = std::pair<std::string_view, std::size_t>;  // country, start of a line

// All rows by country, in the table's order. Made on first use.
const std::vector<CountryRow>& rows_by_country() {
  static const std::vector<CountryRow> all = [] {
    std::vector<CountryRow> rows;
    const SortedLines& table = terms_table();
    for (std::size_t at = table.begin(); at < table.size(); at = table.next(at))
      rows.emplace_back(field(table.line(at), country), at);
    std::sort(rows.begin(), rows.end());
    return rows;
  }();
  return all;
}

// Base letters of U+00C0..U+024F and U+1E00..U+1EFF; '.' = none, upper case = two letters.
constexpr std::string_view latin =
    "aaaaaaEceeeeiiiidnooooo.ouuuuyTSaaaaaaEceeeeiiiidnooooo.ouuuuyTy"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghh..iiiiiiiiii..jjkk.lllllll"
    "lllnnnnnnn..ooooooOOrrrrrrsssssssstttt..uuuuuuuuuuuuwwyyyzzzzzzs"
    "...............a................oo.............uu..............."
    ".............aaiioouuuuuuuuuu.aaaa....ggkkoooo..j...gg..nnaa...."
    "aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............"
    "................";
constexpr std::string_view latin_additional =
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
    "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
    "wwwwwwwwwwxxxxyyzzzzzzhtwyas....aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
    "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";
static_assert(latin.size() == 0x250 - 0xC0 && latin_additional.size() == 0x100);

void add_letter(char base, std::string& out) {
  switch (base) {
    case '.': break;
    case 'S': out += "ss"; break;
    case 'E': out += "ae"; break;
    case 'T': out += "th"; break;
    case 'O': out += "oe"; break;
    default: out += base;
  }
}

void add_space(std::string& out) {
  if (!out.empty() && out.back() != ' ') out += ' ';
}

}  // namespace

const char* name_of(Office value) noexcept {
  switch (value) {
    case Office::head_of_state: return "head of state";
    case Office::head_of_government: return "head of government";
    case Office::leader: return "leader";
  }
  return "";
}

std::string fold_name(std::string_view name) {
  std::string out;
  out.reserve(name.size());
  for (std::size_t i = 0; i < name.size(); ++i) {
    const auto c = static_cast<unsigned char>(name[i]);
    if (c < 0x80) {
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += static_cast<char>(c);
      else if (c >= 'A' && c <= 'Z') out += static_cast<char>(c | 0x20);
      else if (c == ' ' || c == '-' || c == '.' || c == ',' || c == '\n' || c == '\t') add_space(out);
      continue;
    }
    const auto next = [&](std::size_t k) {
      return i + k < name.size() ? static_cast<unsigned char>(name[i + k]) & 0x3Fu : 0u;
    };
    if (c >= 0xC2 && c <= 0xDF && i + 1 < name.size()) {
      const unsigned code = ((c & 0x1Fu) << 6) | next(1);
      if (code == 0xA0) add_space(out);
      else if (code >= 0xC0 && code < 0x250) add_letter(latin[code - 0xC0], out);
      i += 1;
    } else if (c >= 0xE0 && c <= 0xEF && i + 2 < name.size()) {
      const unsigned code = ((c & 0x0Fu) << 12) | (next(1) << 6) | next(2);
      if (code >= 0x1E00 && code < 0x1F00) add_letter(latin_additional[code - 0x1E00], out);
      else if (code >= 0x2010 && code <= 0x2015) add_space(out);
      i += 2;
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::vector<HolderId> holders_named(std::string_view name) { return find(name, "name"); }
std::vector<HolderId> holders_surnamed(std::string_view surname) { return find(surname, "surname"); }

std::vector<HolderId> holders_called(std::string_view given) {
  std::vector<HolderId> found;
  const std::string start = fold_name(given) + ' ';
  const SortedLines& table = names_table();
  for (std::size_t at = table.lower_bound(start); at < table.size(); at = table.next(at)) {
    const std::string_view line = table.line(at);
    if (line.substr(0, start.size()) != start) break;
    if (field(line, 1) == "name") add_people(field(line, 2), field(line, 3), found);
  }
  return found;
}

OfficeHolder holder(HolderId id) {
  const SortedLines& table = terms_table();
  OfficeHolder result;
  result.id = id;
  const std::string_view first = table.line(id);
  result.name = field(first, person);
  for (std::size_t at = id; at < table.size(); at = table.next(at)) {
    const std::string_view line = table.line(at);
    if (!same_person(first, line)) break;
    result.terms.push_back(read_term(line));
  }
  return result;
}

std::vector<OfficeTerm> terms_in(std::string_view in, Office wanted) {
  std::vector<OfficeTerm> found;
  const auto& rows = rows_by_country();
  const auto at = std::lower_bound(rows.begin(), rows.end(), CountryRow(in, 0));
  for (auto row = at; row != rows.end() && row->first == in; ++row) {
    const std::string_view line = terms_table().line(row->second);
    if (read_office(field(line, office)) == wanted) found.push_back(read_term(line));
  }
  return found;
}

std::vector<OfficeTerm> holders_in(std::string_view in, Office wanted, Period on) {
  std::vector<OfficeTerm> found = terms_in(in, wanted);
  std::erase_if(found, [&](const OfficeTerm& term) {
    const Day last = term.to.open ? office_cut_off() : term.to.days.first;
    return !term.from.days.known() || !(term.to.open || term.to.days.known()) || term.from.days.last > on.first ||
           on.last > last;
  });
  return found;
}

Day office_cut_off() noexcept { return to_day({2025, 9, 30}); }

Held held_office(const OfficeHolder& who, std::string_view in, Period on, std::optional<Office> wanted) {
  if (!on.known() || who.terms.empty()) return Held::unknown;
  Held result = on.last > office_cut_off() ? Held::unknown : Held::no;
  bool here = false;
  for (const OfficeTerm& term : who.terms) {
    if (!in.empty() && term.country != in) continue;
    here = true;
    if (wanted && term.office != *wanted && term.office != Office::leader) continue;
    const bool from_known = term.from.days.known(), to_known = term.to.days.known();
    const Day to_certain = term.to.open ? office_cut_off() : to_known ? term.to.days.first : term.from.days.first;
    if (from_known && (to_known || term.to.open) && term.from.days.last <= on.first && on.last <= to_certain)
      return Held::yes;
    const bool begins_after = from_known && on.last < term.from.days.first;
    const bool ends_before = to_known && term.to.days.last < on.first;
    if (!begins_after && !ends_before) result = Held::unknown;
  }
  return here ? result : Held::unknown;
}

std::string describe(const OfficeTerm& term, std::string_view name) {
  std::string out(name.empty() ? term.person : name);
  out += term.to.open ? " has been " : " was ";
  out += term.title.empty() ? std::string_view(name_of(term.office)) : term.title;
  out += " of ";
  out += term.country;
  const std::string from = to_prose(term.from), to = to_prose(term.to);
  if (term.to.open) return out + (from.empty() ? "" : " since " + from);
  if (!from.empty()) out += " from " + from;
  if (!to.empty()) out += (from.empty() ? " until " : " to ") + to;
  return out;
}

}  // namespace claims::reference
