#include <claims/claim_store.h>

#include "extract/claim_parts.h"
#include "fetch/http_date.h"
#include "store/claim_tables.h"
#include "store/digest.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace claims {
namespace store {
namespace {

constexpr std::size_t shortest_id = 6;

bool is_blank(const std::string& text) { return text.find_first_not_of(" \t\r\n") == std::string::npos; }

// Without its time.
Decision decision_of(const ClaimReview& review) {
  Decision out;
  out.claim = extract::claim_id(review.claim);
  out.ruling = Ruling::reviewed;
  out.who = review.publisher;
  out.why = review.rating;
  out.text = review.claim;
  out.review = PublishedReview{review.url, review.published, review.claimant};
  return out;
}

bool same_review(const Decision& a, const Decision& b) {
  return b.review && a.who == b.who && a.why == b.why && a.text == b.text && to_json(*a.review) == to_json(*b.review);
}

class ArchivedClaims final : public ClaimStore {
 public:
  explicit ArchivedClaims(Folder& folder) : folder_(folder), tables_(folder) {}

  Result<void> open() { return tables_.open(); }

  Result<bool> record(const Report& report) override {
    StoryNote note = note_of(report);
    const auto last = tables_.last_note(note.path);
    if (!last) return tl::unexpected(last.error());
    if (*last == sha256(to_json(note))) return false;
    note.time = now();
    if (auto kept = keep(story_note, to_json(note)); !kept) return tl::unexpected(kept.error());
    return true;
  }

  Result<Decision> decide(Decision decision) override {
    if (is_blank(decision.who)) return fail(Code::usage, "a decision needs a name: who decides");
    if (is_blank(decision.why)) return fail(Code::usage, "a decision needs a reason: why");
    if (decision.ruling == Ruling::reviewed || decision.review)
      return fail(Code::usage, "\"reviewed\" is what others published: import their review");
    const auto made = claim(decision.claim);
    if (!made) return tl::unexpected(made.error());
    decision.claim = key_of(made->back().id);
    decision.text = made->back().text;
    decision.story = made->back().story;
    decision.time = now();
    if (auto kept = keep(decision_note, to_json(decision)); !kept) return tl::unexpected(kept.error());
    return decision;
  }

  Result<std::size_t> add_reviews(std::span<const ClaimReview> reviews) override {
    if (!folder_.writable()) return fail(Code::unreadable, fmt::format("{}: cannot be written", folder_.path()));
    std::size_t added = 0;
    std::set<std::string> taken;  // of these, without their time
    for (const ClaimReview& each : reviews) {
      Decision decision = decision_of(each);
      auto there = tables_.decisions(decision.claim);
      if (!there) return tl::unexpected(there.error());
      const auto same = [&](const Decision& other) { return same_review(decision, other); };
      if (std::any_of(there->begin(), there->end(), same) || !taken.insert(to_json(decision)).second) continue;
      decision.time = now();
      if (auto noted = folder_.note(decision_note, to_json(decision)); !noted) return tl::unexpected(noted.error());
      ++added;
    }
    if (added == 0) return added;
    if (auto done = commit(); !done) return tl::unexpected(done.error());
    return added;
  }

  Result<std::vector<KeptClaim>> list(const ClaimQuery& query) override { return tables_.list(query); }

  Result<std::vector<KeptClaim>> claim(const std::string& id) override {
    const std::string key = key_of(id);
    const bool plain =
        std::all_of(key.begin(), key.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
    if (!plain || key.size() < shortest_id)
      return fail(Code::usage, fmt::format("\"{}\" is no claim's id; \"claims list\" shows them", id));
    auto found = tables_.beginning(key);
    if (!found) return found;
    if (found->empty())
      return fail(Code::not_found,
                  fmt::format("{}: no claim has the id {}; \"claims list\" shows them", folder_.path(), id));
    std::set<std::string> keys;
    for (const KeptClaim& each : *found) keys.insert(key_of(each.id));
    if (keys.size() > 1)
      return fail(Code::usage,
                  fmt::format("{} claims have an id that begins with {}; write more of it", keys.size(), id));
    return found;
  }

  Result<std::vector<ClaimMatch>> search(std::string_view text, std::size_t limit) override {
    return tables_.search(text, limit);
  }

  Result<std::uint64_t> lost() override { return tables_.lost(); }

  Result<std::vector<CheckedBefore>> checked_before(const Story& story, const std::string& until) override {
    std::vector<CheckedBefore> out;
    for (std::size_t i = 0; i < story.claims.size(); ++i) {
      auto found = tables_.decided(story.claims[i].id, story.document.slice(story.claims[i].span), until);
      if (!found) return tl::unexpected(found.error());
      if (!*found) continue;
      (*found)->claim = static_cast<std::uint32_t>(i);
      out.push_back(std::move(**found));
    }
    return out;
  }

 private:
  static std::string now() { return fetching::rfc3339(system_files().wall_seconds()); }

  Result<void> keep(std::string_view kind, const std::string& json) {
    if (!folder_.writable()) return fail(Code::unreadable, fmt::format("{}: cannot be written", folder_.path()));
    if (auto noted = folder_.note(kind, json); !noted) return noted;
    return commit();
  }
  Result<void> commit() {
    if (auto committed = folder_.commit(); !committed) return committed;
    return tables_.catch_up() ? Result<void>()
                              : tables_.open_in_memory();  // it is kept, whatever the tables' file says
  }

  Folder& folder_;
  ClaimTables tables_;
};

}  // namespace
}  // namespace store

Result<std::unique_ptr<ClaimStore>> open_claim_store(Case& kept) {
  store::Folder* const folder = store::folder_of(kept);
  if (!folder) return fail(Code::usage, "the case was not opened by open_case()");
  auto out = std::make_unique<store::ArchivedClaims>(*folder);
  if (auto opened = out->open(); !opened) return tl::unexpected(opened.error());
  return std::unique_ptr<ClaimStore>(std::move(out));
}

}  // namespace claims
