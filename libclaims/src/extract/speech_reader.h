// The reader behind find_attributions(): it goes through the clauses of a story for who says what.
#pragma once

#include <claims/story.h>

#include <vector>

#include "extract/phrase_reader.h"
#include "extract/speaker_finder.h"
#include "extract/speech.h"

namespace claims::extract {

// Reads one sentence after the other; what it has found decides whom pronouns mean later.
class SpeechReader {
 public:
  explicit SpeechReader(const Story& story);

  std::vector<Attribution> run();

 private:
  struct Verb {
    std::uint32_t at, group;  // the verb, and where its auxiliaries begin
    SpeechVerb word;
  };

  std::uint32_t begin_of(std::uint32_t token) const { return r_.token(token).span.begin; }
  std::uint32_t end_before(std::uint32_t token) const { return r_.token(token - 1).span.end; }
  Span quotation(std::uint32_t q) const { return story_.quotations[q].span; }
  bool has_cue(std::uint32_t s) const { return last_of_[s] != no_index; }

  // speech.cpp: the order of work, and what was found
  void sentence(std::uint32_t s);
  void add(Span content, Range cue, const Speaker& speaker, Speech kind);
  Span tidy(std::uint32_t first, std::uint32_t last) const;
  bool transcript_line();
  void nest();

  // speech_phrase.cpp: phrases that name who spoke
  bool phrase_cue(std::uint32_t i);
  bool phrase_source(std::uint32_t cue, std::uint32_t from);
  bool source(std::uint32_t cue, Range named, std::uint32_t to);
  bool view_of(std::uint32_t i);
  bool names_view(std::uint32_t i);
  Speaker of_possessive(std::uint32_t token);
  std::uint32_t phrase_end(std::uint32_t i) const;
  std::uint32_t phrase_with_of(std::uint32_t i) const;

  // speech_noun.cpp: claims without a verb of saying
  bool attitude(std::uint32_t i);
  bool noun_cue(std::uint32_t i);

  // speech_verb.cpp: which verbs say that somebody spoke
  bool verb(std::uint32_t i);
  bool verb_like(const Verb& v) const;
  bool passive(const Verb& v);
  bool quoted_as_saying(std::uint32_t i);
  void participle(const Verb& v);
  bool how_x_put_it(std::uint32_t i);
  bool as_x_put_it(const Verb& v, const Speaker& speaker, std::uint32_t first);

  // speech_subject.cpp: who spoke
  std::uint32_t subject_begin(std::uint32_t group) const;
  Range subject_behind(std::uint32_t verb) const;
  Speaker speaker_behind(Range phrase);
  Speaker speaker_before(std::uint32_t group, std::uint32_t& first);
  std::uint32_t segment_begin(std::uint32_t comma) const;
  Speaker past_apposition(std::uint32_t comma, std::uint32_t& first);
  Speaker main_subject();

  // speech_side.cpp: on which side of the verb the words are
  void side(const Verb& v);
  void aside(const Verb& v, const Speaker& speaker);
  void after_comma(const Verb& v);
  bool words_left_are_content(const Verb& v, std::uint32_t first) const;
  bool colon_within(std::uint32_t i, std::uint32_t to) const;
  std::uint32_t adjuncts_end(std::uint32_t i) const;
  bool quote_before(std::uint32_t i, std::uint32_t& q) const;
  std::uint32_t block_of(std::uint32_t token) const;

  // speech_content.cpp: which words they are
  void post(const Verb& v, const Speaker& speaker, Span quote, std::uint32_t boundary, std::uint32_t behind);
  void quote_behind(std::uint32_t i, Range cue, const Speaker& speaker, Speech kind);
  void pre(const Verb& v, const Speaker& speaker, std::uint32_t from);
  std::uint32_t content_begin(const Verb& v, std::uint32_t i) const;
  void close_open(std::uint32_t first);

  // speech_statement.cpp: whether they are a statement
  bool rejects_words(std::uint32_t i) const;
  bool may_show(const Speaker& speaker) const;
  bool says_nothing(std::uint32_t i) const;
  bool acts(const Verb& v, std::uint32_t i) const;
  bool tells(const Verb& v, std::uint32_t i) const;
  bool names_something(const Verb& v, std::uint32_t i) const;

  // speech_quotation.cpp: quotations that no verb claims
  void fill_quotations();
  bool is_speech(std::uint32_t q, std::uint32_t words) const;
  Speaker from_sentence(std::uint32_t q);
  Speaker inferred(Speaker speaker, double certainty) const;
  bool open_ended(std::uint32_t q) const;
  Speaker from_before(std::uint32_t q);
  Speaker from_after(std::uint32_t q);
  std::uint32_t sentence_at(std::uint32_t offset, std::uint32_t from) const;

  PhraseReader r_;
  const Story& story_;
  SpeakerFinder speakers_;
  std::vector<Attribution> found_;
  std::vector<std::uint32_t> covered_;  // by quotation: into found_
  std::vector<std::uint32_t> last_of_;  // by sentence: its last cue's, into found_
  std::uint32_t sentence_ = 0, begin_ = 0, end_ = 0;
  std::uint32_t open_ = no_index, open_from_ = 0;  // the attribution whose words go on to the sentence's end
  std::uint32_t done_ = 0;                         // tokens of the sentence before this one have their speaker
  Speaker in_sentence_;                            // the last one of this sentence
  Speaker transcript_;
  std::uint32_t transcript_block_ = no_index;
};

}  // namespace claims::extract
