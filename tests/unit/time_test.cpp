#include <claims/story.h>

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace claims;

namespace {

struct Row {
  const char* text;
  const char* times;  // "words=value[/mod][!][ age][ set]"; ! = no such day; joined by "; "
};

Story story_of(std::string text, std::optional<Date> published) {
  ReadOptions options;
  options.format = Format::plain;
  options.published = published;
  return read_story(read_document("-", std::move(text), options).value());
}

std::string shown(const Story& story) {
  std::string out;
  for (const TimeMention& m : story.times) {
    if (!out.empty()) out += "; ";
    out += std::string(story.document.slice(m.span)) + "=" + m.value;
    if (m.mod != TimeMod::none) out += std::string("/") + name_of(m.mod);
    if (m.impossible) out += "!";
    if (m.type == TimeType::age || m.type == TimeType::set) out += std::string(" ") + name_of(m.type);
  }
  return out;
}

// The stories are of Thursday, 20 June 2024.
void check(std::initializer_list<Row> rows) {
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(shown(story_of(row.text, Date{2024, 6, 20})) == row.times);
  }
}

}  // namespace

TEST_CASE("times: absolute dates") {
  check({
      {"Kim met Putin on Wednesday, June 19, 2024, in Pyongyang.", "Wednesday, June 19, 2024=2024-06-19"},
      {"The treaty was signed on 9 April 2019.", "9 April 2019=2019-04-09"},
      {"The treaty was signed on April 9, 2019.", "April 9, 2019=2019-04-09"},
      {"The treaty was signed on Apr. 9, 2019.", "Apr. 9, 2019=2019-04-09"},
      {"The treaty was signed on the 9th of April 2019.", "the 9th of April 2019=2019-04-09"},
      {"The treaty was signed on April 9th, 2019.", "April 9th, 2019=2019-04-09"},
      {"It opened on Tues., Jan. 2, 2024.", "Tues., Jan. 2, 2024=2024-01-02"},
      {"It opened on Tuesday 2 January 2024.", "Tuesday 2 January 2024=2024-01-02"},
      {"The file is dated 2021-03-04.", "2021-03-04=2021-03-04"},
      {"The file is dated 2021/03/04.", "2021/03/04=2021-03-04"},
      {"The file is dated 03/25/2021.", "03/25/2021=2021-03-25"},
      {"The file is dated 25/03/2021.", "25/03/2021=2021-03-25"},
      {"The law took effect in March 1998.", "March 1998=1998-03"},
      {"The law took effect in March of 1998.", "March of 1998=1998-03"},
      {"The law took effect in Sept. 1998.", "Sept. 1998=1998-09"},
      {"The law took effect in September, 1998.", "September, 1998=1998-09"},
      {"He was born on 29 February 1996.", "29 February 1996=1996-02-29"},
      {"The dam burst in 1926.", "1926=1926"},
      {"The 2004 Kim-Putin summit never took place.", "2004=2004"},
      {"Since 1994 the party has won every election.", "1994=1994"},
      {"The museum (1887) is closed.", "1887=1887"},
      {"The accord of nineteen ninety-four is void.", "nineteen ninety-four=1994"},
      {"By the year 2000 the debt had doubled.", "the year 2000=2000"},
      {"The budget for fiscal 2023 was cut.", "fiscal 2023=2023"},
      {"The budget for fiscal year 2023 was cut.", "fiscal year 2023=2023"},
      {"Sales in 1990 and beyond will be lower.", "1990 and beyond=1990/ON_OR_AFTER"},
  });
}

TEST_CASE("times: impossible dates") {
  check({
      {"The meeting is on June 31, 2024.", "June 31, 2024=2024-06-31!"},
      {"He was born on Feb. 29, 2023.", "Feb. 29, 2023=2023-02-29!"},
      {"He was born on Feb. 29, 2024.", "Feb. 29, 2024=2024-02-29"},
      {"On May 32 the fair opens.", "May 32=2024-05-32!"},
      {"It opens May 32.", "May 32=2024-05-32!"},
      {"It was Theresa May 32 years later.", "32 years later=2056"},
      {"The office closed on February 30.", "February 30=2024-02-30!"},
      {"It was posted on 31 November 2022.", "31 November 2022=2022-11-31!"},
      {"The hearing is on Monday, April 31, 2024.", "Monday, April 31, 2024=2024-04-31!"},
  });
}

