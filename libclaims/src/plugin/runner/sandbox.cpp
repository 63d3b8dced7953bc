#include "plugin/runner/sandbox.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

namespace claims::plugin {
namespace {

constexpr std::uint64_t loading = 128u << 20;  // address space that loading a plugin and its libraries takes
constexpr rlim_t files_of_plugin = 64;
constexpr rlim_t files_of_transport = 2048;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool address_space_counts = false;  // the sanitizers reserve terabytes
#else
constexpr bool address_space_counts = true;
#endif

void limit(__rlimit_resource what, rlim_t most) {
  const rlimit both{most, most};
  setrlimit(what, &both);
}

std::uint64_t address_space_in_use() {
  unsigned long long pages = 0;
  if (std::FILE* file = std::fopen("/proc/self/statm", "re")) {
    if (std::fscanf(file, "%llu", &pages) != 1) pages = 0;
    std::fclose(file);
  }
  return pages * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

// struct landlock_ruleset_attr of ABI 6; older kernels are given its beginning.
struct RulesetAttributes {
  std::uint64_t handled_access_fs, handled_access_net, scoped;
};

constexpr std::uint64_t read_only = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
constexpr std::uint64_t all_of_abi[] = {0, 0x1FFF, 0x3FFF, 0x7FFF, 0x7FFF, 0xFFFF};  // rights by version
constexpr std::uint64_t bind_tcp = 1, connect_tcp = 2;                               // of ABI 4
constexpr std::uint64_t scope_all = 3;  // of ABI 6: abstract sockets, signals

void allow(int ruleset, const char* path, std::uint64_t access) {
  const int fd = open(path, O_PATH | O_CLOEXEC);
  if (fd < 0) return;
  landlock_path_beneath_attr rule{};
  rule.allowed_access = access;
  rule.parent_fd = fd;
  if (syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) != 0) {
    rule.allowed_access &= ~static_cast<std::uint64_t>(LANDLOCK_ACCESS_FS_READ_DIR);  // a file is no directory
    syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
  }
  close(fd);
}

void allow_paths(int ruleset, const SandboxRules& rules) {
  constexpr const char* libraries[] = {"/lib",       "/lib32",     "/lib64",         "/usr/lib",
                                       "/usr/lib32", "/usr/lib64", "/usr/local/lib", "/etc/ld.so.cache"};
  constexpr const char* names_and_trust[] = {"/etc/resolv.conf",
                                             "/run/systemd/resolve",
                                             "/etc/nsswitch.conf",
                                             "/etc/hosts",
                                             "/etc/host.conf",
                                             "/etc/gai.conf",
                                             "/etc/ssl",
                                             "/etc/pki",
                                             "/usr/share/ca-certificates",
                                             "/usr/local/share/ca-certificates"};
  constexpr const char* of_programs[] = {"/usr/share/poppler", "/usr/share/fonts", "/etc/fonts"};
  const std::uint64_t execute = rules.program ? static_cast<std::uint64_t>(LANDLOCK_ACCESS_FS_EXECUTE) : 0;
  for (const char* path : libraries) allow(ruleset, path, read_only | execute);
  allow(ruleset, rules.file.c_str(), read_only | execute);
  allow(ruleset, "/dev/null", read_only);
  allow(ruleset, "/dev/urandom", read_only);
  if (rules.network)
    for (const char* path : names_and_trust) allow(ruleset, path, read_only);
  for (const std::string& path : rules.more_files) allow(ruleset, path.c_str(), read_only);
  if (rules.program)
    for (const char* path : of_programs) allow(ruleset, path, read_only);
}

}  // namespace

std::string limit_resources(const SandboxRules& rules) {
  if (address_space_counts && rules.memory != 0) limit(RLIMIT_AS, address_space_in_use() + loading + rules.memory);
  if (rules.cpu_seconds != 0) limit(RLIMIT_CPU, rules.cpu_seconds);
  limit(RLIMIT_NOFILE, rules.network ? files_of_transport : files_of_plugin);
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_CORE, 0);
  return "limits";
}

std::string restrict_files(const SandboxRules& rules) {
  const long abi = syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
  if (abi < 1) return {};
  RulesetAttributes attributes{};
  attributes.handled_access_fs = all_of_abi[abi < 5 ? abi : 5];
  if (abi >= 4) attributes.handled_access_net = rules.network ? bind_tcp : bind_tcp | connect_tcp;
  if (abi >= 6) attributes.scoped = scope_all;
  const std::size_t size = abi >= 6 ? 24 : abi >= 4 ? 16 : 8;
  const int ruleset = static_cast<int>(syscall(SYS_landlock_create_ruleset, &attributes, size, 0));
  if (ruleset < 0) return {};
  allow_paths(ruleset, rules);
  const bool done = syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
  close(ruleset);
  return done ? "Landlock " + std::to_string(abi) : std::string();
}

std::vector<std::string> enter_sandbox(const SandboxRules& rules) {
  std::vector<std::string> active{limit_resources(rules)};
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0) active.emplace_back("no new privileges");
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  for (std::string name : {restrict_files(rules), restrict_calls(rules)})
    if (!name.empty()) active.push_back(std::move(name));
  return active;
}

}  // namespace claims::plugin
