#include "check_rows.h"

using claims::test::check_rows;
using claims::test::check_silent;
using claims::test::messages;

TEST_CASE("an age that does not follow from the year of birth is flagged") {
  check_rows(
      {
          {"Harold Whitcombe, 81, was born in 1915 in a mining town.", "2007-06-20", {"person.age-birth error [81]"}},
          {"Harold Whitcombe (born 1960) is 50 years old.", "2024-06-20", {"person.age-birth error [50]"}},
          {"Harold Whitcombe, who was born in 1960, is 70 years old.", "2024-06-20", {"person.age-birth error [70]"}},
          {"Harold Whitcombe, 50, runs the ferry. Harold Whitcombe was born in 1960.",
           "2024-06-20",
           {"person.age-birth error [50]"}},
          {"Harold Whitcombe was born on May 5, 1960. The 50-year-old Whitcombe runs the ferry.",
           "2024-06-20",
           {"person.age-birth error [50]"}},
          {"Harold Whitcombe, aged 50, was born in 1960.", "2024-06-20", {"person.age-birth error [50]"}},
      },
      "person.");
  CHECK(messages("Harold Whitcombe, 81, was born in 1915 in a mining town.", "2007-06-20") ==
        std::vector<std::string>{"born in 1915, Harold Whitcombe was 91 or 92 in 2007, not 81"});
}

TEST_CASE("two ages of one person, and an age that its life dates do not allow, are flagged") {
  check_rows(
      {
          {"Harold Whitcombe, 45, denied the charge. The 54-year-old Whitcombe left the court.",
           "2024-06-20",
           {"person.age-conflict error [54]"}},
          {"Harold Whitcombe, 45, said the plan was too expensive. The 54-year-old Whitcombe left the court.",
           "2024-06-20",
           {"person.age-conflict error [54]"}},
          {"Harold Whitcombe, 45, denied the charge. Harold Whitcombe, 54, left the court.",
           "2024-06-20",
           {"person.age-conflict error [54]"}},
          {"The painter Harold Whitcombe (1930-1998) died at 72.", "", {"person.life-span error [72]"}},
          {"The painter Harold Whitcombe (1930–1998) died aged 58.", "", {"person.life-span error [58]"}},
          {"Harold Whitcombe (1930-1998) died at the age of 60.", "", {"person.life-span error [60]"}},
      },
      "person.");
}

TEST_CASE("ages that fit, and ages of other people and times, are left alone") {
  check_silent(
      {
          "Harold Whitcombe, 64, was born in 1960 in a mining town.",
          "Harold Whitcombe, 63, was born in 1960 in a mining town.",
          "Harold Whitcombe, 65, was born in 1960 in a mining town.",
          "Harold Whitcombe, then 45, was born in 1960.",
          "Harold Whitcombe, 45, denied the charge. His brother Peter Whitcombe, 54, did not.",
          "Harold Whitcombe, 45, denied the charge. The 45-year-old Whitcombe left.",
          "Harold Whitcombe, 45, denied the charge. Harold Whitcombe, 46, left the court.",
          "The painter Harold Whitcombe (1930-1998) died at 68.",
          "The painter Harold Whitcombe (1930-1998) died at 67.",
          "Harold Whitcombe, 45 percent of the vote in hand, smiled.",
          "Harold Whitcombe, 12, 14 and 16 being his numbers, won.",
          "Harold Whitcombe, who died at 11:45 a.m., was born in 1960.",
          "Harold Whitcombe, 17, won in 1977; Harold Whitcombe was born in 1960.",
      },
      "2024-06-20", "person.");
}

