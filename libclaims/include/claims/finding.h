// Findings: what cannot be true, with both facts shown.
#pragma once

#include <claims/document.h>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace [[gnu::visibility("default")]] claims {

enum class Level { note, warning, error };
const char* name_of(Level level) noexcept;
std::optional<Level> parse_level(std::string_view text) noexcept;

// One fact that a finding rests on.
struct Reason {
  std::string text;          // a sentence for people
  std::optional<Span> span;  // where the story says so
  std::string evidence;      // outside the story: "World Factbook; Wikidata Q56226"
};

struct Finding {
  std::string_view check;  // id from the catalogue: "date.weekday"
  Level level = Level::error;
  Span span;                    // the words that cannot be right
  std::string message;          // names the fact, not the rule
  std::vector<Reason> reasons;  // never empty
  std::string replacement;      // empty: none offered
  // [0,1]: how often a finding of this kind proves right. Each check gives a number to each of its cases by what the
  // case rests on (two full dates: 0.98; a year that had to be guessed: 0.6). Where the words stand in a quotation it
  // is multiplied by 0.6, and an error becomes a warning.
  double confidence = 0;
  std::string plugin = {};  // id of the plugin whose check this is; empty: a check of claims's own
};

// One row of the catalogue; text is generated into docs/checks.md.
struct CheckInfo {
  std::string_view id;
  Level level;                 // highest level that it reports
  std::string_view summary;    // one line
  std::string_view example;    // a sentence that it flags
  std::string_view near_miss;  // one beside it that it leaves alone
  std::string_view published;  // date for both sentences, "" if none is needed
};

// All checks, sorted by id. Static storage.
std::span<const CheckInfo> checks() noexcept;

}  // namespace claims
