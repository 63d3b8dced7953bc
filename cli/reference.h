// claims reference: its commands, and how what they found is shown.
#pragma once

#include <claims/reference.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace claims::cli {

// One line or more for people, each ending in a newline.
std::string as_text(const PersonFact& person);
std::string as_text(const OfficeFact& office);  // "2004-03-09..  Sergey Lavrov  Minister of Foreign Affairs, Russia"
std::string as_text(const EventFact& event);
std::string as_text(const CountryFact& country);
std::string as_text(const PlaceFact& place);
std::string as_text(const OrganisationFact& organisation);
std::string as_text(const SourceFact& source);

// Fields that are empty are left out.
nlohmann::ordered_json as_json(const PersonFact& person);
nlohmann::ordered_json as_json(const OfficeFact& office);
nlohmann::ordered_json as_json(const EventFact& event);
nlohmann::ordered_json as_json(const CountryFact& country);
nlohmann::ordered_json as_json(const PlaceFact& place);
nlohmann::ordered_json as_json(const OrganisationFact& organisation);
nlohmann::ordered_json as_json(const SourceFact& source);

// `claims reference import`.
int reference_import(const std::vector<std::string>& words);

}  // namespace claims::cli