TEST_CASE("ages, birthdays and acts in other wordings") {
  check_rows(
      {
          {"President Maria Salgado, 61, opened the dam. The 58-year-old former engineer said it was late.",
           "2024-06-20",
           {"person.age-conflict warning [58]"}},
          {"Harold Whitcombe, 45, denied the charge. The 54-year-old left the court at noon.",
           "2024-06-20",
           {"person.age-conflict warning [54]"}},
          {"Harold Whitcombe, aged 45, denied the charge. Whitcombe, aged 54, left the court.",
           "2024-06-20",
           {"person.age-conflict error [54]"}},
          {"Anne Trask, who is 34, won the race. Trask, 43, had trained for two years.",
           "2024-06-20",
           {"person.age-conflict error [43]"}},
          {"The singer, 72, will tour in May. Laura Bendix, 27, said she was glad. Bendix, 72, lives in Leeds.",
           "2024-06-20",
           {"person.age-conflict error [72]"}},
          {"The 38-year-old swimmer Laura Bendix won two medals. At 35, Bendix is the oldest in the team.",
           "2024-06-20",
           {"person.age-conflict error [35]"}},
          {"Novelist Laura Bendix, 66, has won the prize. The 62-year-old author lives in Leeds with her cat.",
           "2024-06-20",
           {"person.age-conflict warning [62]"}},
          {"A driver, Harold Whitcombe, 45, was arrested. Police said Whitcombe, a 54-year-old plumber, was drunk.",
           "2024-06-20",
           {"person.age-conflict error [54]"}},
          {"Harold Whitcombe, 71, will step down in June. The 68-year-old has led the bank since 2010.",
           "2024-06-20",
           {"person.age-conflict warning [68]"}},
          {"Anton Reuss died on September 8, at the age of 90. Reuss was born on April 21, 1936, in Graz.",
           "2032-09-10",
           {"person.life-span error [90]"}},
          {"The painter Anton Reuss, who died on September 8, 2032, at the age of 90, was born on April 21, 1936.",
           "2032-09-10",
           {"person.life-span error [90]"}},
          {"The painter Anton Reuss was born in 1970 in Graz. Reuss, 48, lives in Vienna.",
           "2024-06-20",
           {"person.age-birth error [48]"}},
          {"Born in 1970 in Graz, Anton Reuss is 48.", "2024-06-20", {"person.age-birth error [48]"}},
          {"Born in Graz in 1970, the 48-year-old Reuss paints. Anton Reuss said so.",
           "2024-06-20",
           {"person.age-birth error [48]"}},
          {"Anton Reuss (1862-1931) died at the age of 79.", "2024-06-20", {"person.life-span error [79]"}},
          {"The poet Anton Reuss (1862–1931), who died aged 59, wrote nine books.",
           "2024-06-20",
           {"person.life-span error [59]"}},
          {"Anton Reuss, born in June 1921, celebrated his 90th birthday this week.",
           "2024-06-20",
           {"person.birthday error [90th]"}},
          {"Anton Reuss will celebrate his 80th birthday on Friday. Reuss was born in Graz on June 21, 1934.",
           "2024-06-20",
           {"person.birthday error [80th]"}},
          {"The poet Anton Reuss, born in 1934, would have turned 100 this year.",
           "2024-06-20",
           {"person.birthday error [100]"}},
          {"Anton Reuss, who turns 70 this year, was born in 1964.", "2024-06-20", {"person.birthday error [70]"}},
          {"Anton Reuss was born in 1930. He died in 1998 at the age of 86.",
           "2024-06-20",
           {"person.life-span error [86]"}},
          {"Anton Reuss was born on May 3, 1930, in Graz and died in 1998 at the age of 58.",
           "2024-06-20",
           {"person.life-span error [58]"}},
          {"Anton Reuss died in 2015. In 2018 Reuss won the prize for his novel.",
           "2024-06-20",
           {"person.acts warning [Reuss won]"}},
          {"The poet Anton Reuss (1862-1931) published his first novel in 1941.",
           "2024-06-20",
           {"person.acts warning [Anton Reuss (1862-1931) published]"}},
          {"Anton Reuss, 78, died on Monday. He was born in Graz in 1935.",
           "2024-06-20",
           {"person.age-birth error [78]"}},
          {"Anton Reuss was born in Graz in 1930 and died in 1926.", "2024-06-20", {"person.life-span error [1926]"}},
          {"Anton Reuss, born in 1970, joined the party in 1962.",
           "2024-06-20",
           {"person.acts warning [Anton Reuss, born in 1970, joined]"}},
          {"Anton Reuss, a painter who was born in 1952, died on Monday. He was 62.",
           "2024-06-20",
           {"person.age-birth error [62]"}},
          {"Anton Reuss died on Monday at the age of 82. He was born on May 5, 1952, in Graz.",
           "2024-06-20",
           {"person.life-span error [82]"}},
          {"Anton Reuss, who died at 62 in 2020, was born in 1948.", "2024-06-20", {"person.life-span error [62]"}},
      },
      "person.");
  check_silent(
      {
          "President Maria Salgado, 61, opened the dam. Her 58-year-old husband, a former engineer, said it was late.",
          "Harold Whitcombe, 45, denied the charge. His brother Peter, 54, left the court. The 54-year-old said no.",
          "Harold Whitcombe, 45, hit Anne Trask. The 54-year-old was taken to hospital.",
          "Harold Whitcombe, 45, hit a woman. The 54-year-old was taken to hospital.",
          "Harold Whitcombe, 45, was 30 when he joined the army. At 30, Whitcombe was a captain.",
          "Harold Whitcombe, 45, leads the firm. The 54-year-old company makes pumps.",
          "Harold Whitcombe, 45, won in 2024. In 2004, Whitcombe, 25, was unknown.",
          "Harold Whitcombe, 45, was found dead. A 54-year-old man was arrested.",
          "Harold Whitcombe, 45, lives in Leeds. The 30-year-old house is cold.",
          "Harold Whitcombe, 45, coaches the girls. The 12-year-olds won.",
          "Harold Whitcombe, 77, once played in the cup. The then 22-year-old striker scored twice.",
          "Harold Whitcombe, 45, ended the story of a legend. The 22-year-old scored in 2001 on his debut.",
          "The painter Anton Reuss was born in 1970 in Graz. Reuss, 54, lives in Vienna.",
          "Anton Reuss (1862-1931) died at the age of 69.",
          "Anton Reuss, born in June 1934, celebrated his 90th birthday this week.",
          "The poet Anton Reuss, born in 1924, would have turned 100 this year.",
          "Anton Reuss died in 2015. In 2018 his novel won the prize.",
          "Anton Reuss died in 2015. In 2018 the Reuss foundation won a prize. In 2018 Reuss was honoured.",
          "Anton Reuss, born in 1970, was 30 in 2000.",
          "Anton Reuss (1998-2004, 2010-2012) was the coach.",
          "President Anton Reuss (2010-2018) died at 79.",
          "The poet Anton Reuss (1862-1931) was published again in 1941.",
          "Anton Reuss was born in 1930. His father died in 1926.",
          "Anton Reuss, born in 1970, joined the party in 1992.",
          "Anton Reuss was born in 1952. His son died at the age of 12.",
          "Anton Reuss was born in 1952. In 1972, at 20, he painted every day.",
          "Anton Reuss (450-387 BC) died at 63.",
          "Anton Reuss published a book about Karl Mach (1838-1916) in 1990.",
      },
      "2024-06-20", "person.");
}

