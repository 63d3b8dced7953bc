// What comes first against what follows from it: "announced in March 2023 and completed in January 2023", "began on
// January 15 and lasted seven months" in a story of May.
#include "check/context.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace claims::check {
namespace {

constexpr std::array<CheckInfo, 2> infos = {{
    {"date.order", Level::warning, "Something that ends, or is done, before it began.",
     "The bridge was opened in May 2015 and closed in April 2012.",
     "The bridge was opened in May 2015 and closed in April 2018.", ""},
    {"date.runs-past", Level::warning, "Something that is said to be over, though its length leads past the story.",
     "The trial began on January 15, 2024, and lasted seven months.",
     "The trial began on January 15, 2024, and lasted seven weeks.", "2024-05-02"},
}};

// Which may follow which: nobody is sentenced for what he joined.
bool leads_to(std::string_view first, std::string_view last) {
  const auto pair = [&](std::initializer_list<std::string_view> a, std::initializer_list<std::string_view> b) {
    return one_of(first, a) && one_of(last, b);
  };
  return pair({"proposed", "announced", "begun", "began", "started", "launched", "opened", "introduced", "founded"},
              {"completed", "finished", "ended", "closed", "dissolved", "demolished", "abolished", "withdrawn",
               "destroyed"}) ||
         pair({"born"}, {"died", "joined", "married", "elected", "appointed", "retired", "founded"}) ||
         pair({"joined", "elected", "appointed"}, {"left", "resigned", "retired", "dismissed", "died"}) ||
         pair({"married"}, {"divorced"}) || pair({"signed"}, {"ratified"}) ||
         pair({"arrested", "convicted"}, {"sentenced", "released"}) || pair({"arrested"}, {"convicted"});
}

class SequenceCheck : TokenReader {
 public:
  SequenceCheck(const Story& story, Output& out) : TokenReader(story), out_(out) {}

  void run() {
    for (std::size_t i = 0; i + 1 < story_.times.size(); ++i) {
      const TimeMention &a = story_.times[i], &b = story_.times[i + 1];
      if (a.sentence != b.sentence || a.mod != TimeMod::none || b.mod != TimeMod::none) continue;
      if (b.type == TimeType::duration) check_length(a, b);
      else if (!check_order(a, b)) check_times(a, b);
    }
  }

 private:
  static bool is_dated(const TimeMention& t) {
    return t.type == TimeType::date && t.year && t.period.known() && !t.impossible &&
           (t.granularity == TimeUnit::year || t.granularity == TimeUnit::month || t.granularity == TimeUnit::day);
  }

  // The verb that a date follows at once: "opened in May 2015", "opened on 3 May 2015".
  std::string_view verb_of(const TimeMention& t) const {
    std::uint32_t at = token_at(story_, t.span.begin);
    if (at < 2 || !one_of(token(at - 1), {"in", "on"})) return {};
    return token(at - 2);
  }

  // "was opened in May 2015 and closed in April 2012": one subject, two verbs.
  bool check_order(const TimeMention& a, const TimeMention& b) {
    if (!is_dated(a) || !is_dated(b) || b.period.last >= a.period.first) return false;
    const std::string_view first = verb_of(a), last = verb_of(b);
    if (!leads_to(first, last)) return false;
    const std::string between = words_between(story_, a.span, b.span, 48);
    if (!starts_with_word(between, {"and", ", and", ","}) || between.size() > 32 ||
        has_word(between, {"but", "re", "again", "which", "who", "old", "first", "previous"}))
      return false;
    Finding& finding = add(out_, story_, "date.order", Level::warning, b.span,
                           fmt::format("{} in {}, {} only in {}: the order is the wrong way round", last,
                                       story_.document.slice(b.span), first, story_.document.slice(a.span)),
                           0.85);
    because(finding, fmt::format("{} {}", first, story_.document.slice(a.span)), a.span);
    because(finding, fmt::format("{} {}", last, story_.document.slice(b.span)), b.span);
    return true;
  }

  // "first interviewed in October 2018 and then for a second time in March 2018".
  void check_times(const TimeMention& a, const TimeMention& b) {
    if (!is_dated(a) || !is_dated(b) || b.period.last >= a.period.first) return;
    const std::string before = words_before(story_, a.span, a.sentence, 40);
    const std::string between = words_between(story_, a.span, b.span, 48);
    if (!has_word(before, {"first", "initially"}) || !ends_with_word(before, {"in", "on"}) ||
        !has_word(between, {"then", "again", "second time", "later", "once more"}) ||
        !ends_with_word(between, {"in", "on"}) ||
        has_word(between, {"than", "but", "earlier", "before", "since", "had"}))
      return;
    Finding& finding = add(out_, story_, "date.order", Level::warning, b.span,
                           fmt::format("what the story puts second, {}, comes before the first, {}",
                                       story_.document.slice(b.span), story_.document.slice(a.span)),
                           0.85);
    because(finding, fmt::format("first: {}", story_.document.slice(a.span)), a.span);
    because(finding, fmt::format("second: {}", story_.document.slice(b.span)), b.span);
  }

  // "began on January 15, 2024, and lasted seven months", in a story of May.
  void check_length(const TimeMention& a, const TimeMention& b) {
    const PublicationDate& published = story_.document.published;
    if (!published.has_day() || !a.period.known() || a.type != TimeType::date || a.granularity == TimeUnit::none)
      return;
    if (!one_of(verb_of(a), {"began", "started", "opened"})) return;
    const std::string between = words_between(story_, a.span, b.span, 32);
    if (between != "and lasted" && between != ", and lasted" && between != ", lasted" && between != ", lasting" &&
        between != "and took")
      return;
    const Day length = days_of(b);
    const Day today = to_day(published.date), end = a.period.first + length - length / 10;
    if (length == 0 || end <= today + 1) return;
    Finding& finding =
        add(out_, story_, "date.runs-past", Level::warning, b.span,
            fmt::format("{} from {} would end on {}, after the story", normal(story_.document.slice(b.span)),
                        story_.document.slice(a.span), to_prose(to_date(a.period.first + length))),
            0.85);
    because(finding, fmt::format("it began {}", story_.document.slice(a.span)), a.span);
    because_published(finding, story_);
  }

  // Days of a plain duration: "P7M"; 0 for others.
  static Day days_of(const TimeMention& t) {
    const std::string_view value = t.value;
    if (value.size() < 3 || value.front() != 'P' || value.find_first_not_of("0123456789", 1) != value.size() - 1)
      return 0;
    int count = 0;
    for (const char c : value.substr(1, value.size() - 2)) count = std::min(count * 10 + (c - '0'), 10000);
    switch (value.back()) {
      case 'D': return count;
      case 'W': return count * 7;
      case 'M': return count * 30;
      case 'Y': return count * 365;
      default: return 0;
    }
  }

  Output& out_;
};

}  // namespace

Family sequence() noexcept {
  return {infos, [](const Story& story, Output& out) { SequenceCheck(story, out).run(); }};
}

}  // namespace claims::check
