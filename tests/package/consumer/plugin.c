#include <claims/plugin.h>

CLAIMS_PLUGIN_EXPORT const claims_plugin claims_plugin_v1 = {
    .size = sizeof(claims_plugin),
    .minor = CLAIMS_PLUGIN_MINOR,
    .id = CLAIMS_STRING("org.example.nothing"),
    .version = CLAIMS_STRING("1.0.0"),
    .licence = CLAIMS_STRING("Apache-2.0"),
};
