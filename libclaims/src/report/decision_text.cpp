#include "report/decision_text.h"

#include "report/display.h"

#include <fmt/format.h>

namespace claims::report {

std::string decision_text(const Decision& decision) {
  const std::string day = decision.time.substr(0, 10);
  if (!decision.review)
    return on_one_line(fmt::format("{} by {} on {}: {}", name_of(decision.ruling), decision.who, day, decision.why));
  const PublishedReview& review = *decision.review;
  return on_one_line(fmt::format("{} by {}{}: {} ({}, imported {})", name_of(decision.ruling), decision.who,
                                 review.published.empty() ? "" : " on " + review.published, decision.why, review.url,
                                 day));
}

}  // namespace claims::report
