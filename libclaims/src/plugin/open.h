// The two ways of opening a plugin, behind open_plugin and open_transport.
#pragma once

#include "plugin/loaded.h"

namespace claims::plugin {

Result<std::unique_ptr<Plugin>> open_in_process(Loaded loaded, const OpenOptions& options);
Result<std::unique_ptr<Transport>> open_transport_in_process(Loaded loaded, const TransportSettings& settings,
                                                             const OpenOptions& options);
// `path` is absolute; `sha256` of the file.
Result<std::unique_ptr<Plugin>> open_own_process(const std::string& path, const std::string& sha256,
                                                 const OpenOptions& options);
Result<std::unique_ptr<Transport>> open_transport_own_process(const std::string& path,
                                                              const TransportSettings& settings,
                                                              const OpenOptions& options, const Accept& accept);

}  // namespace claims::plugin
