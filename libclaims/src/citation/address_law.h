// Web addresses of laws.
#pragma once

#include <string>

#include "citation/url.h"

namespace claims::citation {

// "celex:32022R0263" of eur-lex.europa.eu/eli/reg/2022/263/oj; empty where the address is of no law.
std::string eu_law_at(const Url& url);
// "uspl:117-58" of congress.gov/117/plaws/publ58/...; empty where the address is of no law.
std::string us_law_at(const Url& url);

}  // namespace claims::citation
