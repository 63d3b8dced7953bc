#include "check/name_words.h"

#include "data/data.h"
#include "reference/sorted_lines.h"

#include <algorithm>
#include <array>

namespace claims::check {
namespace {

// Levenshtein distance, at most 3 is told apart. Names are short.
int distance(std::string_view a, std::string_view b) {
  constexpr std::size_t longest = 40;
  if (a.size() > longest || b.size() > longest) return 3;
  std::array<int, longest + 1> row{};
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    int diagonal = row[0];
    row[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const int above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1])});
      diagonal = above;
    }
  }
  return row[b.size()];
}

bool same_letters(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  std::array<std::int8_t, 256> count{};
  int moved = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    ++count[static_cast<unsigned char>(a[i])];
    --count[static_cast<unsigned char>(b[i])];
    moved += a[i] != b[i];
  }
  return moved <= 4 && std::all_of(count.begin(), count.end(), [](std::int8_t n) { return n == 0; });
}

constexpr std::string_view suffixes[] = {"s",  "es",  "n", "an", "ian", "ans", "ese", "ic", "i",   "is",  "er", "rs",
                                         "ns", "ers", "a", "e",  "o",   "y",   "ly",  "ed", "ing", "ist", "d",  "al"};

// Without the ending of a people, a language, a country: "Dakot" of "Dakotas" and "Dakotans", "Midshipm" of
// "Midshipmen".
std::string_view stem_of(std::string_view word) {
  for (std::string_view ending : {"ians", "ian", "ans", "ani", "anis", "ic", "as", "an", "en", "is", "a", "i"})
    if (word.size() > ending.size() && word.substr(word.size() - ending.size()) == ending)
      return word.substr(0, word.size() - ending.size());
  return word;
}

// Groups of forms of one given name.
constexpr std::string_view given_forms[] = {
    "abraham abe",
    "albert bert al",
    "alexander alex sasha alec",
    "alexandra alex sasha sandra",
    "alfred alf fred",
    "andrew andy drew",
    "anthony tony",
    "barbara barb barbie",
    "benjamin ben benny",
    "bernard bernie",
    "catherine katherine kathryn cathy kathy kate katie cat",
    "charles charlie chuck chas",
    "christine christina chris chrissy tina",
    "christopher chris kit",
    "daniel dan danny",
    "david dave davy",
    "deborah deb debbie debra",
    "dmitry dima",
    "donald don donny",
    "dorothy dot dolly",
    "douglas doug",
    "edward ed eddie ted ned",
    "elizabeth liz lizzie beth betty eliza lisa",
    "eugene gene",
    "francis frank",
    "franklin frank",
    "frederick fred freddie rick",
    "gabriel gabe",
    "gabrielle gabby",
    "geoffrey geoff",
    "gerald gerry jerry",
    "gregory greg",
    "harold harry hal",
    "henry harry hank",
    "isabel isabella bella",
    "jacob jake",
    "jacqueline jackie",
    "james jim jimmy jamie",
    "janet jan",
    "jeffrey jeff",
    "jennifer jen jenny",
    "jeremiah jerry",
    "jessica jess jessie",
    "john jack johnny jon",
    "jonathan jon jonny",
    "joseph joe joey",
    "joshua josh",
    "judith judy",
    "kenneth ken kenny",
    "kimberly kim",
    "lawrence larry laurence",
    "leonard len lenny leo",
    "louis lou",
    "margaret maggie meg peggy marge greta",
    "martin marty",
    "matthew matt",
    "maximilian max",
    "melissa mel",
    "michael mike mick mickey misha",
    "mohammed mohamed muhammad mohammad mo",
    "mikhail misha",
    "nancy nan",
    "nathan nathaniel nate nat",
    "nicholas nick nicky",
    "nicole nikki",
    "pamela pam",
    "patricia pat patty tricia trish",
    "patrick pat paddy",
    "peter pete",
    "philip phillip phil",
    "rachel rach",
    "raymond ray",
    "rebecca becky",
    "richard rick dick rich richie ricky",
    "robert bob bobby rob robbie bert",
    "roberta bobbie",
    "ronald ron ronnie",
    "samantha sam",
    "samuel sam sammy",
    "sarah sally",
    "stephen steven steve",
    "stephanie steph",
    "susan sue susie suzanne",
    "terence terry",
    "theodore ted teddy theo",
    "thomas tom tommy",
    "timothy tim timmy",
    "valerie val",
    "vincent vince",
    "virginia ginny",
    "vladimir volodya vova",
    "volodymyr vladimir",
    "walter walt wally",
    "william bill billy will willy liam",
    "zachary zach zack",
};

bool has_form(std::string_view group, std::string_view name) {
  for (std::size_t at = group.find(name); at != std::string_view::npos; at = group.find(name, at + 1))
    if ((at == 0 || group[at - 1] == ' ') && (at + name.size() == group.size() || group[at + name.size()] == ' '))
      return true;
  return false;
}

}  // namespace

