// Comments of the markup that speak to claims.
#pragma once

#include <claims/document.h>

#include <string_view>

namespace claims::text {

// Fills document.remarks from <!-- claims-... --> in Markdown or HTML `source`, whose way back to the bytes
// (document.encoding) is known.
void read_remarks(std::string_view source, Document& document);

}  // namespace claims::text
