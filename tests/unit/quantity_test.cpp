#include <claims/story.h>

#include "extract/extract.h"
#include "reference/unit.h"
#include "text/lexicon.h"
#include "text/token.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <cstdio>

using namespace claims;

namespace {

std::string shown(double value) {
  if (std::isinf(value)) return "inf";
  char buffer[40];
  std::snprintf(buffer, sizeof buffer, "%.10g", value);
  return buffer;
}

// "number 23 people 'at least' ..." : KIND VALUE UNIT [LOW,HIGH], separated by "; ".
std::string quantities(const std::string& text) {
  Story story;
  story.document.text = text;
  const Span all{0, static_cast<std::uint32_t>(text.size())};
  text::tokenise(story.document.text, all, text::Lexicon::english(), story.tokens);
  if (!story.tokens.empty()) story.tokens[0].flags |= Token::sentence_start;
  story.sentences.push_back({all, 0, 0, static_cast<std::uint32_t>(story.tokens.size())});
  extract::find_times(story);
  extract::find_quantities(story);
  std::string out;
  for (const Quantity& q : story.quantities) {
    if (!out.empty()) out += "; ";
    out += name_of(q.kind);
    out += ' ' + shown(q.value);
    if (!q.unit.empty()) out += ' ' + q.unit;
    if (q.low != q.value || q.high != q.value) out += " [" + shown(q.low) + "," + shown(q.high) + "]";
  }
  return out;
}

struct Row {
  const char* text;
  const char* expected;
};

void check(std::initializer_list<Row> rows) {
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(quantities(row.text) == row.expected);
  }
}

}  // namespace

TEST_CASE("numbers in digits and words") {
  check({
      {"It sold 1,300 copies", "number 1300 copies"},
      {"It sold 60\xC2\xA0"
       "000 copies",
       "number 60000 copies"},
      {"It sold 1\xE2\x80\xAF"
       "234\xE2\x80\xAF"
       "500 copies",
       "number 1234500 copies"},
      {"It sold 5\xE2\x80\x89"
       "600 copies",
       "number 5600 copies"},
      {"It sold 60 000 copies", ""},
      {"It rang 1,000\xC2\xA0"
       "200 times",
       "number 1000; number 200 times"},
      {"In 2024\xC2\xA0"
       "300 people came",
       "number 300 people"},
      {"twenty-five cows", "number 25 cows"},
      {"two hundred and five sheep", "number 205 sheep"},
      {"one hundred twenty-three thousand four hundred trees", "number 123400 trees"},
      {"a dozen eggs", "number 12 eggs"},
      {"two dozen eggs", "number 24 eggs"},
      {"half a dozen eggs", "number 6 eggs"},
      {"half a million people", "number 500000 people"},
      {"a half-million people", "number 500000 people"},
      {"a million people", "number 1000000 people"},
      {"a hundred people", "number 100 people"},
      {"a hundred thousand people", "number 100000 people"},
      {"two and a half million people", "number 2500000 people"},
      {"3.4 billion people", "number 3400000000 people"},
      {"3.4bn people", "number 3400000000 people"},
      {"2.5m people", "number 2500000 people"},
      {"10k followers", "number 10000 followers"},
      {"1.3-million members", "number 1300000 members"},
      {"two-thirds of voters", "number 0.6666666667"},
      {"three fifths of voters", "number 0.6"},
      {"one third of voters", "number 0.3333333333"},
      {"one of the voters", ""},
      {"no one voted", ""},
      {"several hundred people", ""},
      {"hundreds of people", ""},
      {"thousands", ""},
      {"five six", "number 5; number 6"},
      {"ninety nine balloons", "number 99 balloons"},
      {"0.5 points", "number 0.5 points"},
      {"six hundred million stars", "number 600000000 stars"},
  });
}

TEST_CASE("what is not a quantity") {
  check({
      {"COVID-19 spread", ""},
      {"the G20 met", ""},
      {"an F-16 landed", ""},
      {"a Boeing 737 landed", ""},
      {"under Resolution 1718 they met", ""},
      {"see page 12 of it", ""},
      {"No. 5 is best", ""},
      {"the #3 seed", ""},
      {"version 3.4.1 came", ""},
      {"the 9/11 attacks", ""},
      {"open 24/7 here", ""},
      {"see example.com/2345/06", ""},
      {"the Apollo 11 crew", ""},
      {"Fifth Avenue is long; the First Lady spoke", "ordinal 5"},
      {"a 10k run", ""},
      {"in 2019, 25 people", "number 25 people"},
      {"Fiscal 2019 results", ""},
      {"on Interstate 80", ""},
      {"a 5G network and 18F", ""},
      {"under section 506(a)(3) of it", ""},
      {"Determination 2021-02 said", ""},
      {"after World War Two ended", ""},
      {"Sec. 7. It ends", ""},
  });
}

