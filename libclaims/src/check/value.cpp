// Values that cannot be: the 13th month of a year, a turnout of 110 percent, a latitude of 95 degrees.
#include "check/check.h"
#include "check/context.h"
#include "text/lexicon.h"

#include <fmt/format.h>
#include <algorithm>
#include <string>
#include <string_view>

namespace claims::check {
namespace {

using text::Lexicon;
using text::WordClass;

constexpr std::size_t reach = 60;  // tokens of a sentence that are read around a value

class ValueCheck {
 public:
  ValueCheck(const Story& story, Output& out) : story_(story), out_(out) {}

  void run() {
    for (const Sentence& sentence : story_.sentences) {
      end_ = sentence.last_token;
      first_ = sentence.first_token;
      for (std::size_t i = first_; i < end_; ++i) {
        const Token& token = story_.tokens[i];
        if (token.kind == TokenKind::ordinal || is(i, WordClass::ordinal)) check_ordinal(i);
        if (token.kind == TokenKind::number && token.number >= 60) check_minutes(i);
        if (token.kind == TokenKind::number && token.number > 90) check_latitude(i);
        if (token.kind == TokenKind::ordinal && token.number > 27) check_amendment(i);
        if (token.kind == TokenKind::number && i > first_) check_magnitude(i);
        if (token.kind == TokenKind::number && token.number >= 3000 && token.number < 3100) check_far_year(i);
      }
    }
    for (const Quantity& quantity : story_.quantities) {
      if (quantity.kind == QuantityKind::percent && quantity.low > 100) check_share(quantity);
      if (quantity.kind == QuantityKind::measure) check_measure(quantity);
    }
  }

 private:
  std::string_view word(std::size_t i) const {
    return i < story_.tokens.size() ? story_.document.slice(story_.tokens[i].span) : std::string_view();
  }
  bool is(std::size_t i, WordClass c) const { return Lexicon::english()[story_.tokens[i].word].is(c); }
  std::size_t token_at(std::uint32_t offset) const { return check::token_at(story_, offset); }

  void report(Span span, std::string message, std::string reason) {
    because(add(out_, story_, "value.impossible", Level::error, span, std::move(message), 0.95), std::move(reason),
            span);
  }

  // "the 13th month of the year", "the fifth quarter of 2020".
  void check_ordinal(std::size_t i) {
    struct Row {
      std::string_view part, whole;
      int most;
      const char* reason;
    };
    static constexpr Row rows[] = {
        {"month", "year", 12, "a year has 12 months"},
        {"quarter", "year", 4, "a year has 4 quarters"},
        {"week", "year", 53, "a year has at most 53 weeks"},
        {"day", "year", 366, "a year has at most 366 days"},
        {"day", "week", 7, "a week has 7 days"},
        {"day", "month", 31, "a month has at most 31 days"},
        {"hour", "day", 25, "a day has 24 hours"},
    };
    const Token& token = story_.tokens[i];
    const int value = token.kind == TokenKind::ordinal ? token.number : Lexicon::english()[token.word].number;
    if (i + 3 >= end_ || word(i + 2) != "of") return;
    const bool of_year = story_.tokens[i + 3].kind == TokenKind::number && story_.tokens[i + 3].span.size() == 4 &&
                         story_.tokens[i + 3].number >= 1900 && story_.tokens[i + 3].number < 2100;
    const std::size_t noun = i + (one_of(word(i + 3), {"the", "a"}) ? 4 : 3);
    if (!of_year && noun >= end_) return;
    for (const Row& row : rows) {
      if (word(i + 1) != row.part || value <= row.most) continue;
      if (!(of_year ? row.whole == "year" : word(noun) == row.whole)) continue;
      report({token.span.begin, story_.tokens[of_year ? i + 3 : noun].span.end},
             fmt::format("there is no {} {} in a {}", word(i), row.part, row.whole), row.reason);
      return;
    }
  }

  // "latitude 98 degrees south".
  void check_latitude(std::size_t i) {
    if (i < first_ + 1 || !one_of(word(i - 1), {"latitude", "Latitude"}) || word(i + 1) != "degrees") return;
    if (i + 2 < end_ && one_of(word(i + 2), {"north", "south", "North", "South"}))
      report({story_.tokens[i].span.begin, story_.tokens[i + 2].span.end},
             fmt::format("no place has a latitude of {} degrees", word(i)), "latitudes end at 90 degrees");
  }

  // "the 29th Amendment to the Constitution".
  void check_amendment(std::size_t i) {
    if (word(i + 1) != "Amendment" || word(i + 2) != "to" || word(i + 3) != "the") return;
    const std::size_t noun = i + (one_of(word(i + 4), {"U.S.", "US"}) ? 5 : 4);
    if (noun >= end_ || word(noun) != "Constitution" || word(noun + 1) == "of") return;
    Finding& finding = add(out_, story_, "value.impossible", Level::warning, story_.tokens[i].span,
                           fmt::format("the Constitution of the United States has no {} Amendment", word(i)), 0.85);
    because(finding, "it has 27 amendments", std::nullopt, "National Archives, The Constitution: Amendments 11-27");
  }

