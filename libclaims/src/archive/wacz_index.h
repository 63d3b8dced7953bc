// The index of a WARC file: a line for each record that can be shown.
#pragma once

#include <claims/result.h>

#include <cstdint>
#include <functional>
#include <string>

#include "archive/cdxj.h"
#include "archive/problem.h"
#include "archive/warc_input.h"

namespace claims::archive {

struct IndexedRecord {
  IndexLine line;        // as cdxj-indexer makes it
  bool indexed = false;  // response, revisit, resource or metadata: it belongs in an index
  std::string type, id, date;
  std::string sha256;      // of the record, uncompressed: what a log binds
  std::uint64_t size = 0;  // of that
};

// Calls `each` for every record, in order. `filename` goes into the lines.
// Errors: unreadable, unsupported (not WARC), and of `each`.
Result<void> index_warc(WarcInput& input, const std::string& filename, const ProblemSink& problem,
                        const std::function<Result<void>(const IndexedRecord&)>& each);

}  // namespace claims::archive
