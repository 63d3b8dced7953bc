// From replies to facts: content coding, media type, decoder, fetcher.
#include "fetch/engine.h"

#include "fetch/content_coding.h"
#include "fetch/read_text.h"
#include "fetch/refusal.h"
#include "fetch/sniff.h"
#include "fetch/utf8.h"

#include <fmt/format.h>

#include <algorithm>

namespace claims::fetching {

void Engine::keep_reply(Retrieval& retrieval, std::string_view body) {
  if (broken_ || !retrieval.job) return;
  auto put = kept_.put(retrieval.exchange, retrieval.asked, body, retrieval.cut);
  if (!put) broken_ = put.error();
}

void Engine::read_reply(Retrieval& retrieval, const HttpHead& head) {
  store::Exchange& exchange = retrieval.exchange;
  const std::string codings = head.joined("content-encoding");
  const MediaType type = parse_media_type(head.field("content-type"));
  Result<std::string> content = std::string();
  if (retrieval.job) {
    exchange.body_sha256 = retrieval.digest.hex();
    exchange.body_size = retrieval.body.size();
  }
  if (!codings.empty()) content = decode_content(codings, retrieval.body, body_limit(retrieval));
  else if (!retrieval.job) content = std::move(retrieval.body);
  if (!retrieval.job) return read_rules(retrieval, head.status, content ? *content : std::string());
  exchange.content_coding = codings;
  exchange.charset = type.charset;
  exchange.media_type = type.type;
  exchange.etag = head.field("etag");
  exchange.last_modified = head.field("last-modified");
  if (!content) return failed(retrieval, content.error());
  if (!codings.empty()) {
    exchange.decoded_sha256 = store::sha256(*content);
    exchange.decoded_size = content->size();
  }
  exchange.media_type = sniffed(type.type, codings.empty() ? retrieval.body : *content);
  keep_reply(retrieval, retrieval.body);
  if (codings.empty()) content = std::move(retrieval.body);
  retrieval.body = {};
  read_document(retrieval, head, *content, false);
}

// The service says that what the case holds is still right.
void Engine::read_kept(Retrieval& retrieval) {
  const store::Exchange& kept = *retrieval.kept;
  Result<std::string> content = kept_.object(kept.content());
  if (!content) {  // gone or damaged: ask for all of it
    retrieval.conditional_spent = true;
    note(retrieval);
    return enter(retrieval);
  }
  store::Exchange& exchange = retrieval.exchange;
  exchange.body_sha256 = kept.body_sha256;
  exchange.body_size = kept.body_size;
  exchange.content_coding = kept.content_coding;
  exchange.decoded_sha256 = kept.decoded_sha256;
  exchange.decoded_size = kept.decoded_size;
  exchange.media_type = kept.media_type;
  exchange.charset = kept.charset;
  exchange.etag = kept.etag;
  exchange.last_modified = kept.last_modified;
  keep_reply(retrieval, {});
  const Result<std::string> kept_head = kept_.object(kept.head_sha256);
  const Result<HttpHead> head = parse_head(kept_head ? *kept_head : std::string());
  read_document(retrieval, head ? *head : HttpHead(), *content, true);
}

void Engine::read_rules(Retrieval& retrieval, unsigned status, std::string_view content) {
  const std::string origin = retrieval.robots_of, host = retrieval.url.host;
  forget(retrieval);
  if (status == 429 || status >= 500)
    return rules_are(
        origin, Robots::nothing_allowed(),
        fmt::format("the robots.txt of {} cannot be had ({}), so nothing else is asked for", host, status));
  rules_are(origin, status >= 200 && status < 300 ? Robots::parse(content, product_) : Robots(), "");
}

void Engine::read_document(Retrieval& retrieval, const HttpHead& head, const std::string& content, bool not_modified) {
  store::Exchange& exchange = retrieval.exchange;
  const unsigned status = not_modified ? 200 : exchange.status;
  const auto unusable = [&](const std::string& problem) {
    exchange.problem = problem;
    note(retrieval);
    reject(retrieval, problem, false);
  };
  if (is_challenge(head) && content.size() < 64u << 10)
    return unusable("the service wants to see a browser first (a challenge), so it gives no document");
  // What an empty page means a fetcher may know: "no such document" of documents.un.org.
  if (status == 200 && content.empty() && !retrieval.job->fetcher)
    return unusable("the service answers with an empty page");
  Role reading;
  reading.url = exchange.url;
  reading.retrieved = exchange.started;
  reading.media_type = exchange.media_type;
  reading.sha256 = exchange.content();
  reading.size = content.size();
  reading.not_modified = not_modified;
  if (status >= 200 && status < 300) {
    reading.unread = settings_.unread && !retrieval.job->fetcher;
    if (!reading.unread && !read(reading, exchange.charset, content)) return;
  }
  if (retrieval.job->fetcher) return interpret(retrieval, head, status, content, std::move(reading));
  read_plain(retrieval, status, std::move(reading));
}

// Its text and facts. False: the plugins cannot be used, which ends the run.
bool Engine::read(Role& reading, const std::string& charset, const std::string& content) {
  if (auto complete = plugins_.complete(); !complete) {
    broken_ = complete.error();
    return false;
  }
  TextRead text = read_text(plugins_, reading.media_type, charset, content);
  reading.text = std::move(text.text);
  reading.facts = std::move(text.facts);
  reading.problem = std::move(text.problem);
  reading.plugin = std::move(text.plugin);
  reading.plugin_sha256 = std::move(text.plugin_sha256);
  return true;
}

// A URL that was cited as such: what answers is the document.
void Engine::read_plain(Retrieval& retrieval, unsigned status, Role reading) {
  if (status == 200 || status == 203) return accept(retrieval, std::move(reading), {});
  const std::string problem = refusal(status);
  retrieval.exchange.problem = problem;
  note(retrieval);
  reject(retrieval, problem, status == 404 || status == 410);
}

void Engine::interpret(Retrieval& retrieval, const HttpHead& head, unsigned status, const std::string& content,
                       Role reading) {
  plugin::Plugin& fetcher = *retrieval.job->fetcher;
  plugin::Reply reply;
  reply.http_status = status;
  reply.locator = retrieval.job->locator;
  reply.role = retrieval.request.role;
  reply.url = retrieval.request.url;
  reply.final_url = reading.url;
  reply.media_type = reading.media_type;
  reply.charset = retrieval.exchange.charset;
  reply.headers = head.lines;
  reply.body = content;
  reply.text = reading.text;
  auto read = fetcher.interpret(reply);
  const Error* const error = !read ? &read.error() : read->error ? &*read->error : nullptr;
  if (error) {
    const std::string problem = read ? own_words(fetcher.descriptor(), *error)
                                     : fmt::format("the plugin {} failed: {}", fetcher.descriptor().id, error->text);
    const bool not_found = read && error->code == Code::not_found;
    retrieval.exchange.problem = problem;
    note(retrieval);
    return reject(retrieval, problem, not_found);
  }
  if (!read->text.empty()) reading.text = valid_utf8(std::move(read->text));
  reading.facts = std::move(read->facts);
  reading.plugin = name_and_version(fetcher.descriptor());
  reading.plugin_sha256 = fetcher.descriptor().sha256;
  reading.problem.clear();
  accept(retrieval, std::move(reading), read->requests);
}

void Engine::accept(Retrieval& retrieval, Role reading, const std::vector<plugin::Request>& further) {
  Job& job = *retrieval.job;
  Role& role = *retrieval.role;
  note(retrieval);
  forget(retrieval);
  std::vector<Fact> facts = std::move(role.facts);
  facts.insert(facts.end(), std::make_move_iterator(reading.facts.begin()),
               std::make_move_iterator(reading.facts.end()));
  reading.name = std::move(role.name);
  reading.left = std::move(role.left);
  reading.facts = std::move(facts);
  reading.verdict = Role::Verdict::accepted;
  reading.not_found = false;
  role = std::move(reading);
  std::vector<Role*> wanted;
  std::size_t ahead = 0;
  for (const plugin::Request& request : further) {
    if (++job.further > max_further) {
      role.problem = fmt::format("its replies lead to more than {} others; the rest is left out", max_further);
      break;
    }
    Role& next = job.role(request.role);
    // Of the same role: what this reply leads to comes before the older alternatives.
    if (&next == &role) next.left.insert(next.left.begin() + static_cast<std::ptrdiff_t>(ahead++), request);
    else next.left.push_back(request);
    const bool starts = &next == &role ? ahead == 1 : next.verdict != Role::Verdict::pending || next.left.size() == 1;
    if (starts && std::find(wanted.begin(), wanted.end(), &next) == wanted.end()) wanted.push_back(&next);
  }
  if (wanted.empty()) return settle(job);
  for (Role* const next : wanted) next->verdict = Role::Verdict::pending;
  for (Role* const next : wanted) next_alternative(job, *next);
}

}  // namespace claims::fetching
