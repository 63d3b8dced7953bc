// Signs the log of a case and has it stamped.
#include <claims/archive.h>

#include <fmt/format.h>

#include "archive/case_log.h"
#include "archive/proof_run.h"
#include "archive/timestamp_queue.h"
#include "archive/timestamp_send.h"
#include "fetch/engine.h"
#include "fetch/http_date.h"
#include "store/folder.h"

namespace claims {
namespace archive {
namespace {

constexpr std::int64_t seconds_a_day = 86'400;
constexpr std::size_t nonce_bytes = 16;
constexpr std::size_t log_name_bytes = 8;

std::string hex(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) out += fmt::format("{:02x}", static_cast<unsigned char>(c));
  return out;
}

Result<LogEntry> entry_of(const store::RecordPlace& place) {
  const auto entry = parse_entry(fmt::format("sha256:{} {}\n", place.digest, place.size));
  if (!entry)
    return fail(Code::malformed,
                fmt::format("{}, byte {}: the index has no digest of this record", place.segment, place.offset));
  return *entry;
}

// The records of the case from a number on, as the log has them.
EntrySource entries_of(store::Index& index) {
  return [&index](std::uint64_t first, const std::function<Result<void>(const LogEntry&)>& each) -> Result<void> {
    Result<void> done;
    std::uint64_t next = first;
    const auto read = index.each_record(first, [&](std::uint64_t number, const store::RecordPlace& place) {
      const auto entry = entry_of(place);
      if (number != next++) done = fail(Code::malformed, fmt::format("the index has no record {}", next - 1));
      else done = entry ? each(*entry) : Result<void>(tl::unexpected(entry.error()));
      return done.has_value();
    });
    return read ? done : read;
  };
}

class Stamping {
 public:
  Stamping(store::Folder& folder, const TimestampOptions& options, const FetchSettings& network)
      : folder_(folder),
        options_(options),
        network_(network),
        queue_(store::system_files(), folder.path()),
        now_(fetching::system_env().wall_seconds()) {}

  Result<SignedLog> run() {
    auto trusted = authorities_in(options_.trusted);
    if (!trusted) return tl::unexpected(trusted.error());
    for (const auto step : {&Stamping::sign, &Stamping::ask_for})
      if (auto done = (this->*step)(); !done) return tl::unexpected(done.error());
    if (auto done = options_.offline ? count_pending() : send(*trusted); !done) return tl::unexpected(done.error());
    const auto had = queue_.had();
    if (!had) return tl::unexpected(had.error());
    out_.expires = first_expiry(*had);
    return std::move(out_);
  }

 private:
  Result<void> sign() {
    auto key = own_key(options_.signing.key, options_.signing.configuration);
    if (!key) return tl::unexpected(key.error());
    out_.message = std::move(key->message);
    auto log = CaseLog::open(store::system_files(), folder_.path() + "/log");
    if (!log) return tl::unexpected(log.error());
    if (auto grown = log->grow(key->key, hex(random_bytes(log_name_bytes)), entries_of(folder_.index())); !grown)
      return grown;
    if (!log->checkpoint())
      return fail(Code::not_found, folder_.path() + ": nothing is kept there yet: there is nothing to sign");
    out_.key = log->key()->text();
    out_.checkpoint = log->note();
    out_.records = log->size();
    return {};
  }

  // Wishes for this checkpoint, and renewals of what is about to expire.
  Result<void> ask_for() {
    const auto had = queue_.had();
    if (!had) return tl::unexpected(had.error());
    std::vector<WantedTimestamp> wishes = renewals_due(*had, now_, now_ + options_.renew_days * seconds_a_day);
    for (const std::string& url : options_.authorities) {
      WantedTimestamp& wish = wishes.emplace_back();
      wish.url = url;
      wish.note = out_.checkpoint;
      wish.policy = options_.policy;
    }
    for (WantedTimestamp& wish : wishes) {
      wish.nonce = random_bytes(nonce_bytes);
      if (auto kept = queue_.want(wish); !kept) return kept;
    }
    return {};
  }

  Result<void> count_pending() {
    const auto pending = queue_.pending();
    if (!pending) return tl::unexpected(pending.error());
    for (const WantedTimestamp& wanted : *pending) add(wanted, "not asked yet");
    return {};
  }

  TimestampOutcome& add(const WantedTimestamp& wanted, const std::string& problem) {
    TimestampOutcome& outcome = out_.timestamps.emplace_back();
    outcome.authority = wanted.url;
    outcome.problem = problem;
    outcome.renewal = !wanted.renews.empty();
    ++out_.pending;
    return outcome;
  }

  Result<void> send(const Authorities& trusted) {
    const auto pending = queue_.pending();
    if (!pending) return tl::unexpected(pending.error());
    if (pending->empty()) return {};
    std::vector<TimestampQuestion> questions;
    for (const WantedTimestamp& wanted : *pending) {
      auto request = request_of(wanted);
      if (!request) return tl::unexpected(request.error());
      questions.push_back({wanted.url, std::move(*request)});
    }
    auto plugins = fetching::load_plugins(network_);
    if (!plugins) return tl::unexpected(plugins.error());
    auto transport = plugins->open_transport();
    if (!transport) return tl::unexpected(transport.error());
    SendLimits limits;
    limits.timeout_ms = network_.timeout_ms;
    limits.user_agent = network_.user_agent.empty() ? fetching::default_user_agent() : network_.user_agent;
    const auto replies = ask_authorities(**transport, questions, limits);
    for (std::size_t i = 0; i < replies.size(); ++i)
      if (auto kept = take((*pending)[i], replies[i], trusted); !kept) return kept;
    return {};
  }

  Result<void> take(const WantedTimestamp& wanted, const Result<std::string>& reply, const Authorities& trusted) {
    auto accepted = reply ? accept_reply(wanted, *reply, trusted) : tl::unexpected(reply.error());
    TimestampOutcome& outcome = add(wanted, accepted ? accepted->warning : accepted.error().text);
    if (!accepted) return queue_.failed(wanted, fetching::rfc3339(now_), accepted.error().text);
    --out_.pending;
    outcome.time = accepted->timestamp.time;
    outcome.by = accepted->timestamp.authority;
    outcome.expires = accepted->timestamp.certificate_expires;
    return queue_.fulfilled(wanted, accepted->token, accepted->certificates);
  }

  store::Folder& folder_;
  const TimestampOptions& options_;
  const FetchSettings& network_;
  TimestampQueue queue_;
  std::int64_t now_;
  SignedLog out_;
};

}  // namespace
}  // namespace archive

Result<SignedLog> timestamp_case(Case& kept, const TimestampOptions& options, const FetchSettings& network) {
  store::Folder* const folder = store::folder_of(kept);
  if (!folder) return fail(Code::usage, "the case was not opened by open_case()");
  return archive::Stamping(*folder, options, network).run();
}

}  // namespace claims
