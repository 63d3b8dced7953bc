#include <claims/story.h>

#include "citation/citation.h"
#include "extract/extract.h"
#include "text/sentence.h"

#include <algorithm>

namespace claims {

std::uint32_t extract::token_from(const Story& story, std::uint32_t offset) {
  const auto found = std::lower_bound(story.tokens.begin(), story.tokens.end(), offset,
                                      [](const Token& t, std::uint32_t at) { return t.span.begin < at; });
  return static_cast<std::uint32_t>(found - story.tokens.begin());
}

Story read_story(Document document) {
  Story story;
  story.document = std::move(document);
  text::split_sentences(story.document, story.tokens, story.sentences);
  extract::find_quotations(story);
  extract::find_names(story);
  extract::find_times(story);
  if (extract::infer_publication(story)) {
    story.times.clear();
    extract::find_times(story);
  }
  extract::find_quantities(story);
  extract::find_events(story);
  extract::build_timeline(story);
  citation::find_citations(story);
  extract::find_claims(story);
  return story;
}

}  // namespace claims
