#include <claims/report.h>

#include "story_of.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace claims;

namespace {

Report checked(std::string_view text, std::string_view published) { return verify(document_of(text, published)); }

// The findings of the event checks: "event.year error 2004 -> 2024 (5)", where
// the number in brackets counts the reasons.
std::string shown(const Report& report) {
  std::string out;
  for (const Finding& f : report.findings) {
    if (!f.check.starts_with("event.")) continue;
    if (!out.empty()) out += "; ";
    out += std::string(f.check) + ' ' + name_of(f.level) + ' ' + std::string(report.story.document.slice(f.span));
    if (!f.replacement.empty()) out += " -> " + f.replacement;
    out += " (" + std::to_string(f.reasons.size()) + ")";
  }
  return out;
}

struct Row {
  const char* text;
  const char* published;
  const char* findings;
};

void check_rows(std::initializer_list<Row> rows) {
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(shown(checked(row.text, row.published)) == row.findings);
  }
}

constexpr const char* first_2019 =
    "Vladimir Putin has left Pyongyang. Trade was part of Kim Jong Un’s first summit with Putin in 2019. ";

std::string story(const char* rest) { return std::string(first_2019) + rest; }

}  // namespace

TEST_CASE("event.year: the story's own summit, a digit off") {
  const Report report = checked(
      story("Much is to do after Wednesday’s summit. Trade after the 2004 Kim-Putin summit will tell."), "2024-06-20");
  REQUIRE(shown(report) == "event.year error 2004 -> 2024 (5)");
  const Finding& finding = report.findings.front();
  const auto& reasons = finding.reasons;
  CHECK(reasons[0].text ==
        "the story puts the first summit of Kim Jong Un and Vladimir Putin in 2019; one in 2004 would be earlier than "
        "the first");
  REQUIRE(reasons[0].span);
  CHECK(report.story.document.slice(*reasons[0].span) == "Kim Jong Un’s first summit with Putin in 2019");
  CHECK(reasons[1].text == "Kim Jong Un has led North Korea only since 17 December 2011");
  CHECK(reasons[1].evidence.starts_with("Wikidata Q56226"));
  CHECK(reasons[2].text == "the story's summit is this week's, \"Wednesday’s summit\": Wednesday, 19 June 2024");
  CHECK(reasons[3].text == "the story is of 20 June 2024 (given)");
  CHECK(reasons[4].text == "2024 is one digit away and agrees with all of this");
  CHECK(finding.confidence > 0.98);
}

TEST_CASE("event.year: years before the first of its kind, and out of office") {
  for (const auto& [rest, published, findings] : {
           std::tuple{"It was the 2024 Kim-Putin summit.", "2024-06-20", ""},
           std::tuple{"It was not the 2019 Kim-Putin summit.", "2024-06-20", ""},
           std::tuple{"It was not the 2019 summit.", "2024-06-20", ""},
           std::tuple{"It was not the 2004 summit.", "2024-06-20", ""},
           std::tuple{"It recalled the 2004 Olympics.", "2024-06-20", ""},
           std::tuple{"It recalled the 2004 election.", "2024-06-20", ""},
           std::tuple{"It recalled the 2004 Bush-Putin summit.", "2024-06-20", ""},
           std::tuple{"It recalled the 2000 summit between Putin and Kim Jong Il.", "2024-06-20", ""},
           std::tuple{
               "It recalled the 2000 summit between Putin and Kim Jong Il. The 2004 Kim-Putin summit was another.",
               "2024-06-20", ""},
           std::tuple{"The 2004 Kim-Putin summit is over.", "2024-06-20", "event.year error 2004 (2)"},
           std::tuple{"The summit between Kim and Putin in 2009 is over.", "2024-06-20",
                      "event.year error 2009 -> 2019 (3)"},
           std::tuple{"Wednesday’s summit ended. The 2014 Kim-Putin summit is over.", "2024-06-20",
                      "event.year error 2014 (3)"},
           std::tuple{"Wednesday’s summit ended. The 2004 Kim-Putin summit is over.", "2024-06-20",
                      "event.year error 2004 -> 2024 (5)"},
           std::tuple{"In 2024 nothing changed. Wednesday’s summit ended. The 2004 Kim-Putin summit is over.", "",
                      "event.year error 2004 -> 2024 (5)"},
           std::tuple{"“The 2004 Kim-Putin summit was a great success,” he said.", "2024-06-20",
                      "event.year warning 2004 (3)"},
           std::tuple{"Wednesday’s summit ended. The 2042 Kim-Putin summit is over.", "2024-06-20",
                      "event.year error 2042 -> 2024 (2)"},
           std::tuple{"Wednesday’s summit ended. The 2025 Kim-Putin summit is planned.", "2024-06-20", ""},
           std::tuple{"Wednesday’s summit ended. The 2028 Kim-Putin summit will be held there.", "2024-06-20", ""},
           std::tuple{"Macron recalled the 2004 summit with Kim and Putin.", "2024-06-20", ""},
           std::tuple{"The 2004 meeting of Kim and Putin is over.", "2024-06-20", ""},
           std::tuple{"The 2004 summit of Putin and Kim’s envoy is over.", "2024-06-20", ""},
           std::tuple{"The 2004 U.S.-Russia summit is over.", "2024-06-20", ""},
           std::tuple{"It was 20 years after 2004.", "2024-06-20", ""},
       }) {
    INFO(rest);
    CHECK(shown(checked(story(rest), published)) == findings);
  }
}

