// A report as an answer of LanguageTool's HTTP API, version 1.
#pragma once

#include "language_tool_request.h"

#include <claims/report.h>

#include <string>
#include <string_view>
#include <vector>

namespace claims::cli {

// Where the text of a request stands in the article that was verified.
struct CheckedText {
  const SentText& sent;
  std::size_t begin = 0;  // of the text in it
};

// What a client wants to see.
struct WantedFindings {
  bool notes = false;                          // level=picky
  std::vector<std::string> disabled, enabled;  // ids of rules
  bool enabled_only = false;

  bool wants(const Finding& finding) const;
};

// "date.weekday" as the id of a rule there: "CLAIMS_DATE_WEEKDAY".
std::string rule_id(std::string_view check);

std::string render_check(const Report& report, const CheckedText& checked, const WantedFindings& wanted,
                         std::string_view language);
std::string render_languages();
std::string render_software();

// Whether a language can be asked for: "auto", "en", "en-..." in any case.
bool is_language(std::string_view code);

}  // namespace claims::cli
