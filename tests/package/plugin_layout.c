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
AT(claims_plugin, size, 0);
AT(claims_plugin, minor, 4);
AT(claims_plugin, id, 8);
AT(claims_plugin, version, 24);
AT(claims_plugin, licence, 40);
AT(claims_plugin, capabilities, 56);
AT(claims_plugin, hosts, 72);
SIZE(claims_plugin, 88);
#endif

_Static_assert(CLAIMS_OK == 0 && CLAIMS_INTERNAL == 8, "the status values are part of the interface");

/* A descriptor as a plugin writes it. */
static const claims_string capabilities[] = {CLAIMS_STRING("claims.check/1")};

CLAIMS_PLUGIN_EXPORT const claims_plugin claims_plugin_v1 = {
    .size = sizeof(claims_plugin),
    .minor = CLAIMS_PLUGIN_MINOR,
    .id = CLAIMS_STRING("org.example.layout"),
    .version = CLAIMS_STRING("1.0.0"),
    .licence = CLAIMS_STRING("Apache-2.0"),
    .capabilities = {capabilities, 1},
};

int main(void) {
  const claims_plugin* plugin = &claims_plugin_v1;
  return plugin->id.size == 18 && plugin->capabilities.count == 1 && plugin->hosts.items == NULL ? 0 : 1;
}
