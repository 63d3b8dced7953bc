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

TEST_CASE("place.capital: a city as another country's capital") {
  check_rows(
      {
          {"Canberra, the capital of New Zealand, was quiet.", "2024-06-20", {"place.capital error [Canberra]"}},
          {"They left the French capital, Lyon, on Monday.", "2024-06-20", {"place.capital warning [Lyon]"}},
          {"They left Nairobi, the Ethiopian capital, on Monday.", "2024-06-20", {"place.capital error [Nairobi]"}},
          {"They met in the Canadian capital, Toronto.", "2024-06-20", {"place.capital warning [Toronto]"}},
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
