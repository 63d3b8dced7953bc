// The versions of a document that a case keeps.
#pragma once

#include <claims/watch.h>

#include <string>
#include <vector>

namespace claims::cli {

// Errors: as of the case.
Result<Version> version_of(Case& kept, const std::vector<Retrieval>& all, std::size_t index);

// How a change counts: exit_findings, exit_incomplete or exit_clean.
int exit_of(ChangeKind kind) noexcept;

}  // namespace claims::cli
