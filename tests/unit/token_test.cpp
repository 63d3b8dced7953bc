#include "text/token.h"

#include "text/lexicon.h"

#include <catch2/catch.hpp>

using namespace claims;

namespace {

// The tokens with a bar between them; kind letters stand before all but words.
std::string shown(std::string_view text) {
  std::vector<Token> tokens;
  text::tokenise(text, {0, static_cast<std::uint32_t>(text.size())}, text::Lexicon::english(), tokens);
  std::string out;
  for (const Token& t : tokens) {
    if (!out.empty()) out += '|';
    out += std::string_view("wnops.")[static_cast<std::size_t>(t.kind)];
    out += ':';
    out += text.substr(t.span.begin, t.span.size());
  }
  return out;
}

}  // namespace

TEST_CASE("tokens") {
  struct Row {
    const char* text;
    const char* tokens;
  };
  for (const Row& row : {
           Row{"the 2004 Kim-Putin summit", "w:the|n:2004|w:Kim|.:-|w:Putin|w:summit"},
           Row{"Kim’s first", "w:Kim|s:’s|w:first"},
           Row{"didn't won’t", "w:didn't|w:won’t"},
           Row{"the players' 1990s and the '90s", "w:the|w:players|s:'|p:1990s|w:and|w:the|.:'|p:90s"},
           Row{"U.S. at 9:30 a.m. on Jan. 5", "w:U.S.|w:at|n:9|.::|n:30|w:a.m.|w:on|w:Jan|.:.|n:5"},
           Row{"$1,947.5 or 19th, 3.4%", ".:$|n:1,947.5|w:or|o:19th|.:,|n:3.4|.:%"},
           Row{"in 2019,2020", "w:in|n:2019|.:,|n:2020"},
           Row{"10-year-old “Zoë”", "n:10|.:-|w:year|.:-|w:old|.:“|w:Zoë|.:”"},
           Row{"see https://a.org/2021/07/x-1.html, or (www.b.org/2020).",
               "w:see|w:https://a.org/2021/07/x-1.html|.:,|w:or|.:(|w:www.b.org/2020|.:)|.:."},
           Row{"who went", "w:who|w:went"},
           Row{"", ""},
       }) {
    CHECK(shown(row.text) == row.tokens);
  }
}

TEST_CASE("token numbers and flags") {
  std::vector<Token> tokens;
  const std::string_view text = "On June 19th 1,947 NATO";
  text::tokenise(text, {0, static_cast<std::uint32_t>(text.size())}, text::Lexicon::english(), tokens);
  REQUIRE(tokens.size() == 5);
  CHECK(tokens[2].number == 19);
  CHECK(tokens[3].number == 1947);
  CHECK(tokens[4].has(Token::all_capitals));
  CHECK(text::Lexicon::english()[tokens[1].word].month == 6);
}
