// Labels of internationalised domain names (RFC 3490, RFC 3492).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace claims::archive {

// A host name in UTF-8 with each label that is not ASCII as "xn--...". Nothing
// where it cannot be one: broken UTF-8, control characters, labels that are empty or too long.
std::optional<std::string> idn_to_ascii(std::string_view host);

}  // namespace claims::archive
