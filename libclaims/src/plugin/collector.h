// Copies what a plugin pushed into the engine's own values.
#pragma once

#include "plugin/gate.h"

namespace claims::plugin {

class Collector final : public Sink {
 public:
  void locator(std::uint64_t begin, std::uint64_t end, std::string_view locator) override;
  void request(const claims_request& request) override;
  void fact(const claims_fact& fact) override;
  void text(std::string_view text) override;
  void finding(const claims_finding& finding) override;

  std::vector<Locator> locators;
  Reading reading;
  std::vector<Finding> findings;
};

// The same text in storage that is never freed; for ids of checks, which are few.
std::string_view kept_id(std::string_view id);

// A reply as the interface passes it; the views are those of `reply`.
claims_reply borrow(const Reply& reply);

}  // namespace claims::plugin
