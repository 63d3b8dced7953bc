#include "../json_members.h"
#include "idempotency.h"
#include "routes.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>

namespace claims::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t max_claims = 1000;               // of one answer
constexpr std::size_t max_decision_bytes = 64u << 10;  // of a body
constexpr std::size_t longest_search = 2000;           // bytes

Result<std::size_t> number_in(const FormFields& query, std::string_view name, std::size_t otherwise, std::size_t most) {
  const std::string* const text = query.find(name);
  if (!text) return otherwise;
  std::size_t value = 0;
  const auto read = std::from_chars(text->data(), text->data() + text->size(), value);
  if (read.ec != std::errc() || read.ptr != text->data() + text->size() || value > most)
    return fail(Code::malformed, fmt::format("\"{}\": expected a number from 0 to {}", name, most));
  return value;
}

// A claim's id, or the beginning of it.
bool is_id(std::string_view id) {
  return std::all_of(id.begin(), id.end(),
                     [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || c == '-'; });
}

std::string claims_object(const std::vector<std::string>& rendered, const std::string& more = {}) {
  std::string out = "{\"claims\":[";
  for (std::size_t i = 0; i < rendered.size(); ++i) out += (i == 0 ? "\n" : ",\n") + rendered[i];
  return out + "]" + more + "}\n";
}

