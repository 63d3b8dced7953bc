#include <claims/reference.h>

#include <catch2/catch.hpp>

#include <string>

using namespace claims;

namespace {

std::string problems_of(std::string_view text) {
  std::string out;
  for (const HouseProblem& problem : read_house_list(text).problems)
    out += std::to_string(problem.line) + ": " + problem.text + "\n";
  return out;
}

}  // namespace

TEST_CASE("a house list is read from tabs and from commas") {
  const std::string tabs =
      "# ours\nkind\tpreferred\tothers\tnote\nword\tadviser\tadvisor\t\nplace\tKyiv\tKiev|Kiew\tspelling\n";
  const std::string commas =
      "# ours\r\nkind,preferred,others,note\r\nword,adviser,advisor,\r\nplace,Kyiv,\"Kiev|Kiew\",spelling\r\n";
  const HouseReading read = read_house_list(tabs);
  CHECK(read.problems.empty());
  REQUIRE(read.list.entries.size() == 2);
  CHECK(read.list.entries[0] == HouseEntry{HouseKind::word, "adviser", {"advisor"}, "", 3});
  CHECK(read.list.entries[1] == HouseEntry{HouseKind::place, "Kyiv", {"Kiev", "Kiew"}, "spelling", 4});
  CHECK(read_house_list(commas).list.entries == read.list.entries);
  CHECK(read_house_list("\xEF\xBB\xBF" + tabs).list.entries == read.list.entries);
}

TEST_CASE("columns may come in any order, and quoted fields hold commas, quotes and what the list separates by") {
  const HouseReading read =
      read_house_list("preferred,note,kind\n\"Marsh, Vale & Sons\",\"not \"\"Marsh's\"\"\",organisation\n");
  CHECK(read.problems.empty());
  REQUIRE(read.list.entries.size() == 1);
  CHECK(read.list.entries[0] == HouseEntry{HouseKind::organisation, "Marsh, Vale & Sons", {}, "not \"Marsh's\"", 2});
}

TEST_CASE("spellings are found in a house list, exactly as they are written") {
  const HouseList list =
      read_house_list("kind\tpreferred\tothers\nplace\tKyiv\tKiev|Kiew\nword\tadviser\tadvisor\n").list;
  REQUIRE(list.correcting("Kiew"));
  CHECK(list.correcting("Kiew")->preferred == "Kyiv");
  CHECK(list.correcting("kiew") == nullptr);
  CHECK(list.correcting("Kyiv") == nullptr);
  CHECK(list.preferring("adviser") == &list.entries[1]);
  CHECK(list.preferring("advisor") == nullptr);
}

TEST_CASE("a wrong line is named, and what is wrong with it") {
  struct Row {
    const char* list;
    const char* problems;
  };
  const std::string long_name = "kind\tpreferred\nword\t" + std::string(401, 'a') + "\n";
  for (const Row& row : {
           Row{"", "1: the list is empty: expected a first line that names the columns\n"},
           Row{"# nothing\n\n", "1: the list is empty: expected a first line that names the columns\n"},
           Row{"kind\tothers\nword\tb\n", "1: the first line names the columns, and preferred is missing\n"},
           Row{"kind\tprefered\n", "1: unknown column \"prefered\": expected kind, preferred, others, note\n"},
           Row{"kind\tpreferred\n\npersn\tAda\n",
               "3: kind: expected person, organisation, place or word, found \"persn\"\n"},
           Row{"kind\tpreferred\nword\t \n", "2: preferred: empty\n"},
           Row{"kind\tpreferred\nword\ta\tb\n", "2: 3 fields for 2 columns\n"},
           Row{"kind\tpreferred\tothers\nword\ta\tb\nword\tc\tb\n", "3: others: \"b\" stands in line 2 too\n"},
           Row{"kind\tpreferred\tothers\nword\ta\tb\nword\tb\t\n", "3: preferred: \"b\" stands in line 2 too\n"},
           Row{"kind\tpreferred\tothers\nword\ta\ta\n", "2: others: \"a\" stands in line 2 too\n"},
           Row{"kind,preferred\nword,\"open\nword,b\n", "2: a quotation mark opens a field and none closes it\n"},
           Row{"kind,preferred\nword,\"a\"b\n", "2: text after the closing quotation mark of a field\n"},
           Row{"kind,preferred\nword,\"a\nb\"\n", "2: preferred: a line break or a tab within a field\n"},
           Row{long_name.c_str(), "2: preferred: longer than 400 bytes\n"},
       }) {
    INFO(row.list);
    CHECK(problems_of(row.list) == row.problems);
  }
}

TEST_CASE("a house list has limits") {
  std::string many = "kind\tpreferred\n";
  for (std::size_t i = 0; i <= house_entries; ++i) many += "word\tw" + std::to_string(i) + "\n";
  CHECK(problems_of(many) == "20002: more than 20000 entries\n");
  CHECK(problems_of(std::string(house_bytes + 1, 'a')) == "1: longer than 1048576 bytes\n");
}

TEST_CASE("a house list is written in one order, and reads as it was") {
  const HouseList list = read_house_list("kind,preferred,others\nword,b,\nplace,Kyiv,Kiev|Kiew\n").list;
  const std::string written = write_house_list(list);
  CHECK(written == "kind\tpreferred\tothers\tnote\nplace\tKyiv\tKiev|Kiew\t\nword\tb\t\t\n");
  CHECK(write_house_list(read_house_list(written).list) == written);
}
