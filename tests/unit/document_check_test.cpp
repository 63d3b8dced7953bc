#include "check_rows.h"

using namespace claims;
using claims::test::check_rows;
using claims::test::check_silent;

namespace {

using Strings = std::vector<std::string>;

constexpr const char* today = "2024-06-20";

Source retrieved(const char* locator, std::vector<Fact> facts) {
  Source source;
  source.locator = locator;
  source.state = SourceState::retrieved;
  source.url = "https://documents.un.org/api/symbol/access";
  source.sha256 = "1f3870be274f6c49b3e31a0c6728957f1f3870be274f6c49b3e31a0c6728957f";
  source.facts = std::move(facts);
  return source;
}

std::vector<std::string> with_sources(const char* text, std::vector<Source> sources) {
  return test::lines_of(test::report_on(text, today, std::move(sources)), "document.");
}

}  // namespace

TEST_CASE("document.year: the year of a resolution") {
  check_rows(
      {
          {"Sanctions rest on Security Council Resolution 1718 (2016).", today, {"document.year error [2016] -> 2006"}},
          {"Sanctions rest on Security Council resolution 1718 of 2016.",
           today,
           {"document.year error [2016] -> 2006"}},
          {"They rest on the 2016 Security Council resolution 1718.", today, {"document.year error [2016] -> 2006"}},
          {"They rest on S/RES/1718 (2016).", today, {"document.year error [2016] -> 2006"}},
          {"They rest on S/RES/1718 (2026).", today, {"document.year error [2026] -> 2006"}},
          {"Security Council Resolutions 1718 (2006), 1874 (2009) and 2094 (2012) stand.",
           today,
           {"document.year error [2012] -> 2013"}},
          {"Security Council Resolution 9999 (2020) stands.",
           today,
           {"document.year error [Security Council Resolution 9999 (2020)]"}},
          {"\"Security Council Resolution 1718 (2016) stands,\" she said.",
           today,
           {"document.year warning [2016] -> 2006"}},
      },
      "document.");
  check_silent(
      {
          "Sanctions rest on Security Council Resolution 1718 (2006).",
          "Security Council Resolution 2700 (2023) stands.",  // later than the table
          "Security Council Resolution 2641 (2022) stands.",
          "Security Council Resolution 801 (1993) stands.",  // the day is not known, the year is
          "In 2016 Security Council Resolution 1718 was ignored.",
          "The Parliamentary Assembly of the Council of Europe passed Resolution 1718 (2010).",
          "House Resolution 1718 (2016) failed.",
      },
      today, "document.");
}

TEST_CASE("document.date: when a resolution was adopted") {
  check_rows(
      {
          {"In 2006 the Security Council adopted Resolution 2397.", today, {"document.date error [2006] -> 2017"}},
          {"On 14 October 2007, the UN Security Council unanimously adopted Resolution 1718.",
           today,
           {"document.date error [2007] -> 2006"}},
          {"Security Council Resolution 1718, adopted on October 24, 2006, bans it.",
           today,
           {"document.date error [October 24, 2006] -> October 14, 2006"}},
          {"Security Council Resolution 1718 was adopted unanimously in November 2006.",
           today,
           {"document.date error [November 2006] -> October 2006"}},
          {"Security Council Resolution 1718 was adopted on 11 October 2009.",
           today,
           {"document.date error [11 October 2009] -> 14 October 2006"}},
          {"The UN Security Council adopted Resolution 1718 in 2008.", today, {"document.date error [2008] -> 2006"}},
          {"\"In 2006 the Security Council adopted Resolution 2397,\" she said.",
           today,
           {"document.date warning [2006] -> 2017"}},
      },
      "document.");
  check_silent(
      {
          "In 2017 the Security Council adopted Resolution 2397.",
          "Security Council Resolution 338 was adopted on 21 October 1973.",  // past midnight
          "Security Council Resolution 1718 was adopted on 15 October 2006.",
          "Security Council Resolution 1402 was adopted on 30 March 2002.",  // day not in the table
          "Since 2008 the Security Council has adopted nothing like Resolution 1718.",
          "In 2008 the panel that was set up under Security Council Resolution 1874 met.",
          "In 2009 Japan adopted measures under Security Council Resolution 1718.",
          "Measures under Security Council Resolution 1718 adopted in 2009 failed.",
          "In 2010, Japan passed a law on Security Council Resolution 1718.",
          "The Security Council extended Resolution 1718 in 2009.",
          "In 2006 and 2009 the Security Council adopted Resolutions 1718 and 1874.",
          "The Security Council adopted Resolutions 1718 and 1874 in 2006 and 2009.",
          "Between 2006 and 2009 the Security Council adopted Resolution 1718.",
          "In 2008 the Security Council, which had adopted Resolution 1718, met again.",
          "Security Council Resolution 1718 was adopted before 2010.",
          "The report on Security Council Resolution 1718 of 3 May 2007 is long.",
          "Nine years later, in 2015, diplomats recalled how the Security Council adopted Resolution 1718.",
      },
      today, "document.date");
}

