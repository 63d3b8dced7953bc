// One family name with two given names.
#include "check/context.h"
#include "check/name.h"
#include "check/name_words.h"
#include "reference/office.h"
#include "text/lexicon.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace claims::check {
namespace {

class FirstNames {
 public:
  FirstNames(const Story& story, const NameIndex& index, Output& out) : story_(story), index_(index), out_(out) {}

  void run() {
    const auto names = index_.full_names();
    for (std::size_t i = 0; i < names.size(); ++i)
      for (std::size_t j = i + 1; j < names.size(); ++j)
        if (names[i].surname == names[j].surname && names[i].given != names[j].given) compare(names[i], names[j]);
  }

 private:
  std::string_view slice(Span span) const { return story_.document.slice(span); }
  Span span_of(const FullName& f) const { return story_.names[f.mention].span; }

  void compare(const FullName& a, const FullName& b) {
    if (a.given.size() < 3 || b.given.size() < 3 || a.given.back() == '.' || b.given.back() == '.') return;
    // "Steve" and "Stephen" are two forms of one name; "Steven" and "Stephen" are two spellings.
    const bool forms = same_given_name(a.given, b.given);
    if ((forms && !sound_alike(a.given, b.given)) || share_a_name(a, b) || share_a_name(b, a)) return;
    if (reference::fold_name(a.given) == reference::fold_name(b.given)) return;
    if (a.sentence == b.sentence || is_of_a_house(a) || is_of_a_house(b)) return;
    if (family_in_story(a) || family_in_story(b)) return;
    const FullName& right = a.count >= b.count ? a : b;
    const FullName& wrong = a.count >= b.count ? b : a;
    if (wrong.count > 1) return;
    const Nearness near = nearness(a.given, b.given);
    if (!forms && (near == Nearness::edit || near == Nearness::anagram)) report_near(right, wrong);
    else if (is_one_name_spelt_twice(a, b)) report(right, wrong, Level::warning, 0.75);
    else if (!forms && (same_role(a, b) || is_mentioned_again(right, wrong) || is_named_otherwise(right, wrong) ||
                        is_told_on(a, b) || takes_over(a, b)))
      report(right, wrong, Level::warning, 0.7);
  }

  void report_near(const FullName& right, const FullName& wrong) {
    // "Robert" and "Roberta", "Erin" and "Eric", "Tim" and "Tom": two names that both exist may be two people's.
    const bool both_exist = is_given(right.given) && is_given(wrong.given);
    const bool pair = may_be_derived(right.given, wrong.given);
    if ((both_exist || pair) && !same_role(right, wrong) && !surname_alone(right)) return;
    const bool clear = !both_exist && !pair;
    report(right, wrong, clear ? Level::error : Level::warning, clear ? 0.9 : 0.7);
  }

  // "Mohammed bin Zayed Al Nahyan": the last word is that of a house.
  static bool is_of_a_house(const FullName& f) {
    return f.whole.find(" bin ") != std::string_view::npos || f.whole.find(" al ") != std::string_view::npos ||
           f.whole.find(" bint ") != std::string_view::npos || f.whole.find(" ibn ") != std::string_view::npos ||
           f.whole.find(" al-") != std::string_view::npos;
  }

