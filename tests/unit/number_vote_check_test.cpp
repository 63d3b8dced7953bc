#include "check_rows.h"

using namespace claims::test;

TEST_CASE("votes and members") {
  check_rows(
      {
          {"The vote was 7 to 4. All nine members took part.", "2024-01-20", {"number.vote error [7 to 4]"}},
          {"The council approved the budget by 7 votes to 4. All nine members were present.",
           "2024-01-20",
           {"number.vote error [7 votes to 4]"}},
          {"The council approved a new terminal by 8 votes to 5. All 11 members of the council took part.",
           "2024-01-20",
           {"number.vote error [8 votes to 5]"}},
          {"The nine-member board voted 6-4 to close the school.", "2024-01-20", {"number.vote error [6-4]"}},
          {"The board, which has seven members, voted 5 to 3 to sell the land.",
           "2024-01-20",
           {"number.vote error [5 to 3]"}},
          {"The motion passed 12-8. The council has 18 members.", "2024-01-20", {"number.vote error [12-8]"}},
          {"The committee of 11 voted 8 to 5 for the plan.", "2024-01-20", {"number.vote error [8 to 5]"}},
          {"The five-judge panel ruled 4-2 against the company.", "2024-01-20", {"number.vote error [4-2]"}},
          {"The Senate voted 61-42 to confirm her. The chamber has 100 seats.",
           "2024-01-20",
           {"number.vote error [61-42]"}},
          {"Ten of the councillors voted for the plan and six against. The council has 15 members.",
           "2024-01-20",
           {"number.vote error [Ten of the councillors voted for the plan and six against]"}},
          {"The plan was rejected by nine votes to six, with two abstentions, in the 15-member council.",
           "2024-01-20",
           {"number.vote error [nine votes to six, with two abstentions]"}},
          {"All 12 jurors took part; they voted 9 to 4.", "2024-01-20", {"number.vote error [9 to 4]"}},
          {"The nine judges were split 5-3-2.", "2024-01-20", {"number.vote error [5-3-2]"}},
          {"The 21-member assembly passed the bill by 14 votes to nine on Tuesday.",
           "2024-01-20",
           {"number.vote error [14 votes to nine]"}},
      },
      "number.");
  check_silent(
      {
          "The nine-member board voted 6-3 to close the school.",
          "The vote was 7 to 4. All eleven members took part.",
          "The council approved a new terminal by 8 votes to 5. All 13 members of the council took part.",
          "The council approved a new terminal by 8 votes to 5. All 11 members of the group took part in talks.",
          "The nine-member board voted 4-3, with two members absent.",
          "The council voted 7-4 and the nine-member planning board 5-4.",
          "The nine-member band won the poll by 120 votes to 40.",
          "The nine members of the family watched as the council voted 7-4.",
          "The committee voted 12-8 on Monday. All nine members of its Republican group voted no.",
          "The 15-member Security Council voted 14-0 with one abstention.",
          "The seven-member commission will send it to the full council, which voted 9-4 for an earlier plan.",
          "Workers voted 240 to 110 to strike. The plant's nine-member works council took part in the talks.",
      },
      "2024-01-20", "number.");
}

TEST_CASE("votes and outcomes") {
  check_rows(
      {
          {"The resolution was adopted unanimously, with Russia and China abstaining.",
           "2024-01-20",
           {"number.vote warning [unanimously]"}},
          {"The council adopted the plan unanimously, with two members voting against.",
           "2024-01-20",
           {"number.vote error [unanimously]"}},
          {"The motion was defeated 54-46.", "2024-01-20", {"number.vote warning [54-46]"}},
          {"The bill passed 40-60.", "2024-01-20", {"number.vote error [40-60]"}},
          {"The board approved the sale by four votes to five.",
           "2024-01-20",
           {"number.vote error [four votes to five]"}},
          {"The committee voted unanimously for the plan, with only Ms. Hale voting no.",
           "2024-01-20",
           {"number.vote error [unanimously]"}},
          {"The amendment failed by a vote of 230 to 190.", "2024-01-20", {"number.vote warning [230 to 190]"}},
          {"The Senate passed the bill 46-52 on Thursday.", "2024-01-20", {"number.vote error [46-52]"}},
          {"It was adopted by 12 votes in favour and 15 against.",
           "2024-01-20",
           {"number.vote error [12 votes in favour and 15 against]"}},
          {"The vote to reject the plan was unanimous, with three members against it.",
           "2024-01-20",
           {"number.vote error [unanimous]"}},
      },
      "number.");
  check_silent(
      {
          "Lawmakers rejected the bill by 61 votes to 39.",
          "The resolution was adopted unanimously. Russia and China had abstained in an earlier vote.",
          "The motion was defeated 46-54.",
          "The bill passed 60-40.",
          "The bill failed 54-46, short of the 60 votes needed to end a filibuster.",
          "The motion to reject the bill was passed 54-46.",
          "The amendment was defeated 230-190 because it needed two thirds.",
          "The bill failed to get the two-thirds majority, 230 to 190.",
          "The team was defeated 54-46.",
          "Harrow passed 40-60 yards.",
          "The board almost unanimously approved the plan, with one member voting against.",
          "The council adopted the plan, with two members voting against. It adopted the budget unanimously.",
          "The motion to keep the school was not defeated: 54-46.",
          "The veto override failed 54-46.",
      },
      "2024-01-20", "number.");
}

TEST_CASE("members who all took part, margins, numbered resolutions") {
  check_rows(
      {
          {"The board backed the lease by seven votes to four on Monday. All nine of its members voted, two of them by "
           "telephone.",
           "2024-01-20",
           {"number.vote error [seven votes to four]"}},
          {"By a vote of 6-4, with all nine judges sitting, the court freed him.",
           "2024-01-20",
           {"number.vote error [6-4]"}},
          {"The bill fell by 311 votes to 290, a majority of 31.", "2024-01-20", {"number.change error [31] -> 21"}},
          {"It was rejected by 240 votes to 310, a margin of 90.", "2024-01-20", {"number.change error [90] -> 70"}},
      },
      "number.");
  check_silent(
      {
          "The board backed the lease by five votes to four on Monday. All nine of its members voted, two of them by "
          "telephone.",
          "By a vote of 5-4, with all nine judges sitting, the court freed him.",
          "The bill fell by 311 votes to 290, a majority of 21.",
          "It was rejected by 240 votes to 310, a margin of 70.",
          "Labour won 330 seats to 220 for the Conservatives, a majority of 20.",
      },
      "2024-01-20", "number.");
  check_rows(
      {
          {"The Security Council met late on Friday. Resolution 2231 passed 14-0 with two abstentions after a debate.",
           "2024-01-20",
           {"document.vote error [14-0 with two abstentions]"}},
      },
      "document.vote");
  check_silent(
      {
          "The Security Council met late on Friday. Resolution 2231 passed 13-0 with two abstentions after a debate.",
          "The Security Council met late on Friday. In Ohio the city board passed Resolution 2231 by 14-0 with two "
          "abstentions.",
          "The Security Council sent it to the General Assembly. Resolution 2231 passed 14-0 with two abstentions.",
      },
      "2024-01-20", "document.vote");
}
