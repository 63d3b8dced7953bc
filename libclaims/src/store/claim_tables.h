// The claims and decisions of a case as tables that are searched: CASE/claims.sqlite. All of it is made from the notes
// in the archive, and made anew where it does not fit them.
#pragma once

#include "store/claim_match.h"
#include "store/claim_note.h"
#include "store/database.h"
#include "store/folder.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace claims::store {

inline constexpr const char* claims_name = "claims.sqlite";

inline constexpr std::int64_t max_candidates =
    8000;                                         // rows that a search looks at, of a word, and of all but two words
inline constexpr std::size_t max_compared = 150;  // of them, the best: these are read

class ClaimTables {
 public:
  explicit ClaimTables(Folder& folder) : folder_(folder) {}

  // Opens the file, or where it cannot be written tables in memory, and takes in what the archive has more.
  Result<void> open();
  Result<void> open_in_memory();
  // Takes in what was noted since. What is damaged is counted.
  Result<void> catch_up();

  // Notes that could not be read.
  Result<std::uint64_t> lost();
  // Digest of the last note of a story with that path; empty: there is none.
  Result<std::string> last_note(const std::string& path);

  Result<std::vector<KeptClaim>> list(const ClaimQuery& query);
  // Of the claims whose id begins so.
  Result<std::vector<KeptClaim>> beginning(const std::string& id);
  Result<std::vector<ClaimMatch>> search(std::string_view text, std::size_t limit);
  // About the words with that key, the oldest first, up to `until` (empty: all).
  Result<std::vector<Decision>> decisions(std::string_view key, std::string_view until = {});
  // The decision that counts, up to `until` (empty: ever), about words that are the same or similar enough: the last of
  // the newsroom's own; where it made none, the last review of others.
  Result<std::optional<CheckedBefore>> decided(const std::string& id, std::string_view text, const std::string& until);

 private:
  Result<void> open_file();
  bool open_to_read();
  Result<void> make();
  Result<bool> fits();
  Result<void> take(const Note& note);
  Result<void> add_story(const StoryNote& story);
  Result<void> add_decision(const Decision& decision);
  Result<std::vector<KeptClaim>> read(Statement& query);
  // A word that is searched by, and in how many claims it stands.
  struct Term {
    std::string key;
    std::int64_t claims = 0;
    double weight = 1;
  };
  Result<std::vector<Term>> terms_of(const std::vector<MatchWord>& words, const char* sql);
  Result<std::vector<std::int64_t>> candidates(const std::vector<MatchWord>& words, const char* frequencies,
                                               const char* rows);
  using Frequencies = std::map<std::string, std::int64_t>;
  static void count(const std::vector<MatchWord>& words, Frequencies& to);
  Result<void> add_frequencies(std::string_view table, Frequencies& from);

  Folder& folder_;
  Database database_;
  Frequencies frequency_, decided_frequency_;  // of what is being taken in
};

// An id without the number that tells it from others with the same words.
std::string key_of(std::string_view id);

}  // namespace claims::store
