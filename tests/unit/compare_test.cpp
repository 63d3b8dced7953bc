// Claims against texts: labels, the two values of a contradiction, passages with paragraph and page.
#include <claims/evidence.h>

#include "evidence/pairing.h"
#include "evidence/stem.h"

#include <catch2/catch.hpp>

using namespace claims;
using namespace claims::evidence;

namespace {

std::string label(std::string_view claim, std::string_view text) { return name_of(compare(claim, text).label); }

// The first reason that speaks for the label.
std::string reason(std::string_view claim, std::string_view text) {
  const Comparison comparison = compare(claim, text);
  REQUIRE_FALSE(comparison.reasons.empty());
  return comparison.reasons.front().text;
}

std::string stem(std::string_view word) {
  char buffer[max_word_bytes];
  return std::string(stem_of(word, buffer));
}

Fit amounts(std::string_view claimed, std::string_view stated) {
  const Reading a = read_passage(claimed), b = read_passage(stated);
  REQUIRE(a.amounts.size() == 1);
  REQUIRE(b.amounts.size() == 1);
  return compare_amounts(a.amounts[0], b.amounts[0]);
}

Fit moments(std::string_view claimed, std::string_view stated) {
  const Reading a = read_passage(claimed), b = read_passage(stated);
  REQUIRE(a.moments.size() == 1);
  REQUIRE(b.moments.size() == 1);
  return compare_moments(a.moments[0], b.moments[0]);
}

}  // namespace

TEST_CASE("stems: forms of one word have one") {
  CHECK(stem("opened") == "open");
  CHECK(stem("opening") == "open");
  CHECK(stem("opens") == "open");
  CHECK(stem("studies") == stem("study"));
  CHECK(stem("stopped") == stem("stop"));
  CHECK(stem("controlled") == stem("control"));
  CHECK(stem("boxes") == stem("box"));
  CHECK(stem("approved") == stem("approve"));
  CHECK(stem("king") == "king");
  CHECK(stem("red") == "red");
}

TEST_CASE("amounts: exact, hedged, bounded, rounded") {
  CHECK(amounts("They built 150 houses.", "They built 150 houses.") == Fit::agrees);
  CHECK(amounts("They built 150 houses.", "They built 160 houses.") == Fit::conflicts);
  CHECK(amounts("They built more than 100 houses.", "They built 150 houses.") == Fit::agrees);
  CHECK(amounts("They built more than 100 houses.", "They built 90 houses.") == Fit::conflicts);
  CHECK(amounts("They built more than 100 houses.", "They built 100 houses.") == Fit::conflicts);
  CHECK(amounts("They built at least 100 houses.", "They built 100 houses.") == Fit::agrees);
  CHECK(amounts("They built fewer than 100 houses.", "They built 99 houses.") == Fit::agrees);
  CHECK(amounts("They built fewer than 100 houses.", "They built 120 houses.") == Fit::conflicts);
  CHECK(amounts("They built about 100 houses.", "They built 97 houses.") == Fit::agrees);
  CHECK(amounts("They built about 100 houses.", "They built 140 houses.") == Fit::conflicts);
  CHECK(amounts("They built 25,000 houses.", "They built more than 20,000 houses.") == Fit::open);
  CHECK(amounts("They built 15,000 houses.", "They built more than 20,000 houses.") == Fit::conflicts);
  CHECK(amounts("It cost $2.3 million.", "It cost $2,310,000.") == Fit::agrees);
  CHECK(amounts("It cost $2.3 million.", "It cost $2.4 million.") == Fit::conflicts);
  CHECK(amounts("It cost $2.3 million.", "It cost $2.3 billion.") == Fit::conflicts);
}

TEST_CASE("moments: within, before, after, since, until") {
  CHECK(moments("It opened in 2007.", "It opened on 9 November 2007.") == Fit::agrees);
  CHECK(moments("It opened in 2008.", "It opened on 9 November 2007.") == Fit::conflicts);
  CHECK(moments("It opened on 9 November 2007.", "It opened in 2007.") == Fit::open);
  CHECK(moments("It opened before 2010.", "It opened in 2007.") == Fit::agrees);
  CHECK(moments("It opened before 2005.", "It opened in 2007.") == Fit::conflicts);
  CHECK(moments("It opened after May 2005.", "It opened on 9 November 2007.") == Fit::agrees);
  CHECK(moments("It opened after May 2005.", "It opened on 9 November 2004.") == Fit::conflicts);
  CHECK(moments("It ran until 2024.", "It ran until 2023.") == Fit::conflicts);
  CHECK(moments("It met on March 15.", "It met on January 15.") == Fit::conflicts);
}

