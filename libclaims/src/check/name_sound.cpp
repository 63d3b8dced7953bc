// A family name without an introduction that sounds like one that has one.
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

using text::WordClass;

bool is_vowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }

// The consonants as they sound in English, each once in a row: "Leighton" and "Layton" are "ltn". `w` as "v", as Slavic
// and German names have it, or as no sound.
std::string sound_of(std::string_view name, bool w_sounds) {
  std::string key;
  const auto put = [&](char c) {
    if (key.empty() || key.back() != c) key += c;
  };
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i], next = i + 1 < name.size() ? name[i + 1] : '\0';
    const auto then = [&](std::string_view letters) { return name.substr(i, letters.size()) == letters; };
    if (then("sch") || then("tch")) put('S'), i += 2;
    else if (then("sh") || then("ch") || then("cz")) put('S'), ++i;
    else if (then("ph")) put('v'), ++i;
    else if (then("ck")) put('k'), ++i;
    else if (then("gh")) {
      ++i;
      if (i + 1 < name.size() && is_vowel(name[i + 1])) put('g');
    } else if (then("dt") || then("tt") || then("th")) put('t'), ++i;
    else if (c == 'c') put(next == 'e' || next == 'i' || next == 'y' ? 's' : 'k');
    else if (c == 'q') put('k');
    else if (c == 'x') put('k'), put('s');
    else if (c == 'z') put('s');
    else if (c == 'f' || c == 'v') put('v');
    else if (c == 'd' && next == '\0') put('t');
    else if (c == 'w') {
      if (w_sounds) put('v');
    } else if (i == 0 && is_vowel(c)) put('a');
    else if (c != 'h' && !is_vowel(c)) put(c);
  }
  return key;
}

int vowel_groups(std::string_view name) {
  int groups = 0;
  for (std::size_t i = 0; i < name.size(); ++i) groups += is_vowel(name[i]) && (i == 0 || !is_vowel(name[i - 1]));
  return groups - (name.size() > 3 && name.back() == 'e' && !is_vowel(name[name.size() - 2]));
}

}  // namespace

bool sound_alike(std::string_view a, std::string_view b) {
  if (is_vowel(a[0]) != is_vowel(b[0])) return false;
  if (a == b || std::max(a.size(), b.size()) > std::min(a.size(), b.size()) + 3) return false;
  for (const bool w : {false, true}) {
    const std::string one = sound_of(a, w), two = sound_of(b, w);
    if (one == two && one.size() >= 3 && (vowel_groups(a) == vowel_groups(b) || nearness(a, b) != Nearness::none))
      return true;
  }
  return false;
}

namespace {

class SoundCheck : TokenReader {
 public:
  SoundCheck(const Story& story, const NameIndex& index, Output& out) : TokenReader(story), index_(index), out_(out) {}

  void run() {
    for (const NameWord& word : index_.words())
      if (word.key.size() >= 5 && may_be_orphan(word)) check(word);
  }

 private:
  std::string_view slice(Span span) const { return story_.document.slice(span); }
  Span first_span(const NameWord& word) const { return story_.tokens[index_.place(word.first).token].span; }

  // No word of a full name, and no word that is a name of something else.
  bool may_be_orphan(const NameWord& word) const {
    const text::Word& known = text::Lexicon::english()[word.word];
    if (word.word != 0 && !known.is(WordClass::given_name)) return false;
    if (known.is(WordClass::place) || known.is(WordClass::nationality) || known.is(WordClass::title)) return false;
    if (is_plain_word(word.key) && !has_title(word)) return false;
    const auto names = index_.full_names();
    return std::none_of(names.begin(), names.end(), [&](const FullName& f) { return has_word(f.whole, {word.key}); });
  }

