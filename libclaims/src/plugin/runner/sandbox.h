// What a plugin's process may still do. Linux; where the kernel lacks a
// protection the others stand, and the list says which are active.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace claims::plugin {

struct SandboxRules {
  bool network = false;                 // sockets of the internet; names resolved
  bool program = false;                 // one program is executed afterwards
  std::string file;                     // the plugin or program: may be read
  std::vector<std::string> more_files;  // may be read too: the CA file of a transport
  std::uint64_t memory = 0;             // bytes of address space, beyond what is in use and what loading takes
  std::uint64_t cpu_seconds = 0;
};

// Enters the sandbox for the rest of the process's life. Returns the names of
// the protections that are active.
std::vector<std::string> enter_sandbox(const SandboxRules& rules);

// The parts of it.
std::string limit_resources(const SandboxRules& rules);  // "limits"
std::string restrict_files(const SandboxRules& rules);   // "Landlock 7"; empty: none
std::string restrict_calls(const SandboxRules& rules);   // "seccomp"; empty: none

}  // namespace claims::plugin
