// Figures against each other: changes, parts, lists, totals, conversions.
#include "check/number.h"

namespace claims::check {
namespace {

constexpr CheckInfo infos[] = {
    {"number.average", Level::error, "An average that the total and the count do not give.",
     "The grant gives $120 million to 40 schools, or $4 million each.",
     "The grant gives $120 million to 40 schools, or $3 million each.", ""},
    {"number.change", Level::error, "A percentage change that the two figures beside it do not give.",
     "Shares rose 25 percent to $150 from $100.", "Shares rose 50 percent to $150 from $100.", ""},
    {"number.conflict", Level::warning, "A definite number of what the story counted differently before.",
     "The avalanche killed 23 climbers on Monday. Relatives of the 32 climbers arrived at the foot of the avalanche.",
     "The avalanche killed 23 climbers on Monday. Relatives of the 23 climbers arrived at the foot of the avalanche.",
     ""},
    {"number.digits", Level::warning, "One number written twice, once with swapped or changed figures.",
     "The school has 1,947 pupils from 30 villages. Its 1,974 pupils come by bus from villages in the valley.",
     "The school has 1,947 pupils from 30 villages. Its 1,947 pupils come by bus from villages in the valley.", ""},
    {"number.fall", Level::error, "A fall of more than 100 percent.", "Egg prices dropped 300 percent.",
     "Egg prices dropped 30 percent.", ""},
    {"number.headline", Level::error, "A number of the headline or a caption that the story gives differently.",
     "Ferry fire kills 12\n\nA fire on a ferry killed 15 people on Monday, the coast guard said.\n\nAll were "
     "passengers.",
     "Ferry fire kills 15\n\nA fire on a ferry killed 15 people on Monday, the coast guard said.\n\nAll were "
     "passengers.",
     ""},
    {"number.list", Level::error, "A count and a list of another length.",
     "Three countries took part: Norway, Chile, Ghana and Fiji.",
     "Four countries took part: Norway, Chile, Ghana and Fiji.", ""},
    {"number.order", Level::error, "A range whose first figure is the larger one.", "Between 50 and 40 people came.",
     "Between 40 and 50 people came.", ""},
    {"number.ordinal", Level::warning, "An ordinal that the earlier occasions listed beside it do not lead to.",
     "It was the third summit, after those in 2015, 2017 and 2019.",
     "It was the fourth summit, after those in 2015, 2017 and 2019.", ""},
    {"number.part", Level::error, "A part that is larger than its whole.", "Twelve of the 10 members voted for it.",
     "Nine of the 10 members voted for it.", ""},
    {"number.points", Level::error, "Percent where percentage points are meant, or points where percent are.",
     "The rate rose from 4 percent to 6 percent, up 2 percent.",
     "The rate rose from 4 percent to 6 percent, up 2 percentage points.", ""},
    {"number.ratio", Level::error, "Doubled, halved, tripled: what the two figures do not show.",
     "The herd doubled from 40 animals to 60 animals.", "The herd doubled from 40 animals to 80 animals.", ""},
    {"number.respectively", Level::error, "\"Respectively\" with lists of different lengths.",
     "Norway, Chile and Ghana won 12 and 15 medals respectively.",
     "Norway and Chile won 12 and 15 medals respectively.", ""},
    {"number.scale", Level::error,
     "The same figures once as thousands, millions or billions and once as another of them.",
     "The fund holds $3.4 billion for schools. The fund's $3.4 million for schools come from oil.",
     "The fund holds $3.4 billion for schools. The fund's $3.4 billion for schools come from oil.", ""},
    {"number.score", Level::error, "A winner with fewer points than the loser.", "Norwick won 2-3 on Saturday.",
     "Norwick won 3-2 on Saturday.", ""},
    {"number.share", Level::error, "Two shares of one thing that are not the same.",
     "Two thirds of the members (56 of 120) agreed.", "Two thirds of the members (80 of 120) agreed.", ""},
    {"number.shares", Level::error, "Shares of one whole that add up to more or less than it.",
     "In the poll 45 percent said yes, 40 percent said no and 25 percent were undecided.",
     "In the poll 45 percent said yes, 40 percent said no and 15 percent were undecided.", ""},
    {"number.superlative", Level::warning, "The highest since a year, beside a higher figure of a later year.",
     "Sales reached $40 million, the highest since 2010. They were $45 million in 2015.",
     "Sales reached $40 million, the highest since 2015. They were $45 million in 2015.", "2024-06-20"},
    {"number.total", Level::error, "Items that do not add up to their total.",
     "The crash killed 12 people: five in the bus, four in the car and two in the van.",
     "The crash killed 11 people: five in the bus, four in the car and two in the van.", ""},
    {"number.vote", Level::error, "A vote that its body, its outcome or the word unanimous contradicts.",
     "The nine-member board voted 6-4 to close the school.", "The nine-member board voted 5-4 to close the school.",
     ""},
    {"unit.conversion", Level::error, "A length, mass, area, volume or speed that is converted wrongly.",
     "The road is 10 miles (26 km) long.", "The road is 10 miles (16 km) long.", ""},
    {"unit.rate", Level::error, "Two rates of exchange in one story, or one that cannot be.",
     "It cost 300 pounds sterling (350 euros). The other cost 600 pounds sterling (500 euros).",
     "It cost 300 pounds sterling (350 euros). The other cost 600 pounds sterling (700 euros).", ""},
    {"unit.temperature", Level::error, "A temperature, or a difference of temperatures, that is converted wrongly.",
     "It was 5 degrees Celsius (51 F) at noon.", "It was 5 degrees Celsius (41 F) at noon.", ""},
};

void run(const Story& story, Output& out) {
  const figure::Text text(story);
  figure::check_change(text, out);
  figure::check_difference(text, out);
  figure::check_ratio(text, out);
  figure::check_multiple(text, out);
  figure::check_parts(text, out);
  figure::check_shares(text, out);
  figure::check_list(text, out);
  figure::check_total(text, out);
  figure::check_sum(text, out);
  figure::check_repeated(text, out);
  figure::check_order(text, out);
  figure::check_average(text, out);
  figure::check_rate(text, out);
  figure::check_conversion(text, out);
  figure::check_temperature(text, out);
  figure::check_score(text, out);
  figure::check_match(text, out);
  figure::check_record(text, out);
  figure::check_series(text, out);
  figure::check_vote(text, out);
}

}  // namespace

Family number() noexcept { return {infos, run}; }

}  // namespace claims::check
