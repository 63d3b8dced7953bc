// The newsroom's rules and baseline, applied to each report of a call.
#pragma once

#include "settings.h"

#include <mutex>
#include <optional>
#include <string>

namespace claims::cli {

struct HouseOptions {
  std::string today, baseline, write_baseline;
};

void declare_house(Arguments& arguments, HouseOptions& options);

// apply() may be called from several threads.
class House {
 public:
  // False: an option or the baseline is wrong, which has been said.
  bool open(const std::string& command, const Settings& settings, const HouseOptions& options);
  // The report with the rules applied; findings are recorded where that is wanted.
  void apply(Report& report);
  bool records() const noexcept { return !options_.write_baseline.empty(); }
  // Writes the baseline, whole or not at all. False: it cannot be written, which has been said.
  bool write_baseline();

 private:
  std::string command_;
  Settings settings_;
  HouseOptions options_;
  Date today_;
  HouseList list_;
  std::optional<Baseline> known_;
  std::mutex mutex_;
  Baseline recorded_;
  std::size_t findings_ = 0;
};

}  // namespace claims::cli
