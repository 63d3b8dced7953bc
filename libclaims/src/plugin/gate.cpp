#include "plugin/gate.h"

#include "plugin/words.h"

#include <algorithm>
#include <cmath>
#include <new>

namespace claims::plugin {
namespace {

enum Push : unsigned { locators = 1, requests = 2, facts = 4, texts = 8, findings = 16 };

unsigned pushes_of(Call call) {
  switch (call) {
    case Call::recognise: return locators;
    case Call::resolve: return requests;
    case Call::interpret: return requests | facts | texts;
    case Call::decode: return facts | texts;
    case Call::check: return findings;
  }
  return 0;
}

std::string_view view(claims_string text) {
  return text.size == 0 ? std::string_view() : std::string_view(text.data, text.size);
}

std::string shown(claims_string text) { return std::string("\"").append(view(text).substr(0, 80)).append("\""); }

// Calls a gate from C: memory that runs out is a limit, never an exception.
template <class Body>
claims_status guarded(void* context, const Body& body) noexcept {
  try {
    return context ? body(*static_cast<Gate*>(context)) : CLAIMS_USAGE;
  } catch (...) {
    return CLAIMS_LIMIT;
  }
}

void host_fail(void* context, claims_status status, claims_string text) {
  guarded(context, [&](Gate& gate) {
    gate.fail(status, text.data ? view(text) : std::string_view());
    return CLAIMS_OK;
  });
}
claims_status host_locator(void* context, std::uint64_t begin, std::uint64_t end, claims_string locator) {
  return guarded(context, [&](Gate& gate) { return gate.locator(begin, end, locator); });
}
claims_status host_request(void* context, const claims_request* request) {
  return guarded(context, [&](Gate& gate) { return request ? gate.request(*request) : CLAIMS_USAGE; });
}
claims_status host_fact(void* context, const claims_fact* fact) {
  return guarded(context, [&](Gate& gate) { return fact ? gate.fact(*fact) : CLAIMS_USAGE; });
}
claims_status host_text(void* context, claims_string text) {
  return guarded(context, [&](Gate& gate) { return gate.text(text); });
}
claims_status host_finding(void* context, const claims_finding* finding) {
  return guarded(context, [&](Gate& gate) { return finding ? gate.finding(*finding) : CLAIMS_USAGE; });
}

}  // namespace

const char* name_of(Call call) noexcept {
  constexpr const char* names[] = {"recognise", "resolve", "interpret", "decode", "check"};
  return names[static_cast<std::size_t>(call)];
}

std::optional<Code> code_of(std::uint32_t status) noexcept {
  if (status < CLAIMS_USAGE || status > CLAIMS_INTERNAL) return std::nullopt;
  return static_cast<Code>(status - 1);
}

claims_status status_of(Code code) noexcept { return static_cast<claims_status>(static_cast<int>(code) + 1); }

Gate::Gate(Sink& sink, const Descriptor& plugin, Call call, const Limits& limits, std::uint64_t text_size)
    : sink_(sink),
      plugin_(plugin),
      call_(call),
      output_left_(limits.output),
      pushes_left_(limits.pushes),
      output_limit_(limits.output),
      pushes_limit_(limits.pushes),
      text_size_(text_size) {}

claims_host Gate::host() {
  claims_host host = none();
  host.context = this;
  host.fail = host_fail;
  host.locator = host_locator;
  host.request = host_request;
  host.fact = host_fact;
  host.text = host_text;
  host.finding = host_finding;
  return host;
}

claims_host Gate::none() {
  claims_host host{};
  host.size = sizeof(claims_host);
  host.minor = CLAIMS_PLUGIN_MINOR;
  host.fail = [](void*, claims_status, claims_string) {};
  host.locator = [](void*, std::uint64_t, std::uint64_t, claims_string) { return CLAIMS_USAGE; };
  host.request = [](void*, const claims_request*) { return CLAIMS_USAGE; };
  host.fact = [](void*, const claims_fact*) { return CLAIMS_USAGE; };
  host.text = [](void*, claims_string) { return CLAIMS_USAGE; };
  host.finding = [](void*, const claims_finding*) { return CLAIMS_USAGE; };
  host.next = [](void*, std::uint32_t, claims_exchange*) { return CLAIMS_USAGE; };
  host.head = host.body = [](void*, std::uint64_t, claims_string) { return CLAIMS_USAGE; };
  host.end = [](void*, const claims_exchange_end*) { return CLAIMS_USAGE; };
  host.wake = -1;
  return host;
}

claims_status Gate::refuse(claims_status status, std::string why) {
  if (!refusal_) refusal_ = Error{*code_of(status), std::move(why)};
  return refused();
}

claims_status Gate::refused() const { return status_of(refusal_->code); }

// May one more push of that kind come?
bool Gate::open(std::uint64_t bytes, unsigned what, std::string_view name) {
  if (refusal_) return false;
  if ((pushes_of(call_) & what) == 0) {
    refuse(CLAIMS_USAGE, std::string("pushed a ").append(name).append(", which is not for this call"));
  } else if (pushes_left_ == 0) {
    refuse(CLAIMS_LIMIT, "pushed more than " + std::to_string(pushes_limit_) + " times");
  } else if (bytes > output_left_) {
    refuse(CLAIMS_LIMIT, "pushed more than " + std::to_string(output_limit_) + " bytes");
  } else {
    --pushes_left_;
    output_left_ -= bytes;
    return true;
  }
  return false;
}

bool Gate::string(claims_string text, std::size_t most, std::string_view what) {
  if (refusal_) return false;
  if (text.size != 0 && !text.data) refuse(CLAIMS_USAGE, std::string(what).append(" is null"));
  else if (text.size > most)
    refuse(CLAIMS_LIMIT, std::string(what)
                             .append(" has ")
                             .append(std::to_string(text.size))
                             .append(" bytes, more than ")
                             .append(std::to_string(most)));
  else if (!is_utf8(view(text))) refuse(CLAIMS_MALFORMED, std::string(what).append(" is not UTF-8"));
  return !refusal_;
}

void Gate::fail(claims_status status, std::string_view text) {
  const std::optional<Code> code = code_of(static_cast<std::uint32_t>(status));
  text = text.substr(0, max_message);
  while (!text.empty() && !is_utf8(text) && text.size() > max_message - 4) text.remove_suffix(1);
  failure_ = Error{code.value_or(Code::internal), is_utf8(text) ? std::string(text) : "(a reason that is not UTF-8)"};
}

claims_status Gate::locator(std::uint64_t begin, std::uint64_t end, claims_string locator) {
  if (!open(locator.size, locators, "locator") || !string(locator, max_locator, "a locator")) return refused();
  if (!is_locator(view(locator))) return refuse(CLAIMS_MALFORMED, shown(locator) + " is no locator");
  if (begin >= end || end > text_size_)
    return refuse(CLAIMS_MALFORMED, "the place of " + shown(locator) + " is outside of the text");
  sink_.locator(begin, end, view(locator));
  return CLAIMS_OK;
}

claims_status Gate::request(const claims_request& request) {
  if (request.size < sizeof(claims_request)) return refuse(CLAIMS_USAGE, "a request states a wrong size");
  if (!open(request.role.size + request.url.size + request.accept.size, requests, "request")) return refused();
  if (!string(request.role, 64, "a request's role") || !string(request.url, max_url, "a request's URL") ||
      !string(request.accept, 1024, "a request's Accept"))
    return refused();
  if (++requests_ > max_requests) return refuse(CLAIMS_LIMIT, "asked for more than 8 requests in one call");
  if (!is_name(view(request.role))) return refuse(CLAIMS_MALFORMED, shown(request.role) + " is no role of a request");
  const std::string_view host = host_of(view(request.url));
  if (host.empty() || !is_line(view(request.url)) || !is_line(view(request.accept)))
    return refuse(CLAIMS_MALFORMED, shown(request.url) + " is no http or https URL");
  const bool stated = std::any_of(plugin_.hosts.begin(), plugin_.hosts.end(),
                                  [&](const std::string& pattern) { return covers(pattern, host); });
  if (!stated)
    return refuse(CLAIMS_USAGE, std::string("asked for the host ").append(host).append(", which it does not list"));
  sink_.request(request);
  return CLAIMS_OK;
}

claims_status Gate::fact(const claims_fact& fact) {
  if (fact.size < sizeof(claims_fact)) return refuse(CLAIMS_USAGE, "a fact states a wrong size");
  if (!open(fact.name.size + fact.value.size + fact.qualifier.size + fact.quote.size, facts, "fact")) return refused();
  if (!string(fact.name, 64, "a fact's name") || !string(fact.value, max_fact, "a fact's value") ||
      !string(fact.qualifier, max_message, "a fact's qualifier") || !string(fact.quote, max_fact, "a fact's quote"))
    return refused();
  if (!is_name(view(fact.name))) return refuse(CLAIMS_MALFORMED, shown(fact.name) + " is no name of a fact");
  const std::string value = "the fact " + std::string(view(fact.name)) + " has the value " + shown(fact.value);
  if (fact.type > CLAIMS_FACT_LOCATOR)
    return refuse(CLAIMS_USAGE, "the fact " + std::string(view(fact.name)) + " has a type that is none");
  if (fact.value.size == 0)
    return refuse(CLAIMS_MALFORMED, "the fact " + std::string(view(fact.name)) + " has no value");
  if (fact.type == CLAIMS_FACT_DATE && !is_fact_date(view(fact.value)))
    return refuse(CLAIMS_MALFORMED, value + ", which is no ISO 8601 date");
  if (fact.type == CLAIMS_FACT_NUMBER && !is_fact_number(view(fact.value)))
    return refuse(CLAIMS_MALFORMED, value + ", which is no decimal number");
  if (fact.type == CLAIMS_FACT_LOCATOR && !is_locator(view(fact.value)))
    return refuse(CLAIMS_MALFORMED, value + ", which is no locator");
  sink_.fact(fact);
  return CLAIMS_OK;
}

claims_status Gate::text(claims_string text) {
  if (!open(text.size, texts, "text") || !string(text, CLAIMS_MAX_STRING, "its text")) return refused();
  sink_.text(view(text));
  return CLAIMS_OK;
}

std::string Gate::reason_fault(const claims_reason& reason) {
  if (!string(reason.text, max_message, "a reason") || !string(reason.evidence, max_message, "a reason's evidence"))
    return refusal_->text;
  if (reason.text.size == 0) return "a reason is empty";
  if (reason.begin > reason.end || reason.end > text_size_) return "the place of a reason is outside of the story";
  return {};
}

std::string Gate::finding_fault(const claims_finding& finding) {
  const auto known = std::find(plugin_.checks.begin(), plugin_.checks.end(), view(finding.check));
  if (known == plugin_.checks.end()) return shown(finding.check) + " is none of its checks";
  const Level most = plugin_.check_levels[static_cast<std::size_t>(known - plugin_.checks.begin())];
  if (finding.level > static_cast<std::uint32_t>(most)) return *known + " reported a higher level than it states";
  if (finding.begin >= finding.end || finding.end > text_size_) return "the place of a finding is outside of the story";
  if (finding.message.size == 0) return "a finding has no message";
  if (!finding.reasons || finding.reason_count == 0 || finding.reason_count > max_reasons)
    return "a finding must have 1 to 16 reasons";
  if (!(finding.confidence >= 0 && finding.confidence <= 1)) return "a finding's confidence is not between 0 and 1";
  for (std::size_t i = 0; i < finding.reason_count; ++i)
    if (std::string fault = reason_fault(finding.reasons[i]); !fault.empty()) return fault;
  return {};
}

claims_status Gate::finding(const claims_finding& finding) {
  if (finding.size < sizeof(claims_finding)) return refuse(CLAIMS_USAGE, "a finding states a wrong size");
  std::uint64_t bytes = finding.message.size + finding.replacement.size;
  for (std::size_t i = 0; finding.reasons && i < std::min(finding.reason_count, max_reasons); ++i)
    bytes += finding.reasons[i].text.size + finding.reasons[i].evidence.size;
  if (!open(bytes, findings, "finding")) return refused();
  if (!string(finding.check, 64, "a finding's check") || !string(finding.message, max_message, "a finding's message") ||
      !string(finding.replacement, max_message, "a finding's replacement"))
    return refused();
  if (std::string fault = finding_fault(finding); !fault.empty()) return refuse(CLAIMS_MALFORMED, std::move(fault));
  sink_.finding(finding);
  return CLAIMS_OK;
}

Result<std::optional<Error>> Gate::finish(std::uint32_t status) const {
  const std::string who = plugin_.id + ": ";
  if (refusal_) return claims::fail(refusal_->code, who + name_of(call_) + ": " + refusal_->text);
  if (status == CLAIMS_OK) return std::nullopt;
  const std::optional<Code> code = code_of(status);
  if (!code)
    return claims::fail(Code::malformed,
                        who + name_of(call_) + " returned " + std::to_string(status) + ", which is no status");
  return Error{*code,
               who + (failure_ ? failure_->text : "failed in " + std::string(name_of(call_)) + " without a reason")};
}

}  // namespace claims::plugin
