// Forms of address and pronouns: one person is a man in one place and a woman in another.
#include "check/context.h"
#include "check/name.h"
#include "check/name_words.h"
#include "check/person_life.h"
#include "text/lexicon.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace claims::check {
namespace {

using text::WordClass;

Sex sex_of_word(std::string_view word) {
  static constexpr std::string_view men[] = {"mr",          "mister",      "sir",       "congressman", "councilman",
                                             "assemblyman", "alderman",    "prince",    "king",        "father",
                                             "imam",        "businessman", "policeman", "salesman",    "fisherman"};
  static constexpr std::string_view women[] = {
      "mrs",           "ms",          "miss",     "madam",         "madame",
      "dame",          "lady",        "sister",   "congresswoman", "chairwoman",
      "councilwoman",  "actress",     "queen",    "assemblywoman", "alderwoman",
      "businesswoman", "spokeswoman", "princess", "policewoman"};
  if (std::find(std::begin(men), std::end(men), word) != std::end(men)) return Sex::man;
  return std::find(std::begin(women), std::end(women), word) != std::end(women) ? Sex::woman : Sex::unknown;
}

// What tells that somebody is a man or a woman, and where.
struct Sign {
  Sex sex;
  Span span;
  std::uint32_t sentence;
  bool pronoun = false;
};

class AddressCheck {
 public:
  AddressCheck(const Story& story, const NameIndex& index, Output& out) : story_(story), index_(index), out_(out) {}

  void run() {
    for (std::uint32_t p = 0; p < story_.people.size(); ++p) {
      const Person& person = story_.people[p];
      signs_.clear();
      couple_ = false;
      for (std::uint32_t m : person.mentions) {
        read_title(story_.names[m]);
        read_pronoun(story_.names[m]);
        read_pronoun_before(story_.names[m]);
        read_pronoun_of_obituary(story_.names[m]);
      }
      if (is_subject(person)) read_short_names(person);
      if (!signs_.empty() && !couple_) judge(person);
    }
  }

 private:
  std::string_view slice(Span span) const { return story_.document.slice(span); }
  std::string lower(std::uint32_t i) const {
    return i < story_.tokens.size() ? lower_case(slice(story_.tokens[i].span)) : std::string();
  }

  void read_title(const NameMention& name) {
    if (name.title.empty()) return;
    for (std::uint32_t i = token_at(story_, name.title.begin);
         i < story_.tokens.size() && story_.tokens[i].span.end <= name.title.end; ++i)
      if (const Sex sex = sex_of_word(lower(i)); sex != Sex::unknown) {
        // "Mr. and Mrs. Wexford"
        if (has_word(words_before(story_, name.title, name.sentence, 24), {"mr", "mr.", "mrs", "mrs."})) {
          couple_ = true;
          return;
        }
        // "Mr. Wexford came with Mrs. Wexford"
        for (const Sign& other : signs_)
          couple_ |= !other.pronoun && other.sex != sex && other.sentence == name.sentence;
        signs_.push_back({sex, {story_.tokens[i].span.begin, name.span.end}, name.sentence, false});
        return;
      }
  }

