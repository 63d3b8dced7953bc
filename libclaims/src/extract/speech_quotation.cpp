// Quotations that no verb of their sentence claims.
#include "extract/speech_reader.h"

#include <algorithm>

#include "extract/extract.h"

namespace claims::extract {

void SpeechReader::fill_quotations() {
  const auto words = [&](std::uint32_t q) {
    std::uint32_t n = 0;
    for (std::uint32_t i = token_from(story_, quotation(q).begin);
         i < r_.size() && r_.token(i).span.begin < quotation(q).end && n < 8; ++i)
      n += r_.token(i).kind == TokenKind::word || r_.token(i).kind == TokenKind::number;
    return n;
  };
  // Forwards: from the quotation before, from the sentence around it or the one before.
  for (std::uint32_t q = 0; q < story_.quotations.size(); ++q) {
    if (covered_[q] != no_index || !is_speech(q, words(q))) continue;
    Speaker speaker = from_sentence(q);
    if (speaker.by[0] == '\0') speaker = from_before(q);
    if (speaker.by[0] == '\0') speaker = from_after(q);
    if (speaker.by[0] == '\0') continue;
    sentence_ = story_.quotations[q].sentence;
    covered_[q] = static_cast<std::uint32_t>(found_.size());
    Attribution a;
    a.content = quotation(q), a.cue = quotation(q), a.sentence = sentence_, a.speaker = std::move(speaker),
    a.kind = Speech::says;
    last_of_[sentence_] = static_cast<std::uint32_t>(found_.size());
    found_.push_back(std::move(a));
  }
}

// Speech, not a term: it begins or ends a sentence.
bool SpeechReader::is_speech(std::uint32_t q, std::uint32_t words) const {
  const Span span = quotation(q);
  const std::uint32_t first = token_from(story_, span.begin);
  if (first >= r_.size()) return false;
  const Sentence& s = story_.sentences[story_.quotations[q].sentence];
  const bool begins =
      first <= s.first_token + 1 || (first >= 2 && (r_.mark(first - 2) == ':' || r_.mark(first - 2) == ','));
  const char last = story_.document.text[span.end - 1];
  const bool ends = last == '.' || last == '!' || last == '?' || last == ',';
  return (begins && ends) || (words >= 4 && (begins || ends)) ||
         (begins && quotation(q).end + 4 > s.span.end && words >= 1);
}

// 'X was not convinced: "..."'
Speaker SpeechReader::from_sentence(std::uint32_t q) {
  const std::uint32_t s = story_.quotations[q].sentence, first = token_from(story_, quotation(q).begin);
  const Sentence& sentence = story_.sentences[s];
  if (first < sentence.first_token + 3 || first < 2 || r_.mark(first - 2) != ':') return {};
  Speaker speaker = speakers_.subject(s);
  if (speaker.by[0] == '\0') {
    const std::uint32_t verb = r_.first_finite({sentence.first_token, first});
    if (verb < first) speaker = speakers_.named({sentence.first_token, verb}, s);
  }
  return inferred(speaker, 0.85);
}

Speaker SpeechReader::inferred(Speaker speaker, double certainty) const {
  if (speaker.by[0] == '\0') return speaker;
  speaker.by = "context";
  speaker.certainty = std::min(speaker.certainty, certainty);
  return speaker;
}

bool SpeechReader::open_ended(std::uint32_t q) const {  // no mark closes it
  const std::uint32_t i = token_from(story_, quotation(q).end);
  return i >= r_.size() || !r_.quote_mark(i) || begin_of(i) != quotation(q).end;
}

Speaker SpeechReader::from_before(std::uint32_t q) {
  const std::uint32_t s = story_.quotations[q].sentence;
  const std::uint32_t block = story_.sentences[s].block;
  if (q > 0) {
    const std::uint32_t before = story_.quotations[q - 1].sentence;
    const std::uint32_t last = sentence_at(quotation(q - 1).end - 1, before);
    const bool known = covered_[q - 1] != no_index;
    const std::uint32_t its_block = story_.sentences[last].block;
    const bool starts_block = s == 0 || story_.sentences[s - 1].block != block;
    if (known &&
        (its_block == block || (starts_block && last + 2 >= s) || (open_ended(q - 1) && its_block + 1 >= block))) {
      // A sentence between them about somebody else gives the word to that one.
      for (std::uint32_t k = s; k-- > last + 1;) {
        const Speaker subject = speakers_.subject(k);
        if (subject.by[0] != '\0' && subject.person != no_index && !has_cue(k)) return inferred(subject, 0.88);
      }
      Speaker speaker = found_[covered_[q - 1]].speaker;
      for (std::uint32_t k = s; k-- > last + 1 && k + 3 > s;)
        if (has_cue(k)) {
          speaker = found_[last_of_[k]].speaker;
          break;
        }
      return inferred(speaker, its_block == block ? 0.95 : 0.85);
    }
  }
  for (std::uint32_t k = s; k-- > 0 && k + 2 >= s && story_.sentences[k].block == block;) {
    if (has_cue(k)) return inferred(found_[last_of_[k]].speaker, 0.9);
    const Speaker subject = speakers_.subject(k);
    if (subject.by[0] != '\0') return inferred(subject, 0.88);
  }
  return {};
}

// '"..." With those words X opened the debate.'; '"First part.' where the next paragraph says who.
Speaker SpeechReader::from_after(std::uint32_t q) {
  const std::uint32_t s = sentence_at(quotation(q).end - 1, story_.quotations[q].sentence);
  if (open_ended(q) && q + 1 < story_.quotations.size() && covered_[q + 1] != no_index)
    return inferred(found_[covered_[q + 1]].speaker, 0.85);
  if (s + 1 < story_.sentences.size() && story_.sentences[s + 1].block == story_.sentences[s].block)
    return inferred(speakers_.subject(s + 1), 0.75);
  return {};
}

std::uint32_t SpeechReader::sentence_at(std::uint32_t offset, std::uint32_t from) const {
  while (from + 1 < story_.sentences.size() && story_.sentences[from + 1].span.begin <= offset) ++from;
  return from;
}

}  // namespace claims::extract
