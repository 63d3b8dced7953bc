// Whether what a verb of saying governs is a statement at all.
#include "extract/speech_reader.h"

#include "extract/extract.h"

namespace claims::extract {

using text::WordClass;

// "rejected the accusation", not "rejected the sanctions".
bool SpeechReader::rejects_words(std::uint32_t i) const {
  for (; i < end_ && r_.mark(i) != ','; ++i)
    if (r_.quote_mark(i) || r_.one_of(i, {"claim", "claims", "accusation", "accusations", "allegation", "allegations",
                                          "charge", "charges", "suggestion", "suggestions", "report", "reports", "idea",
                                          "criticism", "notion", "argument", "fears", "that"}))
      return true;
  return false;
}

// A decision or a smile shows something, and says nothing.
bool SpeechReader::may_show(const Speaker& speaker) const {
  if (speaker.kind != SpeakerKind::group) return true;
  for (std::uint32_t i = token_from(story_, speaker.span.begin);
       i < r_.size() && r_.token(i).span.end <= speaker.span.end; ++i) {
    if (r_.is(i, WordClass::preposition)) break;
    if (r_.is(i, WordClass::group) || r_.is(i, WordClass::title) ||
        (r_.name_of_token(i) != no_index && (i + 1 >= r_.size() || r_.token(i + 1).kind != TokenKind::possessive)))
      return true;
  }
  return false;
}

// "said the same", "said so".
bool SpeechReader::says_nothing(std::uint32_t i) const {
  std::uint32_t last = i;
  while (last < end_ && r_.mark(last) == 0) ++last;
  if (last - i > 5 || r_.has_finite({i, last})) return false;
  if (last < end_ && r_.quote_mark(last)) return false;
  return r_.one_of(i, {"so", "nothing", "something", "it", "this", "little", "more", "anything"}) ||
         (r_.one_of(i, {"the"}) && i + 1 < end_ && r_.one_of(i + 1, {"same", "opposite"}));
}

// "announced a deal", "repeated it to Beijing": something done, not something said.
bool SpeechReader::acts(const Verb& v, std::uint32_t i) const {
  if (tells(v, i) || r_.mark(i) != 0) return false;
  if (r_.is(i, WordClass::preposition)) return true;
  std::uint32_t last = i;
  while (last < end_ && r_.time_of_token(last) != no_index) ++last;
  if (last > i && (last == end_ || r_.mark(last) != 0)) return true;
  for (std::uint32_t k = i; k < end_; ++k)
    if (r_.token(k).kind == TokenKind::number) return false;
  return r_.one_of(v.at,
                   {"announced", "announces", "declared", "declares", "charged", "continued", "posted", "mentioned",
                    "informed", "disclosed", "read", "wrote", "noted", "observed", "tell", "told", "claimed"});
}

// Inside what somebody else says, only a clause or a quotation is a statement of its own: no "promised him a stall".
bool SpeechReader::tells(const Verb& v, std::uint32_t i) const {
  if (r_.one_of(i - 1, {"that"}) || v.word.kind == Speech::calls) return true;
  for (std::uint32_t k = i; k < end_; ++k)
    if (r_.quote_mark(k) || (r_.mark(k) == 0 && !r_.quoted(k) && r_.finite(k))) return true;
  return false;
}

bool SpeechReader::names_something(const Verb& v, std::uint32_t i) const {
  if (r_.one_of(v.at, {"accused", "accuses", "accuse", "condemned", "criticised", "criticized", "blamed", "blames",
                       "blame", "denounced", "branded", "labelled", "labeled"}))
    return true;
  for (std::uint32_t k = i; k < end_; ++k)
    if (r_.quote_mark(k) && k + 1 < end_ && r_.quoted(k + 1)) return true;
  return false;
}

}  // namespace claims::extract
