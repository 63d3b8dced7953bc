/* The interface between claims and its plugins. C11; usable from any language
 * with a C foreign function interface.
 *
 * A plugin is a shared object that exports one constant, CLAIMS_PLUGIN_SYMBOL.
 * Its name carries the major version of the interface: an incompatible change
 * gets another name, so a wrong pair cannot be loaded by accident.
 *
 * What a plugin can do is found by id: `capability("claims.fetch/1")` gives a
 * table of functions, or null. A changed meaning gets a new id. There are four:
 *
 *   claims.fetch/1      claims_fetch       locators to requests, replies to facts
 *   claims.decode/1     claims_decode      bytes of a media type to text
 *   claims.check/1      claims_check       a story to findings
 *   claims.transport/1  claims_transport   requests to replies: the network
 *
 * Sizes. Structures begin with their size and only ever grow at the end. Each
 * side reads no field beyond the size that the other states.
 *
 * Strings are UTF-8, pointer and length, not terminated, and never null where
 * the length is not 0. Bytes of documents are passed the same way.
 *
 * Ownership. What is passed in is borrowed for the call. What the host's
 * functions are given is copied before they return. Nothing that one side
 * allocated is freed by the other. What the descriptor and the tables point at
 * is constant and valid while the plugin is loaded.
 *
 * Threads. [any]: from any thread, at the same time as any other call.
 * [one]: the host makes one call of this plugin at a time, from any thread.
 * The host's functions may be called only during the call that was given the
 * claims_host, and only from the thread of that call.
 *
 * Errors. A function returns a claims_status; before it returns anything but
 * CLAIMS_OK it should call `fail` with a sentence for people. No exception may
 * cross. A host function that returns anything but CLAIMS_OK asks the plugin to
 * return that status at once: a limit was reached, or the input was refused.
 *
 * Limits. Every call has a deadline (CLAIMS_CALL_MILLISECONDS unless said
 * otherwise); by default a plugin runs in a process of its own, which is ended
 * when it passes the deadline or its limits of memory and processor time, and
 * which has no network (but for transports) and no files but its own.
 */
#ifndef CLAIMS_PLUGIN_H
#define CLAIMS_PLUGIN_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define CLAIMS_PLUGIN_MAJOR 1
#define CLAIMS_PLUGIN_MINOR 1

/* Name of the exported descriptor. */
#define CLAIMS_PLUGIN_SYMBOL "claims_plugin_v1"

#define CLAIMS_FETCH_1 "claims.fetch/1"
#define CLAIMS_DECODE_1 "claims.decode/1"
#define CLAIMS_CHECK_1 "claims.check/1"
#define CLAIMS_TRANSPORT_1 "claims.transport/1"

/* Limits that the host holds every plugin to. */
#define CLAIMS_CALL_MILLISECONDS 10000 /* of one call, but claims_transport.run */
#define CLAIMS_MAX_STRING (64u << 20)  /* bytes of one string or body */
#define CLAIMS_MAX_PUSHES 100000       /* calls of host functions in one call */

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
#define CLAIMS_STRING(literal) {literal, sizeof(literal) - 1}

typedef struct claims_strings {
  const claims_string* items; /* null where count is 0 */
  size_t count;
} claims_strings;

/* Status of a call; the values match the names of claims::Code. */
typedef enum claims_status {
  CLAIMS_OK = 0,
  CLAIMS_USAGE = 1,       /* the call itself is wrong */
  CLAIMS_NOT_FOUND = 2,   /* the service says that there is no such document */
  CLAIMS_UNREADABLE = 3,  /* exists, but cannot be had: refused, login, challenge */
  CLAIMS_MALFORMED = 4,   /* the bytes are not what they claim to be */
  CLAIMS_LIMIT = 5,       /* a size, depth, count or time limit was reached */
  CLAIMS_UNSUPPORTED = 6, /* of a kind that this plugin does not handle */
  CLAIMS_UNAVAILABLE = 7, /* not now; trying again may help */
  CLAIMS_INTERNAL = 8     /* a bug in the plugin */
} claims_status;

/* One retrieval that a locator asks for. */
typedef struct claims_request {
  uint32_t size;
  /* What the reply is for, in the plugin's own words: "document", "record".
   * Requests of one role are alternatives in the order in which they come: the
   * next is made where `interpret` did not accept the reply to the one before.
   * Roles are independent of each other. */
  claims_string role;
  claims_string url;
  claims_string accept; /* value of the Accept header; empty: anything */
  uint64_t max_bytes;   /* of the body; 0: the host's default */
  uint32_t timeout_ms;  /* of the whole exchange; 0: the host's default */
} claims_request;

