// Names, acronyms and quotations: changes of what a story holds, and sentences of our own.
#include "inject_sentence.h"

#include <re2/re2.h>

#include <algorithm>
#include <cctype>
#include <map>

namespace claims::bench {
namespace {

struct Change {
  std::size_t article;
  Span old;
  std::string replacement;
};

// A slip of the keyboard inside a word: two letters swapped, one doubled, lost or exchanged. The first one stays.
std::string slip(std::string word, Random& random) {
  const auto last = static_cast<int>(word.size()) - 2;
  for (int tries = 0; tries < 50; ++tries) {
    std::string out = word;
    const auto i = static_cast<std::size_t>(random.between(1, std::max(1, last)));
    switch (random.between(0, 3)) {
      case 0: std::swap(out[i], out[i + 1 < out.size() ? i + 1 : i - 1]); break;
      case 1: out.insert(i, 1, out[i]); break;
      case 2: out.erase(i, 1); break;
      default:
        out[i] =
            static_cast<char>((std::isupper(static_cast<unsigned char>(out[i])) ? 'A' : 'a') + random.between(0, 25));
    }
    if (out != word && std::isupper(static_cast<unsigned char>(out[0])) &&
        !std::any_of(out.begin() + 1, out.end(), [](char c) { return std::isupper(static_cast<unsigned char>(c)); }))
      return out;
  }
  return word + word.back();
}

std::vector<Span> places_of(const std::string& text, std::string_view word) {
  std::vector<Span> places;
  const auto is_letter = [&](std::size_t i) {
    return i < text.size() && (std::isalnum(static_cast<unsigned char>(text[i])) || (text[i] & 0x80) || text[i] == '-');
  };
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1))
    if ((at == 0 || !is_letter(at - 1)) && !is_letter(at + word.size()))
      places.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + word.size())});
  return places;
}

const RE2& person() {
  static const RE2 pattern(
      "(?:Mr\\.|Ms\\.|Mrs\\.|Dr\\.|President|Secretary|Governor|Senator|Minister|Mayor|Chancellor|Director|"
      "Ambassador|Administrator|Representative|Congressman|Congresswoman)\\s+([A-Z][a-z]{2,})\\s+([A-Z][a-z]{4,})[^"
      "\\w]");
  return pattern;
}

// "Prime Minister", "Mr. President": offices, not names.
bool is_office(std::string_view word) {
  static constexpr std::array<std::string_view, 13> words = {
      "President", "Minister", "Prime", "Vice",    "Speaker",    "Secretary", "Chairman",
      "Emeritus",  "Governor", "Mayor", "General", "Ambassador", "Sheikh"};
  return std::find(words.begin(), words.end(), word) != words.end();
}

void surname(const Article& a, std::size_t article, Random& random, std::vector<Change>& out) {
  re2::StringPiece rest(a.text), given, family;
  for (int taken = 0; taken < 2 && RE2::FindAndConsume(&rest, person(), &given, &family);) {
    const std::string name(family);
    if (is_office(name) || is_office(std::string(given))) continue;
    std::vector<Span> places = places_of(a.text, name);
    if (places.size() < 3) continue;
    const Span place = places[static_cast<std::size_t>(random.between(1, static_cast<int>(places.size()) - 1))];
    const std::string wrong = slip(name, random);
    if (!places_of(a.text, wrong).empty()) continue;
    out.push_back({article, place, wrong});
    ++taken;
  }
}

void given_name(const Article& a, std::size_t article, Random& random, std::vector<Change>& out) {
  re2::StringPiece rest(a.text), given, family;
  while (RE2::FindAndConsume(&rest, person(), &given, &family)) {
    const std::string name(given), full = name + ' ' + std::string(family);
    if (name.size() < 5 || is_office(name) || is_office(std::string(family))) continue;
    const std::vector<Span> places = places_of(a.text, full);
    if (places.size() < 3) continue;
    const Span place = places[places.size() - 1];
    out.push_back({article, {place.begin, place.begin + static_cast<std::uint32_t>(name.size())}, slip(name, random)});
    return;
  }
}

// "National Ports Authority (NPA)" whose letters are its words' initials.
void acronym(const Article& a, std::size_t article, Random& random, std::vector<Change>& out) {
  static const RE2 pattern("\\b((?:[A-Z][a-z]+\\s+(?:of\\s+|for\\s+|and\\s+|the\\s+)*){3,6})\\(([A-Z]{3,6})\\)");
  re2::StringPiece rest(a.text), words, letters;
  while (RE2::FindAndConsume(&rest, pattern, &words, &letters)) {
    std::string initials;
    for (std::size_t i = 0; i < words.size(); ++i)
      if (std::isupper(static_cast<unsigned char>(words[i]))) initials += words[i];
    std::string wrong(letters);
    if (initials != wrong) continue;
    if (random.between(0, 1)) std::swap(wrong[wrong.size() - 1], wrong[wrong.size() - 2]);
    else wrong[wrong.size() - 1] = static_cast<char>('A' + random.between(0, 25));
    if (wrong == initials) continue;
    const auto begin = static_cast<std::uint32_t>(letters.data() - a.text.data());
    out.push_back({article, {begin, begin + static_cast<std::uint32_t>(letters.size())}, wrong});
    return;
  }
}

