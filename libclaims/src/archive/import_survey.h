// A first reading of an archive that is to be imported: what its records refer
// to, so that the second one remembers that and nothing else, and what claims
// itself wrote down in it.
#pragma once

#include <claims/result.h>

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "archive/warc_input.h"
#include "store/record.h"

namespace claims::archive {

inline constexpr std::size_t max_retrieval_bytes = 16u << 20;  // of the JSON of a retrieval
inline constexpr std::size_t max_surveyed = 1'000'000;         // references, and retrievals by claims

struct OwnRetrieval {
  std::string member;  // as in store::Import
  std::uint64_t offset = 0, number = 0;
  std::string id;
  store::Record record;
};

// What claims noted about claims and decisions (store/claim_note.h).
struct OwnNote {
  std::string id;  // of the record
  std::string kind, json;
};

struct ImportSurvey {
  std::string software;                      // that wrote the file, by its first warcinfo record
  std::set<std::string> urls, ids, digests;  // that redirects and revisits refer to
  std::vector<OwnRetrieval> own;             // of files that claims wrote
  std::vector<OwnNote> notes;                // likewise
  std::uint64_t records = 0;
  bool full = false;  // there is more than max_surveyed of one of them
  bool ours() const noexcept { return software.starts_with("claims/"); }
};

// Adds to `out`; `seen` is told how far it is, in bytes. Errors: unreadable, unsupported (not WARC).
Result<void> survey_warc(WarcInput& input, const std::string& member, ImportSurvey& out,
                         const std::function<void(std::uint64_t)>& seen);

// A web address as a locator; empty: it is none.
std::string web_locator(std::string_view url);
// Where a reply of that address leads to, as a locator; empty: nowhere.
std::string redirect_target(std::string_view url, unsigned status, std::string_view location);
// A payload digest in one form.
std::string digest_key(std::string_view field);

}  // namespace claims::archive
