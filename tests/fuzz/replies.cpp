// Any reply as a UN document. Lines: the status, the media type, the locator, the URL, the headers up to an empty
// line, then the body up to a form feed, then the text that a decoder made of it.
#include "fuzz_host.h"

#include <cstdint>

namespace {

std::string_view take(std::string_view& rest, std::string_view until) {
  const std::size_t end = rest.find(until);
  const std::string_view part = rest.substr(0, end);
  rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + until.size());
  return part;
}

std::uint32_t number(std::string_view text) {
  std::uint32_t value = 0;
  for (const char c : text.substr(0, 3)) value = value * 10 + static_cast<unsigned char>(c) % 10;
  return value;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace fuzz;
  const auto* const fetch =
      static_cast<const claims_fetch*>(claims_plugin_v1.capability(CLAIMS_STRING(CLAIMS_FETCH_1)));
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  claims_reply reply{};
  reply.size = sizeof reply;
  reply.role = CLAIMS_STRING("document");
  reply.http_status = number(take(rest, "\n"));
  reply.media_type = borrow(take(rest, "\n"));
  reply.locator = borrow(take(rest, "\n"));
  reply.url = reply.final_url = borrow(take(rest, "\n"));
  reply.headers = borrow(take(rest, "\n\n"));
  reply.body = borrow(take(rest, "\f"));
  reply.text = borrow(rest);

  Pushed resolved;
  const claims_host resolving = host_for(resolved);
  const claims_status meant = fetch->resolve(&resolving, reply.locator);
  require((meant == CLAIMS_OK) == (resolved.requests > 0));

  Pushed pushed;
  const claims_host host = host_for(pushed);
  const claims_status status = fetch->interpret(&host, &reply);
  require(status != CLAIMS_INTERNAL && (status == CLAIMS_OK) == (pushed.failures == 0));
  require(pushed.requests <= 1 && (status == CLAIMS_OK || pushed.facts + pushed.texts + pushed.requests == 0));
  return 0;
}