// The letters of an acronym that stands four times and more, swapped in one place.
void acronym_again(const Article& a, std::size_t article, Random& random, std::vector<Change>& out) {
  static const RE2 pattern("\\s([A-Z]{3,6})[\\s,.;]");
  re2::StringPiece rest(a.text), letters;
  std::map<std::string, int> seen;
  while (RE2::FindAndConsume(&rest, pattern, &letters)) {
    const std::string right(letters);
    if (++seen[right] != 1 || right.size() < 4) continue;
    const std::vector<Span> places = places_of(a.text, right);
    if (places.size() < 4 || places.size() > 60) continue;
    std::string wrong = right;
    const auto i = static_cast<std::size_t>(random.between(1, static_cast<int>(wrong.size()) - 2));
    std::swap(wrong[i], wrong[i + 1]);
    if (wrong == right || !places_of(a.text, wrong).empty()) continue;
    out.push_back({article, places[places.size() / 2], wrong});
    return;
  }
}

void honorific(const Article& a, std::size_t article, Random& random, std::vector<Change>& out) {
  static const RE2 pattern("\\b(Mr\\.|Ms\\.|Mrs\\.|Mr|Ms|Mrs)\\s+([A-Z][a-z]{3,})\\b");
  re2::StringPiece rest(a.text), word, family;
  std::map<std::string, std::vector<Span>> seen;
  while (RE2::FindAndConsume(&rest, pattern, &word, &family)) {
    if (is_office(std::string(family))) continue;
    const auto begin = static_cast<std::uint32_t>(word.data() - a.text.data());
    seen[std::string(word) + ' ' + std::string(family)].push_back(
        {begin, begin + static_cast<std::uint32_t>(word.size())});
  }
  for (const auto& [key, places] : seen) {
    if (places.size() < 3) continue;
    const Span place = places[static_cast<std::size_t>(random.between(1, static_cast<int>(places.size()) - 1))];
    const std::string_view old = std::string_view(a.text).substr(place.begin, place.size());
    const bool stop = old.back() == '.';
    out.push_back(
        {article, place,
         old.substr(0, 2) == "Mr" && old.substr(0, 3) != "Mrs" ? (stop ? "Ms." : "Ms") : (stop ? "Mr." : "Mr")});
    return;
  }
}

struct Found {
  std::string_view name, checks;
  void (*find)(const Article&, std::size_t, Random&, std::vector<Change>&);
};
constexpr Found found_classes[] = {
    {"surname misspelt in one place", "name.spelling name.headline", surname},
    {"given name misspelt in one place", "name.first name.known", given_name},
    {"acronym of a name", "acronym.initials acronym.meaning acronym.spelling", acronym},
    {"acronym, letters swapped in one place", "acronym.spelling acronym.meaning acronym.initials", acronym_again},
    {"form of address", "name.address", honorific},
};

using Names = std::array<std::string, 5>;  // given, surname, the same misspelt, another given, another surname

Names names(Setting& s) {
  static constexpr std::array<std::string_view, 10> given = {"Harold",   "Miriam",  "Tobias", "Ingrid", "Walter",
                                                             "Beatrice", "Leonard", "Sylvia", "Marcus", "Helena"};
  static constexpr std::array<std::string_view, 12> family = {"Whitcombe", "Aldersey", "Fenwick",   "Lindqvist",
                                                              "Marchbank", "Oakhurst", "Pemberley", "Thorsby",
                                                              "Ravenscar", "Tolliver", "Haverford", "Castellane"};
  Names n;
  n[0] = s.one_of(given);
  n[1] = s.one_of(family);
  n[2] = slip(n[1], s.random);
  do n[3] = s.one_of(given);
  while (n[3] == n[0]);
  do n[4] = s.one_of(family);
  while (n[4] == n[1]);
  return n;
}

