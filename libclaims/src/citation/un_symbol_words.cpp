#include "citation/un_symbol_words.h"

#include <charconv>

namespace claims::citation {
namespace {

// Bodies with a series of their own: only with a first part that is known, as the codes are words of other trades.
constexpr Organ own_series[] = {
    {"BWC", "", "CONF|MSP|AHG"},
    {"CAT", "Committee against Torture", "C|OP|SP"},
    {"CCPR", "Human Rights Committee", "C|SP"},
    {"CCW", "", "CONF|GGE|P.V|MSP"},
    {"CD", "Conference on Disarmament", "PV|0"},
    {"CED", "Committee on Enforced Disappearances", "C|SP"},
    {"CEDAW", "Committee on the Elimination of Discrimination against Women", "C|SP"},
    {"CERD", "Committee on the Elimination of Racial Discrimination", "C|SP"},
    {"CMW", "Committee on Migrant Workers", "C|SP"},
    {"CRC", "Committee on the Rights of the Child", "C|SP"},
    {"CRPD", "Committee on the Rights of Persons with Disabilities", "C|CSP"},
    {"CTOC", "", "COP"},
    {"DP", "United Nations Development Programme", "FPA|OPS|Y|DCP"},
    {"FCCC", "", "CP|SBI|SBSTA|KP|PA|ADP|AWGLCA|CRP|INFORMAL|TP"},
    {"HRI", "", "CORE|GEN|MC|ICM|PRST"},
    {"HSP", "United Nations Human Settlements Programme", "GC|HA|EB|OECPR"},
    {"ICCD", "", "COP|CRIC|CST"},
    {"ISBA", "International Seabed Authority", "A|C|Y|0"},
    {"NPT", "", "CONF"},
    {"PBC", "Peacebuilding Commission", "OC|0"},
    {"TD", "United Nations Conference on Trade and Development", "B|L|RES|INF|CODE|TIMBER|COCOA|0"},
    {"UNEP", "United Nations Environment Programme", "EA|GC|GCSS|POPS|OZL|CBD|WG|PP|EC"},
    {"UNW", "UN-Women", "Y"},
};

constexpr Organ principal[] = {
    {"S", "Security Council", "RES|PV|PRST|AC|C|INF|Agenda|PET|NC|COM|PROCEDURE|Y|0"},
    {"A", "General Assembly", "RES|DEC|PV|HRC|AC|C|CN|CONF|BUR|INF|SPC|WG|NGO|PRST|DC|ES|S|L|CES|COM|MIN|AI|BLOC|EQ|0"},
    {"E", "Economic and Social Council",
     "RES|DEC|CN|C|AC|CONF|CEPA|CRP|ECA|ECE|ECLAC|ESCAP|ESCWA|HLPF|HLS|ICEF|INCB|INF|L|NGO|NL|PV|SR|TT|UNITAR|UNDP|"
     "WFP|FFDF|GEGN|Y|0"},
    {"ST", "Secretariat",
     "SGB|AI|IC|ADM|LIB|ESA|CS|SG|LEG|STAT|HR|TAO|DPI|CONF|GENEVA|PS|SPACE|ECA|SOA|DPA|CTC|CTS|IFCT"},
    {"T", "Trusteeship Council", "RES|PV|PET|L|COM|AC|C|DEC|INF|OBS|PRST|0"},
};

// Words of the later parts, as they are written in the normal form.
constexpr std::string_view parts_in_use[] = {
    "A",     "AC",  "ADP",   "AGENDA", "AI",   "AIR",     "ANNEX", "AWGLCA", "B",    "BUR",  "C",   "CEFACT",   "CMA",
    "CN",    "CO",  "COM",   "CONF",   "CONV", "COP",     "CORE",  "CP",     "CRC",  "CRIC", "CRP", "CSP",      "CST",
    "D",     "DC",  "DCP",   "DEC",    "DEV",  "EA",      "EB",    "EC",     "EX",   "F",    "FPA", "GC",       "GCSS",
    "GE",    "GEN", "GGE",   "HA",     "HRC",  "I",       "IG",    "II",     "III",  "IV",   "INF", "INFORMAL", "ITC",
    "IWG",   "KP",  "L",     "LDC",    "MC",   "MIN",     "MISC",  "MP",     "MSP",  "NC",   "NGO", "NI",       "OC",
    "OP",    "OPS", "PA",    "PC",     "PET",  "PREPCOM", "PRST",  "PV",     "Q",    "R",    "RC",  "RES",      "RT",
    "S",     "SBI", "SBSTA", "SC",     "SER",  "SP",      "SR",    "SS",     "STAT", "Sub",  "T",   "TP",       "TRANS",
    "TRADE", "V",   "WAT",   "WG",     "WP",   "WPM"};

constexpr std::string_view changes[] = {"Add", "Amend", "Corr", "Rev"};

}  // namespace

const Organ* organ_of(std::string_view code, bool any_case) noexcept {
  for (const std::span<const Organ> organs : {std::span<const Organ>(principal), std::span<const Organ>(own_series)})
    for (const Organ& organ : organs)
      if (any_case ? same_word(organ.code, code) : organ.code == code) return &organ;
  return nullptr;
}

std::span<const std::string_view> part_words() noexcept { return parts_in_use; }
std::span<const std::string_view> suffix_words() noexcept { return changes; }

bool same_word(std::string_view a, std::string_view b) noexcept {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (to_upper(a[i]) != to_upper(b[i])) return false;
  return true;
}

bool all_digits(std::string_view s) noexcept {
  for (const char c : s)
    if (!is_digit(c)) return false;
  return !s.empty();
}

int number_of(std::string_view s) noexcept {
  int value = -1;
  if (all_digits(s) && s.size() <= 6) std::from_chars(s.data(), s.data() + s.size(), value);
  return value;
}

bool listed(std::string_view list, std::string_view word, bool exact) noexcept {
  const int number = number_of(word);
  while (!list.empty()) {
    const std::size_t bar = list.find('|');
    const std::string_view entry = list.substr(0, bar);
    list = bar == std::string_view::npos ? std::string_view() : list.substr(bar + 1);
    if (entry == "0" ? number > 0 : entry == "Y" ? is_year(number) : exact ? entry == word : same_word(entry, word))
      return true;
  }
  return false;
}

std::string_view head_of(std::string_view part) noexcept {
  if (!part.empty() && is_digit(part[0])) return part;
  std::size_t n = 0;
  while (n < part.size() && is_letter(part[n])) ++n;
  return part.substr(0, n);
}

bool is_suffix(std::string_view part) noexcept {
  if (same_word(part, "Summary")) return true;
  const std::string_view word = head_of(part);
  for (const std::string_view name : changes)
    if (same_word(word, name)) {
      const std::string_view rest = part.substr(word.size());
      return rest.size() > 1 && rest[0] == '.' && is_digit(rest[1]);
    }
  return false;
}

}  // namespace claims::citation
