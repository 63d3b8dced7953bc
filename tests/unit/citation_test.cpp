#include "story_of.h"

#include <catch2/catch.hpp>

using namespace claims;

namespace {

std::string part(const char* name, const Citation::Part& p) {
  return p ? " " + std::string(name) + "=" + std::to_string(p.value) : "";
}

// Each citation: its words, the locator or the candidates, then what is said of it.
std::string cited(std::string_view text) {
  const Story story = story_of(text, "2024-06-20");
  std::string out;
  for (const Citation& c : story.citations) {
    if (!out.empty()) out += " | ";
    out += story.document.slice(c.span);
    out += " -> ";
    if (!c.locator.empty()) out += c.locator;
    for (const std::string& candidate : c.candidates) out += "?" + candidate;
    if (!c.body.empty()) out += " body=" + c.body;
    if (!c.body_span.empty()) out += "[" + std::string(story.document.slice(c.body_span)) + "]";
    out += part("year", c.year) + part("article", c.article);
    if (!c.pinpoint.empty()) out += " at=" + c.pinpoint;
    if (!c.problem.empty()) out += " problem=" + c.suggestion;
  }
  return out;
}

struct Row {
  const char* text;
  const char* citations;
};

void check_rows(std::initializer_list<Row> rows) {
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(cited(row.text) == row.citations);
  }
}

}  // namespace

