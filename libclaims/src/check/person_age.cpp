// The ages that a story gives beside a name.
#include "check/person_life.h"
#include "text/lexicon.h"

#include <algorithm>
#include <cstdlib>

namespace claims::check {

// One to three figures at the start of `text`; 0 if none or more.
int leading_age(std::string_view text, std::size_t& length) {
  int value = 0;
  for (length = 0; length < text.size() && length < 4 && text[length] >= '0' && text[length] <= '9'; ++length)
    value = value * 10 + (text[length] - '0');
  return length >= 1 && length <= 3 && value >= 1 && value <= 120 ? value : 0;
}

// The first number token of the given value within `reach` tokens of an offset.
Span number_span(const Story& story, std::uint32_t from, int value, std::uint32_t reach) {
  for (std::uint32_t i = token_at(story, from); i < story.tokens.size() && reach > 0; ++i, --reach)
    if (story.tokens[i].number == value && story.tokens[i].kind == TokenKind::number) return story.tokens[i].span;
  return {};
}

// Another person is named between a name and an offset.
bool other_person_before(const Story& story, const NameMention& name, std::uint32_t offset) {
  for (const NameMention* next = &name + 1; next < story.names.data() + story.names.size() && next->span.begin < offset;
       ++next)
    if (next->kind == NameKind::person) return true;
  return false;
}

bool names_trade(std::string_view word) {
  if (one_of(word, {"star",     "native",  "veteran",  "nurse",  "chef",    "pilot",      "poet",    "clerk",
                    "graduate", "captain", "champion", "winger", "forward", "midfielder", "rookie",  "novice",
                    "diplomat", "cook",    "mother",   "father", "widow",   "widower",    "monarch", "pontiff"}))
    return true;
  if (word.size() < 5) return false;
  for (std::string_view ending : {"er", "or", "ist", "ian", "man", "woman", "eer", "ress", "ete", "crat", "ant"})
    if (word.size() > ending.size() + 2 && word.substr(word.size() - ending.size()) == ending) return true;
  return false;
}
namespace {

bool is_thing(std::string_view word) {
  return one_of(word, {"company",   "firm",       "bank",     "club",   "museum",  "school",  "university",
                       "tower",     "computer",   "river",    "tanker", "reactor", "motor",   "tractor",
                       "theater",   "center",     "trailer",  "boiler", "charter", "order",   "paper",
                       "newspaper", "church",     "hospital", "court",  "party",   "network", "however",
                       "whether",   "restaurant", "plant",    "border", "cancer",  "liner",   "freighter",
                       "trawler",   "ferry",      "quarter",  "corner", "monster", "spider",  "tiger",
                       "oyster",    "timber",     "chamber",  "water",  "union",   "team",    "force"});
}

}  // namespace

bool describes_somebody(const Story& story, std::uint32_t i) {
  using text::WordClass;
  const text::Lexicon& lexicon = text::Lexicon::english();
  for (std::uint32_t k = i; k < i + 5 && k < story.tokens.size(); ++k) {
    const Token& token = story.tokens[k];
    const std::string_view word = story.document.slice(token.span);
    if (token.kind != TokenKind::word) return k == i && token.kind == TokenKind::punctuation && word == ",";
    const text::Word& known = lexicon[token.word];
    if (k == i && (known.is(WordClass::reporting) || known.is(WordClass::past) || known.is(WordClass::past_auxiliary) ||
                   known.is(WordClass::present) || known.is(WordClass::future) ||
                   one_of(word, {"has", "also", "who", "from", "told", "will"})))
      return true;
    if (token.has(Token::capitalised)) continue;  // "Leeds native"
    if (one_of(word, {"former", "younger", "older", "under", "over", "after"})) continue;
    if (known.is(WordClass::title) || known.is(WordClass::group) || names_trade(word)) return !is_thing(word);
  }
  return false;
}

void Life::add(const Age& age) {
  constexpr std::size_t most = 256;  // of one person in one story; keeps the cost linear
  if (ages.size() >= most) return;
  const auto same = [&](const Age& a) { return a.span == age.span; };
  if (std::none_of(ages.begin(), ages.end(), same)) ages.push_back(age);
}

namespace {

// ", 45," and ", aged 45,": the age stands in apposition to the name.
void read_apposition(const Story& story, const NameMention& name, Life& life) {
  const std::string after = words_after(story, name.span, name.sentence, 40);
  std::size_t length = 0;
  for (std::string_view head : {", ", ", aged ", ", age ", ", now ", ", who is ", ", who is now ", " (aged "}) {
    if (after.substr(0, head.size()) != head) continue;
    const int age = leading_age(std::string_view(after).substr(head.size()), length);
    if (age == 0) continue;
    const std::string_view rest = std::string_view(after).substr(head.size() + length);
    const bool bare = head == ", ";
    const bool closed = rest.empty() || rest.front() == ',' || rest.front() == '.' || rest.front() == ';' ||
                        rest.front() == ')' || (!bare && rest.front() == ' ');
    // ", 45 percent", ", 12, 14 and 16", ", 3, and": figures, not an age; a count before "," needs two figures.
    if (!closed || (bare && length != 2 && age < 100)) continue;
    if (rest.size() > 2 && rest[1] == ' ' && rest[2] >= '0' && rest[2] <= '9') continue;
    if (bare && (rest.size() > 1 && rest.front() == '.' && rest[1] >= '0' && rest[1] <= '9')) continue;
    const Span span = number_span(story, name.span.end, age, 4);
    if (!span.empty()) life.add({age, span, name.sentence, false});
    return;
  }
}

// ", a 54-year-old plumber": an apposition that gives the age.
void read_description_behind(const Story& story, const NameMention& name, Life& life) {
  const std::string after = words_after(story, name.span, name.sentence, 40);
  for (std::string_view head : {", a ", ", an ", ", the ", " a ", " is a ", " is an "}) {
    if ((" " + after).substr(after.empty() || after.front() == ',' ? 1 : 0, head.size()) != head) continue;
    std::size_t length = 0;
    const std::size_t at = after.front() == ',' ? head.size() : head.size() - 1;
    const int age = leading_age(std::string_view(after).substr(std::min(at, after.size())), length);
    if (age == 0 || after.substr(at + length, 9) != "-year-old" || head == " a ") continue;
    const Span span = number_span(story, name.span.end, age, 5);
    const std::string rest = after.substr(at + length + 9);
    // ", a 19-year-old company", ", a 12-year-old's father"
    if (span.empty() || starts_with_word(rest, {"'s"}) || !describes_somebody(story, token_at(story, span.begin) + 5))
      return;
    life.add({age, span, name.sentence, false});
    return;
  }
}

// "At 35, Bendix is the oldest": the age before the name at a sentence's start, with a verb of now.
void read_age_at(const Story& story, const NameMention& name, Life& life) {
  const Span own = sentence_span(story, name.sentence);
  constexpr std::uint32_t longest = 400;  // bytes: what is compared below is the beginning of a sentence
  if (name.span.begin - own.begin > longest) return;
  const std::string before = normal(story.document.slice({own.begin, name.span.begin}));
  if (before.substr(0, 3) != "at " || before.size() > 12) return;
  std::size_t length = 0;
  const int age = leading_age(std::string_view(before).substr(3), length);
  if (age < 10 || before.substr(3 + length, 1) != ",") return;
  if (!starts_with_word(words_after(story, name.span, name.sentence, 16),
                        {"is", "has", "remains", "still", "says", "hopes", "wants", "can", "will"}))
    return;
  const Span span = number_span(story, own.begin, age, 3);
  if (!span.empty()) life.add({age, span, name.sentence, false});
}

// "is 45", "is aged 45", "turned 45", "died at 72", "died aged 72", "died ... at the age of 72".
void read_verb(const Story& story, const NameMention& name, Life& life) {
  const std::string after = words_after(story, name.span, name.sentence, 120);
  const std::size_t died = after.find("died");
  std::size_t length = 0;
  if (died != std::string::npos) {
    if (names_relative(after.substr(0, died)) || has_word(after.substr(0, died), {"whose"})) return;
    const std::string_view rest = std::string_view(after).substr(died);
    const std::size_t stop = std::min(rest.find(';'), rest.find(". "));
    for (std::string_view mark : {" aged ", " at the age of ", " at age ", "died at ", " at "}) {
      const std::size_t at = rest.find(mark);
      if (at == std::string_view::npos || at > stop) continue;
      const int age = leading_age(rest.substr(at + mark.size()), length);
      const std::string_view tail = rest.substr(std::min(rest.size(), at + mark.size() + length));
      // "on Sunday at 88.", but not "at 10 Downing Street"
      if (mark == " at " && (length != 2 || (!tail.empty() && tail != "." && tail.front() != ','))) continue;
      if (age == 0 || (!tail.empty() && (tail.front() == ':' ||
                                         starts_with_word(tail, {" a.m", " p.m", " am", " pm", " percent", " per"}))))
        continue;
      const Span span = number_span(story, name.span.end, age, 26);
      if (!span.empty()) life.add({age, span, name.sentence, true});
      return;
    }
    return;
  }
  // "was 58 when he died"
  if (after.substr(0, 4) == "was ") {
    const int age = leading_age(std::string_view(after).substr(4), length);
    const std::string_view tail = std::string_view(after).substr(std::min(after.size(), 4 + length));
    const Span span = number_span(story, name.span.end, age, 4);
    if (age != 0 && starts_with_word(tail, {" when he died", " when she died", " at his death", " at her death"}) &&
        !span.empty())
      life.add({age, span, name.sentence, true});
  }
  // "turned 40 in May"
  if (after.substr(0, 7) == "turned " && !is_dated_back(story, name.sentence)) {
    const int age = leading_age(std::string_view(after).substr(7), length);
    const std::string_view tail = std::string_view(after).substr(std::min(after.size(), 7 + length));
    const Span span = number_span(story, name.span.end, age, 4);
    if (age != 0 && starts_with_word(tail, {" in", " on", " this", " last"}) && !span.empty())
      life.add({age, span, name.sentence});
  }
  // A bracket or a relative clause may stand between: "(born 1960) is 64 years old".
  for (std::string_view head : {"is aged ", "is now ", "is "}) {
    std::size_t at = after.find(head);
    if (at == std::string::npos || (at > 0 && after[at - 1] != ' ')) continue;
    if (at > 0 && after[0] != '(' && after[0] != ',') continue;
    if (after.substr(0, at).find(". ") != std::string::npos || after.substr(0, at).find(';') != std::string::npos)
      continue;
    const std::string_view rest = std::string_view(after).substr(at + head.size());
    const int age = leading_age(rest, length);
    const std::string_view tail = rest.substr(std::min(rest.size(), length));
    if (age == 0 || !(head == "is aged " || starts_with_word(tail, {" years old"}) ||
                      ((at == 0 || (at == 2 && after[0] == ',')) && tail == ".")))
      continue;
    const Span span = number_span(story, name.span.end, age, 24);
    if (!span.empty() && !other_person_before(story, name, span.begin)) life.add({age, span, name.sentence, false});
    return;
  }
}

// "54-year-old Whitcombe", "the 54-year-old painter Harold Whitcombe": the age just before the name.
void read_before(const Story& story, const NameMention& name, Life& life) {
  const std::uint32_t head = name.title.empty() ? name.span.begin : std::min(name.title.begin, name.span.begin);
  const std::string before = words_before(story, {head, head}, name.sentence, 56);
  const std::size_t at = before.rfind("-year-old");
  if (at == std::string::npos) return;
  // At most three plain words between: "54-year-old former painter Whitcombe".
  std::string_view rest = std::string_view(before).substr(at + 9);
  // "A 34-year-old man, Harold Whitcombe,"
  if (!rest.empty() && rest.back() == ',' && std::count(rest.begin(), rest.end(), ' ') == 1 &&
      describes_somebody(story, token_at(story, head) - 2))
    rest.remove_suffix(1);
  if (std::count(rest.begin(), rest.end(), ' ') > 3 || rest.find(',') != std::string_view::npos ||
      rest.find('.') != std::string_view::npos || rest.find('\'') != std::string_view::npos)
    return;
  if (has_word(rest,
               {"son",           "daughter", "brother", "sister",     "wife",      "husband", "mother", "father",
                "and",           "of",       "from",    "by",         "with",      "in",      "named",  "grandson",
                "granddaughter", "child",    "boy",     "girl",       "told",      "killed",  "at",     "nephew",
                "niece",         "cousin",   "partner", "girlfriend", "boyfriend", "the",     "a",      "is",
                "was",           "who",      "said",    "that",       "to",        "on",      "for",    "as",
                "his",           "her",      "after",   "when",       "has",       "had"}) &&
      !has_word(rest, {"named"}))
    return;
  std::size_t digits = at;
  while (digits > 0 && before[digits - 1] >= '0' && before[digits - 1] <= '9') --digits;
  std::size_t length = 0;
  const int age = leading_age(std::string_view(before).substr(digits), length);
  if (age == 0 || digits + length != at) return;
  // The token that bears the figure stands at most eight tokens before the name.
  std::uint32_t i = token_at(story, head);
  for (int steps = 0; i > 0 && steps < 10; ++steps)
    if (story.tokens[--i].number == age) {
      life.add({age, story.tokens[i].span, name.sentence, false});
      return;
    }
}

}  // namespace

void read_ages(const Story& story, const NameMention& name, Life& life) {
  // "His grandson, also Harold Whitcombe, 34": somebody else of the same name.
  if (ends_with_word(words_before(story, name.span, name.sentence, 32), {"also", "also called", "also named"})) return;
  read_apposition(story, name, life);
  read_verb(story, name, life);
  read_before(story, name, life);
  read_description_behind(story, name, life);
  read_age_at(story, name, life);
}

}  // namespace claims::check
