// Any bytes as a record of the Digital Library, and as a voting record.
#include "fuzz_host.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace fuzz;
  const auto* const fetch =
      static_cast<const claims_fetch*>(claims_plugin_v1.capability(CLAIMS_STRING(CLAIMS_FETCH_1)));
  for (const std::string_view role : {"record", "votes"})
    for (const std::string_view locator : {"un:S/RES/1718 (2006)", "un:record/1"}) {
      Pushed pushed;
      const claims_host host = host_for(pushed);
      claims_reply reply{};
      reply.size = sizeof reply;
      reply.http_status = 200;
      reply.locator = borrow(locator);
      reply.role = borrow(role);
      reply.url = reply.final_url = CLAIMS_STRING("https://digitallibrary.un.org/search");
      reply.media_type = CLAIMS_STRING("text/xml");
      reply.body = {reinterpret_cast<const char*>(data), size};
      const claims_status status = fetch->interpret(&host, &reply);
      require(status != CLAIMS_INTERNAL && (status == CLAIMS_OK) == (pushed.failures == 0));
      require(pushed.requests == 0 && pushed.texts == 0);
      require(status != CLAIMS_OK || pushed.facts > 0);
    }
  return 0;
}
