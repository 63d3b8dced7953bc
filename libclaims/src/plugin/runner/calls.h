// A plugin's calls and its transport, as the runner serves them.
#pragma once

#include "plugin/loaded.h"
#include "plugin/message.h"
#include "plugin/runner/link.h"

namespace claims::plugin {

// Answers one frame with pushes and `done`. False: the frame is no call.
bool serve_call(const Frame& frame, const Loaded& plugin, const Limits& limits, Link& link);

// Runs the transport until claims closes the socket.
void serve_transport(const claims_transport& transport, const SettingsMessage& settings, Link& link);

}  // namespace claims::plugin
