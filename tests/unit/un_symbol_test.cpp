#include "citation/un_symbol.h"

#include <catch2/catch.hpp>

using namespace claims::citation;

namespace {

struct Row {
  const char* text;
  const char* normal;
};

std::string parsed(std::string_view text) {
  const auto reading = parse_symbol(text);
  return reading ? reading->symbol.text : std::string(name_of(reading.error().code));
}

// What is read at the beginning of the text: the normal form, what is left, and the fault.
std::string read(std::string_view text) {
  const auto reading = read_symbol(text);
  if (!reading) return "-";
  static constexpr const char* faults[] = {"", "form", "structure"};
  return reading->symbol.text + "|" + std::string(text.substr(reading->size)) + "|" + (reading->certain ? "" : "?") +
         faults[static_cast<int>(reading->fault)];
}

void check_rows(std::initializer_list<Row> rows, std::string (*function)(std::string_view)) {
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(function(row.text) == row.normal);
  }
}

}  // namespace

TEST_CASE("un symbols: Security Council") {
  check_rows(
      {
          {"S/RES/1440 (2002)", "S/RES/1440 (2002)"},
          {"S/RES/1718 (2006)", "S/RES/1718 (2006)"},
          {"S/RES/1718(2006)", "S/RES/1718 (2006)"},
          {"S/RES/1718  (2006)", "S/RES/1718 (2006)"},
          {"S/RES/1718\u00A0(2006)", "S/RES/1718 (2006)"},
          {"S/RES/2397(2017)", "S/RES/2397 (2017)"},
          {"S/RES/2397", "S/RES/2397"},
          {"S/RES/1", "S/RES/1"},
          {" S/RES/1718 (2006). ", "S/RES/1718 (2006)"},
          {"s/res/1718 (2006)", "S/RES/1718 (2006)"},
          {"S/Res/1718 (2006)", "S/RES/1718 (2006)"},
          {"S/RES/1718-(2006)", "S/RES/1718 (2006)"},
          {"s/res/1718-(2006)", "S/RES/1718 (2006)"},
          {"S/RES/1718 [2006]", "S/RES/1718 (2006)"},
          {"S/RES/1718 (2006", "S/RES/1718 (2006)"},
          {"UN Doc. S/RES/1718 (2006)", "S/RES/1718 (2006)"},
          {"UN/S/RES/1718 (2006)", "S/RES/1718 (2006)"},
          {"S/RES/1718 (2006)/Corr.1", "S/RES/1718 (2006)/Corr.1"},
          {"S/RES/1718 (2006)*", "S/RES/1718 (2006)"},
          {"S/PV.5551", "S/PV.5551"},
          {"S/PV.5551(OR)", "S/PV.5551"},
          {"S/PV.5551 (Resumption 1)", "S/PV.5551 (Resumption 1)"},
          {"S/PV.5551(Resumption1)", "S/PV.5551 (Resumption 1)"},
          {"S/PV.5551 (Resumption1)", "S/PV.5551 (Resumption 1)"},
          {"S/PV.3046 (Resumed)", "S/PV.3046 (Resumed)"},
          {"S/PV.5551 (Part I)", "S/PV.5551 (Part I)"},
          {"S/PV.5551 (Resumption 1)/Corr.1", "S/PV.5551 (Resumption 1)/Corr.1"},
          {"S/PV.5551/Corr.1", "S/PV.5551/Corr.1"},
          {"S/PV.5551/CORR.1", "S/PV.5551/Corr.1"},
          {"S/PRST/2017/1", "S/PRST/2017/1"},
          {"S/2024/215", "S/2024/215"},
          {"S/2020/246", "S/2020/246"},
          {"S/2020/246/Rev.1", "S/2020/246/Rev.1"},
          {"S/2020/246/Add.1/Rev.2", "S/2020/246/Add.1/Rev.2"},
          {"S/26000", "S/26000"},
          {"S/21647/Rev.1", "S/21647/Rev.1"},
          {"S/1994/1", "S/1994/1"},
          {"S/AC.49/2008/1", "S/AC.49/2008/1"},
          {"S/C.3/SR.1", "S/C.3/SR.1"},
          {"S/INF/61", "S/INF/61"},
          {"S/2002/1000/Summary", "S/2002/1000/Summary"},
      },
      parsed);
}

