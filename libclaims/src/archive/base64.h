// Base 64 with padding: RFC 4648 section 4.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace claims::archive {

std::string to_base64(std::string_view bytes);

// Only what to_base64 writes: no white space, padded, unused bits zero, so that
// one value has one text.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace claims::archive
