// Timestamps that are wanted and those that were had, as files of a folder:
// `pending/ID.json` until an authority has answered, `timestamps/ID.json` after
// it. So a newsroom without network asks later, and nothing is asked twice. No
// clock here: times are passed in.
#pragma once

#include <claims/result.h>

#include <cstdint>
#include <string>
#include <vector>

#include "archive/proof.h"
#include "archive/timestamp.h"
#include "store/files.h"

namespace claims::archive {

inline constexpr std::size_t max_queue_file = 4u << 20;
inline constexpr std::size_t max_queued = 10'000;

// A timestamp of one authority over one signed note.
struct WantedTimestamp {
  std::string url;            // of the authority
  std::string note;           // the signed note
  std::string nonce, policy;  // bytes of timestamp_request; OID or empty
  std::string renews;         // token (DER) that it is over too; empty: none
  std::uint32_t attempts = 0;
  std::string asked, problem;  // when it was last tried (RFC 3339), and why that failed; empty: never

  // Depends on the authority, the note and what is renewed: the same wish is one file.
  std::string id() const;
  // What the token is to be over: the note, and what it renews.
  std::string stamped() const { return note + renews; }
};

struct HadTimestamp {
  WantedTimestamp wanted;
  std::string token, certificates;  // as in ProofTimestamp
};

class TimestampQueue {
 public:
  TimestampQueue(store::Files& files, std::string folder) : files_(&files), folder_(std::move(folder)) {}

  // Keeps a wish; nothing happens where it is kept or fulfilled already.
  // Errors: usage (no http or https URL), unavailable, unreadable.
  Result<void> want(const WantedTimestamp& wanted);
  // By id. What cannot be read is left out and named in `damaged`. Errors: unreadable, limit.
  Result<std::vector<WantedTimestamp>> pending(std::vector<std::string>* damaged = nullptr) const;
  Result<std::vector<HadTimestamp>> had(std::vector<std::string>* damaged = nullptr) const;

  // Notes a failed attempt.
  Result<void> failed(WantedTimestamp wanted, const std::string& when, const std::string& problem);
  // Keeps the answer, then forgets the wish.
  Result<void> fulfilled(const WantedTimestamp& wanted, const std::string& token, const std::string& certificates);

 private:
  std::string pending_path(const std::string& id) const { return folder_ + "/pending/" + id + ".json"; }
  std::string had_path(const std::string& id) const { return folder_ + "/timestamps/" + id + ".json"; }

  store::Files* files_;
  std::string folder_;
};

// The body of the request to send.
Result<std::string> request_of(const WantedTimestamp& wanted);

// What is to be kept of an authority's reply: it answers this request, its
// signature holds, and `authorities` vouch for it; where they do not know its
// root, `warning` says so and the token is kept nevertheless. Errors: as of
// timestamp_token; unreadable (the token is not good: why).
struct AcceptedReply {
  std::string token, certificates;
  Timestamp timestamp;
  std::string warning;
};
Result<AcceptedReply> accept_reply(const WantedTimestamp& wanted, std::string_view reply,
                                   const Authorities& authorities);

// Timestamps over `note` among those that were had, each after the one it renews.
std::vector<ProofTimestamp> timestamps_over(const std::vector<HadTimestamp>& had, const std::string& note,
                                            Stamped over);

// When the first certificate ends among those of timestamps that nothing renews; empty: there is none.
std::string first_expiry(const std::vector<HadTimestamp>& had);

inline constexpr std::int64_t renewal_pause = 7 * 86'400;  // seconds

// Wishes that renew what is about to lose its certificate: those of `had` that
// nothing renews yet and whose certificate ends before `until` (seconds since
// 1970), each from the same authority. What is a renewal itself is left alone for
// renewal_pause: the authority still has the old certificate. The caller adds nonces.
std::vector<WantedTimestamp> renewals_due(const std::vector<HadTimestamp>& had, std::int64_t now, std::int64_t until);

}  // namespace claims::archive
