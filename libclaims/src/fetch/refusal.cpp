#include "fetch/refusal.h"

#include <fmt/format.h>

namespace claims::fetching {

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