TEST_CASE("un symbols: General Assembly and its organs") {
  check_rows(
      {
          {"A/RES/64/293", "A/RES/64/293"},
          {"A/RES/71/199", "A/RES/71/199"},
          {"A/RES/64/293 (2010)", "A/RES/64/293"},
          {"A/RES/31/16 A", "A/RES/31/16 A"},
          {"A/RES/31/16A", "A/RES/31/16 A"},
          {"a/res/64/293", "A/RES/64/293"},
          {"A/RES/3363 (XXX)", "A/RES/3363 (XXX)"},
          {"A/RES/3363(XXX)", "A/RES/3363 (XXX)"},
          {"A/RES/491 (V)", "A/RES/491 (V)"},
          {"A/RES/3367 A (XXX)", "A/RES/3367 A (XXX)"},
          {"A/RES/217 A (III)", "A/RES/217 A (III)"},
          {"A/RES/217(III)A", "A/RES/217 A (III)"},
          {"A/RES/217(III)[A]", "A/RES/217 A (III)"},
          {"A/RES/217A (III)", "A/RES/217 A (III)"},
          {"A/RES/217A(III)", "A/RES/217 A (III)"},
          {"A/RES/217 (III) A", "A/RES/217 A (III)"},
          {"A/RES/3362 (S-VII)", "A/RES/3362 (S-VII)"},
          {"A/RES/998 (ES-I)", "A/RES/998 (ES-I)"},
          {"A/RES/S-8/1", "A/RES/S-8/1"},
          {"A/RES/ES-11/1", "A/RES/ES-11/1"},
          {"A/RES/es-10/21", "A/RES/ES-10/21"},
          {"A/RES/2625", "A/RES/2625"},
          {"A/RES/2625 (1970)", "A/RES/2625"},
          {"A/DEC/64/501", "A/DEC/64/501"},
          {"A/64/PV.5", "A/64/PV.5"},
          {"A/PV.2202", "A/PV.2202"},
          {"A/64/1", "A/64/1"},
          {"A/64/1/Add.1/Corr.2", "A/64/1/Add.1/Corr.2"},
          {"A/64/L.10", "A/64/L.10"},
          {"A/64/L.10/Rev.1", "A/64/L.10/Rev.1"},
          {"A/C.3/78/L.1", "A/C.3/78/L.1"},
          {"A/C.1/50/PV.3", "A/C.1/50/PV.3"},
          {"A/C.5/50/SR.1", "A/C.5/50/SR.1"},
          {"A/AC.105/1", "A/AC.105/1"},
          {"A/CONF.62/122", "A/CONF.62/122"},
          {"A/CONF.151/26/Rev.1", "A/CONF.151/26/Rev.1"},
          {"A/CN.4/SR.1", "A/CN.4/SR.1"},
          {"A/CN.9/WG.3/WP.2", "A/CN.9/WG.3/WP.2"},
          {"A/AC.109/2000/CRP.1", "A/AC.109/2000/CRP.1"},
          {"A/HRC/RES/17/4", "A/HRC/RES/17/4"},
          {"A/HRC/17/4", "A/HRC/17/4"},
          {"A/HRC/RES/S-15/1", "A/HRC/RES/S-15/1"},
          {"A/HRC/S-15/1", "A/HRC/S-15/1"},
          {"A/HRC/25/CRP.1", "A/HRC/25/CRP.1"},
          {"A/HRC/WG.6/33/PRK/1", "A/HRC/WG.6/33/PRK/1"},
          {"A/ES-10/PV.39", "A/ES-10/PV.39"},
          {"A/S-27/2", "A/S-27/2"},
          {"A/INF/64/1", "A/INF/64/1"},
          {"A/BUR/64/1", "A/BUR/64/1"},
      },
      parsed);
}