TEST_CASE("document.body: the organ of a resolution") {
  check_rows(
      {
          {"General Assembly Resolution 1874 (2009) stands.",
           today,
           {"document.body error [General Assembly] -> Security Council"}},
          {"General Assembly Resolution 1874 (2011) stands.", today, {"document.body warning [General Assembly]"}},
          {"Security Council resolution 64/292 stands.",
           today,
           {"document.body error [Security Council] -> General Assembly"}},
      },
      "document.");
  check_silent(
      {
          "General Assembly Resolution 1874 stands.",          // of 1963
          "General Assembly Resolution 1514 of 1960 is old.",  // numbered through to 1976
          "General Assembly resolution 3379 (XXX) stands.",
          "General Assembly resolution 64/292 stands.",
          "Human Rights Council resolution 17/4 stands.",
          "Security Council Resolution 1874 (2009) stands.",
      },
      today, "document.");
}

TEST_CASE("document.symbol and document.session") {
  check_rows(
      {
          {"See S/RES/2397/2017.", today, {"document.symbol error [S/RES/2397/2017] -> S/RES/2397 (2017)"}},
          {"General Assembly resolution 79/1 of 2019 is old.", today, {"document.session error [2019]"}},
          {"See A/RES/79/1 of 2019.", today, {"document.session error [2019]"}},
          {"General Assembly resolution 64/292 was adopted in 2004.", today, {"document.session error [2004]"}},
      },
      "document.");
  check_silent(
      {
          "See S/RES/2397 (2017).",
          "See S/PV.5551 and A/RES/64/292.",
          "General Assembly resolution 79/1 of 2024 is old.",
          "General Assembly resolution 79/1 of 2025 is old.",  // to September of the next year
          "General Assembly resolution 64/292 was adopted on 28 July 2010.",
          "General Assembly resolution ES-11/1 of 2022 is old.",  // emergency sessions meet at any time
          "General Assembly resolution 1/1 of 1946 is old.",
      },
      today, "document.");
}

TEST_CASE("document.vote: what adds up, and what is known") {
  check_rows(
      {
          {"The Security Council passed the resolution 15-0 with two abstentions.",
           today,
           {"document.vote error [15-0 with two abstentions]"}},
          {"The Security Council adopted the resolution by 13 votes to three.",
           today,
           {"document.vote error [13 votes to three]"}},
          {"The Security Council adopted the resolution by a vote of 8-2.", today, {"document.vote error [8-2]"}},
          {"The UN General Assembly adopted the resolution by a vote of 181-9 with 11 abstentions.",
           today,
           {"document.vote error [181-9 with 11 abstentions]"}},
          {"The General Assembly adopted the resolution by a vote of 52-120.", today, {"document.vote error [52-120]"}},
          {"Security Council Resolution 2334 was adopted unanimously.", today, {"document.vote error [unanimously]"}},
          {"The Security Council adopted Resolution 2334 by a vote of 15-0.",
           today,
           {"document.vote error [15-0] -> 14-0-1"}},
          {"The Security Council adopted Resolution 2334 by a vote of 14-1.",
           today,
           {"document.vote warning [14-1] -> 14-0-1"}},
          {"The Security Council adopted the resolution 14-1, with Russia voting against.",
           today,
           {"document.vote error [14-1]"}},
      },
      "document.");
  check_silent(
      {
          "The Security Council passed the resolution 13-0 with two abstentions.",
          "The Security Council adopted the resolution by 14 votes to one.",
          "The Security Council adopted Resolution 2334 by a vote of 14-0 with one abstention.",
          "The Security Council adopted Resolution 2334 by a vote of 14-0.",
          "The Security Council unanimously adopted Resolution 1718.",
          "The Security Council unanimously adopted Resolution 660.",  // 14-0: one member did not take part
          "Security Council Resolution 2334 was not adopted unanimously.",
          "The Security Council adopted Resolution 2334 after another resolution passed unanimously.",
          "The Security Council adopted the draft by 7 votes to 2 in 1950.",  // of eleven members
          "The Security Council rejected the resolution 8-2.",
          "Brazil beat the Security Council's team 15-3, and the resolution passed.",
          "The Senate adopted the resolution 52-48.",
          "The Security Council vetoed the draft resolution 13-1, with Russia voting against.",
          "The UN General Assembly adopted the resolution by a vote of 141-5 with 35 abstentions.",
          "The vote on 15-06 in the Security Council adopted nothing.",
      },
      today, "document.");
}

