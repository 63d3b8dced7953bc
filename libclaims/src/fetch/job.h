// What is under way for one locator.
#pragma once

#include "fetch/http_head.h"
#include "fetch/url.h"
#include "plugin/plugin.h"
#include "store/digest.h"
#include "store/record.h"

#include <claims/fetch.h>

#include <deque>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace claims::fetching {

// Requests of one role: alternatives, tried one after the other.
struct Role {
  enum class Verdict { pending, accepted, failed };

  std::string name;
  std::deque<plugin::Request> left;
  Verdict verdict = Verdict::pending;
  bool not_found = true;  // every alternative so far was answered with "no such document"
  std::string problem;    // of the first alternative that failed

  // The reply that was accepted.
  std::string url, retrieved, media_type, sha256;
  std::uint64_t size = 0;
  std::vector<Fact> facts;
  std::string text, plugin, plugin_sha256;
  bool not_modified = false;
  bool unread = false;
};

struct Job {
  std::size_t index = 0;
  std::string locator;
  std::int64_t begun = 0;             // when it was taken up
  std::int64_t deadline = 0;          // 0: no exchange has started yet
  plugin::Plugin* fetcher = nullptr;  // null: the locator is a URL
  std::vector<std::unique_ptr<Role>> roles;
  std::uint32_t further = 0;  // requests that replies led to
  std::vector<store::Exchange> exchanges;
  std::optional<store::Record> previous;  // of the case
  std::string problem;                    // that ends it all: no plugin, bad locator, deadline
  bool missing = false;                   // with `problem`: the resolver says that there is no such document
  bool done = false;

  Role& role(const std::string& name);
  bool pending() const noexcept;
};

// One request on its way through redirects and attempts.
struct Retrieval {
  Job* job = nullptr;  // null: robots.txt of `robots_of`
  Role* role = nullptr;
  std::string robots_of;  // origin
  plugin::Request request;
  Url url;
  std::set<std::string> visited;
  std::uint32_t redirects = 0, attempt = 1;
  bool waiting = false;            // in a queue, or for the next attempt
  bool conditional_spent = false;  // the kept bytes cannot be used: ask for all

  // The exchange under way.
  store::Exchange exchange;
  std::string asked;                      // the request as it is sent
  std::string cut;                        // why the reply is not whole, in the words of WARC; empty: it is
  const store::Exchange* kept = nullptr;  // that a conditional request refers to
  std::string body;
  store::Digest digest;
};

// What the job came to, and its record for the case.
struct Outcome {
  Fetched fetched;  // source.text is set
  store::Record record;
};
Outcome outcome_of(Job& job);

}  // namespace claims::fetching
