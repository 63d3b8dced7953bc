// Names of people: one spelling, one given name, one form of address.
#include "check/name.h"

#include <array>

namespace claims::check {
namespace {

constexpr std::array<CheckInfo, 3> infos = {{
    {"name.first", Level::error, "One person with two given names.",
     "The inspector Rafik Wexford closed the mine. Rafil Wexford said it was unsafe. Rafik Wexford left at noon.",
     "The inspector Rafik Wexford closed the mine. His brother Rafil Wexford said it was unsafe.", ""},
    {"name.headline", Level::error, "A name in a headline that the story spells otherwise.",
     "# Wexfort closes the mine\n\nThe inspector Karin Wexford closed the mine. Wexford said it was unsafe.",
     "# Wexford closes the mine\n\nThe inspector Karin Wexford closed the mine. Wexford said it was unsafe.", ""},
    {"name.spelling", Level::error, "One name in two spellings.",
     "The inspector Karin Wexford closed the mine. It was unsafe, Wexfort said. Wexford left at noon.",
     "The inspector Karin Wexford closed the mine. It was unsafe, Peter Wexfort said. Wexford left at noon.", ""},
}};

void run(const Story& story, Output& out) {
  if (story.names.empty()) return;
  const NameIndex index(story);
  check_name_spelling(story, index, out);
  check_first_names(story, index, out);
}

}  // namespace

Family name() noexcept { return {infos, run}; }

}  // namespace claims::check
