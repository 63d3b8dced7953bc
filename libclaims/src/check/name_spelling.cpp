// One name in two spellings.
#include "check/context.h"
#include "check/name.h"
#include "check/name_words.h"
#include "reference/office.h"
#include "text/lexicon.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <string>

namespace claims::check {
namespace {

using text::WordClass;

class SpellingCheck {
 public:
  SpellingCheck(const Story& story, const NameIndex& index, Output& out) : story_(story), index_(index), out_(out) {}

  void run() {
    for (const FullName& name : index_.full_names()) {
      if (name.surname.size() < 4 || !is_dominant(name)) continue;
      const NameWord* right = index_.find(name.surname);
      if (!right) continue;
      for (const NameWord& other : index_.words())
        if (may_be_near(*right, other)) compare(name, *right, other);
    }
    compare_other_words();
    compare_introductions();
  }

 private:
  std::string_view slice(Span span) const { return story_.document.slice(span); }
  Span span_of(std::uint32_t token) const { return story_.tokens[token].span; }
  Span first_span(const NameWord& word) const { return span_of(index_.place(word.first).token); }

  // One letter exchanged changes two of the letters that a word has; two exchanged change four.
  static bool may_be_near(const NameWord& a, const NameWord& b) {
    if (&a == &b) return false;
    const auto longer = std::max(a.key.size(), b.key.size()), shorter = std::min(a.key.size(), b.key.size());
    return longer - shorter <= 2 && std::popcount(a.letters ^ b.letters) <= 4;
  }

  // The first entry of this surname: one comparison a surname is enough, but each given name counts.
  bool is_dominant(const FullName& name) const {
    const auto same = [&](const FullName& f) { return f.surname == name.surname && f.given == name.given; };
    const auto names = index_.full_names();
    return &*std::find_if(names.begin(), names.end(), same) == &name;
  }

  const FullName* full_name_at(const NameUse& use) const {
    if (use.name == no_index) return nullptr;
    const Span span = story_.names[use.name].span;
    const auto names = index_.full_names();
    const auto found = std::find_if(names.begin(), names.end(), [&](const FullName& f) {
      const Span own = story_.names[f.mention].span;
      return own.size() == span.size() && lower_case(slice(own)) == lower_case(slice(span));
    });
    return found == names.end() ? nullptr : &*found;
  }

  void compare(const FullName& name, const NameWord& right, const NameWord& other) {
    const Nearness near = nearness(right.key, other.key);
    if (near == Nearness::none || other.count > right.count) return;
    if (other.count == right.count && !is_the_likelier(right, other)) return;
    if (may_be_derived(right.key, other.key) && (is_plain_word(right.key) || is_plain_word(other.key)) &&
        !is_clipped(name, right, other))
      return;
    if (reference::fold_name(right.key) == reference::fold_name(other.key)) return;
    // Introduced with another given name: somebody else.
    const FullName* same_person = nullptr;
    for (const FullName& f : index_.full_names()) {
      if (f.surname != other.key) continue;
      if (f.given != name.given && !same_given_name(f.given, name.given)) return;
      same_person = &f;
    }
    if (same_person) compare_full(name, right, other, *same_person);
    else if (near != Nearness::two) compare_alone(name, right, other, near);
  }

  // "Cory Book" for "Cory Booker", but not "Cup Champion" beside "Cup Champions".
  bool is_clipped(const FullName& name, const NameWord& right, const NameWord& other) const {
    const text::Lexicon& lexicon = text::Lexicon::english();
    const auto longer = std::max(right.key, other.key, [](auto a, auto b) { return a.size() < b.size(); });
    return longer.back() != 's' && lexicon[lexicon.find(name.given)].is(WordClass::given_name) &&
           std::count(name.whole.begin(), name.whole.end(), ' ') <= 1;
  }

  // Of two spellings that stand equally often: the one that is no English word, else the first.
  bool is_the_likelier(const NameWord& right, const NameWord& other) const {
    const bool plain = is_plain_word(right.key), other_plain = is_plain_word(other.key);
    if (plain != other_plain) return other_plain;
    return index_.place(right.first).token < index_.place(other.first).token;
  }

  // "Karin Wexford" and "Karin Wexfort".
  void compare_full(const FullName& name, const NameWord& right, const NameWord& other, const FullName& wrong) {
    if (differ_in_age(name, wrong)) return;
    // Each of the two goes by the family name alone as well.
    if (other.count >= 2 && right.count < 3 * other.count) return;
    const bool rare = right.count >= 2 && (other.count == 1 || other.count * 3 <= right.count);
    const bool plural = other.key.size() == right.key.size() + 1 && other.key.back() == 's';  // "many Mira Lomas"
    const bool clear = rare && name.sentence != wrong.sentence && !plural;
    const std::uint32_t token = wrong.surname_token;
    report(name, right, other, token, clear ? Level::error : Level::warning, clear ? 0.93 : 0.7);
  }

