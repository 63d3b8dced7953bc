// Whether two texts are in one language, as far as a quotation needs it.
#pragma once

#include <string_view>

namespace claims::evidence {

// True if one of them is English and the other is not, or if the text says of itself that it is a translation. False
// where they are too short to tell.
bool in_other_languages(std::string_view quote, std::string_view text);

}  // namespace claims::evidence
