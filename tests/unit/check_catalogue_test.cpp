#include <claims/finding.h>

#include "finding_lines.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace claims;

namespace {

// What was retrieved for the example's documents, for the checks that compare with it.
std::vector<Source> retrieved(std::string_view check) {
  if (check == "document.repealed" || check == "document.retracted") {
    Source act, paper;
    act.locator = "celex:32017R9001";
    act.facts.push_back({FactType::date, "repealed", "2021-07-01", "celex:32021R9002", ""});
    paper.locator = "doi:10.5555/gulls.2014.003";
    paper.facts.push_back({FactType::date, "retracted", "2016-02-08", "", "Retraction (publisher)"});
    act.state = paper.state = SourceState::retrieved;
    return {act, paper};
  }
  if (check == "document.quotation" || check == "document.number") return {test::water_report()};
  if (check != "document.other") return {};
  const auto source = [](const char* locator) {
    Source s;
    s.locator = locator;
    s.state = SourceState::retrieved;
    s.facts.push_back({FactType::text, "symbol", "S/RES/1874 (2009)", "", "Resolution 1874 (2009)"});
    return s;
  };
  return {source("un:S/RES/1718 (2006)"), source("un:S/RES/1874 (2009)")};
}

}  // namespace

TEST_CASE("every check flags its example and leaves its near miss alone") {
  REQUIRE_FALSE(checks().empty());
  for (const CheckInfo& info : checks()) {
    CAPTURE(info.id);
    const Report flagged = test::report_on(std::string(info.example), info.published, retrieved(info.id));
    CAPTURE(info.example);
    REQUIRE(flagged.findings.size() == 1);
    CHECK(flagged.findings[0].check == info.id);
    CHECK(flagged.findings[0].level <= info.level);
    CHECK_FALSE(flagged.findings[0].reasons.empty());
    CHECK_FALSE(flagged.findings[0].message.empty());
    CAPTURE(info.near_miss);
    CHECK(test::lines_of(test::report_on(std::string(info.near_miss), info.published, retrieved(info.id))) ==
          std::vector<std::string>{});
  }
}

TEST_CASE("the catalogue is sorted, without doubles, and every row is complete") {
  const auto all = checks();
  CHECK(std::is_sorted(all.begin(), all.end(), [](const CheckInfo& a, const CheckInfo& b) { return a.id < b.id; }));
  for (std::size_t i = 0; i + 1 < all.size(); ++i) CHECK(all[i].id != all[i + 1].id);
  for (const CheckInfo& info : all) {
    CAPTURE(info.id);
    CHECK(info.id.find('.') != std::string_view::npos);
    CHECK(info.summary.ends_with('.'));
    CHECK_FALSE(info.example.empty());
    CHECK_FALSE(info.near_miss.empty());
  }
}
