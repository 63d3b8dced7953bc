// Sentences of our own that cite resolutions and treaties: with a wrong year, number, organ, date, vote or article.
#include "inject_sentence.h"

#include "reference/treaty.h"
#include "reference/un_resolution.h"

namespace claims::bench {
namespace {

using reference::Resolution;

// A resolution that was adopted a year or more before the story, with a known day.
Resolution earlier(Setting& s, bool voted = false) {
  const Day last = to_day(s.published) - 400;
  while (true) {
    const auto r = reference::security_council_resolution(s.between(300, reference::last_resolution()));
    if (r && r->has_day() && r->adopted.first < last && (!voted || (r->vote && r->vote->no == 0))) return *r;
  }
}

std::string council(Setting& s) {
  static constexpr std::array<std::string_view, 4> names = {"UN Security Council", "Security Council",
                                                            "U.N. Security Council", "United Nations Security Council"};
  return std::string(s.one_of(names));
}

int off_by(Setting& s, int right, int most) {
  const int wrong = right + (s.between(0, 1) ? 1 : -1) * s.between(1, most);
  return wrong;
}

Writer year(std::string_view words) {
  return [words](Setting& s) {
    const Resolution r = earlier(s);
    const std::string body = council(s);
    const auto with = [&](int y) {
      return fmt::format(fmt::runtime(words), fmt::arg("council", body), fmt::arg("n", r.number), fmt::arg("y", y));
    };
    return Pair{with(off_by(s, r.year, 9)), with(r.year)};
  };
}

// The number with two digits exchanged or one changed, beside the right year.
Writer number(std::string_view words) {
  return [words](Setting& s) {
    const Resolution r = earlier(s);
    const std::string body = council(s);
    int wrong = r.number;
    while (wrong == r.number || wrong > reference::last_resolution() || wrong < 1 ||
           reference::security_council_resolution(wrong)->year == r.year)
      wrong = off_by(s, r.number, 1) + (s.between(0, 1) ? 1 : -1) * 100 * s.between(1, 3);
    const auto with = [&](int n) {
      return fmt::format(fmt::runtime(words), fmt::arg("council", body), fmt::arg("n", n), fmt::arg("y", r.year));
    };
    return Pair{with(wrong), with(r.number)};
  };
}

Writer day(std::string_view words, bool american) {
  return [words, american](Setting& s) {
    const Resolution r = earlier(s);
    const std::string body = council(s);
    const auto with = [&](Date d) {
      const std::string date = american ? fmt::format("{} {}, {}", month_name(d.month), d.day, d.year) : to_prose(d);
      return fmt::format(fmt::runtime(words), fmt::arg("council", body), fmt::arg("n", r.number),
                         fmt::arg("date", date));
    };
    const Date right = to_date(r.adopted.first);
    const Date wrong = to_date(r.adopted.first + (s.between(0, 1) ? 365 : -365) + s.between(-20, 20));
    return Pair{with(wrong), with(right)};
  };
}

Writer vote(std::string_view words) {
  return [words](Setting& s) {
    const Resolution r = earlier(s, true);
    const std::string body = council(s);
    const auto with = [&](int yes, int abstain) {
      return fmt::format(fmt::runtime(words), fmt::arg("council", body), fmt::arg("n", r.number), fmt::arg("yes", yes),
                         fmt::arg("abstain", abstain));
    };
    const int yes = r.vote->yes, abstain = r.vote->abstain;
    return yes + abstain == 15 && yes > 9 && s.between(0, 1) ? Pair{with(yes - 1, abstain + 1), with(yes, abstain)}
                                                             : Pair{with(yes - 2, abstain + 2), with(yes, abstain)};
  };
}

Writer sum(std::string_view words) {
  return [words](Setting& s) {
    const int abstain = s.between(2, 5);
    const auto with = [&](int yes) {
      return fmt::format(fmt::runtime(words), fmt::arg("yes", yes), fmt::arg("abstain", abstain));
    };
    return Pair{with(s.between(15, 15) + (abstain > 2 ? 0 : s.between(-1, 0))), with(15 - abstain)};
  };
}

Writer organ(std::string_view words) {
  return [words](Setting& s) {
    Resolution r = earlier(s);
    while (r.year <= 1976) r = earlier(s);
    const auto with = [&](std::string_view body) {
      return fmt::format(fmt::runtime(words), fmt::arg("body", body), fmt::arg("n", r.number), fmt::arg("y", r.year));
    };
    return Pair{with("General Assembly"), with("Security Council")};
  };
}

Writer article(std::string_view words) {
  return [words](Setting& s) {
    const auto all = reference::treaties();
    const auto& treaty = all[static_cast<std::size_t>(s.between(0, static_cast<int>(all.size()) - 1))];
    const auto with = [&](int n) {
      return fmt::format(fmt::runtime(words), fmt::arg("n", n), fmt::arg("treaty", treaty.names.front()));
    };
    return Pair{with(treaty.articles + s.between(1, 40)), with(s.between(1, treaty.articles))};
  };
}

}  // namespace

std::vector<Class> document_classes() {
  return {
      {"resolution, year",
       "document.year document.date document.later",
       {year("The envoy recalled {council} Resolution {n} ({y})."),
        year("Under the terms of {council} resolution {n} of {y}, the ports stay shut."),
        year("In {y} the {council} adopted Resolution {n}."),
        year("The {council} adopted resolution {n} in {y}, and little changed."),
        year("Critics point to the {y} {council} resolution {n}."),
        year("{council} Resolution {n}, adopted in {y}, set up a panel."),
        year("In {y}, the {council} passed Resolution {n}, which set up a panel.")}},
      {"resolution, number",
       "document.year document.date document.later document.missing",
       {number("The envoy recalled {council} Resolution {n} ({y})."),
        number("The list was drawn up under S/RES/{n} ({y})."),
        number("{council} Resolution {n}, which the Council adopted in {y}, set up a panel."),
        number("In {y} the {council} adopted Resolution {n}.")}},
      {"resolution, day",
       "document.date document.later",
       {day("The {council} adopted Resolution {n} on {date}.", false),
        day("On {date}, the {council} adopted Resolution {n}.", true),
        day("{council} Resolution {n}, adopted on {date}, is still in force.", true),
        day("{council} Resolution {n} was adopted on {date}.", false)}},
      {"resolution, vote",
       "document.vote",
       {vote("{council} Resolution {n} was adopted by {yes} votes to none, with {abstain} abstentions."),
        vote("The {council} adopted Resolution {n} by a vote of {yes}-0-{abstain}."),
        vote("The {council} adopted Resolution {n} with {yes} votes in favour, none against and {abstain} "
             "abstentions.")}},
      {"vote, sum",
       "document.vote",
       {sum("The Security Council passed the resolution {yes}-0 with {abstain} abstentions."),
        sum("The UN Security Council adopted the resolution by {yes} votes to none, with {abstain} members "
            "abstaining.")}},
      {"resolution, organ",
       "document.body",
       {organ("The envoy recalled {body} Resolution {n} ({y})."),
        organ("The ports stay shut under UN {body} resolution {n} of {y}.")}},
      {"treaty, article",
       "document.article",
       {article("The envoy pointed to Article {n} of the {treaty}."),
        article("Under Article {n} of the {treaty}, both sides may ask for talks.")}},
  };
}

}  // namespace claims::bench
