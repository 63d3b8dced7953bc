// Text from outside as valid UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace claims::fetching {

// Each byte that is no part of a well-formed character becomes U+FFFD; zeros go.
std::string valid_utf8(std::string text);

// Plain text in one of the encodings that stories come in; empty if it is none.
std::string text_as_utf8(std::string_view bytes);

}  // namespace claims::fetching
