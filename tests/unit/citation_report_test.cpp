#include <claims/report.h>

#include "story_of.h"

#include <catch2/catch.hpp>

using namespace claims;

namespace {

std::string inspected(std::string_view text, ReportFormat format) {
  const InspectPart part[] = {InspectPart::citations};
  return render_story(story_of(text), part, format);
}

}  // namespace

TEST_CASE("citations as JSON") {
  const std::string json = inspected(
      "Paragraph 8 of U.N. Security Council Resolution 1718 (2016), see S/RES/2397/2017 and UN resolution 181.",
      ReportFormat::jsonl);
  const std::size_t begin = json.find("\"citations\":");
  const std::size_t end = json.find(",\"made_with\"");
  REQUIRE(begin != std::string::npos);
  REQUIRE(end != std::string::npos);
  CHECK(
      json.substr(begin, end - begin) ==
      R"json("citations":[)json"
      R"json({"kind":"un-document","start":15,"end":59,"text":"U.N. Security Council Resolution 1718 (2016)",)json"
      R"json("locator":"un:S/RES/1718 (2006)","body":{"value":"Security Council","start":15,"end":36},)json"
      R"json("number":{"value":1718,"start":48,"end":52},"year":{"value":2016,"start":54,"end":58},)json"
      R"json("pinpoint":"Paragraph 8"},)json"
      R"json({"kind":"un-document","start":65,"end":80,"text":"S/RES/2397/2017","locator":"un:S/RES/2397 (2017)",)json"
      R"json("problem":"the year of a Security Council resolution stands in brackets behind its number",)json"
      R"json("suggestion":"S/RES/2397 (2017)","body":{"value":"Security Council","start":65,"end":66},)json"
      R"json("number":{"value":2397,"start":71,"end":75},"year":{"value":2017,"start":76,"end":80}},)json"
      R"json({"kind":"un-document","start":85,"end":102,"text":"UN resolution 181",)json"
      R"json("candidates":["un:S/RES/181 (1963)","un:A/RES/181"],"body":{"value":"United Nations","start":85,"end":87},)json"
      R"json("number":{"value":181,"start":99,"end":102}}])json");
}

TEST_CASE("citations for people") {
  const std::string text = inspected("See S/RES/2397/2017.\n", ReportFormat::text);
  CHECK(text.find(
            "citations (1)\n"
            "  1:5       un-document   un:S/RES/2397 (2017) S/RES/2397/2017\n"
            "            the year of a Security Council resolution stands in brackets behind its number; did y...\n") !=
        std::string::npos);
}
