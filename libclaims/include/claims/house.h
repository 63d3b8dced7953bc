// A newsroom's own rules: levels of checks, words to ignore, findings that
// somebody set aside with a reason, and a baseline for an old archive.
//
// The settings file is TOML 1.0; docs/house-rules.md describes its keys.
#pragma once

#include <claims/reference.h>
#include <claims/report.h>
#include <claims/result.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace re2 {
class RE2;
}

namespace [[gnu::visibility("default")]] claims {

inline constexpr std::size_t max_settings_bytes = 1u << 20;    // of a settings file
inline constexpr std::size_t max_house_rules = 10'000;         // levels, ignored words and waivers together
inline constexpr std::size_t max_baseline_bytes = 256u << 20;  // of a baseline

// "number.percent" or, with * and ?, many checks: "name.*".
struct LevelRule {
  std::string check;
  std::optional<Level> level;  // nothing: the check is off
};

// Findings about these words are not made.
struct IgnoreRule {
  std::string check;                        // as in LevelRule; "*": of every check
  std::string stories;                      // path pattern with * and ?, from the settings file's folder; empty: all
  std::shared_ptr<const re2::RE2> words{};  // somewhere in the sentence, touching the finding; null: any
};

// One finding, or several that are alike, that somebody answers for.
struct Waiver {
  std::string check, stories;               // as in IgnoreRule
  std::shared_ptr<const re2::RE2> words{};  // as in IgnoreRule
  std::string reason, owner;                // never empty
  std::optional<Date> until;                // the last day on which it holds
  std::string where;                        // ".claims.toml:12"
};

struct HouseRules {
  std::string path, sha256;  // of the settings file; empty: there is none
  std::vector<LevelRule> levels;
  std::vector<IgnoreRule> ignored;
  std::vector<Waiver> waivers;
  std::string zone;        // "Europe/Berlin": where the newsroom's day begins and ends; empty: as stories write it
  std::string house_list;  // path of the newsroom's own list of names; empty: none
  // Options of the command line with their values; a flag has none. "rate" -> {"2"}.
  std::vector<std::pair<std::string, std::vector<std::string>>> options;
};

// Errors: limit, malformed; each names the path, the line and what was expected.
Result<HouseRules> parse_house_rules(std::string path, std::string_view toml);

// Findings that were there before: those it holds are set aside, each as often
// as it was recorded. A finding is known by its check, its words and its
// sentence, so that edits elsewhere do not bring it back.
class Baseline {
 public:
  // Errors: limit, malformed (names the line).
  static Result<Baseline> parse(std::string_view path, std::string_view text);

  // The findings of a story; `story` is its path as it shall be recorded.
  void add(const std::string& story, const Report& report);
  std::string text() const;  // sorted: the same findings give the same bytes

  // Sets aside what was recorded for the story.
  void apply(const std::string& story, Report& report) const;

 private:
  std::vector<std::pair<std::string, std::size_t>> rows_;  // line, how often; sorted when parsed
};

// Adds a warning (check "house.spelling") for each place, furniture apart, where the story writes what the list does
// not prefer; whole words, case counts. To be called before apply_house_rules().
void check_house_list(const HouseList& list, Report& report);

// Applies levels, ignored words, the waivers of `rules` and those that stand in
// the story. `story` is its path from the settings file's folder; `today`
// decides which waivers have run out, and nothing else.
void apply_house_rules(const HouseRules& rules, const std::string& story, const Date& today, Report& report);

}  // namespace claims
