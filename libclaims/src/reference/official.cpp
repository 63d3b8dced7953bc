#include "reference/official.h"

#include "data/data.h"
#include "reference/sorted_lines.h"

#include <algorithm>
#include <optional>
#include <string>

namespace claims::reference {
namespace {

const SortedLines& people() {
  static const SortedLines table(data::file("reference/people.tsv"));
  return table;
}

const SortedLines& names() {
  static const SortedLines table(data::file("reference/people_names.tsv"));
  return table;
}

const SortedLines& terms() {
  static const SortedLines table(data::file("reference/office_terms.tsv"));
  return table;
}

const SortedLines& terms_by_office() {
  static const SortedLines table(data::file("reference/office_terms_by_office.tsv"));
  return table;
}

enum PersonColumn { person_key, person_name, person_spellings, person_born, person_died, person_lives };
enum TermColumn {
  term_person,
  term_name,
  term_kind,
  term_holders,
  term_office,
  term_body,
  term_place,
  term_from,
  term_to,
  term_until,
  term_sources,
  term_rows
};

// Heads of state and government without a Wikidata id: "head:husak:Czechoslovakia".
constexpr std::string_view head_prefix = "head:";

std::vector<OfficialId> find(std::string_view name, std::string_view which) {
  std::vector<OfficialId> found;
  const std::string folded = fold_name(name);
  if (folded.empty()) return found;
  const SortedLines& table = names();
  for (std::size_t at = table.lower_bound(folded); at < table.size(); at = table.next(at)) {
    const std::string_view line = table.line(at);
    if (field(line, 0) != folded) break;
    if (field(line, 1) == which) found.push_back(static_cast<OfficialId>(people().lower_bound(field(line, 2))));
  }
  return found;
}

Day day_of(std::string_view iso) {
  const auto date = parse_iso_date(iso);
  return date ? to_day(*date) : 0;
}

Post read_post(std::string_view line) {
  Post post;
  post.office = field(line, term_office);
  post.kind = field(line, term_kind);
  post.one = field(line, term_holders) == "one";
  post.body = field(line, term_body);
  post.place = field(line, term_place);
  post.from = read_term_date(field(line, term_from), false);
  post.to = read_term_date(field(line, term_to), true);
  post.known_until = day_of(field(line, term_until));
  post.sources = field(line, term_sources);
  post.rows = field(line, term_rows);
  return post;
}

std::string_view kind_of(Office office) {
  switch (office) {
    case Office::head_of_state: return "head-of-state";
    case Office::head_of_government: return "head-of-government";
    case Office::leader: return "leader";
  }
  return {};
}

Post post_of(const OfficeTerm& term) {
  Post post;
  post.office = term.title.empty() ? std::string_view(name_of(term.office)) : term.title;
  post.kind = kind_of(term.office);
  post.one = term.office != Office::leader;
  post.body = term.country;
  post.from = term.from;
  post.to = term.to;
  post.known_until = office_cut_off();
  post.sources = term.sources;
  return post;
}

void add_head_posts(std::string_view key, std::string_view name, std::vector<Post>& out) {
  const bool bare = key.starts_with(head_prefix);
  for (const HolderId id : holders_named(name)) {
    for (const OfficeTerm& term : holder(id).terms) {
      const bool same = bare ? term.wikidata.empty() && key.ends_with(term.country) : term.wikidata == key;
      if (same) out.push_back(post_of(term));
    }
  }
}

void add_posts(std::string_view key, std::vector<Post>& out) {
  const SortedLines& table = terms();
  for (std::size_t at = table.lower_bound(key); at < table.size(); at = table.next(at)) {
    const std::string_view line = table.line(at);
    if (field(line, term_person) != key) break;
    out.push_back(read_post(line));
  }
}

// The person whose term of head of state or government this is; nothing if the tables of people do not have it.
std::optional<OfficialId> official_of(const OfficeTerm& term) {
  for (const OfficialId id : officials_named(term.person)) {
    const std::string_view key = field(people().line(id), person_key);
    if (key == term.wikidata || (term.wikidata.empty() && key.starts_with(head_prefix) && key.ends_with(term.country)))
      return id;
  }
  return std::nullopt;
}

void add_heads(std::string_view kind, std::string_view country, std::vector<PostHolder>& out) {
  for (const Office office : {Office::head_of_state, Office::head_of_government}) {
    if (kind != kind_of(office)) continue;
    for (const OfficeTerm& term : terms_in(country, office))
      if (const auto id = official_of(term)) out.push_back({*id, post_of(term)});
  }
}

}  // namespace

std::vector<OfficialId> officials_named(std::string_view name) { return find(name, "name"); }
std::vector<OfficialId> officials_surnamed(std::string_view surname) { return find(surname, "surname"); }

Official official(OfficialId id) {
  const std::string_view line = people().line(id);
  Official person;
  person.id = id;
  person.key = field(line, person_key);
  person.name = field(line, person_name);
  person.spellings = field(line, person_spellings);
  person.born = read_term_date(field(line, person_born), false);
  person.died = read_term_date(field(line, person_died), true);
  person.lives = field(line, person_lives);
  add_head_posts(person.key, person.name, person.posts);
  add_posts(person.key, person.posts);
  return person;
}

Held was_running(const Post& post, Period on) {
  if (!on.known()) return Held::unknown;
  const bool from_known = post.from.days.known(), to_known = post.to.days.known();
  if (from_known && (to_known || post.to.open)) {
    const Day last = post.to.open ? post.known_until : post.to.days.first;
    if (post.from.days.last <= on.first && on.last <= last) return Held::yes;
  }
  const bool begins_after = from_known && on.last < post.from.days.first;
  const bool ends_before = to_known && post.to.days.last < on.first;
  if ((begins_after || ends_before) && on.last <= post.known_until) return Held::no;
  return Held::unknown;
}

Held held_post(const Official& person, std::string_view kind, std::string_view body, Period on) {
  Held result = Held::no;
  bool here = false;
  for (const Post& post : person.posts) {
    if (post.kind != kind || (!body.empty() && post.body != body)) continue;
    here = true;
    const Held held = was_running(post, on);
    if (held == Held::yes) return held;
    if (held == Held::unknown) result = held;
  }
  return here ? result : Held::unknown;
}

std::vector<PostHolder> terms_of(std::string_view kind, std::string_view body) {
  std::vector<PostHolder> found;
  add_heads(kind, body, found);
  const std::string key = std::string(kind).append("|").append(body);
  const SortedLines& table = terms_by_office();
  std::vector<OfficialId> seen;
  for (std::size_t at = table.lower_bound(key); at < table.size(); at = table.next(at)) {
    const std::string_view line = table.line(at);
    if (field(line, 0) != key) break;
    const auto id = static_cast<OfficialId>(people().lower_bound(field(line, 2)));
    if (std::find(seen.begin(), seen.end(), id) != seen.end()) continue;
    seen.push_back(id);
    std::vector<Post> posts;
    add_posts(field(line, 2), posts);
    for (const Post& post : posts)
      if (post.kind == kind && post.body == body) found.push_back({id, post});
  }
  std::stable_sort(found.begin(), found.end(), [](const PostHolder& a, const PostHolder& b) {
    return a.post.from.days.first < b.post.from.days.first;
  });
  return found;
}

std::vector<PostHolder> holders_of(std::string_view kind, std::string_view body, Period on) {
  std::vector<PostHolder> found = terms_of(kind, body);
  std::erase_if(found, [&](const PostHolder& holder) { return was_running(holder.post, on) != Held::yes; });
  return found;
}

std::vector<std::string_view> office_kinds_held() {
  std::vector<std::string_view> kinds;
  const SortedLines& table = terms_by_office();
  for (std::size_t at = table.begin(); at < table.size(); at = table.next(at)) {
    const std::string_view key = field(table.line(at), 0);
    if (kinds.empty() || kinds.back() != key) kinds.push_back(key);
  }
  return kinds;
}

std::vector<std::string_view> official_names() {
  std::vector<std::string_view> all;
  const SortedLines& table = names();
  for (std::size_t at = table.begin(); at < table.size(); at = table.next(at))
    if (all.empty() || all.back() != field(table.line(at), 0)) all.push_back(field(table.line(at), 0));
  return all;
}

std::string describe(const Post& post, std::string_view name) {
  std::string out(name);
  out.append(post.to.open ? " has been " : " was ").append(post.office);
  if (!post.place.empty() && post.office.find(" to ") == std::string_view::npos) out.append(" to ").append(post.place);
  if (post.office.find(post.body) == std::string_view::npos) out.append(" of ").append(post.body);
  const std::string from = to_prose(post.from), to = to_prose(post.to);
  if (post.to.open) return from.empty() ? out : out.append(" since ").append(from);
  if (!from.empty()) out.append(" from ").append(from);
  if (!to.empty()) out.append(from.empty() ? " until " : " to ").append(to);
  return out;
}

}  // namespace claims::reference
