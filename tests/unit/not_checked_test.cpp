// What a report says could not be checked.
#include "finding_lines.h"

#include <catch2/catch.hpp>

using namespace claims;

namespace {

std::vector<std::string> not_checked(std::string text, std::string_view published = "") {
  std::vector<std::string> lines;
  for (const NotChecked& missing : test::report_on(std::move(text), published).not_checked)
    lines.push_back(missing.what + ": " + missing.reason);
  return lines;
}

const std::vector<std::string> nothing;
const std::vector<std::string> no_text{"the story: it holds no text to check"};
const std::vector<std::string> no_date{"relative dates: the story has no date: give --published"};
const std::vector<std::string> no_day{"relative dates: only the story's year is known: give --published"};

}  // namespace

TEST_CASE("a story without text was not checked") { CHECK(not_checked("", "2024-06-20") == no_text); }

TEST_CASE("relative dates of a story without a date were not checked") {
  for (const char* text :
       {"They met on Wednesday.", "They met on June 5.", "The bridge closed in May.", "They met last year.",
        "Today they meet.", "Tonight they meet.", "He left two years ago.", "He rested over the weekend.",
        "They met Wednesday night.", "Next month they vote.", "He left on Tuesday, June 4, at 3 p.m."}) {
    CAPTURE(text);
    CHECK(not_checked(text) == no_date);
    CHECK(not_checked(text, "2024-06-20") == nothing);
  }
}

TEST_CASE("a year alone gives years, no weekdays") {
  CHECK(not_checked("They disbanded it in 2024. They had met last year.") == nothing);
  CHECK(not_checked("They disbanded it in 2024. They met on Wednesday.") == no_day);
}

TEST_CASE("dates that wait for no date are no gap") {
  for (const char* text :
       {"It rained.", "The bridge opened on 5 June 1999.", "It was built in the 1990s and took three years.",
        "They meet every Tuesday.", "On Mondays he works.", "Recently he moved; he is now a baker.",
        "The garden is open in summer, from 3 p.m.", "At Christmas he rests.", "Years later they met again.",
        "On 5 June 1999 they met. Two days later they met again.", "A decade passed between them."}) {
    CAPTURE(text);
    CHECK(not_checked(text) == nothing);
  }
}
