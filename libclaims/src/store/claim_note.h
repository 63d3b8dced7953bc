// What the archive of a case keeps of checked stories: the JSON of its metadata records urn:claims:note:story and
// urn:claims:note:decision. docs/formats/case.md describes it.
#pragma once

#include <claims/claim_store.h>

#include <string>
#include <string_view>
#include <vector>

namespace claims::store {

inline constexpr std::string_view story_note = "story", decision_note = "decision";

// A finding as it was recorded.
struct KeptFinding {
  std::string check, level, text, message;
  std::uint32_t start = 0, end = 0, line = 0;
  std::string set_aside;  // who answers for it, or "baseline"; empty: it counts
};

struct StoryNote {
  std::string path, sha256, published, title, time;
  std::string made_with;  // version and digest of the data
  std::string imported;   // from which archive, for people; empty: it was recorded with this case
  std::vector<KeptClaim> claims;
  std::vector<KeptFinding> findings;
};

StoryNote note_of(const Report& report);

// One line of JSON. `time` apart, the same report gives the same bytes.
std::string to_json(const StoryNote& note);
std::string to_json(const Decision& decision);
std::string to_json(const PublishedReview& review);

// The same note of the kind, with the archive that it comes from put in. Errors: malformed.
Result<std::string> imported_note(std::string_view kind, std::string_view json, const std::string& archive);
// What tells it from other notes: without the archive that it came from. Errors: malformed.
Result<std::string> note_identity(std::string_view kind, std::string_view json);

// Errors: malformed.
Result<StoryNote> parse_story_note(std::string_view json);
Result<Decision> parse_decision_note(std::string_view json);
// Nothing where it is no JSON of a review.
std::optional<PublishedReview> parse_review(std::string_view json);

}  // namespace claims::store