TEST_CASE("un symbols: other organs") {
  check_rows(
      {
          {"E/2024/10", "E/2024/10"},
          {"E/RES/2017/1", "E/RES/2017/1"},
          {"E/RES/1503 (XLVIII)", "E/RES/1503 (XLVIII)"},
          {"E/RES/663 E (XXIV)", "E/RES/663 E (XXIV)"},
          {"E/CN.4/2004/10", "E/CN.4/2004/10"},
          {"E/CN.4/2004/10/Add.1", "E/CN.4/2004/10/Add.1"},
          {"E/CN.4/Sub.2/2000/2", "E/CN.4/Sub.2/2000/2"},
          {"E/CN.4/SUB.2/2000/2", "E/CN.4/Sub.2/2000/2"},
          {"E/C.12/2000/4", "E/C.12/2000/4"},
          {"E/ECE/1494", "E/ECE/1494"},
          {"E/ICEF/2020/1", "E/ICEF/2020/1"},
          {"E/CONF.101/1", "E/CONF.101/1"},
          {"E/NGO/12", "E/NGO/12"},
          {"E/PV.100", "E/PV.100"},
          {"ST/SGB/2003/13", "ST/SGB/2003/13"},
          {"ST/LIB/SER.B/5/Rev.5", "ST/LIB/SER.B/5/Rev.5"},
          {"ST/AI/2013/4", "ST/AI/2013/4"},
          {"ST/ESA/STAT/SER.M/53", "ST/ESA/STAT/SER.M/53"},
          {"T/PV.1703", "T/PV.1703"},
          {"T/RES/2200 (LXI)", "T/RES/2200 (LXI)"},
          {"T/1234", "T/1234"},
          {"T/L.1", "T/L.1"},
          {"CRC/C/PRK/5", "CRC/C/PRK/5"},
          {"CRC/C/GC/14", "CRC/C/GC/14"},
          {"CEDAW/C/PRK/2-4", "CEDAW/C/PRK/2-4"},
          {"CCPR/C/21/Rev.1/Add.13", "CCPR/C/21/Rev.1/Add.13"},
          {"CAT/C/SR.10", "CAT/C/SR.10"},
          {"CERD/C/60/CO/1", "CERD/C/60/CO/1"},
          {"TD/B/60/1", "TD/B/60/1"},
          {"TD/500", "TD/500"},
          {"UNEP/EA.4/RES.1", "UNEP/EA.4/RES.1"},
          {"FCCC/CP/2015/10/Add.1", "FCCC/CP/2015/10/Add.1"},
          {"NPT/CONF.2020/1", "NPT/CONF.2020/1"},
          {"HRI/GEN/1/Rev.9", "HRI/GEN/1/Rev.9"},
          {"CD/PV.1", "CD/PV.1"},
          {"DP/2020/1", "DP/2020/1"},
          {"PBC/1/OC/SR.1", "PBC/1/OC/SR.1"},
      },
      parsed);
}