  // "75 minutes past nine", "2 hours, 71 minutes and 8 seconds".
  void check_minutes(std::size_t i) {
    const std::size_t before = i > first_ && one_of(word(i - 1), {",", "and"}) ? i - 1 : i;
    if (word(i + 1) == "minutes" && before > first_ + 1 && one_of(word(before - 1), {"hours", "hour"}) &&
        story_.tokens[i].number <= 99) {
      report({story_.tokens[i].span.begin, story_.tokens[i + 1].span.end},
             fmt::format("no hour has {} minutes", word(i)), "an hour has 60 minutes");
      return;
    }
    if (i + 3 >= end_ || word(i + 1) != "minutes" || word(i + 2) != "past" || story_.tokens[i].number > 99) return;
    const std::size_t hour = i + 3;
    const bool clock = is(hour, WordClass::cardinal) ||
                       (story_.tokens[hour].number >= 0 && story_.tokens[hour].number <= 24) ||
                       one_of(word(hour), {"noon", "midnight"}) || (word(hour) == "the" && word(hour + 1) == "hour");
    if (!clock) return;
    const std::size_t last = word(hour) == "the" ? hour + 1 : hour;
    report({story_.tokens[i].span.begin, story_.tokens[last].span.end}, fmt::format("no hour has {} minutes", word(i)),
           "an hour has 60 minutes");
  }

  // "a magnitude 71 earthquake": no earthquake on record reached 10.
  void check_magnitude(std::size_t i) {
    const Token& token = story_.tokens[i];
    if (token.number < 10 || token.number > 99 || token.span.size() != 2) return;
    std::size_t before = i - 1;
    if (word(before) == "of" || word(before) == "-") --before;
    if (!one_of(word(before), {"magnitude", "magnitude-", "Magnitude"}) || before < first_) return;
    bool quake = false;
    for (std::size_t k = i + 1; k < std::min(end_, i + 4); ++k)
      quake |= one_of(word(k), {"earthquake", "quake", "tremor", "aftershock", "temblor"});
    for (std::size_t k = before > first_ + 8 ? before - 8 : first_; k < before; ++k)
      quake |= one_of(word(k), {"earthquake", "quake", "tremor", "aftershock", "temblor"});
    if (!quake) return;
    report(token.span, fmt::format("no earthquake has a magnitude of {}", word(i)), "the strongest on record was 9.5");
    out_.findings.back().replacement = std::string(word(i).substr(0, 1)) + "." + std::string(word(i).substr(1));
  }

  // "by 3035.": a year of the next millennium, where 2035 is one key away. A number would be written 3,035.
  void check_far_year(std::size_t i) {
    const Token& token = story_.tokens[i];
    if (token.span.size() != 4 || i < first_ + 2 || i + 1 >= end_) return;
    if (!one_of(word(i - 1), {"by", "By", "in", "In", "until", "since", "before"})) return;
    if (story_.tokens[i + 1].kind != TokenKind::punctuation || !one_of(word(i + 1), {".", ",", ";", "?", "!"})) return;
    for (std::size_t back = 2; back <= 4 && back <= i - first_; ++back)
      if (one_of(word(i - back),
                 {"rose", "fell", "grew", "increased", "decreased", "dropped",    "cut",     "reduced", "up",  "down",
                  "grow", "rise", "fall", "shrank",    "exceeded",  "multiplied", "divided", "beat",    "won", "lost"}))
        return;
    for (std::size_t k = i > first_ + reach ? i - reach : first_; k < std::min(end_, i + reach); ++k)
      if (one_of(word(k), {"millennium", "future", "fiction", "novel", "movie", "film", "game", "BC", "B.C.", "set"}))
        return;
    Finding& finding = add(out_, story_, "value.year", Level::warning, token.span,
                           fmt::format("the year {} is a thousand years away", word(i)), 0.8);
    because(finding, "one digit differs from a year of this century", token.span);
    finding.replacement = '2' + std::string(word(i).substr(1));
  }

  // A share of a whole above 100 percent: turnout, voters, respondents.
  void check_share(const Quantity& quantity) {
    const std::size_t after = token_at(quantity.span.end);
    const std::size_t before = token_at(quantity.span.begin);
    const bool turnout_after = word(after) == "turnout" || (word(after) == "voter" && word(after + 1) == "turnout");
    std::size_t noun = after + 1;
    while (one_of(word(noun), {"the", "all", "registered", "eligible", "its"})) ++noun;
    const bool of_voters =
        word(after) == "of" && word(noun + 1) != "'s" && word(noun + 1) != "'" &&
        one_of(word(noun), {"voters", "respondents", "electorate", "ballots", "residents", "households", "adults",
                            "pupils", "students", "patients", "participants", "parents"});
    if (!(turnout_after || of_voters || turnout_before(before) || rate_before(before)) ||
        alleged(quantity.sentence, before))
      return;
    report(quantity.span, fmt::format("a share of {} is more than the whole", story_.document.slice(quantity.span)),
           "no more than 100 percent of a group can take part");
  }