/* What came back, after redirects and with content codings removed. */
typedef struct claims_reply {
  uint32_t size;
  uint32_t http_status; /* 200, 404... */
  claims_string locator;
  claims_string role;
  claims_string url;        /* that was asked for */
  claims_string final_url;  /* that answered */
  claims_string media_type; /* "application/xml"; lower case, no parameters; empty: none stated */
  claims_string charset;    /* lower case; empty: none stated */
  claims_string headers;    /* as received, CRLF lines, without the status line */
  claims_string body;
  claims_string text; /* made by a decoder of the media type; empty: none */
} claims_reply;

typedef enum claims_fact_type {
  CLAIMS_FACT_TEXT = 0,
  CLAIMS_FACT_DATE = 1,   /* ISO 8601: "2006-10-14", "2006-10", "2006"; intervals "A/B", "A/.." */
  CLAIMS_FACT_NUMBER = 2, /* decimal: "-12.5" */
  CLAIMS_FACT_LOCATOR = 3
} claims_fact_type;

/* One thing that a document says. Names in use: claims/source.h, Fact. */
typedef struct claims_fact {
  uint32_t size;
  uint32_t type; /* claims_fact_type */
  claims_string name;
  claims_string value;
  claims_string qualifier; /* of what: the office of a term; may be empty */
  claims_string quote;     /* the document's own words; may be empty */
} claims_fact;

typedef struct claims_reason {
  claims_string text;
  uint64_t begin, end;    /* into claims_article.text; begin == end: none */
  claims_string evidence; /* outside of the story; may be empty */
} claims_reason;

typedef struct claims_finding {
  uint32_t size;
  uint32_t level;      /* 0 note, 1 warning, 2 error */
  claims_string check; /* one of claims_check.checks */
  uint64_t begin, end; /* into claims_article.text; not empty */
  claims_string message;
  const claims_reason* reasons;
  size_t reason_count;       /* at least 1 */
  claims_string replacement; /* may be empty */
  double confidence;         /* [0,1] */
} claims_finding;

/* One exchange that a transport is to make: no redirect is followed. */
typedef struct claims_exchange {
  uint32_t size;
  uint32_t cancel; /* not 0: end the exchange `id`, all else is empty */
  uint64_t id;
  claims_string method;  /* "GET", "HEAD", "POST" */
  claims_string url;     /* http or https, checked by the host */
  claims_string headers; /* CRLF lines */
  uint32_t connect_timeout_ms;
  uint32_t timeout_ms; /* of the whole exchange */
  uint64_t max_header_bytes;
  uint64_t max_body_bytes; /* as received, content coding included */
  /* Of the request; empty: none. Since minor 1: a transport that states a smaller
   * size is given no exchange with a body. */
  claims_string body;
} claims_exchange;

/* How an exchange ended. Statuses: CLAIMS_OK (the reply is whole, whatever its
 * HTTP status), NOT_FOUND (no such host), UNREADABLE (the address is not
 * allowed; TLS cannot be verified), MALFORMED (not HTTP), LIMIT (bytes, time),
 * UNAVAILABLE (refused, reset, cut short). */
typedef struct claims_exchange_end {
  uint32_t size;
  uint32_t status; /* claims_status */
  uint64_t id;
  claims_string error;         /* a sentence for people; empty if CLAIMS_OK */
  claims_string address;       /* of the server: "192.0.2.1:443", "[2001:db8::1]:443" */
  claims_string http_version;  /* "1.1", "2" */
  claims_string tls_version;   /* "TLSv1.3"; empty without TLS */
  claims_strings certificates; /* PEM, the server's own first */
  uint64_t microseconds;       /* from start to end */
} claims_exchange_end;

/* How a transport reaches the network. */
typedef struct claims_transport_settings {
  uint32_t size;
  uint32_t max_connections;
  uint32_t max_connections_per_host;
  claims_string ca_file; /* PEM; empty: the system's */
  claims_string proxy;   /* URL; empty: none */
  /* "HOST:PORT:TO_HOST:TO_PORT": connect there instead; names in the request,
   * in TLS and in the record stay. Empty HOST or PORT: any. */
  claims_strings connect_to;
  /* Networks in CIDR notation that may be reached although they are not public
   * ("127.0.0.0/8"). All other private, loopback, link-local, multicast and
   * reserved addresses (IANA special-purpose registries) are refused, at the
   * moment of connecting, so that a name cannot change in between. */
  claims_strings allowed_networks;
} claims_transport_settings;

/* The host, as a plugin sees it during one call. [the call's thread]
 * A function that has no meaning in a call returns CLAIMS_USAGE. */
