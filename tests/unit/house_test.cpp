// The newsroom's rules: patterns, levels, ignored words, waivers, baseline.
#include "finding_lines.h"
#include "house/pattern.h"
#include "text/written_moment.h"

#include <claims/house.h>

#include <catch2/catch.hpp>

#include <algorithm>

using namespace claims;

namespace {

const std::string two_slips =
    "They met on Tuesday, June 19, 2024, in the capital. They spoke on Monday, June 17, 2024, at length.\n\n"
    "The statement names Friday, June 19, 2024.";

HouseRules rules_of(std::string_view toml) {
  auto rules = parse_house_rules(".claims.toml", toml);
  INFO((rules ? std::string() : rules.error().text));
  REQUIRE(rules);
  return *rules;
}

std::string wrong(std::string_view toml) {
  const auto rules = parse_house_rules(".claims.toml", toml);
  return rules ? "nothing" : rules.error().text;
}

Report judged(std::string_view toml, const Date& today = {2024, 6, 20}, std::string text = two_slips) {
  Report report = test::report_on(std::move(text), "2024-06-20");
  apply_house_rules(rules_of(toml), "desk/story.txt", today, report);
  return report;
}

std::vector<std::string> left(std::string_view toml) { return test::lines_of(judged(toml)); }

Report marked(std::string remark, const Date& today = {2024, 6, 20}) {
  ReadOptions options;
  options.published = Date{2024, 6, 20};
  auto document = read_document(
      "story.md", "They met on Tuesday, June 19, 2024.\n\n" + remark + "\nThey spoke on Friday, June 19, 2024.\n",
      options);
  Report report = verify(std::move(*document));
  apply_house_rules({}, "story.md", today, report);
  return report;
}

const std::string first = "date.weekday error [Tuesday, June 19, 2024] -> Wednesday, June 19, 2024";
const std::string second = "date.weekday error [Friday, June 19, 2024] -> Wednesday, June 19, 2024";
using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("house: path patterns") {
  struct Row {
    const char *pattern, *text;
    bool fits;
  };
  for (const Row& row : {Row{"", "", true},
                         {"*", "", true},
                         {"*", "a/b", true},
                         {"a*", "abc", true},
                         {"a*c", "abdc", true},
                         {"a*c", "abdcd", false},
                         {"?", "", false},
                         {"?", "a", true},
                         {"date.*", "date.weekday", true},
                         {"date.*", "dates.weekday", false},
                         {"*.md", "desk/a.md", true},
                         {"*.md", "a.mdx", false},
                         {"a**b", "ab", true},
                         {"*a*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaa", false}}) {
    CAPTURE(row.pattern, row.text);
    CHECK(house::matches(row.pattern, row.text) == row.fits);
  }
}

TEST_CASE("house: levels") {
  CHECK(left("") == Lines{first, second});
  CHECK(left("[levels]\n\"date.weekday\" = \"off\"") == Lines{});
  CHECK(left("[levels]\n\"date.weekday\" = \"note\"\n\"date.*\" = \"off\"") ==
        Lines{"date.weekday note [Tuesday, June 19, 2024] -> Wednesday, June 19, 2024",
              "date.weekday note [Friday, June 19, 2024] -> Wednesday, June 19, 2024"});
  CHECK(left("[levels]\n\"person.*\" = \"off\"") == Lines{first, second});
}

TEST_CASE("house: ignored words touch the finding") {
  CHECK(left("[[ignore]]\nwords = 'Tues\\w+, June'") == Lines{second});
  CHECK(left("[[ignore]]\nwords = 'They met'") == Lines{first, second});
  CHECK(left("[[ignore]]\nwords = 'met on Tuesday'") == Lines{second});
  CHECK(left("[[ignore]]\nwords = 'Tuesday'\ncheck = 'person.*'") == Lines{first, second});
  CHECK(left("[[ignore]]\nstories = 'desk/*'") == Lines{});
  CHECK(left("[[ignore]]\nstories = '*.md'") == Lines{first, second});
}

TEST_CASE("house: a waiver sets aside what it names until its last day") {
  const std::string_view toml =
      "[[waiver]]\ncheck = \"date.weekday\"\nwords = \"Tuesday, June 19\"\nreason = \"so in the minutes\"\n"
      "owner = \"A. Editor\"\nuntil = 2024-07-01\n";
  const Report report = judged(toml, {2024, 7, 1});
  CHECK(test::lines_of(report) == Lines{second});
  REQUIRE(report.set_aside.size() == 1);
  const SetAside& one = report.set_aside[0];
  CHECK(one.by == SetAside::By::waiver);
  CHECK(one.reason == "so in the minutes");
  CHECK(one.owner == "A. Editor");
  CHECK(one.where == ".claims.toml:1");
  CHECK(one.until == Date{2024, 7, 1});
  CHECK(report.house_rules == rules_of(toml).sha256);
  const Report later = judged(toml, {2024, 7, 2});
  CHECK(later.set_aside.empty());
  REQUIRE(later.findings.size() == 2);
  CHECK(later.findings[0].reasons.back().text ==
        "A. Editor waived this until 1 July 2024 (.claims.toml:1): so in the minutes");
}

TEST_CASE("house: words of a waiver are no pattern") {
  CHECK(judged("[[waiver]]\ncheck='date.weekday'\nwords='Tues.ay'\nreason='x'\nowner='y'").set_aside.empty());
}

TEST_CASE("house: a waiver in the story counts for its paragraph") {
  const Report report =
      marked("<!-- claims-waive date.weekday reason=\"so in the minutes\" owner=Desk until=2024-07-01 -->");
  CHECK(test::lines_of(report) == Lines{first});
  REQUIRE(report.set_aside.size() == 1);
  CHECK(report.set_aside[0].where == "line 3");
  CHECK(report.set_aside[0].owner == "Desk");
  CHECK(marked("<!-- claims-waive date.weekday reason=a owner=b until=2024-07-01 -->", {2024, 7, 2}).set_aside.empty());
  CHECK(marked("<!-- claims-waive person.* reason=a owner=b -->").set_aside.empty());
  CHECK(marked("<!-- claims-waive date.* reason=a owner=b -->").set_aside.size() == 1);
  CHECK(marked("<!-- a remark of the desk -->").not_checked.empty());
}

TEST_CASE("house: a waiver in the story that cannot be read is told") {
  for (const char* remark :
       {"<!-- claims-waive -->", "<!-- claims-waive date.weekday -->", "<!-- claims-waive date.weekday reason=a -->",
        "<!-- claims-waive date.weekday reason=a owner=b until=soon -->", "<!-- claims-wave date.weekday -->",
        "<!-- claims-waive date.weekday reason=\"\" owner=b -->", "<!-- claims-waive date.weekday reason owner -->"}) {
    CAPTURE(remark);
    const Report report = marked(remark);
    CHECK(report.set_aside.empty());
    REQUIRE(report.not_checked.size() == 1);
    CHECK(report.not_checked[0].what == "the remark in line 3");
  }
}

TEST_CASE("house: settings that are wrong name their line") {
  struct Row {
    const char *toml, *error;
  };
  for (const Row& row : {
           Row{"a = ", "1: not TOML: "},
           {"\n[levls]\n", "2: unknown key \"levls\"; known are levels, ignore, waiver, zone, house-list and options"},
           {"levels = 1", "1: expected a table: [levels]"},
           {"[levels]\n\"date.weekday\" = \"fatal\"",
            "2: expected \"error\", \"warning\", \"note\" or \"off\" for a check"},
           {"[levels]\n\"date.weekdy\" = \"off\"", "2: no check \"date.weekdy\"; \"claims checks\" lists them"},
           {"[levels]\n\"dat.*\" = \"off\"", "2: no check \"dat.*\"; \"claims checks\" lists them"},
           {"[levels]\n\"weekday\" = \"off\"", "2: no check \"weekday\"; \"claims checks\" lists them"},
           {"[ignore]\nwords = \"a\"", "1: expected tables, written [[ignore]]"},
           {"[[ignore]]\nword = \"a\"", "2: unknown key \"word\"; known are check, words, stories"},
           {"[[ignore]]\n", "1: an [[ignore]] needs at least one of check, words and stories"},
           {"[[ignore]]\nwords = \"(\"", "2: not a pattern: missing ): ("},
           {"[[ignore]]\nwords = 7", "2: expected a text for \"words\""},
           {"[[waiver]]\nwords = \"a\"\nreason = \"b\"\nowner = \"c\"", "1: a [[waiver]] needs check"},
           {"[[waiver]]\ncheck = \"date.weekday\"\nwords = \"a\"\nowner = \"c\"", "1: a [[waiver]] needs reason"},
           {"[[waiver]]\ncheck = \"date.weekday\"\nwords = \"a\"\nreason = \"c\"", "1: a [[waiver]] needs owner"},
           {"[[waiver]]\ncheck = \"date.weekday\"\nreason = \"b\"\nowner = \"c\"",
            "1: a [[waiver]] needs words or stories, so that it waives no more"},
           {"[[waiver]]\ncheck=\"date.weekday\"\nwords=\"a\"\nreason=\"b\"\nowner=\"c\"\nuntil=\"2024-07-01\"",
            "6: expected a day for \"until\", without quotation marks: 2026-12-31"},
           {"zone = 1", "1: expected the name of a time zone, such as \"Europe/Berlin\""},
           {"[options]\nrate = 1.5", "2: expected a text, a whole number, true, or a list of them"},
       }) {
    CAPTURE(row.toml);
    const std::string expected = std::string(".claims.toml:") + row.error;
    CHECK(wrong(row.toml).substr(0, expected.size()) == expected);
  }
  CHECK(wrong(std::string(max_settings_bytes + 1, '#')) == ".claims.toml: larger than 1 MiB, the limit for settings");
  std::string many;
  for (std::size_t i = 0; i <= max_house_rules; ++i) many += "[[ignore]]\nwords = 'a'\n";
  CHECK(wrong(many) == ".claims.toml:1: more than 10000 rules");
}

TEST_CASE("house: settings of other parts are kept") {
  const HouseRules rules = rules_of(
      "zone = \"Europe/Berlin\"\nhouse-list = \"names.tsv\"\n[options]\nrate = 2\nno-robots = true\n"
      "notes = false\nplugins = [\"a.so\", \"b.so\"]\n[levels]\n\"org.example\" = \"off\"\n");
  CHECK(rules.zone == "Europe/Berlin");
  CHECK(rules.house_list == "names.tsv");
  CHECK(rules.options == std::vector<std::pair<std::string, std::vector<std::string>>>{
                             {"no-robots", {}}, {"plugins", {"a.so", "b.so"}}, {"rate", {"2"}}});
}

TEST_CASE("house: a baseline knows old findings, each as often as recorded") {
  Baseline written;
  written.add("desk/story.txt", test::report_on(two_slips, "2024-06-20"));
  const std::string text = written.text();
  CHECK(text.starts_with("# claims baseline 1: check, story, fingerprint, words\ndate.weekday\tdesk/story.txt\t"));
  const auto baseline = Baseline::parse("old.tsv", text);
  REQUIRE(baseline);
  const auto left_of = [&](std::string story, const char* path = "desk/story.txt") {
    Report report = test::report_on(std::move(story), "2024-06-20");
    baseline->apply(path, report);
    return test::lines_of(report);
  };
  CHECK(left_of(two_slips) == Lines{});
  CHECK(left_of("Something new came first.\n\n" + two_slips) == Lines{});
  CHECK(left_of(two_slips, "other.txt") == Lines{first, second});
  CHECK(left_of(two_slips + "\n\nThe statement names Friday, June 19, 2024.") == Lines{second});
  CHECK(left_of("The minutes name Friday, June 19, 2024.") == Lines{second});
  CHECK(Baseline::parse("old.tsv", text)->text() == text);
}

TEST_CASE("house: what is no baseline is refused") {
  CHECK(Baseline::parse("old.tsv", "").error().text ==
        "old.tsv: not a baseline; \"claims verify --write-baseline FILE\" writes one");
  CHECK(Baseline::parse("old.tsv", "# claims baseline 1: check, story, fingerprint, words\na\tb\n").error().text ==
        "old.tsv:2: expected check, story, fingerprint and words, with tabs between");
}

TEST_CASE("house: the story's day is that of its zone") {
  const auto day = [](const char* written, int east) {
    const std::string html = std::string("<html><head><meta property='article:published_time' content='") + written +
                             "'></head><body><p>They met on Tuesday in the old town hall.</p></body></html>";
    ReadOptions options;
    options.zone = [east](std::int64_t) { return east; };
    return to_iso(read_document("a.html", html, options)->published.date);
  };
  CHECK(day("2024-06-20T01:30:00Z", -4 * 3600) == "2024-06-19");
  CHECK(day("2024-06-20T23:30:00-04:00", 0) == "2024-06-21");
  CHECK(day("2024-06-20T23:30:00-04:00", -4 * 3600) == "2024-06-20");
  CHECK(day("2024-06-20", -4 * 3600) == "2024-06-20");
  CHECK(day("2024-06-20T01:30:00", -4 * 3600) == "2024-06-20");
}

TEST_CASE("house: moments as metadata writes them") {
  const auto moment = [](const char* written) { return text::read_written_moment(written).value_or(-1); };
  CHECK(moment("1970-01-01T00:00:00Z") == 0);
  CHECK(moment(" 1970-01-02 00:00Z") == 86'400);
  CHECK(moment("1970-01-01T02:00:00.250+02:00") == 0);
  CHECK(moment("1970-01-01T02:00:00 +0200") == 0);
  CHECK(moment("1970-01-01T00:00:30-01") == 3630);
  for (const char* none : {"", "1970-01-01", "1970-01-01T00:00:00", "1970-01-01T25:00Z", "1970-13-01T00:00Z",
                           "1970-01-01T00:61Z", "1970-01-01T00:00:00+99:00"}) {
    CAPTURE(none);
    CHECK_FALSE(text::read_written_moment(none));
  }
}

TEST_CASE("house: spellings that the house list does not prefer") {
  const HouseReading reading = read_house_list(
      "kind\tpreferred\tothers\tnote\n"
      "place\tKyiv\tKiev\tsince 2019\n"
      "organisation\tProcter & Gamble\tProctor & Gamble|Procter\t\n");
  REQUIRE(reading.problems.empty());
  Report report = test::report_on(
      "Procter & Gamble opened in Kiev. Kievan bread is sold there. Procter grew; KIEV too.", "2024-06-20");
  check_house_list(reading.list, report);
  CHECK(test::lines_of(report, "house.") ==
        Lines{"house.spelling warning [Kiev] -> Kyiv", "house.spelling warning [Procter] -> Procter & Gamble"});
  const auto first = std::find_if(report.findings.begin(), report.findings.end(),
                                  [](const Finding& f) { return f.check == "house.spelling"; });
  CHECK(first->message == "the house writes Kyiv, not Kiev");
  CHECK(first->reasons.at(0).text == "since 2019");
  CHECK(first->reasons.at(0).evidence == "house list, line 2");
}
