// What a newsroom has checked before: the claims of its stories, and what was decided about them.
//
// Both are kept in the archive of a case, which only grows (docs/formats/case.md); what is searched is made from it and
// can be made anew at any time.
#pragma once

#include <claims/claim.h>
#include <claims/claim_review.h>
#include <claims/fetch.h>
#include <claims/report.h>

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace [[gnu::visibility("default")]] claims {

// A claim as a story made it.
struct KeptClaim {
  std::string id;                                 // Claim::id
  std::string text;                               // its words, in one line
  std::string speaker;                            // empty: the story's own
  std::string stance;                             // name_of(Stance)
  std::string story;                              // path of the article
  std::string story_sha256, published, recorded;  // recorded: RFC 3339 in UTC
  std::uint32_t start = 0, end = 0, line = 0;     // in the article as received: bytes; from 1
  double check_worthiness = 0, confidence = 0;
  std::vector<std::string> citations;  // locators
  bool unsourced = false;
  bool superseded = false;          // a later version of the story was recorded
  std::string imported;             // from which archive, for people; empty: recorded with this case
  std::vector<Decision> decisions;  // about claims with these words, the oldest first
};

// A claim that is the same as what was asked for, or nearly.
struct ClaimMatch {
  KeptClaim claim;
  double similarity = 0;                // (0,1]; 1: the same words
  std::vector<Difference> differences;  // in numbers and names; first what was asked
};

struct ClaimQuery {
  std::string story;                                           // path; empty: of all
  bool decided = false, undecided = false, unsourced = false;  // only those
  bool superseded = false;                                     // earlier versions of stories too
  std::size_t limit = 1000, skip = 0;
};

// One thread at a time uses it.
class ClaimStore {
 public:
  virtual ~ClaimStore() = default;
  // Records the story, its claims and findings, durably; false: as it was recorded last. Errors: of the case.
  virtual Result<bool> record(const Report& report) = 0;
  // Records a decision; `time`, `text` and `story` are filled in. Errors: not_found (no such claim), usage (nobody, no
  // reason, `reviewed`), and of the case.
  virtual Result<Decision> decide(Decision decision) = 0;
  // Records reviews by others as decisions about claims with those words; gives how many it did not have. Errors: of
  // the case.
  virtual Result<std::size_t> add_reviews(std::span<const ClaimReview> reviews) = 0;
  // In the order of the stories' paths, then of the text.
  virtual Result<std::vector<KeptClaim>> list(const ClaimQuery& query) = 0;
  // Every time that the claim with this id was made, the oldest first. An id may be cut short to 6 or more characters
  // if no other begins so. Errors: not_found, usage (several begin so).
  virtual Result<std::vector<KeptClaim>> claim(const std::string& id) = 0;
  // The most similar first; of several stories with the same words the last one.
  virtual Result<std::vector<ClaimMatch>> search(std::string_view text, std::size_t limit) = 0;
  // Records of stories and decisions that are damaged, and so are missing from all answers; "claims doctor" names them.
  virtual Result<std::uint64_t> lost() = 0;
  // For each claim of a story what was decided about the same one or nearly the same one, up to `until` (RFC 3339;
  // empty: ever).
  virtual Result<std::vector<CheckedBefore>> checked_before(const Story& story, const std::string& until = {}) = 0;
};

// One claim for people, or as a JSON object on one line.
std::string render_kept_claim(const KeptClaim& claim, bool json);
// What happened to a claim of ClaimStore::claim(), the earliest first: recorded, decided.
std::vector<std::string> render_claim_history(std::span<const KeptClaim> claims, bool json);
// RFC 4180, with a header line; a cell that a spreadsheet would take for a formula begins with an apostrophe.
std::string render_claims_csv(std::span<const KeptClaim> claims);
std::string render_claim_match(const ClaimMatch& match, bool json);

// `kept` is a case of open_case() and must outlive the store. Errors: of the case.
Result<std::unique_ptr<ClaimStore>> open_claim_store(Case& kept);

}  // namespace claims