TEST_CASE("citations: resolutions that are described") {
  const std::string korea =
      "?un:S/RES/2270 (2016)?un:S/RES/2276 (2016)?un:S/RES/2321 (2016)?un:S/RES/2345 (2017)?un:S/RES/2356 (2017)"
      "?un:S/RES/2371 (2017)?un:S/RES/2375 (2017)?un:S/RES/2397 (2017)";
  const Row rows[] = {
      {"It broke UN sanctions against the DPRK in response to its nuclear tests in 2016-2017.", "UN sanctions"},
      {"It broke U.N. Security Council sanctions imposed on North Korea in 2016 and 2017.",
       "U.N. Security Council sanctions"},
      {"The Security Council's tough resolutions on North Korea of 2016 and 2017 hold.",
       "Security Council's tough resolutions"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(cited(row.text) == row.citations + std::string(" -> ") + korea);
  }
  for (const char* text : {
           "It broke UN sanctions against the DPRK.",                      // no time
           "It broke US sanctions against the DPRK in 2016-2017.",         // of another
           "It broke UN sanctions in 2016-2017.",                          // no state
           "It broke UN sanctions on North Korea and Iran in 2016-2017.",  // two states
           "It broke UN sanctions against the DPRK from 2006 to 2017.",    // too long a time
           "UN experts spoke of North Korea in 2016.",                     // no measure
           "It broke UN sanctions against Iceland in 2016.",               // none there
       }) {
    INFO(text);
    CHECK(cited(text) == "");
  }
}

TEST_CASE("citations: a line ends between number and year") {
  const Story story = read_story(read_document("story.md", "It broke UNSC Resolution 2593\n(2021).\n").value());
  REQUIRE(story.citations.size() == 1);
  CHECK(story.document.slice(story.citations[0].span) == "UNSC Resolution 2593\n(2021)");
  CHECK(story.citations[0].year.value == 2021);
}

TEST_CASE("citations: numbers alone in a story of the Security Council") {
  const std::string council = "The U.N. Security Council met. ";
  const Row rows[] = {
      {"Under resolutions 2371, 2375 and 2397, exports are banned.",
       "resolutions 2371 -> un:S/RES/2371 (2017) | 2375 -> un:S/RES/2375 (2017) | 2397 -> un:S/RES/2397 (2017)"},
      {"Resolution 2397, adopted in December 2017 by a vote of 15-0, capped oil.",
       "Resolution 2397 -> un:S/RES/2397 (2017)"},
      {"The Council adopted Resolution 1973 on Thursday.",
       "Resolution 1973 -> un:S/RES/1973 (2011) body=Security Council[Council]"},
      {"In Resolution 242, the Council called for withdrawal.",
       "Resolution 242 -> un:S/RES/242 (1967) body=Security Council[Council]"},
      {"The General Assembly agreed. Resolutions 1514 and 1541 stand.", ""},  // whose?
      {"Under resolutions 1695 (2006) and 1718 (2006), exports are banned.",
       "resolutions 1695 (2006) -> un:S/RES/1695 (2006) year=2006 | 1718 (2006) -> un:S/RES/1718 (2006) year=2006"},
      {"Resolution 2397 capped oil.", ""},                                 // nothing says whose
      {"Resolution 1973, adopted in 2012, capped oil.", ""},               // of another year
      {"House Resolution 1718 passed in 2006.", ""},                       // of another body
      {"The city council's Resolution 2022-14 was approved.", ""},         // numbered in another way
      {"The council adopted Resolution 1973 on Thursday.", ""},            // a town's
      {"The Council of Europe adopted Resolution 1973 on Thursday.", ""},  // another Council
      {"At resolution 1080, the picture froze in 1992.", ""},              // not of that year
      {"Resolution 12 and the Council were named.", ""},                   // too small to stand alone
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(cited(council + row.text) == row.citations);
    CHECK(cited(row.text) == "");
  }
}

TEST_CASE("citations: Security Council resolutions in prose") {
  check_rows({
      {"Security Council resolution 1718 bans luxury goods.",
       "Security Council resolution 1718 -> un:S/RES/1718 (2006) body=Security Council[Security Council]"},
      {"It broke UN Security Council Resolution 1718 (2006).",
       "UN Security Council Resolution 1718 (2006) -> un:S/RES/1718 (2006) body=Security Council[UN Security Council] "
       "year=2006"},
      {"It broke U.N. Security Council Resolution 1718(2006), diplomats said.",
       "U.N. Security Council Resolution 1718(2006) -> un:S/RES/1718 (2006) body=Security Council[U.N. Security "
       "Council] year=2006"},
      {"Under resolutions 2371, 2375 and 2397 of the Security Council, exports fell.",
       "resolutions 2371 -> un:S/RES/2371 (2017) body=Security Council[Security Council] | 2375 -> un:S/RES/2375 "
       "(2017) body=Security Council[Security Council] | 2397 -> un:S/RES/2397 (2017) body=Security Council[Security "
       "Council]"},
      {"Security Council resolutions 2371, 2375 and 2397 cut trade.",
       "Security Council resolutions 2371 -> un:S/RES/2371 (2017) body=Security Council[Security Council] | 2375 -> "
       "un:S/RES/2375 (2017) body=Security Council[Security Council] | 2397 -> un:S/RES/2397 (2017) body=Security "
       "Council[Security Council]"},
      {"They recalled United Nations Security Council resolutions 2570, 2571 (2021), reaffirming it.",
       "United Nations Security Council resolutions 2570 -> un:S/RES/2570 (2021) body=Security Council[United Nations "
       "Security Council] | 2571 (2021) -> un:S/RES/2571 (2021) body=Security Council[United Nations Security Council] "
       "year=2021"},
      {"UNSCR 2397 (2017) capped oil.",
       "UNSCR 2397 (2017) -> un:S/RES/2397 (2017) body=Security Council[UNSCR] year=2017"},
      {"UNSCRs 1718 and 1874 did it.",
       "UNSCRs 1718 -> un:S/RES/1718 (2006) body=Security Council[UNSCRs] | 1874 -> un:S/RES/1874 (2009) body=Security "
       "Council[UNSCRs]"},
      {"UNSC Resolution 1267(1999) is old.",
       "UNSC Resolution 1267(1999) -> un:S/RES/1267 (1999) body=Security Council[UNSC] year=1999"},
      {"It is the UNSCR 1267 Sanctions Committee.", "UNSCR 1267 -> un:S/RES/1267 (1999) body=Security Council[UNSCR]"},
      {"Resolution 2397 of the Security Council was unanimous.",
       "Resolution 2397 -> un:S/RES/2397 (2017) body=Security Council[Security Council]"},
      {"The Security Council adopted resolution 2397 in December.",
       "resolution 2397 -> un:S/RES/2397 (2017) body=Security Council[Security Council]"},
      {"Resolution 2397, adopted by the UN Security Council, was unanimous.",
       "Resolution 2397 -> un:S/RES/2397 (2017) body=Security Council[UN Security Council]"},
      {"Citing S.C. Res. 1718, they left. The United Nations agreed.",
       "S.C. Res. 1718 -> un:S/RES/1718 (2006) body=Security Council[S.C.]"},
      {"See G.A. Res. 217A and the Security Council.", "G.A. Res. 217A -> un:A/RES/217A body=General Assembly[G.A.]"},
      {"The Security Council met. It cited resolution 242 of 1967.",
       "resolution 242 of 1967 -> un:S/RES/242 (1967) year=1967"},
      {"The Security Council met. It cited the 1967 resolution 242.",
       "1967 resolution 242 -> un:S/RES/242 (1967) year=1967"},
      {"The Security Council met. It cited resolution 1718 (2006).",
       "resolution 1718 (2006) -> un:S/RES/1718 (2006) year=2006"},
      {"It stems from the historic 2000 United Nations Security Council Resolution 1325, a first.",
       "2000 United Nations Security Council Resolution 1325 -> un:S/RES/1325 (2000) body=Security Council[United "
       "Nations Security Council] year=2000"},
      {"In 2016 Security Council Resolution 1718 was ignored.",
       "Security Council Resolution 1718 -> un:S/RES/1718 (2006) body=Security Council[Security Council]"},
      {"In view of United Nations Security Council Resolution 2036 of February 22, 2012, and Resolution 2002 of July "
       "29, "
       "2011, it acted.",
       "United Nations Security Council Resolution 2036 of February 22, 2012 -> un:S/RES/2036 (2012) body=Security "
       "Council[United Nations Security Council] year=2012 | Resolution 2002 of July 29, 2011 -> un:S/RES/2002 (2011) "
       "body=Security Council[Security Council] year=2011"},
      {"Paragraph 8 of UN Security Council resolution 1718 bans it.",
       "UN Security Council resolution 1718 -> un:S/RES/1718 (2006) body=Security Council[UN Security Council] "
       "at=Paragraph 8"},
      {"Operative paragraphs 8 (a) and 10 of the Security Council resolution 1718 (2006) ban it.",
       "Security Council resolution 1718 (2006) -> un:S/RES/1718 (2006) body=Security Council[Security Council] "
       "year=2006 at=Operative paragraphs 8 (a) and 10"},
      {"Security Council resolution 1718, paragraph 8, bans it.",
       "Security Council resolution 1718 -> un:S/RES/1718 (2006) body=Security Council[Security Council] at=paragraph "
       "8"},
      {"The UN cited Security Council resolution 2231. Later, resolution 2231 expired.",
       "Security Council resolution 2231 -> un:S/RES/2231 (2015) body=Security Council[Security Council] | resolution "
       "2231 -> un:S/RES/2231 (2015)"},
      {"U.N. Resolution 2231 bans it.",
       "U.N. Resolution 2231 -> ?un:S/RES/2231 (2015)?un:A/RES/2231 body=United Nations[U.N.]"},
      {"UN Resolution 2231 (2015) bans it.",
       "UN Resolution 2231 (2015) -> un:S/RES/2231 (2015) body=United Nations[UN] year=2015"},
      {"U.N. Resolution 2231 bans it, and Security Council Resolution 2231 does.",
       "U.N. Resolution 2231 -> un:S/RES/2231 (2015) body=United Nations[U.N.] | Security Council Resolution 2231 -> "
       "un:S/RES/2231 (2015) body=Security Council[Security Council]"},
      {"General Assembly Resolution 1874 was cited.",
       "General Assembly Resolution 1874 -> un:A/RES/1874 body=General Assembly[General Assembly]"},
      {"Security Council resolution No. 242 is old.",
       "Security Council resolution No. 242 -> un:S/RES/242 (1967) body=Security Council[Security Council]"},
      {"The Security Council resolution S/RES/1718 (2006) bans it.",
       "Security Council resolution S/RES/1718 (2006) -> un:S/RES/1718 (2006) body=Security Council[Security Council] "
       "year=2006"},
  });
}

TEST_CASE("citations: General Assembly and other organs in prose") {
  check_rows({
      {"General Assembly resolution 64/293 was adopted.",
       "General Assembly resolution 64/293 -> un:A/RES/64/293 body=General Assembly[General Assembly]"},
      {"The United Nations General Assembly (UNGA) resolution 71/199 affirms it.",
       "United Nations General Assembly (UNGA) resolution 71/199 -> un:A/RES/71/199 body=General Assembly[United "
       "Nations General Assembly]"},
      {"Recalling United Nations General Assembly resolutions ES-11/1 and ES-11/2, they met.",
       "United Nations General Assembly resolutions ES-11/1 -> un:A/RES/ES-11/1 body=General Assembly[United Nations "
       "General Assembly] | ES-11/2 -> un:A/RES/ES-11/2 body=General Assembly[United Nations General Assembly]"},
      {"General Assembly resolution 217 A (III) proclaimed it.",
       "General Assembly resolution 217 A (III) -> un:A/RES/217 A (III) body=General Assembly[General Assembly]"},
      {"General Assembly resolution 3379 (XXX) was revoked.",
       "General Assembly resolution 3379 (XXX) -> un:A/RES/3379 (XXX) body=General Assembly[General Assembly]"},
      {"Resolution 217 A (III) of the General Assembly proclaimed it.",
       "Resolution 217 A (III) -> un:A/RES/217 A (III) body=General Assembly[General Assembly]"},
      {"General Assembly resolution 181 of 1947 divided it.",
       "General Assembly resolution 181 of 1947 -> un:A/RES/181 body=General Assembly[General Assembly] year=1947"},
      {"Human Rights Council resolution 17/4 endorsed it.",
       "Human Rights Council resolution 17/4 -> un:A/HRC/RES/17/4 body=Human Rights Council[Human Rights Council]"},
      {"ECOSOC resolution 1996/31 rules it.",
       "ECOSOC resolution 1996/31 -> un:E/RES/1996/31 body=Economic and Social Council[ECOSOC] year=1996"},
  });
}

TEST_CASE("citations: symbols in prose") {
  check_rows({
      {"See S/RES/1718 (2006) and S/PV.5551, A/RES/64/293.",
       "S/RES/1718 (2006) -> un:S/RES/1718 (2006) body=Security Council[S] year=2006 | S/PV.5551 -> un:S/PV.5551 "
       "body=Security Council[S] | A/RES/64/293 -> un:A/RES/64/293 body=General Assembly[A]"},
      {"The record (S/PV.5551 (Resumption 1)) says so.",
       "S/PV.5551 (Resumption 1) -> un:S/PV.5551 (Resumption 1) body=Security Council[S]"},
      {"The letter S/2024/215 says so.", "S/2024/215 -> un:S/2024/215 body=Security Council[S] year=2024"},
      {"The UN document A/36 says so.", "A/36 -> un:A/36 body=General Assembly[A]"},
      {"Apartment A/36 is empty, the United Nations said.", ""},
      {"See S/RES/2397/2017 for it.",
       "S/RES/2397/2017 -> un:S/RES/2397 (2017) body=Security Council[S] year=2017 problem=S/RES/2397 (2017)"},
      {"See S/PV.PV.8151 for it.", "S/PV.PV.8151 -> un:S/PV.8151 body=Security Council[S] problem=S/PV.8151"},
      {"See UN/S/RES/1718 for it.", "S/RES/1718 -> un:S/RES/1718 (2006) body=Security Council[S]"},
      {"See /docs/S/RES/1718 for it.", ""},
  });
}

TEST_CASE("citations: resolutions of others") {
  for (const char* text : {
           "House Resolution 1718 passed.",
           "The Senate resolution 242 failed.",
           "A resolution 1080p screen.",
           "City council resolution 2022-15 passed.",
           "H.Res. 5 passed.",
           "Senate Joint Resolution 115 of June 23, 1936.",
           "My New Year's resolutions 2024 are few.",
           "S. Con. Res. 14 (117th Congress) passed.",
           "Resolution 1718 (2006) passed.",
           "A display resolution of 1920 x 1080.",
           "Government resolution No. 1430/2019 and the United Nations.",
           "The United Nations said House Resolution 1718 (2006) passed.",
           "The UN said the resolution 12 years later failed.",
           "WHO Resolution 1718 (2006) of the United Nations' health agency.",
           "The Security Council's resolution was the 5th.",
           "The United Nations has a resolution. 1718 people came.",
           "The UN seeks conflict resolution 24/7.",
       }) {
    INFO(text);
    CHECK(cited(text) == "");
  }
}
