// Who spoke: the phrase before a verb of saying, or behind it.
#include "extract/speech_reader.h"

#include <algorithm>

namespace claims::extract {

using text::WordClass;
namespace {

constexpr std::uint32_t longest_subject = 40;  // tokens before a verb that may be its subject

}  // namespace

// Where the clause of a verb may begin: behind a quotation, a comma, a conjunction.
std::uint32_t SpeechReader::subject_begin(std::uint32_t group) const {
  std::uint32_t i = group;
  const std::uint32_t stop = group > begin_ + longest_subject ? group - longest_subject : begin_;
  while (i > stop) {
    const std::uint32_t k = i - 1;
    if (r_.quoted(k) || r_.quote_mark(k)) break;
    const char c = r_.mark(k);
    if (c == ',' || c == ';' || c == ':' || c == '(' || c == ')' || r_.dash(k) || c == '?' || c == '!') break;
    if (r_.one_of(k, {"but", "while", "whereas", "though", "although", "because", "when", "after", "before", "until",
                      "if", "that", "as", "where", "than"}) &&
        i != group)
      break;
    if (r_.one_of(k, {"and", "or"}) && i != group) {
      const bool names = k > stop && r_.name_of_token(k - 1) != no_index && k + 1 < group &&
                         (r_.name_of_token(k + 1) != no_index || r_.one_of(k + 1, {"her", "his", "their"})) &&
                         !r_.has_finite({stop, k});
      if (!names) break;
    }
    if (r_.one_of(k, {"and", "but", "or"}) && i == group) break;
    if (speech_verb(r_.token(k).word).kind != Speech::none && i != group && r_.name_of_token(k) == no_index &&
        (k == begin_ || !r_.determiner(k - 1)) && r_.finite(k))
      break;
    if (r_.one_of(k, {"who", "which"})) {
      if (k > stop && r_.mark(k - 1) == ',') break;
    }
    --i;
  }
  return i;
}

// A phrase behind the verb that names who spoke: "said Angela Merkel", "said the port's chairman, Tomas Lindqvist,".
Range SpeechReader::subject_behind(std::uint32_t verb) const {
  std::uint32_t from = verb + 1;
  if (from >= end_ || r_.quote_mark(from) || r_.mark(from) != 0) return {};
  if (r_.one_of(from,
                {"that", "to", "on", "in", "at", "it", "they", "he", "she", "there", "him", "them", "me", "us"}) &&
      !(r_.pronoun(from)))
    return {};
  const std::uint32_t to = phrase_with_of(from);
  return to > from ? Range{from, to} : Range{};
}

// The speaker whom such a phrase names, or the apposition behind it.
Speaker SpeechReader::speaker_behind(Range phrase) {
  Speaker speaker = speakers_.named(phrase, sentence_);
  if (speaker.kind == SpeakerKind::person && speaker.person != no_index) return speaker;
  if (phrase.last < end_ && r_.mark(phrase.last) == ',' && phrase.last + 1 < end_) {
    const std::uint32_t to = phrase_end(phrase.last + 1);
    const std::uint32_t n = speakers_.head_name({phrase.last + 1, to});
    if (n != no_index && begin_of(phrase.last + 1) + 24 > story_.names[n].span.begin &&
        !r_.has_finite({phrase.last + 1, std::min(end_, to + 2)}))
      return speakers_.named({phrase.last + 1, to}, sentence_);
  }
  return speaker;
}

// The subject before a verb: its phrase, past appositions.
Speaker SpeechReader::speaker_before(std::uint32_t group, std::uint32_t& first) {
  first = subject_begin(group);
  if (first < group && !(r_.mark(group - 1) == ',')) {
    // "The company's chief, Lena Voss said" and plain ones.
    Range phrase{first, group};
    if (phrase.last - phrase.first <= 3 && first > begin_ && r_.mark(first - 1) == ',') {
      const std::uint32_t left = segment_begin(first - 1);
      if (!r_.has_finite({left, first - 1}) && speakers_.head_name({left, first - 1}) == no_index &&
          speakers_.head_name(phrase) != no_index && left < first - 1)
        first = left;
    }
    if (first == group) return {};
    const bool bare = r_.one_of(first, {"and", "but", "who", "which"}) && group - first <= 1;
    if (!bare) return speakers_.named(phrase, sentence_);
  }
  return {};
}

// Start of the stretch between commas that ends before token `comma`.
std::uint32_t SpeechReader::segment_begin(std::uint32_t comma) const {
  std::uint32_t i = comma;
  while (i > begin_ && r_.mark(i - 1) != ',' && r_.mark(i - 1) != ';' && !r_.quote_mark(i - 1) && !r_.dash(i - 1) &&
         !r_.quoted(i - 1) && comma - i < longest_subject)
    --i;
  return i;
}

// "Anna Kovac, the city's chief engineer, said": the comma before the verb closes an apposition.
Speaker SpeechReader::past_apposition(std::uint32_t comma, std::uint32_t& first) {
  const std::uint32_t second = segment_begin(comma);
  first = second;
  if (second <= begin_ || r_.mark(second - 1) != ',') return speakers_.named({second, comma}, sentence_);
  std::uint32_t left = segment_begin(second - 1);
  for (int more = 0;
       more < 2 && left > begin_ && r_.mark(left - 1) == ',' && speakers_.head_name({left, second - 1}) == no_index;
       ++more) {
    const std::uint32_t further = segment_begin(left - 1);
    if (speakers_.head_name({further, left - 1}) == no_index || r_.is(further, WordClass::preposition)) break;
    left = further;
  }
  for (std::uint32_t i = left; i + 1 < second; ++i)  // "Ward said her employer, Victor Sand, had assured her"
    if (speech_verb(r_.token(i).word).kind != Speech::none && r_.finite(i) && i + 2 < second) left = i + 1;
  const std::uint32_t behind = speakers_.head_name({second, comma});
  const std::uint32_t before = speakers_.head_name({left, second - 1});
  // "Doyle's husband, Mark, said"
  const bool single =
      comma - second == 1 && r_.token(second).has(Token::capitalised) && before == no_index &&
      (r_.is(second, WordClass::male) || r_.is(second, WordClass::female) || r_.is(second, WordClass::given_name));
  if (single) return speakers_.named({second, comma}, sentence_);
  first = left;
  const bool adverbial = r_.is(left, WordClass::preposition) || r_.time_of_token(left) != no_index ||
                         r_.one_of(left, {"when", "after", "as", "asked"});
  if (before == no_index && (behind != no_index || adverbial) && !r_.one_of(second, {"who", "which"})) {
    if (adverbial) first = second;
    return speakers_.named({second, comma}, sentence_);
  }
  return speakers_.named({left, second - 1}, sentence_);
}

Speaker SpeechReader::main_subject() {
  const std::uint32_t verb = r_.first_finite({begin_, end_});
  std::uint32_t first = begin_;
  for (std::uint32_t i = begin_; i < verb; ++i)
    if (r_.mark(i) == ',' && i + 1 < verb && r_.is(begin_, WordClass::preposition)) first = i + 1;
  return first < verb ? speakers_.named({first, verb}, sentence_) : Speaker{};
}

}  // namespace claims::extract