typedef struct claims_host {
  uint32_t size;
  uint32_t minor; /* CLAIMS_PLUGIN_MINOR of the host */
  void* context;  /* first argument of every function */
  /* States why the call is about to fail. */
  void (*fail)(void* context, claims_status status, claims_string text);
  /* fetch.recognise: text[begin,end) points at the document `locator`. */
  claims_status (*locator)(void* context, uint64_t begin, uint64_t end, claims_string locator);
  /* fetch.resolve, fetch.interpret */
  claims_status (*request)(void* context, const claims_request* request);
  /* fetch.interpret, decode.decode */
  claims_status (*fact)(void* context, const claims_fact* fact);
  claims_status (*text)(void* context, claims_string text); /* appends to the document's text */
  /* check.check */
  claims_status (*finding)(void* context, const claims_finding* finding);
  /* transport.run. `wait_ms` of 0 does not wait. CLAIMS_OK: `exchange` is
   * filled, its strings valid until the next call of `next`; CLAIMS_NOT_FOUND:
   * nothing now; CLAIMS_UNAVAILABLE: there will be no more, return. To be
   * called before each wait on `wake`: what was pushed may be held back until
   * then. */
  claims_status (*next)(void* context, uint32_t wait_ms, claims_exchange* exchange);
  claims_status (*head)(void* context, uint64_t id, claims_string head); /* status line and headers, as received */
  claims_status (*body)(void* context, uint64_t id, claims_string bytes);
  claims_status (*end)(void* context, const claims_exchange_end* end);
  /* File descriptor, readable when `next` has something new: call `next` until
   * it says CLAIMS_NOT_FOUND, then wait for this. Never read it. Transports only. */
  int wake;
} claims_host;

/* claims.fetch/1 */
typedef struct claims_fetch {
  uint32_t size;
  claims_strings schemes; /* of the locators that it resolves: "un", "doi" */
  /* Finds locators in prose. Null: claims recognises them itself. [one] */
  claims_status (*recognise)(const claims_host* host, claims_string text);
  /* Turns a locator into requests. Errors: MALFORMED, UNSUPPORTED. [one] */
  claims_status (*resolve)(const claims_host* host, claims_string locator);
  /* Reads a reply: pushes facts and text, and further requests where the reply
   * only leads to the document (at most 8 a locator). Not CLAIMS_OK: the reply
   * is not the document; NOT_FOUND only where the service says so plainly. [one] */
  claims_status (*interpret)(const claims_host* host, const claims_reply* reply);
} claims_fetch;

/* claims.decode/1 */
typedef struct claims_decode {
  uint32_t size;
  claims_strings media_types; /* "text/html" */
  /* Bytes to text and facts (title, date, author). [one] */
  claims_status (*decode)(const claims_host* host, claims_string media_type, claims_string charset,
                          claims_string bytes);
} claims_decode;

/* What was read from a story. */
typedef struct claims_mention {
  claims_string kind;  /* "date", "quantity", "person", "citation"... as `claims inspect` prints it */
  claims_string value; /* TIMEX3 value, number, full name, locator */
  uint64_t begin, end; /* into claims_article.text */
} claims_mention;

typedef struct claims_span {
  uint64_t begin, end;
} claims_span;

typedef struct claims_article {
  uint32_t size;
  claims_string text; /* markup removed; furniture (appeals, share lines) included */
  claims_string title;
  claims_string published;      /* "2024-06-20", "2024", or empty */
  const claims_span* sentences; /* of what is to be checked, in text order */
  size_t sentence_count;
  const claims_mention* mentions; /* in text order within each kind */
  size_t mention_count;
} claims_article;

/* A check that a plugin brings. */
typedef struct claims_check_info {
  claims_string id;      /* "area.rule" in kebab case, no id of claims's own */
  uint32_t level;        /* the highest that it reports: 0 note, 1 warning, 2 error */
  claims_string summary; /* one line */
} claims_check_info;

/* claims.check/1 */
typedef struct claims_check {
  uint32_t size;
  const claims_check_info* checks;
  size_t check_count;
  claims_status (*check)(const claims_host* host, const claims_article* article); /* [one] */
} claims_check;

/* claims.transport/1 */
typedef struct claims_transport {
  uint32_t size;
  /* Makes exchanges, many at a time, until `next` says that there are no more
   * and all have ended. Bytes of one exchange come in order. [one] */
  claims_status (*run)(const claims_host* host, const claims_transport_settings* settings);
} claims_transport;

typedef struct claims_plugin {
  uint32_t size;               /* sizeof(claims_plugin), as the plugin was compiled */
  uint32_t minor;              /* the CLAIMS_PLUGIN_MINOR that the plugin needs */
  claims_string id;            /* reverse-domain: "org.example.parliament" */
  claims_string version;       /* of the plugin: "1.2.0" */
  claims_string licence;       /* SPDX expression: "Apache-2.0" */
  claims_strings capabilities; /* ids with a revision: "claims.fetch/1" */
  /* Hosts that it makes requests to: "data.example.org", "*.example.org", "*"
   * for any. A request to another is refused. Empty: it makes none. */
  claims_strings hosts;
  /* Table of a capability that is listed above, else null. [any] */
  const void* (*capability)(claims_string id);
} claims_plugin;

/* What the plugin defines. */
extern CLAIMS_PLUGIN_EXPORT const claims_plugin claims_plugin_v1;

#ifdef __cplusplus
}
#endif

#endif
