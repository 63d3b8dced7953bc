// What a text says about a claim: its passages, whether they support or contradict it, and whether a quotation stands
// in it. Pure functions: no files, no network, the same answer for the same bytes on every machine.
#pragma once

#include <claims/document.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace [[gnu::visibility("default")]] claims {

enum class Bearing : std::uint8_t { supports, contradicts, not_enough };
const char* name_of(Bearing bearing) noexcept;  // "supports", "contradicts", "not_enough"

// A stretch of a text: one sentence, or a few that belong together.
struct Passage {
  Span span;  // bytes of the text
  std::uint32_t paragraph =
      1;                   // from 1; blank lines part paragraphs, single line ends do where there are no blank lines
  std::uint32_t page = 0;  // from 1, where form feeds part pages as in text from PDF files; 0: the text has none
  double score = 0;        // how much of the claim it speaks of; higher is more; no unit
};

// One thing that a comparison rests on.
struct BearingReason {
  std::string text;  // "the claim says 12 people, the source says 15 people"
  Bearing towards = Bearing::not_enough;
  Span claim;   // bytes of the claim; empty where it is about a lack
  Span source;  // bytes of the source text; empty likewise
};

struct Comparison {
  Bearing label = Bearing::not_enough;
  double score = 0;  // [0,1]: how sure the label is, from a linear model (docs/comparing.md)
  Passage passage;   // what the label rests on; an empty span where nothing in the text speaks of the claim
  std::vector<BearingReason> reasons;  // never empty
};

// Limits for foreign input.
inline constexpr std::size_t max_claim_bytes = 16u << 10;  // of a claim or quotation; what is longer is cut
inline constexpr std::size_t max_passages = 64;

// Compares a claim with the text that it is said to rest on: a sentence or a long document, as UTF-8 (other bytes are
// passed over). Time is linear in the text.
Comparison compare(std::string_view claim, std::string_view text);

// The passages of `text` that speak of the claim, the best first, at most `most` (and max_passages). Ranked by BM25 in
// which names, numbers and dates weigh more. Empty where no word of the claim stands in the text.
std::vector<Passage> find_passages(std::string_view claim, std::string_view text, std::size_t most = 5);

// How the words of a quotation stand in a text; each tier is weaker than the one before, the weakest that is needed
// counts.
enum class QuotationTier : std::uint8_t {
  exact,         // byte for byte
  typography,    // but for quotation marks, dashes, spaces, line ends, commas and stops
  ellipsis,      // with words left out ("...") or put in brackets: "[the minister]", "[sic]", "[T]he"
  first_letter,  // but for the case of the first letter
  near,          // most of the words, in that order, some changed
  absent,
};
const char* name_of(QuotationTier tier) noexcept;  // "exact", "first-letter"...

// One place where the quotation and the passage differ.
struct QuotationDifference {
  enum class Kind : std::uint8_t { typography, first_letter, ellipsis, bracket, added, dropped, changed };
  Kind kind = Kind::changed;
  Span quote;   // bytes of the quotation; empty where words were dropped
  Span source;  // bytes of the text; empty where words were added
};
const char* name_of(QuotationDifference::Kind kind) noexcept;

// What a difference does to the sense; the gravest of all differences counts.
enum class QuotationChange : std::uint8_t {
  none,
  wording,   // other words, or another order
  name,      // another name, or one more or less
  number,    // likewise a number or a date
  negation,  // a negation added or dropped
};
const char* name_of(QuotationChange change) noexcept;

struct QuotationMatch {
  QuotationTier tier = QuotationTier::absent;
  Span span;  // of the text: the aligned passage; empty where it is absent
  std::vector<QuotationDifference> differences;
  QuotationChange changed = QuotationChange::none;
  bool translated = false;  // the text is in another language than the quotation, so its words cannot stand there
};

// Looks for the words of a quotation, without its quotation marks, in a text. Time is linear in the text.
QuotationMatch check_quotation(std::string_view quote, std::string_view text);

// One line of JSON with its line end (docs/formats/compare-line.schema.json). `id` is a JSON value, or empty; `text`
// the text that was compared with.
std::string render_comparison(const Comparison& comparison, std::string_view text, std::string_view id);
std::string render_quotation(const QuotationMatch& match, std::string_view id);

}  // namespace claims