TEST_CASE("times: February 29 without a year") {
  struct Case {
    const char* text;
    Date published;
    const char* times;
  };
  for (const Case& c : {
           Case{"The fair was on Feb. 29.", {2024, 3, 4}, "Feb. 29=2024-02-29"},
           Case{"The fair will be on Feb. 29.", {2023, 2, 20}, "Feb. 29=2023-02-29!"},
           Case{"The fair was on Feb. 29.", {2023, 3, 4}, "Feb. 29=2023-02-29!"},
           Case{"He was born on Feb. 29.", {2023, 6, 20}, "Feb. 29=XXXX-02-29"},
           Case{"He was born on Feb. 29.", {2025, 6, 20}, "Feb. 29=2024-02-29"},
           Case{"The fair will be on Feb. 29.", {2023, 6, 20}, "Feb. 29=2024-02-29"},
           Case{"The fair will be on Feb. 29.", {2024, 12, 1}, "Feb. 29=XXXX-02-29"},
       }) {
    CAPTURE(c.text, to_iso(c.published));
    const Story story = story_of(c.text, c.published);
    CHECK(shown(story) == c.times);
    CHECK(story.times.front().certainty < 1);
  }
}

TEST_CASE("times: month and day without a year") {
  check({
      {"He resigned on June 12.", "June 12=2024-06-12"},
      {"The court will rule on July 3.", "July 3=2024-07-03"},
      {"The strike began on Nov. 25.", "Nov. 25=2023-11-25"},
      {"The strike began on 25 November.", "25 November=2023-11-25"},
      {"The talks are due to resume on Jan. 5.", "Jan. 5=2025-01-05"},
      {"The exhibition opens on December 1.", "December 1=2024-12-01"},
      {"The Feb. 23 accord was broken.", "Feb. 23=2024-02-23"},
      {"Until then, the April 9 vote stands.", "April 9=2024-04-09"},
  });
}

TEST_CASE("times: yearless months") {
  check({
      {"Prices rose in May.", "May=2024-05"},
      {"Prices rose in August.", "August=2023-08"},
      {"Prices will rise in August.", "August=2024-08"},
      {"Prices will rise in January.", "January=2025-01"},
      {"The army withdrew in early March.", "early March=2024-03/START"},
      {"The army will withdraw in late September.", "late September=2024-09/END"},
      {"The vote was postponed until mid-October.", "mid-October=2024-10/MID"},
      {"He visited Seoul last November.", "last November=2023-11"},
      {"She will visit Seoul next March.", "next March=2025-03"},
      {"The law passed this January.", "this January=2024-01"},
      {"A June agreement ended the dispute.", "June=2024-06"},
      {"Exports fell in October and November.", "October=2023-10; November=2023-11"},
      {"January this year was the warmest on record.", "January this year=2024-01"},
  });
}

TEST_CASE("times: weekdays") {
  check({
      {"The minister resigned on Wednesday.", "Wednesday=2024-06-19"},
      {"The minister resigned Thursday.", "Thursday=2024-06-20"},
      {"The minister will resign on Friday.", "Friday=2024-06-21"},
      {"The minister is to resign on Saturday.", "Saturday=2024-06-22"},
      {"The minister resigned last Friday.", "last Friday=2024-06-14"},
      {"Talks resume next Tuesday.", "next Tuesday=2024-06-25"},
      {"The deadline is Friday.", "Friday=2024-06-21"},
      {"He has until Monday to reply.", "Monday=2024-06-24"},
      {"The bill is expected to pass on Tuesday.", "Tuesday=2024-06-25"},
      {"The first thing to do after Wednesday's summit is to watch trade.", "Wednesday=2024-06-19"},
      {"Monday's vote will be close.", "Monday=2024-06-24"},
      {"Monday's vote was close.", "Monday=2024-06-17"},
      {"Parliament meets on Mondays.", "Mondays=XXXX-WXX-1 set"},
      {"Parliament meets every Thursday.", "every Thursday=XXXX-WXX-4 set"},
      {"The clinic opens on Tuesday nights.", "Tuesday nights=XXXX-WXX-2TNI set"},
      {"The ship left port on Sunday night.", "Sunday night=2024-06-16TNI"},
      {"The ship left port late Saturday.", "late Saturday=2024-06-15/END"},
      {"They plan to leave early Sunday.", "early Sunday=2024-06-23/START"},
      {"He was arrested on a Friday.", "a Friday=XXXX-WXX-5"},
      {"The previous Monday he had flown to Oslo.", "The previous Monday=2024-06-17"},
  });
}

