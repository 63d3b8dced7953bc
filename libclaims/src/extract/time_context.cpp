#include "extract/time_context.h"

#include <algorithm>

#include "text/lexicon.h"
#include "text/token.h"

namespace claims::extract {
namespace {

using text::Lexicon;
using text::TimeWord;
using text::Word;
using text::WordClass;

bool ends_in_ed(const Story& story, const Token& t) {
  return t.span.size() > 4 && story.document.text[t.span.end - 1] == 'd' && story.document.text[t.span.end - 2] == 'e';
}

bool ends_in_ly(const Story& story, const Token& t) {
  return t.span.size() > 3 && story.document.text[t.span.end - 1] == 'y' && story.document.text[t.span.end - 2] == 'l';
}

bool is_past_form(const Story& story, const Token& t, const Word& w) {
  if (w.is(WordClass::past)) return true;
  return !t.has(Token::capitalised) && ends_in_ed(story, t) && !w.is(WordClass::not_past);
}

// How an auxiliary goes on, within the next four words.
enum class Sequel { none, to_verb, perfect };

Sequel sequel_of(const Story& story, std::uint32_t i, std::uint32_t last) {
  const Lexicon& lexicon = Lexicon::english();
  for (std::uint32_t k = i + 1; k < last && k <= i + 4; ++k) {
    const Token& t = story.tokens[k];
    if (t.kind == TokenKind::punctuation) return Sequel::none;
    const Word& w = lexicon[t.word];
    if (w.time == TimeWord::plan) return Sequel::to_verb;
    if (w.time == TimeWord::to) {
      const Token* next = k + 1 < last ? &story.tokens[k + 1] : nullptr;
      const bool verb_follows = k == i + 1 && next && next->kind == TokenKind::word && !next->has(Token::capitalised) &&
                                !lexicon[next->word].is(WordClass::time);
      return verb_follows ? Sequel::to_verb : Sequel::none;
    }
    if (w.text == "going" && k + 1 < last && lexicon[story.tokens[k + 1].word].time == TimeWord::to)
      return Sequel::to_verb;
    if (w.is(WordClass::participle) || is_past_form(story, t, w)) return Sequel::perfect;
  }
  return Sequel::none;
}

bool is_determiner(const Story& story, std::uint32_t i) {
  const TimeWord role = Lexicon::english()[story.tokens[i].word].time;
  return role == TimeWord::the || role == TimeWord::a || role == TimeWord::its || role == TimeWord::this_one ||
         role == TimeWord::each || role == TimeWord::another;
}

// "the planned meeting", "a still unspecified date": an -ed form that describes a noun.
bool is_adjective(const Story& story, std::uint32_t i, const Sentence& sentence) {
  const Token& t = story.tokens[i];
  if (story.document.text[t.span.begin] == 'u' && story.document.text[t.span.begin + 1] == 'n' &&
      story.document.text[t.span.begin + 2] != 'd' && story.document.text[t.span.begin + 2] != 'i' &&
      story.document.text[t.span.begin + 2] != 'v')
    return true;  // "unspecified", but not "underlined", "united", "unveiled"
  if (i > sentence.first_token && is_determiner(story, i - 1)) return true;
  return i > sentence.first_token + 1 && is_determiner(story, i - 2) && story.tokens[i - 1].kind == TokenKind::word &&
         i + 1 < sentence.last_token && story.tokens[i + 1].kind == TokenKind::word &&
         Lexicon::english()[story.tokens[i + 1].word].time == TimeWord::none && ends_in_ly(story, story.tokens[i - 1]);
}

bool is_name_like(const Story& story, std::uint32_t i, const Sentence& sentence) {
  return i > sentence.first_token && story.tokens[i].has(Token::capitalised) &&
         !story.tokens[i].has(Token::all_capitals);
}

}  // namespace

bool Clauses::follows_auxiliary(std::uint32_t token) const { return auxiliary_ != 0 && token - (auxiliary_ - 1) <= 3; }

void Clauses::read(const Story& story, const Sentence& sentence) {
  marks_.clear();
  auxiliary_ = 0;
  for (std::uint32_t i = sentence.first_token; i < sentence.last_token; ++i) read_token(story, i, sentence);
}

void Clauses::read_token(const Story& story, std::uint32_t i, const Sentence& sentence) {
  const Token& t = story.tokens[i];
  if (t.kind == TokenKind::punctuation) {
    const char c = text::plain_character(story.document.text, t.span.begin);
    const bool dash = c == '-' && t.has(Token::space_before);
    if (c == ',' || c == ';' || c == ':' || c == '(' || c == ')' || c == '"' || dash) {
      marks_.push_back({i, false, Tense::unknown, Lean::none});
      auxiliary_ = 0;
    }
    return;
  }
  if (t.kind != TokenKind::word) return;
  const Word& w = Lexicon::english()[t.word];
  constexpr std::uint64_t verbs =
      (1ull << static_cast<unsigned>(WordClass::past)) | (1ull << static_cast<unsigned>(WordClass::past_auxiliary)) |
      (1ull << static_cast<unsigned>(WordClass::present)) | (1ull << static_cast<unsigned>(WordClass::future)) |
      (1ull << static_cast<unsigned>(WordClass::modal));
  if (w.time == TimeWord::clause || w.time == TimeWord::that_one) {
    marks_.push_back({i, false, Tense::unknown, Lean::none});
    auxiliary_ = 0;
    return;
  }
  if (w.time == TimeWord::plan) {
    const bool to = i + 1 < sentence.last_token && Lexicon::english()[story.tokens[i + 1].word].time == TimeWord::to;
    const bool settled = w.text == "scheduled" || w.text == "due" || w.text == "slated" || w.text == "expected";
    if (follows_auxiliary(i) && !(to && w.text == "plan")) {
      if (!marks_.empty() && marks_.back().verb && marks_.back().lean == Lean::past && (to || settled))
        verb(i, Tense::unknown, Lean::past);
      return;
    }
    if (to && ends_in_ed(story, t)) {  // "proposed to meet Friday": past before the infinitive, to come behind it
      verb(i, Tense::past, Lean::past);
      return verb(i + 1, Tense::unknown, Lean::future);
    }
    if (to || settled) return verb(i, Tense::unknown, Lean::future);
  }
  if ((w.classes & verbs) == 0) {
    if (!ends_in_ed(story, t) || t.has(Token::capitalised) || w.is(WordClass::not_past) || follows_auxiliary(i)) return;
    if (!is_adjective(story, i, sentence)) verb(i, Tense::past, Lean::past);
    return;
  }
  if (is_name_like(story, i, sentence)) return;
  if (w.is(WordClass::future)) {
    verb(i, Tense::future, Lean::future);
    auxiliary_ = i + 1;
  } else if (w.is(WordClass::modal)) {
    const bool have = i + 1 < sentence.last_token && Lexicon::english()[story.tokens[i + 1].word].text == "have";
    verb(i, Tense::unknown, have ? Lean::past : w.text == "could" ? Lean::none : Lean::future);
    auxiliary_ = i + 1;
  } else if (w.is(WordClass::past_auxiliary)) {
    if (follows_auxiliary(i)) return;
    const bool open = sequel_of(story, i, sentence.last_token) == Sequel::to_verb;
    verb(i, open ? Tense::unknown : Tense::past, open && w.text != "had" ? Lean::none : Lean::past);
    auxiliary_ = i + 1;
  } else if (w.is(WordClass::present)) {
    if (follows_auxiliary(i)) return;
    const bool have = w.text == "has" || w.text == "have";
    const Sequel sequel = sequel_of(story, i, sentence.last_token);
    if (sequel == Sequel::to_verb) verb(i, have ? Tense::unknown : Tense::future, have ? Lean::none : Lean::future);
    else if (have && sequel == Sequel::perfect) verb(i, Tense::past, Lean::past);
    else
      verb(i, Tense::present,
           have || w.text == "is" || w.text == "are" || w.text == "says" || w.text == "do" || w.text == "does"
               ? Lean::none
               : Lean::future);
    if (have || w.text == "is" || w.text == "are" || w.text == "am") auxiliary_ = i + 1;
  } else if (!follows_auxiliary(i)) {
    verb(i, Tense::past, Lean::past);
  }
}

Clauses::Verdict Clauses::at(std::uint32_t first, std::uint32_t last) const {
  const auto after =
      std::lower_bound(marks_.begin(), marks_.end(), last, [](const Mark& m, std::uint32_t t) { return m.token < t; });
  auto before =
      std::lower_bound(marks_.begin(), after, first, [](const Mark& m, std::uint32_t t) { return m.token < t; });
  if (before != marks_.begin() && (before - 1)->verb) return {(before - 1)->lean, (before - 1)->tense};
  if (after != marks_.end() && after->verb) return {after->lean, after->tense};
  // Beyond the clause: good enough to choose a date, not to speak of its tense.
  auto right = after;
  for (int steps = 0; right != marks_.end() && steps < 3; ++right, ++steps)
    if (right->verb) break;
  auto left = before;
  for (int steps = 0; left != marks_.begin() && steps < 3; ++steps) {
    --left;
    if (left->verb) return {left->lean, Tense::unknown};
  }
  if (right != marks_.end() && right->verb) return {right->lean, Tense::unknown};
  return {};
}

Lean Clauses::behind(std::uint32_t last) const {
  const auto after =
      std::lower_bound(marks_.begin(), marks_.end(), last, [](const Mark& m, std::uint32_t t) { return m.token < t; });
  return after != marks_.end() && after->verb && after->token - last <= 5 ? after->lean : Lean::past;
}

}  // namespace claims::extract
