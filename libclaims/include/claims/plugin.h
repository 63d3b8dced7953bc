/* The interface between claims and its plugins. C11; usable from any language
 * with a C foreign function interface.
 *
 * A plugin is a shared object that exports one constant, CLAIMS_PLUGIN_SYMBOL.
 * Its name carries the major version of the interface: an incompatible change
 * gets another name, so a wrong pair cannot be loaded by accident.
 *
 * Structures begin with their size and only ever grow at the end. The host
 * reads no field beyond the size that the plugin states. Strings are UTF-8,
 * pointer and length, not terminated, and never null where the length is not 0.
 * Everything that the descriptor points at is constant, belongs to the plugin,
 * and stays valid while the plugin is loaded. Any thread may read it.
 *
 * This version describes plugins; it does not load them yet.
 */
#ifndef CLAIMS_PLUGIN_H
#define CLAIMS_PLUGIN_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define CLAIMS_PLUGIN_MAJOR 1
#define CLAIMS_PLUGIN_MINOR 0

/* Name of the exported descriptor. */
#define CLAIMS_PLUGIN_SYMBOL "claims_plugin_v1"

#if defined(_WIN32)
#define CLAIMS_PLUGIN_EXPORT __declspec(dllexport)
#else
#define CLAIMS_PLUGIN_EXPORT __attribute__((visibility("default")))
#endif

typedef struct claims_string {
  const char* data;
  size_t size; /* in bytes */
} claims_string;

/* A claims_string of a literal, for constant initialisers. */
#define CLAIMS_STRING(literal) \
  { literal, sizeof(literal) - 1 }

typedef struct claims_strings {
  const claims_string* items; /* null where count is 0 */
  size_t count;
} claims_strings;

/* Status of a call; the values match the names of claims::Code. */
typedef enum claims_status {
  CLAIMS_OK = 0,
  CLAIMS_USAGE = 1,
  CLAIMS_NOT_FOUND = 2,
  CLAIMS_UNREADABLE = 3,
  CLAIMS_MALFORMED = 4,
  CLAIMS_LIMIT = 5,
  CLAIMS_UNSUPPORTED = 6,
  CLAIMS_UNAVAILABLE = 7,
  CLAIMS_INTERNAL = 8
} claims_status;

typedef struct claims_plugin {
  uint32_t size;               /* sizeof(claims_plugin), as the plugin was compiled */
  uint32_t minor;              /* the CLAIMS_PLUGIN_MINOR that the plugin needs */
  claims_string id;            /* reverse-domain: "org.example.parliament" */
  claims_string version;       /* of the plugin: "1.2.0" */
  claims_string licence;       /* SPDX expression: "Apache-2.0" */
  claims_strings capabilities; /* ids with a revision: "claims.fetch/1" */
  claims_strings hosts;        /* hosts that it asks the host for: "data.example.org"; empty: no network */
} claims_plugin;

/* What the plugin defines. */
extern CLAIMS_PLUGIN_EXPORT const claims_plugin claims_plugin_v1;

#ifdef __cplusplus
}
#endif

#endif