Result<ClaimQuery> query_of(const FormFields& fields) {
  ClaimQuery query;
  query.story = fields.get("story");
  for (const auto& [name, flag] : {std::pair<const char*, bool*>{"decided", &query.decided},
                                   {"undecided", &query.undecided},
                                   {"unsourced", &query.unsourced},
                                   {"all_versions", &query.superseded}}) {
    const std::string value = fields.get(name);
    if (!value.empty() && value != "true" && value != "false")
      return fail(Code::malformed, fmt::format("\"{}\": expected true or false", name));
    *flag = value == "true";
  }
  if (query.decided && query.undecided) return fail(Code::usage, "\"decided\" does not go with \"undecided\"");
  const auto limit = number_in(fields, "limit", 100, max_claims);
  if (!limit) return tl::unexpected(limit.error());
  const auto skip = number_in(fields, "skip", 0, 1'000'000'000);
  if (!skip) return tl::unexpected(skip.error());
  query.limit = *limit;
  query.skip = *skip;
  return query;
}

HttpResponse search_claims(Desk& desk, const std::string& words, std::size_t limit) {
  if (words.size() > longest_search)
    return problem(400, "limit", fmt::format("\"q\": expected at most {} bytes", longest_search));
  std::vector<std::string> rendered;
  const auto done = desk.with_claims([&](ClaimStore& claims) -> Result<void> {
    const auto found = claims.search(words, limit);
    if (!found) return tl::unexpected(found.error());
    for (const ClaimMatch& each : *found) rendered.push_back(render_claim_match(each, true));
    return {};
  });
  return done ? json_answer(claims_object(rendered)) : problem(done.error());
}

HttpResponse list_claims(Desk& desk, Call& call) {
  auto query = query_of(call.query);
  if (!query) return problem(query.error());
  if (const std::string* const words = call.query.find("q")) return search_claims(desk, *words, query->limit);
  const std::size_t wanted = query->limit++;  // one more says whether there is more
  std::vector<std::string> rendered;
  const auto done = desk.with_claims([&](ClaimStore& claims) -> Result<void> {
    const auto found = claims.list(*query);
    if (!found) return tl::unexpected(found.error());
    for (const KeptClaim& each : *found) rendered.push_back(render_kept_claim(each, true));
    return {};
  });
  if (!done) return problem(done.error());
  const bool more = rendered.size() > wanted;
  if (more) rendered.resize(wanted);
  return json_answer(claims_object(rendered, more ? fmt::format(",\"next_skip\":{}", query->skip + wanted) : ""));
}

// Each time that the claim was made, as an answer.
Result<std::string> claim_answer(ClaimStore& claims, const std::string& id) {
  const auto found = claims.claim(id);
  if (!found) return tl::unexpected(found.error());
  std::vector<std::string> rendered;
  for (const KeptClaim& each : *found) rendered.push_back(render_kept_claim(each, true));
  return claims_object(rendered);
}

HttpResponse show_claim(Desk& desk, Call& call) {
  const std::string& id = call.values.front();
  if (!is_id(id)) return problem(404, "not_found", "no claim has such an id");
  std::string body;
  const auto done = desk.with_claims([&](ClaimStore& claims) -> Result<void> {
    auto answer = claim_answer(claims, id);
    if (!answer) return tl::unexpected(answer.error());
    body = std::move(*answer);
    return {};
  });
  return done ? json_answer(std::move(body)) : problem(done.error());
}

std::string as_json(const Decision& decision) {
  const Json out = {{"claim", decision.claim}, {"ruling", name_of(decision.ruling)},
                    {"who", decision.who},     {"why", decision.why},
                    {"time", decision.time},   {"text", decision.text},
                    {"story", decision.story}};
  return out.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<Decision> decision_of(const Call& call) {
  if (call.request.media_type() != "application/json")
    return fail(Code::unsupported, "a decision is application/json: {\"ruling\", \"why\", \"who\"}");
  JsonMembers members = read_members(call.request.body, {"ruling", "who", "why"});
  if (!members.problem.empty()) return fail(Code::malformed, std::move(members.problem));
  Decision decision;
  decision.claim = call.values.front();
  decision.who = members.take("who");
  decision.why = members.take("why");
  if (decision.who.empty()) decision.who = call.request.client;
  const auto ruling = parse_ruling(members.take("ruling"));
  if (!ruling) return fail(Code::malformed, "\"ruling\": expected confirmed, wrong, disputed, unproven or withdrawn");
  decision.ruling = *ruling;
  return decision;
}

bool says_the_same(const Decision& a, const Decision& b) {
  return a.ruling == b.ruling && a.who == b.who && a.why == b.why;
}

// The answer is given once the decision is durable. `again`: the client may be repeating itself after the server, and
// its memory of keys, was lost in between: what the last decision about the claim says already is not recorded again.
HttpResponse record_decision(Api& api, Desk& desk, const Decision& decision, const std::string& if_match, bool again) {
  HttpResponse out;
  const auto done = desk.with_claims([&](ClaimStore& claims) -> Result<void> {
    if (!if_match.empty()) {
      const auto now = claim_answer(claims, decision.claim);
      if (!now) return tl::unexpected(now.error());
      if (!names_tag(if_match, entity_tag(*now))) {
        out = problem(412, "conflict", "the claim was changed since; look at it again");
        return {};
      }
    }
    if (again) {
      const auto made = claims.claim(decision.claim);
      if (!made) return tl::unexpected(made.error());
      const std::vector<Decision>& earlier = made->back().decisions;
      if (!earlier.empty() && says_the_same(earlier.back(), decision)) {
        out = json_answer(as_json(earlier.back()));
        return {};
      }
    }
    const auto decided = claims.decide(decision);
    if (!decided) return tl::unexpected(decided.error());
    api.metrics().decided();
    out = json_answer(as_json(*decided), 201);
    return {};
  });
  return done ? out : problem(done.error());
}

HttpResponse decide(Api& api, Desk& desk, IdempotencyKeys& keys, Call& call) {
  if (!is_id(call.values.front())) return problem(404, "not_found", "no claim has such an id");
  const auto decision = decision_of(call);
  if (!decision) return problem(decision.error());
  const std::string key(call.request.field("idempotency-key")), if_match(call.request.field("if-match"));
  if (key.empty()) return record_decision(api, desk, *decision, if_match, false);
  if (key.size() > longest_idempotency_key)
    return problem(400, "limit", fmt::format("an Idempotency-Key has at most {} characters", longest_idempotency_key));
  // Keys of different clients are different keys.
  return keys.once(call.request.client + "\n" + key, sha256_hex(call.request.path + "\n" + call.request.body),
                   [&] { return record_decision(api, desk, *decision, if_match, true); });
}

}  // namespace

void add_claim_routes(Api& api, Desk& desk) {
  using Work = Route::Work;
  Router& router = api.router();
  router.add({"GET", "/v1/claims", Scope::read, Work::some, [&](Call& call) { return list_claims(desk, call); }});
  router.add({"GET", "/v1/claims/{}", Scope::read, Work::some, [&](Call& call) { return show_claim(desk, call); }});
  const auto keys = std::make_shared<IdempotencyKeys>();
  router.add({"POST", "/v1/claims/{}/decisions", Scope::decide, Work::some,
              [&api, &desk, keys](Call& call) { return decide(api, desk, *keys, call); }, max_decision_bytes});
}

}  // namespace claims::cli
