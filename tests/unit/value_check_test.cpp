#include "check_rows.h"

#include <claims/report.h>

#include <catch2/catch.hpp>

#include <string>

using namespace claims;
using claims::test::check_rows;
using claims::test::check_silent;

namespace {

std::string found(const std::string& text) {
  ReadOptions options;
  options.format = Format::plain;
  options.published = Date{2024, 6, 20};
  const auto document = read_document("story.txt", text, options);
  REQUIRE(document.has_value());
  const Report report = verify(*document);
  std::string out;
  for (const Finding& finding : report.findings) {
    if (finding.check.substr(0, 6) != "value.") continue;
    if (!out.empty()) out += "; ";
    out += std::string(name_of(finding.level)) + ": ";
    out += report.story.document.slice(finding.span);
  }
  return out;
}

}  // namespace

TEST_CASE("values that cannot be") {
  struct Row {
    const char* text;
    const char* expected;
  };
  for (const Row& row : {
           Row{"It fell in the 13th month of the year.", "error: 13th month of the year"},
           Row{"Sales grew in the fifth quarter of 2020.", "error: fifth quarter of 2020"},
           Row{"They rest on the eighth day of the week.", "error: eighth day of the week"},
           Row{"It is due on the 32nd day of the month.", "error: 32nd day of the month"},
           Row{"It was the 54th week of the year.", "error: 54th week of the year"},
           Row{"Officials put the turnout at 110 percent.", "error: 110 percent"},
           Row{"It was a 104% turnout in the north.", "error: 104%"},
           Row{"She was backed by 120 percent of registered voters.", "error: 120 percent"},
           Row{"The train left at 75 minutes past nine.", "error: 75 minutes past nine"},
           Row{"The news starts at 61 minutes past the hour.", "error: 61 minutes past the hour"},
           Row{"The ship lay at 95 degrees north latitude.", "error: 95 degrees"},
           Row{"The ship lay at 190 degrees west longitude.", "error: 190 degrees"},
           Row{"They cooled it to minus 300 degrees Celsius.", "error: 300 degrees Celsius"},
           Row{"They cooled it to -280°C at night.", "error: 280°C"},
           Row{"The town plans to be without coal by 3035.", "warning: 3035"},
           Row{"They cut methane by 30 percent by 3030.", "warning: 3030"},
           Row{"\"Officials put the turnout at 110 percent,\" she said.", "warning: 110 percent"},
       }) {
    CAPTURE(row.text);
    CHECK(found(row.text) == row.expected);
  }
}

TEST_CASE("values that can be, and figures of speech") {
  for (const char* text : {
           "The coach asked his players to give 110 percent.",
           "It fell in the 12th month of the year.",
           "Sales grew in the fourth quarter of 2020.",
           "They work 25 hours a day, eight days a week.",
           "Prices rose by 110 percent.",
           "The claimed turnout of 110 percent pointed to fraud.",
           "Turnout was 100 percent.",
           "Turnout rose 110 percent.",
           "Shares are worth 120 percent of the price.",
           "It took 61 minutes past all the hills.",
           "It was 95 degrees north of the town.",
           "The ship lay at 65 degrees north latitude.",
           "It was minus 30 degrees Celsius.",
           "The first month of the year was dry.",
           "It was the 400th day of the war.",
           "In the 13th month of the war they met.",
           "The oven reached 300 degrees Celsius.",
           "It rose more than 100 percent.",
           "The novel takes place in the year 3035.",
           "The film is set in 3035.",
           "Sales rose by 3050.",
           "It was sold by 3050 dealers.",
           "It was sold in 3,050, and then no more.",
           "The road was 280-300°C hot.",
       }) {
    CAPTURE(text);
    CHECK(found(text) == "");
  }
}

TEST_CASE("latitudes, minutes of an hour, amendments") {
  check_rows(
      {
          {"The camp lies at latitude 98 degrees south.", "2020-01-16", {"value.impossible error [98 degrees south]"}},
          {"She won in 2 hours, 71 minutes and 8 seconds.", "2014-10-13", {"value.impossible error [71 minutes]"}},
          {"It broke the 29th Amendment to the Constitution.", "2015-12-04", {"value.impossible warning [29th]"}},
      },
      {});
  check_silent(
      {
          "The camp lies at latitude 78 degrees south.",
          "She won in 2 hours, 31 minutes and 8 seconds.",
          "It took 71 minutes.",
          "It broke the 14th Amendment to the Constitution.",
          "It broke the 29th Amendment to the Constitution of India.",
      },
      "2015-12-04", {});
}
