// Ages and anniversaries of bodies and buildings against the years of their founding.
#include "check/context.h"
#include "reference/organisation.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>

namespace claims::check {
namespace {

constexpr std::array<CheckInfo, 2> infos = {{
    {"institution.age", Level::error, "An age or anniversary that does not follow from the year of founding.",
     "The 36-year-old company, founded in 1998, makes pumps.", "The 26-year-old company, founded in 1998, makes pumps.",
     "2024-06-20"},
    {"institution.founded", Level::warning, "A well-known organisation with another year of founding.",
     "NATO, founded in 1959, met in Brussels.", "NATO, founded in 1949, met in Brussels.", ""},
}};

bool is_founding(std::string_view word) {
  return one_of(word, {"founded", "Founded", "established", "Established", "created", "Created", "formed", "Formed",
                       "incorporated", "Incorporated", "launched", "Launched", "chartered", "Chartered"});
}
bool is_building(std::string_view word) {
  return one_of(word, {"built", "Built", "constructed", "Constructed", "erected", "Erected", "opened", "Opened",
                       "completed", "Completed"});
}

// "founded in Leeds in 1873": what it says, and where its words stand.
struct Founding {
  std::uint32_t verb = 0;  // token
  std::uint32_t year = 0;  // token behind the date
  const TimeMention* time = nullptr;
  std::uint32_t sentence = 0;
};

class InstitutionCheck : TokenReader {
 public:
  InstitutionCheck(const Story& story, Output& out) : TokenReader(story), out_(out) {}

  void run() {
    for (const TimeMention& time : story_.times)
      if (time.type == TimeType::date && time.year && time.year.span.size() == 4 && time.mod == TimeMod::none)
        if (const Founding founding = founding_of(time); founding.time) check(founding);
  }

 private:
  // The verb before a date, with a place or a founder between at most.
  Founding founding_of(const TimeMention& time) const {
    std::uint32_t i = token_at(story_, time.span.begin);
    const std::uint32_t first = story_.sentences[time.sentence].first_token;
    if (i < first + 2 || !one_of(token(i - 1), {"in", "on"})) return {};
    for (std::uint32_t k = i - 1; k > first && k + 10 > i; --k) {
      const bool up = token(k) == "up" && one_of(token(k - 1), {"set", "Set"});
      const bool first_issue = token(k - 1) == "published" && token(k - 2) == "first";
      if (first_issue) return {k - 2, token_at(story_, time.span.end), &time, time.sentence};
      if (is_founding(token(k - 1)) || is_building(token(k - 1)) || up)
        return {k - 1, token_at(story_, time.span.end), &time, time.sentence};
      if (!(is_name(k - 1) ||
            one_of(token(k - 1), {"in", "by", "on", "at", "the", "of", "near", "as", "a", "from", "-", "up"})))
        return {};
      if (one_of(token(k - 1), {"and", ",", "who"})) return {};
    }
    return {};
  }

  void check(const Founding& f) {
    check_known(f);
    if (foundings_in(f.sentence) != 1) return;
    const bool participle = f.verb == story_.sentences[f.sentence].first_token || token(f.verb - 1) == ",";
    const std::uint32_t first = story_.sentences[f.sentence].first_token;
    // "The museum opened in 1998": the verb is the body's own.
    const bool opened = token(f.verb) == "opened" && one_of(token(first), {"The", "It"}) && f.verb < first + 6 &&
                        names_body(token(f.verb - 1));
    const bool predicate = opened || one_of(token(f.verb - 1), {"was", "were"});
    if (!participle && !predicate) return;
    if (check_before(f) || check_behind(f)) return;
    if (predicate && !check_previous(f)) check_next(f);
  }

