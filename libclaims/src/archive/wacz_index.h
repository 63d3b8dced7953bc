// The index of a WARC file: a line for each record that can be shown.
#pragma once

#include <claims/result.h>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "archive/cdxj.h"
#include "archive/http_message.h"
#include "archive/labelled_digest.h"
#include "archive/problem.h"
#include "archive/warc_input.h"
#include "archive/warc_reader.h"

namespace claims::archive {

struct IndexedRecord {
  IndexLine line;        // as cdxj-indexer makes it
  bool indexed = false;  // response, revisit, resource or metadata: it belongs in an index
  std::string type, id, date;
  std::string sha256;      // of the record, uncompressed: what a log binds; empty: not computed
  std::uint64_t size = 0;  // of that
};

// Makes one while a record is read for other ends too. All but the length, which shows behind the record, and digest
// and size of the record.
class RecordIndex {
 public:
  void begin(const WarcHead& head, const std::string& filename);
  void add(std::string_view piece);  // of the block
  IndexedRecord end();

 private:
  IndexedRecord out_;
  std::string content_type_;
  HttpMessage message_;
  DigestStream payload_{DigestAlgorithm::sha1};
  bool shown_ = false, http_ = false;
};

// Calls `each` for every record, in order. `filename` goes into the lines.
// Errors: unreadable, unsupported (not WARC), and of `each`.
Result<void> index_warc(WarcInput& input, const std::string& filename, const ProblemSink& problem,
                        const std::function<Result<void>(const IndexedRecord&)>& each);

}  // namespace claims::archive
