// Ministers and other holders of public posts: the story against the tables of terms.
#include "check/check.h"
#include "check/context.h"
#include "reference/country.h"
#include "reference/official.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace claims::check {
namespace {

using reference::Held;
using reference::Official;
using reference::Post;
using reference::PostHolder;

constexpr std::array<CheckInfo, 2> infos = {{
    {"office.other-post", Level::warning, "A minister with the title of a colleague.",
     "British Foreign Secretary Ben Wallace said on Wednesday that it would rain.",
     "British Defence Secretary Ben Wallace said on Wednesday that it would rain.", "2022-03-10"},
    {"office.post", Level::warning,
     "A minister or other official who did not hold the post at the date of the sentence.",
     "Foreign Secretary Boris Johnson met the farmers on 3 June 2022.",
     "Former Foreign Secretary Boris Johnson met the farmers on 3 June 2022.", "2024-06-20"},
}};

constexpr Day margin = 60;  // days around a term in which nothing is said

// Posts that a state has once. Provinces have speakers, judges and prosecutors of their own.
bool is_national(std::string_view kind) {
  return one_of(kind, {"foreign-minister", "defence-minister", "finance-minister", "interior-minister",
                       "health-minister", "secretary-general", "education-minister", "energy-minister",
                       "trade-minister", "transport-minister", "homeland-security-secretary", "cia-director",
                       "fbi-director", "national-security-adviser", "chief-cabinet-secretary"});
}

// The post that a title names, with its state where it says so.
struct Title {
  std::string_view words;                   // "Foreign Secretary"
  std::vector<std::string_view> countries;  // empty: none named
};

Title read_title(std::string_view text) {
  Title title{text, {}};
  for (std::size_t space = text.find(' '); space != std::string_view::npos; space = text.find(' ', space + 1)) {
    const auto countries = reference::countries_called(text.substr(0, space));
    if (countries.empty()) continue;
    title.countries = countries;
    title.words = text.substr(space + 1);
  }
  return title;
}

// Words that mean one state's post without its name.
std::string_view body_of(const Title& title) {
  if (title.countries.size() == 1) return title.countries.front();
  if (!title.countries.empty()) return {};
  if (one_of(title.words, {"Home Secretary", "Foreign Secretary", "Chancellor of the Exchequer", "Defence Secretary"}))
    return "United Kingdom";
  if (one_of(title.words, {"Secretary of Defense", "Defense Secretary", "Treasury Secretary"})) return "United States";
  return {};
}

class PostCheck {
 public:
  PostCheck(const Story& story, Output& out) : story_(story), out_(out) {}

  void run() {
    for (const NameMention& name : story_.names)
      if (name.person != no_index && !name.title.empty()) check(name);
  }

 private:
  struct When {
    Period period;
    Span span;  // of the date in the story; empty: the story's own
  };

  std::string_view slice(Span span) const { return story_.document.slice(span); }
  std::string_view token(std::size_t i) const {
    return i < story_.tokens.size() ? slice(story_.tokens[i].span) : std::string_view();
  }

  void check(const NameMention& name) {
    const std::string& full = story_.people[name.person].name;
    if (full.find(' ') == std::string::npos) return;
    const Title title = read_title(slice(name.title));
    const auto ids = reference::officials_named(full);
    if (ids.size() != 1 || qualified(name) || !acts(name)) return;
    const std::optional<When> when = date_of(name);
    if (!when) return;
    const Official person = reference::official(ids.front());
    if (!check_term(name, title, person, *when)) check_colleague(name, title, person, *when);
  }

  // The person held this post, but not then.
  bool check_term(const NameMention& name, const Title& title, const Official& person, const When& when) {
    const Post* held = nullptr;
    const Period wide{when.period.first - margin, when.period.last + margin};
    for (const Post& post : person.posts) {
      if (!post.one || !is_national(post.kind) || !means(title, post)) continue;
      if (reference::was_running(post, wide) != Held::no) return true;
      if (!held ||
          std::abs(post.from.days.first - when.period.first) < std::abs(held->from.days.first - when.period.first))
        held = &post;
    }
    if (!held) return false;
    const auto others = reference::holders_of(held->kind, held->body, when.period);
    if (others.empty() || has(others, person)) return true;
    report(name, "office.post", title, *held, others, when);
    return true;
  }

  // The person held another post of the same state then, a colleague this one.
  void check_colleague(const NameMention& name, const Title& title, const Official& person, const When& when) {
    const std::string_view body = body_of(title);
    if (!one_of(body, {"United Kingdom", "United States"})) return;
    const std::string kind = reference::office_kind(title.words, body);
    if (!one_of(kind, {"foreign-minister", "defence-minister", "interior-minister", "finance-minister"})) return;
    const Period wide{when.period.first - margin, when.period.last + margin};
    for (const Post& post : person.posts) {
      if (post.body != body || !post.one || !is_national(post.kind) || post.kind == kind) continue;
      if (reference::was_running(post, wide) != Held::yes) continue;
      const auto others = reference::holders_of(kind, body, wide);
      if (others.size() != 1 || has(others, person)) return;
      report(name, "office.other-post", title, post, others, when);
      return;
    }
  }