// {a} is wrong or right; {g} {s} the person, {og} {os} another one.
Writer surname_in(std::string_view words) {
  return [words](Setting& s) {
    const Names n = names(s);
    const auto with = [&](const std::string& a) {
      return fmt::format(fmt::runtime(words), fmt::arg("g", n[0]), fmt::arg("s", n[1]), fmt::arg("a", a),
                         fmt::arg("og", n[3]), fmt::arg("os", n[4]));
    };
    return Pair{with(n[2]), with(n[1])};
  };
}
Writer given_in(std::string_view words, bool slipped) {
  return [words, slipped](Setting& s) {
    const Names n = names(s);
    const auto with = [&](const std::string& a) {
      return fmt::format(fmt::runtime(words), fmt::arg("g", n[0]), fmt::arg("s", n[1]), fmt::arg("a", a),
                         fmt::arg("og", n[3]), fmt::arg("os", n[4]));
    };
    return Pair{with(slipped ? slip(n[0], s.random) : n[3]), with(n[0])};
  };
}
// {w}: wrong or right, of a list of pairs.
template <std::size_t N>
Writer pick(std::string_view words, const std::array<std::array<std::string_view, 2>, N>& pairs) {
  return [words, &pairs](Setting& s) {
    const auto& pair = pairs[static_cast<std::size_t>(s.between(0, N - 1))];
    const Names n = names(s);
    const auto with = [&](std::string_view w) {
      return fmt::format(fmt::runtime(words), fmt::arg("w", w), fmt::arg("g", n[0]), fmt::arg("s", n[1]),
                         fmt::arg("og", n[3]), fmt::arg("os", n[4]));
    };
    return Pair{with(pair[0]), with(pair[1])};
  };
}

constexpr std::array<std::array<std::string_view, 2>, 8> known = {{{"Proctor & Gamble", "Procter & Gamble"},
                                                                   {"Wallmart", "Walmart"},
                                                                   {"Nieman Marcus", "Neiman Marcus"},
                                                                   {"Volkswagon", "Volkswagen"},
                                                                   {"Exxon Mobile", "Exxon Mobil"},
                                                                   {"Niagra Falls", "Niagara Falls"},
                                                                   {"Berkshire Hathway", "Berkshire Hathaway"},
                                                                   {"Lockhead Martin", "Lockheed Martin"}}};
constexpr std::array<std::array<std::string_view, 2>, 8> expansions = {{
    {"National Ports Authority (NPB)", "National Ports Authority (NPA)"},
    {"Coastal Rescue Service (CSR)", "Coastal Rescue Service (CRS)"},
    {"Northern Fisheries Research Institute (NFRA)", "Northern Fisheries Research Institute (NFRI)"},
    {"Joint Harbour Safety Board (JHBS)", "Joint Harbour Safety Board (JHSB)"},
    {"International Energy Agency (IAEA)", "International Energy Agency (IEA)"},
    {"World Trade Organization (WHO)", "World Trade Organization (WTO)"},
    {"Regional Water Quality Office (RWOQ)", "Regional Water Quality Office (RWQO)"},
    {"Federal Aviation Commission (FAA)", "Federal Aviation Administration (FAA)"},
}};
constexpr std::array<std::array<std::string_view, 2>, 4> meanings = {{
    {"National Ports Agency (NPA)", "National Ports Authority (NPA)"},
    {"Northern Ports Authority (NPA)", "National Ports Authority (NPA)"},
    {"National Pilots Authority (NPA)", "National Ports Authority (NPA)"},
    {"National Ports Association (NPA)", "National Ports Authority (NPA)"},
}};
}  // namespace

std::vector<Mutation> found_name_mutations(const std::vector<Article>& articles, std::uint64_t seed,
                                           std::size_t limit) {
  std::vector<Mutation> mutations;
  for (const Found& c : found_classes) {
    Random random(seed + text_hash(c.name));
    std::vector<Change> changes;
    for (std::size_t i = 0; i < articles.size(); ++i) c.find(articles[i], i, random, changes);
    random.shuffle(changes);
    if (changes.size() > limit) changes.resize(limit);
    for (const Change& change : changes) {
      const std::string& text = articles[change.article].text;
      const Span place{change.old.begin, change.old.begin + static_cast<std::uint32_t>(change.replacement.size())};
      mutations.push_back({c.name, c.checks, change.article,
                           text.substr(0, change.old.begin) + change.replacement + text.substr(change.old.end), text,
                           place});
    }
  }
  return mutations;
}

