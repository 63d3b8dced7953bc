#include "settings.h"

#include <claims/plugin.hpp>

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <new>
#include <span>

namespace web {

using claims::plugin::view;

void FreeList::operator()(curl_slist* list) const noexcept { curl_slist_free_all(list); }

void append(List& list, const std::string& text) {
  curl_slist* longer = curl_slist_append(list.get(), text.c_str());
  if (!longer) throw std::bad_alloc();
  static_cast<void>(list.release());
  list.reset(longer);
}

std::string read_settings(const claims_transport_settings& from, Settings& settings) {
  if (from.size < sizeof(claims_transport_settings)) return "the host's transport settings are too short";
  if (from.max_connections) settings.max_connections = from.max_connections;
  if (from.max_connections_per_host)
    settings.max_connections_per_host = std::min(from.max_connections_per_host, settings.max_connections);
  settings.ca_file = view(from.ca_file);
  settings.proxy = view(from.proxy);
  for (const claims_string& each : std::span(from.connect_to.items, from.connect_to.count)) {
    const std::string mapping(view(each));
    if (std::count(mapping.begin(), mapping.end(), ':') < 3)
      return fmt::format("connect-to \"{}\": expected HOST:PORT:TO_HOST:TO_PORT", mapping);
    append(settings.connect_to, mapping);
  }
  for (const claims_string& each : std::span(from.allowed_networks.items, from.allowed_networks.count)) {
    const auto network = parse_network(view(each));
    if (!network)
      return fmt::format("allowed network \"{}\": expected an address or a network, as 10.0.0.0/8", view(each));
    settings.allowed.push_back(*network);
  }
  return {};
}

}  // namespace web