TEST_CASE("event.year: the office table alone") {
  check_rows({
      {"Kim Jong Un met Vladimir Putin. Kim Jong Un’s first summit with Putin in 2009 was brief.", "2024-06-20",
       "event.year error 2009 (1)"},
      {"Kim Jong Un met Vladimir Putin. Kim Jong Un’s first summit with Putin in 2019 was brief.", "2024-06-20", ""},
      {"Emmanuel Macron spoke of the 2015 summit with Vladimir Putin.", "2024-06-20", ""},
      {"The 2015 summit between Emmanuel Macron and Vladimir Putin failed.", "2024-06-20", "event.year error 2015 (1)"},
      {"The 2018 summit between Emmanuel Macron and Vladimir Putin failed.", "2024-06-20", ""},
      {"The 2002 summit between Boris Yeltsin and Bill Clinton failed.", "2004-06-20", "event.year error 2002 (2)"},
      {"The 1997 summit between Boris Yeltsin and Bill Clinton failed.", "2004-06-20", ""},
      {"The 2015 meeting of Emmanuel Macron and Vladimir Putin failed.", "2024-06-20", ""},
      {"The 1986 summit between Ronald Reagan and Mikhail Gorbachev failed.", "2004-06-20", ""},
      {"The 1976 summit between Ronald Reagan and Mikhail Gorbachev failed.", "2004-06-20",
       "event.year error 1976 (2)"},
      {"The 1976 summit between Xander Quillfeather and Mikhail Gorbachev failed.", "2004-06-20", ""},
      {"The 2018 Trump-Kim summit ended. Donald Trump and Kim Jong Un left.", "2019-02-28", ""},
      // A first of some kind is no first of all.
      {"Ronald Reagan and Mikhail Gorbachev met. The first summit of Reagan and Gorbachev in Washington in 1987 ended. "
       "The 1985 "
       "Reagan-Gorbachev summit had ended.",
       "1988-01-20", ""},
      {"Ronald Reagan and Mikhail Gorbachev met. The first summit of Reagan and Gorbachev in 1987 ended. The 1985 "
       "Reagan-Gorbachev summit had ended.",
       "1988-01-20", "event.year error 1985 -> 1987 (2)"},
      {"Ronald Reagan and Mikhail Gorbachev met. The first summit in a decade between Reagan and Gorbachev in 1987 "
       "ended. The 1985 "
       "Reagan-Gorbachev summit had ended.",
       "1988-01-20", ""},
      {"Ronald Reagan and Mikhail Gorbachev met. The first official summit of Reagan and Gorbachev in 1987 ended. The "
       "1985 "
       "Reagan-Gorbachev summit had ended.",
       "1988-01-20", ""},
      {"Ronald Reagan and Mikhail Gorbachev met. The first summit of Reagan and Gorbachev in 1987 on American soil "
       "ended. The 1985 "
       "Reagan-Gorbachev summit had ended.",
       "1988-01-20", ""},
      {"Ronald Reagan and Mikhail Gorbachev met. The first summit of 1987 between Reagan and Gorbachev ended. The 1985 "
       "Reagan-Gorbachev summit had ended.",
       "1988-01-20", ""},
      {"They recalled the 2012 climate summit with Bill Clinton and Tony Blair.", "2014-01-20", ""},
      {"They recalled the 2012 climate summit hosted by Bill Clinton and Tony Blair.", "2014-01-20", ""},
  });
}

