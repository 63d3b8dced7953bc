// States: their English names and adjectives (libclaims/data/reference/countries.tsv).
#pragma once

#include <string_view>
#include <vector>

namespace claims::reference {

// English names of the states that a name or adjective stands for: "French",
// "France" -> France; "Congolese" -> two. Case matters. Empty if there is none.
std::vector<std::string_view> countries_called(std::string_view words);

// Every name and adjective of that state (its English name).
std::vector<std::string_view> names_of_country(std::string_view country);

// English names of all states, sorted.
std::vector<std::string_view> states();

// True if names of people of this state (English name) are written in Latin letters, so that they have one spelling.
bool has_latin_names(std::string_view country);

}  // namespace claims::reference
