#include "extract/speech_reader.h"

#include <algorithm>

namespace claims::extract {

using text::WordClass;
namespace {

constexpr std::string_view phrase_letters = "abcipq";  // with which phrases of attribution begin: see phrase_cue
constexpr std::uint32_t longest_sentence = 300;  // tokens; what stands behind them in a sentence is given to nobody

}  // namespace

SpeechReader::SpeechReader(const Story& story) : r_(story), story_(story), speakers_(r_) {
  covered_.resize(story.quotations.size(), no_index);
  last_of_.resize(story.sentences.size(), no_index);
}

std::vector<Attribution> SpeechReader::run() {
  for (std::uint32_t s = 0; s < story_.sentences.size(); ++s) sentence(s);
  fill_quotations();
  std::stable_sort(found_.begin(), found_.end(), [](const Attribution& a, const Attribution& b) {
    return a.content.begin != b.content.begin ? a.content.begin < b.content.begin : a.content.end > b.content.end;
  });
  nest();
  return std::move(found_);
}

void SpeechReader::sentence(std::uint32_t s) {
  sentence_ = s;
  begin_ = story_.sentences[s].first_token, end_ = std::min(story_.sentences[s].last_token, begin_ + longest_sentence);
  open_ = no_index, done_ = begin_, in_sentence_ = {};
  if (transcript_line()) return;
  for (std::uint32_t i = begin_; i < end_; ++i) {
    if (r_.quoted(i) || r_.token(i).kind != TokenKind::word) continue;
    const char letter = static_cast<char>(story_.document.text[begin_of(i)] | 0x20);
    if (phrase_letters.find(letter) != std::string_view::npos && phrase_cue(i)) continue;
    if (speech_verb(r_.token(i).word).kind != Speech::none && verb(i)) continue;
    if ((letter == 't' && attitude(i)) || (letter == 'p' && how_x_put_it(i)) || noun_cue(i)) continue;
  }
}

void SpeechReader::add(Span content, Range cue, const Speaker& speaker, Speech kind) {
  if (content.begin >= content.end || speaker.by[0] == '\0') return;
  Attribution a;
  a.content = content, a.cue = r_.span(cue), a.sentence = sentence_, a.speaker = speaker, a.kind = kind;
  const auto from = std::lower_bound(story_.quotations.begin(), story_.quotations.end(), content.begin,
                                     [](const Quotation& q, std::uint32_t at) { return q.span.end <= at; });
  for (auto q = from; q != story_.quotations.end() && q->span.begin < content.end; ++q)
    covered_[static_cast<std::size_t>(q - story_.quotations.begin())] = static_cast<std::uint32_t>(found_.size());
  last_of_[sentence_] = static_cast<std::uint32_t>(found_.size());
  found_.push_back(std::move(a));
  speakers_.remember(speaker, sentence_);
  in_sentence_ = speaker;
}

// Without the marks at its ends.
Span SpeechReader::tidy(std::uint32_t first, std::uint32_t last) const {
  while (first < last && (r_.mark(first) != 0 && r_.mark(first) != '$' && !r_.quote_mark(first))) ++first;
  while (first < last && r_.one_of(first, {"and", "but", "that"})) ++first;
  while (last > first && r_.mark(last - 1) != 0 && r_.mark(last - 1) != '%' && !r_.quote_mark(last - 1)) --last;
  return first < last ? Span{begin_of(first), end_before(last)} : Span{};
}

// "NORTON: We cut ..."; goes on through the paragraph.
bool SpeechReader::transcript_line() {
  const std::uint32_t block = story_.sentences[sentence_].block;
  if (sentence_ > 0 && story_.sentences[sentence_ - 1].block == block) {
    if (transcript_block_ != block) return false;
    add(tidy(begin_, end_), {begin_, begin_ + 1}, transcript_, Speech::says);
    return true;
  }
  std::uint32_t colon = begin_;
  bool capitals = true;
  while (colon < end_ && colon < begin_ + 6 && r_.mark(colon) != ':') {
    const Token& t = r_.token(colon);
    if (t.kind == TokenKind::word && !t.has(Token::all_capitals) && t.span.size() > 1 &&
        r_.name_of_token(colon) == no_index)
      capitals = false;
    if (t.kind == TokenKind::word && !t.has(Token::capitalised)) return false;
    ++colon;
  }
  if (colon == begin_ || colon >= end_ || r_.mark(colon) != ':' || colon + 1 >= end_ || !capitals) return false;
  // "UPDATE:", "WASHINGTON:".
  if (colon == begin_ + 1 && r_.token(begin_).span.size() > 1 &&
      (r_.is(begin_, WordClass::common) || r_.is(begin_, WordClass::place)))
    return false;
  if (r_.quote_mark(colon + 1)) return false;  // 'Merkel: "..."' is read as a quotation
  transcript_ = Speaker{r_.span({begin_, colon}),
                        std::string(r_.text({begin_, colon})),
                        SpeakerKind::person,
                        no_index,
                        0.95,
                        "transcript"};
  if (const std::uint32_t n = speakers_.head_name({begin_, colon});
      n != no_index && story_.names[n].person != no_index) {
    transcript_.person = story_.names[n].person;
    transcript_.name = story_.people[transcript_.person].name;
  }
  transcript_block_ = block;
  add(tidy(colon + 1, end_), {begin_, colon + 1}, transcript_, Speech::says);
  return true;
}

void SpeechReader::nest() {
  std::vector<std::uint32_t> open;
  for (std::uint32_t i = 0; i < found_.size(); ++i) {
    while (!open.empty() && found_[open.back()].content.end < found_[i].content.end) open.pop_back();
    if (!open.empty() && found_[open.back()].content.contains(found_[i].content) &&
        found_[open.back()].content.size() > found_[i].content.size())
      found_[i].within = open.back();
    open.push_back(i);
  }
}

std::vector<Attribution> find_attributions(const Story& story) { return SpeechReader(story).run(); }

}  // namespace claims::extract
