// The index of a case, made anew from its archive.
#pragma once

#include "store/files.h"

#include <claims/result.h>

#include <cstdint>
#include <functional>
#include <string>

namespace claims::store {

// Reads every archive file of the case, past what is damaged. Of records that
// the old index knows and that are damaged now, the entry in the log stays. The
// old index is kept as "index.sqlite.damaged". Nobody else may have the case
// open. Hands over, as a sentence, each stretch that cannot be read.
Result<void> rebuild_index(const std::string& folder, Files& files,
                           const std::function<void(const std::string&)>& said);

}  // namespace claims::store
