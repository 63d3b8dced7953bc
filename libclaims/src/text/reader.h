// The readers: decoded UTF-8 in, text and blocks of a Document out.
#pragma once

#include <claims/document.h>

#include <string>
#include <string_view>

namespace claims::text {

// Each fills document.text, .blocks, .links, .title, .byline, .published (from
// metadata) and .markup from `source`, which is valid UTF-8.
Result<void> read_plain(std::string source, Document& document);
Result<void> read_markdown(std::string_view source, Document& document);
// Errors: limit (depth, elements, attributes).
Result<void> read_html(std::string_view source, Document& document);

}  // namespace claims::text