std::vector<Class> name_classes() {
  return {
      {"name in two spellings",
       "name.spelling",
       {surname_in(
            "Harbour master {g} {s} closed the quay. Nobody had asked, {s} said. By noon {a} had opened it again."),
        surname_in(
            "{g} {s}, who runs the mill, met {og} {os} on the bridge. \"We agreed,\" {s} said. Later {a} said the "
            "mill would stay."),
        surname_in("The inquiry blamed {g} {s}. {s} denied it. Papers seen by the court show that {a} signed twice."),
        surname_in(
            "Engineer {g} {s} built the lock. {og} {os} paid for it, and {s} never met him. {g} {a} retired early."),
        surname_in(
            "According to {g} {s}, the ferry was late. {s} waited. The crew, according to {a}, had not slept.")}},
      {"one person, two given names",
       "name.first",
       {given_in("Harbour master {g} {s} closed the quay. Nobody had asked, {s} said. {a} {s} opened it at noon.",
                 true),
        given_in("The mill is run by {g} {s}. {s} bought it cheaply. The buyer was found by {a} {s} after a year.",
                 true),
        given_in("Harbour director {g} {s} closed the quay. {s} left. The quay is old, harbour director {a} {s} said.",
                 false)}},
      {"known name misspelt",
       "name.known",
       {pick("Shares fell after {w} had warned the island's shops.", known),
        pick("{g} {s}, formerly of {w}, now keeps bees.", known),
        pick("The letter to {w} was never answered, {g} {s} said.", known)}},
      {"acronym of a written name",
       "acronym.initials acronym.meaning",
       {pick("The {w} has closed the quay.", expansions),
        pick("A report of the {w} says that the lock leaks.", expansions),
        pick("{g} {s} of the {w} would not say why.", expansions)}},
      {"one acronym, two names",
       "acronym.two-meanings",
       {pick("The National Ports Authority (NPA) met on the island. A letter came from the {w} in spring.", meanings),
        pick("Money came from the National Ports Authority (NPA). The {w} has six members.", meanings)}},
      {"a man and a woman of one name",
       "name.address name.pronoun",
       {[](Setting& s) {
          const Names n = names(s);
          const std::string words =
              "Mr. {0} closed the quay. Mr. {0} did not say why. The crew had asked {1} {0} twice.";
          return Pair{fmt::format(fmt::runtime(words), n[1], "Ms."), fmt::format(fmt::runtime(words), n[1], "Mr.")};
        },
        [](Setting& s) {
          const Names n = names(s);
          const std::string words = "Mrs. {0} bought the mill. Mrs. {0} said {1} would mend the wheel.";
          return Pair{fmt::format(fmt::runtime(words), n[1], "he"), fmt::format(fmt::runtime(words), n[1], "she")};
        },
        [](Setting& s) {
          const Names n = names(s);
          const std::string words = "{0} Judith {1} opened the lock on the island.";
          return Pair{fmt::format(fmt::runtime(words), "Congressman", n[1]),
                      fmt::format(fmt::runtime(words), "Congresswoman", n[1])};
        }}},
      {"a quotation under two names",
       "quotation.speaker",
       {[](Setting& s) {
          const Names n = names(s);
          const std::string words =
              "\"The lock has leaked for years and nobody came,\" {0} {1} said. The quay is closed. \"The lock has "
              "leaked "
              "for years and nobody came,\" said {2} {3}.";
          return Pair{fmt::format(fmt::runtime(words), n[0], n[1], n[3], n[4]),
                      fmt::format(fmt::runtime(words), n[0], n[1], n[0], n[1])};
        },
        [](Setting& s) {
          const Names n = names(s);
          const std::string words =
              "{0} {1} said: \"We were told to leave the island at once.\" On the ferry, {2} {3} said: \"We were told "
              "to "
              "leave the island at once.\"";
          return Pair{fmt::format(fmt::runtime(words), n[0], n[1], n[3], n[4]),
                      fmt::format(fmt::runtime(words), n[0], n[1], n[0], n[1])};
        }}},
      {"a quotation in two wordings",
       "quotation.wording",
       {[](Setting& s) {
          const Names n = names(s);
          const std::string words =
              "\"We lost {2} boats in the storm of that winter,\" {0} {1} said. Nobody was hurt. "
              "\"We lost 14 boats in the storm of that winter,\" {1} said.";
          return Pair{fmt::format(fmt::runtime(words), n[0], n[1], 41),
                      fmt::format(fmt::runtime(words), n[0], n[1], 14)};
        },
        [](Setting& s) {
          const Names n = names(s);
          const std::string words =
              "\"We will{2} close the lock before the spring,\" {0} {1} said. The quay is old. \"We "
              "will not close the lock before the spring,\" {1} said.";
          return Pair{fmt::format(fmt::runtime(words), n[0], n[1], ""),
                      fmt::format(fmt::runtime(words), n[0], n[1], " not")};
        },
        [](Setting& s) {
          const Names n = names(s);
          const std::string words =
              "\"The mill was sold to Mr. {2} for a song,\" {0} {1} said. It was raining. \"The mill "
              "was sold to Mr. {3} for a song,\" {1} said.";
          return Pair{fmt::format(fmt::runtime(words), n[0], n[1], "Ottaway", "Bellamy"),
                      fmt::format(fmt::runtime(words), n[0], n[1], "Bellamy", "Bellamy")};
        }}},
  };
}

}  // namespace claims::bench
