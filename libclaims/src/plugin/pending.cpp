#include "plugin/open.h"

namespace claims::plugin {

Result<std::unique_ptr<Plugin>> open_own_process(const std::string& path, const std::string& sha256,
                                                 const OpenOptions& options) {
  Result<Loaded> loaded = load(path);
  if (!loaded) return fail(loaded.error().code, "plugin " + path + ": " + loaded.error().text);
  loaded->descriptor.sha256 = sha256;
  return open_in_process(std::move(*loaded), options);
}

Result<std::unique_ptr<Transport>> open_transport_own_process(const std::string& path,
                                                              const TransportSettings& settings,
                                                              const OpenOptions& options) {
  Result<Loaded> loaded = load(path);
  if (!loaded) return fail(loaded.error().code, "plugin " + path + ": " + loaded.error().text);
  return open_transport_in_process(std::move(*loaded), settings, options);
}

Result<std::string> run_program(std::span<const std::string>, std::string_view, const OpenOptions&) {
  return fail(Code::unsupported, "this version runs no programs");
}

}  // namespace claims::plugin
