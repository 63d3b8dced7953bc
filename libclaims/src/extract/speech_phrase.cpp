// Phrases that name who spoke: "according to X", "in X's view".
#include "extract/speech_reader.h"

#include <algorithm>

namespace claims::extract {

bool SpeechReader::phrase_cue(std::uint32_t i) {
  if (r_.one_of(i, {"according"}) && i + 2 < end_ && r_.one_of(i + 1, {"to"})) return phrase_source(i, i + 2);
  if (i == begin_ && r_.one_of(i, {"per"}) && i + 1 < end_ && r_.determiner(i + 1)) return phrase_source(i, i + 1);
  if (r_.one_of(i, {"in", "by"}) && i + 3 < end_) return view_of(i);
  if (quoted_as_saying(i)) return true;
  if (r_.one_of(i, {"citing"}) && i + 1 < end_) return phrase_source(i, i + 1);
  return false;
}

// A phrase that names the source of the rest of its sentence.
bool SpeechReader::phrase_source(std::uint32_t cue, std::uint32_t from) {
  const std::uint32_t to = phrase_with_of(from);
  return source(cue, {from, to}, to);
}

bool SpeechReader::source(std::uint32_t cue, Range named, std::uint32_t to) {
  const Speaker speaker = speakers_.named(named, sentence_);
  if (speaker.by[0] == '\0') return false;
  Span content;
  bool front = cue == begin_ || (cue == begin_ + 1 && r_.mark(begin_) != 0);
  if (cue > begin_ && r_.mark(cue - 1) == ',' && !r_.has_finite({begin_, cue})) front = true;
  if (front) {
    while (to < end_ && r_.mark(to) != ',') ++to;  // ", who edited the magazine until 2019,"
    if (to + 1 < end_ && r_.one_of(to + 1, {"who", "which"})) {
      ++to;
      while (to < end_ && r_.mark(to) != ',') ++to;
    }
    content = tidy(to, end_);
    open_ = content.empty() ? no_index : static_cast<std::uint32_t>(found_.size());
  } else {
    if (cue > begin_ && r_.quote_mark(cue - 1) && cue >= 2 && r_.quoted(cue - 2))
      content = quotation(r_.quotation_of(cue - 2));
    else if (cue > begin_ + 1 && r_.mark(cue - 1) == ',' && r_.quote_mark(cue - 2) && cue >= 3 && r_.quoted(cue - 3))
      content = quotation(r_.quotation_of(cue - 3));
    else content = tidy(std::max(done_, begin_), cue);
    if (content.empty()) content = tidy(to, end_);
  }
  add(content, {cue, std::min(cue + 2, end_)}, speaker, Speech::says);
  return true;
}

// "in X's view", "in the words of X", "by X's own account".
bool SpeechReader::view_of(std::uint32_t i) {
  const std::size_t before = found_.size();
  if (!names_view(i)) return false;
  for (std::size_t k = before; k < found_.size(); ++k) found_[k].kind = Speech::opines;
  return true;
}

bool SpeechReader::names_view(std::uint32_t i) {
  constexpr std::uint32_t reach = 9;
  for (std::uint32_t k = i + 1; k < end_ && k < i + reach; ++k) {
    if (r_.mark(k) != 0 && r_.mark(k) != '-') return false;
    if (!r_.one_of(k, {"view", "opinion", "words", "account", "telling", "reckoning", "estimation", "judgment",
                       "judgement", "estimate", "eyes", "assessment"}))
      continue;
    if (k + 1 < end_ && r_.one_of(k + 1, {"of"})) return r_.one_of(k - 1, {"the"}) && phrase_source(i, k + 2);
    std::uint32_t last = k;
    if (last > i + 1 && r_.one_of(last - 1, {"own"})) --last;
    if (r_.token(last - 1).kind == TokenKind::possessive) return source(i, {i + 1, last - 1}, k + 1);
    if (last == i + 2 && r_.one_of(i + 1, {"his", "her", "their", "its"})) {
      Range pronoun{i + 1, i + 2};
      Speaker speaker = speakers_.named(pronoun, sentence_);
      if (r_.one_of(i + 1, {"his", "her"})) speaker = of_possessive(i + 1);
      if (speaker.by[0] == '\0') return false;
      // "In her opinion, wrote Judge Park, ...": the verb names the one.
      for (std::uint32_t v = k + 1; v < end_ && v < k + 4; ++v)
        if (speech_verb(r_.token(v).word).kind != Speech::none) return false;
      add(tidy(i == begin_ ? k + 1 : begin_, i == begin_ ? end_ : i), {i, k + 1}, speaker, Speech::opines);
      return true;
    }
    return false;
  }
  return false;
}

Speaker SpeechReader::of_possessive(std::uint32_t token) {
  Speaker last = speakers_.last();
  if (speakers_.last_sentence() == no_index || sentence_ - speakers_.last_sentence() > 3) return {};
  last.span = r_.token(token).span, last.by = "pronoun", last.certainty = 0.7;
  return last;
}

// End of the noun phrase that begins at `i`.
std::uint32_t SpeechReader::phrase_end(std::uint32_t i) const {
  const std::uint32_t first = i;
  for (; i < end_ && i < first + 16; ++i) {
    const char c = r_.mark(i);
    if (c != 0 && !(c == '-' && !r_.dash(i)) && c != '.' && c != '&') break;
    if (c == '.' && i + 1 == end_) break;
    if (r_.quote_mark(i)) break;
    if (i > first &&
        (r_.one_of(i, {"who", "which", "as", "after", "when", "while", "before", "that", "because", "where", "if"}) ||
         (r_.time_of_token(i) != no_index && r_.name_of_token(i) == no_index &&
          !(r_.determiner(i - 1) && i == first + 1)) ||
         (r_.finite(i) && !r_.token(i).has(Token::capitalised))))
      break;
    if (i > first && r_.one_of(i, {"on", "in", "at", "during", "with", "to", "by", "last", "from"}) && i > first + 0)
      break;
    if (i > first && r_.pronoun(i)) break;
  }
  return i;
}

// A noun phrase with what belongs to it: "a survey by the union", "Paolo Greco of the city museum".
std::uint32_t SpeechReader::phrase_with_of(std::uint32_t i) const {
  std::uint32_t to = phrase_end(i);
  while (to < end_ && to > i && r_.one_of(to, {"by", "from", "with", "in", "at"}) && r_.time_of_token(to) == no_index &&
         to + 1 < end_ && r_.time_of_token(to + 1) == no_index) {
    const std::uint32_t next = phrase_end(to + 1);
    if (next == to + 1) break;
    to = next;
  }
  return to;
}

}  // namespace claims::extract