  // "Wexford said she would", "Wexford resigned. She left": nobody else near whom the pronoun may mean.
  void read_pronoun(const NameMention& name) {
    // A speaker's label: the words behind it are the speaker's own.
    const std::uint32_t behind = token_at(story_, name.span.end);
    if (behind >= story_.tokens.size() || slice(story_.tokens[behind].span) == ":") return;
    const text::Lexicon& lexicon = text::Lexicon::english();
    const std::uint32_t i = past_apposition(behind);
    if (i < story_.tokens.size() && lexicon[story_.tokens[i].word].is(WordClass::reporting)) {
      const std::uint32_t k =
          i + 1 < story_.tokens.size() && slice(story_.tokens[i + 1].span) == "that" ? i + 2 : i + 1;
      if (note_pronoun(name, k, name.sentence)) return;
    }
    const std::uint32_t next = name.sentence + 1;
    const Span own = sentence_span(story_, name.sentence);
    if (next >= story_.sentences.size() || story_.sentences[next].block != story_.sentences[name.sentence].block)
      return;
    const std::uint32_t begin = name.title.empty() ? name.span.begin : name.title.begin;
    if (begin != own.begin) return;
    const std::uint32_t first = story_.sentences[next].first_token;
    if (note_pronoun(name, first, next) || story_.tokens[first].kind == TokenKind::word) return;
    // ""It was hot," he said."
    for (std::uint32_t k = first + 1; k + 1 < story_.sentences[next].last_token; ++k)
      if (lexicon[story_.tokens[k + 1].word].is(WordClass::reporting) && note_pronoun(name, k, next)) return;
  }
  // "By his own count Dr. Wexford": the pronoun is the name behind it.
  void read_pronoun_before(const NameMention& name) {
    const std::uint32_t begin = token_at(story_, name.title.empty() ? name.span.begin : name.title.begin);
    std::uint32_t i = begin;
    if (i > 0 && lower(i - 1) == ",") --i;
    if (i < 4 || lower(i - 2) != "own" || !one_of(lower(i - 4), {"by", "in", "on"})) return;
    const std::string word = lower(i - 3);
    if (word != "his" && word != "her") return;
    if (!one_of(lower(i - 1), {"count", "account", "estimate", "admission", "reckoning", "telling", "words",
                               "calculation", "description", "initiative", "request"}))
      return;
    signs_.push_back({word == "his" ? Sex::man : Sex::woman, story_.tokens[i - 3].span, name.sentence, true});
  }
  // "Dr. Wexford" behind "her husband, Robert Wexford," is still the one whom the obituary is about.
  void read_short_names(const Person& person) {
    for (const NameMention& name : story_.names)
      if (!name.title.empty() && slice(name.span) == person.surname &&
          (name.person == no_index || &story_.people[name.person] != &person))
        read_pronoun_before(name);
  }
  // Under an obituary's first sentence: "She was 93."
  void read_pronoun_of_obituary(const NameMention& name) {
    if (!is_obituary_of(story_, name) || name.sentence + 1 >= story_.sentences.size()) return;
    const std::uint32_t first = story_.sentences[name.sentence + 1].first_token;
    const std::string word = lower(first);
    if ((word != "he" && word != "she") || lower(first + 1) != "was" ||
        story_.tokens[first + 2].kind != TokenKind::number)
      return;
    const Span span = story_.tokens[first].span;
    if (std::any_of(signs_.begin(), signs_.end(), [&](const Sign& s) { return s.span == span; })) return;
    signs_.push_back({word == "he" ? Sex::man : Sex::woman, span, name.sentence + 1, true});
  }
  // The search for other people comes last: it is the dear part.
  bool note_pronoun(const NameMention& name, std::uint32_t token, std::uint32_t sentence) {
    if (token >= story_.tokens.size() || story_.tokens[token].span.size() > 3) return false;
    const std::string word = lower(token);
    if ((word != "he" && word != "she") || !alone_around(name)) return false;
    signs_.push_back({word == "he" ? Sex::man : Sex::woman, story_.tokens[token].span, sentence, true});
    return true;
  }
  // No other person, by name or by a word for one, in the sentence, the one before and the one after.
  bool alone_around(const NameMention& name) const {
    const auto in_block = [&](std::uint32_t s) {
      return s < story_.sentences.size() && story_.sentences[s].block == story_.sentences[name.sentence].block;
    };
    const std::uint32_t from = name.sentence > 0 && in_block(name.sentence - 1) ? name.sentence - 1 : name.sentence;
    const std::uint32_t to = in_block(name.sentence + 1) ? name.sentence + 1 : name.sentence;
    auto other = std::lower_bound(story_.names.begin(), story_.names.end(), sentence_span(story_, from).begin,
                                  [](const NameMention& n, std::uint32_t at) { return n.span.begin < at; });
    for (; other != story_.names.end() && other->sentence <= to; ++other)
      if (may_be_somebody(*other) && other->person != name.person) return false;
    const text::Lexicon& lexicon = text::Lexicon::english();
    for (std::uint32_t i = story_.sentences[from].first_token; i < story_.sentences[to].last_token; ++i) {
      const Token& token = story_.tokens[i];
      if (token.kind != TokenKind::word) continue;
      if (is_about(name, token.span)) continue;
      const bool sought = i > 0 && one_of(lower(i - 1), {"for", "as"});  // "ran for mayor"
      if ((lexicon[token.word].is(WordClass::title) && !sought) || names_somebody(lower(i))) return false;
    }
    return true;
  }
  bool may_be_somebody(const NameMention& name) const {
    if (name.kind == NameKind::person) return true;
    if (name.kind != NameKind::other) return false;
    const std::string_view text = slice(name.span);
    const std::size_t space = text.rfind(' ');
    return !is_plain_word(lower_case(text.substr(space == std::string_view::npos ? 0 : space + 1)));
  }
  // In the name's own words: its title, an apposition behind it, or the same in another mention of the person.
  bool is_about(const NameMention& name, Span word) const {
    for (std::uint32_t m : story_.people[name.person].mentions) {
      const NameMention& own = story_.names[m];
      const std::uint32_t behind = token_at(story_, own.span.end), end = past_apposition(behind);
      const std::uint32_t begin = own.title.empty() ? own.span.begin : own.title.begin;
      const std::uint32_t stop = end == behind ? own.span.end : story_.tokens[end - 1].span.end;
      if (begin <= word.begin && word.end <= stop) return true;
    }
    return false;
  }
  // ", a former engineer,": the token behind it; the same token where there is none.
  std::uint32_t past_apposition(std::uint32_t i) const {
    if (i >= story_.tokens.size() || slice(story_.tokens[i].span) != ",") return i;
    for (std::uint32_t k = i + 1; k < i + 10 && k < story_.tokens.size(); ++k) {
      const std::string_view text = slice(story_.tokens[k].span);
      if (text == ",") return k + 1;
      if (text == "." || text == "and" || story_.tokens[k].has(Token::capitalised)) break;
    }
    return i;
  }
  static bool names_somebody(std::string_view word) {
    static constexpr std::string_view words[] = {
        "man",       "woman",     "boy",       "girl",     "husband", "wife",   "father",    "mother",  "brother",
        "sister",    "son",       "daughter",  "uncle",    "aunt",    "friend", "victim",    "suspect", "driver",
        "doctor",    "nurse",     "player",    "student",  "officer", "lawyer", "client",    "child",   "baby",
        "partner",   "patient",   "defendant", "dog",      "cat",     "horse",  "colleague", "teacher", "boss",
        "neighbour", "neighbor",  "someone",   "somebody", "anyone",  "author", "artist",    "singer",  "coach",
        "manager",   "candidate", "opponent",  "soldier"};
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
  }

