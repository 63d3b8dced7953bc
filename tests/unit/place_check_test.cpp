#include "check_rows.h"

using claims::test::check_rows;
using claims::test::check_silent;

TEST_CASE("place.country: a city and a country in which it is not") {
  check_rows(
      {
          {"They met in Vladivostok, North Korea, on Monday.",
           "2024-06-20",
           {"place.country error [Vladivostok, North Korea]"}},
          {"He was born in Lyon, Germany.", "2024-06-20", {"place.country error [Lyon, Germany]"}},
          {"In Ouagadougou, Mali, he met them.", "2024-06-20", {"place.country error [Ouagadougou, Mali]"}},
          {"She flew to Addis Ababa, Kenya, where she spoke.",
           "2024-06-20",
           {"place.country error [Addis Ababa, Kenya]"}},
          {"The fire near Port-au-Prince, Cuba, is out.", "2024-06-20", {"place.country error [Port-au-Prince, Cuba]"}},
          {"A train from Copenhagen, the Netherlands, was late.",
           "2024-06-20",
           {"place.country error [Copenhagen, the Netherlands]"}},
          {"“We met in Lyon, Germany,” he said.", "2024-06-20", {"place.country warning [Lyon, Germany]"}},
      },
      "place.");
  check_silent(
      {
          "They met in Vladivostok, Russia, on Monday.",
          "They met in Lyon, France and Germany said.",
          "They met in Lyon, Germany and Spain.",
          "They met in Lyon, Germany, and Paris, Texas.",
          "He lives in Paris, Texas.",
          "He lives in Athens, Georgia.",
          "He lives in Moscow, Idaho.",
          "He lives in London, Canada.",
          "In Moscow, Ukraine was the only subject.",
          "Talks with Washington, Moscow, Ukraine.",
          "Last night in Kabul, the United States ended the war.",
          "He was born in Prague, Czechoslovakia.",
          "He was born in Lyon, Germany, in 1942.",
          "He was born in Tripoli, Lebanon.",
          "He was born in Hyderabad, Pakistan.",
          "He was born in Karachi, India.",
          "He was born in Asmara, Ethiopia.",
          "He was born in Cartagena, Spain.",
          "He was born in Fort Lyon, Germany.",
          "He was born in Belfast, Ireland.",
          "He was born in Bonn, West Germany.",
          "He was born in Lyon, Germany's friend said.",
          "Grants go to Kabul, Dushanbe, Germany, Spain and Italy.",
          "He flew from Singapore, Malaysia.",
      },
      "2024-06-20", "place.");
}

TEST_CASE("place.country: other words between a city and its country") {
  check_rows(
      {
          {"He has a plant in Leiden, Belgium, and one in Spain.",
           "2024-06-20",
           {"place.country error [Leiden, Belgium]"}},
          {"He lives in the Belgian city of Leiden.", "2024-06-20", {"place.country error [Belgian city of Leiden]"}},
          {"The Danish port of Gothenburg was closed.",
           "2024-06-20",
           {"place.country error [Danish port of Gothenburg]"}},
          {"The northern Danish port city of Gothenburg was closed.",
           "2024-06-20",
           {"place.country error [Danish port city of Gothenburg]"}},
          {"LEIDEN, Belgium — The council met on Monday.", "2024-06-20", {"place.country error [LEIDEN, Belgium]"}},
          {"LEIDEN, Belgium (AP) — The council met.", "2024-06-20", {"place.country error [LEIDEN, Belgium]"}},
          {"She works in Nuremberg, a city in southern Denmark, as a nurse.",
           "2024-06-20",
           {"place.country error [Nuremberg, a city in southern Denmark]"}},
          {"She works in Nuremberg, a Dutch city on the Pegnitz.",
           "2024-06-20",
           {"place.country error [Nuremberg, a Dutch]"}},
          {"She moved to Basel, in western Norway, to work.",
           "2024-06-20",
           {"place.country error [Basel, in western Norway]"}},
          {"The trial in Krakow, Hungary, ended on Monday.", "2024-06-20", {"place.country warning [Krakow, Hungary]"}},
      },
      "place.");
  check_silent(
      {
          "He lives in the Dutch city of Leiden.",
          "The French city of Vienne was closed. The American city of Moscow is small.",
          "LEIDEN, Netherlands — The council met on Monday.",
          "They flew from Leiden to Belgium and from Ghent, Belgium, to Spain.",
          "A Belgian company in Leiden, Belgian officials said, was closed.",
          "Belgian officials in the city of Leiden met.",
          "Leiden, Belgium and Spain will play on Monday.",
          "Paris, Texas, and Paris, Ontario, are towns. Odessa, Texas, is one too.",
          "She went to Georgia, to Athens, Georgia, and to Tbilisi, Georgia.",
          "He was born in Krakow, Hungary.",
          "Leiden, in Belgium's view, is too small.",
          "She moved to Cologne, in northern Italy, in May.",
      },
      "2024-06-20", "place.");
}

