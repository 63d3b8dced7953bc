#include "plugin/collector.h"

#include <mutex>
#include <set>

namespace claims::plugin {
namespace {

std::string copy(claims_string text) { return text.size == 0 ? std::string() : std::string(text.data, text.size); }
claims_string borrow(std::string_view text) { return {text.data(), text.size()}; }

Span span_of(std::uint64_t begin, std::uint64_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace

void Collector::locator(std::uint64_t begin, std::uint64_t end, std::string_view locator) {
  locators.push_back({begin, end, std::string(locator)});
}

void Collector::request(const claims_request& request) {
  reading.requests.push_back(
      {copy(request.role), copy(request.url), copy(request.accept), request.max_bytes, request.timeout_ms});
}

void Collector::fact(const claims_fact& fact) {
  reading.facts.push_back(
      {static_cast<FactType>(fact.type), copy(fact.name), copy(fact.value), copy(fact.qualifier), copy(fact.quote)});
}

void Collector::text(std::string_view text) { reading.text.append(text); }

void Collector::finding(const claims_finding& finding) {
  Finding out;
  out.check = kept_id({finding.check.data, finding.check.size});
  out.level = static_cast<Level>(finding.level);
  out.span = span_of(finding.begin, finding.end);
  out.message = copy(finding.message);
  for (std::size_t i = 0; i < finding.reason_count; ++i) {
    const claims_reason& reason = finding.reasons[i];
    Reason& to = out.reasons.emplace_back();
    to.text = copy(reason.text);
    if (reason.begin != reason.end) to.span = span_of(reason.begin, reason.end);
    to.evidence = copy(reason.evidence);
  }
  out.replacement = copy(finding.replacement);
  out.confidence = finding.confidence;
  findings.push_back(std::move(out));
}

std::string_view kept_id(std::string_view id) {
  static std::mutex mutex;
  static auto& kept = *new std::set<std::string, std::less<>>;
  const std::lock_guard lock(mutex);
  auto at = kept.find(id);
  if (at == kept.end()) at = kept.emplace(id).first;
  return *at;
}

claims_reply borrow(const Reply& reply) {
  return {sizeof(claims_reply),  reply.http_status,       borrow(reply.locator),    borrow(reply.role),
          borrow(reply.url),     borrow(reply.final_url), borrow(reply.media_type), borrow(reply.charset),
          borrow(reply.headers), borrow(reply.body),      borrow(reply.text)};
}

}  // namespace claims::plugin