TEST_CASE("money") {
  check({
      {"$5", "money 5 USD"},
      {"$3.4 billion", "money 3400000000 USD"},
      {"US$1,200.50", "money 1200.5 USD"},
      {"A$20 million", "money 20000000 AUD"},
      {"C$20", "money 20 CAD"},
      {"HK$7.8", "money 7.8 HKD"},
      {"£5m", "money 5000000 GBP"},
      {"£250,000", "money 250000 GBP"},
      {"€2bn", "money 2000000000 EUR"},
      {"¥500", "money 500 JPY"},
      {"USD 5 million", "money 5000000 USD"},
      {"EUR 3bn", "money 3000000000 EUR"},
      {"CHF 12", "money 12 CHF"},
      {"Rs 500", "money 500 rupee"},
      {"we try 5 times", "number 5 times"},
      {"$10k", "money 10000 USD"},
      {"$1-million", "money 1000000 USD"},
      {"25 dollars", "money 25 USD"},
      {"3 million euros", "money 3000000 EUR"},
      {"60,000 yen", "money 60000 JPY"},
      {"100 Canadian dollars", "money 100 CAD"},
      {"40 million U.S. dollars", "money 40000000 USD"},
      {"5 million pounds", "money 5000000 GBP"},
      {"200 pounds", "measure 200 lb"},
      {"80 pounds sterling", "money 80 GBP"},
      {"5 billion won", "money 5000000000 KRW"},
      {"The 5 won gold", "number 5"},
      {"70 rubles", "money 70 RUB"},
      {"1 bitcoin", "money 1 XBT"},
      {"50 cents", "money 50 cent"},
      {"five dollars", "money 5 USD"},
      {"two million dollars", "money 2000000 USD"},
      {"a million dollars", "money 1000000 USD"},
  });
}

TEST_CASE("percentages") {
  check({
      {"12 percent of voters", "percent 12 %"},
      {"12% of voters", "percent 12 %"},
      {"12 per cent", "percent 12 %"},
      {"0.5 %", "percent 0.5 %"},
      {"twelve percent", "percent 12 %"},
      {"2 percentage points", "percentage_points 2 percentage point"},
      {"one percentage point", "percentage_points 1 percentage point"},
      {"25 basis points", "measure 25 bp"},
      {"Biden 45 percent, Trump 42 percent", "percent 45 %; percent 42 %"},
      {"a 10-percent rise", "percent 10 %"},
      {"3 to 4 percent", "percent 3.5 % [3,4]"},
      {"5-10% of them", "percent 7.5 % [5,10]"},
      {"12 points", "number 12 points"},
  });
}

TEST_CASE("measures") {
  check({
      {"10 miles", "measure 10 mi"},
      {"16 km", "measure 16 km"},
      {"16km", "measure 16 km"},
      {"a 10-mile run", "measure 10 mi"},
      {"the 100m final", "measure 100 m"},
      {"5 kilograms", "measure 5 kg"},
      {"300 tonnes of rice", "measure 300 t"},
      {"300 metric tons of rice", "measure 300 t"},
      {"300 tons", "measure 300 short ton"},
      {"25 degrees Celsius", "measure 25 °C"},
      {"77 degrees Fahrenheit", "measure 77 °F"},
      {"45°C", "measure 45 °C"},
      {"45 °F", "measure 45 °F"},
      {"38 degrees north", "measure 38 deg"},
      {"1,000 hectares", "measure 1000 ha"},
      {"20 square miles", "measure 20 mi²"},
      {"20 square kilometres", "measure 20 km²"},
      {"3 cubic meters", "measure 3 m³"},
      {"60 miles per hour", "measure 60 mph"},
      {"100 kilometers per hour", "measure 100 km/h"},
      {"six feet", "measure 6 ft"},
      {"500 megawatts", "measure 500 MW"},
      {"40 barrels", "measure 40 bbl"},
      {"4 light-years", "measure 4 ly"},
      {"8 nautical miles", "measure 8 nmi"},
      {"5 liters", "measure 5 L"},
      {"between 5 and 10 miles", "number 5; measure 10 mi"},
      {"10-15 miles", "measure 12.5 mi [10,15]"},
  });
}

