#include "lookup.h"

#include <netdb.h>

#include <system_error>
#include <thread>

namespace web {

Lookup::Lookup(const std::string& name) {
  const auto ask = [answer = answer_, name] {
    addrinfo wanted{};
    wanted.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    answer->code = getaddrinfo(name.c_str(), nullptr, &wanted, &found);
    if (found) freeaddrinfo(found);
    answer->done = true;
  };
  try {
    std::thread(ask).detach();
  } catch (const std::system_error&) {  // no thread to be had
    answer_->code = EAI_AGAIN;
    answer_->done = true;
  }
}

bool Lookup::no_such_host() const noexcept {
  const int code = answer_->code;
#ifdef EAI_NODATA
  if (code == EAI_NODATA) return true;
#endif
  return code == EAI_NONAME;
}

std::string Lookup::reason() const {
  return answer_->code == 0 ? "it did only when asked again" : gai_strerror(answer_->code);
}

}  // namespace web