  // "Patrick Stead, the director, ... Stead ... Peter Stead said": the story goes on as if it knew him.
  bool is_mentioned_again(const FullName& right, const FullName& wrong) const {
    if (right.mention > wrong.mention || right.surname.size() < 4 || is_common_surname(right.surname)) return false;
    const NameMention& name = story_.names[wrong.mention];
    if (!name.title.empty() || !is_given(right.given) || !is_given(wrong.given)) return false;
    // Only with a verb of speech behind, and where the first one was introduced and is called by the family name.
    const std::uint32_t next = token_at(story_, name.span.end);
    const text::Lexicon& lexicon = text::Lexicon::english();
    if (next >= story_.tokens.size() || !lexicon[story_.tokens[next].word].is(text::WordClass::reporting)) return false;
    return !role_of(right).empty() && surname_alone(right);
  }
  // "Robert Kemble, the surgeon, ... Richard Kemble said": only the first of the two is introduced, both begin alike,
  // and nothing says that there are two.
  bool is_told_on(const FullName& a, const FullName& b) const {
    const FullName& first = a.mention < b.mention ? a : b;
    const FullName& second = &first == &a ? b : a;
    if (first.given[0] != second.given[0] || first.surname.size() < 5 || is_common_surname(first.surname)) return false;
    if (!is_given(first.given) || !is_given(second.given) || second.count > 1) return false;
    if (std::count(first.whole.begin(), first.whole.end(), ' ') > 1) return false;
    if (!is_introduced(first) || is_introduced(second) || !are_of_one_sex(first, second)) return false;
    return std::none_of(story_.people.begin(), story_.people.end(), [&](const Person& p) {
      return lower_case(p.surname) == first.surname &&
             speaks_of_relatives(story_, story_.names[p.mentions.front()].sentence);
    });
  }
  // "Stephen" and "Steven": both exist, and one of a rare family name is seldom two people who are called so. Both
  // have a rank, or the second is not introduced.
  bool is_one_name_spelt_twice(const FullName& a, const FullName& b) const {
    if (!sound_alike(a.given, b.given) || is_common_surname(a.surname)) return false;
    const FullName& first = a.mention < b.mention ? a : b;
    const FullName& second = &first == &a ? b : a;
    const bool ranks = has_rank(first) && has_rank(second);
    return is_introduced(first) && (ranks || !is_introduced(second));
  }
  bool has_rank(const FullName& f) const {
    const NameMention& name = story_.names[f.mention];
    if (name.title.empty()) return index_.opens_with_rank(f.mention);
    return !one_of(normal(slice(name.title)), {"mr.", "mrs.", "ms.", "mr", "mrs", "ms", "miss", "sir", "lady", "lord"});
  }
  // "Colin Pratt, the manager ... Kevin Pratt, who took charge in November": told of as one who is known.
  bool takes_over(const FullName& a, const FullName& b) const {
    const FullName& first = a.mention < b.mention ? a : b;
    const FullName& second = &first == &a ? b : a;
    if (first.surname.size() < 4 || is_common_surname(first.surname) || second.count > 1) return false;
    if (!is_given(first.given) || !is_given(second.given) || !are_of_one_sex(first, second)) return false;
    if (!story_.names[second.mention].title.empty() || !heads_something(first)) return false;
    return starts_with_word(words_after(story_, story_.names[second.mention].span, second.sentence, 40),
                            {", who took charge", ", who took over", ", who was appointed", ", who took the job",
                             ", who has been in charge", ", who succeeded", ", who replaced"});
  }
  bool heads_something(const FullName& f) const {
    const std::string role = role_of(f);
    const std::string_view head = head_of(role);
    return one_of(head, {"manager", "coach", "director", "president", "chairman", "chairwoman", "principal", "editor",
                         "executive", "conductor", "leader", "chief", "captain", "mayor", "headmaster", "head"});
  }
  // "Robert Kemble, the surgeon, ... Kemble ... Kemble ... the town owes Alan Kemble": one who is called by the family
  // name alone again and again, and another given name once, in a story without relatives.
  bool is_named_otherwise(const FullName& right, const FullName& wrong) const {
    if (right.mention > wrong.mention || wrong.count > 1 || right.surname.size() < 5) return false;
    if (is_common_surname(right.surname) || !is_given(right.given) || !is_given(wrong.given)) return false;
    if (!is_introduced(right) || is_introduced(wrong) || !are_of_one_sex(right, wrong)) return false;
    const NameWord* word = index_.find(right.surname);
    if (!word || word->count < 5) return false;
    for (std::uint32_t p = word->first; p != no_index; p = index_.place(p).next)
      if (speaks_of_relatives(story_, index_.sentence_of(index_.place(p).token))) return false;
    return true;
  }
  // A title, a trade before the name ("Surgeon Robert Kemble"), or words behind it.
  bool is_introduced(const FullName& f) const {
    const NameMention& name = story_.names[f.mention];
    if (!name.title.empty() || starts_with_word(words_after(story_, name.span, name.sentence, 6), {",", "("}))
      return true;
    if (words_after(story_, name.span, name.sentence, 6).substr(0, 1) == ",") return true;
    std::uint32_t i = token_at(story_, name.span.begin);
    if (i > 0 && story_.tokens[i].span.end <= name.span.end &&
        is_plain_word(lower_case(slice(story_.tokens[i].span))) && !is_given(lower_case(slice(story_.tokens[i].span))))
      return true;  // the trade was read as part of the name
    if (i == 0 || story_.tokens[i].has(Token::sentence_start)) return false;
    const std::string before = lower_case(slice(story_.tokens[i - 1].span));
    if (one_of(before,
               {"by", "to", "of", "from", "with", "for", "that", "and", "as", "but", "than", "is", "was", "in", "on"}))
      return before == "by" || before == "is" || before == "was";
    return story_.tokens[i - 1].kind == TokenKind::word &&
           !text::Lexicon::english()[story_.tokens[i - 1].word].is(text::WordClass::reporting);
  }
  static bool are_of_one_sex(const FullName& a, const FullName& b) {
    const text::Lexicon& lexicon = text::Lexicon::english();
    const text::Word &one = lexicon[lexicon.find(a.given)], &two = lexicon[lexicon.find(b.given)];
    const Sex sex = sex_of_given(a.given);
    if (sex != Sex::unknown && sex == sex_of_given(b.given)) return true;
    return (one.is(text::WordClass::male) && two.is(text::WordClass::male)) ||
           (one.is(text::WordClass::female) && two.is(text::WordClass::female));
  }
  static bool is_common_surname(std::string_view lower) {
    return std::find(std::begin(common_surnames), std::end(common_surnames), lower) != std::end(common_surnames);
  }
  static constexpr std::string_view common_surnames[] = {
      "smith",   "johnson", "williams", "brown",   "jones",  "garcia",   "miller",   "davis",  "wilson",   "anderson",
      "taylor",  "thomas",  "moore",    "jackson", "martin", "thompson", "white",    "lopez",  "gonzalez", "harris",
      "clark",   "lewis",   "robinson", "walker",  "young",  "allen",    "king",     "wright", "scott",    "hill",
      "green",   "adams",   "nelson",   "baker",   "hall",   "campbell", "mitchell", "carter", "roberts",  "evans",
      "edwards", "khan",    "singh",    "kumar",   "patel",  "nguyen",   "kim",      "park",   "chen",     "wang",
      "zhang",   "muller",  "schmidt",  "murphy",  "kelly",  "ryan",     "biden",    "trump",  "clinton",  "bush",
      "obama",   "kennedy", "jensen",   "hansen",  "larsen", "olsen",    "ivanov",   "petrov"};