TEST_CASE("counted nouns") {
  check({
      {"23 people were killed", "number 23 people"},
      {"1,300 North Korean soldiers", "number 1300 soldiers"},
      {"12 young women", "number 12 women"},
      {"5 killed", "number 5 killed"},
      {"15 others", "number 15 others"},
      {"8,000 more dollars", "money 8000 USD"},
      {"60 million additional barrels", "measure 60000000 bbl"},
      {"the 15-member council", "number 15 member"},
      {"5 were hurt", "number 5"},
      {"12 of the members", "number 12"},
      {"one soldier died", "number 1 soldier"},
      {"4 new large oil fields", "number 4 fields"},
      {"10-15 people", "number 12.5 people [10,15]"},
      {"3 to 5 million people", "number 4000000 people [3000000,5000000]"},
      {"a 3-2 win", "number 3; number 2"},
      {"aged 45", ""},
      {"25 minutes", ""},
  });
}

TEST_CASE("hedges are intervals") {
  check({
      {"nearly 100 people", "number 100 people [90,100]"},
      {"almost $100", "money 100 USD [90,100]"},
      {"about 100 people", "number 100 people [90,110]"},
      {"around 100 people", "number 100 people [90,110]"},
      {"some 100 people", "number 100 people [90,110]"},
      {"more than 100 people", "number 100 people [100,inf]"},
      {"over 100 people", "number 100 people [100,inf]"},
      {"at least 100 people", "number 100 people [100,inf]"},
      {"no fewer than 100 people", "number 100 people [100,inf]"},
      {"fewer than 100 people", "number 100 people [0,100]"},
      {"less than $100", "money 100 USD [0,100]"},
      {"no more than 100 people", "number 100 people [0,100]"},
      {"up to 100 people", "number 100 people [0,100]"},
      {"as many as 100 people", "number 100 people [0,100]"},
      {"under 100 people", "number 100 people [0,100]"},
      {"close to 100 people", "number 100 people [90,110]"},
      {"just over 100 people", "number 100 people [100,110]"},
      {"just under 100 people", "number 100 people [90,100]"},
      {"100 people or more", "number 100 people [100,inf]"},
      {"100 people", "number 100 people"},
  });
}

TEST_CASE("ordinals") {
  check({
      {"the 70th anniversary", "ordinal 70 anniversary"},
      {"the third summit", "ordinal 3 summit"},
      {"her twenty-first win", "ordinal 21 win"},
      {"the 45th president", "ordinal 45 president"},
      {"came second in it", "ordinal 2"},
      {"it first began here", ""},
  });
}

TEST_CASE("spans of number and unit") {
  Story story;
  story.document.text = "At least US$3.4 billion was lost";
  const Span all{0, static_cast<std::uint32_t>(story.document.text.size())};
  text::tokenise(story.document.text, all, text::Lexicon::english(), story.tokens);
  story.sentences.push_back({all, 0, 0, static_cast<std::uint32_t>(story.tokens.size())});
  extract::find_quantities(story);
  REQUIRE(story.quantities.size() == 1);
  CHECK(story.document.slice(story.quantities[0].span) == "US$3.4 billion");
  CHECK(story.document.slice(story.quantities[0].number) == "3.4 billion");
}

TEST_CASE("units convert") {
  REQUIRE(reference::unit_with_symbol("mi"));
  CHECK(reference::unit_with_symbol("mi")->factor == 1609.344);
  CHECK(reference::unit_with_symbol("°F")->dimension == "temperature");
  CHECK(reference::unit_called("furlongs per fortnight") == nullptr);
}

TEST_CASE("numbers stay finite, whatever is written") {
  std::string words = "one";
  for (int i = 0; i < 1000; ++i) words += " hundred million";
  const std::string out = quantities(words + " people and " + std::string(500, '9') + " more");
  CHECK(out.find("inf") == std::string::npos);
  CHECK(out.find("nan") == std::string::npos);
}
