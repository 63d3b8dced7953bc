/* Holds the layout of the plugin interface: a change here breaks every plugin. */
#include <claims/plugin.h>

#define AT(type, field, offset) _Static_assert(offsetof(type, field) == (offset), #type "." #field " has moved")
#define SIZE(type, bytes) _Static_assert(sizeof(type) == (bytes), "size of " #type " has changed")

#if UINTPTR_MAX == UINT64_MAX
AT(claims_string, data, 0);
AT(claims_string, size, 8);
SIZE(claims_string, 16);
AT(claims_strings, items, 0);
AT(claims_strings, count, 8);
SIZE(claims_strings, 16);
AT(claims_request, size, 0);
AT(claims_request, role, 8);
AT(claims_request, url, 24);
AT(claims_request, accept, 40);
AT(claims_request, max_bytes, 56);
AT(claims_request, timeout_ms, 64);
SIZE(claims_request, 72);
AT(claims_reply, size, 0);
AT(claims_reply, http_status, 4);
AT(claims_reply, locator, 8);
AT(claims_reply, role, 24);
AT(claims_reply, url, 40);
AT(claims_reply, final_url, 56);
AT(claims_reply, media_type, 72);
AT(claims_reply, charset, 88);
AT(claims_reply, headers, 104);
AT(claims_reply, body, 120);
AT(claims_reply, text, 136);
SIZE(claims_reply, 152);
AT(claims_fact, size, 0);
AT(claims_fact, type, 4);
AT(claims_fact, name, 8);
AT(claims_fact, value, 24);
AT(claims_fact, qualifier, 40);
AT(claims_fact, quote, 56);
SIZE(claims_fact, 72);
AT(claims_reason, text, 0);
AT(claims_reason, begin, 16);
AT(claims_reason, end, 24);
AT(claims_reason, evidence, 32);
SIZE(claims_reason, 48);
AT(claims_finding, size, 0);
AT(claims_finding, level, 4);
AT(claims_finding, check, 8);
AT(claims_finding, begin, 24);
AT(claims_finding, end, 32);
AT(claims_finding, message, 40);
AT(claims_finding, reasons, 56);
AT(claims_finding, reason_count, 64);
AT(claims_finding, replacement, 72);
AT(claims_finding, confidence, 88);
SIZE(claims_finding, 96);
AT(claims_exchange, size, 0);
AT(claims_exchange, cancel, 4);
AT(claims_exchange, id, 8);
AT(claims_exchange, method, 16);
AT(claims_exchange, url, 32);
AT(claims_exchange, headers, 48);
AT(claims_exchange, connect_timeout_ms, 64);
AT(claims_exchange, timeout_ms, 68);
AT(claims_exchange, max_header_bytes, 72);
AT(claims_exchange, max_body_bytes, 80);
AT(claims_exchange, body, 88);
SIZE(claims_exchange, 104);
AT(claims_exchange_end, size, 0);
AT(claims_exchange_end, status, 4);
AT(claims_exchange_end, id, 8);
AT(claims_exchange_end, error, 16);
AT(claims_exchange_end, address, 32);
AT(claims_exchange_end, http_version, 48);
AT(claims_exchange_end, tls_version, 64);
AT(claims_exchange_end, certificates, 80);
AT(claims_exchange_end, microseconds, 96);
SIZE(claims_exchange_end, 104);
AT(claims_transport_settings, size, 0);
AT(claims_transport_settings, max_connections, 4);
AT(claims_transport_settings, max_connections_per_host, 8);
AT(claims_transport_settings, ca_file, 16);
AT(claims_transport_settings, proxy, 32);
AT(claims_transport_settings, connect_to, 48);
AT(claims_transport_settings, allowed_networks, 64);
SIZE(claims_transport_settings, 80);
AT(claims_host, size, 0);
AT(claims_host, minor, 4);
AT(claims_host, context, 8);
AT(claims_host, fail, 16);
AT(claims_host, locator, 24);
AT(claims_host, request, 32);
AT(claims_host, fact, 40);
AT(claims_host, text, 48);
AT(claims_host, finding, 56);
AT(claims_host, next, 64);
AT(claims_host, head, 72);
AT(claims_host, body, 80);
AT(claims_host, end, 88);
AT(claims_host, wake, 96);
SIZE(claims_host, 104);
AT(claims_fetch, size, 0);
AT(claims_fetch, schemes, 8);
AT(claims_fetch, recognise, 24);
AT(claims_fetch, resolve, 32);
AT(claims_fetch, interpret, 40);
SIZE(claims_fetch, 48);
AT(claims_decode, size, 0);
AT(claims_decode, media_types, 8);
AT(claims_decode, decode, 24);
SIZE(claims_decode, 32);
AT(claims_mention, kind, 0);
AT(claims_mention, value, 16);
AT(claims_mention, begin, 32);
AT(claims_mention, end, 40);
SIZE(claims_mention, 48);
AT(claims_span, begin, 0);
AT(claims_span, end, 8);
SIZE(claims_span, 16);
AT(claims_article, size, 0);
AT(claims_article, text, 8);
AT(claims_article, title, 24);
AT(claims_article, published, 40);
AT(claims_article, sentences, 56);
AT(claims_article, sentence_count, 64);
AT(claims_article, mentions, 72);
AT(claims_article, mention_count, 80);
SIZE(claims_article, 88);
AT(claims_check_info, id, 0);
AT(claims_check_info, level, 16);
AT(claims_check_info, summary, 24);
SIZE(claims_check_info, 40);
AT(claims_check, size, 0);
AT(claims_check, checks, 8);
AT(claims_check, check_count, 16);
AT(claims_check, check, 24);
SIZE(claims_check, 32);
AT(claims_transport, size, 0);
AT(claims_transport, run, 8);
SIZE(claims_transport, 16);
AT(claims_plugin, size, 0);
AT(claims_plugin, minor, 4);
AT(claims_plugin, id, 8);
AT(claims_plugin, version, 24);
AT(claims_plugin, licence, 40);
AT(claims_plugin, capabilities, 56);
AT(claims_plugin, hosts, 72);
AT(claims_plugin, capability, 88);
SIZE(claims_plugin, 96);
#endif

_Static_assert(CLAIMS_OK == 0 && CLAIMS_INTERNAL == 8, "the status values are part of the interface");

/* A descriptor as a plugin writes it. */
static const claims_string capabilities[] = {CLAIMS_STRING("claims.check/1")};

static const void* none(claims_string id) {
  (void)id;
  return NULL;
}

CLAIMS_PLUGIN_EXPORT const claims_plugin claims_plugin_v1 = {
    .size = sizeof(claims_plugin),
    .minor = CLAIMS_PLUGIN_MINOR,
    .id = CLAIMS_STRING("org.example.layout"),
    .version = CLAIMS_STRING("1.0.0"),
    .licence = CLAIMS_STRING("Apache-2.0"),
    .capabilities = {capabilities, 1},
    .capability = none,
};

int main(void) {
  const claims_plugin* plugin = &claims_plugin_v1;
  return plugin->id.size == 18 && plugin->capabilities.count == 1 && plugin->hosts.items == NULL ? 0 : 1;
}
