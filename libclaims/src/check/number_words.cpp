// The lists of words that number patterns name.
#include "check/number.h"

namespace claims::check::figure {

std::string_view words_of_list(std::string_view name) {
  struct Row {
    std::string_view name, words;
  };
  static constexpr Row rows[] = {
      {"up",
       "rose|rise|rises|rising|risen|grew|grow|grows|growing|grown|increased|increase|increases|increasing|climbed|"
       "climb|"
       "climbs|climbing|jumped|jump|jumps|jumping|surged|surge|surges|surging|gained|gain|gains|gaining|soared|soar|"
       "soaring|advanced|leapt|leaped|expanded|expand|expanding|swelled|swollen|rocketed|added|up|rallied|"
       "raised|raise|raising|lifted|lift|boosted|boost|spiked|ticked"},
      {"down",
       "fell|fall|falls|falling|fallen|dropped|drop|drops|dropping|declined|decline|declines|declining|decreased|"
       "decrease|decreases|decreasing|slid|slide|sliding|slipped|slip|plunged|plunge|plunging|tumbled|tumble|sank|sunk|"
       "shrank|shrunk|shrink|shrinking|lost|dipped|dip|slumped|slump|cut|cuts|cutting|reduced|reduce|reduces|reducing|"
       "lowered|lower|slashed|slash|eased|contracted|plummeted|crashed|down|trimmed|shed"},
      {"upnoun",
       "increase|rise|jump|gain|growth|surge|climb|raise|hike|leap|uptick|boost|spike|upturn|advance|improvement"},
      {"downnoun", "decrease|fall|drop|decline|reduction|cut|slump|plunge|slide|dip|loss|contraction|downturn|slip"},
      {"more", "more|higher|greater|larger|bigger"},
      {"less", "less|fewer|lower|smaller|cheaper"},
      {"compared", "compared|versus|against|vs|vs.|over"},
      {"with", "with|to"},
      {"be", "is|are|was|were|be|been|has|had|have|stood|stands|remains|remained"},
      {"double",
       "doubled|doubles|double|doubling|tripled|triples|triple|tripling|trebled|treble|trebles|trebling|"
       "quadrupled|quadruple|quadruples|quadrupling|quintupled|quintuple|halved|halves|halving|halve"},
      {"supply",
       "gives|gave|supplies|supplied|provides|provided|generates|generated|produces|produced|contributes|contributed|"
       "accounts|accounted|makes|made|delivers|delivered|covers|covered|brings|brought|give|provide|account"},
      {"supplied",
       "power|electricity|energy|air|atmosphere|heat|heating|output|revenue|revenues|sales|income|exports|imports|"
       "emissions|market|production|turnover|traffic|population|demand|needs|profit|crop|harvest|budget"},
      {"own", "own|owns|owned|hold|holds|held|control|controls|controlled|has|have"},
      {"owned",
       "company|firm|bank|shares|stock|club|capital|business|airline|station|project|venture|mine|plant|newspaper|"
       "railway|refinery|port|harbour|bakery|brewery|factory"},
      {"land", "island|land|area|country|park|valley|region|farm|surface|territory|county|district|estate"},
      {"transport",
       "bus|buses|car|cars|bicycle|bicycles|bike|bikes|train|trains|tram|foot|underground|subway|metro|boat"},
      {"guess",
       "estimate|estimates|estimated|expects|expect|expected|costs|cost|takes|take|hire|hires|put|puts|needs|need"},
      {"fold", "twofold|threefold|fourfold|fivefold|sixfold|tenfold|two-fold|three-fold|four-fold"},
  };
  for (const Row& row : rows)
    if (row.name == name) return row.words;
  return {};
}

}  // namespace claims::check::figure