  static bool means(const Title& title, const Post& post) {
    if (!title.countries.empty() &&
        std::find(title.countries.begin(), title.countries.end(), post.body) == title.countries.end())
      return false;
    return reference::office_kind(title.words, post.body) == post.kind;
  }
  static bool has(const std::vector<PostHolder>& holders, const Official& person) {
    return std::any_of(holders.begin(), holders.end(), [&](const PostHolder& h) { return h.person == person.id; });
  }

  // Warnings: published stories at hand hold too few ministers to show that these deserve to be errors.
  void report(const NameMention& name, std::string_view check, const Title& title, const Post& held,
              const std::vector<PostHolder>& others, const When& when) {
    const std::string& called = story_.people[name.person].name;
    Finding& finding = add(out_, story_, check, Level::warning, {name.title.begin, name.span.end},
                           fmt::format("{} was not {} then", called, title.words), 0.75);
    because(finding, reference::describe(held, called), std::nullopt, std::string(held.sources));
    for (const PostHolder& other : others)
      because(finding, reference::describe(other.post, reference::official(other.person).name), std::nullopt,
              std::string(other.post.sources));
    if (when.span.empty()) because_published(finding, story_);
    else because(finding, fmt::format("the sentence speaks of {}", slice(when.span)), when.span);
  }

  // The one date of the sentence; else that of the story, if no year is named around.
  std::optional<When> date_of(const NameMention& name) const {
    const PublicationDate& published = story_.document.published;
    if (!published.has_day() || published.source == DateSource::inferred) return std::nullopt;
    const Day today = to_day(published.date);
    const TimeMention* only = nullptr;
    for (const TimeMention& time : story_.times) {
      if (time.sentence != name.sentence) continue;
      if (only || time.impossible || !time.period.known() || time.mod != TimeMod::none) return std::nullopt;
      only = &time;
    }
    if (only && only->year && only->granularity != TimeUnit::none) {
      if (!follows_preposition(*only) || only->period.last > today) return std::nullopt;
      if (to_date(only->period.last).year - to_date(only->period.first).year > 0) return std::nullopt;
      return When{only->period, only->span};
    }
    if (only && (!only->weekday || only->anchor != TimeAnchor::publication || only->certainty < 0.85f))
      return std::nullopt;
    if (only && (only->period.first < today - 7 || only->period.last > today)) return std::nullopt;
    if (tells_of_past(name.sentence)) return std::nullopt;
    return When{{today, today}, {}};
  }

  bool follows_preposition(const TimeMention& time) const {
    const std::uint32_t at = token_at(story_, time.span.begin);
    return at > 0 && one_of(token(at - 1), {"in", "In", "on", "On"});
  }

  // A year or an earlier time stands in the same paragraph or in the two sentences before.
  bool tells_of_past(std::uint32_t sentence) const {
    const PublicationDate& published = story_.document.published;
    return std::any_of(story_.times.begin(), story_.times.end(), [&](const TimeMention& time) {
      const bool near = story_.sentences[time.sentence].block == story_.sentences[sentence].block ||
                        (time.sentence <= sentence && time.sentence + 2 >= sentence);
      return near && time.type == TimeType::date &&
             ((time.year && time.year.value != published.date.year) ||
              (time.period.known() && time.period.last < to_day(published.date) - 60));
    });
  }

  // "said", "met", "will visit" just after the name.
  bool acts(const NameMention& name) const {
    std::uint32_t at = token_at(story_, name.span.end);
    for (int skipped = 0; skipped < 2; ++skipped, ++at)
      if (!one_of(token(at), {"also", "personally", "formally", "publicly", "later", "has", "will"})) break;
    return one_of(token(at), {"said",      "told",  "announced", "warned", "signed",   "ordered",  "appointed",
                              "met",       "meets", "visited",   "hosted", "welcomed", "received", "declared",
                              "dismissed", "says",  "insisted",  "visits", "visit",    "meet",     "resigned"});
  }

  // "then", "former", "acting", "shadow" before the title.
  bool qualified(const NameMention& name) const {
    const std::uint32_t title = token_at(story_, name.title.begin);
    for (std::uint32_t back = 1; back <= 3 && back <= title; ++back)
      if (one_of(token(title - back),
                 {"former",    "Former",    "then",   "Then",   "ex",        "Ex",       "late",     "future",
                  "Future",    "acting",    "Acting", "ousted", "elect",     "vice",     "Vice",     "deputy",
                  "Deputy",    "retired",   "shadow", "Shadow", "designate", "previous", "Previous", "predecessor",
                  "assistant", "Assistant", "state",  "under",  "Under"}))
        return true;
    return false;
  }

  const Story& story_;
  Output& out_;
};

}  // namespace

Family office_post() noexcept {
  return {infos, [](const Story& story, Output& out) { PostCheck(story, out).run(); }};
}

}  // namespace claims::check