bool one_edit(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  std::size_t i = 0;
  while (i < a.size() && a[i] == b[i]) ++i;
  if (a.size() < b.size()) return a.substr(i) == b.substr(i + 1);
  if (a.substr(i + 1) == b.substr(i + 1)) return true;
  return i + 1 < a.size() && a[i] == b[i + 1] && a[i + 1] == b[i] && a.substr(i + 2) == b.substr(i + 2);
}

std::string lower_case(std::string_view word) {
  std::string out(word);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return out;
}

std::string in_one_line(std::string_view name) {
  std::string out;
  for (const char c : name) {
    const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!space) out += c;
    else if (!out.empty() && out.back() != ' ') out += ' ';
  }
  return out;
}

bool is_marked_sic(const Story& story, Span span) {
  const std::string_view after = std::string_view(story.document.text).substr(span.end, 12);
  return after.find("[sic") != std::string_view::npos || after.find("(sic") != std::string_view::npos;
}

Nearness nearness(std::string_view a, std::string_view b) {
  if (a.size() < 4 || b.size() < 4 || a == b) return Nearness::none;
  if (one_edit(a, b)) return Nearness::edit;
  if (a.size() >= 5 && same_letters(a, b)) return Nearness::anagram;
  if (std::max(a.size(), b.size()) >= 6 && a[0] == b[0] && distance(a, b) == 2) return Nearness::two;
  return Nearness::none;
}

bool may_be_derived(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (stem_of(a).size() >= 4 && stem_of(a) == stem_of(b)) return true;
  if (b.substr(0, a.size()) == a)
    return std::find(std::begin(suffixes), std::end(suffixes), b.substr(a.size())) != std::end(suffixes) ||
           (a.back() == 'e' && b.substr(a.size()) == "d");
  // Last letters exchanged: "Americas" and "American", "Arabia" and "Arabic", "Kowalski" and "Kowalska".
  const std::size_t stem = a.size() - 1;
  if (a.size() != b.size() || a.substr(0, stem) != b.substr(0, stem)) return false;
  constexpr std::string_view pairs[] = {"ac", "an", "ns", "as", "ai", "ay", "in", "is", "cs", "no", "os"};
  const char low = std::min(a[stem], b[stem]), high = std::max(a[stem], b[stem]);
  return std::any_of(std::begin(pairs), std::end(pairs),
                     [&](std::string_view pair) { return pair[0] == low && pair[1] == high; });
}

bool is_form_of_surname(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  const std::size_t stem = a.size() - 1;
  if (b.substr(0, a.size()) == a) {
    const std::string_view tail = b.substr(a.size());
    const bool slavic = a.back() == 'v' || a.back() == 'n' || a.back() == 'k';
    return tail == "s" || tail == "es" || tail == "ian" || tail == "ite" || tail == "ism" || (tail == "a" && slavic) ||
           (tail == "an" && a.back() == 'i') || (tail == "n" && a.back() == 'a');
  }
  if (a.size() != b.size() || a.substr(0, stem) != b.substr(0, stem)) return false;
  const char low = std::min(a[stem], b[stem]), high = std::max(a[stem], b[stem]);
  return low == 'a' && (high == 'i' || high == 'y') && (a[stem - 1] == 'k' || a[stem - 1] == 'n');
}

bool are_two_names(std::string_view a, std::string_view b) {
  static const reference::SortedLines pairs(data::file("spelling/near_names.tsv"));
  if (a > b) std::swap(a, b);
  for (std::size_t at = pairs.lower_bound(a); at < pairs.size() && reference::field(pairs.line(at), 0) == a;
       at = pairs.next(at))
    if (reference::field(pairs.line(at), 1) == b) return true;
  return false;
}

bool is_plain_word(std::string_view lower) {
  static const reference::SortedLines words(data::file("spelling/words.tsv"));
  const auto holds = [](std::string_view word) {
    const std::size_t at = words.lower_bound(word);
    return at < words.size() && words.line(at) == word;
  };
  return holds(lower) || (lower.size() > 4 && lower.back() == 's' && holds(lower.substr(0, lower.size() - 1)));
}

Sex sex_of_given(std::string_view lower) {
  static const reference::SortedLines names(data::file("spelling/given_sex.tsv"));
  const std::size_t at = names.lower_bound(lower);
  if (at >= names.size() || reference::field(names.line(at), 0) != lower) return Sex::unknown;
  return reference::field(names.line(at), 1) == "m" ? Sex::man : Sex::woman;
}

bool same_given_name(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (a.size() >= 2 && b.size() > a.size() + 1 && b.substr(0, a.size()) == a) return true;
  return std::any_of(std::begin(given_forms), std::end(given_forms),
                     [&](std::string_view group) { return has_form(group, a) && has_form(group, b); });
}

}  // namespace claims::check
