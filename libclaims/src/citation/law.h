// Laws, treaties and DOIs that a story cites in words. Each function reads the citation around a phrase and gives the
// token behind it; phrase.first if there is none.
#pragma once

#include "citation/prose.h"

namespace claims::citation {

// "Regulation (EU) 2022/263", "Directive 95/46/EC", "Council Decision (CFSP) 2016/849"
std::uint32_t find_eu_act(Prose& prose, const Phrase& act);
// "CELEX:32022R0263"
std::uint32_t find_celex(Prose& prose, const Phrase& word);
// "Public Law 117-58", "18 U.S.C. § 1343", "87 Fed. Reg. 12345", "Executive Order 14067"
std::uint32_t find_us_law(Prose& prose, const Phrase& phrase);
// "Article 51 of the UN Charter", "NATO's Article 5"
std::uint32_t find_article(Prose& prose, const Phrase& article);
// "10.1000/182" at number token `i`, where "doi" stands before it or it looks like nothing else.
std::uint32_t find_doi(Prose& prose, std::uint32_t i);

// "celex:32022R0263"; empty where the year cannot be one of that law.
std::string celex_of(char act, int year, int number);
// The locator of a CELEX number as written; empty where it is none.
std::string celex_locator(std::string_view text);

// The locators of United States law from their numbers; empty where they are out of range.
std::string public_law(int congress, int law);
std::string us_code(int title, std::string_view section);
std::string federal_register(int volume, int page);
std::string executive_order(int number);

}  // namespace claims::citation
