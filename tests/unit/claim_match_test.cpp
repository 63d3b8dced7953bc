#include "store/claim_match.h"
#include "store/claim_note.h"

#include <catch2/catch.hpp>

#include <random>

using namespace claims;
using namespace claims::store;

namespace {

using Strings = std::vector<std::string>;

Strings keys(std::string_view text) {
  Strings out;
  for (const MatchWord& word : match_words(text)) out.push_back(word.key);
  return out;
}

Strings differing(std::string_view here, std::string_view there) {
  Strings out;
  for (const Difference& each : differences(match_words(here), match_words(there)))
    out.push_back(each.here + "|" + each.there);
  return out;
}

double near(std::string_view a, std::string_view b) { return overlap(match_words(a), match_words(b)).similarity; }

}  // namespace

TEST_CASE("words to match by: folded, numbers in digits, marks beyond ASCII between them") {
  CHECK(keys("The mills cost €1,200.50 (twelve months)") == Strings{"the", "mill", "cost", "1200.50", "12", "month"});
  CHECK(keys("Mr Putin’s “long” trip—in São Paulo") ==
        Strings{"mr", "putin", "s", "long", "trip", "in", "sao", "paulo"});
  CHECK(keys("").empty());
  CHECK(keys(" \xE2\x80").empty());
  CHECK(keys("3.4 and 3. 4,") == Strings{"3.4", "and", "3", "4"});
  CHECK(match_words(std::string(10'000, 'a') + " b").size() == 2);
  std::string many;
  for (std::size_t i = 0; i < 2 * max_match_words; ++i) many += "word ";
  CHECK(match_words(many).size() == max_match_words);
}

TEST_CASE("claims that say the same, and where they differ") {
  const std::string_view bridge = "the bridge over the Arden cost 12 million euros";
  CHECK(near(bridge, "The bridge over the Arden cost 12 million euros.") == Approx(1));
  CHECK(near(bridge, "the bridge over the Arden cost 14 million euros") == Approx(1));  // numbers are told apart below
  CHECK(near(bridge, "the bridge over the Rhine cost 12 million euros") < 0.75);
  CHECK(near(bridge, "potatoes are grown in the north") < 0.1);
  CHECK(near("", "") == 0);
  CHECK(differing(bridge, "the bridge over the Arden cost 14 million euros") == Strings{"12|14"});
  CHECK(differing(bridge, "the bridge over the Rhine cost 12 million") == Strings{"Arden|Rhine"});
  CHECK(differing(bridge, "the bridge over the Arden cost twelve million euros").empty());
  CHECK(differing(bridge, "the bridge over the Arden cost millions") == Strings{"12|"});
  CHECK(differing("4 of 5 and 4", "4 of 5 and 6") == Strings{"4|6"});
}

TEST_CASE("similarity is symmetric and between 0 and 1, a claim is like itself") {
  std::mt19937 random(7);
  const Strings words = {"the", "Kim", "summit", "of", "2024", "said", "twelve", "bridge", "São", "’", "cost", "1,200"};
  const auto sentence = [&] {
    std::string out;
    for (auto n = random() % 12; n > 0; --n) out += words[random() % words.size()] + " ";
    return out;
  };
  for (int i = 0; i < 2000; ++i) {
    const std::string a = sentence(), b = sentence();
    INFO(a << " / " << b);
    CHECK(near(a, b) == Approx(near(b, a)));
    CHECK((near(a, b) >= 0 && near(a, b) <= 1 + 1e-9));
    CHECK(differing(a, a).empty());
    if (near(a, a) > 0) CHECK(near(a, a) == Approx(1));
  }
}

TEST_CASE("notes are read back as they were written, others are malformed") {
  StoryNote note;
  note.path = "a \"b\".md";
  note.sha256 = "00";
  note.published = "2024-06-20";
  note.time = "2026-11-27T00:00:00Z";
  note.made_with = "test";
  KeptClaim claim;
  claim.id = "0123456789abcdef-2";
  claim.text = "São Paulo \x01";
  claim.stance = "reports";
  claim.speaker = "Kim";
  claim.start = 3;
  claim.end = 9;
  claim.line = 2;
  claim.check_worthiness = 0.5;
  claim.citations = {"un:S/RES/1718 (2006)"};
  claim.unsourced = true;
  note.claims.push_back(claim);
  note.findings.push_back({"date.weekday", "error", "Monday", "it was a Tuesday", 1, 2, 1, "baseline"});
  const auto again = parse_story_note(to_json(note));
  REQUIRE(again);
  CHECK(to_json(*again) == to_json(note));
  CHECK(again->claims[0].story == note.path);
  CHECK(again->claims[0].recorded == note.time);
  const Decision decision{"0123456789abcdef",     Ruling::disputed, "A",    "because",
                          "2026-11-27T00:00:00Z", "text",           "a.md", ""};
  const auto decided = parse_decision_note(to_json(decision));
  REQUIRE(decided);
  CHECK(to_json(*decided) == to_json(decision));
  for (const std::string bad :
       {"", "[]", "{}", "{\"path\":1}",
        "{\"path\":\"a\",\"sha256\":\"b\",\"made_with\":\"c\",\"claims\":[{}],\"findings\":[]}"}) {
    INFO(bad);
    CHECK(parse_story_note(bad).error().code == Code::malformed);
    CHECK(parse_decision_note(bad).error().code == Code::malformed);
  }
  CHECK_FALSE(
      parse_decision_note(R"({"claim":"a","ruling":"maybe","who":"a","why":"b","time":"","text":"","story":""})"));
}
