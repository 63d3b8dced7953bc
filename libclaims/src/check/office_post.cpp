// Ministers, heads of organisations and other holders of public posts: the story against the tables of terms.
#include "check/check.h"
#include "check/context.h"
#include "check/office_head.h"
#include "check/office_time.h"
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
     "A minister, head of an organisation or other official who did not hold the post at the date of the sentence.",
     "Foreign Secretary Boris Johnson met the farmers on 3 June 2022.",
     "Former Foreign Secretary Boris Johnson met the farmers on 3 June 2022.", "2024-06-20"},
}};

// Heads of organisations are chosen half a year before they begin, and are called by the title then.
constexpr Day head_margin_before = 200;

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
    for (const NameMention& name : story_.names) {
      if (const auto head = head_title(story_, name)) check_head(name, *head);
      else if (name.person != no_index && !name.title.empty()) check(name);
    }
  }

 private:
  std::string_view slice(Span span) const { return story_.document.slice(span); }
  std::string_view token(std::size_t i) const {
    return i < story_.tokens.size() ? slice(story_.tokens[i].span) : std::string_view();
  }

  // A name that nothing shows to be a person's stands as it is written; the tables know it or not.
  std::string called(const NameMention& name) const {
    return name.person == no_index ? std::string(slice(name.span)) : story_.people[name.person].name;
  }

  void check(const NameMention& name) {
    const std::string& full = story_.people[name.person].name;
    if (full.find(' ') == std::string::npos) return;
    const Title title = read_title(slice(name.title));
    const auto ids = reference::officials_named(full);
    if (ids.size() != 1 || is_qualified_title(story_, token_at(story_, name.title.begin)) ||
        !acts_now(story_, token_at(story_, name.span.end)))
      return;
    const auto when = title_time(story_, name);
    if (!when) return;
    const Official person = reference::official(ids.front());
    if (!check_term(name, title, person, *when)) check_colleague(name, title, person, *when);
  }

  // The person was the organisation's head, but not then.
  void check_head(const NameMention& name, const HeadTitle& title) {
    const std::string full = called(name);
    if (full.find(' ') == std::string::npos || is_qualified_title(story_, title.begin) || !acts_now(story_, title.end))
      return;
    const auto person = head_named(full, title);
    const auto when = title_time(story_, name);
    if (!person || !when) return;
    const Period wide{when->period.first - office_margin, when->period.last + head_margin_before};
    const Post* held = nullptr;
    for (const Post& post : person->posts) {
      if (post.kind != title.kind || post.body != title.body) continue;
      if (reference::was_running(post, wide) != Held::no) return;
      if (!held ||
          std::abs(post.from.days.first - when->period.first) < std::abs(held->from.days.first - when->period.first))
        held = &post;
    }
    const auto others = reference::holders_of(title.kind, title.body, when->period);
    if (!held || others.empty() || has(others, *person)) return;
    if (when->span.empty() && tells_of(*held)) return;
    report(name, "office.post", title.words, title.span, *held, others, *when);
  }

  // A year of the term stands in the story, which may look back.
  bool tells_of(const Post& held) const {
    const int first = to_date(held.from.days.first).year, last = to_date(held.to.days.last).year;
    return std::any_of(story_.times.begin(), story_.times.end(), [&](const TimeMention& time) {
      return time.type == TimeType::date && time.year && first <= time.year.value && time.year.value <= last;
    });
  }

  // The one person of the name who ever held the post: the title tells namesakes apart.
  static std::optional<Official> head_named(std::string_view full, const HeadTitle& title) {
    std::optional<Official> only;
    for (const auto id : reference::officials_named(full)) {
      Official person = reference::official(id);
      const bool held = std::any_of(person.posts.begin(), person.posts.end(), [&](const Post& post) {
        return post.kind == title.kind && post.body == title.body;
      });
      if (!held) continue;
      if (only) return std::nullopt;
      only = std::move(person);
    }
    return only;
  }

  // The person held this post, but not then.
  bool check_term(const NameMention& name, const Title& title, const Official& person, const TitleTime& when) {
    const Post* held = nullptr;
    const Period wide{when.period.first - office_margin, when.period.last + office_margin};
    for (const Post& post : person.posts) {
      if (!post.one || !is_national(post.kind) || is_headed(post.kind, post.body) || !means(title, post)) continue;
      if (reference::was_running(post, wide) != Held::no) return true;
      if (!held ||
          std::abs(post.from.days.first - when.period.first) < std::abs(held->from.days.first - when.period.first))
        held = &post;
    }
    if (!held) return false;
    const auto others = reference::holders_of(held->kind, held->body, when.period);
    if (others.empty() || has(others, person)) return true;
    report(name, "office.post", title.words, {name.title.begin, name.span.end}, *held, others, when);
    return true;
  }

  // The person held another post of the same state then, a colleague this one.
  void check_colleague(const NameMention& name, const Title& title, const Official& person, const TitleTime& when) {
    const std::string_view body = body_of(title);
    if (!one_of(body, {"United Kingdom", "United States"})) return;
    const std::string kind = reference::office_kind(title.words, body);
    if (!one_of(kind, {"foreign-minister", "defence-minister", "interior-minister", "finance-minister"})) return;
    const Period wide{when.period.first - office_margin, when.period.last + office_margin};
    for (const Post& post : person.posts) {
      if (post.body != body || !post.one || !is_national(post.kind) || post.kind == kind) continue;
      if (reference::was_running(post, wide) != Held::yes) continue;
      const auto others = reference::holders_of(kind, body, wide);
      if (others.size() != 1 || has(others, person)) return;
      report(name, "office.other-post", title.words, {name.title.begin, name.span.end}, post, others, when);
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
  void report(const NameMention& name, std::string_view check, std::string_view title, Span span, const Post& held,
              const std::vector<PostHolder>& others, const TitleTime& when) {
    const std::string who = called(name);
    Finding& finding =
        add(out_, story_, check, Level::warning, span, fmt::format("{} was not {} then", who, title), 0.75);
    because(finding, reference::describe(held, who), std::nullopt, std::string(held.sources));
    for (const PostHolder& other : others)
      because(finding, reference::describe(other.post, reference::official(other.person).name), std::nullopt,
              std::string(other.post.sources));
    if (when.span.empty()) because_published(finding, story_);
    else because(finding, fmt::format("the sentence speaks of {}", slice(when.span)), when.span);
  }

  const Story& story_;
  Output& out_;
};

}  // namespace

Family office_post() noexcept {
  return {infos, [](const Story& story, Output& out) { PostCheck(story, out).run(); }};
}

}  // namespace claims::check
