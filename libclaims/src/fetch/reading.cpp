#include "fetch/reading.h"

#include "fetch/utf8.h"

#include <fmt/format.h>

namespace claims::fetching {
namespace {

// Read without a plugin.
bool is_plain_text(std::string_view type) {
  return type == "text/plain" || type == "text/markdown" || type == "text/csv" || type == "application/json";
}

}  // namespace

Content read_content(PluginSet& plugins, const std::string& media_type, const std::string& charset,
                     const std::string& bytes) {
  Content out;
  if (plugin::Plugin* const decoder = plugins.decoder(media_type)) {
    auto decoded = decoder->decode(media_type, charset, bytes);
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
    out.text = text_as_utf8(bytes);
  } else {
    out.problem = fmt::format("no plugin reads {}", media_type.empty() ? "bytes of an unknown kind" : media_type);
  }
  return out;
}

bool is_challenge(const HttpHead& head) {
  return !head.field("x-amzn-waf-action").empty() || head.field("cf-mitigated") == "challenge";
}

std::string refusal(unsigned status) {
  switch (status) {
    case 401: return "the service asks for a login (401)";
    case 403: return "the service refuses to give it (403)";
    case 404: return "the service says that there is no such document (404)";
    case 410: return "the service says that the document is gone (410)";
    case 429: return "the service asks for fewer requests (429); try again later";
    case 451: return "the service withholds it for legal reasons (451)";
    default: break;
  }
  if (status >= 500) return fmt::format("the service fails at the moment ({}); try again later", status);
  return fmt::format("the service answers with {}, which is not a document", status);
}

}  // namespace claims::fetching
