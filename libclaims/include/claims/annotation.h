// Annotations that were made on an earlier version of a story, put where their words stand now: selectors of the W3C
// Web Annotation Data Model (Recommendation of 23 February 2017).
#pragma once

#include <claims/document.h>
#include <claims/result.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace [[gnu::visibility("default")]] claims {

// Limits for foreign input. Bytes are those of an article (document.h).
inline constexpr std::size_t max_annotations = 10'000;
inline constexpr std::size_t max_annotation_depth = 64;  // of JSON
inline constexpr std::size_t max_quote_bytes = 100'000;  // of exact, prefix and suffix
inline constexpr std::size_t least_quoted_characters =
    24;  // of exact, prefix and suffix together: fewer tell too little

// One target of an annotation in the story as it is now.
struct Anchored {
  std::string id;        // of the annotation; may be empty
  std::string quote;     // its words, as they were, on one line
  bool orphaned = true;  // they are not there any more, or nobody can tell which ones are meant
  Span span;             // in Document::text; empty where it is orphaned
  std::string why;       // of an orphan, as a clause for people
};

struct Reanchored {
  std::vector<Anchored> targets;  // in the order of the annotations
  std::string page;  // an AnnotationPage, JSON-LD: those that were anchored, as they were but for their selectors
};

// Anchors each annotation about `source` by its TextQuoteSelector (section 4.2.4). Its words must stand in the story
// unchanged but for white space. Where several places have them, or the words around them differ, what stands around
// decides, and only if it leaves one place: a look-alike is never taken. With the story as it was (`before`) the words
// around may have been edited too: then each place is held against all that it can have been before. Takes an
// AnnotationPage, an AnnotationCollection with its first page, an Annotation, or an array. Errors: malformed, limit,
// not_found (no annotation is about `source`; the text names those that others are about).
Result<Reanchored> reanchor(std::string_view annotations, const std::string& path, const std::string& source,
                            const Document& story, const Document* before = nullptr);

}  // namespace claims
