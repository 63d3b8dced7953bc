// Text of PDF documents, by poppler's `pdftotext` as a confined process of its own: it is under the GPL and is never
// linked (docs/decisions/0008-pdf-text-by-a-program-of-its-own.md).
#pragma once

#include "plugin/plugin.h"

#include <claims/result.h>

#include <memory>
#include <string_view>

namespace claims::fetching {

inline constexpr std::string_view pdf_media_type = "application/pdf";

// Text in reading order, and the facts title, author and created (the day on which the file was made, which need not be
// that of the document) as the file states them itself. A PDF of
// pictures has no text: that is no error. `options.limits` bind the process. Errors: malformed (no PDF, or one that
// pdftotext cannot read: damaged, encrypted), not_found (the program is not installed), limit, unavailable.
Result<plugin::Reading> decode_pdf(std::string_view bytes, const plugin::OpenOptions& options);

// The same as a decoder among the plugins. Never fails to open: where the program is missing each call says so.
std::unique_ptr<plugin::Plugin> pdf_decoder(const plugin::OpenOptions& options);

}  // namespace claims::fetching
