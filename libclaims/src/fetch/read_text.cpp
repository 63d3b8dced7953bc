#include "fetch/read_text.h"

#include "fetch/utf8.h"

#include <fmt/format.h>

namespace claims::fetching {
namespace {

// Read without a plugin.
bool is_plain_text(std::string_view type) {
  return type == "text/plain" || type == "text/markdown" || type == "text/csv" || type == "application/json";
}

}  // namespace

TextRead read_text(const PluginSet& plugins, const std::string& media_type, const std::string& charset,
                   const std::string& content) {
  TextRead out;
  if (plugin::Plugin* const decoder = plugins.decoder(media_type)) {
    auto decoded = decoder->decode(media_type, charset, content);
    out.plugin = name_and_version(decoder->descriptor());
    out.plugin_sha256 = decoder->descriptor().sha256;
    const Error* const error = !decoded ? &decoded.error() : decoded->error ? &*decoded->error : nullptr;
    if (error) {
      out.problem = fmt::format("its text cannot be read: {}", error->text);
    } else {
      out.text = valid_utf8(std::move(decoded->text));
      out.facts = std::move(decoded->facts);
    }
  } else if (is_plain_text(media_type)) {
    out.text = text_as_utf8(content);
  } else {
    out.problem = fmt::format("no plugin reads {}", media_type.empty() ? "bytes of an unknown kind" : media_type);
  }
  return out;
}

}  // namespace claims::fetching