TEST_CASE("times: today and its neighbours") {
  check({
      {"The minister resigned today.", "today=2024-06-20"},
      {"The minister resigned yesterday.", "yesterday=2024-06-19"},
      {"The minister resigned yesterday afternoon.", "yesterday afternoon=2024-06-19TAF"},
      {"The minister will resign tomorrow.", "tomorrow=2024-06-21"},
      {"The minister will resign tomorrow morning.", "tomorrow morning=2024-06-21TMO"},
      {"The minister will speak tonight.", "tonight=2024-06-20TNI"},
      {"The minister spoke last night.", "last night=2024-06-19TNI"},
      {"The minister spoke this morning.", "this morning=2024-06-20TMO"},
      {"The minister speaks later today.", "later today=2024-06-20/END"},
      {"The minister spoke the day before yesterday.", "the day before yesterday=2024-06-18"},
      {"The minister speaks the day after tomorrow.", "the day after tomorrow=2024-06-22"},
      {"Fighting went on overnight.", "overnight=2024-06-20TNI"},
  });
}

TEST_CASE("times: relative units") {
  check({
      {"Exports fell last week.", "last week=2024-W24"},
      {"Exports fell last month.", "last month=2024-05"},
      {"Exports fell last quarter.", "last quarter=2024-Q1"},
      {"Exports fell last year.", "last year=2023"},
      {"Exports fell in the last decade.", "the last decade=201"},
      {"Exports fell last weekend.", "last weekend=2024-W24-WE"},
      {"Exports will fall next week.", "next week=2024-W26"},
      {"Exports will fall next month.", "next month=2024-07"},
      {"Exports will fall next year.", "next year=2025"},
      {"Exports fell this week.", "this week=2024-W25"},
      {"Exports fell this month.", "this month=2024-06"},
      {"Exports fell this year.", "this year=2024"},
      {"Exports fell this century.", "this century=20"},
      {"Exports fell earlier this year.", "earlier this year=2024/START"},
      {"Exports will fall later this month.", "later this month=2024-06/END"},
      {"Exports fell early last week.", "early last week=2024-W24/START"},
      {"Exports fell at the end of last year.", "the end of last year=2023/END"},
      {"Exports will rise by the end of the year.", "the end of the year=2024/END"},
      {"Exports will rise by year-end.", "year-end=2024/END"},
      {"Exports fell at the beginning of the month.", "the beginning of the month=2024-06/START"},
      {"Exports fell at the same time last year.", "last year=2023"},
      {"The current fiscal year will be better.", "The current fiscal year=2024"},
  });
}

TEST_CASE("times: ago") {
  check({
      {"He resigned ten years ago.", "ten years ago=2014"},
      {"He resigned 34 years ago.", "34 years ago=1990"},
      {"He resigned a year ago.", "a year ago=2023"},
      {"He resigned five months ago.", "five months ago=2024-01"},
      {"He resigned two weeks ago.", "two weeks ago=2024-W23"},
      {"He resigned three days ago.", "three days ago=2024-06-17"},
      {"He resigned nearly two years ago.", "nearly two years ago=2022/LESS_THAN"},
      {"He resigned about 20 years ago.", "about 20 years ago=2004/APPROX"},
      {"He resigned more than four decades ago.", "more than four decades ago=1984/MORE_THAN"},
      {"He resigned half a century ago.", "half a century ago=1974"},
      {"He resigned a year and a half ago.", "a year and a half ago=2022-12"},
      {"He resigned two and a half years ago.", "two and a half years ago=2021-12"},
      {"He resigned a week or so ago.", "a week or so ago=2024-W24/APPROX"},
      {"He resigned several years ago.", "several years ago=PAST_REF"},
      {"He resigned a few weeks ago.", "a few weeks ago=PAST_REF"},
      {"He resigned years ago.", "years ago=PAST_REF"},
      {"The results come two years from now.", "two years from now=2026"},
  });
}

