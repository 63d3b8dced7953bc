// Meetings that recur: the session of the General Assembly against its year, a summit's year against its host.
#include "check/context.h"
#include "reference/country.h"
#include "reference/event.h"
#include "reference/office.h"
#include "reference/place.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace claims::check {
namespace {

using reference::Edition;

constexpr std::array<CheckInfo, 2> infos = {{
    {"event.edition", Level::error, "A recurring summit with a host that it did not have in that year.",
     "The G20 summit in Hangzhou in 2015 was long.", "The G20 summit in Hangzhou in 2016 was long.", "2024-06-20"},
    {"event.session", Level::error, "A session of the General Assembly in a year in which it did not meet.",
     "The 79th session of the UN General Assembly in 2022 was long.",
     "The 79th session of the UN General Assembly in 2024 was long.", "2025-06-20"},
}};

// Summits of which there is one a year, by the words before "summit".
struct Series {
  std::string_view words, series;
  int since;  // the first year with one summit only
};
constexpr Series yearly[] = {
    {"G20", "g20-summit", 2011},
    {"G-20", "g20-summit", 2011},
    {"G7", "g7-summit", 1997},
    {"G-7", "g7-summit", 1997},
    {"G8", "g7-summit", 1997},
    {"G-8", "g7-summit", 1997},
    {"APEC", "apec-summit", 1994},
    {"Nuclear Security", "nuclear-security-summit", 2010},
    {"East Asia", "east-asia-summit", 2011},
};

class MeetingCheck : TokenReader {
 public:
  MeetingCheck(const Story& story, Output& out) : TokenReader(story), out_(out) {}

  void run() {
    for (std::uint32_t i = 1; i < story_.tokens.size(); ++i) {
      if (token(i) == "Assembly" && token(i - 1) == "General") check_assembly(i);
      if (token(i) == "summit" || token(i) == "Summit") check_summit(i);
    }
  }

 private:
  // A year, 0 if the token is none.
  int year_at(std::uint32_t i) const {
    if (i >= story_.tokens.size() || story_.tokens[i].kind != TokenKind::number) return 0;
    const int value = story_.tokens[i].number;
    return story_.tokens[i].span.size() == 4 && value >= 1946 && value < 2100 ? value : 0;
  }
  bool is_month_or_day(std::uint32_t i) const {
    if (story_.tokens[i].kind == TokenKind::number)
      return story_.tokens[i].number >= 1 && story_.tokens[i].number <= 31;
    return one_of(token(i), {"January", "February", "March", "April", "May", "June", "July", "August", "September",
                             "October", "November", "December", "Sept", "Sept.", "early", "late", "mid"});
  }

  // "the 79th session of the UN General Assembly", "the 79th UN General Assembly", then a year.
  void check_assembly(std::uint32_t assembly) {
    const std::uint32_t first = story_.sentences[sentence_of(assembly)].first_token;
    const std::uint32_t last = story_.sentences[sentence_of(assembly)].last_token;
    std::uint32_t at = assembly - 1;
    while (at > first && one_of(token(at - 1), {"UN", "U.N.", "United", "Nations", "the", "of", "session", "Session",
                                                "regular", "annual"}))
      --at;
    if (at == first || story_.tokens[at - 1].kind != TokenKind::ordinal) return;
    const std::uint32_t ordinal = at - 1;
    const int session = story_.tokens[ordinal].number;
    const int opened = reference::assembly_session_year(session);
    if (opened == 0) return;
    // The legislatures of some states of the United States are general assemblies with numbers too.
    const bool named = names_un(at, last);
    if (!named && !names_un(0, static_cast<std::uint32_t>(story_.tokens.size()))) return;
    const Level level = named ? Level::error : Level::warning;
    if (check_opening(ordinal, assembly, opened, level)) return;
    bool opens = false;
    for (at = assembly + 1; at < last && at - assembly < 9; ++at) {
      if (const int year = year_at(at)) {
        const std::string_view next = token(at + 1);
        if (next == "-" || next == "–" || next == "/") return;
        if (year == opened || (year == opened + 1 && !opens)) return;
        return report_session(ordinal, at, opened, level);
      }
      if (one_of(token(at), {"opened", "opens", "began", "begins", "starts", "started"})) opens = true;
      else if (!is_month_or_day(at) &&
               !one_of(token(at), {",", "in", "of", "on", "which", "that", "held", "(", "New", "York", "UNGA", ")"}))
        return;
    }
  }

  // "the 72nd session of the General Assembly opened on Tuesday": in the days of the story.
  bool check_opening(std::uint32_t ordinal, std::uint32_t assembly, int opened, Level level) {
    const PublicationDate& published = story_.document.published;
    if (!published.has_day() || published.source == DateSource::inferred || opened == published.date.year) return false;
    if (!one_of(token(assembly + 1), {"opened", "opens"}) || token(assembly + 2) != "on") return false;
    const std::uint32_t begin = story_.tokens[assembly + 3 < story_.tokens.size() ? assembly + 3 : assembly].span.begin;
    for (const TimeMention& time : story_.times) {
      if (time.span.begin != begin || !time.weekday || time.year || time.anchor != TimeAnchor::publication) continue;
      const int session = story_.tokens[ordinal].number;
      Finding& finding = add(
          out_, story_, "event.session", level, story_.tokens[ordinal].span,
          fmt::format("the {} session of the General Assembly did not open in {}", token(ordinal), published.date.year),
          0.9);
      because(finding, fmt::format("session {} opened in September {}", session, opened), std::nullopt,
              "General Assembly, rules of procedure: a regular session opens each September");
      if (const int right = reference::assembly_session_of(published.date.year))
        because(finding, fmt::format("the session that opened in {} was session {}", published.date.year, right));
      because_published(finding, story_);
      return true;
    }
    return false;
  }

