// The text of a document: by the decoder of its media type, or here where it is text already.
#pragma once

#include "fetch/plugins.h"

#include <string>
#include <vector>

namespace claims::fetching {

struct TextRead {
  std::string text;  // UTF-8
  std::vector<Fact> facts;
  std::string problem;                // why there is no text; empty: it was read
  std::string plugin, plugin_sha256;  // that read it, as in Source
};

// `plugins` are complete; `charset` as the service stated it.
TextRead read_text(const PluginSet& plugins, const std::string& media_type, const std::string& charset,
                   const std::string& content);

}  // namespace claims::fetching
