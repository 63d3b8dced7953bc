// The host of a plugin that is linked into a fuzz target: takes all that is pushed and checks its form.
#pragma once

#include <claims/plugin.hpp>

#include <cstdlib>
#include <string>

namespace fuzz {

struct Pushed {
  std::size_t requests = 0, facts = 0, texts = 0, failures = 0;
};

inline void require(bool holds) {
  if (!holds) std::abort();
}

inline bool sound(claims_string s) { return s.size == 0 || (s.data != nullptr && s.size <= CLAIMS_MAX_STRING); }

// Dates as claims.h has them: "2006", "2006-10", "2006-10-14".
inline bool is_date(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (i == 4 || i == 7 ? text[i] != '-' : text[i] < '0' || text[i] > '9') return false;
  return true;
}

inline claims_host host_for(Pushed& pushed) {
  claims_host host{};
  host.size = sizeof host;
  host.minor = CLAIMS_PLUGIN_MINOR;
  host.context = &pushed;
  host.fail = [](void* context, claims_status status, claims_string text) {
    require(status != CLAIMS_OK && status != CLAIMS_INTERNAL && text.size > 0 && sound(text));
    ++static_cast<Pushed*>(context)->failures;
  };
  host.request = [](void* context, const claims_request* request) {
    require(sound(request->role) && request->role.size > 0);
    const std::string_view url = claims::plugin::view(request->url);
    require(url.starts_with("https://") || url.starts_with("http://"));
    for (const char c : url) require(static_cast<unsigned char>(c) >= ' ');
    ++static_cast<Pushed*>(context)->requests;
    return CLAIMS_OK;
  };
  host.fact = [](void* context, const claims_fact* fact) {
    require(sound(fact->name) && fact->name.size > 0 && sound(fact->value) && fact->value.size > 0);
    require(sound(fact->qualifier) && sound(fact->quote));
    if (fact->type == CLAIMS_FACT_DATE) require(is_date(claims::plugin::view(fact->value)));
    ++static_cast<Pushed*>(context)->facts;
    return CLAIMS_OK;
  };
  host.text = [](void* context, claims_string text) {
    require(sound(text));
    ++static_cast<Pushed*>(context)->texts;
    return CLAIMS_OK;
  };
  return host;
}

inline claims_string borrow(std::string_view text) { return {text.data(), text.size()}; }

}  // namespace fuzz