TEST_CASE("place.division: a city and a state in which there is none of its name") {
  check_rows(
      {
          {"The museum in Boise, Montana, opened.", "2024-06-20", {"place.division warning [Boise, Montana]"}},
          {"The museum in Boise, Mont., opened.", "2024-06-20", {"place.division warning [Boise, Mont]"}},
          {"She lives in Milwaukee, Minnesota.", "2024-06-20", {"place.division warning [Milwaukee, Minnesota]"}},
      },
      "place.");
  check_silent(
      {
          "The museum in Portland, Maine, opened in May. One in Springfield, Ohio, closed.",
          "Kansas City, Kansas, and Kansas City, Missouri, are two cities.",
          "She lives in Tampa, New York, and the Berkshires.",
          "She lives in Columbia, New Hampshire.",
          "From Milwaukee, Minnesota officials drove home.",
      },
      "2024-06-20", "place.");
}

TEST_CASE("place.capital: a city as another country's capital") {
  check_rows(
      {
          {"Canberra, the capital of New Zealand, was quiet.", "2024-06-20", {"place.capital error [Canberra]"}},
          {"They left the French capital, Lyon, on Monday.", "2024-06-20", {"place.capital warning [Lyon]"}},
          {"They left Nairobi, the Ethiopian capital, on Monday.", "2024-06-20", {"place.capital error [Nairobi]"}},
          {"They met in the Canadian capital, Toronto.", "2024-06-20", {"place.capital warning [Toronto]"}},
          {"The capital of Australia is Sydney.", "2024-06-20", {"place.capital warning [Sydney]"}},
          {"Sydney is the capital of Australia.", "2024-06-20", {"place.capital warning [Sydney]"}},
          {"They met in Australia’s capital, Brisbane.", "2024-06-20", {"place.capital warning [Brisbane]"}},
      },
      "place.");
  check_silent(
      {
          "Canberra, the capital of Australia, was quiet.",
          "They left the French capital, Paris, on Monday.",
          "They left the French capital, Paris and Lyon.",
          "They left the French financial capital, Lyon.",
          "They left the former French capital, Lyon.",
          "They met in the Welsh capital, Cardiff.",
          "They met in the Nigerian capital, Lagos.",
          "They met in the South African capital, Cape Town.",
          "They met in the Kazakh capital, Almaty.",
          "They met in the French capital, Berlin said.",
          "They met in the Dutch capital, The Hague.",
          "In 1942 they met in the French capital, Lyon.",
          "Lyon, the cultural capital of France, was quiet.",
      },
      "2024-06-20", "place.");
}

TEST_CASE("more cities in the wrong country are flagged") {
  check_rows(
      {
          {"The meeting will be held in Zurich, Austria, in May.",
           "2024-06-20",
           {"place.country error [Zurich, Austria]"}},
          {"Police in Antwerp, Netherlands, said three men were held.",
           "2024-06-20",
           {"place.country error [Antwerp, Netherlands]"}},
          {"The ship left the Spanish port of Lisbon on Monday.",
           "2024-06-20",
           {"place.country warning [Spanish port of Lisbon]"}},
          {"The Chinese city of Osaka will host the games.",
           "2024-06-20",
           {"place.country error [Chinese city of Osaka]"}},
          {"He was flown from Nairobi, Uganda, to London.", "2024-06-20", {"place.country error [Nairobi, Uganda]"}},
          {"The university in Uppsala, Norway, said so.", "2024-06-20", {"place.country error [Uppsala, Norway]"}},
          {"Workers at the plant in Gdansk, Lithuania, are on strike.",
           "2024-06-20",
           {"place.country warning [Gdansk, Lithuania]"}},
          {"She lives in Lyon, southern Germany.", "2024-06-20", {"place.country error [Lyon, southern Germany]"}},
          {"The Ghanaian capital, Lagos, was flooded.", "2024-06-20", {"place.capital error [Lagos]"}},
          {"He met them in Bratislava, the capital of Slovenia.", "2024-06-20", {"place.capital error [Bratislava]"}},
          {"The northern Italian city of Marseille was hit by a storm.",
           "2024-06-20",
           {"place.country error [Italian city of Marseille]"}},
          {"She lives in Seattle, Oregon, with two cats.", "2024-06-20", {"place.division warning [Seattle, Oregon]"}},
          {"ZURICH (Reuters) - Talks in the German city of Zurich ended on Monday.",
           "2024-06-20",
           {"place.country error [German city of Zurich]"}},
          {"He owns a shop in Salzburg, Switzerland.", "2024-06-20", {"place.country error [Salzburg, Switzerland]"}},
      },
      "place.");
}

TEST_CASE("cities beside other countries' words are left alone") {
  check_silent(
      {
          "Researchers from Leiden, Belgium and Denmark took part.",
          "She has lived in Basel, western France and Spain.",
          "The Belgian city's twin, Leiden, is Dutch. A Belgian museum in the city of Leiden is closed.",
          "The German city hall in Zurich was sold. German tourists in the town of Basel left.",
          "The Italian restaurant in the port of Rotterdam is closed.",
          "A French court in the city of Lyon heard a Swiss bank.",
          "The Dutch city of Groningen and the Belgian town of Ghent are twins.",
          "The Turkish capital, Ankara, is east of Istanbul. Rio is not the capital of Brazil.",
      },
      "2024-06-20", "place.");
}
