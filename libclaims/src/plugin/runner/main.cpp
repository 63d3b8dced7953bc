// claims-runner: one plugin, or one program, in a sandbox.
//
//   claims-runner PLUGIN                          serves claims on descriptor 3
//   claims-runner --exec MEMORY CPU PROGRAM ...   becomes PROGRAM, within limits
//
// Started by claims alone; it reads nothing else than its socket.
#include "plugin/runner/calls.h"
#include "plugin/runner/sandbox.h"

#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace claims::plugin {
namespace {

// Tells claims which call was stopped, with nothing but a write.
void on_forbidden_call(int, siginfo_t* what, void*) {
  const auto number = static_cast<std::uint32_t>(what->si_syscall);
  unsigned char frame[frame_head + 4] = {4, 0, 0, 0, static_cast<unsigned char>(FrameKind::forbidden)};
  for (int i = 0; i < 4; ++i) frame[frame_head + i] = static_cast<unsigned char>(number >> (8 * i));
  [[maybe_unused]] const ssize_t written = write(link_fd, frame, sizeof(frame));
  _exit(1);
}

void watch_for_forbidden_calls() {
  struct sigaction action{};
  action.sa_sigaction = on_forbidden_call;
  action.sa_flags = SA_SIGINFO;
  sigaction(SIGSYS, &action, nullptr);
}

SandboxRules rules_of(const LoadMessage& message) {
  SandboxRules rules;
  rules.network = message.network;
  rules.file = std::string(message.path);
  rules.memory = message.memory;
  rules.cpu_seconds = message.cpu_seconds;
  return rules;
}

int refuse(Link& link, Code code, const std::string& text) {
  FrameWriter to(link.out);
  to.begin(FrameKind::refused);
  to.u32(static_cast<std::uint32_t>(status_of(code)));
  to.string(text);
  to.end();
  link.flush();
  return 0;
}

// The CA file of a transport must be known before the sandbox is: it comes with `run`, which is sent at once.
int serve() {
  Link link;
  std::optional<Frame> frame = link.receive();
  const std::optional<LoadMessage> message =
      frame && frame->kind == FrameKind::load ? get_load(frame->payload) : std::nullopt;
  if (!message) return 2;
  const std::string path(message->path);
  Limits limits;
  limits.output = message->output;
  limits.pushes = message->pushes;
  const unsigned patience = message->call_ms / 1000 + 2;  // beyond that claims itself is gone
  SandboxRules rules = rules_of(*message);
  std::string settings_payload;
  if (rules.network) {
    frame = link.receive();
    SettingsMessage settings;
    if (!frame || frame->kind != FrameKind::run || !get_settings(frame->payload, settings)) return 2;
    settings_payload = frame->payload;
    const claims_string ca = settings.settings.ca_file;
    if (ca.size != 0) rules.more_files.emplace_back(ca.data, ca.size);
  }
  watch_for_forbidden_calls();
  alarm(patience);
  std::vector<std::string> protections = enter_sandbox(rules);
  Result<Loaded> loaded = load(path);
  if (!loaded) return refuse(link, loaded.error().code, loaded.error().text);
  if (rules.network && !loaded->transport)
    return refuse(link, Code::unsupported, "has no capability " CLAIMS_TRANSPORT_1);
  loaded->descriptor.protections = std::move(protections);
  put_described(link.out, loaded->descriptor);
  link.flush();
  if (rules.network) {
    SettingsMessage settings;
    if (!get_settings(settings_payload, settings)) return 2;
    serve_transport(*loaded->transport, settings, link);
    leave();
  }
  for (;;) {
    alarm(0);
    frame = link.receive();
    if (!frame) leave();
    alarm(patience);
    if (!serve_call(*frame, *loaded, limits, link)) return 2;
  }
}

int execute(int argc, char** argv) {
  if (argc < 5) return 2;
  SandboxRules rules;
  rules.program = true;
  rules.memory = std::strtoull(argv[2], nullptr, 10);
  rules.cpu_seconds = std::strtoull(argv[3], nullptr, 10);
  rules.file = argv[4];
  enter_sandbox(rules);
  char* const no_environment[] = {const_cast<char*>("LC_ALL=C.UTF-8"), nullptr};
  execve(argv[4], argv + 4, no_environment);
  std::fprintf(stderr, "%s: %s\n", argv[4], std::strerror(errno));
  return 127;
}

}  // namespace
}  // namespace claims::plugin

int main(int argc, char** argv) {
  if (argc > 1 && std::strcmp(argv[1], "--exec") == 0) return claims::plugin::execute(argc, argv);
  if (argc == 2) _exit(claims::plugin::serve());
  std::fputs("claims-runner is started by claims; it does nothing by itself\n", stderr);
  return 2;
}