TEST_CASE("two offices of one person are flagged") {
  check_rows(
      {
          {"Finance Minister Karin Wexford opened the debate. Defence Minister Wexford said the budget was fair.",
           "2024-06-20",
           {"person.office warning [Defence Minister]"}},
          {"Foreign Minister Anton Reuss arrived on Monday. Talks went on all night. Interior Minister Anton Reuss "
           "said they went well.",
           "2024-06-20",
           {"person.office warning [Interior Minister]"}},
          {"Karin Wexford, the finance minister, opened the debate. Later the defence minister, Karin Wexford, left.",
           "2024-06-20",
           {"person.office warning [defence minister]"}},
          {"Energy Secretary Karin Wexford spoke first. Transport Secretary Karin Wexford said the trains would run.",
           "2024-06-20",
           {"person.office warning [Transport Secretary]"}},
      },
      "person.office");
  check_silent(
      {
          "Finance Minister Karin Wexford, a former defence minister, opened the debate. Former Defence Minister "
          "Wexford said so.",
          "Finance Minister Karin Wexford met Defence Minister Peter Wexford. Defence Minister Wexford left.",
          "Prime Minister and Finance Minister Karin Wexford spoke. Finance Minister Wexford left. Prime Minister "
          "Wexford stayed.",
          "Finance Minister Karin Wexford spoke. In 2010, then Defence Minister Wexford left. Wexford became finance "
          "minister in 2020.",
      },
      "2024-06-20", "person.office");
}

