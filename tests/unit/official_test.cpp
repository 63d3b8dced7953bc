#include "reference/official.h"

#include "data/data.h"
#include "reference/sorted_lines.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

using namespace claims;
using namespace claims::reference;

namespace {

Official only(std::string_view name) {
  const auto found = officials_named(name);
  INFO(name);
  REQUIRE(found.size() == 1);
  return official(found[0]);
}

Period day(int y, int m, int d) { return {to_day({y, m, d}), to_day({y, m, d})}; }

std::string kinds_of(const Official& person) {
  std::string out;
  for (const Post& post : person.posts) out.append(out.empty() ? "" : ", ").append(post.kind);
  return out;
}

int malformed_lines(const char* file, int tabs) {
  const SortedLines table(data::file(file));
  int bad = 0;
  std::string_view last;
  for (std::size_t at = table.begin(); at < table.size(); at = table.next(at)) {
    const std::string_view line = table.line(at);
    bad += std::count(line.begin(), line.end(), '\t') != tabs;
    bad += field(line, 0) < last;
    last = field(line, 0);
  }
  return bad;
}

}  // namespace

TEST_CASE("the tables of officials are well formed") {
  CHECK(malformed_lines("reference/people.tsv", 5) == 0);
  CHECK(malformed_lines("reference/people_names.tsv", 2) == 0);
  CHECK(malformed_lines("reference/office_terms.tsv", 11) == 0);
  CHECK(malformed_lines("reference/office_terms_by_office.tsv", 2) == 0);
}

TEST_CASE("every term belongs to a person, names its row, and its dates are in order") {
  const SortedLines table(data::file("reference/office_terms.tsv"));
  const SortedLines people(data::file("reference/people.tsv"));
  int terms = 0, bad = 0;
  for (std::size_t at = table.begin(); at < table.size(); at = table.next(at)) {
    const std::string_view line = table.line(at);
    ++terms;
    bad += field(people.line(people.lower_bound(field(line, 0))), 0) != field(line, 0);
    const TermDate from = read_term_date(field(line, 7), false), to = read_term_date(field(line, 8), true);
    bad += !from.days.known() && from.written != "?";
    bad += !to.days.known() && to.written != "?" && !to.open;
    bad += from.days.known() && to.days.known() && to.days.last < from.days.first;
    bad += field(line, 10).empty() || field(line, 11).find(':') == std::string_view::npos;
  }
  CHECK(bad == 0);
  CHECK(terms > 15000);
}

TEST_CASE("people are found under their spellings") {
  struct Row {
    const char* written;
    const char* name;
  };
  for (const Row& row :
       {Row{"Sergey Lavrov", "Sergey Lavrov"}, Row{"Sergei Lavrov", "Sergey Lavrov"}, Row{"Kim Jong-un", "Kim Jong-un"},
        Row{"Kim Jong Un", "Kim Jong-un"}, Row{"Kim Jongun", "Kim Jong-un"},
        Row{"Henry Kissinger", "Henry A. (Heinz Alfred) Kissinger"}, Row{"Antonio Guterres", "António Guterres"},
        Row{"Volodymyr Zelensky", "Volodymyr Zelenskyy"}, Row{"Abdel Fattah al-Sisi", "Abdel Fattah el-Sisi"},
        Row{"Abdul Fattah el-Sisi", "Abdel Fattah el-Sisi"}, Row{"Lord Cameron of Chipping Norton", "David Cameron"},
        Row{"Condi Nobody", ""}, Row{"", ""}}) {
    INFO(row.written);
    const auto found = officials_named(row.written);
    if (*row.name == '\0') {
      CHECK(found.empty());
    } else {
      REQUIRE(found.size() == 1);
      CHECK(official(found[0]).name == row.name);
    }
  }
  CHECK(officials_named("George Bush").size() == 2);  // father and son
  CHECK(officials_surnamed("Kissinger").size() == 1);
  CHECK(officials_surnamed("Guterres").size() == 2);
  CHECK(officials_surnamed("Clinton").size() >= 2);
}

