// A transport's settings and exchanges as the interface passes them.
#pragma once

#include "plugin/plugin.h"

#include <claims/plugin.h>

namespace claims::plugin {

// Borrows `settings`, which must outlive it.
class Settings {
 public:
  explicit Settings(const TransportSettings& settings);
  Settings(const Settings&) = delete;

  const claims_transport_settings& view() const noexcept { return settings_; }

 private:
  std::vector<claims_string> connect_to_, allowed_networks_;
  claims_transport_settings settings_{};
};

claims_exchange borrow(const Exchange& exchange, bool cancel);

}  // namespace claims::plugin