  bool names_un(std::uint32_t from, std::uint32_t to) const {
    for (; from < to; ++from)
      if (one_of(token(from), {"UN", "U.N.", "UNGA"}) || (token(from) == "United" && token(from + 1) == "Nations") ||
          (token(from) == "Security" && token(from + 1) == "Council"))
        return true;
    return false;
  }

  void report_session(std::uint32_t ordinal, std::uint32_t at, int opened, Level level) {
    const int session = story_.tokens[ordinal].number, year = year_at(at);
    Finding& finding =
        add(out_, story_, "event.session", level, story_.tokens[at].span,
            fmt::format("the {} session of the General Assembly did not meet in {}", token(ordinal), year),
            level == Level::error ? 0.93 : 0.8);
    std::string source;
    for (const Edition& edition : reference::editions_of("general-assembly"))
      if (edition.number == session) source = std::string(edition.source);
    if (source.empty()) source = "General Assembly, rules of procedure: a regular session opens each September";
    because(finding, fmt::format("session {} opened in September {}", session, opened), story_.tokens[ordinal].span,
            std::move(source));
    if (const int right = reference::assembly_session_of(year))
      because(finding, fmt::format("the session that opened in {} was session {}", year, right));
  }

  // "the G20 summit in Hangzhou in September 2016", "the 2016 G20 summit in Hangzhou".
  void check_summit(std::uint32_t summit) {
    std::uint32_t begin = summit;
    const Series* series = series_before(summit, begin);
    if (!series || !one_of(token(summit + 1), {"in", "at"})) return;
    const std::uint32_t last = story_.sentences[sentence_of(summit)].last_token;
    std::uint32_t end = summit + 2;
    while (end < last && is_name(end) && !is_month_or_day(end)) ++end;
    if (end == summit + 2) return;
    const Span place{story_.tokens[summit + 2].span.begin, story_.tokens[end - 1].span.end};
    std::uint32_t at = begin > 0 && year_at(begin - 1) ? begin - 1 : year_after(end, last);
    if (at == no_index) return;
    check_host(*series, place, at);
  }

  const Series* series_before(std::uint32_t summit, std::uint32_t& begin) const {
    for (const Series& series : yearly) {
      for (std::uint32_t words = 1; words <= 3 && words <= summit; ++words) {
        const Span span{story_.tokens[summit - words].span.begin, story_.tokens[summit - 1].span.end};
        if (story_.document.slice(span) != series.words) continue;
        begin = summit - words;
        if (begin > 0 && token(begin - 1) == "-") return nullptr;
        return &series;
      }
    }
    return nullptr;
  }

  // "in September 2016", "(2016)", ", China, in 2016"; no_index if anything else follows.
  std::uint32_t year_after(std::uint32_t at, std::uint32_t last) const {
    if (token(at) == "," && is_name(at + 1)) {
      for (++at; at < last && is_name(at) && !is_month_or_day(at);) ++at;
      if (token(at) == ",") ++at;
    }
    if (!one_of(token(at), {"in", "(", "on"})) return no_index;
    for (++at; at < last; ++at) {
      if (year_at(at)) return at;
      if (!is_month_or_day(at) && token(at) != ",") return no_index;
    }
    return no_index;
  }

  // The states that a place of a series may mean.
  static std::vector<std::string_view> states_of(std::string_view place, const std::vector<Edition>& editions) {
    std::vector<std::string_view> states = reference::countries_called(place);
    const std::string folded = reference::fold_name(place);
    for (const Edition& edition : editions)
      for (const std::string_view name : edition.places)
        if (reference::fold_name(name) == folded) states.push_back(edition.state);
    if (states.empty())
      for (const reference::Place& p : reference::places_called(place)) states.push_back(p.country);
    std::sort(states.begin(), states.end());
    states.erase(std::unique(states.begin(), states.end()), states.end());
    return states;
  }

  void check_host(const Series& series, Span place, std::uint32_t at) {
    const int year = year_at(at);
    if (year < series.since) return;
    const std::vector<Edition> editions = reference::editions_of(series.series);
    const auto states = states_of(story_.document.slice(place), editions);
    if (states.size() != 1) return;
    const Edition *that_year = nullptr, *that_place = nullptr;
    for (const Edition& edition : editions) {
      if (edition.year == year && edition.state == states.front()) return;
      if (edition.year == year) that_year = &edition;
      if (edition.state == states.front() && edition.year >= series.since) that_place = &edition;
    }
    if (!that_year) return;
    Finding& finding = add(
        out_, story_, "event.edition", that_place ? Level::error : Level::warning, story_.tokens[at].span,
        fmt::format("the {} summit of {} was not in {}", series.words, year, states.front()), that_place ? 0.92 : 0.75);
    for (const Edition* edition : {that_year, that_place}) {
      if (!edition) continue;
      because(finding, fmt::format("the {} of {} was in {}", edition->name, edition->year, where(*edition)),
              edition == that_year ? std::optional<Span>() : std::optional<Span>(place), std::string(edition->source));
    }
  }

  static std::string where(const Edition& edition) {
    return edition.places.empty() ? std::string(edition.state)
                                  : fmt::format("{}, {}", edition.places.front(), edition.state);
  }

  Output& out_;
};

}  // namespace

Family event_meeting() noexcept {
  return {infos, [](const Story& story, Output& out) { MeetingCheck(story, out).run(); }};
}

}  // namespace claims::check
