// When somebody came to office, against the term's beginning: "has led ... since 2004", "took power in 2004".
#include "check/check.h"
#include "check/context.h"
#include "check/office_title.h"
#include "reference/office.h"
#include "text/lexicon.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>

namespace claims::check {
namespace {

using reference::OfficeHolder;
using reference::OfficeTerm;

constexpr std::array<CheckInfo, 2> infos = {{
    {"office.began", Level::warning,
     "A time at which somebody is said to have come to office, against the term's start.",
     "Kim Jong Un, who took power in 2014, spoke first.", "Kim Jong Un, who took power in 2011, spoke first.", ""},
    {"office.since", Level::warning, "A year since when somebody is said to be in office, against the term's start.",
     "Kim Jong Un, who has led North Korea since 2004, spoke first.",
     "Kim Jong Un, who has led North Korea since 2011, spoke first.", ""},
}};

constexpr Day election_margin = 120;  // elected in November, in office in January; proclaimed after mourning

class SinceCheck : TokenReader {
 public:
  SinceCheck(const Story& story, Output& out) : TokenReader(story), out_(out) {}

  void run() {
    for (const TimeMention& time : story_.times) {
      if (!time.year || !time.period.known() || time.type != TimeType::date) continue;
      check_since(time);
      check_began(time);
    }
  }

 private:
  std::string_view called(const NameMention& name) const { return story_.people[name.person].name; }

  // The one person of the table under the fullest name of the story.
  std::optional<OfficeHolder> holder_of(const NameMention& name) const {
    const std::string& full = story_.people[name.person].name;
    if (full.find(' ') == std::string::npos) return std::nullopt;
    const auto ids = reference::holders_named(full);
    if (ids.size() != 1) return std::nullopt;
    OfficeHolder person = reference::holder(ids.front());
    const bool known = std::all_of(person.terms.begin(), person.terms.end(),
                                   [](const OfficeTerm& term) { return term.from.days.known(); });
    if (!known) return std::nullopt;
    return person;
  }

  // "Kim Jong Un, who has led North Korea since 2013".
  void check_since(const TimeMention& time) {
    std::uint32_t at = token_at(story_, time.span.begin);
    if (one_of(token(at), {"since", "Since"})) ++at;
    if (at == 0 || token(at - 1) != "since") return;
    bool office = false;
    const NameMention* name = subject_of_since(at - 1, time.sentence, office);
    if (!name || !office) return;
    const auto person = holder_of(*name);
    if (!person) return;
    for (const OfficeTerm& term : person->terms)
      if (std::abs(to_date(term.from.days.first).year - time.year.value) <= 1) return;
    report("office.since", *name, time, *person,
           fmt::format("{} has not held the office since {}", called(*name), time.year.value));
  }

  // "Kim Jong Un, who took power after his father's death in December 2012".
  void check_began(const TimeMention& time) {
    const std::uint32_t date = token_at(story_, time.span.begin);
    if (date < 3 || !one_of(token(date - 1), {"in", "on"}) || time.mod != TimeMod::none) return;
    const std::uint32_t first = story_.sentences[time.sentence].first_token;
    for (std::uint32_t i = date - 1; i > first && date - i < 14; --i) {
      if (story_.tokens[i - 1].kind == TokenKind::punctuation || is_other_clause(token(i - 1))) return;
      if (!begins_office(i - 1)) continue;
      const NameMention* name = subject_before(i - 1, first);
      if (!name) return;
      const auto person = holder_of(*name);
      if (!person) return;
      const Period wide{time.period.first - election_margin, time.period.last + election_margin};
      for (const OfficeTerm& term : person->terms)
        if (term.from.days.first <= wide.last && term.from.days.last >= wide.first) return;
      report("office.began", *name, time, *person,
             fmt::format("{} did not come to office in {}", called(*name), story_.document.slice(time.span)));
      return;
    }
  }

