#include "check/office_time.h"

#include "check/context.h"
#include "text/lexicon.h"

#include <algorithm>

namespace claims::check {
namespace {

using text::WordClass;

// Words of the time of somebody's office, if it is over.
bool is_qualifier(std::string_view word) {
  return one_of(
      word, {"former",    "Former",    "then",      "Then",      "ex",           "Ex",        "late",     "future",
             "Future",    "acting",    "Acting",    "ousted",    "elect",        "vice",      "Vice",     "deputy",
             "Deputy",    "retired",   "shadow",    "Shadow",    "designate",    "previous",  "Previous", "predecessor",
             "assistant", "Assistant", "state",     "under",     "Under",        "deposed",   "exiled",   "onetime",
             "interim",   "Interim",   "caretaker", "erstwhile", "predecessors", "successor", "old"});
}

class TitleReader : TokenReader {
 public:
  explicit TitleReader(const Story& story) : TokenReader(story) {}

  std::optional<TitleTime> time_of(const NameMention& name) const {
    const PublicationDate& published = story_.document.published;
    if (!published.has_day() || published.source == DateSource::inferred) return std::nullopt;
    const Day today = to_day(published.date);
    const TimeMention* only = nullptr;
    for (const TimeMention& time : story_.times) {
      if (time.sentence != name.sentence || time.type == TimeType::age || time.type == TimeType::duration ||
          time.type == TimeType::set)
        continue;
      if (only || time.impossible || !time.period.known() || time.mod != TimeMod::none) return std::nullopt;
      only = &time;
    }
    if (only && only->year && only->granularity != TimeUnit::none) {
      if (!follows_preposition(*only) || only->period.last > today) return std::nullopt;
      if (to_date(only->period.last).year - to_date(only->period.first).year > 0) return std::nullopt;
      return TitleTime{only->period, only->span};
    }
    if (only && !of_the_news(*only, today)) return std::nullopt;
    if (tells_of_past(name.sentence)) return std::nullopt;
    return TitleTime{{today, today}, {}};
  }

  bool qualified(std::uint32_t title) const {
    const std::uint32_t first = title < story_.tokens.size() ? story_.sentences[sentence_of(title)].first_token : title;
    for (std::uint32_t back = 1; back <= 3 && back <= title - first; ++back)
      if (is_qualifier(token(title - back))) return true;
    return false;
  }

  bool acts(std::uint32_t at) const {
    for (int skipped = 0; skipped < 2 && is_adverb(token(at)); ++skipped) ++at;
    if (at >= story_.tokens.size() || story_.tokens[at].kind != TokenKind::word) return false;
    const std::string_view verb = token(at);
    const text::Word& word = text::Lexicon::english()[story_.tokens[at].word];
    if (word.is(WordClass::past_auxiliary) || word.is(WordClass::not_past)) return false;
    if (word.is(WordClass::reporting) || word.is(WordClass::past) || word.is(WordClass::future)) return true;
    if (one_of(verb, {"has", "is", "says", "wants", "plans", "meets", "visits", "insists"})) return true;
    return verb.size() > 4 && verb.substr(verb.size() - 2) == "ed";
  }

 private:
  static bool is_adverb(std::string_view word) {
    return one_of(word, {"also", "personally", "formally", "publicly", "later", "then", "officially"});
  }

  bool follows_preposition(const TimeMention& time) const {
    const std::uint32_t at = token_at(story_, time.span.begin);
    return at > 0 && one_of(token(at - 1), {"in", "In", "on", "On"});
  }

  // A weekday of this week, "next week", "on June 14" a few days off.
  static bool of_the_news(const TimeMention& time, Day today) {
    if (time.type == TimeType::duration || time.certainty < 0.85f || time.anchor != TimeAnchor::publication)
      return false;
    return today - 7 <= time.period.first && time.period.last <= today + 31;
  }

  // An earlier year or time stands in the same paragraph.
  bool tells_of_past(std::uint32_t sentence) const {
    const PublicationDate& published = story_.document.published;
    return std::any_of(story_.times.begin(), story_.times.end(), [&](const TimeMention& time) {
      const bool near = story_.sentences[time.sentence].block == story_.sentences[sentence].block;
      return near && time.type == TimeType::date &&
             ((time.year && time.year.value < published.date.year) ||
              (time.period.known() && time.period.last < to_day(published.date) - 60));
    });
  }
};

}  // namespace

std::optional<TitleTime> title_time(const Story& story, const NameMention& name) {
  return TitleReader(story).time_of(name);
}
bool is_qualified_title(const Story& story, std::uint32_t title) { return TitleReader(story).qualified(title); }
bool acts_now(const Story& story, std::uint32_t token) { return TitleReader(story).acts(token); }

}  // namespace claims::check
