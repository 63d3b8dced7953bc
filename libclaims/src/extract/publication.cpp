#include "extract/extract.h"
#include "text/lexicon.h"

#include <algorithm>
#include <string_view>

namespace claims::extract {
namespace {

using text::WordClass;

// A clause about what will or may be dates nothing. One sentence is looked at
// once, however many times it mentions.
class Realis {
 public:
  explicit Realis(const Story& story) : story_(story), lexicon_(text::Lexicon::english()) {}

  bool operator()(std::uint32_t sentence) {
    if (sentence == last_) return answer_;
    last_ = sentence;
    answer_ = true;
    const Sentence& s = story_.sentences[sentence];
    for (std::uint32_t i = s.first_token; i < s.last_token && answer_; ++i) {
      if (i > s.first_token && story_.tokens[i].has(Token::capitalised)) continue;  // "on May 5", "Will Adams"
      const text::Word& word = lexicon_[story_.tokens[i].word];
      answer_ = !word.is(WordClass::future) && !word.is(WordClass::modal) && word.text != "if";
    }
    return answer_;
  }

 private:
  const Story& story_;
  const text::Lexicon& lexicon_;
  std::uint32_t last_ = no_index;
  bool answer_ = true;
};

// The story speaks of this year as past or present: "in 2024", not "by 2030",
// not "before 2022" and not in a clause about what will be.
bool spoken_of(const Story& story, const TimeMention& time, Realis& realis) {
  if (time.type != TimeType::date || !time.year || time.year.span.size() != 4 || time.impossible) return false;
  if (time.mod != TimeMod::none || time.tense == Tense::future) return false;
  const std::uint32_t first = token_from(story, time.span.begin);
  if (first <= story.sentences[time.sentence].first_token) return false;
  const std::string_view before = text::Lexicon::english()[story.tokens[first - 1].word].text;
  if (before != "in" && before != "since" && before != "on" && before != "during") return false;
  return realis(time.sentence);
}

}  // namespace

bool infer_publication(Story& story) {
  PublicationDate& published = story.document.published;
  if (published.has_year()) return false;
  const TimeMention* latest = nullptr;
  Realis realis(story);
  for (const TimeMention& time : story.times) {
    if (!spoken_of(story, time, realis)) continue;
    if (!latest || time.year.value > latest->year.value) latest = &time;
  }
  if (!latest) return false;
  published.date = Date{latest->year.value, 0, 0};
  published.source = DateSource::inferred;
  published.detail = "the latest year that the story speaks of as past or present";
  published.span = latest->span;
  return true;
}

}  // namespace claims::extract
