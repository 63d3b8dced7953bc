// Changes of what a story holds. The finders are patterns of their own: they
// share nothing with the library but the calendar.
#include "inject_found.h"
#include "inject.h"

#include <claims/calendar.h>

#include <re2/re2.h>

#include <array>

namespace claims::bench {
namespace {

constexpr std::array<std::string_view, 12> months = {"January",   "February", "March",    "April",
                                                     "May",       "June",     "July",     "August",
                                                     "September", "October",  "November", "December"};
const std::string month = "(January|February|March|April|May|June|July|August|September|October|November|December)";
const std::string weekday = "(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)";

using Groups = FoundGroups;

int number(re2::StringPiece piece) { return std::stoi(std::string(piece)); }

int month_number(re2::StringPiece piece) {
  for (int i = 0; i < 12; ++i)
    if (months[i] == std::string_view(piece.data(), piece.size())) return i + 1;
  return 0;
}

bool is_on(re2::StringPiece day, const Date& date) {
  return exists(date) && name_of(weekday_of(to_day(date))) == std::string_view(day.data(), day.size());
}

using Class = FoundClass;

// Groups: 1 weekday, 2 month, 3 day, 4 year.
Date date_of(const Groups& g, int year) { return {year, month_number(g[2]), number(g[3])}; }

std::optional<Change> other_weekday(const Article& a, const Groups& g, Random& random) {
  const auto right = static_cast<int>(weekday_of(to_day(date_of(g, number(g[4])))));
  const int wrong = (right - 1 + random.between(1, 6)) % 7 + 1;
  return Change{0, span_of(a, g[1]), std::string(name_of(static_cast<Weekday>(wrong)))};
}

// A weekday that the date has in none of the three years around the story.
std::optional<Change> other_weekday_yearless(const Article& a, const Groups& g, Random& random) {
  const auto published = parse_iso_date(a.published);
  if (!published || !is_on(g[1], date_of(g, published->year))) return std::nullopt;
  for (int tries = 0; tries < 50; ++tries) {
    const auto wrong = static_cast<Weekday>(random.between(1, 7));
    const std::string name(name_of(wrong));
    if (!is_on(name, date_of(g, published->year - 1)) && !is_on(name, date_of(g, published->year)) &&
        !is_on(name, date_of(g, published->year + 1)))
      return Change{0, span_of(a, g[1]), name};
  }
  return std::nullopt;
}

std::optional<Change> other_day(const Article& a, const Groups& g, Random& random) {
  const int day = number(g[3]);
  for (int tries = 0; tries < 50; ++tries) {
    const int wrong = random.between(1, 28);
    if ((wrong - day) % 7 != 0) return Change{0, span_of(a, g[3]), std::to_string(wrong)};
  }
  return std::nullopt;
}

std::optional<Change> other_month(const Article& a, const Groups& g, Random& random) {
  for (int tries = 0; tries < 50; ++tries) {
    const int wrong = random.between(1, 12);
    const Date date{number(g[4]), wrong, number(g[3])};
    if (!is_on(g[1], date)) return Change{0, span_of(a, g[2]), std::string(months[wrong - 1])};
  }
  return std::nullopt;
}

std::optional<Change> other_year(const Article& a, const Groups& g, Random& random) {
  for (int tries = 0; tries < 50; ++tries) {
    std::string year(g[4]);
    year[static_cast<std::size_t>(random.between(2, 3))] = static_cast<char>('0' + random.between(0, 9));
    if (exists(date_of(g, std::stoi(year))) && !is_on(g[1], date_of(g, std::stoi(year))))
      return Change{0, span_of(a, g[4]), year};
  }
  return std::nullopt;
}

FoundFinder when_consistent(std::optional<Change> (*change)(const Article&, const Groups&, Random&)) {
  return [change](const Article& a, const Groups& g, Random& random) -> std::optional<Change> {
    if (!is_on(g[1], date_of(g, number(g[4])))) return std::nullopt;
    return change(a, g, random);
  };
}

// Groups: 1 month, 2 day.
std::optional<Change> no_such_day(const Article& a, const Groups& g, Random& random) {
  const int m = month_number(g[1]);
  if (days_in_month(2023, m) == 31) return std::nullopt;
  return Change{0, span_of(a, g[2]), std::to_string(m == 2 ? random.between(30, 31) : 31)};
}

// Groups: 1 the words between the verb and the date, 2 month, 3 day, 4 year.
std::optional<Change> year_to_come(const Article& a, const Groups& g, Random& random) {
  const auto published = parse_iso_date(a.published);
  static const RE2 plans(
      "\\b(to|will|would|could|should|may|might|by|until|if|that|which|plans?|for|expected|scheduled|set|due)\\s");
  if (!published || RE2::PartialMatch(g[1], plans)) return std::nullopt;
  const Date date = date_of(g, number(g[4]));
  if (!exists(date) || date > *published) return std::nullopt;
  const int year = published->year + random.between(2, 9);
  if (!exists(date_of(g, year))) return std::nullopt;
  return Change{0, span_of(a, g[4]), std::to_string(year)};
}

std::optional<Change> year_gone(const Article& a, const Groups& g, Random& random) {
  const auto published = parse_iso_date(a.published);
  static const RE2 memories(
      "\\b(anniversary|since|after|from|mark|commemorate|remember|signed|passed|issued|published|was|were|that|which)"
      "\\b");
  if (!published || RE2::PartialMatch(g[1], memories)) return std::nullopt;
  const Date date = date_of(g, number(g[4]));
  if (!exists(date) || date < *published) return std::nullopt;
  const int year = published->year - random.between(2, 9);
  if (!exists(date_of(g, year))) return std::nullopt;
  return Change{0, span_of(a, g[4]), std::to_string(year)};
}

// Groups: 1 the whole range, 2 first year, 3 joint, 4 last year.
std::optional<Change> swapped(const Article& a, const Groups& g, Random&) {
  if (number(g[2]) >= number(g[4]) || number(g[2]) < 1700 || number(g[4]) > 2100) return std::nullopt;
  return Change{0, span_of(a, g[1]), std::string(g[4]) + std::string(g[3]) + std::string(g[2])};
}

// Groups: 1 number, 2 suffix, 3 year.
std::optional<Change> other_anniversary(const Article& a, const Groups& g, Random& random) {
  const auto published = parse_iso_date(a.published);
  const int n = number(g[1]);
  if (!published || std::abs(number(g[3]) + n - published->year) > 1) return std::nullopt;
  int wrong = n;
  for (int tries = 0; tries < 50 && (std::abs(wrong - n) < 3 || wrong < 1); ++tries)
    wrong = n + random.between(-12, 12);
  return Change{0, span_of(a, g[1]), std::to_string(wrong)};
}

// Groups: 1 hour, 2 minutes.
std::optional<Change> other_minutes(const Article& a, const Groups& g, Random& random) {
  return Change{0, span_of(a, g[2]), std::to_string(random.between(60, 99))};
}
std::optional<Change> other_hour(const Article& a, const Groups& g, Random& random) {
  return Change{0, span_of(a, g[1]), std::to_string(random.between(13, 29))};
}

std::vector<Class> classes() {
  const std::string full = weekday + ",?\\s+" + month + "\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(20\\d\\d|19\\d\\d)\\b";
  const std::string past =
      "\\b(?:was|were|signed|met|released|passed|took|began|launched|visited|died|held|issued|established|created|"
      "opened|published|"
      "arrived|left|won|voted|killed|declared|joined|sent|appeared|happened|occurred|ended|started)\\b([^.!?;:\"“”\\d]{"
      "0,60}?\\s)on\\s+" +
      month + "\\s+(\\d{1,2}),?\\s+(20\\d\\d|19\\d\\d)\\b";
  const std::string future = "\\bwill\\b([^.!?;:\"“”\\d]{0,80}?\\s)on\\s+(?:" + weekday.substr(1, weekday.size() - 2) +
                             ",?\\s+)?" + month + "\\s+(\\d{1,2}),?\\s+(20\\d\\d)\\b";
  return {
      {"weekday of a full date", "date.weekday", full, when_consistent(other_weekday)},
      {"weekday of a yearless date", "date.weekday",
       weekday + ",?\\s+" + month + "\\s+(\\d{1,2})(?:st|nd|rd|th)?(?:[^\\d,]|,\\s+[^\\d\\s])", other_weekday_yearless},
      {"day beside a weekday", "date.weekday date.impossible", full, when_consistent(other_day)},
      {"month beside a weekday", "date.weekday date.impossible", full, when_consistent(other_month)},
      {"year digit beside a weekday", "date.weekday date.past-tense date.future-tense", full,
       when_consistent(other_year)},
      {"impossible day", "date.impossible date.weekday", "\\b" + month + "\\s+(\\d{1,2}),\\s+20\\d\\d\\b", no_such_day},
      {"impossible day, no year", "date.impossible date.weekday",
       "\\bon\\s+" + month + "\\s+(\\d{1,2})(?:\\.|,\\s+[a-z])", no_such_day},
      {"past tense, year to come", "date.past-tense", past, year_to_come},
      {"future tense, year gone", "date.future-tense", future, year_gone},
      {"range from-to", "range.reversed range.duration",
       "\\bfrom\\s+((\\d{4})(\\s+(?:to|until|through)\\s+)(\\d{4}))\\b", swapped},
      {"range between-and", "range.reversed", "\\bbetween\\s+((\\d{4})(\\s+and\\s+)(\\d{4}))\\b", swapped},
      {"range with a dash", "range.reversed", "(?:[^C.]\\s|\\()((\\d{4})(-|–)(\\d{4}))[\\s),.;]", swapped},
      {"anniversary", "event.anniversary",
       "\\b(\\d{1,3})(st|nd|rd|th)\\s+anniversary\\s+of\\s+the\\s+(?:[A-Z]\\w+\\s+){0,4}(?:of\\s+)?(1[6-9]\\d\\d|"
       "20\\d\\d)\\b",
       other_anniversary},
      {"clock, minutes", "time.clock", "\\b(\\d{1,2}):(\\d\\d)\\s*[AaPp]\\.?[Mm]\\b", other_minutes},
      {"clock, hour", "time.clock", "\\b(\\d{1,2}):(\\d\\d)\\s*[AaPp]\\.?[Mm]\\b", other_hour},
  };
}

}  // namespace

std::vector<Mutation> found_mutations(const std::vector<Article>& articles, std::uint64_t seed, std::size_t limit) {
  std::vector<Mutation> mutations;
  std::vector<Class> all = classes();
  for (Class& c : found_number_classes()) all.push_back(std::move(c));
  for (const Class& c : all) {
    Random random(seed + text_hash(c.name));
    const RE2 pattern(c.pattern);
    const int groups = pattern.NumberOfCapturingGroups();
    std::vector<Change> changes;
    for (std::size_t i = 0; i < articles.size(); ++i) {
      const Article& article = articles[i];
      Groups g(static_cast<std::size_t>(groups) + 1);
      int taken = 0;
      for (std::size_t at = 0;
           taken < 3 && pattern.Match(article.text, at, article.text.size(), RE2::UNANCHORED, g.data(), groups + 1);) {
        at = static_cast<std::size_t>(g[0].data() - article.text.data()) + std::max<std::size_t>(1, g[0].size());
        if (std::optional<Change> change = c.change(article, g, random)) {
          change->article = i;
          changes.push_back(std::move(*change));
          ++taken;
        }
      }
    }
    random.shuffle(changes);
    if (changes.size() > limit) changes.resize(limit);
    for (const Change& change : changes) {
      const std::string& text = articles[change.article].text;
      std::string wrong = text.substr(0, change.old.begin) + change.replacement + text.substr(change.old.end);
      const Span place{change.old.begin, change.old.begin + static_cast<std::uint32_t>(change.replacement.size())};
      mutations.push_back({c.name, c.checks, change.article, std::move(wrong), text, place});
    }
  }
  return mutations;
}

}  // namespace claims::bench
