// One line on a terminal that says how far retrieval or reading is; nothing in a pipe.
#pragma once

#include <claims/fetch.h>

#include <cstdint>

namespace claims::cli {

class Progress {
 public:
  Progress();
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;

  void show(const FetchProgress& now);
  void show_bytes(std::uint64_t done, std::uint64_t all);
  void clear();  // before anything else is printed

 private:
  bool due(bool last);

  bool terminal_;
  bool shown_ = false;
  long long next_ms_ = 0;
};

}  // namespace claims::cli