  // "Wexfort said", where nobody of that name was introduced.
  void compare_alone(const FullName& name, const NameWord& right, const NameWord& other, Nearness near) {
    const std::size_t least = near == Nearness::anagram ? 6 : right.count >= 8 ? 4 : 5;
    if (other.key.size() < least || other.count > std::max(1u, right.count / 2)) return;
    const bool once = right.count < 2;
    if (once && near != Nearness::edit && !have_one_title(right, other)) return;
    const bool lost_s = right.key.size() == other.key.size() + 1 && right.key.back() == 's';  // no plural
    if (!lost_s && is_form_of_surname(right.key, other.key)) return;
    // "Gold" and "Golda": a letter behind a short name makes another one.
    if (right.key.size() < 5 && other.key.substr(0, right.key.size()) == right.key) return;
    if (other.word != 0 || is_plain_word(other.key)) return;
    bool person = false, middle = false;
    for (std::uint32_t p = other.first; p != no_index; p = index_.place(p).next) {
      const NameUse use = index_.use_of(index_.place(p).token);
      if (use.kind != NameUse::Kind::alone) return;
      person |= use.person;
      middle |= !use.sentence_start;
    }
    if (index_.stands_lower(other.key)) return;
    const bool first_agrees = right.key[0] == other.key[0];
    if (!person && ((!middle && other.key.size() < 6 && right.count < 6) || other.key.size() < 5)) return;
    if (!first_agrees && near == Nearness::edit && !person) return;
    const bool same_letters = right.letters == other.letters && right.key.size() == other.key.size();
    if (once && !same_letters && !(person && first_agrees)) return;
    if (lost_s && !person) return;
    const bool swapped =
        right.letters == other.letters && right.key.size() == other.key.size() && right.key.size() >= 7;
    const bool frequent = right.count >= 6 || (right.count >= 3 && other.key.size() >= 6);
    const bool clear_here = swapped || frequent || (middle && other.key.size() >= 6);
    bool clear = (once && person && first_agrees && other.key.size() >= 6 && !lost_s) ||
                 (right.count >= 2 && (first_agrees ? person || clear_here : person && right.count >= 3));
    const std::uint32_t token = index_.place(other.first).token;
    clear |= first_agrees && index_.in_heading(token);
    report(name, right, other, token, clear ? Level::error : Level::warning, clear ? 0.9 : 0.7);
  }

  // ", 45," behind one and ", 52," behind the other.
  bool differ_in_age(const FullName& a, const FullName& b) const {
    const auto age = [&](const FullName& f) {
      const std::string after = words_after(story_, story_.names[f.mention].span, f.sentence, 8);
      return after.size() > 3 && after[0] == ',' && after[2] >= '1' && after[2] <= '9' ? after.substr(2, 2)
                                                                                       : std::string();
    };
    const std::string one = age(a), two = age(b);
    return !one.empty() && !two.empty() && one != two;
  }

  void report(const FullName& name, const NameWord& right, const NameWord& other, std::uint32_t token, Level level,
              double confidence) {
    if (reported(token) || is_marked_sic(story_, span_of(token))) return;
    const bool heading = index_.in_heading(token);
    const std::string_view written = slice(span_of(token));
    const std::string_view spelling = slice(first_span(right));
    Finding& f = add(out_, story_, heading ? "name.headline" : "name.spelling", level, span_of(token),
                     fmt::format("{} is spelt {} {}", written, spelling,
                                 right.count == 1 ? "in the other place" : "everywhere else"),
                     confidence);
    because(f, fmt::format("the story introduces {}", in_one_line(slice(story_.names[name.mention].span))),
            story_.names[name.mention].span);
    because(f,
            fmt::format("{} stands {} in the story, {} {}", spelling, times(right.count), written, times(other.count)),
            span_of(token));
    f.replacement = in_case_of(written, spelling);
  }
  bool reported(std::uint32_t token) const {
    return std::any_of(out_.findings.begin(), out_.findings.end(), [&](const Finding& f) {
      return f.span.overlaps(span_of(token)) && f.check.substr(0, 5) == "name.";
    });
  }
  static std::string times(std::uint32_t n) { return n == 1 ? "once" : fmt::format("{} times", n); }
  static std::string in_case_of(std::string_view written, std::string_view spelling) {
    const bool capitals = written.size() > 1 && written[1] >= 'A' && written[1] <= 'Z';
    std::string out(spelling);
    if (capitals)
      for (char& c : out)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c & ~0x20);
    return out;
  }