TEST_CASE("times: relative to the date before") {
  check({
      {"Kim met Putin on Sept. 13, 2023, and again nine months later.",
       "Sept. 13, 2023=2023-09-13; nine months later=2024-06"},
      {"She was hired in May 2010 and left two years later.", "May 2010=2010-05; two years later=2012"},
      {"She was hired on May 3, 2010, and left three days later.",
       "May 3, 2010=2010-05-03; three days later=2010-05-06"},
      {"She was hired on May 3, 2010. The next day she left.", "May 3, 2010=2010-05-03; The next day=2010-05-04"},
      {"She was hired on May 3, 2010. That night she left.", "May 3, 2010=2010-05-03; That night=2010-05-03TNI"},
      {"She was hired on May 3, 2010. Two weeks later she left.", "May 3, 2010=2010-05-03; Two weeks later=2010-W20"},
      {"The war began in 1998. The following year it ended.", "1998=1998; The following year=1999"},
      {"The war began in 1998. A decade later it ended.", "1998=1998; A decade later=2008"},
      {"The war began in 1998. That year it ended.", "1998=1998; That year=1998"},
      {"The war began in 1998. Three days later it ended.", "1998=1998; Three days later=XXXX-XX-XX"},
      {"In March 2015 prices rose. The previous month they fell.", "March 2015=2015-03; The previous month=2015-02"},
      {"In the third quarter of 2021 profit fell from a year earlier.",
       "the third quarter of 2021=2021-Q3; a year earlier=2020-Q3"},
  });
}

TEST_CASE("times: quarters, halves, seasons, decades, centuries") {
  check({
      {"Profit fell in the third quarter of 2021.", "the third quarter of 2021=2021-Q3"},
      {"Profit fell in the third quarter.", "the third quarter=2023-Q3"},
      {"Profit fell in the first quarter.", "the first quarter=2024-Q1"},
      {"Third-quarter profit fell.", "Third-quarter=2023-Q3"},
      {"The company reported a first-quarter loss.", "first-quarter=2024-Q1"},
      {"Profit fell in Q3 2021.", "Q3 2021=2021-Q3"},
      {"Profit fell in the quarter ended March 31.", "the quarter=2024-Q1; March 31=2024-03-31"},
      {"Profit fell in last year's fourth quarter.", "last year's fourth quarter=2023-Q4"},
      {"Profit fell in the first half of 2023.", "the first half of 2023=2023-H1"},
      {"Profit will fall in the second half of this year.", "the second half of this year=2024-H2"},
      {"She resigned in the summer of 2019.", "the summer of 2019=2019-SU"},
      {"She resigned in summer 2019.", "summer 2019=2019-SU"},
      {"She resigned last summer.", "last summer=2023-SU"},
      {"She will resign next spring.", "next spring=2025-SP"},
      {"She will resign this autumn.", "this autumn=2024-FA"},
      {"She resigned in the spring.", "the spring=2024-SP"},
      {"She was born in the 1980s.", "the 1980s=198"},
      {"She was born in the early 1980s.", "the early 1980s=198/START"},
      {"She was born in the mid-1990s.", "the mid-1990s=199/MID"},
      {"She was born in the '90s.", "the '90s=199"},
      {"She was born in the nineties.", "the nineties=199"},
      {"She was born in the late nineteenth century.", "the late nineteenth century=18/END"},
      {"The castle dates from the 18th century.", "the 18th century=17"},
      {"It is a 20th-century idea.", "20th-century=19"},
      {"It was built in the 1800s.", "the 1800s=18"},
  });
}