  static bool is_other_clause(std::string_view word) {
    return one_of(word, {"and", "but", "who", "which", "that", "when", "while", "before", "again", "since", "until",
                         "lost", "left", "resigned", "re-elected", "reelected"});
  }

  // The verb of "took power", "came to power", "assumed the presidency", "became president".
  bool begins_office(std::uint32_t verb) const {
    const std::string_view word = token(verb), next = token(verb + 1);
    if (word == "took") return one_of(next, {"power", "office"}) || (next == "over" && token(verb + 2) == "as");
    if (word == "came") return next == "to" && one_of(token(verb + 2), {"power", "office"});
    if (word == "assumed")
      return one_of(next, {"power", "office"}) || (next == "the" && one_of(token(verb + 2), {"presidency", "office"}));
    if (word == "became") {
      const std::uint32_t noun = next == "the" ? verb + 2 : verb + 1;
      return one_of(token(noun), {"president", "chancellor", "premier"}) ||
             (token(noun) == "prime" && token(noun + 1) == "minister");
    }
    return false;
  }

  // "NAME took", "NAME, who took", "NAME first took".
  const NameMention* subject_before(std::uint32_t verb, std::uint32_t first) const {
    std::uint32_t at = verb;
    while (at > first && one_of(token(at - 1), {"who", "had", "first", ",", "has"})) --at;
    if (at == first) return nullptr;
    return name_ending(story_.tokens[at - 1].span.end, NameKind::person);
  }

  const NameMention* name_ending(std::uint32_t end, NameKind kind) const {
    const auto name = std::lower_bound(story_.names.begin(), story_.names.end(), end,
                                       [](const NameMention& n, std::uint32_t at) { return n.span.end < at; });
    if (name == story_.names.end() || name->span.end != end || name->kind != kind) return nullptr;
    return kind == NameKind::person && name->person == no_index ? nullptr : &*name;
  }

  // Walks back from "since" over words of the phrase "NAME, who has been (Russian) president"; null if any other word
  // stands between. `office` says whether an office or power is named.
  const NameMention* subject_of_since(std::uint32_t since, std::uint32_t sentence, bool& office) const {
    const std::uint32_t first = story_.sentences[sentence].first_token;
    for (std::uint32_t i = since; i > first && since - i < 12;) {
      --i;
      const std::string_view word = token(i);
      if (one_of(word, {"president", "premier", "chancellor", "led", "ruled", "governed", "power"}) ||
          (word == "minister" && i > first && token(i - 1) == "prime")) {
        office = true;
        continue;
      }
      if (one_of(word, {",", "who", "has", "been", "served", "serving", "as", "the", "country", "in", "prime", "its",
                        "leader"}))
        continue;
      if (const NameMention* name = name_ending(story_.tokens[i].span.end, NameKind::person)) return name;
      if (const NameMention* place = name_ending(story_.tokens[i].span.end, NameKind::place)) {
        i = std::max(first, token_at(story_, place->span.begin));
        continue;
      }
      if (!story_.tokens[i].has(Token::capitalised)) return nullptr;
      const text::Word& known = text::Lexicon::english()[story_.tokens[i].word];
      if (!known.is(text::WordClass::place) && !known.is(text::WordClass::nationality)) return nullptr;
    }
    return nullptr;
  }

  void report(std::string_view check, const NameMention& name, const TimeMention& time, const OfficeHolder& person,
              std::string message) {
    const OfficeTerm& term = nearest_term(person, time.period.first);
    Finding& finding = add(out_, story_, check, Level::warning, time.year.span, std::move(message), 0.8);
    because(finding, reference::describe(term, called(name)), std::nullopt, std::string(term.sources));
    if (person.terms.size() == 1) finding.replacement = std::to_string(to_date(term.from.days.first).year);
  }

  Output& out_;
};

}  // namespace

Family office_since() noexcept {
  return {infos, [](const Story& story, Output& out) { SinceCheck(story, out).run(); }};
}

}  // namespace claims::check
