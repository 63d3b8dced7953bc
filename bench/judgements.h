// Verdicts of a person on findings, kept beside the programs (bench/judgements.tsv).
#pragma once

#include <map>
#include <string>

namespace claims::bench {

enum class Verdict { unread, right, wrong };

class Judgements {
 public:
  // Rows: article id, check, start, hash of the flagged words, right|wrong, cause. A missing file has no rows.
  explicit Judgements(const std::string& path);
  // `key` as given by key_of().
  Verdict of(const std::string& key) const;

 private:
  std::map<std::string, Verdict> verdicts_;
};

}  // namespace claims::bench