  // "an approval rating of 110 percent", "humidity reached 120 percent".
  bool rate_before(std::size_t at) const {
    for (std::size_t back = 1; back <= 4 && back < at; ++back) {
      const std::string_view w = word(at - back), first = back < at ? word(at - back - 1) : std::string_view();
      if (w == "humidity" || w == "Humidity") return true;
      if ((w == "rating" && first == "approval") ||
          (w == "rate" && one_of(first, {"unemployment", "literacy", "vaccination", "jobless", "survival", "pass",
                                         "employment", "Unemployment", "participation"})))
        return true;
      if (!one_of(w, {"was", "of", "reached", "hit", "at", "stood", "is", "to", "an", "a"})) return false;
    }
    return false;
  }

  // "turnout was 110 percent", "a turnout of 110 percent.".
  bool turnout_before(std::size_t at) const {
    for (std::size_t back = 1; back <= 3 && back <= at - first_of(at); ++back) {
      const std::string_view w = word(at - back);
      if (w == "turnout" || w == "Turnout") return true;
      if (!one_of(w, {"was", "of", "reached", "hit", "at", "stood", "is"})) return false;
    }
    return false;
  }
  std::size_t first_of(std::size_t at) const { return at < 3 ? 0 : at - 3; }

  // A story about a count that cannot be right says so.
  bool alleged(std::uint32_t sentence, std::size_t at) const {
    const Sentence& s = story_.sentences[sentence];
    const std::size_t first = at > s.first_token + reach ? at - reach : s.first_token;
    for (std::size_t i = first; i < std::min<std::size_t>(s.last_token, at + reach); ++i)
      if (one_of(word(i), {"fraud", "fraudulent", "rigged", "implausible", "impossible", "impossibly", "absurd",
                           "suspicious", "false", "falsely", "claimed", "claim", "alleged", "allegedly",
                           "irregularities", "erroneous", "error", "not", "no"}))
        return true;
    return false;
  }

  void check_measure(const Quantity& quantity) {
    const std::size_t after = token_at(quantity.span.end);
    const std::size_t before = token_at(quantity.span.begin);
    const bool minus = before > 0 && (one_of(word(before - 1), {"minus", "Minus"}) ||
                                      (one_of(word(before - 1), {"-", "\xE2\x88\x92"}) &&
                                       !story_.tokens[before].has(Token::space_before) &&
                                       story_.tokens[before - 1].has(Token::space_before)));
    const double low = quantity.unit ==
                               "\xC2\xB0"
                               "C"
                           ? 273.15
                       : quantity.unit ==
                               "\xC2\xB0"
                               "F"
                           ? 459.67
                           : 0;
    if (low > 0 && minus && quantity.low > low + 0.5) {
      report(quantity.span, fmt::format("minus {} is colder than absolute zero", story_.document.slice(quantity.span)),
             fmt::format("absolute zero is minus {} {}", low, quantity.unit));
      return;
    }
    if (quantity.unit != "deg" || quantity.low != quantity.high) return;
    const bool named = word(after + 1) == "latitude" || word(after + 1) == "longitude";
    if (!named) return;  // "95 degrees north of the town" may be a temperature
    const bool latitude = one_of(word(after), {"north", "south", "North", "South"}) && word(after + 1) == "latitude";
    const bool longitude = one_of(word(after), {"east", "west", "East", "West"}) && word(after + 1) == "longitude";
    if ((latitude && quantity.value > 90) || (longitude && quantity.value > 180))
      report(quantity.span,
             fmt::format("no place has a {} of {}", word(after + 1), story_.document.slice(quantity.span)),
             latitude ? "latitudes end at 90 degrees" : "longitudes end at 180 degrees");
  }

  const Story& story_;
  Output& out_;
  std::size_t first_ = 0, end_ = 0;
};

constexpr CheckInfo infos[] = {
    {"value.impossible", Level::error,
     "A value outside what is possible: the 13th month of a year, a turnout of 110 percent.",
     "Officials put the turnout at 110 percent.", "The coach asked his players to give 110 percent.", ""},
    {"value.year", Level::warning, "A year of the next millennium, one digit from a year of this century.",
     "The town plans to be without coal by 3035.", "The novel takes place in the year 3035.", ""},
};

}  // namespace

Family value() noexcept {
  return {infos, [](const Story& story, Output& out) { ValueCheck(story, out).run(); }};
}

}  // namespace claims::check