TEST_CASE("heads of organisations are found by what newspapers call them") {
  struct Row {
    const char* words;
    const char* body;
    Period on;
    const char* name;
  };
  for (const Row& row :
       {Row{"NATO Secretary General", "NATO", day(2010, 5, 4), "Anders Fogh Rasmussen"},
        Row{"secretary-general of NATO", "NATO", day(1980, 5, 4), "Joseph Luns"},
        Row{"NATO chief", "NATO", day(2020, 5, 4), "Jens Stoltenberg"},
        Row{"president of the European Commission", "European Commission", day(2018, 5, 4), "Jean-Claude Juncker"},
        Row{"European Commission President", "European Commission", day(2022, 5, 4), "Ursula von der Leyen"},
        Row{"European Council President", "European Council", day(2016, 5, 4), "Donald Tusk"},
        Row{"ECB President", "European Central Bank", day(2008, 5, 4), "Jean-Claude Trichet"},
        Row{"IMF chief", "International Monetary Fund", day(2015, 5, 4), "Christine Lagarde"},
        Row{"World Bank President", "World Bank", day(2024, 5, 4), "Ajay Banga"},
        Row{"WHO Director-General", "World Health Organization", day(2020, 5, 4), "Tedros Adhanom Ghebreyesus"},
        Row{"WTO chief", "World Trade Organization", day(2010, 5, 4), "Pascal Lamy"},
        Row{"director general of the International Atomic Energy Agency", "International Atomic Energy Agency",
            day(2003, 5, 4), "Mohamed ElBaradei"},
        Row{"chairman of the Federal Reserve", "United States", day(1983, 5, 4), "Paul Volcker"},
        Row{"ICC prosecutor", "International Criminal Court", day(2015, 5, 4), "Fatou Bensouda"},
        Row{"UN High Commissioner for Refugees", "United Nations", day(2010, 5, 4), "António Guterres"},
        Row{"UN human rights chief", "United Nations", day(2016, 5, 4), "Zeid Ra'ad Al Hussein"},
        Row{"African Union Commission chairperson", "African Union", day(2010, 5, 4), "Jean Ping"},
        Row{"OECD Secretary-General", "OECD", day(2022, 5, 4), "Mathias Cormann"},
        Row{"Commonwealth Secretary-General", "Commonwealth", day(2012, 5, 4), "Kamalesh Sharma"}}) {
    INFO(row.words);
    const auto held = holders_of(office_kind(row.words, row.body), row.body, row.on);
    REQUIRE(held.size() == 1);
    CHECK(official(held[0].person).name == row.name);
  }
  // Half-known ends say nothing near them; nothing is said after the last day of the sources.
  CHECK(held_post(only("José Manuel Barroso"), "commission-president", "", day(2014, 7, 1)) == Held::unknown);
  CHECK(held_post(only("Jens Stoltenberg"), "secretary-general", "NATO", day(2025, 1, 1)) == Held::no);
  CHECK(held_post(only("Jens Stoltenberg"), "secretary-general", "NATO", day(2025, 6, 1)) == Held::unknown);
  CHECK(only("Lord Robertson").name == "George Robertson");
}

TEST_CASE("posts of heads and of others stand together") {
  CHECK(kinds_of(only("Dmitry Medvedev")).starts_with("head-of-government, head-of-state"));
  CHECK(kinds_of(only("John Foster Dulles")) == "foreign-minister");
  const Official kerry = only("John Kerry");
  REQUIRE(kerry.posts.size() >= 1);
  CHECK(kerry.posts[0].kind == "foreign-minister");
  CHECK(kerry.posts[0].one);
  CHECK(kerry.posts[0].sources == "Principal Officers and Chiefs of Mission; Wikidata");
  CHECK(describe(kerry.posts[0], "John Kerry") ==
        "John Kerry was Secretary of State of United States from 1 February 2013 to 20 January 2017");
  CHECK(describe(only("Sergey Lavrov").posts[0], "Lavrov") ==
        "Lavrov has been Minister of Foreign Affairs of Russia since 9 March 2004");
}

