// Who held which office when: the story against the office-holder table.
#include "reference/office.h"
#include "check/check.h"
#include "check/context.h"
#include "check/name_words.h"
#include "check/office_time.h"
#include "check/office_title.h"
#include "reference/country.h"
#include "text/lexicon.h"

#include <fmt/format.h>
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace claims::check {
namespace {

using reference::Held;
using reference::Office;
using reference::OfficeHolder;
using reference::OfficeTerm;

// Acts of somebody in office; the second list also for US presidents, who keep the title for life.
bool is_act(std::string_view verb) {
  return one_of(verb,
                {"signed", "vetoed", "issued", "ordered", "decreed", "nominated", "appointed", "pardoned", "ratified",
                 "met", "visited", "hosted", "welcomed", "received", "declared", "dismissed", "inaugurated"});
}
bool is_act_of_state(std::string_view verb) {
  return one_of(verb, {"signed", "vetoed", "decreed", "nominated", "pardoned", "ratified"});
}

bool is_saying(std::string_view verb) { return one_of(verb, {"said", "told", "announced", "warned"}); }

class OfficeCheck : TokenReader {
 public:
  OfficeCheck(const Story& story, Output& out) : TokenReader(story), out_(out) {}

  void run() {
    for (const NameMention& name : story_.names)
      if (name.kind == NameKind::person && name.person != no_index)
        if (const auto both = titled(story_, name)) check_title(name, *both);
  }

 private:
  std::string_view slice(Span span) const { return story_.document.slice(span); }

  // Who is meant: one person of the table under the fullest name of the story, or the only one of this family name
  // among those who led the country that the title names
  // (without a country: the only one of a long family name in all the table).
  std::optional<OfficeHolder> identify(const NameMention& name, const OfficeTitle& title) const {
    const std::string& full = story_.people[name.person].name;
    std::vector<OfficeHolder> found;
    const bool surname_only = full.find(' ') == std::string::npos;
    const auto ids = surname_only ? reference::holders_surnamed(full) : reference::holders_named(full);
    if (surname_only && title.countries.empty() && (ids.size() != 1 || full.size() < 6)) return std::nullopt;
    for (reference::HolderId id : ids) {
      OfficeHolder fitting = with_fitting_terms(reference::holder(id), title);
      if (!fitting.terms.empty()) found.push_back(std::move(fitting));
    }
    if (found.size() != 1) return std::nullopt;
    return std::move(found.front());
  }

  void check_title(const NameMention& name, const TitledName& both) {
    const OfficeTitle& title = both.title;
    if (title.rank == Rank::monarch) return;
    if (check_former(name, both)) return;
    if (title.countries.size() == 1 && (check_never_held(name, both) || check_spelling(name, title))) return;
    if (is_qualified(both)) return;
    if (!check_dated(name, both)) check_now(name, both);
  }

  // "former Prime Minister Theresa May", while she was in office. Returns true where "former" is said.
  bool check_former(const NameMention& name, const TitledName& both) {
    if (both.begin == 0 || !one_of(token(both.begin - 1), {"former", "Former", "ex", "Ex"})) return false;
    const PublicationDate& published = story_.document.published;
    if (!published.has_day() || published.source == DateSource::inferred) return true;
    const std::optional<OfficeHolder> person = identify(name, both.title);
    if (!person || called(name).find(' ') == std::string_view::npos) return true;
    const Day day = to_day(published.date);
    // Only one term, well under way: who came back was a former one in between.
    const bool one_term = std::all_of(person->terms.begin(), person->terms.end(), [&](const OfficeTerm& term) {
      return term.from.days.known() && term.from.days.first == person->terms.front().from.days.first;
    });
    if (!one_term || reference::held_office(*person, {}, {day - office_margin, day + office_margin}) != Held::yes)
      return true;
    const OfficeTerm& term = nearest_term(*person, day);
    Finding& finding =
        add(out_, story_, "office.former", Level::warning, {story_.tokens[both.begin - 1].span.begin, both.span.end},
            fmt::format("{} was still {} of {}", called(name), both.title.words, term.country), 0.8);
    because(finding, reference::describe(term, called(name)), std::nullopt, std::string(term.sources));
    because_published(finding, story_);
    return true;
  }

  // A sentence with one date. Returns true where it has one and nothing is left to say.
  bool check_dated(const NameMention& name, const TitledName& both) {
    const TimeMention* time = only_date(name);
    if (!time) return false;
    const std::string_view verb = act_of(both, time->anchor == TimeAnchor::publication);
    if (verb.empty() || !same_clause(both, *time)) return false;
    const std::optional<OfficeHolder> person = identify(name, both.title);
    if (!person) return true;
    const bool american = person->terms.front().country == "United States";
    if (american && !is_act_of_state(verb)) return true;
    const Period wide{time->period.first - office_margin, time->period.last + office_margin};
    if (reference::held_office(*person, {}, wide) == Held::no)
      report_holder(name, both, *person, {time->period, time->span}, Level::error);
    return true;
  }

  // "French President François Hollande said he would speak with Biden", in a story of 2024. Ex-presidents of the
  // United States keep the title.
  void check_now(const NameMention& name, const TitledName& both) {
    if (both.title.countries.size() > 1 || called(name).find(' ') == std::string_view::npos) return;
    if (!acts_now(story_, both.end)) return;
    const auto when = title_time(story_, name);
    if (!when || !when->span.empty()) return;
    const std::optional<OfficeHolder> person = identify(name, both.title);
    if (!person || person->terms.front().country == "United States") return;
    if (both.title.countries.empty() && !names_country(person->terms.front().country)) return;
    const Period wide{when->period.first - office_margin, when->period.last + office_margin};
    if (reference::held_office(*person, {}, wide) != Held::no) return;
    const OfficeTerm& term = nearest_term(*person, when->period.first);
    if (reference::holders_in(term.country, term.office, when->period).empty()) return;
    report_holder(name, both, *person, *when, Level::warning);
  }

  // The state is named somewhere, so that "the Prime Minister" is its.
  bool names_country(std::string_view country) const {
    const text::Lexicon& lexicon = text::Lexicon::english();
    return std::any_of(story_.tokens.begin(), story_.tokens.end(), [&](const Token& token) {
      const text::Word& word = lexicon[token.word];
      if (!token.has(Token::capitalised) ||
          (!word.is(text::WordClass::nationality) && !word.is(text::WordClass::place)))
        return false;
      const auto called = reference::countries_called(slice(token.span));
      return called.size() == 1 && called.front() == country;
    });
  }

  // "German President Angela Merkel": a leader of the country who never held this office of it.
  bool check_never_held(const NameMention& name, const TitledName& both) {
    const OfficeTitle& title = both.title;
    const std::string& full = story_.people[name.person].name;
    if (full.find(' ') == std::string::npos || both.span.begin == name.span.begin)
      return false;  // "X, the president of"
    // In Spain the head of government is a president too; provinces have premiers, and Britain a chancellor.
    static constexpr std::string_view unclear[] = {"Spain",          "Canada",   "Australia", "Switzerland",
                                                   "United Kingdom", "China",    "Taiwan",    "Bosnia and Herzegovina",
                                                   "San Marino",     "Palestine"};
    const std::string_view country = title.countries.front();
    if (title.words != "Prime Minister" &&
        std::find(std::begin(unclear), std::end(unclear), country) != std::end(unclear) &&
        !(title.words == "President" && one_of(country, {"Canada", "Australia", "United Kingdom"})))
      return false;
    const auto ids = reference::holders_named(full);
    if (ids.size() != 1) return false;
    const OfficeHolder person = reference::holder(ids.front());
    const OfficeTerm* held = nullptr;
    for (const OfficeTerm& term : person.terms) {
      if (term.country != country) continue;
      if (term.office == Office::leader || !term.from.days.known() || (!term.to.open && !term.to.days.known()))
        return false;
      if (fits(term,
               OfficeTitle{title.rank, {}, title.rank == Rank::head_of_government ? "Prime Minister" : title.words}))
        return false;
      held = &term;
    }
    if (!held) return check_other_state(name, both, person);
    if (to_date(held->from.days.first).year < 1990) return false;
    const auto others = reference::holders_in(
        country, title.rank == Rank::president ? Office::head_of_state : Office::head_of_government,
        {held->from.days.last + office_margin, held->from.days.last + office_margin});
    if (others.size() != 1 || fold_equal(others.front().person, person.name)) return false;
    Finding& finding = add(out_, story_, "office.title", Level::warning, both.span,
                           fmt::format("{} was never {} of {}", called(name), title.words, country), 0.85);
    because(finding, reference::describe(*held, called(name)), std::nullopt, std::string(held->sources));
    because(finding, reference::describe(others.front()), std::nullopt, std::string(others.front().sources));
    return true;
  }

  // "Rishi Sunak, the prime minister of Canada": the leader of another state, while this one had its own.
  bool check_other_state(const NameMention& name, const TitledName& both, const OfficeHolder& person) {
    const PublicationDate& published = story_.document.published;
    if (!published.has_day() || is_qualified(both)) return false;
    const Day day = to_day(published.date);
    const auto others = reference::holders_in(
        both.title.countries.front(),
        both.title.rank == Rank::president ? Office::head_of_state : Office::head_of_government, {day, day});
    const OfficeTerm& term = nearest_term(person, day);
    if (others.size() != 1 || fold_equal(others.front().person, person.name) || term.title.empty() ||
        !term.from.days.known() || to_date(term.from.days.first).year < 1990)
      return false;
    Finding& finding =
        add(out_, story_, "office.title", Level::warning, both.span,
            fmt::format("{} was never {} of {}", called(name), both.title.words, both.title.countries.front()), 0.85);
    because(finding, reference::describe(term, called(name)), std::nullopt, std::string(term.sources));
    because(finding, reference::describe(others.front()), std::nullopt, std::string(others.front().sources));
    return true;
  }

  // "South African President Ramaposa": one letter from the name of the one who is in office.
  bool check_spelling(const NameMention& name, const OfficeTitle& title) {
    const PublicationDate& published = story_.document.published;
    if (!published.has_day() || !reference::has_latin_names(title.countries.front())) return false;
    const std::string full = reference::fold_name(slice(name.span));
    const std::size_t space = full.rfind(' ');
    const std::string written = full.substr(space == std::string::npos ? 0 : space + 1);
    if (written.size() < 6 || !reference::holders_surnamed(written).empty() || !reference::holders_named(full).empty())
      return false;
    const Day day = to_day(published.date);
    const Office office = title.rank == Rank::president ? Office::head_of_state : Office::head_of_government;
    for (const OfficeTerm& term : reference::holders_in(title.countries.front(), office, {day, day})) {
      const std::string holder = reference::fold_name(term.person);
      const std::size_t last = holder.rfind(' ');
      if (last == std::string::npos || !one_edit_apart(written, std::string_view(holder).substr(last + 1))) continue;
      Finding& finding = add(out_, story_, "office.spelling", Level::warning, name.span,
                             fmt::format("{} of {} is called {}", title.words, term.country, term.person), 0.85);
      because(finding, reference::describe(term), std::nullopt, std::string(term.sources));
      finding.replacement = space == std::string::npos ? term.person.substr(term.person.rfind(' ') + 1) : term.person;
      return true;
    }
    return false;
  }

  // Short names are near to many others.
  static bool one_edit_apart(std::string_view a, std::string_view b) {
    return std::max(a.size(), b.size()) >= 6 && a != b && one_edit(a, b) && a[0] == b[0];
  }

  // The person's fullest name in the story.
  std::string_view called(const NameMention& name) const { return story_.people[name.person].name; }

  static bool fold_equal(std::string_view a, std::string_view b) {
    return reference::fold_name(a) == reference::fold_name(b);
  }

  // The date of the sentence, if it has exactly one: written out with its year, or a weekday just before the story.
  const TimeMention* only_date(const NameMention& name) const {
    const TimeMention* found = nullptr;
    auto at_sentence = std::lower_bound(story_.times.begin(), story_.times.end(), name.sentence,
                                        [](const TimeMention& t, std::uint32_t s) { return t.sentence < s; });
    for (; at_sentence != story_.times.end() && at_sentence->sentence == name.sentence; ++at_sentence) {
      const TimeMention& time = *at_sentence;
      if (time.type != TimeType::date && time.type != TimeType::time) return nullptr;
      if (found) return nullptr;
      found = &time;
    }
    if (!found || found->impossible || !found->period.known() || found->mod != TimeMod::none) return nullptr;
    return (found->year ? is_written_date(*found) : is_day_of_the_news(*found)) ? found : nullptr;
  }

  // "in June 2019", "on 3 June 2019", not after the story.
  bool is_written_date(const TimeMention& time) const {
    if (time.granularity != TimeUnit::day && time.granularity != TimeUnit::month && time.granularity != TimeUnit::year)
      return false;
    const std::uint32_t at = token_at(story_, time.span.begin);
    if (at == 0 || !one_of(token(at - 1), {"in", "In", "on", "On", ","})) return false;
    const PublicationDate& published = story_.document.published;
    return !published.has_day() || time.period.last <= to_day(published.date);
  }

  // "on Wednesday" of a story whose date is certain.
  bool is_day_of_the_news(const TimeMention& time) const {
    const PublicationDate& published = story_.document.published;
    if (!time.weekday || time.anchor != TimeAnchor::publication || time.granularity != TimeUnit::day) return false;
    if (!published.has_day() || published.source == DateSource::inferred || time.certainty < 0.85f) return false;
    const Day day = to_day(published.date);
    return day - 7 <= time.period.first && time.period.last <= day;
  }

  // The act that the sentence says the person did, or that was done with the person; empty if none.
  std::string_view act_of(const TitledName& both, bool now) const {
    std::uint32_t after = both.end;
    for (int skipped = 0; skipped < 2; ++after, ++skipped) {
      const std::string_view word = token(after);
      if (is_act(word) || (now && is_saying(word))) return word;
      if (!one_of(word, {"also", "then", "personally", "formally", "officially", "publicly"})) break;
    }
    for (std::uint32_t back = 1; back <= 2 && back <= both.begin; ++back) {
      const std::string_view word = token(both.begin - back);
      if (is_act(word)) return word;
      if (!one_of(word, {"with", "by"})) break;
    }
    return {};
  }

  // "then", "former", "ex-" before the title, a possessive or another name after the name.
  bool is_qualified(const TitledName& both) const {
    if (is_qualified_title(story_, both.begin)) return true;
    return both.end < story_.tokens.size() &&
           (story_.tokens[both.end].kind == TokenKind::possessive || is_name(both.end));
  }

  // Nothing between name and date opens another clause.
  bool same_clause(const TitledName& both, const TimeMention& time) const {
    const bool date_first = time.span.begin < both.span.begin;
    std::uint32_t from = date_first ? token_at(story_, time.span.end) : both.end;
    const std::uint32_t to = date_first ? both.begin : token_at(story_, time.span.begin);
    if (from > to || to - from > 20) return false;
    bool comma = !date_first;
    for (; from < to; ++from) {
      const std::string_view word = token(from);
      if (word == "," && !comma) {  // the one after "In June 2004"
        comma = true;
        continue;
      }
      if (story_.tokens[from].kind == TokenKind::punctuation) return false;
      if (one_of(word, {"who",   "which", "that",    "whose", "when",   "while",   "after", "before", "since",
                        "until", "where", "because", "as",    "whom",   "for",     "about", "over",   "from",
                        "and",   "but",   "to",      "under", "passed", "adopted", "made",  "law",    "act"}))
        return false;
    }
    return true;
  }

  void report_holder(const NameMention& name, const TitledName& both, const OfficeHolder& person, const TitleTime& when,
                     Level level) {
    const OfficeTerm& term = nearest_term(person, when.period.first);
    const auto others = reference::holders_in(term.country, term.office, when.period);
    // A family name alone may be somebody else's.
    const bool sure =
        !others.empty() && (!both.title.countries.empty() || called(name).find(' ') != std::string_view::npos);
    const std::string time = when.span.empty() ? "" : fmt::format(" ({})", slice(when.span));
    Finding& finding =
        add(out_, story_, "office.holder", sure ? level : Level::warning, both.span,
            fmt::format("{} was not {} of {} at that time{}", called(name), both.title.words, term.country, time),
            !sure                   ? 0.7
            : level == Level::error ? 0.95
                                    : 0.8);
    because(finding, reference::describe(term, called(name)), std::nullopt, std::string(term.sources));
    for (const OfficeTerm& other : others)
      because(finding, reference::describe(other), std::nullopt, std::string(other.sources));
    if (when.span.empty()) because_published(finding, story_);
    else because(finding, fmt::format("the sentence speaks of {}", slice(when.span)), when.span);
  }

  Output& out_;
};

constexpr CheckInfo infos[] = {
    {"office.former", Level::warning, "Somebody called a former holder of an office that was still held.",
     "Former Prime Minister Theresa May was there.", "Former Prime Minister David Cameron was there.", "2019-04-05"},
    {"office.holder", Level::error, "A title that the person did not hold at the date of the sentence.",
     "President Dmitry Medvedev met the farmers on 3 June 2019.",
     "Former President Dmitry Medvedev met the farmers on 3 June 2019.", ""},
    {"office.spelling", Level::warning, "The name of the one in office with one letter wrong.",
     "South African President Ramaposa spoke first.", "South African President Ramaphosa spoke first.", "2024-06-20"},
    {"office.title", Level::warning, "An office of a country that its leader of this name never held.",
     "German President Olaf Scholz spoke first.", "German Chancellor Olaf Scholz spoke first.", ""},
};

}  // namespace

Family office() noexcept {
  return {infos, [](const Story& story, Output& out) { OfficeCheck(story, out).run(); }};
}

}  // namespace claims::check
