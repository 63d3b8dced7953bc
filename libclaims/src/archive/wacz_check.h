// Checks a WACZ package, 1.1.1 or the draft of 1.2.0, whoever made it: the ZIP file,
// the list of its files, its archives record by record, index, pages, signatures
// and, where there is one, the proof that claims puts into it.
#pragma once

#include <claims/archive.h>

#include "archive/problem.h"
#include "archive/warc_input.h"

namespace claims::archive {

inline constexpr std::uint64_t max_package_text = 64u << 20;  // of datapackage.json, bytes
inline constexpr std::uint64_t max_page_line = 16u << 20;     // they may hold the text of the page

bool is_zip(WarcInput& input);

// Adds to `summary`, the verdict included. Errors: unreadable, unsupported (no
// package), and of the files that `options` names.
Result<void> check_wacz(WarcInput& input, const ArchiveCheckOptions& options, const ProblemSink& problem,
                        ArchiveSummary& summary);

}  // namespace claims::archive
