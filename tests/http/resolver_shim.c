/* Preloaded into a program under test: answers for names by a script, takes one
 * public test address to loopback, and logs every connect().
 *
 *   CLAIMS_SHIM_NAMES  "name=address[,address...];name=..."; each resolution of a
 *                      name takes its next address, the last one stays;
 *                      "later" for an address: the resolver gives no answer
 *   CLAIMS_SHIM_MAP    "198.18.0.1=127.0.0.1": connect() there instead
 *   CLAIMS_SHIM_LOG    file to which "address port" is appended, mapped ones as
 *                      they were asked for
 *
 * Names that are not in the script do not resolve, so no test can ask the
 * network for one. Addresses in numbers are left to the system. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { max_names = 32 };

static struct {
  char name[128];
  unsigned asked;
} counts[max_names];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static unsigned next_turn(const char* name) {
  unsigned turn = 0;
  pthread_mutex_lock(&lock);
  for (int i = 0; i < max_names; ++i) {
    if (counts[i].name[0] == '\0') snprintf(counts[i].name, sizeof counts[i].name, "%s", name);
    if (strcmp(counts[i].name, name) != 0) continue;
    turn = counts[i].asked++;
    break;
  }
  pthread_mutex_unlock(&lock);
  return turn;
}

/* The address that the script has for this resolution of `name`. */
static int scripted(const char* name, char* address, size_t size) {
  const char* at = getenv("CLAIMS_SHIM_NAMES");
  const size_t length = strlen(name);
  for (; at && *at; at += strcspn(at, ";"), at += *at == ';') {
    if (strncmp(at, name, length) != 0 || at[length] != '=') continue;
    at += length + 1;
    for (unsigned turn = next_turn(name); turn > 0; --turn) {
      const size_t one = strcspn(at, ",;");
      if (at[one] != ',') break;
      at += one + 1;
    }
    snprintf(address, size, "%.*s", (int)strcspn(at, ",;"), at);
    return 1;
  }
  return 0;
}

int getaddrinfo(const char* node, const char* service, const struct addrinfo* hints, struct addrinfo** found) {
  int (*real)(const char*, const char*, const struct addrinfo*, struct addrinfo**) =
      (int (*)(const char*, const char*, const struct addrinfo*, struct addrinfo**))dlsym(RTLD_NEXT, "getaddrinfo");
  unsigned char bytes[16];
  char address[64];
  if (!node || inet_pton(AF_INET, node, bytes) == 1 || inet_pton(AF_INET6, node, bytes) == 1)
    return real(node, service, hints, found);
  if (!scripted(node, address, sizeof address)) return EAI_NONAME;
  if (strcmp(address, "later") == 0) return EAI_AGAIN;
  return real(address, service, hints, found);
}

static void log_address(const char* address, unsigned port) {
  const char* file = getenv("CLAIMS_SHIM_LOG");
  char line[96];
  const int size = snprintf(line, sizeof line, "%s %u\n", address, port);
  const int out = file ? open(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600) : -1;
  if (out < 0) return;
  if (write(out, line, (size_t)size) != size) abort();
  close(out);
}

/* Whether CLAIMS_SHIM_MAP takes `address` elsewhere. */
static int mapped(const char* address, struct in_addr* to) {
  const char* map = getenv("CLAIMS_SHIM_MAP");
  const size_t length = strlen(address);
  if (!map || strncmp(map, address, length) != 0 || map[length] != '=') return 0;
  return inet_pton(AF_INET, map + length + 1, to) == 1;
}

int connect(int fd, const struct sockaddr* to, socklen_t size) {
  int (*real)(int, const struct sockaddr*, socklen_t) =
      (int (*)(int, const struct sockaddr*, socklen_t))dlsym(RTLD_NEXT, "connect");
  char text[INET6_ADDRSTRLEN] = "";
  if (to->sa_family == AF_INET) {
    struct sockaddr_in in;
    memcpy(&in, to, sizeof in);
    inet_ntop(AF_INET, &in.sin_addr, text, sizeof text);
    log_address(text, ntohs(in.sin_port));
    if (mapped(text, &in.sin_addr)) return real(fd, (const struct sockaddr*)&in, sizeof in);
  } else if (to->sa_family == AF_INET6) {
    struct sockaddr_in6 in;
    memcpy(&in, to, sizeof in);
    inet_ntop(AF_INET6, &in.sin6_addr, text, sizeof text);
    log_address(text, ntohs(in.sin6_port));
  }
  return real(fd, to, size);
}
