// Who held which office when: the story against the office-holder table.
#include "reference/office.h"
#include "check/check.h"
#include "check/context.h"
#include "check/name_words.h"
#include "reference/country.h"
#include "text/lexicon.h"
#include "text/token.h"

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

constexpr Day margin = 60;  // days around a term in which nothing is said

enum class Rank { none, president, head_of_government, monarch };

// The office that a title names: "President", "French Prime Minister". Nothing if any other word stands in it
// ("Vice President", "Senate President", "former").
struct Title {
  Rank rank = Rank::none;
  std::vector<std::string_view> countries;  // empty: none named
  std::string_view words;                   // "President", as written
};

Rank rank_of(std::string_view word, std::string_view before) {
  if (word == "President") return Rank::president;
  if (word == "Premier" || word == "Chancellor" || word == "Taoiseach") return Rank::head_of_government;
  if (word == "Minister" && before == "Prime") return Rank::head_of_government;
  if (word == "King" || word == "Queen" || word == "Emperor" || word == "Pope") return Rank::monarch;
  return Rank::none;
}

Title read_title(std::string_view text) {
  Title title;
  const std::size_t last_space = text.rfind(' ');
  const std::size_t last = last_space == std::string_view::npos ? 0 : last_space + 1;
  std::string_view rest = last_space == std::string_view::npos ? std::string_view() : text.substr(0, last_space);
  const std::size_t prime = rest.rfind(' ') == std::string_view::npos ? 0 : rest.rfind(' ') + 1;
  const Rank rank = rank_of(text.substr(last), rest.substr(prime));
  if (rank == Rank::none) return title;
  std::size_t begin = last;
  if (text.substr(last) == "Minister") {
    begin = prime;
    rest = prime == 0 ? std::string_view() : rest.substr(0, prime - 1);
  }
  if (!rest.empty()) {
    title.countries = reference::countries_called(rest);
    if (title.countries.empty()) return title;
  }
  title.rank = rank;
  title.words = text.substr(begin);
  return title;
}

// A term that a title may mean. British chancellors keep the purse.
bool fits(const OfficeTerm& term, const Title& title) {
  if (title.words == "Chancellor" && term.country != "Germany" && term.country != "Austria") return false;
  if (term.title == "Co-Prince") return false;  // of Andorra, beside the presidency of France
  switch (title.rank) {
    case Rank::president:
      return term.office != Office::head_of_government || term.title == "President" || term.title.empty();
    case Rank::head_of_government: return term.office != Office::head_of_state;
    case Rank::monarch: return term.office == Office::head_of_state;
    case Rank::none: break;
  }
  return false;
}

bool in_country(const OfficeTerm& term, const std::vector<std::string_view>& countries) {
  return countries.empty() || std::find(countries.begin(), countries.end(), term.country) != countries.end();
}

// The person's terms that a title may mean.
OfficeHolder with_fitting_terms(const OfficeHolder& person, const Title& title) {
  OfficeHolder out{person.id, person.name, {}};
  for (const OfficeTerm& term : person.terms)
    if (fits(term, title) && in_country(term, title.countries)) out.terms.push_back(term);
  return out;
}

const OfficeTerm& nearest(const OfficeHolder& person, Day day) {
  const auto distance = [&](const OfficeTerm& term) {
    const Day from = term.from.days.known() ? term.from.days.first : day;
    const Day to = term.to.open || !term.to.days.known() ? std::max(day, from) : term.to.days.last;
    const Day apart = day < from ? from - day : day > to ? day - to : 0;
    return 2 * apart + (term.office == Office::head_of_state ? 0 : 1);  // of two offices at once the higher
  };
  return *std::min_element(person.terms.begin(), person.terms.end(),
                           [&](const OfficeTerm& a, const OfficeTerm& b) { return distance(a) < distance(b); });
}

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

class OfficeCheck {
 public:
  OfficeCheck(const Story& story, Output& out) : story_(story), out_(out) {}

  void run() {
    for (const NameMention& name : story_.names)
      if (name.person != no_index && !name.title.empty()) check_title(name, read_title(slice(name.title)));
    for (const TimeMention& time : story_.times) check_since(time);
  }

 private:
  std::string_view slice(Span span) const { return story_.document.slice(span); }
  std::string_view token_text(std::size_t i) const { return slice(story_.tokens[i].span); }

  std::size_t token_at(std::uint32_t offset) const { return check::token_at(story_, offset); }

