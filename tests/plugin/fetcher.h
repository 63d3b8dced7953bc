// A fetcher of the source tree, loaded into the test, and recorded exchanges
// (fixtures/http) to call it with. What it pushed is compared as text.
#pragma once

#include "plugin/plugin.h"

#include <memory>
#include <string>
#include <string_view>

// One recorded reply: fixtures/http/SERVICE/NAME.http and its body. `locator` and
// `role` are set by the caller; `url` is the first request of the recording.
claims::plugin::Reply recorded(std::string_view service, std::string_view name);

class Fetcher {
 public:
  // "doi": plugins/doi.so of the build.
  explicit Fetcher(const std::string& name);

  const claims::plugin::Descriptor& descriptor() const { return plugin_->descriptor(); }

  // What was pushed, a line each, in order of kind:
  //   ? document https://example.org/ (text/html)
  //   title: Tides at the Old Pier [long] "as it was said"
  //   published = 2024-06-20         date
  //   entries # 12                   number
  //   same-as > doi:10.5555/a        locator
  //   | text
  // or the failure alone: "! not_found: there is none" (without the plugin's id).
  std::string resolve(std::string_view locator);
  std::string interpret(const claims::plugin::Reply& reply);
  // A recorded reply to a request that `locator` led to.
  std::string interpret(std::string_view name, std::string_view locator, std::string_view role = "record");

 private:
  std::string told(const claims::Result<claims::plugin::Reading>& reading) const;

  std::string name_;
  std::unique_ptr<claims::plugin::Plugin> plugin_;
};

// A reply that no recording has.
claims::plugin::Reply reply(std::string_view locator, std::string_view url, unsigned status, std::string_view body);
