// Organisations, treaties, departments and agencies: acronyms, names, founding.
//
// Tables: libclaims/data/reference/organisations.tsv and organisation_names.tsv, built by tools/build_organisations.
// All views have static storage.
#pragma once

#include "reference/term_date.h"

#include <string_view>
#include <vector>

namespace claims::reference {

struct Organisation {
  std::vector<std::string_view> acronyms;  // as written: "NATO", "DfE"; may be empty
  std::vector<std::string_view> names;     // the usual one first; never empty
  std::string_view what;                   // "organisation", "treaty", "department of the United Kingdom"...
  TermDate founded;                        // established or signed
  TermDate effective;                      // in force, or began its work
  TermDate ended;                          // not known() where it goes on or nothing is known
  std::string_view source;
};

// What an acronym stands for; case counts. Several where it has several meanings ("ICC").
std::vector<Organisation> organisations_abbreviated(std::string_view acronym);
// Of that name; any case. Several where a department was founded again.
std::vector<Organisation> organisations_named(std::string_view name);
// Every acronym and every folded name. For suggestions.
std::vector<std::string_view> organisation_names();

}  // namespace claims::reference
