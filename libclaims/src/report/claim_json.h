// Claims as JSON, and what was decided about them.
#pragma once

#include <claims/story.h>

#include "report/json_writer.h"

#include <span>
#include <string>

namespace claims::report {

// An array of all claims of the story, in text order.
void write_claims(JsonWriter& json, const Story& story);
// The member "checked_before", unless it is empty.
void write_checked_before(JsonWriter& json, const Story& story, std::span<const CheckedBefore> before);
// [{"here", "there"}]; nothing where there are none.
void write_differences(JsonWriter& json, std::span<const Difference> differences);
// A decision as members of an object.
void write_decision_members(JsonWriter& json, const Decision& decision);
// Where a review was published, as an object on one line.
void write_review(JsonWriter& json, const PublishedReview& review);

}  // namespace claims::report
