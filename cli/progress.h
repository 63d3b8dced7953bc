// One line on a terminal that says how far retrieval is; nothing in a pipe.
#pragma once

#include <claims/fetch.h>

namespace claims::cli {

class Progress {
 public:
  Progress();
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;

  void show(const FetchProgress& now);
  void clear();  // before anything else is printed

 private:
  bool terminal_;
  bool shown_ = false;
  long long next_ms_ = 0;
};

}  // namespace claims::cli
