// What format a text is in, by its content.
#pragma once

#include <claims/document.h>

#include <string_view>

namespace claims::text {

// Format that the path's extension names; automatic if it names none.
Format format_of_path(std::string_view path) noexcept;

// Format by the first 64 KiB of the content: HTML by its first tag, Markdown
// where its marks are clearly there, plain otherwise.
Format sniff_format(std::string_view source) noexcept;

}  // namespace claims::text
