// A story verified as all commands do it: with what it cites, and with the checks of plugins.
#pragma once

#include "cited.h"

#include <claims/report.h>

#include <string>
#include <vector>

namespace claims::cli {

struct Verification {
  Report report;
  std::vector<std::string> problems;  // for standard error, each with the command's name
  bool failed = false;                // what the story cites could not be retrieved or read as such
};

// Reads the story, finds what it cites, and verifies it against that. `plugins` may be null. Several threads may call
// it.
Verification verify_with(Document document, CitedDocuments& cited, StoryPlugins* plugins, const std::string& command);

}  // namespace claims::cli