TEST_CASE("times: durations") {
  check({
      {"The siege lasted two years.", "two years=P2Y"},
      {"The siege lasted 18 months.", "18 months=P18M"},
      {"The siege lasted a day.", "a day=P1D"},
      {"The siege lasted two and a half years.", "two and a half years=P2Y6M"},
      {"The siege lasted 2 1/2 years.", "2 1/2 years=P2Y6M"},
      {"The siege lasted five and a half hours.", "five and a half hours=PT5H30M"},
      {"The siege lasted half an hour.", "half an hour=PT30M"},
      {"The siege lasted an hour and a half.", "an hour and a half=PT1H30M"},
      {"The siege lasted nearly a quarter-century.", "nearly a quarter-century=P25Y/LESS_THAN"},
      {"The siege lasted more than two weeks.", "more than two weeks=P2W/MORE_THAN"},
      {"The siege lasted less than a month.", "less than a month=P1M/LESS_THAN"},
      {"The siege lasted at least 30 days.", "at least 30 days=P30D/EQUAL_OR_MORE"},
      {"The siege lasted no more than 90 minutes.", "no more than 90 minutes=PT90M/EQUAL_OR_LESS"},
      {"The siege lasted about a decade.", "about a decade=P10Y/APPROX"},
      {"The siege lasted two decades.", "two decades=P20Y"},
      {"The siege lasted several years.", "several years=PXY"},
      {"The siege lasted a few days.", "a few days=PXD"},
      {"The siege lasted a couple of months.", "a couple of months=P2M"},
      {"The siege lasted for decades.", "decades=PXDE"},
      {"The siege lasted twenty-four hours.", "twenty-four hours=PT24H"},
      {"The siege lasted two to three weeks.", "two to three weeks=P2W"},
      {"A two-day visit ended.", "two-day=P2D"},
      {"A 16-hour flight ended.", "16-hour=PT16H"},
      {"The 27-year veteran retired.", "27-year=P27Y"},
      {"The three-month-long strike ended.", "three-month-long=P3M"},
      {"A day-long meeting ended.", "day-long=P1D"},
      {"A decades-long conflict ended.", "decades-long=PXDE"},
      {"Sales rose in the past three months.", "the past three months=P3M"},
      {"Sales rose in the last five years.", "the last five years=P5Y"},
      {"Sales will rise in the next two weeks.", "the next two weeks=P2W"},
      {"Sales rose in the first nine months.", "the first nine months=P9M"},
      {"Sales rose in recent years.", "recent years=PXY"},
      {"Sales will rise in the coming months.", "the coming months=PXM"},
      {"He will wait another two years.", "another two years=P2Y"},
      {"He will wait two more weeks.", "two more weeks=P2W"},
      {"He ruled for two hundred years.", "two hundred years=P200Y"},
      {"He ruled from 2010 to 2018, an eight-year reign.", "2010=2010; 2018=2018; eight-year=P8Y"},
      {"The deal runs for 1,000 days.", "1,000 days=P1000D"},
  });
}

TEST_CASE("times: ages") {
  check({
      {"The 10-year-old girl was found.", "10-year-old=P10Y age"},
      {"A three-month-old baby was found.", "three-month-old=P3M age"},
      {"He is 52 years old.", "52 years old=P52Y age"},
      {"The suspect, aged 45, fled.", "aged 45=P45Y age"},
      {"She died at the age of 91.", "age of 91=P91Y age"},
      {"The 12-year-olds sang.", "12-year-olds=P12Y age"},
  });
}

TEST_CASE("times: sets") {
  check({
      {"The group meets every day.", "every day=P1D set"},
      {"The group meets each month.", "each month=P1M set"},
      {"The group meets every two weeks.", "every two weeks=P2W set"},
      {"The group meets every other year.", "every other year=P2Y set"},
      {"The group meets daily.", "daily=P1D set"},
      {"The group meets twice a week.", "a week=P1W set"},
      {"The plan costs $5 million a year.", "a year=P1Y set"},
      {"The plant makes 10,000 units annually.", "annually=P1Y set"},
      {"It is held each July.", "each July=XXXX-07 set"},
      {"It is held every summer.", "every summer=XXXX-SU set"},
  });
}

TEST_CASE("times: clock times") {
  check({
      {"The vote is at 9 a.m. on Friday.", "9 a.m. on Friday=2024-06-21T09:00"},
      {"The vote was at 9:30 p.m. Tuesday.", "9:30 p.m. Tuesday=2024-06-18T21:30"},
      {"The vote was at 9.30pm on Tuesday.", "9.30pm on Tuesday=2024-06-18T21:30"},
      {"The blast came at 10:35 a.m. EDT.", "10:35 a.m. EDT=2024-06-20T10:35"},
      {"The blast came at 0735 GMT on Friday.", "0735 GMT on Friday=2024-06-14T07:35"},
      {"The blast came at noon.", "noon=2024-06-20T12:00"},
      {"The blast came at midnight on Friday.", "midnight on Friday=2024-06-14T24:00"},
      {"The blast came at 4 in the morning.", "4 in the morning=2024-06-20T04:00"},
      {"The blast came at ten o'clock.", "ten o'clock=2024-06-20T10:00"},
      {"The blast came on Friday at 21:15.", "Friday=2024-06-14; 21:15=2024-06-14T21:15"},
      {"The shop is open from 9:00 to 17:30.", "9:00=2024-06-20T09:00; 17:30=2024-06-20T17:30"},
      {"The train left at 12:05 a.m.", "12:05 a.m.=2024-06-20T00:05"},
  });
}

