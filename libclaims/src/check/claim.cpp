// Claims that need a source and have none.
#include "check/context.h"
#include "extract/claim_parts.h"

#include <fmt/format.h>

#include <array>

namespace claims::check {
namespace {

constexpr std::array<CheckInfo, 1> infos = {{
    {"claim.unsourced", Level::note, "A statement that rests on somebody whom the story does not name.",
     "It is widely believed that the painting is a copy.", "Paolo Greco believes that the painting is a copy.", ""},
}};

void run(const Story& story, Output& out) {
  for (const Claim& claim : story.claims) {
    if (!claim.unsourced) continue;
    Finding& finding = add(out, story, infos[0].id, Level::note, extract::unsourced_words(story, claim),
                           "this needs a source: " + claim.why, 0.6);
    because(finding, "the statement is this", claim.span);
    because(finding, "no document, link or name in its sentence says where it comes from");
  }
}

}  // namespace

Family claim() noexcept { return {infos, run}; }

}  // namespace claims::check