  void check(const NameWord& word) {
    const FullName* right = nullptr;
    for (const FullName& f : index_.full_names()) {
      if (f.surname.size() < 5 || !sound_alike(f.surname, word.key)) continue;
      if (right && right->surname != f.surname) return;
      if (!right) right = &f;
    }
    if (!right || is_form_of_surname(right->surname, word.key) || are_two_names(right->surname, word.key)) return;
    if (reference::fold_name(right->surname) == reference::fold_name(word.key)) return;
    if (!is_said_of_somebody(word) || index_.stands_lower(word.key)) return;
    if (is_leader(word.key)) return;
    const std::uint32_t first = index_.place(word.first).token;
    if (first < right->surname_token && !index_.in_heading(first)) return;
    report(*right, first);
  }

  // Somebody who speaks, or has a title, is called so, by the family name alone wherever it stands; nowhere a place.
  bool is_said_of_somebody(const NameWord& word) const {
    bool person = false;
    for (std::uint32_t p = word.first; p != no_index; p = index_.place(p).next) {
      const std::uint32_t i = index_.place(p).token;
      const NameUse use = index_.use_of(i);
      if (use.kind != NameUse::Kind::alone || one_of(lower_case(token(i - 1)), {"in", "at", "near", "from"}))
        return false;
      if (token(i + 1) == "," && is_name(i + 2)) return false;
      const bool titled = use.name != no_index && !story_.names[use.name].title.empty();
      const bool speaks = reports(i + 1) || (reports(i - 1) && (!is_word(i + 1) || acts(i + 1))) || acts(i + 1);
      person |= titled || speaks || (token(i - 1) == "to" && one_of(token(i - 2), {"According", "according"}));
    }
    return person;
  }
  bool has_title(const NameWord& word) const {
    const NameUse use = index_.use_of(index_.place(word.first).token);
    return use.name != no_index && !story_.names[use.name].title.empty();
  }
  bool acts(std::uint32_t i) const {
    if (i >= story_.tokens.size()) return false;
    const text::Word& word = text::Lexicon::english()[story_.tokens[i].word];
    const std::string_view text = token(i);
    const bool regular = text.size() > 4 && text.substr(text.size() - 2) == "ed" && !is_name(i);
    return regular || word.is(WordClass::past) || word.is(WordClass::past_auxiliary);
  }
  bool reports(std::uint32_t i) const {
    return i < story_.tokens.size() && text::Lexicon::english()[story_.tokens[i].word].is(WordClass::reporting);
  }
  bool is_word(std::uint32_t i) const { return i < story_.tokens.size() && story_.tokens[i].kind == TokenKind::word; }

  // One who has led a country in these years needs no introduction.
  bool is_leader(std::string_view surname) const {
    const int year = story_.document.published.date.year;
    for (const reference::HolderId id : reference::holders_surnamed(surname))
      for (const reference::OfficeTerm& term : reference::holder(id).terms)
        if (year == 0 || term.to.open || (term.to.days.known() && to_date(term.to.days.last).year >= year - 30))
          return true;
    return false;
  }

  void report(const FullName& right, std::uint32_t token) {
    const Span span = story_.tokens[token].span;
    if (is_marked_sic(story_, span) || std::any_of(out_.findings.begin(), out_.findings.end(),
                                                   [&](const Finding& f) { return f.span.overlaps(span); }))
      return;
    const Span introduced = story_.tokens[right.surname_token].span;
    Finding& f = add(out_, story_, index_.in_heading(token) ? "name.headline" : "name.spelling", Level::warning, span,
                     fmt::format("{} is not introduced, and sounds like {}", slice(span), slice(introduced)), 0.75);
    because(f, fmt::format("the story introduces {}", in_one_line(slice(story_.names[right.mention].span))),
            story_.names[right.mention].span);
    f.replacement = std::string(slice(introduced));
  }

  const NameIndex& index_;
  Output& out_;
};

}  // namespace

void check_name_sounds(const Story& story, const NameIndex& index, Output& out) { SoundCheck(story, index, out).run(); }

}  // namespace claims::check
