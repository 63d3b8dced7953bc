// Articles of treaties that a story cites: "Article 51 of the UN Charter". Names: reference/treaties.tsv.
#pragma once

#include <claims/story.h>

namespace claims::citation {

// Appends one citation an article.
void find_treaties(Story& story);

}  // namespace claims::citation
