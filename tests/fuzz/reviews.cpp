// ClaimReviews in JSON-LD and pages, and annotations put on a story and on what it was.
#include <claims/annotation.h>
#include <claims/claim_review.h>

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  if (const auto read = claims::read_claim_reviews(input, "page"))
    for (const claims::ClaimReview& each : read->reviews)
      if (each.claim.empty() || each.rating.empty() || each.publisher.empty() || !each.url.starts_with("http"))
        std::abort();
  static const claims::Document now =
      *claims::read_document("story.txt", "The mill cost 4 million.\n\nIt cost 4 million.\n");
  static const claims::Document was = *claims::read_document("story.txt", "The old mill cost 4 million.\n");
  for (const claims::Document* const before : {static_cast<const claims::Document*>(nullptr), &was})
    if (const auto done = claims::reanchor(input, "notes.json", "story.txt", now, before))
      for (const claims::Anchored& each : done->targets)
        if (each.orphaned != each.span.empty() || each.span.end > now.text.size()) std::abort();
  return 0;
}
