// A story read: its sentences, what it mentions, and its timeline.
#pragma once

#include <claims/claim.h>
#include <claims/document.h>
#include <claims/mention.h>
#include <claims/source.h>

#include <string>
#include <vector>

namespace [[gnu::visibility("default")]] claims {

enum class TokenKind : std::uint8_t {
  word,         // "Kim", "didn't", "U.S.", "a.m."
  number,       // "25", "1,947", "3.4"
  ordinal,      // "19th"
  plural,       // "1990s", "90s"
  possessive,   // "'s" or a lone apostrophe after a plural
  punctuation,  // one character
};

// A word, number or punctuation mark. Hyphens are tokens: "Kim-Putin" is three.
struct Token {
  enum Flag : std::uint8_t {
    space_before = 1,  // white space (or a block's start) stands before it
    capitalised = 2,   // first letter is upper case
    all_capitals = 4,  // two or more letters, all upper case
    sentence_start = 8,
  };

  Span span;
  std::uint16_t word = 0;  // id in the lexicon; 0 = unknown there
  TokenKind kind = TokenKind::word;
  std::uint8_t flags = 0;
  std::int32_t number = -1;  // value of an integer number, ordinal or plural; -1 otherwise

  bool has(Flag flag) const noexcept { return (flags & flag) != 0; }
};

struct Sentence {
  Span span;
  std::uint32_t block = 0;        // into Document::blocks
  std::uint32_t first_token = 0;  // into Story::tokens
  std::uint32_t last_token = 0;   // one past the last
};

// One event of the story, with the mentions that were found to be the same.
struct Event {
  std::string type;
  std::vector<std::uint32_t> participants;  // into Story::people, sorted
  std::vector<std::uint32_t> mentions;      // into Story::events
  std::uint32_t anchor = no_index;          // of an event of the story's week: the mention that says so
  Period period;                            // when, as most of its mentions agree; may be unknown
  std::string why;                          // what ties the mentions together, for the report
};

struct Timeline {
  std::vector<Event> events;
};

// Read-only once made. Indices refer to the vectors of the same Story.
struct Story {
  Document document;
  std::vector<Token> tokens;        // of all blocks but furniture
  std::vector<Sentence> sentences;  // likewise
  std::vector<TimeMention> times;
  std::vector<Quantity> quantities;
  std::vector<NameMention> names;
  std::vector<Person> people;
  std::vector<Quotation> quotations;
  std::vector<EventMention> events;
  std::vector<Citation> citations;  // in text order; links last
  Timeline timeline;
  std::vector<Speaker> speakers;  // of claims
  std::vector<Claim> claims;      // in text order; one that holds others stands before them
};

// Reads everything that the checks need. Pure: the same document gives the same story.
Story read_story(Document document);

}  // namespace claims
