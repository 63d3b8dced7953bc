#include "reference/event.h"
#include "reference/organisation.h"
#include "reference/place.h"

#include "data/data.h"
#include "reference/sorted_lines.h"

#include <claims/reference.h>

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

using namespace claims;
using namespace claims::reference;

namespace {

struct Shape {
  const char* file;
  int tabs;
  int rows;     // at least
  int sources;  // column that is never empty; -1: none
};

Period day(int y, int m, int d) { return {to_day({y, m, d}), to_day({y, m, d})}; }

}  // namespace

TEST_CASE("every row of the tables is well formed, in order, and names its source") {
  for (const Shape& shape :
       {Shape{"reference/events.tsv", 10, 10000, 9}, Shape{"reference/event_people.tsv", 2, 8000, -1},
        Shape{"reference/editions.tsv", 8, 200, 7}, Shape{"reference/country_facts.tsv", 10, 200, 10},
        Shape{"reference/places.tsv", 5, 400, 5}, Shape{"reference/organisations.tsv", 7, 250, 7},
        Shape{"reference/organisation_names.tsv", 2, 500, -1}, Shape{"reference/office_kinds.tsv", 3, 70, -1}}) {
    INFO(shape.file);
    const SortedLines table(data::file(shape.file));
    std::string_view last;
    int rows = 0, bad = 0;
    for (std::size_t at = table.begin(); at < table.size(); at = table.next(at)) {
      const std::string_view line = table.line(at);
      ++rows;
      bad += std::count(line.begin(), line.end(), '\t') != shape.tabs;
      bad += field(line, 0) < last;
      bad += shape.sources >= 0 && field(line, shape.sources).empty();
      last = field(line, 0);
    }
    CHECK(bad == 0);
    CHECK(rows > shape.rows);
  }
}

TEST_CASE("events by day, by person, by both, by words") {
  const auto during = events_during(day(2018, 6, 12));
  const auto singapore =
      std::find_if(during.begin(), during.end(), [](const DatedEvent& event) { return event.row == "travels:3814"; });
  REQUIRE(singapore != during.end());
  CHECK(singapore->kind == "trip");
  CHECK(singapore->state == "Singapore");
  CHECK(singapore->first == to_day({2018, 6, 10}));
  CHECK(singapore->last.written == "2018-06-13");
  REQUIRE(singapore->met.size() == 2);
  CHECK(singapore->met[0].words == "North Korean leader Kim Jong-un");
  CHECK(singapore->met[0].person == "Q56226");

  const auto both = events_of("Q22686", "Q56226");  // Donald Trump, Kim Jong-un
  REQUIRE(both.size() == 2);
  CHECK(both[0].row == "travels:3814");
  CHECK(to_iso(to_date(both[1].first)) == "2019-06-30");
  CHECK(events_of("Q22686").size() > both.size());
  CHECK(events_of("").empty());
  CHECK(events_of("Q0").empty());

  CHECK(events_worded("Kim Jong Il").size() == 1);
  CHECK(events_worded("no such words at all").empty());
  CHECK(events_during({}).empty());
}

TEST_CASE("an event is found on its first and last day, and not beside them") {
  const auto on = [](Period days) {
    const auto all = events_during(days);
    return std::count_if(all.begin(), all.end(), [](const DatedEvent& event) { return event.row == "travels:3814"; });
  };
  CHECK(on(day(2018, 6, 9)) == 0);
  CHECK(on(day(2018, 6, 10)) == 1);
  CHECK(on(day(2018, 6, 13)) == 1);
  CHECK(on(day(2018, 6, 14)) == 0);
}

TEST_CASE("sessions of the General Assembly") {
  CHECK(assembly_session_year(1) == 1946);
  CHECK(assembly_session_year(2) == 1947);
  CHECK(assembly_session_year(80) == 2025);
  CHECK(assembly_session_year(0) == 0);
  CHECK(assembly_session_year(81) == 0);
  CHECK(assembly_session_of(1945) == 0);
  CHECK(assembly_session_of(1946) == 1);
  CHECK(assembly_session_of(2023) == 78);
  CHECK(assembly_session_of(2026) == 0);
}

TEST_CASE("editions of summits") {
  const auto g20 = editions_of("g20-summit");
  const auto seoul = std::find_if(g20.begin(), g20.end(), [](const Edition& e) { return e.state == "South Korea"; });
  REQUIRE(seoul != g20.end());
  CHECK(seoul->year == 2010);
  CHECK(editions_of("general-assembly").size() == 80);
  CHECK(editions_of("village-fair").empty());
  const auto series = edition_series();
  CHECK(std::find(series.begin(), series.end(), "nato-summit") != series.end());
}

TEST_CASE("countries under every name, and the places in them") {
  const auto burma = countries_by_any_name("Burma");
  REQUIRE(burma.size() == 1);
  CHECK(burma[0].name == "Myanmar");
  const auto benin = countries_by_any_name("dahomey");
  REQUIRE(benin.size() == 1);
  CHECK(benin[0].independence.written == "1960-08-01");
  CHECK(benin[0].independence_from == "France");
  CHECK(countries_by_any_name("Narnia").empty());
  int states = 0;
  const SortedLines facts(data::file("reference/country_facts.tsv"));
  for (std::size_t at = facts.begin(); at < facts.size(); at = facts.next(at))
    states += field(facts.line(at), 1) == "state";
  CHECK(states >= 195);
  const auto kyiv = places_called("Kyiv"), kiev = places_called("Kiev");
  REQUIRE(kyiv.size() == 1);
  REQUIRE(kiev.size() == 1);
  CHECK(kyiv[0].country == "Ukraine");
  CHECK(kiev[0].capital);
  CHECK(places_called("Atlantis").empty());
}

TEST_CASE("organisations by acronym and by name") {
  const auto nato = organisations_abbreviated("NATO");
  REQUIRE(nato.size() == 1);
  CHECK(nato[0].names[0] == "North Atlantic Treaty Organization");
  CHECK(nato[0].founded.written == "1949-04-04");
  CHECK(organisations_abbreviated("ICC").size() == 2);
  CHECK(organisations_abbreviated("nato").empty());
  CHECK(organisations_named("north atlantic treaty organisation").size() == 1);
  const auto fco = organisations_abbreviated("FCO");
  REQUIRE(fco.size() == 1);
  CHECK(fco[0].ended.written == "2020-09-02");
}

TEST_CASE("an office that nobody has, and one that several names mean") {
  CHECK(find_office("foreing minister", {}, "").error().code == Code::not_found);
  CHECK(find_office("foreign minister", Date{2010, 1, 1}, "Narnia").error().code == Code::not_found);
  const auto us = find_office("secretary of state", Date{1974, 8, 10}, "US");
  REQUIRE(us);
  REQUIRE(us->size() == 1);
  CHECK((*us)[0].key == "pocom-kissinger-henry-a");
  const auto un = find_office("secretary-general", Date{2010, 6, 1}, "UN");
  REQUIRE(un);
  REQUIRE(un->size() == 1);
  CHECK((*un)[0].person == "Ban Ki-moon");
}