TEST_CASE("two nationalities of one person are flagged") {
  check_rows(
      {
          {"The Canadian poet Anne Trask won the prize. The American poet said she was glad. American poet Anne Trask "
           "lives in Leeds.",
           "2024-06-20",
           {"person.nationality warning [American poet]"}},
          {"Belgian cyclist Jan Wouters won the stage. The Dutch cyclist Wouters was second in May.",
           "2024-06-20",
           {"person.nationality warning [Dutch cyclist]"}},
      },
      "person.nationality");
  check_silent(
      {
          "The Canadian-American poet Anne Trask won. Canadian poet Anne Trask lives in Leeds. American poet Trask "
          "said so.",
      },
      "2024-06-20", "person.nationality");
}

TEST_CASE("more ages, birthdays and acts are flagged") {
  check_rows(
      {
          {"Maria Salgado, the 61-year-old president, opened the dam. Salgado, 58, is an engineer.",
           "2024-06-20",
           {"person.age-conflict error [58]"}},
          {"Police arrested Harold Whitcombe, 34, of Leeds. Whitcombe, 43, is charged with theft.",
           "2024-06-20",
           {"person.age-conflict error [43]"}},
          {"Police arrested a 34-year-old man, Harold Whitcombe, on Monday. Whitcombe, 43, is charged with theft.",
           "2024-06-20",
           {"person.age-conflict error [43]"}},
          {"Harold Whitcombe, a 34-year-old plumber, was arrested. The 43-year-old plumber appeared in court.",
           "2024-06-20",
           {"person.age-conflict warning [43]"}},
          {"Laura Bendix turned 40 in May. Bendix, 46, lives in Leeds.",
           "2024-06-20",
           {"person.age-conflict error [46]"}},
          {"Retired teacher Laura Bendix, 71, knitted the scarf. The 77-year-old grandmother of four plans to knit "
           "more.",
           "2024-06-20",
           {"person.age-conflict warning [77]"}},
          {"Laura Bendix, 19, won gold on Monday. The 17-year-old sensation had never won before.",
           "2024-06-20",
           {"person.age-conflict warning [17]"}},
          {"At 45, Laura Bendix is the youngest judge. Bendix, 54, studied in Leeds.",
           "2024-06-20",
           {"person.age-conflict error [54]"}},
          {"The composer Anton Reuss, born in Vienna in 1931, died in 2002 at the age of 81.",
           "2024-06-20",
           {"person.life-span error [81]"}},
          {"Composer Anton Reuss died on Sunday at 88. Reuss was born in Vienna on March 3, 1931.",
           "2024-06-20",
           {"person.life-span error [88]"}},
          {"Composer Anton Reuss, who was born in 1931 and studied in Vienna, died on Sunday, aged 83.",
           "2024-06-20",
           {"person.life-span error [83]"}},
          {"Composer Anton Reuss (born 3 March 1931) died on Sunday aged 83.",
           "2024-06-20",
           {"person.life-span error [83]"}},
          {"Reuss was born on March 3, 1931, in Vienna. Anton Reuss died last week. He was 83.",
           "2024-06-20",
           {"person.age-birth error [83]"}},
          {"Anton Reuss, 83, died at home on Sunday. Born in Vienna in 1931, Reuss wrote nine operas.",
           "2024-06-20",
           {"person.age-birth error [83]"}},
          {"Anton Reuss, the composer, died Sunday at his home in Vienna. He was 83. Mr. Reuss was born in Vienna on "
           "March 3, 1931.",
           "2024-06-20",
           {"person.age-birth error [83]"}},
          {"Anton Reuss died in 1998. He was 58. Reuss was born in 1930.",
           "2024-06-20",
           {"person.life-span error [58]"}},
          {"Anton Reuss, who died in 1998, received the medal in 2003.",
           "2024-06-20",
           {"person.acts warning [Anton Reuss, who died in 1998, received]"}},
          {"On his 50th birthday in 2010, Anton Reuss, born in 1970, gave a concert.",
           "2024-06-20",
           {"person.birthday error [50th]"}},
          {"Anton Reuss was born in 1970. He will turn 60 in August.", "2024-06-20", {"person.birthday error [60]"}},
          {"Anton Reuss was born in 1970 and won his first medal in 1968.",
           "2024-06-20",
           {"person.acts warning [Anton Reuss was born in 1970 and won]"}},
          {"Anton Reuss was 25 when he won the cup in 2010. Reuss was born in 1970.",
           "2024-06-20",
           {"person.age-birth error [25]"}},
          {"Born on 3 March 1931, Anton Reuss would have been 80 this year.",
           "2024-06-20",
           {"person.birthday error [80]"}},
          {"Anton Reuss, a pianist born in 1931, who died in 2002 aged 61, is buried here.",
           "2024-06-20",
           {"person.life-span error [61]"}},
      },
      "person.");
}