  int foundings_in(std::uint32_t sentence) const {
    int count = 0;
    if (story_.sentences[sentence].last_token - story_.sentences[sentence].first_token > 200) return 0;
    for (std::uint32_t i = story_.sentences[sentence].first_token; i < story_.sentences[sentence].last_token; ++i)
      count += is_founding(token(i)) || (token(i) == "up" && one_of(token(i - 1), {"set", "Set"})) ||
               (token(i) == "published" && token(i - 1) == "first") || is_building(token(i)) ||
               one_of(token(i), {"reopened", "rebuilt", "refounded", "merged", "renamed", "moved", "renovated",
                                 "bought", "joined"});
    return count;
  }

  // "The 36-year-old company, founded in", "The 50-year-old bridge was built in", "The orchestra, which is 80 years
  // old, was".
  bool check_before(const Founding& f) {
    const std::uint32_t first = story_.sentences[f.sentence].first_token;
    std::uint32_t commas = 0;
    for (std::uint32_t i = f.verb; i > first; --i) {
      const std::uint32_t k = i - 1;
      if (token(k) == ",") ++commas;
      if (const Span span = anniversary(k); !span.empty() && token(first) != "On") return judge(f, span, f.sentence);
      if (commas > 2 || one_of(token(k), {"and", "by", "said", "that", ";", "in", "with", "from"})) return false;
      if (story_.tokens[k].kind != TokenKind::number || story_.tokens[k].number < 1) continue;
      if (token(k + 1) == "-" && token(k + 2) == "year" && token(k + 4) == "old") {
        if (commas <= 1) return judge(f, {story_.tokens[k].span.begin, story_.tokens[k + 4].span.end}, f.sentence);
        return false;
      }
      if (token(k + 1) == "years" && token(k + 2) == "old" && k > first && one_of(token(k - 1), {"is", "now"}) &&
          commas == 1)
        return judge(f, {story_.tokens[k].span.begin, story_.tokens[k + 2].span.end}, f.sentence);
      return false;
    }
    return false;
  }

  // ", is 36 years old", ", celebrated its 140th anniversary", ", the 36-year-old company".
  bool check_behind(const Founding& f) {
    const std::uint32_t end = story_.sentences[f.sentence].last_token;
    for (std::uint32_t i = f.year; i < end && i < f.year + 28; ++i) {
      if (one_of(token(i), {";", "that", "where"})) return false;
      if (const Span span = anniversary(i); !span.empty()) return judge(f, span, f.sentence);
      if (i > f.year + 4 || story_.tokens[i].kind != TokenKind::number) continue;
      if (one_of(token(i - 1), {"turned", "turns"}) && one_of(token(i + 1), {"this", "in", "on", ",", "."}))
        return judge(f, story_.tokens[i].span, f.sentence);
      if (one_of(token(i - 1), {"is", "now"}) && token(i + 1) == "years" && token(i + 2) == "old")
        return judge(f, {story_.tokens[i].span.begin, story_.tokens[i + 2].span.end}, f.sentence);
      if (token(i - 1) == "the" && token(i + 1) == "-" && token(i + 2) == "year" && token(i + 4) == "old")
        return judge(f, {story_.tokens[i].span.begin, story_.tokens[i + 4].span.end}, f.sentence);
    }
    return false;
  }

  // "The society marks its 100th anniversary this year. It was founded in 1914."
  bool check_previous(const Founding& f) {
    const std::uint32_t first = story_.sentences[f.sentence].first_token;
    const bool same = token(first) == "It" || (token(first) == "The" && names_body(token(first + 1)));
    if (!same || f.sentence == 0 || f.verb > first + 3 || foundings_in(f.sentence - 1) != 0) return false;
    const Sentence& before = story_.sentences[f.sentence - 1];
    for (std::uint32_t i = before.first_token; i < before.last_token; ++i)
      if (const Span span = anniversary(i); !span.empty()) return judge(f, span, f.sentence - 1);
    return false;
  }