TEST_CASE("document.article: what a treaty does not have") {
  check_rows(
      {
          {"She cited Article 115 of the UN Charter.", today, {"document.article error [115]"}},
          {"She cited the UN Charter's Article 115.", today, {"document.article error [115]"}},
          {"She cited Articles 51 and 115 of the United Nations  Charter.", today, {"document.article error [115]"}},
          {"She cited Article 15 of the North Atlantic Treaty.", today, {"document.article error [15]"}},
          {"She cited Article 31(2) of the Universal Declaration of Human Rights.",
           today,
           {"document.article error [31]"}},
          {"\"Article 115 of the UN Charter allows it,\" she said.", today, {"document.article warning [115]"}},
      },
      "document.");
  check_silent(
      {
          "She cited Article 51 of the UN Charter.",
          "She cited Article 111 of the Charter of the United Nations.",
          "She cited Article 2(4) of the UN Charter.",
          "She cited Article 115 of the constitution and the UN Charter.",
          "She cited Article 115 of the Charter.",
          "She wrote an article 115 words long on the UN Charter.",
          "She cited Article 5 of the North Atlantic Treaty and Article 42 of the EU treaty.",
      },
      today, "document.");
}

TEST_CASE("sentences about resolutions that are right, or about something else") {
  check_silent(
      {
          "The Security Council on Friday unanimously adopted Resolution 2397, its toughest sanctions yet, after it "
          "passed Resolution 2375 in September.",
          "Since Security Council Resolution 242 was adopted in 1967, little has changed.",
          "In 2003, the United States invaded Iraq under Security Council Resolution 1441, adopted in 2002.",
          "Security Council Resolution 1973 of 2011 passed with 10 votes in favor and five abstentions.",
          "UN Resolution 2758, adopted in 1971, seated Beijing. UN General Assembly Resolution 2758 (1971) too. The "
          "General Assembly adopted Resolution 2758 in 1971.",
          "General Assembly Resolution 194 of 1948, reaffirmed in 2012, stands. On Dec. 23, 2016, the Security Council "
          "adopted resolution 2334 by a 14-0 vote with the United States abstaining.",
          "The Council passed Security Council Resolution 1929 in June 2010 by a vote of 12 to 2, with Lebanon "
          "abstaining.",
          "In 2015, in a vote of 15-0, the Security Council adopted Resolution 2231. A bid to extend its arms embargo "
          "in 2020 failed 2-2 with 11 abstaining in the Security Council.",
          "The 35-nation IAEA board voted 27-3 with five abstentions to refer Iran to the UN Security Council. The "
          "board passed the resolution 13-1 with five abstentions, sending it to the Security Council.",
          "The General Assembly voted 141-5 to adopt the resolution after Russia vetoed it in the Security Council "
          "11-1.",
          "The Council had unanimously passed sanctions in 2006 and Security Council Resolution 2334 was vague.",
          "The al-Qaida list is under Security Council resolutions 1267/1989/2253. Security Council resolutions 1267 "
          "(1999), 1989 (2011) and 2253 (2015) stand. See Security Council resolution 1267/1989.",
          "A 2018 Security Council Resolution 2397 exemption was used. The 2019 UN Security Council Resolution 1718 "
          "Committee report is long. In 2020 the Security Council adopted Resolution 2397's annexes. In 2018 the "
          "Security Council passed Resolution 1718 Committee guidelines.",
          "General Assembly resolution 70/1, the 2030 Agenda, was adopted in 2015. General Assembly resolution 75/1 of "
          "21 September 2020 marks it. In 2030, General Assembly resolution 70/1 expires.",
          "Security Council Resolution 2334, passed in the final weeks of 2016, is cited. Resolution 2254, adopted "
          "unanimously by the Security Council in December 2015, is a roadmap.",
          "The Security Council voted 13-0 with Russia and China abstaining. The UN Security Council adopted the "
          "resolution 12-0, with three abstentions.",
          "The Security Council met 15-20 times before the resolution was adopted. The Security Council voted 10-4-1 "
          "on the draft. Nine of the Security Council's 15 members voted for it: 9-0-6. The Security Council adopted "
          "15 resolutions by votes of 14 to 1 in 2022.",
          "The U.S. vetoed a Security Council resolution that won 13 votes in favor, with Britain abstaining. A vote "
          "of 14-1 on the resolution, adopted by the committee, was reported to the Security Council, with the United "
          "States voting against.",
          "North Korea rejected UN Security Council Resolution 2094, passed in 2013 after its nuclear test, and "
          "Resolution 2087, which the council passed in January 2013 after a December 2012 rocket launch. UN Security "
          "Council Resolution 1874, which was passed after the May 2009 test, stands. Resolution 1695 of the Security "
          "Council was adopted in July 2006 after missile tests, and 1718 in October.",
      },
      "2017-12-24", "document.");
}

