// What is claimed without a verb of saying: "X's claim that", "X is adamant that".
#include "extract/speech_reader.h"

#include <algorithm>

namespace claims::extract {

using text::WordClass;

// "X is adamant that", "X made clear that".
bool SpeechReader::attitude(std::uint32_t i) {
  if (!r_.one_of(i, {"that"}) || i < begin_ + 2) return false;
  const std::string_view s = story_.document.slice(r_.token(i - 1).span);
  constexpr std::string_view attitudes[] = {
      "adamant",   "confident",  "convinced", "certain",   "hopeful",   "clear",   "aware",     "sure",
      "insistent", "optimistic", "doubtful",  "sceptical", "skeptical", "worried", "concerned", "emphatic"};
  if (std::find(std::begin(attitudes), std::end(attitudes), s) == std::end(attitudes)) return false;
  std::uint32_t group = i - 1;
  while (group > begin_ && (r_.adverb(group - 1) || r_.auxiliary(group - 1) || r_.negation(group - 1) ||
                            r_.one_of(group - 1, {"made", "makes", "make", "remains", "remain", "remained", "well",
                                                  "very", "it", "feels", "seems", "became"})))
    --group;
  if (group == i - 1) return false;
  std::uint32_t first = 0;
  const Speaker speaker = speaker_before(group, first);
  if (speaker.by[0] == '\0' || (speaker.span.size() <= 2 && speaker.kind != SpeakerKind::person)) return false;
  close_open(first);
  const bool firm = s == "adamant" || s == "clear" || s == "emphatic" || s == "insistent";
  pre(Verb{i - 1, group, {firm ? Speech::says : Speech::opines, false}}, speaker, i);
  return true;
}

// "X's claim that", "the claim by X that", "the allegation that".
bool SpeechReader::noun_cue(std::uint32_t i) {
  if (i + 1 >= end_ || !r_.one_of(i + 1, {"that", "by", "of", "from"})) return false;
  const std::string_view s = story_.document.slice(r_.token(i).span);
  constexpr std::string_view nouns[] = {"claim",        "claims",    "allegation", "allegations", "accusation",
                                        "accusations",  "assertion", "statement",  "argument",    "suggestion",
                                        "announcement", "admission", "belief",     "prediction",  "contention",
                                        "insistence",   "complaint", "warning",    "conclusion"};
  if (std::find(std::begin(nouns), std::end(nouns), s) == std::end(nouns)) return false;
  std::uint32_t k = i + 1;
  Speaker speaker;
  if (k < end_ && r_.one_of(k, {"by", "of", "from"})) {
    const std::uint32_t to = phrase_end(k + 1);
    speaker = speakers_.named({k + 1, to}, sentence_);
    k = to;
  }
  if (k >= end_ || !r_.one_of(k, {"that"})) return false;
  std::uint32_t owner = i;  // "Russia's transparently false claim that"
  while (owner > begin_ && i - owner < 4 && r_.token(owner - 1).kind == TokenKind::word && !r_.finite(owner - 1) &&
         !r_.determiner(owner - 1) && !r_.is(owner - 1, WordClass::preposition))
    --owner;
  if (speaker.by[0] == '\0' && owner > begin_ && r_.token(owner - 1).kind == TokenKind::possessive) {
    std::uint32_t first = owner - 1;
    while (first > begin_ && (r_.token(first - 1).kind == TokenKind::word &&
                              !r_.is(first - 1, WordClass::preposition) && !r_.finite(first - 1)))
      --first;
    speaker = speakers_.named({first, owner - 1}, sentence_);
  }
  if (speaker.by[0] == '\0' && i > begin_ && r_.one_of(i - 1, {"his", "her"})) speaker = of_possessive(i - 1);
  if (speaker.by[0] == '\0') {
    speaker.kind = SpeakerKind::unnamed, speaker.span = r_.token(i).span, speaker.by = "noun", speaker.certainty = 0.9;
  }
  // To the end of the relative clause: the main verb is the last finite one.
  std::uint32_t last = end_;
  std::uint32_t verbs = 0;
  for (std::uint32_t m = k + 1; m < end_; ++m) {
    if (r_.quoted(m) || !r_.finite(m) || (m > begin_ && r_.finite(m - 1))) continue;
    if (++verbs == 2) last = m;
  }
  const Span content = tidy(k + 1, last);
  if (!content.empty()) add(content, {i, i + 1}, speaker, Speech::says);
  return true;
}

}  // namespace claims::extract
