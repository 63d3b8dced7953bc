// The renderers: exact output for one story with findings of every kind.
#include <claims/report.h>

#include <catch2/catch.hpp>

using namespace claims;

namespace {

Span span_of(const Document& document, std::string_view words) {
  const auto at = document.text.find(words);
  REQUIRE(at != std::string::npos);
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

constexpr const char* text =
    "Zoë met the president first in 2019.\n"
    "The extent to which the two countries ignore what was agreed after the 2004 summit of Łódź will serve, say many, "
    "as "
    "a metric for how much importance they place on it.\n";

Report sample() {
  ReadOptions options;
  options.format = Format::plain;
  options.published = Date{2024, 6, 20};
  Report report;
  report.story = read_story(read_document("dir/a story.txt", text, options).value());
  report.story.times.clear();
  report.story.claims.clear();
  const Document& document = report.story.document;
  report.findings.push_back(
      {"event.year",
       Level::error,
       span_of(document, "2004"),
       "the year of this summit cannot be right",
       {{"the story puts the first one in 2019", span_of(document, "first in 2019"), ""},
        {"Kim Jong Un has led North Korea since 17 December 2011", std::nullopt, "World Factbook; Wikidata Q56226"}},
       "2024",
       0.99});
  report.findings.push_back({"name.spelling",
                             Level::note,
                             span_of(document, "Łódź"),
                             "spelt \"Lodz\" elsewhere",
                             {{"once", std::nullopt, ""}},
                             "",
                             0.5});
  report.not_checked.push_back({"relative dates", "no date"});
  return report;
}

}  // namespace

TEST_CASE("report as text") {
  RenderOptions options;
  options.width = 80;
  CHECK(render_text(sample(), options) ==
        R"(dir/a story.txt   published 2024-06-20 (given)   39 words   0 dates and times   0 claims

error   2:72    the year of this summit cannot be right             [event.year]
        ...what was agreed after the 2004 summit of Łódź will serve, say...
                                     ^^^^
        - line 1: the story puts the first one in 2019
        - Kim Jong Un has led North Korea since 17 December 2011 (World
          Factbook; Wikidata Q56226)
        did you mean "2024"?   confidence 0.99

not checked: relative dates (no date)

1 error, 0 warnings, 1 note (--notes shows it)
)");
}

TEST_CASE("report as text: notes, colour and time on request") {
  RenderOptions options;
  options.width = 80;
  options.notes = true;
  options.colour = true;
  options.milliseconds = 9;
  Report report = sample();
  report.findings.erase(report.findings.begin());
  report.not_checked.clear();
  CHECK(render_text(report, options) ==
        "\x1b[1mdir/a story.txt\x1b[0m   published 2024-06-20 (given)   39 words   0 dates and times   0 claims\n"
        "\n"
        "\x1b[1;36mnote\x1b[0m    2:87    \x1b[1mspelt \"Lodz\" elsewhere\x1b[0m                           "
        "\x1b[2m[name.spelling]\x1b[0m\n"
        "        ...after the 2004 summit of Łódź will serve, say many, as a metric...\n"
        "                                    \x1b[1;36m^^^^\x1b[0m\n"
        "        - once\n"
        "        confidence 0.50\n"
        "\n"
        "0 errors, 0 warnings, 1 note   everything could be checked offline   9 ms\n");
}

TEST_CASE("report as lines") {
  CHECK(render_line(sample()) ==
        "dir/a story.txt:2:72: error: the year of this summit cannot be right [event.year]\n"
        "dir/a story.txt:2:87: note: spelt \"Lodz\" elsewhere [name.spelling]\n");
}

TEST_CASE("report as JSON on one line") {
  RenderOptions options;
  options.id = "\"a\\\"1\"";
  const std::string json = render_jsonl(sample(), options);
  const std::string_view before_digest =
      R"({"schema":"claims.verify/1","id":"a\"1","article":{"path":"dir/a story.txt","sha256":")";
  CHECK(json.substr(0, before_digest.size()) == before_digest);
  const std::string_view after_digest =
      R"(","published":"2024-06-20","published_from":"given","language":"en"},"findings":[)"
      R"({"check":"event.year","level":"error","start":109,"end":113,"line":2,"column":72,"text":"2004",)"
      R"("message":"the year of this summit cannot be right","reasons":[)"
      R"({"text":"the story puts the first one in 2019","start":23,"end":36},)"
      R"({"text":"Kim Jong Un has led North Korea since 17 December 2011","evidence":"World Factbook; Wikidata Q56226"}],)"
      R"("replacement":"2024","confidence":0.99},)"
      R"({"check":"name.spelling","level":"note","start":124,"end":131,"line":2,"column":87,"text":"Łódź",)"
      R"("message":"spelt \"Lodz\" elsewhere","reasons":[{"text":"once"}],"confidence":0.5}],)"
      R"("claims":[],"not_checked":[{"what":"relative dates","reason":"no date"}],"made_with":{)";
  const std::size_t digest_end = before_digest.size() + 64;
  CHECK(json.substr(digest_end, after_digest.size()) == after_digest);
  CHECK(json.back() == '\n');
  CHECK(json.find('\n') == json.size() - 1);
}

TEST_CASE("an empty report as indented JSON") {
  Report report = sample();
  report.findings.clear();
  report.not_checked.clear();
  const std::string json = render_json(report);
  const std::string_view tail = R"(
  "findings": [],
  "claims": [],
  "not_checked": [],
  "made_with": {"claims": ")";
  CHECK(json.find(tail) != std::string::npos);
}

TEST_CASE("SARIF places") {
  const std::vector<Report> reports = [] {
    std::vector<Report> list;
    list.push_back(sample());
    return list;
  }();
  const std::string sarif = render_sarif(reports);
  // Columns count characters: "Zoë" is three.
  for (
      const char* part :
      {R"("uri": "dir/a%20story.txt")",
       R"("region": {"startLine": 2, "startColumn": 72, "endLine": 2, "endColumn": 76, "byteOffset": 109, "byteLength": 4})",
       R"("region": {"startLine": 1, "startColumn": 23, "endLine": 1, "endColumn": 36, "byteOffset": 23, "byteLength": 13})",
       R"("region": {"startLine": 2, "startColumn": 87, "endLine": 2, "endColumn": 91, "byteOffset": 124, "byteLength": 7})",
       R"("insertedContent": {"text": "2024"})"}) {
    CAPTURE(part);
    CHECK(sarif.find(part) != std::string::npos);
  }
}

TEST_CASE("text of a hostile story cannot steer the terminal") {
  Report report = sample();
  report.findings.resize(1);
  report.findings[0].message = "bell\a escape\x1b[2J\u202Egnol\nline";
  const std::string out = render_text(report);
  CHECK(out.find("bell escape [2J gnol line") != std::string::npos);
  CHECK(out.find('\x1b') == std::string::npos);
}
