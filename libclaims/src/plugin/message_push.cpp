// Pushes as frames, and back.
#include "plugin/message.h"

#include <bit>

namespace claims::plugin {
namespace {

std::string_view view(claims_string text) {
  return text.size == 0 ? std::string_view() : std::string_view(text.data, text.size);
}
claims_string borrow(std::string_view text) { return {text.data(), text.size()}; }

bool push_locator(FrameReader& from, Gate& gate) {
  const std::uint64_t begin = from.u64(), end = from.u64();
  const claims_string locator = borrow(from.string());
  if (!from.done()) return false;
  gate.locator(begin, end, locator);
  return true;
}

bool push_request(FrameReader& from, Gate& gate) {
  claims_request request{};
  request.size = sizeof(request);
  request.role = borrow(from.string());
  request.url = borrow(from.string());
  request.accept = borrow(from.string());
  request.max_bytes = from.u64();
  request.timeout_ms = from.u32();
  if (!from.done()) return false;
  gate.request(request);
  return true;
}

bool push_fact(FrameReader& from, Gate& gate) {
  claims_fact fact{};
  fact.size = sizeof(fact);
  fact.type = from.u32();
  fact.name = borrow(from.string());
  fact.value = borrow(from.string());
  fact.qualifier = borrow(from.string());
  fact.quote = borrow(from.string());
  if (!from.done()) return false;
  gate.fact(fact);
  return true;
}

bool push_finding(FrameReader& from, Gate& gate) {
  claims_finding finding{};
  std::vector<claims_reason> reasons;
  finding.size = sizeof(finding);
  finding.level = from.u32();
  finding.check = borrow(from.string());
  finding.begin = from.u64();
  finding.end = from.u64();
  finding.message = borrow(from.string());
  finding.replacement = borrow(from.string());
  finding.confidence = std::bit_cast<double>(from.u64());
  for (std::size_t left = from.count(24); left != 0; --left) {
    claims_reason& reason = reasons.emplace_back();
    reason.text = borrow(from.string());
    reason.begin = from.u64();
    reason.end = from.u64();
    reason.evidence = borrow(from.string());
  }
  if (!from.done()) return false;
  finding.reasons = reasons.data();
  finding.reason_count = reasons.size();
  gate.finding(finding);
  return true;
}

}  // namespace

bool push_frame(const Frame& frame, Gate& gate) {
  FrameReader from(frame.payload);
  switch (frame.kind) {
    case FrameKind::locator: return push_locator(from, gate);
    case FrameKind::request: return push_request(from, gate);
    case FrameKind::fact: return push_fact(from, gate);
    case FrameKind::finding: return push_finding(from, gate);
    case FrameKind::text: gate.text(borrow(frame.payload)); return true;
    default: return false;
  }
}

void FrameSink::locator(std::uint64_t begin, std::uint64_t end, std::string_view locator) {
  FrameWriter to(out_);
  to.begin(FrameKind::locator);
  to.u64(begin);
  to.u64(end);
  to.string(locator);
  to.end();
  written();
}

void FrameSink::request(const claims_request& request) {
  FrameWriter to(out_);
  to.begin(FrameKind::request);
  to.string(view(request.role));
  to.string(view(request.url));
  to.string(view(request.accept));
  to.u64(request.max_bytes);
  to.u32(request.timeout_ms);
  to.end();
  written();
}

void FrameSink::fact(const claims_fact& fact) {
  FrameWriter to(out_);
  to.begin(FrameKind::fact);
  to.u32(fact.type);
  to.string(view(fact.name));
  to.string(view(fact.value));
  to.string(view(fact.qualifier));
  to.string(view(fact.quote));
  to.end();
  written();
}

void FrameSink::text(std::string_view text) {
  FrameWriter to(out_);
  to.begin(FrameKind::text);
  to.bytes(text);
  to.end();
  written();
}

void FrameSink::finding(const claims_finding& finding) {
  FrameWriter to(out_);
  to.begin(FrameKind::finding);
  to.u32(finding.level);
  to.string(view(finding.check));
  to.u64(finding.begin);
  to.u64(finding.end);
  to.string(view(finding.message));
  to.string(view(finding.replacement));
  to.u64(std::bit_cast<std::uint64_t>(finding.confidence));
  to.u32(static_cast<std::uint32_t>(finding.reason_count));
  for (std::size_t i = 0; i < finding.reason_count; ++i) {
    const claims_reason& reason = finding.reasons[i];
    to.string(view(reason.text));
    to.u64(reason.begin);
    to.u64(reason.end);
    to.string(view(reason.evidence));
  }
  to.end();
  written();
}

}  // namespace claims::plugin
