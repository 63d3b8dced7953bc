// The name checks, one group a file; name.cpp runs them over one index of the story.
#pragma once

#include "check/check.h"
#include "check/name_index.h"

namespace claims::check {

void check_name_spelling(const Story& story, const NameIndex& index, Output& out);     // name.spelling, name.headline
void check_name_sounds(const Story& story, const NameIndex& index, Output& out);       // name.spelling, name.headline
void check_headline_names(const Story& story, const NameIndex& index, Output& out);    // name.headline
void check_first_names(const Story& story, const NameIndex& index, Output& out);       // name.first
void check_forms_of_address(const Story& story, const NameIndex& index, Output& out);  // name.address, name.pronoun
void check_speakers(const Story& story, const NameIndex& index, Output& out);          // name.speaker
void check_known_names(const Story& story, const NameIndex& index, Output& out);       // name.known

// Words that speak of relatives or of two people of one name stand in the sentence or next to it.
bool speaks_of_relatives(const Story& story, std::uint32_t sentence);

}  // namespace claims::check
