// What bytes are, where the header does not say so or says something else.
#pragma once

#include <string>
#include <string_view>

namespace claims::fetching {

// The media type to read `bytes` as. What a document begins with wins over
// `declared` where they cannot both be right: a PDF, a page in HTML, XML.
std::string sniffed(std::string_view declared, std::string_view bytes);

}  // namespace claims::fetching
