#include "text/sentence.h"

#include <catch2/catch.hpp>

using namespace claims;

namespace {

// The sentences of a text read as plain, with a bar between them.
std::string divided(const std::string& text) {
  const auto document = read_document("story.txt", text);
  REQUIRE(document.has_value());
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  text::split_sentences(*document, tokens, sentences);
  std::string out;
  for (const Sentence& sentence : sentences) {
    if (!out.empty()) out += '|';
    out += document->slice(sentence.span);
  }
  return out;
}

}  // namespace

// Each row is its own expectation: the bars mark where sentences end.
TEST_CASE("sentences end where a reader ends them") {
  for (const std::string expected : {
           // plain stops
           "He came.|She left.|Who stayed?|Nobody!",
           "The talks ended at 3.30 on Friday.|Nobody spoke.",
           "Prices rose 2.5 percent.|Wages fell 0.4 percent.",
           "It cost $3.|Nobody paid.",
           "In 2019 they met.|25 people were there.",
           "It was 2019.|The two met again.",
           "Who won?!|Nobody knew.",
           "No way!!!|He left.",
           "He left; she stayed: that was all.|Then it rained.",
           // titles and abbreviations before names
           "Mr. Lee met Mrs. Park and Dr. Oh.|They talked.",
           "Gen. Mark Hill and Lt. Col. Ann Ray spoke.|Sen. Bob Roy did not.",
           "St. Petersburg is far from St. Louis.|Both are ports.",
           "Gov. Ann Lee Jr. of Calif. spoke.|Nobody listened.",
           "They live on Main St.|The house is red.",
           "Prof. A. B. Cole teaches here.|He is old.",
           // abbreviations before numbers
           "Rule No. 5 applies.|Nos. 6 and 7 do not.",
           "See p. 12 and pp. 14-16.|Fig. 3 shows more.",
           "The answer was no.|He said it twice.",
           "On Jan. 5 and Sept. 11 they met.|On Dec. 24 they parted.",
           "The ship sailed in Sept. and sank in Oct. 1912.",
           // abbreviations that may end a sentence
           "He works for Acme Inc. in Ohio.|It pays well.",
           "He works for Acme Inc.|The pay is poor.",
           "The unit of Acme Corp. Chairman Lee leads stayed.",
           "Apples, pears, etc. were sold.|They sold bread, etc.|The shop closed.",
           "It was Smith vs. The Crown.|He lost.",
           "Some fruit, e.g. Granny Smith apples, is green.|It is sour.",
           // initials
           "J. K. Rowling wrote it.|George W. Bush read it.",
           "John F. Kennedy spoke.|Harry S. Truman listened.",
           "The U.S. President spoke in the U.S. Senate.|Few listened.",
           "He lives in the U.S.|He said so.",
           "He lives in the U.S. and works in the U.K.|The trip is long.",
           "He moved to Washington, D.C.|It was cold.",
           "They tried plan B.|The plan failed.",
           "She took vitamin C.|It helped.",
           // times of the day
           "They met at 5 p.m. Monday and at 9 a.m. EST on Tuesday.|Nobody slept.",
           "They met at 5 p.m.|The room was full.",
           "At 10:30 a.m. local time it began.|It ended at noon.",
           // quotations
           "\"I left.\"|\"You did not.\"|He sighed.",
           "“We won.”|“We did not.”",
           "He said: “It is over.”|The room was silent.",
           "“Is it true?” he asked.|Nobody answered.",
           "“Is it true?” Smith asked.|Nobody answered.",
           "“Stop!” cried the guard.|He stopped.",
           "“Is it true?”|The question hung there.",
           "He called it “a lie.”|She agreed.",
           "It was “over”.|They went home.",
           "He asked, “Why?” and left.|She stayed.",
           "'We won.'|He smiled.",
           "He saw the U.N. “observers” leave.|They never came back.",
           "(He left early.)|She stayed.",
           "He left (she stayed).|It rained.",
           "He left [see note.]|She stayed.",
           // ellipses
           "He waited ... and waited.|Then he left.",
           "He waited…|Then he left.",
           "He waited...|The door opened.",
           "We trust ... Mr. Lee to act.|He will.",
           "“We are [...] ready,” he said.|They were.",
           "An honest way [...]|We will try.",
           // small letters and names that start small
           "He bought it.|iPhone sales rose.",
           "The group denied it.|al-Shabab did not.",
           "The site example.com is down.|Try www.example.org again.",
           "He wrote to a.lee@example.org.|Nobody replied.",
           "The talks ended. afterwards they left.",
           // notes, missing spaces, labels
           "The war ended.[12]|The peace was short.",
           "A. The first point holds.|B. The second does not.",
           "He ran 5 km.|It took 30 min.|The rest walked.",
           "He paid 3.5 million.|He earned £4m.|“Not enough,” he said.",
           "It happened in 1999.|And again in 2001.",
           "What is it?|$5 million.|That is all.",
       }) {
    std::string text = expected;
    for (char& c : text)
      if (c == '|') c = ' ';
    CHECK(divided(text) == expected);
  }
}

TEST_CASE("a missing space does not hide an end, an address has none") {
  CHECK(divided("The war ended.The peace was short.") == "The war ended.|The peace was short.");
  CHECK(divided("See example.The and Node.js and U.S.Treasury.") == "See example.|The and Node.js and U.S.Treasury.");
  CHECK(divided("See Amazon.com today.") == "See Amazon.com today.");
}

TEST_CASE("a sentence never crosses a block") {
  CHECK(divided("Talks in Rason\n\nThe two sides met\n\nThey parted. It rained") ==
        "Talks in Rason|The two sides met|They parted.|It rained");
  CHECK(divided("") == "");
  CHECK(divided(". . .") == "");
}
