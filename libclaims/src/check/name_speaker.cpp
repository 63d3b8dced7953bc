// A speaker or somebody in a caption whom the story introduces nowhere, where it introduces somebody who fits.
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

constexpr std::size_t same_letters = 3;  // at the start of two names that may be mixed up

class SpeakerCheck : TokenReader {
 public:
  SpeakerCheck(const Story& story, const NameIndex& index, Output& out)
      : TokenReader(story), index_(index), out_(out) {}

  void run() {
    for (const NameWord& word : index_.words())
      if (word.count == 1 && word.key.size() >= 5) check_speaker(word);
    for (std::uint32_t s = 0; s < story_.sentences.size(); ++s)
      if (is_caption(s)) check_caption(s);
  }

 private:
  std::string_view slice(Span span) const { return story_.document.slice(span); }
  bool reports(std::uint32_t i) const {
    return i < story_.tokens.size() && text::Lexicon::english()[story_.tokens[i].word].is(WordClass::reporting);
  }
  bool in_full_name(std::string_view key) const {
    const auto names = index_.full_names();
    return std::any_of(names.begin(), names.end(), [&](const FullName& f) { return has_word(f.whole, {key}); });
  }

  // "Delgado said", where all other speakers are introduced and one of them is Anna Delacroix.
  void check_speaker(const NameWord& word) {
    const std::uint32_t i = index_.place(word.first).token;
    const text::Word& known = text::Lexicon::english()[word.word];
    if (word.word != 0 && !known.is(WordClass::given_name)) return;
    if (is_plain_word(word.key) || in_full_name(word.key) || index_.in_heading(i)) return;
    const NameUse use = index_.use_of(i);
    if (use.kind != NameUse::Kind::alone || i == 0 || is_name(i - 1) ||
        one_of(token(i - 1), {"the", "The", "at", "in"}))
      return;
    if (!says(i) || is_holder(word.key)) return;
    const FullName* right = nullptr;
    for (const FullName& f : index_.full_names()) {
      if (f.surname.size() < 5 || f.surname.substr(0, same_letters) != word.key.substr(0, same_letters)) continue;
      if (right && right->surname != f.surname) return;
      if (!right) right = &f;
    }
    if (!right || right->surname_token > i || is_form_of_surname(right->surname, word.key)) return;
    // "Smithfield" and "Smith": a place or a firm named after somebody.
    if (word.key.substr(0, right->surname.size()) == right->surname) return;
    if (!is_speaker(right->surname) || !others_are_introduced(word.key)) return;
    const Span span = story_.tokens[i].span;
    if (is_marked_sic(story_, span) || is_reported(out_, span)) return;
    const std::string introduced = in_one_line(slice(story_.names[right->mention].span));
    Finding& f = add(out_, story_, "name.speaker", Level::warning, span,
                     fmt::format("{} is not introduced; {} is", slice(span), introduced), 0.68);
    because(f, fmt::format("{} stands nowhere else in the story", slice(span)), span);
    because(f, fmt::format("the story introduces {}", introduced), story_.names[right->mention].span);
  }
  // "Delgado said," behind the words that are said.
  bool says(std::uint32_t i) const {
    if (one_of(token(i + 1), {"said", "added", "told"})) return true;
    return token(i - 1) == "said" && !is_name(i + 1) && one_of(token(i + 1), {".", ","});
  }
  // Leaders of countries need no introduction.
  static bool is_holder(std::string_view surname) { return !reference::holders_surnamed(surname).empty(); }

  bool is_speaker(std::string_view surname) const {
    const NameWord* word = index_.find(surname);
    if (!word) return false;
    for (std::uint32_t p = word->first; p != no_index; p = index_.place(p).next) {
      const std::uint32_t i = index_.place(p).token;
      std::uint32_t begin = i;
      for (int steps = 0; steps < 5 && begin > 0 && (is_name(begin - 1) || token(begin - 1) == "."); ++steps) --begin;
      if (reports(i + 1) || (begin > 0 && reports(begin - 1))) return true;
    }
    return false;
  }
  // Everybody else who stands alone with "said" is called by a full name somewhere.
  bool others_are_introduced(std::string_view but) const {
    for (const NameWord& word : index_.words()) {
      if (word.key == but || in_full_name(word.key)) continue;
      for (std::uint32_t p = word.first; p != no_index; p = index_.place(p).next) {
        const std::uint32_t i = index_.place(p).token;
        if (i > 0 && !is_name(i - 1) && token(i + 1) == "said" && index_.use_of(i).person &&
            !one_of(token(i - 1), {"the", "The"}))
          return false;
      }
    }
    return true;
  }

  bool is_caption(std::uint32_t s) const {
    const Span span = sentence_span(story_, s);
    if (span.begin != story_.document.blocks[story_.sentences[s].block].span.begin) return false;
    const std::string words = normal(story_.document.slice({span.begin, std::min(span.end, span.begin + 24)}));
    return starts_with_word(words, {"photo:", "photograph:", "caption:", "picture:", "pictured:", "image:"});
  }
  // "PHOTO: The curator, Nora Goldstein," in a story whose curator is Naomi Feldstein.
  void check_caption(std::uint32_t s) {
    for (const FullName& f : index_.full_names()) {
      if (f.sentence != s || f.count != 1) continue;
      const NameWord* surname = index_.find(f.surname);
      if (surname && surname->count > 1) continue;
      const std::string role = role_of(f);
      if (role.size() < 4) continue;
      const FullName* other = nullptr;
      bool several = false;
      for (const FullName& g : index_.full_names()) {
        if (g.sentence == s || role_of(g) != role) continue;
        several |= other != nullptr;
        other = &g;
      }
      if (!other || several) continue;
      const Span span = story_.names[f.mention].span;
      if (is_reported(out_, span)) continue;
      Finding& finding = add(
          out_, story_, "name.speaker", Level::warning, span,
          fmt::format("the {} is {} in the story", role, in_one_line(slice(story_.names[other->mention].span))), 0.78);
      because(finding, "the caption names somebody else", span);
      because(finding, fmt::format("the story names the {} here", role), story_.names[other->mention].span);
    }
  }
  // The one word between "the" and the comma before the name, or between ", the" and a mark behind it.
  std::string role_of(const FullName& f) const {
    const NameMention& name = story_.names[f.mention];
    const std::uint32_t first = token_at(story_, name.span.begin), behind = token_at(story_, name.span.end);
    if (first > 2 && token(first - 1) == "," && one_of(token(first - 3), {"the", "The"}) && !is_name(first - 2))
      return std::string(token(first - 2));
    if (token(behind) == "," && token(behind + 1) == "the" && one_of(token(behind + 3), {",", ".", "of"}) &&
        !is_name(behind + 2))
      return std::string(token(behind + 2));
    return {};
  }

  const NameIndex& index_;
  Output& out_;
};

}  // namespace

void check_speakers(const Story& story, const NameIndex& index, Output& out) { SpeakerCheck(story, index, out).run(); }

}  // namespace claims::check
