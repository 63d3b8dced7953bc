#include "archive/timestamp_queue.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "archive/durable_file.h"
#include "archive/timestamp_file.h"

namespace claims::archive {
namespace {

// Names "ID.json" in a folder, sorted; a folder that is not there has none.
Result<std::vector<std::string>> ids_in(const std::string& folder) {
  std::vector<std::string> out;
  std::error_code error;
  for (std::filesystem::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    const std::string name = at->path().filename();
    if (!name.ends_with(".json")) continue;  // a file that was being written
    if (out.size() == max_queued)
      return fail(Code::limit, fmt::format("{}: more than {} timestamps", folder, max_queued));
    out.push_back(name.substr(0, name.size() - 5));
  }
  if (error && error != std::errc::no_such_file_or_directory)
    return fail(Code::unreadable, fmt::format("{}: {}", folder, error.message()));
  std::sort(out.begin(), out.end());
  return out;
}

bool exists(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::exists(path, ignored);
}

// Everything that can be read from the files of a folder.
Result<std::vector<HadTimestamp>> read_all(store::Files& files, const std::string& folder,
                                           std::vector<std::string>* damaged) {
  const auto ids = ids_in(folder);
  if (!ids) return tl::unexpected(ids.error());
  std::vector<HadTimestamp> out;
  for (const std::string& id : *ids) {
    const std::string path = fmt::format("{}/{}.json", folder, id);
    const Result<std::string> bytes = read_file(files, path, max_queue_file);
    if (!bytes && bytes.error().code == Code::not_found) continue;  // fulfilled just now
    auto read = bytes ? parse_timestamp_file(*bytes) : tl::unexpected(bytes.error());
    if (read && read->wanted.id() == id) out.push_back(std::move(*read));
    else if (damaged)
      damaged->push_back(read ? path + ": the name is not that of its contents" : path + ": " + read.error().text);
  }
  return out;
}

// "timestamp of TIME: WHY; WHY"
std::string reasons_of(const TimestampCheck& check, Level level) {
  std::string out;
  for (const ArchiveProblem& problem : check.problems)
    if (problem.level == level) out += (out.empty() ? "" : "; ") + problem.text;
  return out;
}

}  // namespace

std::string WantedTimestamp::id() const {
  const Hash hash = sha256_of(fmt::format("{}\n{}\n{}\n", url, policy, renews.size()) + renews + note);
  std::string out;
  for (std::size_t i = 0; i < 16; ++i) out += fmt::format("{:02x}", hash[i]);
  return out;
}

Result<void> TimestampQueue::want(const WantedTimestamp& wanted) {
  if (!wanted.url.starts_with("http://") && !wanted.url.starts_with("https://"))
    return fail(
        Code::usage,
        fmt::format("\"{}\" is no address of a timestamp authority: it begins with http:// or https://", wanted.url));
  const std::string id = wanted.id();
  if (exists(pending_path(id)) || exists(had_path(id))) return {};
  return write_file(*files_, pending_path(id), timestamp_file({wanted, {}, {}}));
}

Result<std::vector<WantedTimestamp>> TimestampQueue::pending(std::vector<std::string>* damaged) const {
  auto all = read_all(*files_, folder_ + "/pending", damaged);
  if (!all) return tl::unexpected(all.error());
  std::vector<WantedTimestamp> out;
  for (HadTimestamp& one : *all)
    if (!exists(had_path(one.wanted.id()))) out.push_back(std::move(one.wanted));  // else a crash came in between
  return out;
}

Result<std::vector<HadTimestamp>> TimestampQueue::had(std::vector<std::string>* damaged) const {
  return read_all(*files_, folder_ + "/timestamps", damaged);
}

Result<void> TimestampQueue::failed(WantedTimestamp wanted, const std::string& when, const std::string& problem) {
  ++wanted.attempts;
  wanted.asked = when;
  wanted.problem = problem;
  return write_file(*files_, pending_path(wanted.id()), timestamp_file({wanted, {}, {}}));
}

Result<void> TimestampQueue::fulfilled(const WantedTimestamp& wanted, const std::string& token,
                                       const std::string& certificates) {
  const std::string id = wanted.id();
  if (auto written = write_file(*files_, had_path(id), timestamp_file({wanted, token, certificates})); !written)
    return written;
  files_->remove(pending_path(id));
  return {};
}

Result<std::string> request_of(const WantedTimestamp& wanted) {
  return timestamp_request(sha256_of(wanted.stamped()), wanted.nonce, wanted.policy);
}

Result<AcceptedReply> accept_reply(const WantedTimestamp& wanted, std::string_view reply,
                                   const Authorities& authorities) {
  Result<std::string> token = timestamp_token(reply);
  if (!token) return tl::unexpected(token.error());
  TimestampExpectation expected;
  expected.nonce = wanted.nonce;
  expected.policy = wanted.policy;
  const TimestampCheck check = verify_timestamp(*token, wanted.stamped(), authorities, expected);
  if (const std::string why = reasons_of(check, Level::error); !why.empty())
    return fail(Code::unreadable, fmt::format("{}: {}", wanted.url, why));
  AcceptedReply out;
  out.warning = reasons_of(check, Level::warning);
  out.token = std::move(*token);
  out.certificates = check.chain;
  out.timestamp = check.timestamp;
  return out;
}

namespace {

bool is_renewed(const HadTimestamp& one, const std::vector<HadTimestamp>& had) {
  return std::any_of(had.begin(), had.end(), [&](const HadTimestamp& other) {
    return other.wanted.note == one.wanted.note && other.wanted.renews == one.token;
  });
}

}  // namespace

std::string first_expiry(const std::vector<HadTimestamp>& had) {
  Timestamp first;
  for (const HadTimestamp& one : had) {
    const Result<Timestamp> said = read_timestamp(one.token);
    if (!said || said->certificate_expires.empty() || is_renewed(one, had)) continue;
    if (first.certificate_expires.empty() || said->certificate_end < first.certificate_end) first = *said;
  }
  return first.certificate_expires;
}

std::vector<WantedTimestamp> renewals_due(const std::vector<HadTimestamp>& had, std::int64_t now, std::int64_t until) {
  std::vector<WantedTimestamp> out;
  for (const HadTimestamp& one : had) {
    const Result<Timestamp> said = read_timestamp(one.token);
    if (!said || said->certificate_expires.empty() || said->certificate_end >= until) continue;
    if (is_renewed(one, had) || (!one.wanted.renews.empty() && said->seconds + renewal_pause > now)) continue;
    WantedTimestamp& wanted = out.emplace_back();
    wanted.url = one.wanted.url;
    wanted.note = one.wanted.note;
    wanted.policy = one.wanted.policy;
    wanted.renews = one.token;
  }
  return out;
}

std::vector<ProofTimestamp> timestamps_over(const std::vector<HadTimestamp>& had, const std::string& note,
                                            Stamped over) {
  std::vector<ProofTimestamp> out;
  std::vector<const HadTimestamp*> left;
  for (const HadTimestamp& one : had)
    if (one.wanted.note == note) left.push_back(&one);
  // First those that renew nothing, then those that renew what is there already.
  for (bool found = true; found;) {
    found = false;
    for (const HadTimestamp*& one : left) {
      if (!one) continue;
      std::optional<std::size_t> renews;
      for (std::size_t i = 0; i < out.size() && !renews; ++i)
        if (out[i].token == one->wanted.renews) renews = i;
      if (!renews && !one->wanted.renews.empty()) continue;
      out.push_back({over, renews, one->token, one->certificates});
      one = nullptr;
      found = true;
    }
  }
  return out;
}

}  // namespace claims::archive
