#include "../../cli/line_map.h"

#include <catch2/catch.hpp>

#include <random>
#include <string>

using namespace claims::cli;

TEST_CASE("lines and characters as an editor counts them") {
  const std::string text = "a\xC3\x89\xF0\x9F\x98\x80z\r\nsecond\rthird\n";
  struct Row {
    PositionEncoding encoding;
    std::uint32_t behind_emoji;
  };
  for (const auto& [encoding, behind] :
       {Row{PositionEncoding::utf8, 7}, Row{PositionEncoding::utf16, 4}, Row{PositionEncoding::utf32, 3}}) {
    const LineMap map(text, encoding);
    CHECK(map.position(7) == LinePosition{0, behind});
    CHECK(map.offset({0, behind}) == 7);
    CHECK(map.offset({0, 99}) == 8);  // the end of the line, before its "\r\n"
    CHECK(map.position(10) == LinePosition{1, 0});
    CHECK(map.position(17) == LinePosition{2, 0});
    CHECK(map.position(text.size()) == LinePosition{3, 0});
    CHECK(map.position(999) == LinePosition{3, 0});
    CHECK(map.offset({9, 0}) == text.size());
  }
  CHECK(LineMap("", PositionEncoding::utf16).position(0) == LinePosition{0, 0});
  CHECK(LineMap("", PositionEncoding::utf16).offset({0, 5}) == 0);
  // The two halves of a surrogate pair are one place.
  CHECK(LineMap(text, PositionEncoding::utf16).offset({0, 3}) == 3);
}

TEST_CASE("a place of a character comes back as it was, in every encoding, and any bytes are taken") {
  std::mt19937 random(3);
  const std::string pieces[] = {"a", "\xC3\x89", "\xE2\x82\xAC", "\xF0\x9F\x98\x80", "\n", "\r\n", "\r", " "};
  for (int i = 0; i < 500; ++i) {
    std::string text;
    std::vector<std::size_t> starts;
    for (auto n = random() % 30; n > 0; --n) {
      starts.push_back(text.size());
      text += pieces[random() % std::size(pieces)];
    }
    for (const auto encoding : {PositionEncoding::utf8, PositionEncoding::utf16, PositionEncoding::utf32}) {
      const LineMap map(text, encoding);
      for (const std::size_t at : starts) {
        if (at > 0 && text[at - 1] == '\r' && text[at] == '\n') continue;  // within one line end
        CHECK(map.offset(map.position(at)) == at);
      }
    }
    std::string bytes(random() % 40, '\0');
    for (char& c : bytes) c = static_cast<char>(random());
    const LineMap map(bytes, PositionEncoding::utf16);
    for (std::size_t at = 0; at <= bytes.size() + 1; ++at) CHECK(map.offset(map.position(at)) <= bytes.size());
  }
}
