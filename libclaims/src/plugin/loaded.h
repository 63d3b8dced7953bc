// A plugin's file in this process: its descriptor and tables, checked.
//
// Part of claims and of claims-runner: depends on nothing but the C library's loader.
#pragma once

#include "plugin/plugin.h"

#include <claims/plugin.h>

namespace claims::plugin {

struct Loaded {
  Descriptor descriptor;  // without sha256
  const claims_fetch* fetch = nullptr;
  const claims_decode* decode = nullptr;
  const claims_check* check = nullptr;
  const claims_transport* transport = nullptr;
};

// Loads the file for the rest of the process's life. Runs its constructors.
// Errors: as of open_plugin; texts do not name the file.
Result<Loaded> load(const std::string& path);

// What is wrong with a descriptor, whoever sent it; empty if nothing.
std::string fault_of(const Descriptor& descriptor);

}  // namespace claims::plugin
