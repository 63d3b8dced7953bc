// What a reply says, whether it has just come in or lies in an archive of others.
#pragma once

#include "fetch/http_head.h"
#include "fetch/plugins.h"

#include <claims/source.h>

#include <string>
#include <string_view>
#include <vector>

namespace claims::fetching {

// The text of a document, by the decoder of its media type.
struct Content {
  std::string text;
  std::vector<Fact> facts;
  std::string plugin, plugin_sha256;  // that read it; empty: the host itself, or nobody
  std::string problem;                // why there is no text; empty: there is, or the document has none
};
Content read_content(PluginSet& plugins, const std::string& media_type, const std::string& charset,
                     const std::string& bytes);

// Does the service want to see a browser first?
bool is_challenge(const HttpHead& head);

// Why an answer other than 200 and 203 is no document.
std::string refusal(unsigned status);

}  // namespace claims::fetching
