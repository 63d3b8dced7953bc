// Acronyms against the names that they are said to stand for, and against each other.
#include "check/acronym.h"

#include "check/check.h"
#include "check/context.h"
#include "check/name_words.h"
#include "reference/acronym.h"
#include "reference/organisation.h"
#include "text/lexicon.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace claims::check {
namespace {

using text::WordClass;

// Words without the linking ones, as a table's meaning and a story's words are compared.
std::vector<std::string> content_of(std::string_view meaning) {
  std::vector<std::string> words;
  std::string word;
  const auto keep = [&] {
    if (!word.empty() && word != "of" && word != "the" && word != "for" && word != "and" && word != "on" &&
        word != "in" && word != "to")
      words.push_back(word);
    word.clear();
  };
  for (const char c : lower_case(meaning)) {
    if (c == ' ' || c == ',' || c == '-') keep();
    else if (c == '\'') continue;
    else word += c;
  }
  keep();
  for (std::string& w : words)
    if (w == "childrens") w = "children";
  return words;
}
std::vector<std::string> content_of(const Expansion& expansion) {
  std::vector<std::string> words;
  for (const ExpansionWord& word : expansion.words)
    if (!word.linking) words.push_back(word.lower);
  return words;
}

bool same_word(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  return a == b || (b.size() == a.size() + 1 && b.back() == 's' && b.substr(0, a.size()) == a);
}
// "Highly" for "High", "Mobile" for "Mobility".
bool akin(std::string_view a, std::string_view b) {
  return same_word(a, b) || (a.size() >= 4 && b.size() >= 4 && a.substr(0, 4) == b.substr(0, 4));
}

struct Agreement {
  std::size_t words = 0;  // of the meaning
  std::size_t same = 0;   // the last words that are the same, or akin
  std::size_t exact = 0;
};
Agreement compare(const std::vector<std::string>& text, const std::vector<std::string>& meaning) {
  Agreement result{meaning.size(), 0, 0};
  if (text.size() < meaning.size()) return result;
  const std::size_t from = text.size() - meaning.size();
  for (std::size_t i = 0; i < meaning.size(); ++i) {
    result.same += akin(text[from + i], meaning[i]);
    result.exact += same_word(text[from + i], meaning[i]);
  }
  return result;
}

enum class Slip { none, exchanged, swapped };  // one letter is another, two neighbours are swapped
Slip slip_between(std::string_view a, std::string_view b) {
  if (a.size() != b.size() || a == b) return Slip::none;
  std::size_t i = 0;
  while (a[i] == b[i]) ++i;
  if (a.substr(i + 1) == b.substr(i + 1)) return Slip::exchanged;
  return i + 1 < a.size() && a[i] == b[i + 1] && a[i + 1] == b[i] && a.substr(i + 2) == b.substr(i + 2) ? Slip::swapped
                                                                                                        : Slip::none;
}

class AcronymCheck {
 public:
  AcronymCheck(const Story& story, Output& out) : story_(story), out_(out), expansions_(find_expansions(story)) {}

  void run() {
    for (const Expansion& expansion : expansions_)
      if (!check_known(expansion) && expansion.joint == Expansion::Joint::brackets) check_initials(expansion);
    check_two_meanings();
    check_variants();
  }

 private:
  std::string_view slice(Span span) const { return story_.document.slice(span); }
  Span span_of(const Expansion& e) const { return story_.tokens[e.token].span; }
  // The last `count` content words of the expansion.
  Span words_span(const Expansion& e, std::size_t count) const {
    std::size_t i = e.words.size();
    std::uint32_t first = e.words.back().token;
    while (i > 0 && count > 0) {
      --i;
      if (e.words[i].linking) continue;
      first = e.words[i].token;
      --count;
    }
    return {story_.tokens[first].span.begin, story_.tokens[e.words.back().token].span.end};
  }