TEST_CASE("times: holidays") {
  check({
      {"He resigned on Christmas Day.", "Christmas Day=2023-12-25"},
      {"He resigned on Christmas Eve 2022.", "Christmas Eve 2022=2022-12-24"},
      {"He resigned on New Year's Day.", "New Year's Day=2024-01-01"},
      {"The shops will close on Thanksgiving.", "Thanksgiving=2024-11-28"},
      {"The shops closed on Easter Sunday.", "Easter Sunday=2024-03-31"},
      {"The shops closed on Good Friday 2023.", "Good Friday 2023=2023-04-07"},
      {"The shops will close on Labor Day.", "Labor Day=2024-09-02"},
      {"The shops closed on Memorial Day.", "Memorial Day=2024-05-27"},
      {"He resigned last Christmas.", "last Christmas=2023-12-25"},
      {"Easter Island lies in the Pacific.", ""},
  });
}

TEST_CASE("times: ranges") {
  check({
      {"He ruled from 2010 to 2018.", "2010=2010; 2018=2018"},
      {"He ruled in 1998-99.", "1998=1998; 99=1999"},
      {"He ruled in 1999-2000.", "1999=1999; 2000=2000"},
      {"He ruled between 1998 and 2004.", "1998=1998; 2004=2004"},
      {"The fair runs June 18-20.", "June 18=2024-06-18; 20=2024-06-20"},
      {"The fair ran from June 3 to 7, 2023.", "June 3=2023-06-03; 7, 2023=2023-06-07"},
      {"The fair ran on April 24 and 25.", "April 24=2024-04-24; 25=2024-04-25"},
      {"The fair ran from May to July 2023.", "May=2023-05; July 2023=2023-07"},
  });
}

TEST_CASE("times: school years") {
  check({
      {"The 2021-2022 school year was short.", "2021=2021; 2022=2022"},
      {"The 2022-2021 school year was short.", "2022=2022; 2021=2021"},
      {"A 10-12 year term is long.", "10-12 year=P10Y"},
  });
}

TEST_CASE("times: references") {
  check({
      {"The town is now empty.", "now=PRESENT_REF"},
      {"The town is currently empty.", "currently=PRESENT_REF"},
      {"The town was recently rebuilt.", "recently=PAST_REF"},
      {"The town will soon be empty.", "soon=FUTURE_REF"},
      {"The town has no future.", ""},
      {"The town was rich in the past.", "the past=PAST_REF"},
      {"The town has plans for the future.", "the future=FUTURE_REF"},
      {"The current mayor is ill.", "current=PRESENT_REF"},
      {"Right now the town is empty.", "Right now=PRESENT_REF"},
      {"These days the town is empty.", "These days=PRESENT_REF"},
  });
}

TEST_CASE("times: near misses: no time at all") {
  check({
      {"The company may buy the rival.", ""},
      {"Troops march on the capital.", ""},
      {"May God bless you.", ""},
      {"Mr. May said no.", ""},
      {"Theresa May's deal failed.", ""},
      {"The march drew thousands.", ""},
      {"April Jones was elected.", ""},
      {"The sun rose.", ""},
      {"Jan Kowalski won.", ""},
      {"Prices fall when demand falls.", ""},
      {"The second man fled.", ""},
      {"Seconds out, he was told.", ""},
      {"The spring broke.", ""},
      {"The Fall of the House of Usher is a story.", ""},
      {"He scored 2000 points.", ""},
      {"The police counted 1,950 people.", ""},
      {"Flight 1549 landed.", ""},
      {"The song cost $1999.", ""},
      {"Version 2.0.19 is out.", ""},
      {"Call 555-1234 or 020 7946 0018.", ""},
      {"See https://example.org/2021/07/04/news.html for more.", ""},
      {"The firm employs 1900 workers.", ""},
      {"He sat in seat 12.", ""},
      {"The Daily Mirror reported it.", ""},
      {"The New York Times reported it.", ""},
      {"He won 6-3, 7-5.", ""},
      {"Three-quarters of the members agreed.", ""},
      {"A quarter of the members agreed.", ""},
      {"They won the first half 2-0.", ""},
      {"The score was 10:35 at the break.", ""},
      {"He finished in the top 10.", ""},
      {"The motion passed 15-0.", ""},
      {"Resolution 2397 was adopted.", ""},
      {"Chapter 7 applies.", ""},
      {"He has a long history.", ""},
      {"It was the last straw.", ""},
      {"The next president will decide.", ""},
      {"His past caught up with him.", ""},
      {"Wed to an heir, she moved.", ""},
      {"Sat on a bench, he waited.", ""},
      {"The mon amour line was cut.", ""},
      {"Officers marched past.", ""},
      {"The 5th Division moved north.", ""},
      {"She came second.", ""},
      {"One in ten agreed.", ""},
      {"Nightly News is a programme.", ""},
      {"A good morning greeting was sent.", ""},
  });
}

