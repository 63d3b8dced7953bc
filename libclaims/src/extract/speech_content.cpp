// Which words of the sentence were said: where they begin and how far they go.
#include "extract/speech_reader.h"

#include <algorithm>

#include "extract/extract.h"

namespace claims::extract {

using text::WordClass;

// The words stand before the verb; perhaps they go on behind it.
void SpeechReader::post(const Verb& v, const Speaker& speaker, Span quote, std::uint32_t boundary,
                        std::uint32_t behind) {
  if (speaker.by[0] == '\0') return;
  const Range cue{v.group, v.at + 1};
  if (!quote.empty()) {
    const std::uint32_t first = token_from(story_, quote.begin);
    // "It was "a joke," X said": what stands before the quotation in the sentence belongs to it.
    if (first > begin_ + 2 && first > done_ + 1 && open_ == no_index && done_ == begin_ && !r_.quote_mark(begin_) &&
        !r_.has_finite({begin_, first - 1}) && quote.size() < 40)
      quote.begin = begin_of(begin_);
    add(quote, cue, speaker, v.word.kind);
    done_ = behind;
    quote_behind(behind, cue, speaker, v.word.kind);
    return;
  }
  const std::uint32_t left = std::max(begin_, done_);
  Span content = tidy(left, boundary);
  std::uint32_t comma = behind;
  if (comma < end_ && r_.mark(comma) == ',' && comma + 1 < end_) {
    const bool goes_on =
        !speech_verb(r_.token(comma + 1).word).participle &&
        !r_.one_of(comma + 1, {"who", "which", "but", "while", "whereas", "although", "though", "and"}) &&
        !r_.is(comma + 1, WordClass::preposition) && !r_.quote_mark(comma + 1) && end_ - comma > 2;
    if (goes_on) {
      const bool whole = !r_.has_finite({left, boundary}) || r_.has_finite({comma, end_});
      content = whole || !r_.has_finite({comma, end_}) ? tidy(left, end_) : content;
      if (content.end < r_.token(comma).span.begin) content = tidy(left, end_);
    }
  }
  open_ = no_index;
  add(content, cue, speaker, v.word.kind);
  done_ = behind;
  quote_behind(behind, cue, speaker, v.word.kind);
}

// '..., X said, "and twice they failed."'
void SpeechReader::quote_behind(std::uint32_t i, Range cue, const Speaker& speaker, Speech kind) {
  std::uint32_t k = i;
  while (k < end_ && !r_.quote_mark(k) && k < i + 26) {
    if (k > i && (r_.mark(k) == ';' || r_.finite(k))) return;
    ++k;
  }
  if (k + 1 >= end_ || k == i + 26 || !r_.quoted(k + 1)) return;
  if (k > i && r_.mark(k - 1) != ',' && r_.mark(k - 1) != ':') return;
  add(quotation(r_.quotation_of(k + 1)), cue, speaker, kind);
}

// The words stand behind the verb.
void SpeechReader::pre(const Verb& v, const Speaker& speaker, std::uint32_t from) {
  if (speaker.by[0] == '\0') return;
  if (r_.one_of(v.at, {"asked", "asks"})) return;
  std::uint32_t i = content_begin(v, from);
  if (i >= end_) return;
  if (v.word.kind == Speech::calls && !names_something(v, i)) return;
  const Range cue{v.group, v.at + 1};
  // A colon or nothing but a mark before the quotation: the quotation is all of it.
  std::uint32_t k = i;
  while (k < end_ && (r_.mark(k) == ':' || r_.mark(k) == ',')) ++k;
  if (k + 1 < end_ && r_.quote_mark(k) && r_.quoted(k + 1)) {
    const std::uint32_t q = r_.quotation_of(k + 1);
    const std::uint32_t after = token_from(story_, quotation(q).end);
    const bool all = after + 2 >= end_ || quotation(q).end > end_before(end_);
    if (all) {
      open_ = no_index;
      return add(quotation(q), cue, speaker, v.word.kind);
    }
  }
  for (std::uint32_t c = i; c < end_; ++c)
    if (r_.mark(c) == ':' && c + 2 < end_ && r_.quote_mark(c + 1) && r_.quoted(c + 2) && !r_.has_finite({i, c})) {
      open_ = no_index;
      return add(quotation(r_.quotation_of(c + 2)), cue, speaker, v.word.kind);
    }
  const Span content = tidy(i, end_);
  if (content.empty()) return;
  if (v.word.kind == Speech::shows && !may_show(speaker)) return;
  if (r_.one_of(v.at, {"rejected", "rejects", "reject", "dismissed", "dismisses", "dismiss"}) && !rejects_words(i))
    return;
  if ((v.word.kind != Speech::denies && says_nothing(i)) || (v.word.kind == Speech::says && acts(v, i))) return;
  if (open_ != no_index && !tells(v, i)) return;
  open_ = static_cast<std::uint32_t>(found_.size()), open_from_ = i;
  add(content, cue, speaker, v.word.kind);
  if (open_ == found_.size()) open_ = no_index;
}

// Past whom it was told, where and when, and "that".
std::uint32_t SpeechReader::content_begin(const Verb& v, std::uint32_t i) const {
  const std::uint32_t start = i;
  for (std::uint32_t k = i; k < end_ && k < i + 16; ++k) {
    if (r_.one_of(k, {"that"}) && k + 1 < end_ && r_.mark(k + 1) == 0) return k + 1;
    if (r_.quote_mark(k) || r_.mark(k) == ':') break;
    if (r_.finite(k)) break;
  }
  if (!r_.one_of(v.at,
                 {"told", "tells", "tell", "informed", "assured", "reminded", "warned", "reassured", "briefed"})) {
    while (i < end_ && r_.time_of_token(i) != no_index && r_.time_of_token(start) == r_.time_of_token(i)) ++i;
    return i < end_ ? i : start;
  }
  // One noun phrase: whom it was told.
  if (i < end_ && (r_.one_of(i, {"him", "her", "them", "me", "us", "you", "it"}))) return i + 1;
  for (std::uint32_t k = i + 1; k < end_ && k < i + 10; ++k) {
    if (r_.quote_mark(k) || r_.mark(k) == ':' || r_.mark(k) == ',') return k;
    if (r_.pronoun(k) || (r_.determiner(k) && !r_.is(k - 1, WordClass::preposition)) ||
        r_.token(k).kind == TokenKind::number)
      return k;
  }
  return i;
}

// The claim that is open ends where the next one begins, unless it holds it.
void SpeechReader::close_open(std::uint32_t first) {
  if (open_ == no_index || first <= open_from_ + 1) return;
  std::uint32_t cut = first;
  bool coordinate = false;
  for (int steps = 0; cut > open_from_ + 1 && steps < 3; --cut, ++steps) {
    const std::uint32_t k = cut - 1;
    if (r_.mark(k) == ';' || r_.mark(k) == ',' || r_.dash(k) ||
        r_.one_of(k, {"and", "but", "while", "whereas", "though", "although"}))
      coordinate = true;
    else break;
  }
  if (!coordinate) {
    if (first < end_ &&
        (r_.mark(first) == ';' || r_.one_of(first, {"and", "but", "while", "whereas", "though", "although"})))
      coordinate = true;
    else return;
  }
  const Span content = tidy(open_from_, cut);
  if (!content.empty() && content.end < found_[open_].content.end) found_[open_].content.end = content.end;
  done_ = cut;
  open_ = no_index;
}

}  // namespace claims::extract
