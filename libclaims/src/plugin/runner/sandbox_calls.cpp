// The system calls of a plugin's process, by libseccomp.
#include "plugin/runner/sandbox.h"

#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>

namespace claims::plugin {
namespace {

// What programs do all the time, and what can do no harm to others.
constexpr int always[] = {SCMP_SYS(read),
                          SCMP_SYS(write),
                          SCMP_SYS(recvfrom),
                          SCMP_SYS(sendto),
                          SCMP_SYS(recvmsg),
                          SCMP_SYS(sendmsg),
                          SCMP_SYS(poll),
                          SCMP_SYS(futex),
                          SCMP_SYS(mmap),
                          SCMP_SYS(munmap),
                          SCMP_SYS(mprotect),
                          SCMP_SYS(mremap),
                          SCMP_SYS(brk),
                          SCMP_SYS(madvise),
                          SCMP_SYS(close),
                          SCMP_SYS(fstat),
                          SCMP_SYS(newfstatat),
                          SCMP_SYS(stat),
                          SCMP_SYS(lstat),
                          SCMP_SYS(statx),
                          SCMP_SYS(lseek),
                          SCMP_SYS(pread64),
                          SCMP_SYS(readv),
                          SCMP_SYS(writev),
                          SCMP_SYS(access),
                          SCMP_SYS(faccessat),
                          SCMP_SYS(faccessat2),
                          SCMP_SYS(readlink),
                          SCMP_SYS(readlinkat),
                          SCMP_SYS(getcwd),
                          SCMP_SYS(getdents64),
                          SCMP_SYS(fcntl),
                          SCMP_SYS(dup),
                          SCMP_SYS(dup2),
                          SCMP_SYS(dup3),
                          SCMP_SYS(pipe),
                          SCMP_SYS(pipe2),
                          SCMP_SYS(eventfd2),
                          SCMP_SYS(epoll_create1),
                          SCMP_SYS(epoll_ctl),
                          SCMP_SYS(epoll_wait),
                          SCMP_SYS(epoll_pwait),
                          SCMP_SYS(ppoll),
                          SCMP_SYS(select),
                          SCMP_SYS(pselect6),
                          SCMP_SYS(clock_gettime),
                          SCMP_SYS(clock_getres),
                          SCMP_SYS(gettimeofday),
                          SCMP_SYS(time),
                          SCMP_SYS(nanosleep),
                          SCMP_SYS(clock_nanosleep),
                          SCMP_SYS(getrandom),
                          SCMP_SYS(rt_sigaction),
                          SCMP_SYS(rt_sigprocmask),
                          SCMP_SYS(rt_sigreturn),
                          SCMP_SYS(sigaltstack),
                          SCMP_SYS(setitimer),
                          SCMP_SYS(alarm),
                          SCMP_SYS(getpid),
                          SCMP_SYS(getppid),
                          SCMP_SYS(gettid),
                          SCMP_SYS(getuid),
                          SCMP_SYS(geteuid),
                          SCMP_SYS(getgid),
                          SCMP_SYS(getegid),
                          SCMP_SYS(uname),
                          SCMP_SYS(sysinfo),
                          SCMP_SYS(getrusage),
                          SCMP_SYS(times),
                          SCMP_SYS(sched_yield),
                          SCMP_SYS(sched_getaffinity),
                          SCMP_SYS(set_robust_list),
                          SCMP_SYS(get_robust_list),
                          SCMP_SYS(rseq),
                          SCMP_SYS(set_tid_address),
                          SCMP_SYS(arch_prctl),
                          SCMP_SYS(prctl),
                          SCMP_SYS(membarrier),
                          SCMP_SYS(restart_syscall),
                          SCMP_SYS(exit),
                          SCMP_SYS(exit_group),
                          SCMP_SYS(timer_create),
                          SCMP_SYS(timer_settime),
                          SCMP_SYS(timer_delete),
                          SCMP_SYS(getrlimit),
                          SCMP_SYS(fadvise64),
                          SCMP_SYS(umask)};

constexpr int of_network[] = {SCMP_SYS(connect),     SCMP_SYS(bind),        SCMP_SYS(getsockopt), SCMP_SYS(setsockopt),
                              SCMP_SYS(getsockname), SCMP_SYS(getpeername), SCMP_SYS(shutdown),   SCMP_SYS(sendmmsg),
                              SCMP_SYS(recvmmsg),    SCMP_SYS(socketpair)};

// Nobody does these by chance: the process ends, and the call is named.
constexpr int never[] = {
    SCMP_SYS(fork),  SCMP_SYS(vfork), SCMP_SYS(execveat),         SCMP_SYS(ptrace), SCMP_SYS(process_vm_readv),
    SCMP_SYS(mount), SCMP_SYS(bpf),   SCMP_SYS(process_vm_writev)};

void allow(scmp_filter_ctx filter, int call) { seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0); }

// Opening is for reading only. (Which files: Landlock.)
void allow_reading(scmp_filter_ctx filter) {
  constexpr scmp_datum_t writing = O_ACCMODE | O_CREAT | O_TRUNC;
  seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(openat), 1, SCMP_A2(SCMP_CMP_MASKED_EQ, writing, O_RDONLY));
  seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(open), 1, SCMP_A1(SCMP_CMP_MASKED_EQ, writing, O_RDONLY));
}

void allow_threads(scmp_filter_ctx filter) {
  constexpr scmp_datum_t thread = CLONE_THREAD;
  seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(clone), 1, SCMP_A0(SCMP_CMP_MASKED_EQ, thread, thread));
  seccomp_rule_add(filter, SCMP_ACT_TRAP, SCMP_SYS(clone), 1, SCMP_A0(SCMP_CMP_MASKED_EQ, thread, 0));
  // Its flags are out of sight: the C library then asks by clone.
  seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0);
  const auto self = static_cast<scmp_datum_t>(getpid());
  seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1, SCMP_A0(SCMP_CMP_EQ, self));
  seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(kill), 1, SCMP_A0(SCMP_CMP_EQ, self));
  // Limits may be read, not set.
  seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), 1, SCMP_A2(SCMP_CMP_EQ, 0));
  for (const scmp_datum_t request : {FIONBIO, FIONREAD, TCGETS, FIOCLEX})
    seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(ioctl), 1, SCMP_A1(SCMP_CMP_EQ, request));
}

void allow_network(scmp_filter_ctx filter) {
  for (const int call : of_network) allow(filter, call);
  for (const scmp_datum_t family : {AF_INET, AF_INET6, AF_NETLINK})
    seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(socket), 1, SCMP_A0(SCMP_CMP_EQ, family));
}

}  // namespace

std::string restrict_calls(const SandboxRules& rules) {
  const scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
  if (!filter) return {};
  seccomp_attr_set(filter, SCMP_FLTATR_CTL_OPTIMIZE, 2);  // a tree: each call is found in 8 steps
  for (const int call : always) allow(filter, call);
  allow_reading(filter);
  allow_threads(filter);
  if (rules.network) allow_network(filter);
  else seccomp_rule_add(filter, SCMP_ACT_TRAP, SCMP_SYS(socket), 0);
  // Which programs: Landlock.
  seccomp_rule_add(filter, rules.program ? SCMP_ACT_ALLOW : SCMP_ACT_TRAP, SCMP_SYS(execve), 0);
  for (const int call : never) seccomp_rule_add(filter, SCMP_ACT_TRAP, call, 0);
  const bool loaded = seccomp_load(filter) == 0;
  seccomp_release(filter);
  return loaded ? "seccomp" : std::string();
}

}  // namespace claims::plugin
