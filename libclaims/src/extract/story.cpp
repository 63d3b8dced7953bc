#include <claims/story.h>

#include "citation/citation.h"
#include "extract/extract.h"
#include "text/sentence.h"

namespace claims {

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
  return story;
}

}  // namespace claims