  // "It celebrates its 150th anniversary", "The 36-year-old company" in the sentence behind.
  void check_next(const Founding& f) {
    const std::uint32_t next = f.sentence + 1;
    if (next >= story_.sentences.size() || foundings_in(next) != 0) return;
    const std::uint32_t first = story_.sentences[next].first_token, end = story_.sentences[next].last_token;
    if (token(first) == "The" && story_.tokens[first + 1].number > 0 && token(first + 2) == "-" &&
        token(first + 3) == "year" && token(first + 5) == "old" && names_body(token(first + 6))) {
      judge(f, {story_.tokens[first + 1].span.begin, story_.tokens[first + 5].span.end}, next);
    } else if (token(first) == "It" || (token(first) == "The" && names_body(token(first + 1)))) {
      for (std::uint32_t i = first; i < end; ++i)
        if (const Span span = anniversary(i); !span.empty()) {
          judge(f, span, next);
          return;
        }
      if (token(first + 1) == "is" && story_.tokens[first + 2].number > 0 && token(first + 3) == "years" &&
          token(first + 4) == "old")
        judge(f, {story_.tokens[first + 2].span.begin, story_.tokens[first + 4].span.end}, next);
    }
  }
  static bool names_body(std::string_view word) {
    return one_of(
        word, {"company",    "firm",     "club",         "school",       "college",    "university", "museum",
               "theatre",    "theater",  "orchestra",    "choir",        "brewery",    "bank",       "newspaper",
               "magazine",   "bridge",   "building",     "church",       "hospital",   "society",    "association",
               "festival",   "charity",  "organisation", "organization", "agency",     "institute",  "group",
               "brand",      "business", "library",      "gallery",      "station",    "tower",      "hotel",
               "restaurant", "team",     "party",        "union",        "factory",    "mill",       "dam",
               "house",      "hall",     "airline",      "league",       "foundation", "network",    "manufacturer",
               "retailer",   "chain",    "shop",         "store",        "pub",        "stadium",    "institution"});
  }

  static int feast_years(std::string_view word) {
    return one_of(word, {"centenary", "centennial"}) ? 100 : one_of(word, {"bicentenary", "bicentennial"}) ? 200 : 0;
  }
  // "its 140th anniversary", but none "of the merger".
  Span anniversary(std::uint32_t i) const {
    if (!one_of(token(i), {"its", "their"})) return {};
    const std::uint32_t n = i + 1;
    if (feast_years(token(n)) != 0 && token(n + 1) != "of") return story_.tokens[n].span;
    if (n + 1 < story_.tokens.size() && story_.tokens[n].kind == TokenKind::ordinal && story_.tokens[n].number > 1 &&
        one_of(token(n + 1), {"anniversary", "birthday"}) &&
        (token(n + 2) != "of" ||
         (one_of(token(n + 3), {"its", "the"}) && one_of(token(n + 4), {"founding", "foundation", "opening"}))))
      return {story_.tokens[n].span.begin, story_.tokens[n + 1].span.end};
    return {};
  }

  bool judge(const Founding& f, Span span, std::uint32_t sentence) {
    const PublicationDate& published = story_.document.published;
    const std::uint32_t number = token_at(story_, span.begin);
    const int named = feast_years(story_.document.slice(span));
    const bool feast = named != 0 || story_.tokens[number].kind == TokenKind::ordinal;
    const int years = named != 0 ? named : story_.tokens[number].number, founded = f.time->year.value;
    const auto fits = [&](int year) {
      if (std::abs(year - founded - years) <= 1) return true;
      const auto hedged = feast ? std::nullopt : years_in(story_, span, sentence);
      return hedged && hedged->allow(year - founded);
    };
    int said = published.has_year() ? published.date.year : 0;
    auto time = std::lower_bound(story_.times.begin(), story_.times.end(), sentence_span(story_, sentence).begin,
                                 [](const TimeMention& t, std::uint32_t at) { return t.span.begin < at; });
    for (int seen = 0; time != story_.times.end() && time->sentence == sentence && seen < 64; ++time, ++seen) {
      const TimeMention& t = *time;
      if (&t == f.time || t.type != TimeType::date) continue;
      if (t.period.known() && fits(to_date(t.period.first).year)) return false;
      if (t.year) said = t.year.value;  // "in 1973"
    }
    if (said == 0 || founded >= said || (published.has_year() && fits(published.date.year))) return false;
    const Span word = story_.tokens[number].span;
    if (std::any_of(out_.findings.begin(), out_.findings.end(),
                    [&](const Finding& o) { return o.span.overlaps(word); }))
      return true;
    Finding& finding = add(
        out_, story_, "institution.age", Level::error, span,
        feast ? fmt::format("{} is the {}th year after {}, not the {}", said, said - founded, founded,
                            story_.document.slice(word))
              : fmt::format("what dates from {} was {} years old in {}, not {}", founded, said - founded, said, years),
        0.9);
    because(finding, fmt::format("{} - {} = {}", said, founded, said - founded), f.time->span);
    because_published(finding, story_);
    return true;
  }

