#include "judgements.h"

#include <fstream>

namespace claims::bench {

Judgements::Judgements(const std::string& path) {
  std::ifstream file(path);
  for (std::string row; std::getline(file, row);) {
    if (row.empty() || row.front() == '#') continue;
    std::size_t at = 0;
    for (int field = 0; field < 4 && at != std::string::npos; ++field) at = row.find('\t', at ? at + 1 : 0);
    if (at == std::string::npos) continue;
    const bool right = row.compare(at + 1, 5, "right") == 0;
    verdicts_[row.substr(0, at)] = right ? Verdict::right : Verdict::wrong;
  }
}

Verdict Judgements::of(const std::string& key) const {
  const auto found = verdicts_.find(key);
  return found == verdicts_.end() ? Verdict::unread : found->second;
}

}  // namespace claims::bench