  // Against the table. True if the table says that all is well, or something was reported.
  bool check_known(const Expansion& e) {
    const std::vector<std::string> words = content_of(e);
    const reference::Acronym own = reference::acronym(e.letters);
    for (std::string_view meaning : own.meanings) {
      const auto agreed = compare(words, content_of(meaning));
      if (agreed.exact == agreed.words) return true;
    }
    if (check_other_acronym(e, words, own) || check_organisation(e, own)) return true;
    if (e.joint == Expansion::Joint::comma) return false;
    for (std::string_view meaning : own.meanings) {
      const auto agreed = compare(words, content_of(meaning));
      if (agreed.words < 3 || agreed.same + 1 < agreed.words || agreed.exact == 0) continue;
      const bool initials = are_initials(e);
      const Span span = words_span(e, agreed.words);
      Finding& f = add(out_, story_, "acronym.meaning", initials ? Level::warning : Level::error, span,
                       fmt::format("{} stands for {}, not for {}", e.letters, meaning, in_one_line(slice(span))),
                       initials ? 0.8 : 0.92);
      because(f, fmt::format("the story gives {} as the name of {}", in_one_line(slice(span)), e.letters), span_of(e));
      because(f, fmt::format("{}: {}", e.letters, meaning), std::nullopt, std::string(own.source));
      f.replacement = std::string(meaning);
      return true;
    }
    return false;
  }

  // "International Energy Agency (IAEA)": the name is that of another acronym of the table.
  bool check_other_acronym(const Expansion& e, const std::vector<std::string>& words, const reference::Acronym& own) {
    for (const reference::Acronym& other : reference::acronyms()) {
      if (other.letters == e.letters) continue;
      const Slip slip = slip_between(e.letters, other.letters);
      if (own.letters.empty() && slip == Slip::none) continue;
      if (e.joint == Expansion::Joint::comma && slip != Slip::swapped) continue;
      for (std::string_view meaning : other.meanings) {
        const auto agreed = compare(words, content_of(meaning));
        if (agreed.words < 3 || agreed.exact != agreed.words) continue;
        Finding& f = add(out_, story_, "acronym.meaning", Level::error, span_of(e),
                         fmt::format("the {} is {}, not {}", in_one_line(slice(words_span(e, agreed.words))),
                                     other.letters, e.letters),
                         0.95);
        because(f, fmt::format("the story calls it {}", e.letters), words_span(e, agreed.words));
        because(f, fmt::format("{}: {}", other.letters, meaning), std::nullopt, std::string(other.source));
        if (!own.letters.empty())
          because(f, fmt::format("{}: {}", own.letters, own.meanings.front()), std::nullopt, std::string(own.source));
        f.replacement = std::string(other.letters);
        return true;
      }
    }
    return false;
  }

  // "North Atlantic Treaty Organization (NTAO)": the name of a body that goes by other letters.
  bool check_organisation(const Expansion& e, const reference::Acronym& own) {
    if (e.joint != Expansion::Joint::brackets || e.letters.size() < 3 || !own.letters.empty()) return false;
    for (std::size_t count = 3; count <= content_of(e).size(); ++count) {
      const Span span = words_span(e, count);
      const auto found = reference::organisations_named(slice(span));
      if (found.size() != 1 || found.front().acronyms.empty()) continue;
      const auto& acronyms = found.front().acronyms;
      const bool near = std::any_of(acronyms.begin(), acronyms.end(), [&](std::string_view a) {
        return a == e.letters || (a.size() == e.letters.size() && slip_between(a, e.letters) != Slip::none);
      });
      if (!near || std::find(acronyms.begin(), acronyms.end(), e.letters) != acronyms.end()) return false;
      Finding& f =
          add(out_, story_, "acronym.meaning", Level::error, span_of(e),
              fmt::format("the {} is {}, not {}", in_one_line(slice(span)), acronyms.front(), e.letters), 0.93);
      because(f, fmt::format("the story calls it {}", e.letters), span);
      because(f, fmt::format("{}: {}", acronyms.front(), found.front().names.front()), std::nullopt,
              std::string(found.front().source));
      f.replacement = std::string(acronyms.front());
      return true;
    }
    return false;
  }