  static bool is_given(std::string_view lower) {
    const text::Lexicon& lexicon = text::Lexicon::english();
    return lexicon[lexicon.find(lower)].is(text::WordClass::given_name);
  }
  // The story calls somebody by the family name alone, as if there were one of that name.
  bool surname_alone(const FullName& name) const {
    const NameWord* word = index_.find(name.surname);
    if (!word) return false;
    for (std::uint32_t p = word->first; p != no_index; p = index_.place(p).next)
      if (index_.use_of(index_.place(p).token).kind == NameUse::Kind::alone) return true;
    return false;
  }
  // "John Robert Smith" and "Robert Smith", "Maria del Carmen Soto" and "Carmen Soto".
  static bool share_a_name(const FullName& a, const FullName& b) {
    for (std::size_t at = b.whole.find(a.given); at != std::string_view::npos; at = b.whole.find(a.given, at + 1))
      if (at + a.given.size() < b.whole.size() && (at == 0 || b.whole[at - 1] <= ' ' || b.whole[at - 1] == '-'))
        return true;
    return false;
  }
  bool family_in_story(const FullName& f) const {
    if (speaks_of_relatives(story_, f.sentence)) return true;
    const NameWord* word = index_.find(f.surname);
    // "the Steads"
    return word && index_.find(std::string(f.surname) + "s") != nullptr;
  }

