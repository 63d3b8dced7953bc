// What a story cites, and the documents that it cites.
//
// A locator names a document independently of where it is kept: a scheme, a
// colon, and the document's own official symbol.
//
//   un:S/RES/1718 (2006)    symbol as ST/LIB/SER.B/5/Rev.5 writes it
//   doi:10.1000/182         DOI Handbook, section 2.2; lower case
//   celex:32022R0263        EUR-Lex CELEX number
//   uspl:117-58             Public Law; usc:18/1343; useo:14067 executive order;
//                           usfr:87/12345 Federal Register, volume/page
//   wikidata:Q56226         an entity
//   sanctions:un/KPi.001    an entry of a sanctions list: un, ofac
//   treaty:un-charter       a treaty of reference/treaties.tsv
//   https://...             a web page, normalised by RFC 3986, section 6.2.2
#pragma once

#include <claims/document.h>
#include <claims/mention.h>
#include <claims/result.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace [[gnu::visibility("default")]] claims {

enum class CitationKind : std::uint8_t { un_document, doi, eu_law, us_law, web, treaty, other };
const char* name_of(CitationKind kind) noexcept;

// Words or a link that point at a document.
struct Citation {
  // One written component and where it stands; empty where not written.
  using Part = TimeMention::Part;

  Span span;  // "U.N. Security Council Resolution 1718 (2006)"
  std::uint32_t sentence = no_index;
  CitationKind kind = CitationKind::other;
  std::string locator;                  // of the document meant; empty if none can be told
  std::vector<std::string> candidates;  // where the words describe documents without naming one
  std::string problem;                  // what is malformed, as a sentence for people; empty if nothing
  std::string suggestion;               // the well-formed text for `span`, where there is one

  std::string body;  // "Security Council", as the words or the symbol say; empty if neither does
  Span body_span;
  Part number;           // 1718
  Part year;             // 2006, as written as part of the citation
  Part session;          // of a General Assembly symbol: 79 of A/RES/79/1
  Part article;          // of a treaty: 51 of "Article 51 of the UN Charter"
  std::string pinpoint;  // "paragraph 8"
  bool link = false;     // a link's target says so; `span` is the link's text
};

enum class FactType : std::uint8_t { text, date, number, locator };
const char* name_of(FactType type) noexcept;

// One thing that a source says, in a form that a check can use. Of retracted, corrected, concern and repealed the
// value is a date and the qualifier what did it; "yes" or that locator where no date is told. Names in use:
// title, date (of the document), adopted, published, symbol, body, session, meeting, agenda, vote.yes, vote.no,
// vote.abstain, vote.non-voting, vote.total, vote.veto, author, publisher, retracted, corrected, concern (about it),
// notice-of, repealed, expired, in-force (yes, no), current-to, superseded-by, captured, digest, same-as, listed,
// term (of an office), office, birth, death, nationality, alias, description, entries (of a list).
struct Fact {
  FactType type = FactType::text;
  std::string name;
  std::string value;      // date: ISO 8601, also "2006-10", "2011-12-17/2024-05-01"; number: decimal; locator
  std::string qualifier;  // of what: the office of a term, the list of a listing
  std::string quote;      // the source's own words for it
};

// How the retrieval of a source ended. Not finding out is not the same as "no".
enum class SourceState : std::uint8_t {
  known,  // from the reference data that claims was built with
  retrieved,
  missing,      // the service answered that there is no such document
  unreachable,  // no answer, a refusal, or an answer that says nothing
};
const char* name_of(SourceState state) noexcept;

// A document that was cited: what is known of it, and from where.
struct Source {
  std::string locator;
  SourceState state = SourceState::known;
  std::string problem;    // of missing, unreachable, or had only in part: a sentence for people
  std::string url;        // where it was retrieved
  std::string retrieved;  // when, RFC 3339 in UTC: "2024-06-20T09:30:00Z"
  std::string media_type;
  std::string sha256;         // of the bytes as received, content coding removed; lower-case hex
  std::string text_sha256;    // of `text`
  std::string plugin;         // id and version of the plugin that read it: "org.claims.un 0.1.0"
  std::string plugin_sha256;  // of its file; empty where the host itself reads it
  std::string imported;       // from which file and place, where claims did not retrieve it itself; empty: it did
  std::vector<Fact> facts;
  std::string text;     // extracted, UTF-8
  bool unread = false;  // its bytes are kept, and nobody has read them yet: no text, no facts

  // The first fact of that name; null if there is none.
  const Fact* fact(std::string_view name) const noexcept;
};

// Every citation in one piece of prose: of a locator that a person typed ("S/RES/1718", "Resolution 1718 (2006)",
// "doi.org/10.1000/182", "example.org/a"). Errors: usage (nothing in it is a locator), malformed (it is meant as
// one, and why it cannot be).
Result<std::string> parse_locator(std::string_view text);

}  // namespace claims
