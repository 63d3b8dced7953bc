// Web addresses of documents that have a locator of their own.
#pragma once

#include <claims/source.h>

#include <string>

#include "citation/un_symbol.h"
#include "citation/url.h"

namespace claims::citation {

struct Address {
  CitationKind kind = CitationKind::web;
  std::string locator;                  // the normal form of the address, where it is of no known kind
  std::optional<SymbolReading> symbol;  // of a UN document
};

// What the address is of: undocs.org/en/S/RES/1718 (2006) is un:S/RES/1718 (2006), doi.org/10.1000/182 is
// doi:10.1000/182. An address of such a site that does not name a document is a web page.
Address document_at(const Url& url);

// "doi:10.1000/182" of "10.1000/182"; empty where it is no DOI.
std::string doi_locator(std::string_view text);

}  // namespace claims::citation