  // The office, rank or trade that the title or the words behind the name give; empty if none.
  std::string role_of(const FullName& f) const {
    const NameMention& name = story_.names[f.mention];
    if (!name.title.empty()) {
      std::string title = normal(slice(name.title));
      // "Judge Malcolm Avery" and "Judge Martin Avery": there is seldom a second one.
      if (!one_of(title, {"mr.",    "mrs.",           "ms.",         "mr",           "mrs",
                          "ms",     "miss",           "dr.",         "dr",           "sir",
                          "lord",   "lady",           "dame",        "king",         "queen",
                          "prince", "princess",       "sheikh",      "senator",      "sen.",
                          "rep.",   "representative", "congressman", "congresswoman"}))
        return title;
      if (title.find(' ') != std::string::npos || !is_general(title)) return title;
    }
    std::string after = words_after(story_, name.span, name.sentence, 60);
    for (std::string_view head : {", the ", ", a ", ", an ", ", "}) {
      if (after.substr(0, head.size()) != head) continue;
      std::string_view rest = std::string_view(after).substr(head.size());
      const std::size_t end = rest.find_first_of(",.;(");
      if (end == std::string_view::npos || end < 4) return {};
      rest = rest.substr(0, end);
      return std::count(rest.begin(), rest.end(), ' ') <= 6 && rest[0] >= 'a' && rest[0] <= 'z' ? std::string(rest)
                                                                                                : std::string();
    }
    return {};
  }
  static bool is_general(const std::string& title) {
    return has_word(title, {"mr",
                            "mrs",
                            "ms",
                            "miss",
                            "dr",
                            "sir",
                            "professor",
                            "prof",
                            "senator",
                            "sen",
                            "representative",
                            "rep",
                            "congressman",
                            "congresswoman",
                            "judge",
                            "justice",
                            "sergeant",
                            "sgt",
                            "captain",
                            "officer",
                            "private",
                            "lord",
                            "lady",
                            "dame",
                            "officer",
                            "agent",
                            "deputy",
                            "detective",
                            "councillor",
                            "delegate",
                            "general",
                            "colonel",
                            "lieutenant",
                            "major",
                            "corporal",
                            "ambassador",
                            "sheikh",
                            "king",
                            "queen",
                            "prince",
                            "princess",
                            "emir",
                            "sultan",
                            "emperor",
                            "mr.",
                            "mrs.",
                            "ms.",
                            "dr."});
  }
  bool same_role(const FullName& a, const FullName& b) const {
    const std::string one = role_of(a), two = role_of(b);
    if (one.empty() || two.empty()) return false;
    if (one == two) return !is_common_surname(a.surname) || !is_general(one);
    const std::string_view head_one = head_of(one), head_two = head_of(two);
    return head_one == head_two && !is_general(std::string(head_one)) && head_one.size() > 4;
  }
  // "director" of "museum director", "director of the museum".
  static std::string_view head_of(std::string_view role) {
    for (std::string_view joint : {" of ", " at ", " for ", " in ", " who "}) role = role.substr(0, role.find(joint));
    const std::size_t space = role.rfind(' ');
    return space == std::string_view::npos ? role : role.substr(space + 1);
  }

  void report(const FullName& right, const FullName& wrong, Level level, double confidence) {
    const NameMention& name = story_.names[wrong.mention];
    const std::string other = in_one_line(slice(span_of(right))), written = in_one_line(slice(name.span));
    Finding& f = add(out_, story_, "name.first", level, name.span,
                     fmt::format("{} is called {} in another place", written, other), confidence);
    because(f, fmt::format("the story has {} here", written), name.span);
    because(f, fmt::format("and {} here", other), span_of(right));
    if (right.count > wrong.count) f.replacement = other;
  }

  const Story& story_;
  const NameIndex& index_;
  Output& out_;
};

}  // namespace

bool speaks_of_relatives(const Story& story, std::uint32_t sentence) {
  for (std::uint32_t s = sentence > 0 ? sentence - 1 : 0; s <= sentence + 1 && s < story.sentences.size(); ++s)
    if (story.sentences[s].block == story.sentences[sentence].block &&
        has_word(sentence_words(story, s),
                 {"brother", "brothers",    "sister",      "sisters",  "twin",          "twins",       "son",
                  "sons",    "daughter",    "daughters",   "father",   "mother",        "parents",     "husband",
                  "wife",    "couple",      "cousin",      "cousins",  "uncle",         "aunt",        "nephew",
                  "niece",   "grandfather", "grandmother", "grandson", "granddaughter", "sibling",     "siblings",
                  "family",  "relative",    "relatives",   "namesake", "unrelated",     "no relation", "not related",
                  "married", "widow",       "widower",     "ex-wife",  "ex-husband",    "dynasty",     "heir",
                  "elder",   "younger",     "kin"}))
      return true;
  return false;
}

void check_first_names(const Story& story, const NameIndex& index, Output& out) { FirstNames(story, index, out).run(); }

}  // namespace claims::check