  // "NATO, founded in 1959": against the table.
  void check_known(const Founding& f) {
    if (is_building(token(f.verb)) || one_of(token(f.verb), {"launched", "Launched"})) return;
    const std::string_view name = subject(f);
    if (name.empty()) return;
    auto found = reference::organisations_abbreviated(name);
    if (found.empty()) found = reference::organisations_named(name);
    if (found.size() != 1 || !found.front().founded.days.known()) return;
    const reference::Organisation& known = found.front();
    const int year = f.time->year.value, founded = to_date(known.founded.days.first).year;
    const int last = known.effective.days.known() ? to_date(known.effective.days.first).year : founded;
    if (year >= std::min(founded, last) - 1 && year <= std::max(founded, last) + 1) return;
    Finding& finding = add(out_, story_, "institution.founded", Level::warning, f.time->year.span,
                           fmt::format("{} was founded in {}, not in {}", name, founded, year), 0.75);
    because(finding, fmt::format("{}: {}", known.names.front(), reference::to_prose(known.founded)), std::nullopt,
            std::string(known.source));
  }
  // "NATO, founded", "NATO was founded", "NATO, which was founded", "Founded in 1959, NATO".
  std::string_view subject(const Founding& f) const {
    const std::uint32_t first = story_.sentences[f.sentence].first_token;
    if (f.verb == first) {
      if (token(f.year) != ",") return {};
      const std::uint32_t begin = f.year + (token(f.year + 1) == "the" ? 2 : 1);
      return run_of(begin, true);
    }
    std::uint32_t end = f.verb;
    if (end > first && one_of(token(end - 1), {"was", "were"})) --end;
    if (end > first && token(end - 1) == "which") --end;
    if (end > first && token(end - 1) == ",") --end;
    return end > first ? run_of(end, false) : std::string_view();
  }
  // A run of names from or to a token, as of an organisation: "World Trade Organization", "Office of the Legal
  // Adviser".
  std::string_view run_of(std::uint32_t at, bool forward) const {
    const auto belongs = [&](std::uint32_t i) {
      return is_name(i) || one_of(token(i), {"of", "the", "for", "and", "on"});
    };
    std::uint32_t begin = at, end = at;
    if (forward) {
      while (belongs(end)) ++end;
      while (end > begin && !is_name(end - 1)) --end;
    } else {
      const std::uint32_t first = story_.sentences[sentence_of(at - 1)].first_token;
      while (begin > first && belongs(begin - 1)) --begin;
      // "A committee of NATO, founded"
      if (begin > first && token(begin - 1) != ",") return {};
      while (begin < end && !is_name(begin)) ++begin;
      if (begin < end && one_of(token(begin), {"The", "A", "An"})) ++begin;
    }
    return begin < end ? story_.document.slice({story_.tokens[begin].span.begin, story_.tokens[end - 1].span.end})
                       : std::string_view();
  }

  Output& out_;
};

}  // namespace

Family institution() noexcept {
  return {infos, [](const Story& story, Output& out) { InstitutionCheck(story, out).run(); }};
}

}  // namespace claims::check