TEST_CASE("claims: a contradiction names the two values") {
  const std::string text = "The council rejected the budget by 9 votes to 6 on Tuesday.";
  CHECK(label("The council rejected the budget by 9 votes to 6.", text) == "supports");
  CHECK(label("The council rejected the budget by 12 votes to 6.", text) == "contradicts");
  CHECK(reason("The council rejected the budget by 12 votes to 6.", text) ==
        "the claim says \"12 votes\", the source says \"9 votes\"");
  CHECK(label("The council approved the budget.", text) == "contradicts");
  CHECK(reason("The council approved the budget.", text) ==
        "the claim says \"approved\", the source says \"rejected\"");
  CHECK(label("The council did not reject the budget.", text) == "contradicts");
  CHECK(label("The airline will hire forty pilots in the spring.", text) == "not_enough");
}

TEST_CASE("claims: dates and places of reasons are those of the texts") {
  const std::string claim = "The bridge opened in 1962.", text = "It was a warm day. The bridge opened on 3 May 1972.";
  const Comparison comparison = compare(claim, text);
  CHECK(comparison.label == Bearing::contradicts);
  const BearingReason& first = comparison.reasons.front();
  CHECK(first.text == "the claim says \"1962\", the source says \"3 May 1972\"");
  CHECK(claim.substr(first.claim.begin, first.claim.size()) == "1962");
  CHECK(text.substr(first.source.begin, first.source.size()) == "3 May 1972");
}

TEST_CASE("claims: a denial denied agrees") {
  const std::string text = "United did not lose a single match this season.";
  CHECK(label("United lost a match this season.", text) == "contradicts");
  CHECK(label("United did not lose a match this season.", text) == "supports");
}

TEST_CASE("passages: ranked, with paragraph and page") {
  const std::string text =
      "The report begins with a summary of earlier work. It is long.\n\n"
      "Dr. Elena Marsh measured the lake in 2019. The water had risen by 40 cm.\n\n"
      "\fOther lakes were not measured.\n\nIn 2021 Marsh measured the lake again; it had fallen by 12 cm.\n";
  const std::vector<Passage> found = find_passages("Marsh measured the lake in 2021.", text);
  REQUIRE(found.size() >= 2);
  const auto words = [&](const Passage& p) { return text.substr(p.span.begin, p.span.size()); };
  CHECK(words(found[0]) == "In 2021 Marsh measured the lake again; it had fallen by 12 cm.");
  CHECK(found[0].paragraph == 4);
  CHECK(found[0].page == 2);
  CHECK(words(found[1]) == "Dr. Elena Marsh measured the lake in 2019.");
  CHECK(found[1].paragraph == 2);
  CHECK(found[1].page == 1);
  CHECK(found[0].score > found[1].score);
  CHECK(find_passages("Elena Marsh", text, 1).size() == 1);
  CHECK(find_passages("volcano", text).empty());
  CHECK(find_passages("Marsh", "One line.\nMarsh came.\nNo more.")[0].paragraph == 2);
  CHECK(find_passages("Marsh", "One line.\nMarsh came.")[0].page == 0);
}

TEST_CASE("claims: a passage of a long text is found and judged") {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "The committee met again and spoke of other things at some length.\n\n";
  text += "The mayor, Ruth Amadi, resigned on 4 March 2021 after a dispute over the harbour.\n\n";
  for (int i = 0; i < 200; ++i) text += "Nothing was decided about the tram, and the session was closed.\n\n";
  const Comparison comparison = compare("Mayor Ruth Amadi resigned on 4 March 2021.", text);
  CHECK(comparison.label == Bearing::supports);
  CHECK(text.substr(comparison.passage.span.begin, 24) == "The mayor, Ruth Amadi, r");
  CHECK(comparison.passage.paragraph == 201);
  CHECK(label("Mayor Ruth Amadi resigned on 4 May 2021.", text) == "contradicts");
}

TEST_CASE("claims: nothing and hostile bytes") {
  CHECK(label("", "") == "not_enough");
  CHECK(label("A claim.", "") == "not_enough");
  CHECK(label("", "A text.") == "not_enough");
  CHECK(label("\xFF\xFE\x80", "\xC3\x28 text") == "not_enough");
  CHECK(compare(std::string(1 << 20, 'x'), std::string(1 << 20, '.')).reasons.size() >= 1);
  CHECK(compare("one two three four", std::string(1 << 16, '\n')).label == Bearing::not_enough);
  CHECK(find_passages("a b c", std::string(1 << 16, 'b')).empty());
}