TEST_CASE("offices have one kind whatever they are called") {
  struct Row {
    const char* words;
    const char* body;
    const char* kind;
  };
  for (const Row& row : {Row{"Foreign Minister", "Russia", "foreign-minister"},
                         Row{"Minister for Foreign Affairs", "Japan", "foreign-minister"},
                         Row{"Foreign Secretary", "United Kingdom", "foreign-minister"},
                         Row{"Secretary of State", "United States", "foreign-minister"},
                         Row{"Secretary of State", "United Kingdom", "secretary-of-state"},
                         Row{"Secretary of Defense", "United States", "defence-minister"},
                         Row{"Minister for the Environment", "United Kingdom", "minister-for-the-environment"},
                         Row{"Minister for the Environment", "Japan", "environment-minister"},
                         Row{"Environment Minister", "United Kingdom", "environment-minister"},
                         Row{"Chancellor of the Exchequer", "United Kingdom", "finance-minister"},
                         Row{"Secretary of the Navy", "United States", "secretary-of-the-navy"}, Row{"", "", ""}}) {
    INFO(row.words);
    CHECK(office_kind(row.words, row.body) == row.kind);
  }
  CHECK(is_listed_kind("foreign-minister"));
  CHECK_FALSE(is_listed_kind("secretary-of-the-navy"));
}

TEST_CASE("who held a post when") {
  const Official lavrov = only("Sergey Lavrov");
  CHECK(held_post(lavrov, "foreign-minister", "Russia", day(2010, 1, 1)) == Held::yes);
  CHECK(held_post(lavrov, "foreign-minister", "Russia", day(2003, 1, 1)) == Held::no);
  CHECK(held_post(lavrov, "foreign-minister", "Russia", day(2024, 1, 1)) == Held::unknown);  // after the cut-off
  // Nobody is listed between Lavrov's end at the United Nations in the source and the next holder's start.
  CHECK(held_post(lavrov, "un-ambassador", "Russia", day(2000, 1, 1)) == Held::unknown);
  CHECK(held_post(lavrov, "un-ambassador", "Russia", day(1994, 1, 1)) == Held::no);
  CHECK(held_post(lavrov, "foreign-minister", "Ukraine", day(2010, 1, 1)) == Held::unknown);
  CHECK(held_post(lavrov, "finance-minister", "Russia", day(2010, 1, 1)) == Held::unknown);
  const auto holders = holders_of("foreign-minister", "United States", day(1974, 8, 10));
  REQUIRE(holders.size() == 1);
  CHECK(official(holders[0].person).key == "pocom-kissinger-henry-a");
  const auto chiefs = holders_of("secretary-general", "United Nations", day(2010, 6, 1));
  REQUIRE(chiefs.size() == 1);
  CHECK(official(chiefs[0].person).name == "Ban Ki-moon");
  const auto heads = holders_of("head-of-state", "Russia", day(2010, 6, 1));
  REQUIRE(heads.size() == 1);
  CHECK(official(heads[0].person).name == "Dmitry Medvedev");
  CHECK(holders_of("foreign-minister", "Narnia", day(2010, 6, 1)).empty());
}

TEST_CASE("appointed and entered on duty are the bounds of a start") {
  const TermDate date = read_term_date("2001-02-03/2001-02-20", false);
  CHECK(date.days == Period{to_day({2001, 2, 3}), to_day({2001, 2, 20})});
  CHECK(to_prose(date) == "20 February 2001");
  CHECK(to_prose(read_term_date("1999-12", false)) == "December 1999");
  CHECK(to_prose(read_term_date("1972", true)) == "1972");
  CHECK(to_prose(read_term_date("?", true)).empty());
  CHECK(read_term_date("", true).open);
  CHECK_FALSE(read_term_date("", false).open);
}
