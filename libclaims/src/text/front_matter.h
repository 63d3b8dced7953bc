// The head of a Markdown file: title, date and author between "---" (YAML) or
// "+++" (TOML) lines.
#pragma once

#include <claims/document.h>

#include <cstdint>
#include <string_view>

namespace claims::text {

// Reads front matter at the start of `source` into title, byline and published
// of `document`. Offset of the first byte after it; 0 if there is none.
std::uint32_t read_front_matter(std::string_view source, Document& document);

}  // namespace claims::text