  // Another person of the family name, or none who is called by the full name.
  bool has_namesake(const Person& person) const {
    const std::string surname = lower_case(person.surname);
    std::string_view given;
    for (const FullName& f : index_.full_names()) {
      if (f.surname != surname) continue;
      if (!given.empty() && given != f.given) return true;
      given = f.given;
    }
    return false;
  }
  // Of an obituary: it is the only one of the family name whom the story goes on to call so.
  bool is_subject(const Person& person) const {
    return std::any_of(person.mentions.begin(), person.mentions.end(),
                       [&](std::uint32_t m) { return is_obituary_of(story_, story_.names[m]); });
  }
  Sex given_sex(const Person& person) const {
    const std::string surname = lower_case(person.surname);
    for (const FullName& f : index_.full_names())
      if (f.surname == surname) return sex_of_given(f.given);
    return Sex::unknown;
  }

  void judge(const Person& person) {
    const auto count = [&](Sex sex) {
      return std::count_if(signs_.begin(), signs_.end(), [&](const Sign& s) { return s.sex == sex; });
    };
    const Sex given = given_sex(person);
    auto men = count(Sex::man), women = count(Sex::woman);
    if (given == Sex::man && women > 0 && men == 0 && women <= 1) men = 1;
    else if (given == Sex::woman && men > 0 && women == 0 && men <= 1) women = 1;
    if (men == 0 || women == 0) return;
    const auto first_sex = signs_.front().sex;
    const Sex right = men > women ? Sex::man : women > men ? Sex::woman : given != Sex::unknown ? given : first_sex;
    const Sex wrong = right == Sex::man ? Sex::woman : Sex::man;
    if (count(wrong) > 1) return;
    const Sign& odd = *std::find_if(signs_.begin(), signs_.end(), [&](const Sign& s) { return s.sex == wrong; });
    if (given == wrong || (has_namesake(person) && !is_subject(person))) return;
    // "Mrs. Macron" may be the wife of Emmanuel Macron: a given name alone speaks only of a mention that has it.
    const bool only_given = std::none_of(signs_.begin(), signs_.end(), [&](const Sign& s) { return s.sex == right; });
    if (only_given && !has_given_name(person, odd)) return;
    if (speaks_of_relatives(story_, odd.sentence)) return;
    const auto other = std::find_if(signs_.begin(), signs_.end(), [&](const Sign& s) { return s.sex == right; });
    // A pronoun alone against a given name: where it stands next to the full name only.
    report(person, odd, other == signs_.end() ? nullptr : &*other, right);
  }

  bool has_given_name(const Person& person, const Sign& odd) const {
    return std::any_of(person.mentions.begin(), person.mentions.end(), [&](std::uint32_t m) {
      const NameMention& name = story_.names[m];
      return slice(name.span).find(' ') != std::string_view::npos &&
             (name.span.end == odd.span.end ||
              (odd.pronoun && name.sentence <= odd.sentence && name.sentence + 1 >= odd.sentence));
    });
  }

  void report(const Person& person, const Sign& odd, const Sign* other, Sex right) {
    const std::string name = in_one_line(person.name);
    Finding& f = add(out_, story_, odd.pronoun ? "name.pronoun" : "name.address", Level::warning, odd.span,
                     fmt::format("{} is a {} in other places", name, right == Sex::man ? "man" : "woman"), 0.7);
    because(f, fmt::format("the story writes \"{}\" here", in_one_line(slice(odd.span))), odd.span);
    if (other) because(f, fmt::format("and \"{}\" here", in_one_line(slice(other->span))), other->span);
    else
      because(
          f,
          fmt::format("{} is a {}'s name", in_one_line(slice(name_span(person))), right == Sex::man ? "man" : "woman"),
          name_span(person));
  }
  Span name_span(const Person& person) const { return story_.names[person.mentions.front()].span; }

  const Story& story_;
  const NameIndex& index_;
  Output& out_;
  std::vector<Sign> signs_;
  bool couple_ = false;  // "Mr. and Mrs."
};

}  // namespace

void check_forms_of_address(const Story& story, const NameIndex& index, Output& out) {
  AddressCheck(story, index, out).run();
}

}  // namespace claims::check
