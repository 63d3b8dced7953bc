// Names of people: one spelling, one given name, one form of address.
#include "check/name.h"

#include <array>

namespace claims::check {
namespace {

constexpr std::array<CheckInfo, 7> infos = {{
    {"name.address", Level::warning, "A form of address for a man and one for a woman, for one person.",
     "Mr. Wexford closed the mine. Later Mr. Wexford left. Miners said Ms. Wexford had been warned.",
     "Mr. Wexford closed the mine. Later Mr. Wexford left. Miners said his wife, Mrs. Wexford, had been warned.", ""},
    {"name.first", Level::error, "One person with two given names.",
     "The inspector Rafik Wexford closed the mine. Rafil Wexford said it was unsafe. Rafik Wexford left at noon.",
     "The inspector Rafik Wexford closed the mine. His brother Rafil Wexford said it was unsafe.", ""},
    {"name.headline", Level::error, "A name in a headline that the story spells otherwise.",
     "# Wexfort closes the mine\n\nThe inspector Karin Wexford closed the mine. Wexford said it was unsafe.",
     "# Wexford closes the mine\n\nThe inspector Karin Wexford closed the mine. Wexford said it was unsafe.", ""},
    {"name.known", Level::error, "A well-known name, misspelt.", "The company was bought by Proctor & Gamble in May.",
     "The company was bought by Procter & Gamble in May.", ""},
    {"name.pronoun", Level::warning, "A pronoun for a man and one for a woman, for one person.",
     "Ms. Wexford closed the mine. Ms. Wexford said he had no choice.",
     "Ms. Wexford closed the mine. Ms. Wexford said she had no choice.", ""},
    {"name.speaker", Level::warning, "Somebody who is not introduced, where one who is fits.",
     "\"It was cold,\" said Detective Anna Castellan. The men wore gloves, Castaldi said.",
     "\"It was cold,\" said Detective Anna Castellan. The men wore gloves, Castellan said.", ""},
    {"name.spelling", Level::error, "One name in two spellings.",
     "The inspector Karin Wexford closed the mine. It was unsafe, Wexfort said. Wexford left at noon.",
     "The inspector Karin Wexford closed the mine. It was unsafe, Peter Wexfort said. Wexford left at noon.", ""},
}};

void run(const Story& story, Output& out) {
  if (story.names.empty()) return;
  const NameIndex index(story);
  check_name_spelling(story, index, out);
  check_name_sounds(story, index, out);
  check_headline_names(story, index, out);
  check_first_names(story, index, out);
  check_forms_of_address(story, index, out);
  check_speakers(story, index, out);
  check_known_names(story, index, out);
}

}  // namespace

Family name() noexcept { return {infos, run}; }

}  // namespace claims::check
