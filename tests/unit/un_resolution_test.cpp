#include "reference/un_resolution.h"

#include "reference/treaty.h"
#include "reference/un_council.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

using namespace claims;
using namespace claims::reference;

namespace {

std::string line(int number) {
  const auto r = security_council_resolution(number);
  return r ? describe(*r) + " [" + evidence(*r) + "]" : "no such row";
}

std::string numbers(Period on, const std::vector<std::string_view>& topics) {
  std::string out;
  for (const Resolution& r : resolutions_between(on, topics))
    out += (out.empty() ? "" : " ") + std::to_string(r.number);
  return out;
}

Period days(Date first, Date last) { return {to_day(first), to_day(last)}; }

}  // namespace

TEST_CASE("resolutions of the Security Council by number") {
  CHECK(line(1718) ==
        "S/RES/1718 (2006) was adopted on 14 October 2006 by 15 votes to none [UN Digital Library record 584729; "
        "S/PV.5551]");
  CHECK(line(3) ==
        "S/RES/3 (1946) was adopted on 4 April 1946 by 9 votes to none with 1 abstention"
        " [UN Digital Library record 111937; S/PV.30]");
  CHECK(line(2640) ==
        "S/RES/2640 (2022) was adopted on 29 June 2022 by 13 votes to none with 2 abstentions"
        " [UN Digital Library record 3979224; S/PV.9082]");
  CHECK(line(2515) ==
        "S/RES/2515 (2020) was adopted on 30 March 2020 by 15 votes to none"
        " [UN Digital Library record 3856395; S/2020/246]");
  CHECK(line(2641) == "S/RES/2641 was adopted after 29 June 2022 [UN Digital Library record 3979426]");
  for (int number : {0, -1, 2723, 9999, 10000, 1718000}) CHECK(line(number) == "no such row");
}

TEST_CASE("where the sources of a resolution differ") {
  CHECK(line(338).substr(0, 50) == "S/RES/338 (1973) was adopted on 22 October 1973 by");  // past midnight
  CHECK(line(542).substr(0, 48) ==
        "S/RES/542 (1983) was adopted on 23 November 1983");                          // the text's date is out of order
  CHECK(line(82).find("by 9 votes to none with 1 abstention") != std::string::npos);  // the table has another vote
  CHECK_FALSE(security_council_resolution(282)->vote.has_value());                    // 12-0-3 or 13-0-2
  CHECK(security_council_resolution(365)->without_vote);                              // by consensus
  CHECK(line(1265).substr(0, 53) == "S/RES/1265 (1999) was adopted on 17 September 1999 by");
  CHECK(line(1402).substr(0, 67) == "S/RES/1402 (2002) was adopted between 28 March 2002 and 4 April 200");
  CHECK(security_council_resolution(2303)->year == 2016);
  CHECK_FALSE(security_council_resolution(2303)->has_day());
}

TEST_CASE("every row of the table holds together") {
  Day last = to_day({1946, 1, 1});
  int exact = 0, voted = 0;
  for (int number = 1; number <= 2722; ++number) {
    CAPTURE(number);
    const auto r = security_council_resolution(number);
    REQUIRE(r.has_value());
    REQUIRE(r->number == number);
    CHECK_FALSE(r->sources.empty());
    if (number > last_resolution()) {
      CHECK_FALSE(r->adopted.known());
      CHECK(r->year == 0);
      continue;
    }
    REQUIRE(r->adopted.known());
    CHECK(r->adopted.first >= last);  // numbers are given in the order of adoption
    last = r->adopted.first;
    exact += r->has_day();
    if (r->has_day()) CHECK(to_date(r->adopted.first).year == r->year);
    if (!r->vote) continue;
    ++voted;
    const bool eleven = r->year < 1966;
    CHECK(r->vote->yes >= (eleven ? 7 : 9));
    CHECK(r->vote->yes + r->vote->no + r->vote->abstain <= (eleven ? 11 : 15));
  }
  CHECK(last == resolution_cut_off());
  CHECK(exact == 2632);
  CHECK(voted == 2530);
}

TEST_CASE("resolutions by day and topic") {
  CHECK(numbers(days({2016, 1, 1}, {2017, 12, 31}), {"Democratic People's Republic of Korea"}) ==
        "2270 2276 2321 2345 2356 2371 2375 2397");
  CHECK(numbers(days({2006, 10, 14}, {2006, 10, 14}), {}) == "1718");
  CHECK(numbers(days({2006, 10, 15}, {2006, 10, 15}), {}).empty());
  CHECK(numbers({}, {}).empty());
  CHECK(numbers(days({2016, 7, 26}, {2016, 8, 30}), {}).find("2303") != std::string::npos);
  CHECK(topic_matches("Non-proliferation: Iran", "iran"));
  CHECK_FALSE(topic_matches("Irangate", "Iran"));
  CHECK_FALSE(topic_matches("Iran", ""));
  CHECK(topic_matches("Côte d'Ivoire", "Côte d'Ivoire"));
}

TEST_CASE("the Security Council by year") {
  CHECK(council_rules(1965).seats == 11);
  CHECK(council_rules(1966).seats == 15);
  CHECK(council_rules(1966).needed == 9);
  for (int year = 1946; year <= 2027; ++year) {
    CAPTURE(year);
    const auto council = council_in(year);
    REQUIRE(council.has_value());
    CHECK(council->permanent.size() == 5);
    CHECK(static_cast<int>(council->permanent.size() + council->elected.size()) == council_rules(year).seats);
  }
  CHECK_FALSE(council_in(1945).has_value());
  CHECK_FALSE(council_in(2028).has_value());
  const CouncilYear council = council_in(2006).value();
  CHECK(council.permanent ==
        std::vector<std::string_view>{"China", "France", "Russia", "United Kingdom", "United States"});
  const auto& elected = council.elected;
  CHECK(std::find(elected.begin(), elected.end(), "Ghana") != elected.end());
}

TEST_CASE("vetoes by day") {
  const auto found = vetoes_between(days({2022, 1, 1}, {2022, 12, 31}));
  REQUIRE(found.size() == 3);
  CHECK(found[0].draft == "S/2022/155");
  CHECK(found[1].members == std::vector<std::string_view>{"China", "Russia"});
  CHECK(vetoes_between(days({1946, 1, 1}, {2022, 12, 31})).size() == 214);
  CHECK(vetoes_between({}).empty());
}

TEST_CASE("treaties and their articles") {
  std::string_view last;
  for (const Treaty& t : treaties()) {
    CAPTURE(t.key);
    CHECK(t.key > last);
    last = t.key;
    CHECK_FALSE(t.names.empty());
    CHECK(t.articles > 0);
    CHECK(parse_iso_date(t.signed_on).has_value());
    CHECK_FALSE(t.source.empty());
    CHECK(treaty(t.key)->articles == t.articles);
  }
  CHECK(treaty_of("treaty:un-charter")->articles == 111);
  CHECK(treaty_of(treaty_locator("north-atlantic-treaty"))->articles == 14);
  for (const char* locator : {"", "treaty:", "treaty:un", "un-charter", "treaty:zzz"})
    CHECK_FALSE(treaty_of(locator).has_value());
}
