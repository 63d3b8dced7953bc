// The head of a story: headline, byline, dateline.
#pragma once

#include <claims/document.h>

namespace claims::text {

// Finds bylines ("By Jane Doe"), lines that are a date, and datelines
// ("PYONGYANG, June 20 (AP) -") among the first blocks, gives them their kind
// and splits a dateline from its paragraph. Fills .byline, and .published from
// a dateline that holds a full date where nothing better is known. In plain
// text also tells headings from paragraphs.
void mark_opening(Document& document);

}  // namespace claims::text
