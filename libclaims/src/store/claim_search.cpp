// What is asked of the tables.
#include "store/claim_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <unordered_map>

namespace claims::store {
namespace {

constexpr double least_similarity = 0.3;  // of what a search shows
constexpr double least_contained = 0.7;   // or of the words that were asked for
constexpr double nearly = 0.75;           // of what counts as the same claim in other words

#define KEPT                                                                                                           \
  "SELECT c.name, c.text, c.speaker, c.stance, s.path, s.sha256, s.published, s.recorded, c.start, c.\"end\", c.line," \
  " round(c.worth * 1000), round(c.confidence * 1000), c.citations, c.unsourced, s.superseded, s.imported, c.key"      \
  " FROM claim c JOIN story s ON s.id = c.story "

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

bool is_one_term(std::string_view key) {
  return std::all_of(key.begin(), key.end(),
                     [](char c) { return c == '.' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'); });
}

// A term of FTS5's query language.
std::string quoted(std::string_view key) {
  std::string out = "\"";
  for (const char c : key) out.append(c == '"' ? "\"\"" : std::string_view(&c, 1));
  return out + '"';
}

Decision decision_in(const Statement& row) {
  return {row.text(0),
          parse_ruling(row.text(1)).value_or(Ruling::unproven),
          row.text(2),
          row.text(3),
          row.text(4),
          row.text(5),
          row.text(6),
          row.text(7),
          parse_review(row.text(8))};
}

// The last that the newsroom made itself; where there is none, the last review of others.
const Decision& standing(const std::vector<Decision>& decisions) {
  const auto own =
      std::find_if(decisions.rbegin(), decisions.rend(), [](const Decision& each) { return !each.review; });
  return own == decisions.rend() ? decisions.back() : *own;
}

}  // namespace

Result<std::vector<Decision>> ClaimTables::decisions(std::string_view key, std::string_view until) {
  auto query = database_.prepare(
      "SELECT key, ruling, who, why, time, text, story, imported, review FROM decision WHERE key = ?1 AND (?2 = '' OR "
      "time <= "
      "?2) ORDER "
      "BY id");
  if (!query) return tl::unexpected(query.error());
  query->bind(1, key).bind(2, until);
  std::vector<Decision> out;
  for (;;) {
    auto row = query->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return out;
    out.push_back(decision_in(*query));
  }
}

Result<std::vector<KeptClaim>> ClaimTables::read(Statement& query) {
  std::vector<KeptClaim> out;
  std::vector<std::string> keys;
  for (;;) {
    auto row = query.step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) break;
    KeptClaim& claim = out.emplace_back();
    claim.id = query.text(0);
    claim.text = query.text(1);
    claim.speaker = query.text(2);
    claim.stance = query.text(3);
    claim.story = query.text(4);
    claim.story_sha256 = query.text(5);
    claim.published = query.text(6);
    claim.recorded = query.text(7);
    claim.start = static_cast<std::uint32_t>(query.integer(8));
    claim.end = static_cast<std::uint32_t>(query.integer(9));
    claim.line = static_cast<std::uint32_t>(query.integer(10));
    claim.check_worthiness = static_cast<double>(query.integer(11)) / 1000;
    claim.confidence = static_cast<double>(query.integer(12)) / 1000;
    claim.citations = lines_of(query.text(13));
    claim.unsourced = query.integer(14) != 0;
    claim.superseded = query.integer(15) != 0;
    claim.imported = query.text(16);
    keys.push_back(query.text(17));
  }
  for (std::size_t i = 0; i < out.size(); ++i) {
    auto found = decisions(keys[i]);
    if (!found) return tl::unexpected(found.error());
    out[i].decisions = std::move(*found);
  }
  return out;
}

Result<std::uint64_t> ClaimTables::lost() {
  auto count = database_.number("SELECT lost FROM seen");
  if (!count) return tl::unexpected(count.error());
  return static_cast<std::uint64_t>(*count);
}

Result<std::string> ClaimTables::last_note(const std::string& path) {
  auto query = database_.prepare("SELECT note FROM story WHERE path = ?1 AND imported = '' ORDER BY id DESC LIMIT 1");
  if (!query) return tl::unexpected(query.error());
  auto row = query->bind(1, path).step();
  if (!row) return tl::unexpected(row.error());
  return *row ? query->text(0) : std::string();
}

Result<std::vector<KeptClaim>> ClaimTables::list(const ClaimQuery& query) {
  const char* const decided = "EXISTS (SELECT 1 FROM decision d WHERE d.key = c.key AND d.review = '')";
  const std::string sql = fmt::format(KEPT
                                      "WHERE (?1 = '' OR s.path = ?1) AND (?2 OR NOT s.superseded){}{}{}"
                                      " ORDER BY s.path, s.id, c.start, c.id LIMIT ?3 OFFSET ?4",
                                      query.decided ? fmt::format(" AND {}", decided) : "",
                                      query.undecided ? fmt::format(" AND NOT {}", decided) : "",
                                      query.unsourced ? " AND c.unsourced" : "");
  auto found = database_.prepare(sql.c_str());
  if (!found) return tl::unexpected(found.error());
  found->bind(1, query.story).bind(2, std::int64_t{query.superseded});
  found->bind(3, static_cast<std::int64_t>(query.limit)).bind(4, static_cast<std::int64_t>(query.skip));
  return read(*found);
}

Result<std::vector<KeptClaim>> ClaimTables::beginning(const std::string& id) {
  const std::string key = key_of(id), after = key + "g";  // no digit of an id is beyond "f"
  auto found = database_.prepare(KEPT "WHERE c.key >= ?1 AND c.key < ?2 ORDER BY s.id, c.start LIMIT 1000");
  if (!found) return tl::unexpected(found.error());
  return read(found->bind(1, key).bind(2, after));
}

Result<std::vector<ClaimTables::Term>> ClaimTables::terms_of(const std::vector<MatchWord>& words, const char* sql) {
  auto count = database_.prepare(sql);
  if (!count) return tl::unexpected(count.error());
  std::set<std::string_view> asked;
  std::vector<Term> out;
  for (const MatchWord& word : words) {
    // Without positions (detail=none) FTS5 takes no phrase: what it would take apart is left out.
    if (word.weight < least_word || !is_one_term(word.key) || !asked.insert(word.key).second) continue;
    auto row = count->bind(1, word.key).step();
    if (!row) return tl::unexpected(row.error());
    if (*row) out.push_back({word.key, count->integer(0), word.weight});
    count->reset();
  }
  std::sort(out.begin(), out.end(), [](const Term& a, const Term& b) { return a.claims < b.claims; });
  return out;
}

// The rows that have the rarest words, as many words as together lead to few enough rows; the best first. A row is
// worth the sum of its words' weights, each the greater the rarer (Robertson and Sparck Jones, 1976).
Result<std::vector<std::int64_t>> ClaimTables::candidates(const std::vector<MatchWord>& words, const char* frequencies,
                                                          const char* rows) {
  const auto terms = terms_of(words, frequencies);
  if (!terms) return tl::unexpected(terms.error());
  auto query = database_.prepare(rows);
  if (!query) return tl::unexpected(query.error());
  std::unordered_map<std::int64_t, double> worth;
  std::int64_t looked_at = 0;
  for (std::size_t i = 0; i < terms->size(); ++i) {
    const Term& term = (*terms)[i];
    if (i >= 2 && looked_at + term.claims > max_candidates) break;
    const double weight = term.weight * std::log(1e7 / static_cast<double>(term.claims + 1));
    const std::string match = quoted(term.key);
    query->bind(1, match).bind(2, max_candidates);
    for (;;) {
      auto row = query->step();
      if (!row) return tl::unexpected(row.error());
      if (!*row) break;
      worth[query->integer(0)] += weight;
      ++looked_at;
    }
  }
  std::vector<std::pair<double, std::int64_t>> best;
  for (const auto& [row, sum] : worth) best.emplace_back(-sum, -row);  // of the same worth the last
  const std::size_t kept = std::min(best.size(), max_compared);
  std::partial_sort(best.begin(), best.begin() + static_cast<std::ptrdiff_t>(kept), best.end());
  std::vector<std::int64_t> out;
  for (std::size_t i = 0; i < kept; ++i) out.push_back(-best[i].second);
  return out;
}

Result<std::vector<ClaimMatch>> ClaimTables::search(std::string_view text, std::size_t limit) {
  const std::vector<MatchWord> words = match_words(text);
  const auto rows = candidates(words, "SELECT claims FROM frequency WHERE key = ?1",
                               "SELECT rowid FROM words WHERE words MATCH ?1 ORDER BY rowid DESC LIMIT ?2");
  if (!rows) return tl::unexpected(rows.error());
  auto found = database_.prepare(KEPT "WHERE c.id = ?1 AND NOT s.superseded");
  if (!found) return tl::unexpected(found.error());
  std::vector<ClaimMatch> out;
  std::set<std::string> seen;  // of the same words the last
  for (const std::int64_t row : *rows) {
    auto claims = read(found->bind(1, row));
    if (!claims) return tl::unexpected(claims.error());
    if (claims->empty() || !seen.insert(key_of(claims->front().id)).second) continue;
    const std::vector<MatchWord> others = match_words(claims->front().text);
    const Overlap shared = overlap(words, others);
    if (shared.similarity < least_similarity && shared.contained < least_contained) continue;
    std::vector<Difference> differing = differences(words, others);
    std::erase_if(differing, [](const Difference& each) { return each.here.empty(); });  // it was not asked for
    out.push_back({std::move(claims->front()), shared.similarity, std::move(differing)});
  }
  std::stable_sort(out.begin(), out.end(), [](const ClaimMatch& a, const ClaimMatch& b) {
    return a.similarity != b.similarity ? a.similarity > b.similarity : a.differences.size() < b.differences.size();
  });
  if (out.size() > limit) out.resize(limit);
  return out;
}

Result<std::optional<CheckedBefore>> ClaimTables::decided(const std::string& id, std::string_view text,
                                                          const std::string& until) {
  CheckedBefore best;
  auto same = decisions(key_of(id), until);
  if (!same) return tl::unexpected(same.error());
  if (!same->empty()) best.decision = standing(*same);
  if (best.decision.claim.empty()) {
    const std::vector<MatchWord> words = match_words(text);
    const auto rows =
        candidates(words, "SELECT claims FROM decided_frequency WHERE key = ?1",
                   "SELECT rowid FROM decided_words WHERE decided_words MATCH ?1 ORDER BY rowid DESC LIMIT ?2");
    if (!rows) return tl::unexpected(rows.error());
    auto query = database_.prepare(
        "SELECT key, ruling, who, why, time, text, story, imported, review FROM decision WHERE id = ?1 AND (?2 = '' OR "
        "time <= "
        "?2)");
    if (!query) return tl::unexpected(query.error());
    best.similarity = 0;
    for (const std::int64_t id_of_decision : *rows) {
      auto row = query->bind(1, id_of_decision).bind(2, until).step();
      if (!row) return tl::unexpected(row.error());
      if (!*row) continue;
      Decision decision = decision_in(*query);
      query->reset();
      const std::vector<MatchWord> others = match_words(decision.text);
      const double near = overlap(words, others).similarity;
      const bool own = !decision.review, best_own = !best.decision.review;
      const bool better = near == best.similarity && (own != best_own ? own : decision.time > best.decision.time);
      if (near < nearly || (near <= best.similarity && !better)) continue;
      best.similarity = near;
      best.differences = differences(words, others);
      best.decision = std::move(decision);
    }
    if (best.decision.claim.empty()) return std::nullopt;
  }
  return best;
}

}  // namespace claims::store
