// A site's own notices among a story's blocks.
#pragma once

#include <claims/document.h>

namespace claims::text {

// Turns blocks of `document` that are no part of the story into
// BlockKind::furniture: appeals for support, newsletters, "read more", share
// lines, cookie notes, rights. Phrases and weights: data/text/furniture.tsv.
//
// A block is furniture by its own words where it is short or stands near the
// story's end, or as part of an appeal: a run of blocks that opens like one,
// speaks to the reader, and holds words that only an appeal uses.
void mark_furniture(Document& document);

}  // namespace claims::text
