// How the network may be used, read once at the start of a run.
#pragma once

#include "address.h"

#include <claims/plugin.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

struct curl_slist;

namespace web {

struct FreeList {
  void operator()(curl_slist* list) const noexcept;
};
using List = std::unique_ptr<curl_slist, FreeList>;

// Appends, or throws std::bad_alloc.
void append(List& list, const std::string& text);

struct Settings {
  std::uint32_t max_connections = 64;
  std::uint32_t max_connections_per_host = 6;
  std::string ca_file;  // empty: the system's
  std::string proxy;    // empty: none
  List connect_to;
  std::vector<Network> allowed;
};

// An empty sentence, or what is wrong with the settings.
std::string read_settings(const claims_transport_settings& from, Settings& settings);

}  // namespace web