TEST_CASE("un symbols: malformed ones and the most likely right form") {
  check_rows(
      {
          {"S/RES/2397/2017", "S/RES/2397 (2017)||structure"},
          {"S/RES/2017/2397", "S/RES/2397 (2017)||structure"},
          {"S/RES/1973/2011", "S/RES/1973 (2011)||structure"},
          {"S/RES/2011/1973", "S/RES/1973 (2011)||structure"},
          {"S/RES/1718-2006", "S/RES/1718 (2006)||structure"},
          {"S/RES/1718 (20006)", "S/RES/1718||structure"},
          {"S/RES.1718", "S/RES/1718||structure"},
          {"S/RES-1718 (2006)", "S/RES/1718 (2006)||structure"},
          {"S/RES1718", "S/RES/1718||structure"},
          {"S/RES 1718 (2006)", "S/RES/1718 (2006)||form"},
          {"S/RES/1718 [2006]", "S/RES/1718 (2006)||form"},
          {"S/Res/1718", "S/RES/1718||form"},
          {"S/PV/5551", "S/PV.5551||structure"},
          {"S/PV 5551", "S/PV.5551||structure"},
          {"S/PV5551", "S/PV.5551||structure"},
          {"S/PV-5551", "S/PV.5551||structure"},
          {"S/PV.PV.8151", "S/PV.8151||structure"},
          {"S/S/2024/215", "S/2024/215||structure"},
          {"S/S/26000", "S/26000||structure"},
          {"S/PRST/1/2017", "S/PRST/2017/1||structure"},
          {"S/PRST/2017-1", "S/PRST/2017/1||structure"},
          {"S/PRST/1 (2017)", "S/PRST/2017/1||structure"},
          {"S/PRST/2017", "||structure"},
          {"S/215/2024", "S/2024/215||?structure"},
          {"S/2024/215/CORR.1", "S/2024/215/Corr.1||form"},
          {"A/RES/293/64", "A/RES/64/293||structure"},
          {"A/RES/64-293", "A/RES/64/293||structure"},
          {"A/RES/3363 (XXXI)", "||structure"},
          {"A/RES/3363 (IIX)", "||structure"},
          {"A/RES/12/5", "||structure"},
          {"A/RES/2397 (2017)", "S/RES/2397 (2017)||structure"},
          {"S/RES/64/293", "A/RES/64/293||structure"},
      },
      read);
}

TEST_CASE("un symbols: malformed ones as typed") {
  check_rows(
      {
          {"PV.PV.8151", "S/PV.8151"},
          {"S/RES/1718 (2006)&amp;Lang=E", "S/RES/1718 (2006)"},
          {"S/2020/246amp;Lang=E", "S/2020/246"},
          {"S/2020/246&Lang=E", "S/2020/246"},
          {"S/PV.5551/Rev", "usage"},
          {"S/RES/1718 (2006) and more", "malformed"},
          {"S/RES/1718/x", "usage"},
          {"S/PRST/2017", "malformed"},
          {"A/RES/3363 (XXXI)", "malformed"},
          {"", "usage"},
          {"hello", "usage"},
          {"1718", "usage"},
      },
      parsed);
  CHECK(parse_symbol("A/RES/3363 (IIX)").error().text ==
        "\"A/RES/3363 (IIX)\" is malformed: \"IIX\" is no session in Roman numerals: they go from I to XXX");
}

TEST_CASE("un symbols: the longest symbol at the beginning of prose") {
  check_rows(
      {
          {"S/RES/1718 (2006) and", "S/RES/1718 (2006)| and|"},
          {"S/RES/1718 (which", "S/RES/1718| (which|"},
          {"S/RES/1718 (12)", "S/RES/1718| (12)|"},
          {"S/RES/1718.", "S/RES/1718|.|"},
          {"S/PV.5551, at 3", "S/PV.5551|, at 3|"},
          {"S/PV.8151/Corr.1.", "S/PV.8151/Corr.1|.|"},
          {"A/RES/217 A (III) of", "A/RES/217 A (III)| of|"},
          {"A/RES/217 (III). A", "A/RES/217 (III)|. A|"},
          {"A/RES/31/16 A, and", "A/RES/31/16 A|, and|"},
          {"A/RES/64/293 A vote", "A/RES/64/293| A vote|"},
          {"A/RES/64/293 (2010) and", "A/RES/64/293| and|"},
          {"A/36", "A/36||?"},
          {"S/26000", "S/26000||?"},
          {"CD/1299", "CD/1299||?"},
      },
      read);
}

