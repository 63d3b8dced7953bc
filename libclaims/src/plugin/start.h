// Starting a runner and having it load a plugin.
#pragma once

#include "plugin/conversation.h"

#include <claims/plugin.h>

namespace claims::plugin {

struct Started {
  std::unique_ptr<Conversation> conversation;
  Descriptor descriptor;  // as the runner sent it, found sane; without path and sha256
};

// `transport`: of a transport, which then runs; null for all else. Errors: as of open_plugin.
Result<Started> start_runner(const std::string& path, const OpenOptions& options,
                             const claims_transport_settings* transport);

}  // namespace claims::plugin
