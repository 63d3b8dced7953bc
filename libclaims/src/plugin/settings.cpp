#include "plugin/settings.h"

namespace claims::plugin {
namespace {

claims_string borrow(std::string_view text) { return {text.data(), text.size()}; }

std::vector<claims_string> borrow(const std::vector<std::string>& list) {
  std::vector<claims_string> out;
  for (const std::string& item : list) out.push_back({item.data(), item.size()});
  return out;
}

}  // namespace

Settings::Settings(const TransportSettings& settings)
    : connect_to_(borrow(settings.connect_to)), allowed_networks_(borrow(settings.allowed_networks)) {
  settings_.size = sizeof(claims_transport_settings);
  settings_.max_connections = settings.max_connections;
  settings_.max_connections_per_host = settings.max_connections_per_host;
  settings_.ca_file = borrow(settings.ca_file);
  settings_.proxy = borrow(settings.proxy);
  settings_.connect_to = {connect_to_.data(), connect_to_.size()};
  settings_.allowed_networks = {allowed_networks_.data(), allowed_networks_.size()};
}

claims_exchange borrow(const Exchange& exchange, bool cancel) {
  claims_exchange out{};
  out.size = sizeof(claims_exchange);
  out.id = exchange.id;
  out.cancel = cancel;
  if (cancel) return out;
  out.method = borrow(exchange.method);
  out.url = borrow(exchange.url);
  out.headers = borrow(exchange.headers);
  out.connect_timeout_ms = exchange.connect_timeout_ms;
  out.timeout_ms = exchange.timeout_ms;
  out.max_header_bytes = exchange.max_header_bytes;
  out.max_body_bytes = exchange.max_body_bytes;
  out.body = borrow(exchange.body);
  return out;
}

}  // namespace claims::plugin
