// Texts of others as plain text on one line.
#pragma once

#include <string>
#include <string_view>

namespace claims::interchange {

// Tags taken off and character references resolved, also those that were escaped twice; white space and control
// characters made one space.
std::string plain_text(std::string_view text);

}  // namespace claims::interchange
