// Where the parts of claims are that the program does not hold itself.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace claims::cli {

struct Installation {
  std::string plugins;  // folder of the plugins that come with claims; empty if it is not there
  std::string runner;   // the program claims-runner; empty if it is not there
};

// Found from where this program is: beside it in a build, below its prefix once installed.
Installation installation();

// Folders and files of other people's plugins: those of --plugins, then those
// of CLAIMS_PLUGINS, separated by colons. None unless named.
std::vector<std::string> named_plugins(const std::vector<std::string>& options);

// The plugins at those paths: of a folder its *.so in order of name. A path
// that is not there comes back as it is.
std::vector<std::string> plugin_files(const std::vector<std::string>& paths);

}  // namespace claims::cli
