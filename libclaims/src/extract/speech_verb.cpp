// Which verbs say that somebody spoke, and in which voice.
#include "extract/speech_reader.h"

#include <algorithm>

namespace claims::extract {

using text::WordClass;

// False: what looks like a verb is none.
bool SpeechReader::verb(std::uint32_t i) {
  Verb v{i, i, speech_verb(r_.token(i).word)};
  if (r_.token(i).has(Token::capitalised) && i != begin_ && !r_.token(i).has(Token::sentence_start)) return false;
  if (r_.name_of_token(i) != no_index && i != begin_) return false;
  if (v.word.participle) return participle(v), true;
  if (i > begin_ && !verb_like(v)) return false;
  bool negated = false;
  while (v.group > begin_ && (r_.adverb(v.group - 1) || r_.auxiliary(v.group - 1) || r_.negation(v.group - 1)) &&
         !r_.quoted(v.group - 1)) {
    --v.group;
    negated = negated || r_.negation(v.group);
  }
  if (passive(v)) return true;
  if (negated) close_open(v.group);
  else side(v);
  return true;
}

// A verb, and no noun or infinitive.
bool SpeechReader::verb_like(const Verb& v) const {
  const std::uint32_t i = v.at, before = i - 1;
  if (r_.determiner(before) && !r_.one_of(before, {"one", "another", "some", "many", "both", "all", "several", "that",
                                                   "this", "those", "these", "no"}))
    return false;
  if (r_.token(before).kind == TokenKind::possessive && v.word.kind == Speech::weak) return false;
  if (r_.one_of(before, {"to"}))
    return before > begin_ && r_.one_of(before - 1, {"on", "continued", "continues", "chose"});
  if (r_.one_of(before, {"of", "for", "with", "from"})) return false;
  if (v.word.kind != Speech::weak) return true;
  const bool that = i + 1 < end_ && r_.one_of(i + 1, {"that"});
  if (that)
    return (r_.token(before).kind == TokenKind::word || r_.mark(before) == ',') &&
           !r_.is(before, WordClass::nationality) && !r_.is(before, WordClass::preposition);
  const bool subject = r_.pronoun(before) || r_.name_of_token(before) != no_index || r_.is(before, WordClass::group) ||
                       r_.is(before, WordClass::document);
  if (!subject || r_.is(before, WordClass::nationality)) return false;
  return i + 1 >= end_ || r_.mark(i + 1) != 0 || r_.determiner(i + 1) || r_.pronoun(i + 1) ||
         r_.token(i + 1).has(Token::capitalised) || r_.token(i + 1).kind == TokenKind::number;
}

// "was told that", "is believed to": somebody said so, and nothing tells who.
bool SpeechReader::passive(const Verb& v) {
  bool be = false;
  for (std::uint32_t k = v.group; k < v.at; ++k)
    be = be || r_.one_of(k, {"is", "are", "was", "were", "been", "be", "being"});
  if (!be) return false;
  std::uint32_t next = v.at + 1;
  if (next + 1 < end_ && r_.one_of(next, {"as"}) && r_.one_of(next + 1, {"saying"})) {  // "was quoted as saying"
    close_open(subject_begin(v.group));
    pre(v, speakers_.named({subject_begin(v.group), v.group}, sentence_), next + 2);
    return true;
  }
  if (!r_.one_of(v.at, {"said", "believed", "thought", "reported", "alleged", "claimed", "understood", "rumoured",
                        "feared", "expected", "estimated", "considered", "suspected", "known"}))
    return true;
  if (next >= end_ || !(r_.one_of(next, {"to", "that"}))) return true;
  // "cases reported to the ministry" are no rumour.
  if (r_.one_of(next, {"to"}) && (next + 1 >= end_ || r_.determiner(next + 1) || r_.pronoun(next + 1) ||
                                  r_.token(next + 1).has(Token::capitalised) || r_.quote_mark(next + 1)))
    return true;
  Speaker nobody;
  nobody.kind = SpeakerKind::unnamed, nobody.span = r_.token(v.at).span, nobody.by = "passive", nobody.certainty = 0.9;
  if (r_.one_of(next, {"to"})) add(tidy(std::max(begin_, done_), end_), {v.group, v.at + 1}, nobody, v.word.kind);
  else pre(v, nobody, next);
  return true;
}

// "The paper quoted an officer as saying that ..."
bool SpeechReader::quoted_as_saying(std::uint32_t i) {
  if (!r_.one_of(i, {"quoted", "cited", "quotes", "cites", "quoting"})) return false;
  const Verb v{i, i, {Speech::says, false}};
  if (i > begin_ && r_.auxiliary(i - 1)) {  // "was quoted as saying"
    Verb whole = v;
    while (whole.group > begin_ && (r_.auxiliary(whole.group - 1) || r_.adverb(whole.group - 1))) --whole.group;
    return passive(whole);
  }
  for (std::uint32_t k = v.at + 2; k + 1 < end_ && k < v.at + 14; ++k)
    if (r_.one_of(k, {"as"}) && r_.one_of(k + 1, {"saying", "telling"})) {
      close_open(subject_begin(v.group));
      pre(v, speakers_.named({v.at + 1, k}, sentence_), k + 2);
      return true;
    }
  return false;
}

// ", adding that ...", ", calling it "a joke""
void SpeechReader::participle(const Verb& v) {
  if (v.at == begin_) return;
  const std::uint32_t before = v.at - 1;
  if (r_.auxiliary(before) || r_.one_of(before, {"as", "without", "of", "for", "from", "by", "in", "to", "than"}))
    return;
  Speaker speaker = in_sentence_.by[0] != '\0' ? in_sentence_ : speakers_.subject(sentence_);
  if (speaker.by[0] == '\0') speaker = main_subject();
  if (speaker.by[0] == '\0') return;
  close_open(before);
  pre(Verb{v.at, v.at, {v.word.kind, false}}, speaker, v.at + 1);
}

// '"...," was how X put it', 'as X put it'.
bool SpeechReader::how_x_put_it(std::uint32_t i) {
  if (!r_.one_of(i, {"put", "puts"}) || i + 1 >= end_ || !r_.one_of(i + 1, {"it"})) return false;
  const Verb v{i, i, {Speech::says, false}};
  std::uint32_t first = 0, q = no_index;
  const Speaker speaker = speaker_before(i, first);
  if (speaker.by[0] == '\0') return false;
  if (r_.one_of(first, {"as"}) || (first > begin_ && r_.one_of(first - 1, {"as"})))
    return as_x_put_it(v, speaker, first);
  for (std::uint32_t k = begin_; k < i; ++k)
    if (r_.quote_mark(k) && quote_before(k + 1, q)) {
      add(quotation(q), {i, i + 2}, speaker, Speech::says);
      return true;
    }
  return false;
}

// '..., as X put it', 'as X said'.
bool SpeechReader::as_x_put_it(const Verb& v, const Speaker& speaker, std::uint32_t first) {
  const std::uint32_t as = r_.one_of(first, {"as"}) ? first : first - 1;
  if (as == begin_) {
    std::uint32_t comma = v.at + 1;
    while (comma < end_ && r_.mark(comma) != ',') ++comma;
    if (comma >= end_) return false;
    if (comma + 2 < end_ && r_.quote_mark(comma + 1) && r_.quoted(comma + 2))
      return add(quotation(r_.quotation_of(comma + 2)), {as, v.at + 1}, speaker, v.word.kind), true;
    add(tidy(comma, end_), {as, v.at + 1}, speaker, v.word.kind);
    return true;
  }
  if (r_.mark(as - 1) != ',') return false;
  add(tidy(std::max(done_, begin_), as), {as, v.at + 1}, speaker, v.word.kind);
  return true;
}

}  // namespace claims::extract
