// What a story asserts, and who says it.
#pragma once

#include <claims/document.h>
#include <claims/mention.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace [[gnu::visibility("default")]] claims {

// How the one who speaks stands to what is said. `asserts`, `reports` and `quotes` differ in whose words they are:
// the story's own statement; a speaker's statement in the story's words; a speaker's own words.
enum class Stance : std::uint8_t { asserts, reports, quotes, denies, predicts, opines };
const char* name_of(Stance stance) noexcept;

// In whose words the claim is given.
enum class Voice : std::uint8_t {
  story,     // nobody is named: the story says so
  indirect,  // "X said that prices rose"
  direct,    // between quotation marks
  partial,   // in part: 'X called it "a fair price"'
};
const char* name_of(Voice voice) noexcept;

enum class SpeakerKind : std::uint8_t {
  person,
  organisation,
  document,
  place,    // a capital or a state for its government: "Kyiv says"
  group,    // "residents", "one of them", "the minister" whom nothing names
  unnamed,  // nobody: "it is believed", "the allegation that"
};
const char* name_of(SpeakerKind kind) noexcept;

struct Speaker {
  Span span;         // the words that name the speaker where the claim is made: "he", "Mr Kim"; may be empty
  std::string name;  // whom they mean, the fullest form in the story: "Kim Jong Un"; else the words themselves
  SpeakerKind kind = SpeakerKind::group;
  std::uint32_t person = no_index;  // into Story::people
  double certainty = 1;             // (0,1]: how often an attribution by such words proves right
  const char* by = "";              // what ties speaker and words, for the report: "said", "a pronoun"
};

// One reason for a confidence. The weight is in log-odds: 0.69 doubles the odds.
struct Weight {
  std::string text;  // a phrase for people
  double weight = 0;
};

// Computed from its reasons: value = 1 / (1 + exp(-sum of the weights)).
struct Confidence {
  double value = 0.5;
  std::vector<Weight> reasons;
};

// How a claim is tied to a citation.
struct Binding {
  std::uint32_t citation = no_index;  // into Story::citations
  double certainty = 0;               // (0,1]
  const char* by = "";                // "inside it", "in the same sentence", "in the sentence before"
};

// A checkable statement. Indices are into the vectors of the same Story.
struct Claim {
  // Of the claim's own words: the same as long as they are, whatever changes elsewhere. Of several claims with the
  // same words the second is "...-2", in text order.
  std::string id;
  Span span;  // the statement, without "X said"
  std::uint32_t sentence = 0;
  Stance stance = Stance::asserts;
  Voice voice = Voice::story;
  std::uint32_t speaker = no_index;  // into Story::speakers; no_index: the story's own
  std::uint32_t within = no_index;   // into Story::claims: the claim that reports this one ("A said that B claimed")
  Period asserted;                   // when it was said: a date beside the verb, else the story's; may be unknown

  std::vector<std::uint32_t> who;       // names of people, organisations and states
  std::vector<std::uint32_t> what;      // events
  std::vector<std::uint32_t> when;      // times
  std::vector<std::uint32_t> how_much;  // quantities

  double check_worthiness = 0;  // [0,1]: how likely a fact-checker would pick it, half of all statements being picked
  Confidence confidence;        // that this is a checkable statement, and the speaker's
  std::vector<Binding> citations;
  bool unsourced = false;  // needs a source and has none; `why` says what makes it need one
  std::string why;
};

// What somebody decided about a claim. `reviewed`: others published a review, whose rating is in their own words.
enum class Ruling : std::uint8_t { confirmed, wrong, disputed, unproven, withdrawn, reviewed };
const char* name_of(Ruling ruling) noexcept;
std::optional<Ruling> parse_ruling(std::string_view name) noexcept;

// Where the review of others was published: a ClaimReview (schema.org) that was imported.
struct PublishedReview {
  std::string url;
  std::string published;  // day, ISO 8601; may be empty
  std::string claimant;   // who made the claim; may be empty
};

struct Decision {
  std::string claim;  // Claim::id, without "-2"
  Ruling ruling = Ruling::unproven;
  std::string who, why;
  std::string time;      // RFC 3339 in UTC
  std::string text;      // the words of the claim then
  std::string story;     // path of a story that made it
  std::string imported;  // from which archive, for people; empty: decided with this case
  // Of `reviewed`: `who` is the publisher, `why` the rating, `time` that of the import.
  std::optional<PublishedReview> review = {};
};

// Two values that stand in the same place of two claims. Empty: the one has none.
struct Difference {
  std::string here, there;
};

// A claim of this story that was decided about before, in these words or nearly.
struct CheckedBefore {
  std::uint32_t claim = no_index;  // into Story::claims
  Decision decision;               // the last about those words
  double similarity = 1;           // 1: the same words
  std::vector<Difference> differences;
};

}  // namespace claims