  // Who is meant: one person of the table under the fullest name of the story, or the only one of this family name
  // among those who led the country that the title names
  // (without a country: the only one of a long family name in all the table).
  std::optional<OfficeHolder> identify(const NameMention& name, const Title& title) const {
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

  void check_title(const NameMention& name, const Title& title) {
    if (title.rank == Rank::none || title.rank == Rank::monarch) return;
    if (title.countries.size() == 1 && (check_never_held(name, title) || check_spelling(name, title))) return;
    const TimeMention* time = only_date(name);
    if (!time) return;
    const bool now = time->anchor == TimeAnchor::publication;
    const std::string_view verb = act_of(name, now);
    if (verb.empty() || former_before(name) || !same_clause(name, *time)) return;
    const std::optional<OfficeHolder> person = identify(name, title);
    if (!person) return;
    const bool american = person->terms.front().country == "United States";
    if (american && !is_act_of_state(verb)) return;
    const Period wide{time->period.first - margin, time->period.last + margin};
    if (reference::held_office(*person, {}, wide) != Held::no) return;
    report_holder(name, title, *time, *person);
  }

  // "German President Angela Merkel": a leader of the country who never held this office of it.
  bool check_never_held(const NameMention& name, const Title& title) {
    const std::string& full = story_.people[name.person].name;
    if (full.find(' ') == std::string::npos) return false;
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
      if (fits(term, Title{title.rank, {}, title.rank == Rank::head_of_government ? "Prime Minister" : title.words}))
        return false;
      held = &term;
    }
    if (!held || to_date(held->from.days.first).year < 1990) return false;
    const auto others = reference::holders_in(
        country, title.rank == Rank::president ? Office::head_of_state : Office::head_of_government,
        {held->from.days.last + margin, held->from.days.last + margin});
    if (others.size() != 1 || fold_equal(others.front().person, person.name)) return false;
    Finding& finding = add(out_, story_, "office.title", Level::warning, {name.title.begin, name.span.end},
                           fmt::format("{} was never {} of {}", called(name), title.words, country), 0.85);
    because(finding, reference::describe(*held, called(name)), std::nullopt, std::string(held->sources));
    because(finding, reference::describe(others.front()), std::nullopt, std::string(others.front().sources));
    return true;
  }