  // "National Ports Authority (NPB)": one letter is none of the name's.
  void check_initials(const Expansion& e) {
    if (e.letters.size() < 3 || are_initials(e)) return;
    std::string initials;
    std::vector<std::uint32_t> tokens;
    for (const ExpansionWord& word : e.words)
      if (!word.linking) {
        initials += static_cast<char>(word.lower[0] & ~0x20);
        tokens.push_back(word.token);
      }
    if (initials.size() < e.letters.size()) return;
    const std::size_t from = initials.size() - e.letters.size();
    const std::string last = initials.substr(from);
    const Slip slip = slip_between(e.letters, last);
    if (slip == Slip::none || !names_office(tokens.back())) return;
    const bool foreign = std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(from), tokens.end(), [&](auto t) {
      const text::Word& word = text::Lexicon::english()[story_.tokens[t].word];
      // Bodies of these write their names in English.
      if (one_of(word.text, {"european", "american", "british", "canadian", "australian", "english", "scottish",
                             "irish", "african", "asian", "international", "london", "york"}))
        return false;
      return word.is(WordClass::nationality) || (word.is(WordClass::place) && !is_plain_word(word.text));
    });
    const bool party = is_one_of(e.words.back().lower,
                                 {"party", "front", "movement", "union", "federation", "army", "congress", "alliance",
                                  "league", "confederation", "forces", "airport", "coalition", "guard"});
    if ((foreign || party) && slip == Slip::swapped) return;
    const Span span = words_span(e, e.letters.size());
    const bool clear = !foreign && !party;
    Finding& f = add(out_, story_, "acronym.initials", clear ? Level::error : Level::warning, span_of(e),
                     fmt::format("{} is not made of the initials of {}", e.letters, in_one_line(slice(span))),
                     clear ? 0.9 : 0.65);
    because(f, fmt::format("the initials are {}", last), span);
    because(f, fmt::format("the story writes {}", e.letters), span_of(e));
    f.replacement = last;
  }
  // The last word is a common noun, as of an office, a plan, a programme.
  bool names_office(std::uint32_t token) const {
    const text::Word& word = text::Lexicon::english()[story_.tokens[token].word];
    if (word.is(WordClass::title)) return false;             // "National Security Advisor (NSC)"
    if (story_.tokens[token].span.size() <= 3) return true;  // act, aid, law
    return word.is(WordClass::organisation) || is_plain_word(lower_case(slice(story_.tokens[token].span)));
  }
  static bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
  }

  // The same letters given to two names, each in full.
  void check_two_meanings() {
    for (std::size_t i = 0; i < expansions_.size(); ++i)
      for (std::size_t j = i + 1; j < expansions_.size() && j < i + 40; ++j) {
        const Expansion &a = expansions_[i], &b = expansions_[j];
        if (a.letters != b.letters || a.letters.size() < 3 || a.joint != Expansion::Joint::brackets ||
            b.joint != Expansion::Joint::brackets || !are_initials(a) || !are_initials(b))
          continue;
        const auto one = tail(a), two = tail(b);
        if (one.size() != two.size() || one.size() < 2) continue;
        std::size_t differ = 0;
        for (std::size_t k = 0; k < one.size(); ++k) differ += !akin(one[k], two[k]);
        if (differ == 0) continue;
        const Span span = words_span(b, two.size());
        Finding& f = add(out_, story_, "acronym.two-meanings", Level::warning, span,
                         fmt::format("{} is {} here and {} in another place", b.letters, in_one_line(slice(span)),
                                     in_one_line(slice(words_span(a, one.size())))),
                         0.75);
        because(f, fmt::format("the story gives {} here", in_one_line(slice(span))), span);
        because(f, fmt::format("and {} here", in_one_line(slice(words_span(a, one.size())))),
                words_span(a, one.size()));
      }
  }
  // As many content words as the acronym has letters.
  static std::vector<std::string> tail(const Expansion& e) {
    std::vector<std::string> words = content_of(e);
    if (words.size() < e.letters.size()) return {};
    words.erase(words.begin(), words.end() - static_cast<std::ptrdiff_t>(e.letters.size()));
    std::string initials;
    for (const std::string& word : words) initials += word[0];
    return initials == lower_case(e.letters) ? words : std::vector<std::string>();
  }

  struct Uses {
    std::uint32_t count = 0, first = 0;
    bool defined = false;
  };
  // "AFT" once in a story of the ATF.
  void check_variants() {
    std::map<std::string, Uses> uses;
    for (std::uint32_t i = 0; i < story_.tokens.size(); ++i) {
      if (!story_.tokens[i].has(Token::all_capitals) || in_capitals(i)) continue;
      const std::string letters = acronym_letters(story_, i);
      if (letters.size() < 3 || letters.size() > 7) continue;
      const auto [at, fresh] = uses.try_emplace(letters, Uses{0, i, false});
      ++at->second.count;
      if (uses.size() > 400) return;
    }
    for (const Expansion& e : expansions_)
      if (const auto at = uses.find(e.letters); at != uses.end()) at->second.defined |= are_initials(e);
    for (const auto& [wrong, use] : uses) {
      if (use.count > 1 || use.defined) continue;
      for (const auto& [right, other] : uses)
        if (&other != &use) compare_uses(wrong, use, right, other);
      compare_known(wrong, use);
    }
  }
  // Part of a line of capitals: a speaker's label, a heading.
  bool in_capitals(std::uint32_t i) const {
    const auto capitals = [&](std::uint32_t k) {
      return k < story_.tokens.size() && story_.tokens[k].has(Token::all_capitals) && story_.tokens[k].span.size() > 1;
    };
    return capitals(i + 1) || (i > 0 && capitals(i - 1)) ||
           (i + 1 < story_.tokens.size() && slice(story_.tokens[i + 1].span) == ":");
  }
  void compare_uses(const std::string& wrong, const Uses& use, const std::string& right, const Uses& other) {
    const Slip slip = slip_between(wrong, right);
    const bool defined_swap = other.defined && slip == Slip::swapped && right.size() >= 4;
    if (other.count < 3 && !(other.defined && other.count >= 2) && !defined_swap && right.size() < 5) return;
    const bool swapped = slip == Slip::swapped;
    const bool known = reference::is_known_acronym(wrong) || is_common_acronym(wrong);
    const bool dropped = one_letter_less(wrong, right) || one_letter_less(right, wrong);
    if (known && !(swapped && other.count >= 8)) return;
    if (!swapped && !(dropped && right.size() >= 5 && other.count >= 2) &&
        !(slip == Slip::exchanged && other.defined && right[0] == wrong[0] && right.size() >= 4 && other.count >= 3))
      return;
    const Span span = story_.tokens[use.first].span;
    if (std::any_of(out_.findings.begin(), out_.findings.end(),
                    [&](const Finding& f) { return f.span.overlaps(span); }))
      return;
    const bool clear = swapped && !known && wrong.size() >= 4;
    Finding& f = add(out_, story_, "acronym.spelling", clear ? Level::error : Level::warning, span,
                     fmt::format("{} is {} everywhere else", wrong, right), clear ? 0.9 : 0.65);
    because(f,
            fmt::format("{} stands {} in the story, {} once", right,
                        other.count == 1 ? std::string("once") : fmt::format("{} times", other.count), wrong),
            story_.tokens[other.first].span);
    f.replacement = right;
  }
  // "JOPCA" for "JCPOA": the letters of a well-known acronym in another order.
  void compare_known(const std::string& wrong, const Uses& use) {
    if (wrong.size() < 4 || reference::is_known_acronym(wrong) || is_common_acronym(wrong)) return;
    for (const reference::Acronym& known : reference::acronyms()) {
      const bool swapped = slip_between(wrong, known.letters) == Slip::swapped;
      const bool mixed = wrong.size() >= 5 && wrong.size() == known.letters.size() && wrong[0] == known.letters[0] &&
                         std::is_permutation(wrong.begin(), wrong.end(), known.letters.begin());
      if (!swapped && !mixed) continue;
      const Span span = story_.tokens[use.first].span;
      if (is_marked_sic(story_, span) || std::any_of(out_.findings.begin(), out_.findings.end(),
                                                     [&](const Finding& f) { return f.span.overlaps(span); }))
        return;
      Finding& f = add(out_, story_, "acronym.spelling", Level::warning, span,
                       fmt::format("{} has the letters of {} in another order", wrong, known.letters), 0.7);
      because(f, fmt::format("{}: {}", known.letters, known.meanings.front()), std::nullopt, std::string(known.source));
      f.replacement = std::string(known.letters);
      return;
    }
  }
  static bool one_letter_less(std::string_view a, std::string_view b) {
    if (a.size() + 1 != b.size()) return false;
    std::size_t i = 0;
    while (i < a.size() && a[i] == b[i]) ++i;
    return i > 0 && a.substr(i) == b.substr(i + 1);
  }
  static bool is_common_acronym(std::string_view letters) {
    return std::find(std::begin(common), std::end(common), letters) != std::end(common);
  }
  static constexpr std::string_view common[] = {
      "ABC",  "ACA",  "ADA",   "AFL",   "AFP",   "AFT",   "AIDS",  "API",   "APR",  "ARP",  "ARPA",  "ATM",    "AUD",
      "BBC",  "BJP",  "BMW",   "BBB",   "CAD",   "CBA",   "CBC",   "CBO",   "CBP",  "CBS",  "CCP",   "CDU",    "CEO",
      "CEQ",  "CFO",  "CHIP",  "CIO",   "CNN",   "COO",   "COP",   "COPS",  "CPI",  "CSS",  "CSU",   "CVID",   "CTO",
      "DACA", "DIY",  "DNA",   "DNC",   "DNI",   "DOD",   "DOE",   "DOI",   "DOJ",  "DOL",  "DOT",   "DPA",    "DRC",
      "DVD",  "EPP",  "ESPN",  "EUA",   "EUR",   "FAQ",   "FDP",   "FLN",   "FIFA", "GBP",  "GDP",   "GIF",    "GMO",
      "GNP",  "GOP",  "GPS",   "GPU",   "HBCU",  "HIV",   "HPV",   "HTML",  "HTTP", "IBM",  "ICU",   "IDF",    "IED",
      "IPO",  "ISIS", "IPEF",  "IRA",   "ISS",   "IUD",   "JSON",  "KGB",   "LED",  "LGBT", "LGBTQ", "LGBTQI", "MIT",
      "MLB",  "MLK",  "MMR",   "MRI",   "MSNBC", "NAACP", "NAFTA", "NBA",   "NBC",  "NCAA", "NEC",   "NFL",    "NGO",
      "NHL",  "NHS",  "NIST",  "NPR",   "NRA",   "NSC",   "NSF",   "NYPD",  "NYSE", "ODNI", "OSTP",  "PAC",    "PBS",
      "PCR",  "PDF",  "PLA",   "PLO",   "POW",   "PPE",   "PPP",   "PRC",   "PTSD", "RAF",  "RNA",   "RNC",    "RSS",
      "SNAP", "SPD",  "SSN",   "START", "STEM",  "SUV",   "TPP",   "TPS",   "UAE",  "UAW",  "UCLA",  "UFC",    "UFO",
      "UKIP", "UNGA", "UNSC",  "URL",   "USA",   "USB",   "USD",   "USMCA", "USPS", "USSR", "UTC",   "VAT",    "WTI",
      "WWF",  "XML",  "AUKUS", "MVP",   "EST",   "EDT",   "PST",   "PDT",   "CST",  "GMT",  "CET",   "HTTPS",  "YMCA",
      "SSI",  "SSA"};

  const Story& story_;
  Output& out_;
  std::vector<Expansion> expansions_;
};

constexpr std::array<CheckInfo, 4> infos = {{
    {"acronym.initials", Level::error, "An acronym that is not made of the initials of its name.",
     "The National Ports Authority (NPB) closed the quay.", "The National Ports Authority (NPA) closed the quay.", ""},
    {"acronym.meaning", Level::error, "A well-known acronym with the name of another body, or with one word changed.",
     "The International Energy Agency (IAEA) sent a report.", "The International Energy Agency (IEA) sent a report.",
     ""},
    {"acronym.spelling", Level::error, "An acronym with letters swapped, lost or exchanged in one place.",
     "The NPTA met on Monday. The NPTA has six members. The NTPA will vote; the NPTA said so.",
     "The NPTA met on Monday. The NPTA has six members. The RSPB will vote; the NPTA said so.", ""},
    {"acronym.two-meanings", Level::warning, "One acronym for two names of which one word differs.",
     "The National Ports Authority (NPA) met. The National Ports Agency (NPA) has six members.",
     "The National Ports Authority (NPA) met. The National Ports Authority (NPA) has six members.", ""},
}};

}  // namespace

Family acronym() noexcept {
  return {infos, [](const Story& story, Output& out) { AcronymCheck(story, out).run(); }};
}

}  // namespace claims::check