TEST_CASE("event.year: first visits") {
  check_rows({
      {"Vladimir Putin first visited Pyongyang in 2000. Putin’s 1998 visit to Pyongyang was short.", "2024-06-20",
       "event.year error 1998 (1)"},
      {"Vladimir Putin first visited Pyongyang in 2000. Putin’s 2024 visit to Pyongyang was short.", "2024-06-20", ""},
      {"Vladimir Putin first visited Pyongyang in 2000. Putin’s 1998 visit to Beijing was short.", "2024-06-20", ""},
      {"Vladimir Putin first visited Pyongyang in 2000. Xi Jinping’s 1998 visit to Pyongyang was short.", "2024-06-20",
       ""},
      {"Vladimir Putin first visited Pyongyang in 2000. He recalled his 1998 visit to Pyongyang.", "2024-06-20", ""},
      {"Donald Trump first met Kim Jong Un in 2018. Trump met Kim in 2016.", "2019-06-20",
       "event.year error 2016 -> 2018 (2)"},
      {"Donald Trump first met Kim Jong Un in 2018. Trump met Kim in 2019.", "2019-12-20", ""},
  });
}

TEST_CASE("event.first: first since a year") {
  check_rows({
      {"Angela Merkel visited Ankara in 2016. It was Angela Merkel’s first visit to Ankara since 2013.", "2021-10-16",
       "event.first error 2013 (1)"},
      {"Angela Merkel visited Ankara in 2010. It was Angela Merkel’s first visit to Ankara since 2013.", "2021-10-16",
       ""},
      {"Angela Merkel visited Ankara in 2013. It was Angela Merkel’s first visit to Ankara since 2013.", "2021-10-16",
       ""},
      {"Angela Merkel visited Ankara in 2021. It was Angela Merkel’s first visit to Ankara since 2013.", "2021-10-16",
       ""},
      {"Angela Merkel visited Istanbul in 2016. It was Angela Merkel’s first visit to Ankara since 2013.", "2021-10-16",
       ""},
      {"Emmanuel Macron visited Ankara in 2016. It was Angela Merkel’s first visit to Ankara since 2013.", "2021-10-16",
       ""},
      {"Angela Merkel visited Ankara in 2016. It was her first visit since 2013.", "2021-10-16", ""},
      {"Angela Merkel’s first visit to Ankara since 2013 was brief. Merkel’s 2016 trip to Ankara was not.",
       "2021-10-16", "event.first error 2013 (1)"},
      {"Kim Jong Un met Vladimir Putin in 2023. Kim Jong Un’s first meeting with Putin since 2019 ended.", "2024-06-20",
       "event.first error 2019 (1)"},
      {"Kim Jong Un met Vladimir Putin in 2019. Kim Jong Un’s first meeting with Putin since 2019 ended.", "2024-06-20",
       ""},
      {"Angela Merkel visited Ankara in 2016. Angela Merkel’s first visit to Ankara in 2010 was brief.", "2021-10-16",
       ""},
  });
}

TEST_CASE("event.year: the first day of a season of another year") {
  check_rows({
      {"With today marking the official first day of the 2020 hurricane season, we wait.", "2022-06-01",
       "event.year error 2020 -> 2022 (2)"},
      {"With today marking the official first day of the 2022 hurricane season, we wait.", "2022-06-01", ""},
      {"Today is the last day of the 2021 season.", "2022-01-09", ""},
      {"Today marks the start of the 2023 fiscal year.", "2022-10-01", ""},
      {"Today marks 20 years since the first day of the 2002 season.", "2022-06-01", ""},
      {"Today we remember the first day of the 1967 war.", "2022-06-05", ""},
      {"Today is the first day of the 2002 trial’s appeal.", "2022-06-05", ""},
  });
}

TEST_CASE("event.year: \"their first summit\" is that of the two people named before it") {
  check_rows({
      {"President Amara Diallo met Prime Minister Henrik Vos on Monday. "
       "Diallo and Vos held their first summit in March 2021. The 2013 Diallo-Vos summit was short.",
       "2023-12-07", "event.year error 2013 (1)"},
      {"President Amara Diallo met Prime Minister Henrik Vos on Monday. "
       "Their first summit was in March 2021. The 2013 Diallo-Vos summit was short.",
       "2023-12-07", "event.year error 2013 (1)"},
      {"President Amara Diallo met Prime Minister Henrik Vos on Monday. "
       "Their first summit in March 2021 was long. The 2013 Diallo-Vos summit was short.",
       "2023-12-07", "event.year error 2013 (1)"},
      {"President Amara Diallo met Prime Minister Henrik Vos on Monday. "
       "Their first summit in March 2021 was long. The 2022 Diallo-Vos summit was short.",
       "2023-12-07", ""},
      {"President Amara Diallo met Prime Minister Henrik Vos on Monday. "
       "With Ana Petrov there, Diallo and Vos held their first summit in March 2021. "
       "The 2013 Diallo-Vos summit was short.",
       "2023-12-07", ""},
  });
}