TEST_CASE("times: without a publication date relative values stay open") {
  for (const Row& row : {
           Row{"He resigned on Wednesday.", "Wednesday=XXXX-WXX-3"},
           Row{"He resigned yesterday.", "yesterday=XXXX-XX-XX"},
           Row{"He resigned last week.", "last week=XXXX-WXX"},
           Row{"He resigned last month.", "last month=XXXX-XX"},
           Row{"He resigned last year.", "last year=XXXX"},
           Row{"He resigned in May.", "May=XXXX-05"},
           Row{"He resigned on May 5.", "May 5=XXXX-05-05"},
           Row{"He resigned on June 31.", "June 31=XXXX-06-31!"},
           Row{"He resigned in the third quarter.", "the third quarter=XXXX-Q3"},
           Row{"He resigned last summer.", "last summer=XXXX-SU"},
           Row{"He resigned ten years ago.", "ten years ago=XXXX"},
           Row{"He resigned at 9 a.m. on Friday.", "9 a.m. on Friday=XXXX-WXX-5T09:00"},
           Row{"He resigned on Christmas Day.", "Christmas Day=XXXX-XX-XX"},
           Row{"He resigned on May 5, 2020, and came back three days later.",
               "May 5, 2020=2020-05-05; three days later=2020-05-08"},
       }) {
    INFO(row.text);
    const Story story = story_of(row.text, std::nullopt);
    CHECK(shown(story) == row.times);
    for (const TimeMention& m : story.times)
      if (m.value.find('X') != std::string::npos) CHECK(!m.period.known());
  }
}

TEST_CASE("times: a publication year without a day gives years") {
  Story story;
  for (const Row& row : {
           Row{"He resigned last year.", "last year=2023"},
           Row{"He resigned ten years ago.", "ten years ago=2014"},
           Row{"He resigned on Wednesday.", "Wednesday=XXXX-WXX-3"},
           Row{"He resigned on May 5.", "May 5=XXXX-05-05"},
       }) {
    INFO(row.text);
    ReadOptions options;
    options.format = Format::plain;
    Document document = read_document("-", row.text, options).value();
    document.published.date = Date{2024, 0, 0};
    document.published.source = DateSource::inferred;
    CHECK(shown(read_story(std::move(document))) == row.times);
  }
}

TEST_CASE("times: the parts hold what is written") {
  const Story story = story_of("They met on Wednesday, June 18, 2024, in Oslo.", Date{2024, 6, 20});
  REQUIRE(story.times.size() == 1);
  const TimeMention& m = story.times[0];
  const auto text = [&](const TimeMention::Part& part) { return std::string(story.document.slice(part.span)); };
  CHECK(m.weekday.value == 3);
  CHECK(text(m.weekday) == "Wednesday");
  CHECK(m.day.value == 18);
  CHECK(text(m.day) == "18");
  CHECK(m.month.value == 6);
  CHECK(text(m.month) == "June");
  CHECK(m.year.value == 2024);
  CHECK(text(m.year) == "2024");
  CHECK(m.value == "2024-06-18");  // a Tuesday: the date wins, the check compares
  CHECK(m.anchor == TimeAnchor::written);
  CHECK(m.certainty == 1);
  CHECK(m.tense == Tense::past);
  CHECK(m.period == Period{to_day({2024, 6, 18}), to_day({2024, 6, 18})});
}

