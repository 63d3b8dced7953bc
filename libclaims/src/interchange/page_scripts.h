// Data that an HTML page carries in scripts.
#pragma once

#include <claims/result.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace claims::interchange {

struct PageScripts {
  std::vector<std::string> json_ld;  // contents of <script type="application/ld+json">, in order
  std::string canonical;             // <link rel="canonical">, as written; may be empty
};

// `page` is UTF-8, `name` for messages. Nothing runs. Errors: limit (HTML's, more than `most` scripts).
Result<PageScripts> scripts_of(std::string_view page, std::size_t most, const std::string& name);

}  // namespace claims::interchange
