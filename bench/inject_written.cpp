// Sentences of our own put into real stories: one that contradicts itself, and
// the same sentence without the contradiction.
#include "inject.h"
#include "inject_sentence.h"

#include <claims/calendar.h>

#include <fmt/format.h>

#include <array>

namespace claims::bench {
namespace {

// The same words with each of two values in the place of {}.
template <class T>
Pair both(std::string_view words, const T& wrong, const T& right) {
  return {fmt::format(fmt::runtime(words), wrong), fmt::format(fmt::runtime(words), right)};
}

const char* suffix(int n) {
  return n % 100 >= 11 && n % 100 <= 13 ? "th" : n % 10 == 1 ? "st" : n % 10 == 2 ? "nd" : n % 10 == 3 ? "rd" : "th";
}
std::string nth(int n) { return fmt::format("{}{}", n, suffix(n)); }

std::string count_word(int n) {
  static constexpr std::array<std::string_view, 21> words = {
      "zero",     "one",     "two",     "three",     "four",     "five",     "six",
      "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen",
      "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};
  return n >= 0 && n <= 20 ? std::string(words[static_cast<std::size_t>(n)]) : std::to_string(n);
}

// A count that differs from `right` by at least 4 and by a third.
int wrong_count(Setting& s, int right) {
  const int off = std::max(4, right / 3) + s.between(0, 5);
  return right - off > 1 && s.between(0, 1) ? right - off : right + off;
}

std::vector<Class> classes() {
  static constexpr std::array<std::string_view, 5> events = {"flood", "mutiny", "rail strike", "earthquake",
                                                             "harbour fire"};
  const auto ago = [](std::string_view words) {
    return [words](Setting& s) {
      const int right = s.between(6, 45), year = s.published.year - right, wrong = wrong_count(s, right);
      return Pair{fmt::format(fmt::runtime(words), fmt::arg("year", year), fmt::arg("n", wrong)),
                  fmt::format(fmt::runtime(words), fmt::arg("year", year), fmt::arg("n", right))};
    };
  };
  const auto range = [](std::string_view words, bool in_words) {
    return [words, in_words](Setting& s) {
      const int length = s.between(5, 18), first = s.between(1950, 1995), wrong = wrong_count(s, length);
      const auto count = [&](int n) { return in_words ? count_word(n) : std::to_string(n); };
      return Pair{fmt::format(fmt::runtime(words), fmt::arg("a", first), fmt::arg("b", first + length),
                              fmt::arg("n", count(wrong))),
                  fmt::format(fmt::runtime(words), fmt::arg("a", first), fmt::arg("b", first + length),
                              fmt::arg("n", count(length)))};
    };
  };
  const auto reversed = [](std::string_view words) {
    return [words](Setting& s) {
      const int first = s.between(1950, 1995), last = first + s.between(2, 20);
      return Pair{fmt::format(fmt::runtime(words), fmt::arg("a", last), fmt::arg("b", first)),
                  fmt::format(fmt::runtime(words), fmt::arg("a", first), fmt::arg("b", last))};
    };
  };
  const auto anniversary = [](std::string_view words) {
    return [words](Setting& s) {
      const int right = s.between(10, 120), wrong = right + (s.between(0, 1) ? 1 : -1) * s.between(4, 9);
      const std::string_view event = s.one_of(events);
      const auto text = [&](int n) {
        return fmt::format(fmt::runtime(words), fmt::arg("year", s.published.year - right), fmt::arg("n", nth(n)),
                           fmt::arg("event", event));
      };
      return Pair{text(wrong), text(right)};
    };
  };
  const auto life = [](std::string_view words) {
    return [words](Setting& s) {
      const int birth = s.between(1880, 1930), age = s.between(40, 90),
                wrong = age + (s.between(0, 1) ? 1 : -1) * s.between(4, 12);
      const std::string name = s.person();
      const auto text = [&](int n) {
        return fmt::format(fmt::runtime(words), fmt::arg("name", name), fmt::arg("birth", birth),
                           fmt::arg("death", birth + age), fmt::arg("n", n));
      };
      return Pair{text(wrong), text(age)};
    };
  };
  const auto age = [](std::string_view words) {
    return [words](Setting& s) {
      const int right = s.between(25, 88), wrong = right + (s.between(0, 1) ? 1 : -1) * s.between(4, 10);
      const std::string name = s.person();
      const auto text = [&](int n) {
        return fmt::format(fmt::runtime(words), fmt::arg("name", name), fmt::arg("birth", s.published.year - right),
                           fmt::arg("n", n));
      };
      return Pair{text(wrong), text(right)};
    };
  };
  const auto ages = [](std::string_view words) {
    return [words](Setting& s) {
      const int right = s.between(25, 80), wrong = right + s.between(2, 12);
      const std::string name = s.person();
      const std::string last = name.substr(name.find(' ') + 1);
      const auto text = [&](int n) {
        return fmt::format(fmt::runtime(words), fmt::arg("name", name), fmt::arg("last", last), fmt::arg("a", right),
                           fmt::arg("b", n));
      };
      return Pair{text(wrong), text(right)};
    };
  };
  const auto decade = [](std::string_view words) {
    return [words](Setting& s) {
      const int first = 10 * s.between(192, 200), inside = first + s.between(0, 9);
      int outside = inside;
      while (outside / 10 == first / 10) outside = s.between(1900, 2015);
      const auto text = [&](int n) {
        return fmt::format(fmt::runtime(words), fmt::arg("decade", first), fmt::arg("year", n));
      };
      return Pair{text(outside), text(inside)};
    };
  };
  const auto century = [](std::string_view words) {
    return [words](Setting& s) {
      const int number = s.between(14, 20), inside = (number - 1) * 100 + s.between(5, 95);
      const int outside = inside + (s.between(0, 1) ? 100 : -100);
      const auto text = [&](int n) {
        return fmt::format(fmt::runtime(words), fmt::arg("century", nth(number)), fmt::arg("year", n));
      };
      return Pair{text(outside), text(inside)};
    };
  };
  const auto holiday = [](std::string_view words, std::string_view name, int month, int day) {
    return [=](Setting& s) {
      int wrong = day;
      while (wrong == day) wrong = s.between(1, 28);
      const auto text = [&](int d) {
        return fmt::format(fmt::runtime(words), fmt::arg("name", name),
                           fmt::arg("date", fmt::format("{} {}", month_name(month), d)));
      };
      return Pair{text(wrong), text(day)};
    };
  };
  const auto movable = [](std::string_view words, std::string_view name, std::function<Date(int)> when) {
    return [=](Setting& s) {
      const Date right = when(s.published.year + s.between(-3, 1));
      Date wrong = right;
      while (wrong.day == right.day || !exists(wrong)) wrong.day = s.between(1, 30);
      const auto text = [&](const Date& d) {
        return fmt::format(fmt::runtime(words), fmt::arg("name", name),
                           fmt::arg("date", fmt::format("{} {}, {}", month_name(d.month), d.day, d.year)));
      };
      return Pair{text(wrong), text(right)};
    };
  };
  const auto nth_weekday = [](int month, Weekday weekday, int n) {
    return [=](int year) {
      Date date{year, month, 1};
      while (weekday_of(to_day(date)) != weekday) ++date.day;
      date.day += 7 * (n - 1);
      return date;
    };
  };
  const auto tenure = [](std::string_view words) {
    return [words](Setting& s) {
      const int right = s.between(5, 40), wrong = wrong_count(s, right);
      const std::string name = s.person();
      const auto text = [&](int n) {
        return fmt::format(fmt::runtime(words), fmt::arg("name", name), fmt::arg("year", s.published.year - right),
                           fmt::arg("n", n));
      };
      return Pair{text(wrong), text(right)};
    };
  };
  const auto season = [](std::string_view words) {
    return [words](Setting& s) {
      static constexpr std::array<std::string_view, 4> names = {"spring", "summer", "autumn", "winter"};
      const int k = s.between(0, 3), middle = 4 + 3 * k;  // April, July, October, January
      const auto month = [](int m) { return std::string(month_name((m - 1) % 12 + 1)); };
      const auto text = [&](int m) {
        return fmt::format(fmt::runtime(words), fmt::arg("season", names[static_cast<std::size_t>(k)]),
                           fmt::arg("year", s.published.year - 2), fmt::arg("month", month(m)));
      };
      return Pair{text(middle + 6), text(middle)};
    };
  };
  // Rows of the public record: who held the office, and when.
  struct Held {
    std::string_view name, office;
    int first, last;  // years entirely in office
  };
  static constexpr std::array<Held, 8> held = {{{"Xi Jinping", "President", 2014, 2020},
                                                {"Angela Merkel", "Chancellor", 2006, 2020},
                                                {"David Cameron", "Prime Minister", 2011, 2015},
                                                {"Shinzo Abe", "Prime Minister", 2013, 2019},
                                                {"Emmanuel Macron", "President", 2018, 2023},
                                                {"Justin Trudeau", "Prime Minister", 2016, 2023},
                                                {"Nicolas Sarkozy", "President", 2008, 2011},
                                                {"Tony Blair", "Prime Minister", 1998, 2006}}};
  const auto office = [](std::string_view words) {
    return [words](Setting& s) {
      const Held& h = held[static_cast<std::size_t>(s.between(0, static_cast<int>(held.size()) - 1))];
      const int wrong = h.first - s.between(6, 12) - (h.name == "Shinzo Abe" ? 6 : 0);
      const auto text = [&](int year) {
        return fmt::format(fmt::runtime(words), fmt::arg("office", h.office), fmt::arg("name", h.name),
                           fmt::arg("day", 3 + year % 20), fmt::arg("year", year));
      };
      return Pair{text(wrong), text(s.between(h.first, h.last))};
    };
  };
  const auto tense = [](std::string_view words, bool past) {
    return [words, past](Setting& s) {
      const int off = s.between(2, 8), m = s.between(1, 12), d = s.between(1, 28);
      const auto text = [&](int year) {
        return fmt::format(fmt::runtime(words), fmt::arg("date", fmt::format("{} {}, {}", month_name(m), d, year)));
      };
      return Pair{text(s.published.year + (past ? off : -off)), text(s.published.year + (past ? -off : off))};
    };
  };
  const auto first_since = [](std::string_view words) {
    return [words](Setting& s) {
      static constexpr std::array<std::string_view, 5> leaders = {"Angela Merkel", "Emmanuel Macron", "Vladimir Putin",
                                                                  "Xi Jinping", "Justin Trudeau"};
      const int since = s.published.year - s.between(8, 20), later = since + s.between(2, 5);
      const std::string_view name = s.one_of(leaders);
      const auto text = [&](int year) {
        return fmt::format(fmt::runtime(words), fmt::arg("name", name), fmt::arg("since", since),
                           fmt::arg("year", year));
      };
      return Pair{text(later), text(since)};
    };
  };
  return {
      {"years ago",
       "date.ago",
       {ago("The old mill closed in {year}, {n} years ago."),
        ago("The school was founded {n} years ago, in {year}, by two sisters."),
        ago("In {year}, {n} years ago, the river froze over."), ago("The bridge opened {n} years ago in {year}.")}},
      {"years later",
       "date.ago",
       {range("She left the village in {a} and, {n} years later, in {b}, came back.", true),
        range("The canal was begun in {a}. It opened in {a} and was closed {n} years later, in {b}.", false)}},
      {"rounded years",
       "date.ago",
       {[](Setting& s) {
          return both("Nearly a quarter-century after {}, the valley is still divided.",
                      s.published.year - s.between(10, 16), s.published.year - s.between(21, 25));
        },
        [](Setting& s) {
          return both("Almost two decades ago, in {}, the railway reached the coast.",
                      s.published.year - s.between(28, 40), s.published.year - s.between(17, 20));
        },
        [](Setting& s) {
          return both("The pier burned down in {}, nearly half a century ago.", s.published.year - s.between(20, 32),
                      s.published.year - s.between(43, 50));
        },
        [](Setting& s) {
          return both("The works closed more than 30 years ago, in {}.", s.published.year - s.between(12, 25),
                      s.published.year - s.between(31, 36));
        }}},
      {"range and duration",
       "range.duration",
       {range("He ran the shipyard from {a} to {b}, a {n}-year tenure.", false),
        range("The {n}-year war ({a}-{b}) ruined the province.", true),
        range("She sat on the board for {n} years, from {a} to {b}.", true),
        range("The {n}-year occupation from {a} to {b} left few traces.", false)}},
      {"range reversed",
       "range.reversed",
       {reversed("He was a member of the council from {a} to {b}."),
        reversed("Between {a} and {b} the population doubled."),
        reversed("The dam ({a}-{b}) was the largest of its time."),
        reversed("From {a} until {b}, she taught at the village school.")}},
      {"anniversary",
       "event.anniversary",
       {anniversary("The town this week marks the {n} anniversary of the {year} {event}."),
        anniversary("A stone was laid for the {n} anniversary of the {event} of {year}."),
        anniversary("Veterans gathered for the {n} anniversary of the {year} {event}.")}},
      {"decade",
       "date.decade",
       {decade("The pits were closed in the {decade}s ({year})."),
        decade("The line was built in the {decade}s, in {year}, with foreign money.")}},
      {"century",
       "date.decade",
       {century("The abbey was rebuilt in the {century} century ({year})."),
        century("The charter dates from the {century} century ({year}).")}},
      {"season",
       "date.season",
       {season("The fair was held in the {season} of {year} ({month})."),
        season("The fair was first held in {month}, in the {season}.")}},
      {"clock",
       "time.clock",
       {[](Setting& s) {
          const int m = s.between(10, 59);
          return Pair{fmt::format("The last train leaves at {}:{} local time.", s.between(25, 29), m),
                      fmt::format("The last train leaves at {}:{} local time.", s.between(13, 23), m)};
        },
        [](Setting& s) {
          const int h = s.between(13, 23);
          return Pair{fmt::format("The doors open at {}:30 p.m. and close at midnight.", h),
                      fmt::format("The doors open at {}:30 p.m. and close at midnight.", h - 12)};
        },
        [](Setting& s) {
          return both("The siren sounded at 7:{} a.m. across the harbour.", s.between(60, 99), s.between(10, 59));
        }}},
      {"holiday, fixed",
       "date.holiday",
       {holiday("The museum stays closed on {name}, {date}.", "Christmas Day", 12, 25),
        holiday("The parade takes place on {name}, {date}, in the old town.", "Halloween", 10, 31),
        holiday("On {date}, {name}, the offices are shut.", "New Year's Day", 1, 1),
        holiday("The concert is on {name} ({date}).", "Valentine's Day", 2, 14),
        holiday("The lights go on on {name}, {date}.", "Christmas Eve", 12, 24)}},
      {"holiday, movable",
       "date.holiday",
       {movable("The choir sang on {name}, {date}.", "Easter Sunday", [](int y) { return easter(y); }),
        movable("Shops were shut on {name}, {date}.", "Thanksgiving", nth_weekday(11, Weekday::thursday, 4)),
        movable("The march was held on {name} ({date}).", "Labor Day", nth_weekday(9, Weekday::monday, 1)),
        movable("On {date}, {name}, he spoke at the church.", "Martin Luther King Day",
                nth_weekday(1, Weekday::monday, 3))}},
      {"age and birth",
       "person.age-birth",
       {age("{name}, {n}, was born in {birth} in a mining town."), age("{name} (born {birth}) is {n} years old."),
        age("{name}, {n}, keeps the lighthouse. {name} was born in {birth}."),
        age("{name}, who was born in {birth}, is {n} years old.")}},
      {"two ages",
       "person.age-conflict",
       {ages("{name}, {a}, denied the charge. The {b}-year-old {last} left through a side door."),
        ages("The {a}-year-old {name} won again. {name}, {b}, thanked the crowd."),
        ages("{name}, {a}, runs the ferry. On Sundays {name}, {b}, also rings the bells.")}},
      {"life dates and age",
       "person.life-span",
       {life("The painter {name} ({birth}-{death}) died at {n}."),
        life("{name} ({birth}-{death}) died at the age of {n} in a small hotel."),
        life("The engineer {name} ({birth}–{death}) died aged {n}.")}},
      {"tenure",
       "person.tenure",
       {tenure("{name} has been mayor since {year}, for {n} years."),
        tenure("{name} has led the union for {n} years, since {year}."),
        tenure("{name} has run the port for {n} years since {year}.")}},
      {"past tense, year to come",
       "date.past-tense",
       {tense("The ministers met on {date}, in the old capital.", true),
        tense("On {date}, the last ship left the harbour.", true), tense("The bridge was opened on {date}.", true),
        tense("She died in Lisbon on {date}.", true)}},
      {"future tense, year gone",
       "date.future-tense",
       {tense("The delegation will visit the shipyard on {date}.", false),
        tense("On {date}, the museum will open a new wing.", false),
        tense("The verdict will be read on {date}.", false)}},
      {"office holder",
       "office.holder",
       {office("{office} {name} visited the shipyard on {day} May {year}."),
        office("In {year}, {office} {name} signed the agreement."),
        office("{office} {name} met the farmers on {day} June {year}.")}},
      {"first since",
       "event.first",
       {first_since("{name} visited Ankara in {year}. It was {name}'s first visit to Ankara since {since}.")}},
  };
}

// Offsets after a blank line that follows a full sentence.
std::vector<std::size_t> gaps(const std::string& text) {
  std::vector<std::size_t> found;
  for (std::size_t at = text.find(".\n\n"); at != std::string::npos; at = text.find(".\n\n", at + 3)) {
    const std::size_t next = at + 3;
    if (next < text.size() && text[next] >= 'A' && text[next] <= 'Z') found.push_back(next);
  }
  return found;
}

}  // namespace

std::vector<Mutation> written_mutations(const std::vector<Article>& articles, std::uint64_t seed, std::size_t count) {
  std::vector<Mutation> mutations;
  std::vector<std::size_t> hosts;
  for (std::size_t i = 0; i < articles.size(); ++i)
    if (parse_iso_date(articles[i].published) && articles[i].text.size() < 20000 && !gaps(articles[i].text).empty())
      hosts.push_back(i);
  if (hosts.empty()) return mutations;
  std::vector<Class> all = classes();
  for (Class& c : document_classes()) all.push_back(std::move(c));
  for (Class& c : number_classes()) all.push_back(std::move(c));
  for (Class& c : name_classes()) all.push_back(std::move(c));
  for (const Class& c : all) {
    Random random(seed + text_hash(c.name));
    random.shuffle(hosts);
    for (std::size_t n = 0; n < count; ++n) {
      const Article& article = articles[hosts[n % hosts.size()]];
      const std::vector<std::size_t> places = gaps(article.text);
      const std::size_t at = places[random.next() % places.size()];
      Setting setting{*parse_iso_date(article.published), random};
      const Pair pair = c.writers[n % c.writers.size()](setting);
      const auto with = [&](const std::string& sentence) {
        return article.text.substr(0, at) + sentence + "\n\n" + article.text.substr(at);
      };
      const auto begin = static_cast<std::uint32_t>(at);
      mutations.push_back({c.name,
                           c.checks,
                           hosts[n % hosts.size()],
                           with(pair.wrong),
                           with(pair.right),
                           {begin, begin + static_cast<std::uint32_t>(pair.wrong.size())}});
    }
  }
  return mutations;
}

}  // namespace claims::bench