TEST_CASE("ages, birthdays and offices of others are left alone") {
  check_silent(
      {
          "Anton Reuss, 45, runs the shop. Friends of the 19-year-old victim, Paul Lode, wept.",
          "Harold Whitcombe, 71, will step down in June. The 68-year-old bank has lost money since 2010.",
          "Harold Whitcombe, 71, will step down. The 30-year-old agreement ends in May.",
          "Laura Bendix turned 40 in May 2010. Bendix, 54, lives in Leeds.",
          "Laura Bendix, 52, has a dog. The 9-year-old terrier sleeps all day.",
          "Laura Bendix, 52, is a coach. The 17-year-old swimmer Ann Lode says she is strict.",
          "Laura Bendix, 52, welcomed the verdict. The 17-year-old defendant was sent to prison.",
          "Anton Reuss was born in 1930. He was 25 when he won the cup in 1955.",
          "Anton Reuss, born in 1930, was 25 when he met his wife, who died in 2010.",
          "On her 80th birthday in 2010, Anton Reuss, born in 1970, gave his mother a ring.",
          "Anton Reuss died in 1998. His widow received the medal in 2003.",
          "Anton Reuss died in 1998. In 2003 Reuss's son won the cup.",
          "Anton Reuss, whose father died in 1998 at the age of 80, was born in 1950.",
          "Anton Reuss was born on May 3, 1930. He died on May 2, 1998, at the age of 67.",
          "Anton Reuss was born in 1952. His wife died in 2010 at the age of 50.",
          "Anton Reuss said a man died on Sunday at 88. Reuss, born in 1970, saw him.",
          "Anton Reuss, born in 1970, will celebrate his father's 80th birthday on Friday.",
          "Anton Reuss, born in 1970, hopes to celebrate his 80th birthday on Mars.",
          "Finance Minister Karin Wexford met the French finance minister. French Defence Minister Paul Lode was "
          "there.",
          "Health Secretary Karin Wexford will become justice secretary. Justice Secretary Wexford starts on Monday.",
          "Foreign Minister Karin Wexford spoke. In 2012 Interior Minister Wexford closed the border.",
          "French chef Paul Lode cooks. The British chef Anna Lode cooks too.",
      },
      "2024-06-20", "person.");
}