  // Names of organisations, places, things: written three times one way and once another.
  void compare_other_words() {
    for (const NameWord& right : index_.words()) {
      if (right.count < (right.key.size() >= 9 ? 2u : 3u) || right.key.size() < 5) continue;
      const bool place = is_place(right);
      if ((right.word != 0 && !place) || is_plain_word(right.key)) continue;
      if (is_surname(right)) continue;
      for (const NameWord& other : index_.words())
        if (other.count == 1 && other.word == 0 && may_be_near(right, other)) compare_words(right, other);
    }
  }
  // "Jaime Zappa", who is "Agent Zapata" three times after that.
  void compare_introductions() {
    for (const FullName& name : index_.full_names()) {
      const NameWord* wrong = index_.find(name.surname);
      if (!wrong || wrong->count != 1 || name.surname.size() < 5) continue;
      for (const NameWord& right : index_.words())
        if (right.count >= 3 && right.word == 0 && right.key[0] == wrong->key[0] && may_be_near(right, *wrong) &&
            !is_plain_word(right.key) && !is_surname(right) && nearness(right.key, wrong->key) != Nearness::none &&
            !may_be_derived(right.key, wrong->key) && !are_two_names(right.key, wrong->key) &&
            reference::fold_name(right.key) != reference::fold_name(wrong->key) && wrong->word == 0 &&
            is_called_alone(right))
          report(name, right, *wrong, name.surname_token, Level::warning, 0.7);
    }
  }
  // With a title or a verb of speech, and never behind another word of a name.
  bool is_called_alone(const NameWord& word) const {
    bool person = false;
    for (std::uint32_t p = word.first; p != no_index; p = index_.place(p).next) {
      const NameUse use = index_.use_of(index_.place(p).token);
      if (use.kind != NameUse::Kind::alone) return false;
      person |= use.person;
    }
    return person;
  }
  static bool is_place(const NameWord& word) {
    const text::Word& known = text::Lexicon::english()[word.word];
    return word.word != 0 && (known.is(WordClass::place) || known.is(WordClass::nationality));
  }
  bool is_surname(const NameWord& word) const {
    const auto names = index_.full_names();
    return std::any_of(names.begin(), names.end(), [&](const FullName& f) { return f.surname == word.key; });
  }
  void compare_words(const NameWord& right, const NameWord& other) {
    const Nearness near = nearness(right.key, other.key);
    const bool far = near == Nearness::two && ((right.word != 0 && right.count >= 5 && other.key.size() >= 7) ||
                                               (right.word == 0 && have_one_title(right, other)));
    if ((near != Nearness::edit && near != Nearness::anagram && !far) || other.key.size() < (right.count >= 8 ? 4u
                                                                                             : far            ? 5u
                                                                                                              : 6u))
      return;
    if (may_be_derived(right.key, other.key) || are_two_names(right.key, other.key)) return;
    if (is_plain_word(other.key) || is_surname(other) || index_.stands_lower(other.key)) return;
    if (reference::fold_name(right.key) == reference::fold_name(other.key)) return;
    if (right.word != 0 && differ_late(right.key, other.key)) return;
    if (right.count < 4 && right.key.size() == other.key.size() && right.key.back() != other.key.back()) return;
    const std::uint32_t token = index_.place(other.first).token;
    const NameUse use = index_.use_of(token);
    const bool people = use.person && is_person(right);
    if (use.person && !people) return;
    if (other.key.size() < 6 && !(people && story_.names.size() > use.name && !story_.names[use.name].title.empty()))
      return;
    if (!people && (use.sentence_start || right.key[0] != other.key[0] || near == Nearness::anagram)) return;
    if (!people && story_.tokens[token].has(Token::all_capitals)) return;
    if (reported(token) || is_marked_sic(story_, span_of(token))) return;
    const std::string_view written = slice(span_of(token)), spelling = slice(first_span(right));
    Finding& f = add(out_, story_, index_.in_heading(token) ? "name.headline" : "name.spelling",
                     people && near == Nearness::edit ? Level::error : Level::warning, span_of(token),
                     fmt::format("{} is spelt {} everywhere else", written, spelling), people ? 0.9 : 0.7);
    because(f, fmt::format("{} stands {} in the story", spelling, times(right.count)), first_span(right));
    f.replacement = in_case_of(written, spelling);
  }
  // Both stand behind the same title: "Agent Zapata", "Agent Zappa".
  bool have_one_title(const NameWord& right, const NameWord& other) const {
    const NameUse use = index_.use_of(index_.place(other.first).token);
    if (use.kind != NameUse::Kind::alone || use.name == no_index || story_.names[use.name].title.empty()) return false;
    const std::string title = normal(slice(story_.names[use.name].title));
    for (std::uint32_t p = right.first; p != no_index; p = index_.place(p).next) {
      const NameUse same = index_.use_of(index_.place(p).token);
      if (same.name != no_index && normal(slice(story_.names[same.name].title)) == title) return true;
    }
    return false;
  }
  // Somebody is called so: with a title, or with a verb of speech.
  bool is_person(const NameWord& word) const {
    for (std::uint32_t p = word.first; p != no_index; p = index_.place(p).next)
      if (index_.use_of(index_.place(p).token).person) return true;
    return false;
  }
  // Only in their endings, as names of countries, peoples and languages do: "Kansas" and "Kansans".
  static bool differ_late(std::string_view a, std::string_view b) {
    const auto same = static_cast<std::size_t>(
        std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(std::min(a.size(), b.size())), b.begin())
            .first -
        a.begin());
    return same + 3 >= std::min(a.size(), b.size());
  }

  const Story& story_;
  const NameIndex& index_;
  Output& out_;
};

}  // namespace

void check_name_spelling(const Story& story, const NameIndex& index, Output& out) {
  SpellingCheck(story, index, out).run();
}

}  // namespace claims::check