TEST_CASE("un symbols: what is none") {
  for (const char* text : {"S/M",
                           "A/C",
                           "E/S",
                           "and/or",
                           "A/B test",
                           "I/O",
                           "S/4HANA",
                           "T/F",
                           "9/11",
                           "24/7",
                           "A/C 123",
                           "A/c.1",
                           "ST/X",
                           "CD/DVD",
                           "CD/R",
                           "E/commerce",
                           "A/V",
                           "A/S",
                           "S/N 12345",
                           "S/PV.",
                           "S/RES/0",
                           "S/RES/",
                           "S/RES/abc",
                           "S/RES/1718a",
                           "S/RES/1718_x",
                           "T/L",
                           "s/res/1718",
                           "A/RES/64/L.10",
                           "w/o",
                           "n/a",
                           "N/A",
                           "TCP/IP",
                           "km/h",
                           "him/her",
                           "A/etc/passwd",
                           "S/1/2/3",
                           "src/un/S",
                           "/S/RES/1718",
                           "C/2024/1",
                           "F/A-18",
                           "USA/RES/1718",
                           "CAT/5",
                           "DP/MP",
                           "ID/1",
                           "A",
                           "S/",
                           "S//1",
                           "",
                           "/",
                           "S/99999999999999999999",
                           "S/RES/99999999999999"}) {
    INFO(text);
    CHECK(read(text) == "-");
  }
}

TEST_CASE("un symbols: parts stand where they are written") {
  const auto council = read_symbol("S/RES/1718 (2006)");
  REQUIRE(council);
  CHECK(council->symbol.organ == "S");
  CHECK(council->symbol.body == "Security Council");
  CHECK(council->symbol.series == UnSeries::resolution);
  CHECK(
      (council->symbol.number.value == 1718 && council->symbol.number.begin == 6 && council->symbol.number.end == 10));
  CHECK((council->symbol.year.value == 2006 && council->symbol.year.begin == 12 && council->symbol.year.end == 16));
  CHECK_FALSE(council->symbol.session);

  const auto assembly = read_symbol("A/RES/ES-11/1");
  REQUIRE(assembly);
  CHECK(assembly->symbol.session_kind == UnSession::emergency);
  CHECK((assembly->symbol.session.value == 11 && assembly->symbol.session.begin == 6 &&
         assembly->symbol.session.end == 11));
  CHECK((assembly->symbol.number.value == 1 && assembly->symbol.number.begin == 12));

  const auto roman = read_symbol("A/RES/3367 A (XXX)");
  REQUIRE(roman);
  CHECK((roman->symbol.session.value == 30 && roman->symbol.session.begin == 14 && roman->symbol.session.end == 17));
  CHECK(roman->symbol.letter == "A");

  const auto meeting = read_symbol("S/PV.5551 (Resumption 1)/Corr.1");
  REQUIRE(meeting);
  CHECK(meeting->symbol.series == UnSeries::meeting);
  CHECK(meeting->symbol.number.value == 5551);
  CHECK(meeting->symbol.suffixes == std::vector<std::string>{"Resumption 1", "Corr.1"});

  const auto letter = read_symbol("S/2024/215/Add.1");
  REQUIRE(letter);
  CHECK((letter->symbol.year.value == 2024 && letter->symbol.number.value == 215));
  CHECK(letter->symbol.suffixes == std::vector<std::string>{"Add.1"});

  const auto rights = read_symbol("A/HRC/RES/17/4");
  REQUIRE(rights);
  CHECK(rights->symbol.body == "Human Rights Council");
  CHECK((rights->symbol.session.value == 17 && rights->symbol.number.value == 4));
}

TEST_CASE("un symbols: Roman numerals") {
  for (int n = 1; n <= 89; ++n) CHECK(from_roman(to_roman(n)) == n);
  CHECK(to_roman(30) == "XXX");
  CHECK(to_roman(63) == "LXIII");
  for (const char* text : {"", "IIX", "VV", "XXXX", "IC", "iv", "A", "LL", "XIIII"}) CHECK(from_roman(text) == 0);
  CHECK(opening_year_of_session(79) == 2024);
}

TEST_CASE("un symbols: of any length") {
  const std::string many(100'000, '1');
  CHECK_FALSE(read_symbol("S/RES/" + many));
  std::string parts = "A";
  for (int i = 0; i < 10'000; ++i) parts += "/C.1";
  CHECK_FALSE(read_symbol(parts));
  CHECK_FALSE(parse_symbol("S/RES/1718 " + std::string(100'000, '(')));
}
