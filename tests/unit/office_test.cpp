#include "reference/office.h"

#include "data/data.h"
#include "reference/country.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

using namespace claims;
using namespace claims::reference;

namespace {

OfficeHolder only(std::string_view name) {
  const auto found = holders_named(name);
  INFO(name);
  REQUIRE(found.size() == 1);
  return holder(found[0]);
}

Period day(int y, int m, int d) { return {to_day({y, m, d}), to_day({y, m, d})}; }

}  // namespace

TEST_CASE("names are folded") {
  struct Row {
    const char* name;
    const char* key;
  };
  for (const Row& row :
       {Row{"Kim Jong-un", "kim jong un"}, Row{"Recep Tayyip Erdoğan", "recep tayyip erdogan"},
        Row{"George W. Bush", "george w bush"}, Row{"Nguyễn Phú Trọng", "nguyen phu trong"},
        Row{"Lech Wałęsa", "lech walesa"}, Row{"N’Djamena – O'Neill", "ndjamena oneill"},
        Row{"Großbritannien", "grossbritannien"}, Row{" - ", ""}, Row{"", ""}, Row{"Æthel\xC3", "aethel"}}) {
    CHECK(fold_name(row.name) == row.key);
  }
}

TEST_CASE("every line of the table is well formed and can be found") {
  std::string_view rest = data::file("reference/office_holders.tsv");
  std::string_view last;
  int rows = 0, bad = 0;
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    if (line[0] == '#') continue;
    ++rows;
    const std::string_view key = line.substr(0, line.find('\t'));
    bad += std::count(line.begin(), line.end(), '\t') != 9;
    bad += line.substr(line.rfind('\t') + 1).empty();  // each row names its sources
    bad += key < last;
    bad += fold_name(key) != key;
    if (rows % 50 == 0) {
      bool found = false;
      for (HolderId id : holders_named(key)) found |= fold_name(holder(id).name) == key;
      bad += !found;
    }
    last = key;
  }
  CHECK(bad == 0);
  CHECK(rows > 7000);
}

TEST_CASE("a person is found by every spelling") {
  for (const char* name : {"Kim Jong-un", "Kim Jong Un", "KIM JONG UN"}) {
    const OfficeHolder kim = only(name);
    CHECK(kim.name == "Kim Jong-un");
    REQUIRE(kim.terms.size() == 1);
    CHECK(kim.terms[0].country == "North Korea");
    CHECK(kim.terms[0].from.written == "2011-12-17");
    CHECK(kim.terms[0].to.open);
    CHECK(kim.terms[0].wikidata == "Q56226");
    CHECK(kim.terms[0].sources.find("World Factbook") != std::string_view::npos);
  }
  CHECK(only("Franklin Roosevelt").name == "Franklin D. Roosevelt");
  CHECK(only("Queen Elizabeth II").terms.front().wikidata == "Q9682");
  CHECK(holders_named("Jane Doe").empty());
  CHECK(holders_named("").empty());
  CHECK(holders_surnamed("Medvedev").size() == 1);
  CHECK(holders_surnamed("Kim").size() > 5);
  CHECK(holders_surnamed("de Gaulle").size() == 1);
}

TEST_CASE("who held office when") {
  struct Row {
    const char* name;
    const char* country;
    Period on;
    Held held;
  };
  for (const Row& row : {
           Row{"Dmitry Medvedev", "Russia", day(2010, 6, 1), Held::yes},
           Row{"Dmitry Medvedev", "Russia", day(2024, 6, 1), Held::no},
           Row{"Dmitry Medvedev", "Russia", day(2015, 6, 1), Held::yes},
           Row{"Dmitry Medvedev", "France", day(2015, 6, 1), Held::unknown},
           Row{"Vladimir Putin", "Russia", day(2000, 2, 1), Held::yes},
           Row{"Vladimir Putin", "", day(1999, 1, 1), Held::no},
           Row{"Vladimir Putin", "Russia", day(2026, 1, 1), Held::unknown},
           Row{"Kim Jong Un", "North Korea", year_period(2004), Held::no},
           Row{"Kim Jong Un", "North Korea", year_period(2011), Held::unknown},
           Row{"Kim Jong Un", "North Korea", year_period(2019), Held::yes},
           Row{"Kim Jong Il", "North Korea", year_period(2004), Held::yes},
           Row{"Barack Obama", "", day(2016, 12, 31), Held::yes},
           Row{"Barack Obama", "", day(2017, 1, 21), Held::no},
           Row{"Donald Trump", "United States", day(2022, 1, 1), Held::no},
           Row{"Donald Trump", "United States", day(2025, 3, 1), Held::yes},
           Row{"Harold Wilson", "United Kingdom", day(1967, 1, 1), Held::yes},
           Row{"Harold Wilson", "United Kingdom", day(1972, 1, 1), Held::no},
           Row{"Harold Wilson", "United Kingdom", day(1970, 6, 10), Held::unknown},
           Row{"Boris Johnson", "United Kingdom", day(2022, 9, 6), Held::yes},
           Row{"Boris Johnson", "United Kingdom", day(2022, 9, 7), Held::no},
           Row{"Kim Jong Un", "", Period{}, Held::unknown},
       }) {
    CAPTURE(row.name, row.country, row.on.first);
    CHECK(held_office(only(row.name), row.country, row.on) == row.held);
  }
  const OfficeHolder putin = only("Vladimir Putin");
  CHECK(held_office(putin, "Russia", day(2010, 6, 1), Office::head_of_state) == Held::no);
  CHECK(held_office(putin, "Russia", day(2010, 6, 1), Office::head_of_government) == Held::yes);
}

TEST_CASE("states by name and adjective") {
  CHECK(countries_called("French") == std::vector<std::string_view>{"France"});
  CHECK(countries_called("U.S.") == std::vector<std::string_view>{"United States"});
  CHECK(countries_called("Congolese").size() == 2);
  CHECK(countries_called("Narnian").empty());
  CHECK(countries_called("").empty());
}