TEST_CASE("times: both ends of a range have their parts") {
  const Story story = story_of("The fair ran June 18-20, 2023, and in 1998-99.", Date{2024, 6, 20});
  REQUIRE(story.times.size() == 4);
  CHECK(story.times[0].day.value == 18);
  CHECK(story.times[0].month.value == 6);
  CHECK(story.times[0].year.value == 2023);
  CHECK(story.times[1].day.value == 20);
  CHECK(story.times[1].month.span == story.times[0].month.span);
  CHECK(story.times[1].year.span == story.times[0].year.span);
  CHECK(story.times[3].year.value == 1999);
}

TEST_CASE("times: what a value was counted from") {
  const Story story =
      story_of("Kim met Putin on Sept. 13, 2023, and again nine months later, on Wednesday.", Date{2024, 6, 20});
  REQUIRE(story.times.size() == 3);
  CHECK(story.times[1].anchor == TimeAnchor::mention);
  CHECK(story.times[1].anchor_index == 0);
  CHECK(story.times[1].granularity == TimeUnit::month);
  CHECK(story.times[1].amount == 9);
  CHECK(story.times[1].period == month_period(2024, 6));
  CHECK(story.times[2].anchor == TimeAnchor::publication);
  CHECK(story.times[2].certainty < 1);
}

TEST_CASE("times: tense of the clause") {
  struct TenseRow {
    const char* text;
    Tense tense;
  };
  for (const TenseRow& row : {
           TenseRow{"The leaders met on June 12, 2024.", Tense::past},
           TenseRow{"The leaders have met on June 12, 2024.", Tense::past},
           TenseRow{"The leaders will meet on June 12, 2024.", Tense::future},
           TenseRow{"The leaders are to meet on June 12, 2024.", Tense::future},
           TenseRow{"The leaders are going to meet on June 12, 2024.", Tense::future},
           TenseRow{"The leaders are expected to meet on June 12, 2024.", Tense::future},
           TenseRow{"The leaders were to meet on June 12, 2024.", Tense::unknown},
           TenseRow{"The leaders were scheduled to meet on June 12, 2024.", Tense::unknown},
           TenseRow{"The leaders would meet on June 12, 2024.", Tense::unknown},
           TenseRow{"The leaders may meet on June 12, 2024.", Tense::unknown},
           TenseRow{"The leaders agreed to meet on June 12, 2024.", Tense::unknown},
           TenseRow{"Scheduled for June 12, 2024: a meeting.", Tense::unknown},
           TenseRow{"It is June 12, 2024.", Tense::present},
           TenseRow{"On June 12, 2024 the leaders met.", Tense::past},
       }) {
    INFO(row.text);
    const Story story = story_of(row.text, Date{2024, 6, 20});
    REQUIRE(story.times.size() == 1);
    CHECK(name_of(story.times[0].tense) == std::string(name_of(row.tense)));
  }
}

TEST_CASE("times: periods") {
  struct PeriodRow {
    const char* text;
    Date first, last;
  };
  for (const PeriodRow& row : {
           PeriodRow{"It fell last week.", {2024, 6, 10}, {2024, 6, 16}},
           PeriodRow{"It fell last weekend.", {2024, 6, 15}, {2024, 6, 16}},
           PeriodRow{"It fell in 2019.", {2019, 1, 1}, {2019, 12, 31}},
           PeriodRow{"It fell in the summer of 2019.", {2019, 6, 1}, {2019, 8, 31}},
           PeriodRow{"It fell in the winter of 2019.", {2019, 12, 1}, {2020, 2, 29}},
           PeriodRow{"It fell in the second quarter of 2019.", {2019, 4, 1}, {2019, 6, 30}},
           PeriodRow{"It fell in the first half of 2019.", {2019, 1, 1}, {2019, 6, 30}},
           PeriodRow{"It fell in the 1980s.", {1980, 1, 1}, {1989, 12, 31}},
           PeriodRow{"It fell in the 19th century.", {1800, 1, 1}, {1900, 12, 31}},
           PeriodRow{"It fell on June 31, 2024.", {2024, 6, 1}, {2024, 6, 30}},
           PeriodRow{"It fell at 9 a.m. on June 3, 2024.", {2024, 6, 3}, {2024, 6, 3}},
       }) {
    INFO(row.text);
    const Story story = story_of(row.text, Date{2024, 6, 20});
    REQUIRE(story.times.size() == 1);
    CHECK(story.times[0].period == Period{to_day(row.first), to_day(row.last)});
  }
}
