// Number slips: changes, parts and wholes, lists, totals, conversions.
#include "inject_sentence.h"

#include <cmath>

namespace claims::bench {
namespace {

std::string grouped(long long n) {
  std::string digits = std::to_string(n);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

std::string in_words(int n) {
  static constexpr std::array<std::string_view, 13> words = {
      "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"};
  return n <= 12 ? std::string(words[static_cast<std::size_t>(n)]) : std::to_string(n);
}

std::string capital(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
  return text;
}

constexpr std::array<std::string_view, 10> towns = {"Harrowby", "Lindale", "Marshton", "Oakley", "Penfold",
                                                    "Quarndon", "Redmire", "Selby",    "Thorne", "Wexcombe"};
constexpr std::array<std::string_view, 6> percents = {" percent", "%", " per cent", " percent", "%", " percent"};

std::vector<std::string> some_towns(Setting& s, std::size_t count) {
  std::vector<std::string> all(towns.begin(), towns.end());
  s.random.shuffle(all);
  all.resize(count);
  return all;
}

std::string joined(const std::vector<std::string>& items, bool oxford = false) {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += i + 1 < items.size() ? ", " : oxford && items.size() > 2 ? ", and " : " and ";
    out += items[i];
  }
  return out;
}

// Slots of a wording: {old} {new} {p} (percent with sign or word).
Writer change(std::string_view words, bool rise) {
  return [words, rise](Setting& s) {
    const int old_value = 20 * s.between(3, 40);
    const int share = 5 * s.between(2, 9);
    const int new_value = rise ? old_value + old_value * share / 100 : old_value - old_value * share / 100;
    const int wrong = share + (s.between(0, 1) && share > 25 ? -1 : 1) * s.between(12, 22);
    const std::string_view sign = s.one_of(percents);
    const auto text = [&](int p) {
      return fmt::format(fmt::runtime(words), fmt::arg("old", grouped(old_value)), fmt::arg("new", grouped(new_value)),
                         fmt::arg("p", fmt::format("{}{}", p, sign)));
    };
    return Pair{text(wrong), text(share)};
  };
}

Writer points(std::string_view words) {
  return [words](Setting& s) {
    const int a = s.between(4, 40), d = s.between(2, 6);
    const auto text = [&](std::string_view unit) {
      return fmt::format(fmt::runtime(words), fmt::arg("a", a), fmt::arg("b", a + d), fmt::arg("d", d),
                         fmt::arg("unit", unit));
    };
    return Pair{text("percent"), text("percentage points")};
  };
}

Writer share(std::string_view words) {
  return [words](Setting& s) {
    const int n = 40 * s.between(2, 9), right = 5 * s.between(3, 15),
              wrong = right + (right > 50 ? -1 : 1) * s.between(12, 20);
    const auto text = [&](int p) {
      return fmt::format(fmt::runtime(words), fmt::arg("part", n * right / 100), fmt::arg("n", n), fmt::arg("p", p));
    };
    return Pair{text(wrong), text(right)};
  };
}

// Words for a share beside its percentage: right and wrong percent.
Writer word_share(std::string_view words, int low, int high) {
  return [=](Setting& s) {
    const int right = s.between(low, high),
              wrong = s.between(0, 1) ? high + s.between(8, 18) : std::max(2, low - s.between(8, 14));
    return Pair{fmt::format(fmt::runtime(words), fmt::arg("p", wrong)),
                fmt::format(fmt::runtime(words), fmt::arg("p", right))};
  };
}

Writer ratio(std::string_view words, double factor) {
  return [=](Setting& s) {
    const int a = 20 * s.between(2, 30), b = static_cast<int>(a * factor);
    const int wrong = factor > 1 ? static_cast<int>(a * (factor - 0.5)) : static_cast<int>(a * 0.75);
    const auto text = [&](int n) {
      return fmt::format(fmt::runtime(words), fmt::arg("a", grouped(a)), fmt::arg("b", grouped(n)));
    };
    return Pair{text(wrong), text(b)};
  };
}

Writer shares(std::string_view words) {
  return [words](Setting& s) {
    const int a = s.between(38, 52), b = s.between(20, 34), c = 100 - a - b, wrong = c + s.between(6, 15);
    const auto text = [&](int n) {
      return fmt::format(fmt::runtime(words), fmt::arg("a", a), fmt::arg("b", b), fmt::arg("c", n));
    };
    return Pair{text(wrong), text(c)};
  };
}

Writer part(std::string_view words) {
  return [words](Setting& s) {
    const int whole = s.between(9, 60), right = whole - s.between(1, 5), wrong = whole + s.between(1, 9);
    const auto text = [&](int n) {
      return fmt::format(fmt::runtime(words), fmt::arg("n", n), fmt::arg("whole", whole));
    };
    return Pair{text(wrong), text(right)};
  };
}

Writer fall(std::string_view words) {
  return [words](Setting& s) {
    const int right = s.between(20, 80), wrong = right + 10 * s.between(10, 30);
    return Pair{fmt::format(fmt::runtime(words), fmt::arg("p", wrong)),
                fmt::format(fmt::runtime(words), fmt::arg("p", right))};
  };
}

Writer list(std::string_view words, bool oxford = false) {
  return [=](Setting& s) {
    const int n = s.between(3, 5), wrong = n + (s.between(0, 1) ? 1 : -1);
    const std::string items = joined(some_towns(s, static_cast<std::size_t>(n)), oxford);
    const auto text = [&](int count) {
      return capital(fmt::format(fmt::runtime(words), fmt::arg("n", in_words(count)), fmt::arg("items", items)));
    };
    return Pair{text(wrong), text(n)};
  };
}

Writer total(std::string_view words, bool in_figures = false) {
  return [=](Setting& s) {
    const int a = s.between(3, 9), b = s.between(2, 8), c = s.between(2, 7), sum = a + b + c;
    const int wrong = sum + (s.between(0, 1) ? 1 : -1) * s.between(1, 4);
    const std::vector<std::string> t = some_towns(s, 3);
    const auto number = [&](int n) { return in_figures ? std::to_string(n) : in_words(n); };
    const auto text = [&](int n) {
      return capital(fmt::format(fmt::runtime(words), fmt::arg("n", in_words(n)), fmt::arg("a", number(a)),
                                 fmt::arg("b", number(b)), fmt::arg("c", number(c)), fmt::arg("x", t[0]),
                                 fmt::arg("y", t[1]), fmt::arg("z", t[2])));
    };
    return Pair{text(wrong), text(sum)};
  };
}

Writer conversion(std::string_view words, double factor, int low, int high, int step = 1) {
  return [=](Setting& s) {
    const int a = step * s.between(low, high);
    const int right = static_cast<int>(std::lround(a * factor));
    const int wrong = static_cast<int>(std::lround(right * (s.between(0, 1) ? 1.4 : 0.65))) + 1;
    const auto text = [&](int n) {
      return fmt::format(fmt::runtime(words), fmt::arg("a", grouped(a)), fmt::arg("b", grouped(n)));
    };
    return Pair{text(wrong), text(right)};
  };
}

Writer temperature(std::string_view words, bool difference) {
  return [=](Setting& s) {
    const int c = difference ? s.between(2, 6) : s.between(8, 42);
    const auto round = [](double x) { return static_cast<int>(std::lround(x)); };
    const int right = round(difference ? c * 1.8 : c * 1.8 + 32);
    const int wrong = difference ? round(c * 1.8 + 32) : right + (s.between(0, 1) ? 1 : -1) * s.between(5, 12);
    const auto text = [&](int f) { return fmt::format(fmt::runtime(words), fmt::arg("c", c), fmt::arg("f", f)); };
    return Pair{text(wrong), text(right)};
  };
}

Writer order(std::string_view words) {
  return [words](Setting& s) {
    const int a = 5 * s.between(6, 40), b = a + 5 * s.between(2, 20);
    const auto text = [&](int x, int y) {
      return fmt::format(fmt::runtime(words), fmt::arg("a", x), fmt::arg("b", y));
    };
    return Pair{text(b, a), text(a, b)};
  };
}

Writer score(std::string_view words) {
  return [words](Setting& s) {
    const int a = s.between(1, 5), b = s.between(0, a - 1);
    const std::vector<std::string> t = some_towns(s, 2);
    const auto text = [&](int x, int y) {
      return fmt::format(fmt::runtime(words), fmt::arg("a", x), fmt::arg("b", y), fmt::arg("x", t[0]),
                         fmt::arg("y", t[1]));
    };
    return Pair{text(b, a), text(a, b)};
  };
}

Writer average(std::string_view words) {
  return [words](Setting& s) {
    const int n = s.between(6, 60), each = 50 * s.between(3, 60), wrong = each + 50 * s.between(2, 6) + each / 4;
    const auto text = [&](int e) {
      return fmt::format(fmt::runtime(words), fmt::arg("total", grouped(static_cast<long long>(n) * each)),
                         fmt::arg("n", n), fmt::arg("each", grouped(e)));
    };
    return Pair{text(wrong), text(each)};
  };
}

Writer rate(std::string_view words) {
  return [words](Setting& s) {
    const int a = 10 * s.between(10, 60), b = 10 * s.between(10, 60);
    const double r = 1.1 + 0.01 * s.between(0, 15);
    const auto times = [&](int x, double f) { return grouped(std::lround(1000.0 * x * f)); };
    const auto text = [&](double other) {
      return fmt::format(fmt::runtime(words), fmt::arg("a", grouped(1000LL * a)), fmt::arg("ea", times(a, r)),
                         fmt::arg("b", grouped(1000LL * b)), fmt::arg("eb", times(b, other)));
    };
    return Pair{text(r * (s.between(0, 1) ? 1.3 : 0.75)), text(r)};
  };
}

Writer scale(std::string_view words) {
  return [words](Setting& s) {
    const std::string figures = fmt::format("{}.{}", s.between(2, 9), s.between(1, 9));
    const auto text = [&](std::string_view word) {
      return fmt::format(fmt::runtime(words), fmt::arg("n", figures), fmt::arg("scale", word));
    };
    return Pair{text("million"), text("billion")};
  };
}

Writer digits(std::string_view words) {
  return [words](Setting& s) {
    const int x = s.between(1, 8), y = s.between(1, 8);
    const int right = 1000 * s.between(1, 9) + 100 * s.between(1, 9) + 10 * x + (x == y ? y + 1 : y);
    const int wrong = right / 100 * 100 + (right % 10) * 10 + right / 10 % 10;
    const auto text = [&](int n) {
      return fmt::format(fmt::runtime(words), fmt::arg("a", grouped(right)), fmt::arg("b", grouped(n)));
    };
    return Pair{text(wrong), text(right)};
  };
}

Writer respectively(std::string_view words) {
  return [words](Setting& s) {
    const std::vector<std::string> t = some_towns(s, 3);
    const int a = s.between(12, 40), b = s.between(12, 40), c = s.between(12, 40);
    const std::string three = joined(t), two = joined({t[0], t[1]});
    const std::string figures =
        s.between(0, 1) ? fmt::format("{}, {} and {}", a, b, c) : fmt::format("{} and {}", a, b);
    const bool is_three = figures.find(',') != std::string::npos;
    const auto text = [&](const std::string& names) {
      return fmt::format(fmt::runtime(words), fmt::arg("names", names), fmt::arg("figures", figures));
    };
    return Pair{text(is_three ? two : three), text(is_three ? three : two)};
  };
}

Writer zone(std::string_view words, int hours) {
  return [=](Setting& s) {
    const int local = s.between(1, 11), right = (local + 12 - hours + 24) % 24,
              wrong = (right + (s.between(0, 1) ? 1 : 23)) % 24;
    const auto text = [&](int h) {
      return fmt::format(fmt::runtime(words), fmt::arg("h", local), fmt::arg("gmt", fmt::format("{:02}00", h)));
    };
    return Pair{text(wrong), text(right)};
  };
}

Writer quarter(std::string_view words) {
  return [words](Setting& s) {
    static constexpr std::array<std::string_view, 4> names = {"first", "second", "third", "fourth"};
    static constexpr std::array<std::string_view, 4> months = {"January to March", "April to June", "July to September",
                                                               "October to December"};
    const auto right = static_cast<std::size_t>(s.between(0, 3)),
               wrong = (right + static_cast<std::size_t>(s.between(1, 3))) % 4;
    const auto text = [&](std::size_t n) {
      return fmt::format(fmt::runtime(words), fmt::arg("q", names[n]), fmt::arg("months", months[right]));
    };
    return Pair{text(wrong), text(right)};
  };
}

Writer value(std::string_view words, int right_low, int right_high, int wrong_low, int wrong_high) {
  return [=](Setting& s) {
    return Pair{fmt::format(fmt::runtime(words), s.between(wrong_low, wrong_high)),
                fmt::format(fmt::runtime(words), s.between(right_low, right_high))};
  };
}

}  // namespace

std::vector<Class> number_classes() {
  return {
      {"percentage change",
       "number.change",
       {change("Ticket sales rose {p} to {new} from {old} a year earlier.", true),
        change("The number of pupils went from {old} to {new}, an increase of {p}.", true),
        change("Complaints fell by {p}, from {old} in spring to {new} in autumn.", false),
        change("The rent climbed to ${new} a month from ${old}, a {p} jump.", true),
        change("The fee was raised from ${old} to ${new}, a {p} increase.", true),
        change("Exports totalled {new} tonnes, up {p} from {old} tonnes the year before.", true),
        change("The workforce will shrink from {old} to {new}, a reduction of {p}.", false),
        change("Membership is down {p}, to {new} from {old}.", false),
        change("The orchard yielded {new} crates, compared with {old} last year, a drop of {p}.", false),
        change("The ward has {new} beds, {p} more than the {old} it had.", true)}},
      {"percent and points",
       "number.points number.change",
       {points("Unemployment rose from {a} percent to {b} percent, up {d} {unit}."),
        points("The share of women grew by {d} {unit}, from {a} percent to {b} percent."),
        points("The rate went from {a}% to {b}%, an increase of {d} {unit}."),
        points("Turnout fell {d} {unit}, to {a} percent from {b} percent.")}},
      {"count beside percentage",
       "number.share",
       {share("Only {part} of the {n} pupils ({p} percent) passed."),
        share("Some {p} percent of the houses ({part} of {n}) are empty."),
        share("In all {part} out of {n}, or {p} percent, were late."),
        share("They tested {n} cows; {part} of {n} ({p}%) were ill.")}},
      {"words for a share",
       "number.share",
       {word_share("Just over half of the tenants ({p} per cent) pay late.", 51, 56),
        word_share("About a third of the trees ({p} percent) are diseased.", 31, 35),
        word_share("One in four residents ({p} percent) has no car.", 23, 27),
        word_share("Nearly half the boats, or {p} percent, stayed in port.", 46, 49),
        word_share("Two thirds of the shops - {p} percent - have closed.", 65, 68),
        word_share("A quarter ({p} percent) of the staff are on leave.", 24, 26)}},
      {"ratio in words",
       "number.ratio",
       {ratio("The herd doubled from {a} to {b} animals in ten years.", 2),
        ratio("Output tripled to {b} tonnes from {a} tonnes.", 3),
        ratio("The number of guides has halved, from {a} to {b}.", 0.5), ratio("Fines doubled to ${b} from ${a}.", 2),
        ratio("Visits trebled, from {a} in May to {b} in July.", 3)}},
      {"parts above the whole, percent",
       "number.shares",
       {shares("In the poll {a} percent backed the plan, {b} percent opposed it and {c} percent were undecided."),
        shares("Ms Hale won {a} percent of the vote, Mr Boyd {b} percent and Ms Cole {c} percent."),
        shares("Coal gave {a} percent of the power, gas {b} percent, and the remaining {c} percent came from wind."),
        shares("Some said yes ({a}%), some no ({b}%), and {c}% did not know.")}},
      {"part above the whole",
       "number.part number.total",
       {part("{n} of the {whole} members were present."),
        part("Officials said {n} of the {whole} houses had been damaged."),
        part("The inspectors closed {n} out of {whole} restaurants."),
        part("By Monday {n} of its {whole} branches had been shut.")}},
      {"fall above everything",
       "number.fall",
       {fall("Egg prices dropped by {p} percent after the ban was lifted."),
        fall("The town cut its emissions by {p} per cent."), fall("Burglaries have fallen {p}% in the district."),
        fall("There was a {p} percent drop in complaints.")}},
      {"list and its count",
       "number.list",
       {list("{n} towns - {items} - signed the pact."), list("The ship called at {n} ports: {items}."),
        list("The bus serves {n} villages: {items}.", true), list("{n} parishes ({items}) lost power."),
        list("The road links {n} towns: {items}.")}},
      {"total and items",
       "number.total",
       {total("The storm killed {n} people: {a} in {x}, {b} in {y} and {c} in {z}."),
        total("The team won {n} medals: {a} gold, {b} silver and {c} bronze."),
        total("Police arrested {n} people, {a} in {x}, {b} in {y} and {c} in {z}."),
        total("The club won {a} gold, {b} silver and {c} bronze medals, a total of {n}."),
        total("The fund owns {n} boats ({a} in {x}, {b} in {y} and {c} in {z}).", true),
        total("They found {n} eggs - {a} in {x}, {b} in {y} and {c} in {z}.", true)}},
      {"unit conversion",
       "unit.conversion",
       {conversion("The village lies {a} miles ({b} km) from the border.", 1.609344, 3, 90),
        conversion("The {a}-kilometre ({b}-mile) canal froze.", 0.621371, 20, 200),
        conversion("The fire burned {a} hectares ({b} acres).", 2.47105, 10, 90, 10),
        conversion("Winds of {a} mph ({b} kph) hit the coast.", 1.609344, 30, 140),
        conversion("The bell weighs {a} kg, or {b} pounds.", 2.20462, 50, 900),
        conversion("The wall is {a} metres ({b} feet) long.", 3.28084, 10, 300)}},
      {"temperature conversion",
       "unit.temperature",
       {temperature("Temperatures reached {c} degrees Celsius ({f} degrees Fahrenheit) at noon.", false),
        temperature("It was {c}°C ({f}°F) in the shade.", false),
        temperature("The hall was heated to {c}C ({f}F).", false),
        temperature("The lake has warmed by {c} degrees Celsius ({f} F) since then.", true),
        temperature("May was {c} C ({f} F) warmer than average.", true)}},
      {"rate of exchange",
       "unit.rate",
       {rate("The pier cost £{a} (€{ea}). The wall will cost £{b} (€{eb})."),
        rate("It was sold for £{a} (€{ea}), and its neighbour for £{b} (€{eb})."),
        rate("The abbey got a grant of £{a}, or €{ea}, in spring. The church got £{b}, or €{eb}, last week.")}},
      {"range of figures reversed",
       "number.order",
       {order("Between {a} and {b} people attended the service."), order("Tickets cost between ${a} and ${b}."),
        order("Prices range from ${a} to ${b}."), order("Estimates of the crowd ranged from {a} to {b} people.")}},
      {"score and winner",
       "number.score",
       {score("{x} won {a}-{b} on Saturday."), score("{x} beat {y} {a}-{b} in the final."),
        score("It was a {a}-{b} victory for the home side."), score("{x} defeated {y} {a}-{b}.")}},
      {"average and total",
       "number.average",
       {average("The {n} workers will share ${total}, or ${each} each."),
        average("The grant of ${total} goes to {n} schools, an average of ${each} each."),
        average("The company paid ${total} to {n} farmers, an average of ${each}."),
        average("A total of {total} trees were planted in {n} parks, an average of {each} per park.")}},
      {"million and billion",
       "number.scale",
       {scale("The rail fund holds ${n} billion for rural lines. Ministers said the ${n} {scale} for rural lines would "
              "be paid in May."),
        scale(
            "The harbour will cost ${n} billion. The council voted for the harbour, and for its ${n} {scale} price.")}},
      {"digits swapped",
       "number.digits",
       {digits("The school has {a} pupils. Its {b} pupils come from the whole valley."),
        digits("The ferry carried {a} passengers in May. All {b} passengers were counted at the pier.")}},
      {"respectively",
       "number.respectively",
       {respectively("{names} won {figures} medals respectively."),
        respectively("{names} sent {figures} delegates, respectively.")}},
      {"two time zones",
       "time.zone",
       {zone("The launch is set for {h} p.m. EDT ({gmt} GMT).", -4),
        zone("The quake struck at {h} p.m. JST ({gmt} GMT).", 9), zone("Polls closed at {h} p.m. CEST ({gmt} GMT).", 2),
        zone("The webcast begins at {h} p.m. PDT ({gmt} UTC).", -7)}},
      {"quarter and months",
       "date.quarter",
       {quarter("Output fell in the {q} quarter ({months}), the statistics office said."),
        quarter("In the {q} quarter, from {months}, the port handled fewer ships.")}},
      {"impossible value",
       "value.impossible",
       {value("Officials put the turnout at {} percent.", 40, 95, 102, 140),
        value("The mayor's approval rating stood at {} percent.", 30, 80, 104, 180),
        value("More than {} percent of respondents said that they would vote.", 50, 90, 105, 160)}},
  };
}

}  // namespace claims::bench
