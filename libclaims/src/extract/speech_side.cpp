// On which side of a verb of saying the words are.
#include "extract/speech_reader.h"

#include <algorithm>

namespace claims::extract {

using text::WordClass;

// Decides on which side of the verb the words are.
void SpeechReader::side(const Verb& v) {
  std::uint32_t q = no_index;
  if (quote_before(v.group, q)) {  // '"...," said X'
    const Range behind = subject_behind(v.at);
    if (!behind.empty()) return post(v, speaker_behind(behind), quotation(q), v.group, behind.last);
    return;
  }
  if (v.group == begin_) {  // "Said X: ..." or a question's verb
    const Range behind = subject_behind(v.at);
    if (r_.one_of(v.at, {"asked"}) || behind.empty()) return;
    return;
  }
  if (r_.mark(v.group - 1) == ',' || r_.dash(v.group - 1)) return after_comma(v);
  std::uint32_t first = 0;
  Speaker speaker = speaker_before(v.group, first);
  if (speaker.by[0] == '\0') {  // "and said": the same as before
    if (!r_.one_of(v.group - 1, {"and", "but", "or", "then"})) return;
    speaker = in_sentence_.by[0] != '\0' ? in_sentence_ : speakers_.subject(sentence_);
    if (speaker.by[0] == '\0') speaker = main_subject();
    if (speaker.by[0] == '\0') return;
    close_open(v.group - 1);
    return pre(v, speaker, v.at + 1);
  }
  if (r_.one_of(first, {"as"}) || (first > begin_ && r_.one_of(first - 1, {"as"}))) {
    if (as_x_put_it(v, speaker, first)) return;
  }
  if (quote_before(first, q)) {
    // 'X said that', 'X said: "..."': the words come after it.
    const bool ahead = v.at + 1 < end_ && (r_.one_of(v.at + 1, {"that"}) || r_.mark(v.at + 1) == ':');
    if (!ahead) return post(v, speaker, quotation(q), first, adjuncts_end(v.at + 1));
  }
  if (first > begin_ && (r_.mark(first - 1) == ',' || r_.dash(first - 1)) && words_left_are_content(v, first)) {
    return post(v, speaker, {}, first, adjuncts_end(v.at + 1));
  }
  if (first > begin_ + 1 && r_.one_of(first - 1, {"which", "whom"}) && r_.mark(first - 2) == ',')
    return aside(v, speaker);
  close_open(first);
  pre(v, speaker, v.at + 1);
}

// ", which Seoul hopes will help, ...": to the comma.
void SpeechReader::aside(const Verb& v, const Speaker& speaker) {
  std::uint32_t to = v.at + 1;
  while (to < end_ && r_.mark(to) != ',') ++to;
  const std::size_t before = found_.size();
  add(tidy(v.at + 1, to), {v.group, v.at + 1}, speaker, v.word.kind);
  if (found_.size() > before) found_.back().aside = true;
  in_sentence_ = {};
}

void SpeechReader::after_comma(const Verb& v) {
  const std::uint32_t comma = v.group - 1;
  const Range behind = subject_behind(v.at);
  const bool that = v.at + 1 < end_ && r_.one_of(v.at + 1, {"that"});
  if (!behind.empty() && !that) {  // "Prices rose, said the bank."
    const bool closes = behind.last >= end_ || r_.mark(behind.last) != 0 || r_.time_of_token(behind.last) != no_index ||
                        r_.is(behind.last, WordClass::preposition) ||
                        r_.one_of(behind.last, {"who", "as", "after", "when"});
    const bool mid = behind.last < end_ && r_.mark(behind.last) == ',' && !r_.has_finite({begin_, comma});
    const bool person_left =
        speakers_.head_name({segment_begin(comma), comma}) != no_index && !r_.has_finite({segment_begin(comma), comma});
    if (closes && (r_.has_finite({std::max(done_, begin_), comma}) || mid) && !person_left &&
        !r_.has_finite({v.at + 1, behind.last})) {
      const Speaker speaker = speaker_behind(behind);
      if (speaker.by[0] != '\0' && speaker.kind != SpeakerKind::unnamed && may_show(speaker)) {
        if (mid) return add(tidy(begin_, end_), {v.group, v.at + 1}, speaker, v.word.kind);
        return post(v, speaker, {}, v.group, behind.last);
      }
    }
  }
  std::uint32_t first = 0, q = no_index;
  const Speaker speaker = past_apposition(comma, first);
  if (speaker.by[0] == '\0') return;
  if (quote_before(first, q) && !that) return post(v, speaker, quotation(q), first, adjuncts_end(v.at + 1));
  if (first > begin_ && r_.mark(first - 1) == ',' && words_left_are_content(v, first))
    return post(v, speaker, {}, first, adjuncts_end(v.at + 1));
  close_open(first);
  pre(v, speaker, v.at + 1);
}

// "Prices rose, the bank said on Monday": nothing with a verb stands behind it.
bool SpeechReader::words_left_are_content(const Verb& v, std::uint32_t first) const {
  const std::uint32_t left = std::max(begin_, done_);
  std::uint32_t i = v.at + 1;
  if (i < end_ && r_.one_of(i, {"that"})) {
    // "..., the envoy said, that": only behind a comma
    return false;
  }
  std::uint32_t to = i;
  while (to < end_ && r_.mark(to) != ',' && r_.mark(to) != ';' && !r_.quote_mark(to)) ++to;
  if (to < end_ && r_.quote_mark(to) && to <= i + 1) return false;  // 'X said: "..."'
  if (to < end_ && r_.mark(to) == ':') return false;
  if (r_.has_finite({i, to}) || colon_within(i, to)) return false;
  const bool subordinate = r_.one_of(left, {"when", "after", "before", "as", "although", "though", "while", "if",
                                            "since", "because", "asked", "speaking", "despite", "until", "once"});
  const bool content = r_.has_finite({left, first - 1});
  if (to < end_ && r_.mark(to) == ',' && !subordinate) return content || r_.has_finite({to, end_});
  if (r_.is(left, WordClass::preposition) && !content) return false;
  return !subordinate && (content || to - i <= 3);
}

bool SpeechReader::colon_within(std::uint32_t i, std::uint32_t to) const {
  for (; i < to; ++i)
    if (r_.mark(i) == ':') return true;
  return false;
}

// Past "on Monday", "in a statement", "the court", "reporters".
std::uint32_t SpeechReader::adjuncts_end(std::uint32_t i) const {
  while (i < end_ && r_.mark(i) == 0 && !r_.quote_mark(i) && !r_.quoted(i)) ++i;
  return i;
}

bool SpeechReader::quote_before(std::uint32_t i, std::uint32_t& q) const {
  if (i > begin_ && r_.mark(i - 1) == ',' && i > begin_ + 1 && r_.quote_mark(i - 2)) --i;
  if (i == 0 || !r_.quote_mark(i - 1) || i < 2) return false;
  if (story_.sentences[sentence_].block != block_of(i - 2)) return false;
  q = r_.quotation_of(i - 2);
  return q != no_index && !r_.quoted(i - 1);
}

std::uint32_t SpeechReader::block_of(std::uint32_t token) const {
  std::uint32_t s = sentence_;
  while (s > 0 && token < story_.sentences[s].first_token) --s;
  return story_.sentences[s].block;
}

}  // namespace claims::extract
