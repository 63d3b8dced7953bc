#include "idempotency.h"

namespace claims::cli {
namespace {

bool is_worth_keeping(int status) { return status < 500 && status != 409 && status != 412 && status != 429; }

}  // namespace

void IdempotencyKeys::forget_old() {
  const auto now = std::chrono::steady_clock::now();
  for (auto each = order_.begin(); each != order_.end();) {
    const auto entry = entries_.find(*each);
    if (entry->second.done && (entries_.size() > max_idempotency_keys || now - entry->second.at > idempotency_time)) {
      entries_.erase(entry);
      each = order_.erase(each);
    } else if (entries_.size() > max_idempotency_keys) {
      ++each;  // under way
    } else {
      break;
    }
  }
}

HttpResponse IdempotencyKeys::once(const std::string& key, const std::string& request_digest,
                                   const std::function<HttpResponse()>& answer) {
  {
    const std::lock_guard lock(mutex_);
    const auto found = entries_.find(key);
    if (found != entries_.end()) {
      const Entry& entry = found->second;
      if (entry.request_digest != request_digest)
        return problem(422, "usage", "this Idempotency-Key was used for another request");
      if (!entry.done) return problem(409, "conflict", "the first request with this Idempotency-Key is under way");
      HttpResponse again = entry.response;
      again.fields.push_back({"Idempotent-Replayed", "true"});
      return again;
    }
    entries_.emplace(
        key, Entry{request_digest, false, {}, std::chrono::steady_clock::now(), order_.insert(order_.end(), key)});
    forget_old();
  }
  HttpResponse response;
  try {
    response = answer();
  } catch (...) {
    const std::lock_guard lock(mutex_);
    const auto entry = entries_.find(key);
    order_.erase(entry->second.place);
    entries_.erase(entry);
    throw;
  }
  const std::lock_guard lock(mutex_);
  const auto entry = entries_.find(key);
  if (is_worth_keeping(response.status)) {
    entry->second.response = response;
    entry->second.done = true;
  } else {
    order_.erase(entry->second.place);
    entries_.erase(entry);
  }
  return response;
}

}  // namespace claims::cli
