// A language server: findings as diagnostics when a story is opened or saved, reasons on hover, corrections as code
// actions.
#pragma once

#include "line_map.h"
#include "settings.h"

#include <claims/report.h>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace claims::cli {

// Takes messages and gives answers; knows nothing of streams. One thread uses it.
class LspServer {
 public:
  using Send = std::function<void(const std::string& json)>;

  LspServer(SettingsOptions config, Send send);
  ~LspServer();

  // One message. False: "exit" was received, and exit_code() is what the process has to end with.
  bool take(std::string_view json);
  int exit_code() const noexcept;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace claims::cli