  // "South African President Ramaposa": one letter from the name of the one who is in office.
  bool check_spelling(const NameMention& name, const Title& title) {
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
    const std::size_t at = token_at(time.span.begin);
    if (at == 0 || !one_of(token_text(at - 1), {"in", "In", "on", "On", ","})) return false;
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
  std::string_view act_of(const NameMention& name, bool now) const {
    std::size_t after = token_at(name.span.end);
    for (int skipped = 0; after < story_.tokens.size() && skipped < 2; ++after, ++skipped) {
      const std::string_view word = token_text(after);
      if (is_act(word) || (now && is_saying(word))) return word;
      if (!one_of(word, {"also", "then", "personally", "formally", "officially", "publicly"})) break;
    }
    const std::size_t title = token_at(name.title.begin);
    for (std::size_t back = 1; back <= 2 && back <= title; ++back) {
      const std::string_view word = token_text(title - back);
      if (is_act(word)) return word;
      if (!one_of(word, {"with", "by"})) break;
    }
    return {};
  }

  // "then", "former", "ex-" before the title, "-elect" or a possessive after the name.
  bool former_before(const NameMention& name) const {
    const std::size_t title = token_at(name.title.begin);
    for (std::size_t back = 1; back <= 3 && back <= title; ++back)
      if (one_of(token_text(title - back),
                 {"former", "Former", "then", "Then", "ex", "Ex", "late", "future", "Future", "acting", "Acting",
                  "ousted", "deposed", "exiled", "elect", "vice", "Vice", "deputy", "retired"}))
        return true;
    const std::size_t after = token_at(name.span.end);
    if (after >= story_.tokens.size()) return false;
    return story_.tokens[after].kind == TokenKind::possessive || story_.tokens[after].has(Token::capitalised);
  }

  // Nothing between name and date opens another clause.
  bool same_clause(const NameMention& name, const TimeMention& time) const {
    const bool date_first = time.span.begin < name.span.begin;
    std::size_t from = token_at(date_first ? time.span.end : name.span.end);
    const std::size_t to = token_at(date_first ? name.title.begin : time.span.begin);
    if (from > to || to - from > 20) return false;
    bool comma = !date_first;
    for (; from < to; ++from) {
      const std::string_view word = token_text(from);
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

  void report_holder(const NameMention& name, const Title& title, const TimeMention& time, const OfficeHolder& person) {
    const OfficeTerm& term = nearest(person, time.period.first);
    const auto others = reference::holders_in(term.country, term.office, time.period);
    // A family name alone may be somebody else's.
    const bool sure = !others.empty() && (!title.countries.empty() || called(name).find(' ') != std::string_view::npos);
    Finding& finding = add(
        out_, story_, "office.holder", sure ? Level::error : Level::warning, {name.title.begin, name.span.end},
        fmt::format("{} was not {} of {} at that time ({})", called(name), title.words, term.country, slice(time.span)),
        sure ? 0.95 : 0.7);
    because(finding, reference::describe(term, called(name)), std::nullopt, std::string(term.sources));
    for (const OfficeTerm& other : others)
      because(finding, reference::describe(other), std::nullopt, std::string(other.sources));
    because(finding, fmt::format("the sentence speaks of {}", slice(time.span)), time.span);
  }

  // "Kim Jong Un, who has led North Korea since 2013".
  void check_since(const TimeMention& time) {
    if (!time.year || !time.period.known()) return;
    std::size_t at = token_at(time.span.begin);
    if (at < story_.tokens.size() && one_of(token_text(at), {"since", "Since"})) ++at;
    if (at == 0 || at > story_.tokens.size() || token_text(at - 1) != "since") return;
    bool office = false;
    const NameMention* name = subject_of_since(at - 1, time.sentence, office);
    if (!name || !office) return;
    const std::string& full = story_.people[name->person].name;
    if (full.find(' ') == std::string::npos) return;
    const auto ids = reference::holders_named(full);
    if (ids.size() != 1) return;
    const OfficeHolder person = reference::holder(ids.front());
    for (const OfficeTerm& term : person.terms) {
      if (!term.from.days.known()) return;
      const int year = to_date(term.from.days.first).year;
      if (std::abs(year - time.year.value) <= 1) return;
    }
    const OfficeTerm& term = nearest(person, time.period.first);
    Finding& finding = add(out_, story_, "office.since", Level::warning, time.year.span,
                           fmt::format("{} has not held the office since {}", called(*name), time.year.value), 0.8);
    because(finding, reference::describe(term, called(*name)), std::nullopt, std::string(term.sources));
    if (person.terms.size() == 1) finding.replacement = std::to_string(to_date(term.from.days.first).year);
  }

  // Walks back from "since" over words of the phrase "NAME, who has been (Russian) president"; null if any other word
  // stands between. `office` says whether an office or power is named.
  const NameMention* subject_of_since(std::size_t since, std::uint32_t sentence, bool& office) const {
    const std::size_t first = story_.sentences[sentence].first_token;
    for (std::size_t i = since; i > first && since - i < 12;) {
      --i;
      const std::string_view word = token_text(i);
      if (one_of(word, {"president", "premier", "chancellor", "led", "ruled", "governed", "power"}) ||
          (word == "minister" && i > first && token_text(i - 1) == "prime")) {
        office = true;
        continue;
      }
      if (one_of(word, {",", "who", "has", "been", "served", "serving", "as", "the", "country", "in", "prime", "its",
                        "leader"}))
        continue;
      const auto name = std::lower_bound(story_.names.begin(), story_.names.end(), story_.tokens[i].span.end,
                                         [](const NameMention& n, std::uint32_t end) { return n.span.end < end; });
      if (name != story_.names.end() && name->span.end == story_.tokens[i].span.end && name->sentence == sentence) {
        if (name->kind == NameKind::person && name->person != no_index) return &*name;
        if (name->kind == NameKind::place) {
          i = std::max(first, token_at(name->span.begin));
          continue;
        }
      }
      if (!story_.tokens[i].has(Token::capitalised)) return nullptr;
      if (text::Lexicon::english()[story_.tokens[i].word].is(text::WordClass::place)) continue;
      if (text::Lexicon::english()[story_.tokens[i].word].is(text::WordClass::nationality)) continue;
      return nullptr;
    }
    return nullptr;
  }

  const Story& story_;
  Output& out_;
};

constexpr CheckInfo infos[] = {
    {"office.holder", Level::error, "A title that the person did not hold at the date of the sentence.",
     "President Dmitry Medvedev met the farmers on 3 June 2019.",
     "Former President Dmitry Medvedev met the farmers on 3 June 2019.", ""},
    {"office.since", Level::warning, "A year since when somebody is said to be in office, against the term's start.",
     "Kim Jong Un, who has led North Korea since 2004, spoke first.",
     "Kim Jong Un, who has led North Korea since 2011, spoke first.", ""},
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
