// Where in a story an annotation is: selectors of the W3C Web Annotation Data Model.
#pragma once

#include <claims/document.h>

#include "report/json_writer.h"

namespace claims::report {

// An array of them: TextQuoteSelector (section 4.2.4), TextPositionSelector (4.2.5) only where the text is the article,
// DataPositionSelector (4.2.6).
void write_selectors(JsonWriter& json, const Document& document, Span span);

}  // namespace claims::report