TEST_CASE("document.later and numbers that did not exist yet") {
  check_rows(
      {
          {"She cited Security Council Resolution 2397.",
           "2016-05-04",
           {"document.later error [Security Council Resolution 2397]"}},
          {"She cited Security Council Resolution 9999.", "2016-05-04", {"document.missing error [9999]"}},
          {"She cited S/RES/2901 (2052).", "2025-05-04", {"document.later error [S/RES/2901 (2052)]"}},
          {"She cited Regulation (EU) 2026/679.", "2025-05-04", {"document.later error [Regulation (EU) 2026/679]"}},
      },
      "document.");
  check_silent({"She cited Security Council Resolution 2270.", "She cited Security Council Resolution 2321."},
               "2016-11-29", "document.");  // 30 November is a day away
  check_silent({"She cited Security Council Resolution 9999.", "She cited Security Council Resolution 2700.",
                "She cited S/RES/2901 (2024).", "She cited Regulation (EU) 2024/679."},
               "2024-06-20", "document.");
  check_silent({"She cited S/RES/2901 (2025).", "She cited Regulation (EU) 2025/1."}, "2024-12-31", "document.");
  check_silent({"She cited Security Council Resolution 2397."}, "", "document.");
}

TEST_CASE("documents as they were retrieved") {
  const char* cites = "She cited Security Council Resolution 2700.";
  const auto dated = retrieved("un:S/RES/2700", {{FactType::text, "symbol", "S/RES/2700 (2023)", "", ""},
                                                 {FactType::date, "adopted", "2023-10-02", "", "2 October 2023"},
                                                 {FactType::number, "vote.yes", "13", "", ""},
                                                 {FactType::number, "vote.no", "0", "", ""},
                                                 {FactType::number, "vote.abstain", "2", "", ""}});
  CHECK(with_sources(cites, {dated}) == std::vector<std::string>{});
  CHECK(with_sources("Security Council Resolution 2700 was adopted unanimously.", {dated}) ==
        std::vector<std::string>{"document.vote error [unanimously]"});
  CHECK(with_sources("Security Council Resolution 2700 was adopted on 2 October 2022.", {dated}) ==
        std::vector<std::string>{"document.date error [2022] -> 2023"});
  const Report report = test::report_on("Security Council Resolution 2700 was adopted in 2022.", today, {dated});
  REQUIRE(report.findings.size() == 1);
  CHECK(report.findings[0].reasons[0].text ==
        "the document says \"2 October 2023\"; votes: 13 in favour, 0 against, 2 abstaining");
  CHECK(report.findings[0].reasons[0].evidence == "sha256 1f3870be274f, https://documents.un.org/api/symbol/access");

  auto other =
      retrieved("un:S/RES/2700", {{FactType::text, "symbol", "S/RES/2701 (2023)", "", "Resolution 2701 (2023)"}});
  CHECK(with_sources(cites, {other}) ==
        std::vector<std::string>{"document.other warning [Security Council Resolution 2700]"});
  other.facts.push_back({FactType::locator, "same-as", "un:S/RES/2700 (2023)", "", ""});
  CHECK(with_sources(cites, {other}) == std::vector<std::string>{});

  const auto adopted = retrieved("un:S/RES/1874 (2009)", {{FactType::text, "body", "Security Council", "",
                                                           "Adopted by the Security Council at its 6141st meeting"}});
  for (const char* wrong : {"The General Assembly's resolution S/RES/1874 (2009) stands.",
                            "General Assembly resolution 1874 (2009) stands."}) {
    const Report by_organ = test::report_on(wrong, today, {adopted});
    REQUIRE(by_organ.findings.size() == 1);
    CHECK(by_organ.findings[0].check == "document.body");
    CHECK(by_organ.findings[0].reasons[0].text ==
          "the document says \"Adopted by the Security Council at its 6141st meeting\"");
  }

  Source missing;
  missing.locator = "un:S/RES/2800";
  missing.state = SourceState::missing;
  missing.problem = "documents.un.org answered with an empty document";
  CHECK(with_sources("She cited Security Council Resolution 2800.", {missing}) ==
        std::vector<std::string>{"document.missing warning [Security Council Resolution 2800]"});
}

