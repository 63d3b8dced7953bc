// Which version of each document `claims watch` last told of: what the next run compares with. A run that is killed
// before it could tell loses nothing, and neither does a version that another command retrieved in between.
#pragma once

#include <claims/fetch.h>

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace claims::cli {

// The file "watched.jsonl" of a case (docs/formats/case.md). It is only appended to, a line with one write, so that
// several processes may do so at once. A line that was cut short by a kill is passed over.
class Told {
 public:
  // Errors: unreadable.
  static Result<Told> open(const std::string& case_folder);

  // Index into `all`, which are the retrievals of the locator, of the version that was told; nothing if none was.
  std::optional<std::size_t> last(const std::string& locator, const std::vector<Retrieval>& all) const;
  // Errors: unavailable (full disk).
  Result<void> add(const Retrieval& retrieval);

 private:
  struct Entry {
    std::string time, sha256;
  };

  std::string path_;
  std::unordered_map<std::string, Entry> entries_;  // by locator
};

}  // namespace claims::cli
