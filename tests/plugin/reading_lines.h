// What a plugin pushed, as lines to compare.
#pragma once

#include "plugin/plugin.h"

#include <string>
#include <vector>

// "malformed: ..." of a failure, "document https://..." of a request, "adopted = 2006-10-14 (of) [quote]" of a fact.
inline std::vector<std::string> reading_lines(const claims::Result<claims::plugin::Reading>& reading) {
  std::vector<std::string> out;
  if (!reading) return {"the host: " + reading.error().text};
  if (reading->error) {
    // The host puts the plugin's id before its words.
    std::string text = reading->error->text;
    if (text.starts_with("org.claims.")) text.erase(0, text.find(": ") + 2);
    out.push_back(std::string(claims::name_of(reading->error->code)) + ": " + text);
  }
  for (const auto& request : reading->requests) out.push_back(request.role + " " + request.url);
  for (const auto& fact : reading->facts) {
    std::string line = fact.name + " = " + fact.value;
    if (!fact.qualifier.empty()) line += " (" + fact.qualifier + ")";
    if (!fact.quote.empty() && fact.quote != fact.value) line += " [" + fact.quote + "]";
    out.push_back(line);
  }
  return out;
}