TEST_CASE("what could not be retrieved is listed as not checked") {
  Source source;
  source.locator = "un:S/RES/1718 (2006)";
  source.problem = "documents.un.org did not answer within 20 s";
  for (const SourceState state : {SourceState::unreachable, SourceState::missing}) {  // 1718 exists: the service erred
    source.state = state;
    const Report report =
        test::report_on("Security Council Resolution 1718 stands. It is S/RES/1718 (2006).", today, {source});
    CHECK(report.findings.empty());
    REQUIRE(report.not_checked.size() == 1);
    CHECK(report.not_checked[0].what == "Security Council Resolution 1718");
    CHECK(report.not_checked[0].reason == "documents.un.org did not answer within 20 s");
  }
}

namespace {

const char* const repealed_act = "celex:32017R9001";
const char* const paper = "doi:10.5555/gulls.2014.003";

Fact dated(const char* name, const char* value, const char* qualifier = "", const char* quote = "") {
  return {FactType::date, name, value, qualifier, quote};
}

}  // namespace

TEST_CASE("document.retracted: a paper that did not stand any more when the story cited it") {
  const auto found = [](const char* text, std::vector<Fact> facts) {
    return with_sources(text, {retrieved(paper, std::move(facts))});
  };
  const char* const cites = "A study (doi:10.5555/gulls.2014.003) found that gulls sleep in flight.";
  const Strings fires = {"document.retracted warning [doi:10.5555/gulls.2014.003]"}, silent;
  CHECK(found(cites, {dated("retracted", "2016-02-08")}) == fires);
  CHECK(found(cites, {dated("retracted", "2016-02")}) == fires);
  CHECK(found(cites, {dated("retracted", "2023")}) == fires);
  CHECK(found(cites, {dated("concern", "2015-11-20")}) ==
        Strings{"document.retracted note [doi:10.5555/gulls.2014.003]"});
  CHECK(found(cites, {dated("concern", "2015-11-20"), dated("retracted", "2016-02-08")}) == fires);
  // Only from then on, and only where the day is known.
  CHECK(found(cites, {dated("retracted", "2024-06-20")}) == silent);
  CHECK(found(cites, {dated("retracted", "2024")}) == silent);
  CHECK(found(cites, {dated("retracted", "2025-01-01")}) == silent);
  CHECK(found(cites, {{FactType::text, "retracted", "yes", "", "RETRACTED ARTICLE: Gulls"}}) == silent);
  CHECK(found(cites, {{FactType::locator, "retracted", "doi:10.5555/n", "", ""}}) == silent);
  CHECK(found(cites, {dated("corrected", "2016-02-08")}) == silent);
  CHECK(found(cites, {dated("published", "2014-02-08")}) == silent);
  for (const char* const says_so :
       {"A study (doi:10.5555/gulls.2014.003), since retracted, found that gulls sleep in flight.",
        "The journal issued a retraction. A study (doi:10.5555/gulls.2014.003) was cited. It is old. It is short.",
        "A study (doi:10.5555/gulls.2014.003) found it. The authors withdrew the paper in 2016.",
        "A flawed study (doi:10.5555/gulls.2014.003) found it.",
        "The claim of the study (doi:10.5555/gulls.2014.003) has been debunked."}) {
    CAPTURE(says_so);
    CHECK(found(says_so, {dated("retracted", "2016-02-08")}) == silent);
  }
  CHECK(test::lines_of(test::report_on(cites, "", {retrieved(paper, {dated("retracted", "2016-02-08")})}),
                       "document.") == silent);
  const Report report = test::report_on(
      cites, today, {retrieved(paper, {dated("retracted", "2016-02-08", "doi:10.5555/n", "Retraction (publisher)")})});
  REQUIRE(report.findings.size() == 1);
  CHECK(report.findings[0].message ==
        "doi:10.5555/gulls.2014.003 was retracted on 8 February 2016, which the story does not say");
  CHECK(report.findings[0].reasons[0].text ==
        "its record dates the retraction on 8 February 2016, by doi:10.5555/n: \"Retraction (publisher)\"");
  CHECK(report.findings[0].reasons[0].evidence == "sha256 1f3870be274f, https://documents.un.org/api/symbol/access");
}

