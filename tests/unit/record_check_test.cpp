#include "check_rows.h"

using claims::test::check_rows;
using claims::test::check_silent;

TEST_CASE("a first or a record since a year, with a later one in the next sentence, is flagged") {
  check_rows(
      {
          {"It was Aldersey's first victory at the Bank since 2004. They lost there in 2006 and won 3-1 in 2008.",
           "2014-06-20",
           {"record.since warning [2004]"}},
          {"The yard expects to build 610 boats, its best year since 2006. It built 580 in 2009 and 640 in 2011.",
           "2014-06-20",
           {"record.since warning [2006]"}},
          {"The yard expects to build 610 boats, its best year since 2006.\n\nIt built 580 in 2009 and 640 in 2011.",
           "2014-06-20",
           {"record.since warning [2006]"}},
          {"The ferry carried 4,100 people in May, the fewest since 2003. It carried 3,900 in 2010.",
           "2014-06-20",
           {"record.since warning [2003]"}},
      },
      "record.");
  check_silent(
      {
          "It was Aldersey's first victory at the Bank since 2008. They lost there in 2006 and won 3-1 in 2008.",
          "It was Aldersey's first victory at the Bank since 2004. They lost there in 2006 and drew in 2008.",
          "It was Aldersey's first victory at the Bank since 2004. They had not won there in the cup, but Lode did in "
          "2008.",
          "It was Aldersey's first victory at the Bank since 2004. Wexford won there in 2008.",
          "The yard expects to build 610 boats, its best year since 2011. It built 580 in 2009 and 640 in 2011.",
          "The yard expects to build 610 boats, its best year since 2006. It built 580 in 2009 and 600 in 2011.",
          "The yard expects to build 610 boats, its best year since 2006. It employed 6400 in 2011.",
      },
      "2014-06-20", "record.");
}

TEST_CASE("counts of occasions that do not fit the occasions are flagged") {
  check_rows(
      {
          {"It was Aldersey's fourth title here. His only other one came in 2009.",
           "2014-06-20",
           {"record.count warning [fourth]"}},
          {"The two sides met four times this year, on March 3, April 9 and May 2, and agreed on nothing.",
           "2014-06-20",
           {"record.times warning [four times]"}},
          {"He saw the minister twice, on March 3, on April 9 and on May 2.",
           "2014-06-20",
           {"record.times warning [twice]"}},
      },
      "record.");
  check_silent(
      {
          "It was Aldersey's second title here. His only other one came in 2009.",
          "It was Aldersey's third win of the season. His only other one at home came in May.",
          "It was Aldersey's third win here. Her only other medal was a silver.",
          "The two sides met three times this year, on March 3, April 9 and May 2, and agreed on nothing.",
          "The two sides met four times this year, most recently on April 9 and on May 2.",
          "The two sides met three times this year, on March 3 and again the week after.",
          "The two sides met more than four times, on March 3 and on April 9.",
          "He won three times, in 2008 and 2009 for Leeds, and in 2012 for York.",
      },
      "2014-06-20", "record.");
}