TEST_CASE("document.repealed: an act that the story speaks of as in force") {
  const auto found = [](const char* text, std::vector<Fact> facts) {
    return with_sources(text, {retrieved(repealed_act, std::move(facts))});
  };
  const std::vector<Fact> repealed = {dated("repealed", "2021-07-01", "celex:32021R9002")};
  const Strings fires = {"document.repealed warning [Regulation (EU) 2017/9001]"}, silent;
  for (const char* const in_force :
       {"Regulation (EU) 2017/9001 requires labels on nets.", "Regulation (EU) 2017/9001 remains in force.",
        "Under Regulation (EU) 2017/9001, makers must label their nets.",
        "Nets must be labelled, as is required by Regulation (EU) 2017/9001."}) {
    CAPTURE(in_force);
    CHECK(found(in_force, repealed) == fires);
    CHECK(found(in_force, {dated("expired", "2020-06-30")}) == fires);
    CHECK(found(in_force, {dated("repealed", "2024-06-20")}) == silent);
    CHECK(found(in_force, {dated("repealed", "2025-01-01")}) == silent);
    CHECK(found(in_force, {dated("repealed", "")}) == silent);
    CHECK(found(in_force, {{FactType::text, "in-force", "yes", "", ""}, dated("expired", "2020-06-30")}) == silent);
    CHECK(found(in_force, {{FactType::text, "in-force", "no", "", ""}}) == silent);
  }
  for (const char* const past :
       {"Regulation (EU) 2017/9001 required labels on nets.", "She cited Regulation (EU) 2017/9001.",
        "Regulation (EU) 2017/9001 requires labels until its successor applies.",
        "Regulation (EU) 2017/9001, which was repealed in 2021, requires labels.",
        "Regulation (EU) 2017/9001 requires labels. It has since been replaced.",
        "Under Regulation (EU) 2017/9001, makers had to label their nets.",
        "The old Regulation (EU) 2017/9001 requires labels.", "In the transition Regulation (EU) 2017/9001 applies."}) {
    CAPTURE(past);
    CHECK(found(past, repealed) == silent);
  }
  const Report report =
      test::report_on("Regulation (EU) 2017/9001 requires labels on nets.", today, {retrieved(repealed_act, repealed)});
  REQUIRE(report.findings.size() == 1);
  CHECK(report.findings[0].message ==
        "Regulation (EU) 2017/9001 is no longer in force: it was repealed on 1 July 2021");
  CHECK(report.findings[0].reasons[0].text == "its record dates the repeal on 1 July 2021, by celex:32021R9002");
}

TEST_CASE("an adoption without its year, a symbol with it, a number of these days") {
  check_rows(
      {
          {"It goes beyond Security Council Resolution 1970, adopted on March 26, which imposed an embargo.",
           "2011-03-18",
           {"document.date error [March 26] -> February 26, 2011"}},
          {"The goals of the 2030 Agenda, adopted as A/RES/68/1 in September 2015, remain.",
           "2018-09-19",
           {"document.session error [September 2015]"}},
          {"General Assembly Resolution 2177 was adopted unanimously on Thursday.",
           "2014-09-19",
           {"document.body warning [General Assembly] -> Security Council"}},
      },
      "document.");
  check_silent(
      {
          "It goes beyond Security Council Resolution 1970, adopted on Feb. 26, which imposed an embargo.",
          "The goals of the 2030 Agenda, adopted as A/RES/70/1 in September 2015, remain.",
          "General Assembly Resolution 2177 was adopted in 1966.",
      },
      "2018-09-19", "document.");
}
